"""How the pages of editions answer; see tests/architecture/pages.py."""

from duet.stages.editions.models.stamps import mark_of, own_stamps
from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast

from . import build


def with_row(cast: Cast):
    made = build.plan(cast.lyceum, cast.anna)
    build.step(made)
    return made


def plan(cast: Cast) -> dict[str, object]:
    return {"pk": with_row(cast).pk}


def stamp(cast: Cast) -> dict[str, object]:
    made = with_row(cast)
    return {"pk": made.pk, "mark": mark_of(own_stamps(made)[0])}


def file(cast: Cast) -> dict[str, object]:
    return {"pk": with_row(cast).pk, "form": "xlsx"}


def edition(cast: Cast) -> dict[str, object]:
    return {"pk": build.edition(with_row(cast), cast.anna).pk}


def edition_file(cast: Cast) -> dict[str, object]:
    return {**edition(cast), "form": "xlsx"}


def asked(cast: Cast) -> dict[str, object]:
    return {"pk": build.request(with_row(cast), cast.anna).pk}


PAGES = {
    "editions:approval": Page(row=plan, above=200),
    "editions:approve": Page(ONLY_ACTS, row=plan),
    "editions:approve_paper": Page(ONLY_ACTS, row=plan),
    "editions:ask": Page(ONLY_ACTS, row=plan),
    "editions:new_stamp": Page(row=plan, above=403),
    "editions:stamp": Page(row=stamp, above=403),
    "editions:drop_stamp": Page(ONLY_ACTS, row=stamp),
    "editions:compare": Page(row=plan, above=200),
    "editions:download": Page(row=plan, above=200),
    "editions:file": Page(row=file, above=200),
    "editions:edition": Page(row=edition, above=200),
    "editions:edition_file": Page(row=edition_file, above=200),
    "editions:agreements": Page(at="town"),
    "editions:agreement": Page(row=asked, above=200),
    "editions:agree": Page(ONLY_ACTS, row=asked, at="town"),
    "editions:return": Page(ONLY_ACTS, row=asked, at="town"),
    "editions:withdraw": Page(ONLY_ACTS, row=asked),
}
