"""Who may look whether a year is ready, and take its folder: it names everybody, so nobody below those who lead mentoring."""

from __future__ import annotations

from duet.base.access.policy import at_home, dpo, grant
from duet.stages.documents.rights import leader

RIGHTS = {
    "folder.view": (leader | dpo) & at_home,
    "folder.build": leader & at_home,
    "folder.repeat": leader & at_home,
    "folder.take": leader & at_home,
    "folder.drop": leader & at_home,
}
grant(RIGHTS)
