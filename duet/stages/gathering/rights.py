"""Who may bring lists of people in: whoever may write every card of the organisation (DOMAIN.md §2.3)."""

from __future__ import annotations

from duet.base.access.policy import at_home, grant
from duet.stages.persons.rights import keeper

RIGHTS = {
    "gathering.view": keeper & at_home,
    "gathering.upload": keeper & at_home,
    "gathering.understand": keeper & at_home,
    "gathering.mend": keeper & at_home,
    "gathering.decide": keeper & at_home,
    "gathering.write": keeper & at_home,
    "gathering.drop": keeper & at_home,
    "gathering.export": keeper & at_home,
}
grant(RIGHTS)
