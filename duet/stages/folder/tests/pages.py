"""How the pages answer; see tests/architecture/pages.py."""

from __future__ import annotations

from duet.stages.folder.tests import build
from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast


def built(cast: Cast) -> dict[str, object]:
    return {"pk": build.folder(cast.anna).pk}


PAGES = {
    "folder:folder": Page(above=200),
    "folder:build": Page(ONLY_ACTS, above=405),
    "folder:built": Page(row=built),
    "folder:again": Page(ONLY_ACTS, row=built),
    "folder:file": Page(row=built),
    "folder:drop": Page(ONLY_ACTS, row=built),
}
