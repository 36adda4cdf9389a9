"""How the pages of acts answer; see tests/architecture/pages.py."""

from __future__ import annotations

from duet.base.files.models import keep
from duet.stages.acts.models import Act
from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast


def _act(cast: Cast) -> Act:
    file = keep(b"%PDF-1.7", name="приказ.pdf", organisation=cast.lyceum, by=cast.anna)
    made: Act = Act.objects.create(organisation=cast.lyceum, level="local", kind="order", title="О парах", file=file, by=cast.anna)
    return made


def a_row(cast: Cast) -> dict[str, object]:
    return {"pk": _act(cast).pk}


def a_key(cast: Cast) -> dict[str, object]:
    return {"key": str(_act(cast).pk)}


PAGES: dict[str, Page] = {
    "acts:acts": Page(),
    "acts:add": Page(),
    "acts:check": Page(),
    "acts:edit": Page(row=a_row),
    "acts:retire": Page(row=a_row),
    "acts:restore": Page(ONLY_ACTS, row=a_row),
    "acts:act": Page(row=a_key),
    "acts:file": Page(row=a_key),
    "acts:study": Page(ONLY_ACTS, row=a_key),
    "acts:forget": Page(ONLY_ACTS, row=a_key),
    "acts:ask": Page(row=a_key),
    "acts:sheet": Page(row=lambda cast: {**a_key(cast), "form": "xlsx"}),
}
