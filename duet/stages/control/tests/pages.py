"""How the pages of control answer; see tests/architecture/pages.py."""

from duet.stages.roadmaps.tests import build
from tests.architecture.pages import Page
from tests.make import Cast


def plan(cast: Cast) -> dict[str, object]:
    return {"pk": build.plan(cast.lyceum, cast.anna).pk}


def file(cast: Cast) -> dict[str, object]:
    return {**plan(cast), "form": "docx"}


PAGES = {
    "control:plan": Page(row=plan, above=200),
    "control:plan_file": Page(row=file, above=200),
    "control:below": Page(at="town"),
    "control:below_file": Page(row=lambda cast: {"form": "docx"}, at="town"),
}
