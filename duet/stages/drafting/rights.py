"""Who may draw up many documents at once."""

from __future__ import annotations

from duet.base.access.policy import at_home, grant
from duet.stages.documents.rights import leader

RIGHTS = {"drafting.start_package": leader & at_home}
grant(RIGHTS)
