"""How the pages of checks answer; see tests/architecture/pages.py."""

from duet.stages.roadmaps.tests import build
from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast


def plan(cast: Cast) -> dict[str, object]:
    return {"pk": build.plan(cast.lyceum, cast.anna).pk}


def item(cast: Cast) -> dict[str, object]:
    return {**plan(cast), "code": "ST1-08"}


PAGES = {
    "coverage:check": Page(row=plan, above=200),
    "coverage:add": Page(ONLY_ACTS, row=plan),
    "coverage:answer": Page(ONLY_ACTS, row=plan),
    "coverage:link": Page(ONLY_ACTS, row=plan),
    "coverage:waive": Page(row=item, above=403),
    "coverage:want": Page(ONLY_ACTS, row=item),
}
