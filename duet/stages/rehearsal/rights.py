"""Who may play a year in the invented town: whoever keeps plans, each in a town of their own."""

from duet.base.access.policy import admin, at_home, curator, deputy, grant, head, methodist, municipal, regional
from duet.core.rights import Rule

playing = Rule("в репетиции", lambda member, subject: member.organisation.is_rehearsal)

RIGHTS = {
    "rehearsal.start": (head | deputy | curator | methodist | municipal | regional | admin) & at_home,
    "rehearsal.move": playing,
}
grant(RIGHTS)
