"""How the pages of reminders answer; see tests/architecture/pages.py."""

from duet.stages.roadmaps.tests import build
from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast


def step(cast: Cast) -> dict[str, object]:
    return {"pk": build.step(build.plan(cast.lyceum, cast.anna)).pk}


PAGES = {
    "reminders:reminders": Page(),
    "reminders:snooze": Page(ONLY_ACTS, row=step),
    "reminders:wake": Page(ONLY_ACTS, row=step),
    "reminders:settings": Page(),
    "reminders:rules": Page(),
    "reminders:letter": Page(),
}
