"""Who checks a plan against the model and decides about it (requirement A7)."""

from duet.base.access.policy import at_home, council, curator, deputy, grant, head, methodist, municipal, psychologist, regional

keeper = curator | deputy | head | methodist | municipal | regional

RIGHTS = {
    "coverage.view": keeper | council | psychologist,
    "coverage.decide": keeper & at_home,
    "coverage.add": keeper & at_home,
}
grant(RIGHTS)
