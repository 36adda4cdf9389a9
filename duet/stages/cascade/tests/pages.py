"""How the pages of plans sent down answer; see tests/architecture/pages.py."""

from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast

from . import build


def plan(cast: Cast) -> dict[str, object]:
    return {"pk": build.plan(cast.town, cast.dina).pk}


def sent(cast: Cast) -> dict[str, object]:
    made = build.plan(cast.town, cast.dina)
    build.publish(made, cast.dina)
    return {"pk": made.pk}


def row(cast: Cast) -> dict[str, object]:
    made = build.plan(cast.town, cast.dina)
    build.publish(made, cast.dina)
    return {"pk": made.activities.get(title="Положение").pk}


PAGES = {
    "cascade:plan": Page(row=sent, at="town"),
    "cascade:publish": Page(row=plan, at="town"),
    "cascade:again": Page(ONLY_ACTS, row=sent, at="town"),
    "cascade:withdraw": Page(ONLY_ACTS, row=sent, at="town"),
    "cascade:row": Page(row=row, at="town"),
}
