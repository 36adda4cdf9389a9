"""Who sees how a plan is carried out (requirement I6): whoever leads, and whoever stands above."""

from duet.base.access.policy import council, curator, deputy, grant, head, methodist, municipal, regional, upper

watcher = head | deputy | curator | methodist | council | municipal | regional

RIGHTS = {
    "control.view": watcher,
    "control.view_below": watcher & upper,
}
grant(RIGHTS)
