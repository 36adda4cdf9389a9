"""Who is reminded, and who sets the numbers of an organisation."""

from __future__ import annotations

from duet.base.access.policy import at_home, grant
from duet.stages.organisations.rights import manager
from duet.stages.roadmaps.rights import reader

RIGHTS = {
    "reminders.view": reader,
    "reminders.snooze": reader & at_home,
    "reminders.prefer": reader,
    "reminders.set_rules": manager & at_home,
}
grant(RIGHTS)
