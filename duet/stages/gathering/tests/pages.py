"""How the pages of lists answer; see tests/architecture/pages.py."""

from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast

from . import build


def on_review(cast: Cast) -> dict[str, object]:
    return {"pk": build.read(cast.anna).pk}


def with_refused(cast: Cast) -> dict[str, object]:
    return {"pk": build.read(cast.anna, "ФИО\tКласс\nКим Олег\t7в\nЛи\t7в").pk}


def row(cast: Cast) -> dict[str, object]:
    return {"pk": build.line(build.read(cast.anna)).pk}


PAGES = {
    "gathering:lists": Page(),
    "gathering:batch": Page(row=on_review),
    "gathering:columns": Page(ONLY_ACTS, row=on_review),
    "gathering:who": Page(ONLY_ACTS, row=on_review),
    "gathering:decide_all": Page(ONLY_ACTS, row=on_review),
    "gathering:write": Page(ONLY_ACTS, row=on_review),
    "gathering:again": Page(ONLY_ACTS, row=on_review),
    "gathering:drop": Page(ONLY_ACTS, row=on_review),
    "gathering:file": Page(row=on_review),
    "gathering:refused": Page(row=with_refused),
    "gathering:line": Page(row=row),
    "gathering:skip": Page(ONLY_ACTS, row=row),
    "gathering:decide": Page(ONLY_ACTS, row=row),
}
