"""Who may send a plan down and see how it is carried out (requirement A11, DOMAIN.md §2.3)."""

from duet.base.access.policy import at_home, curator, deputy, grant, head, methodist, municipal, regional, upper

sender = head | deputy | curator | municipal | regional
watcher = sender | methodist

RIGHTS = {
    "cascade.view": watcher & upper,
    "cascade.publish": sender & upper & at_home,
    "cascade.withdraw": sender & upper & at_home,
}
grant(RIGHTS)
