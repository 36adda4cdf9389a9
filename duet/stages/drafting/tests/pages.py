"""How the pages answer; see tests/architecture/pages.py."""

from __future__ import annotations

from tests.architecture.pages import Page

PAGES = {
    "drafting:package": Page(above=200),
    "drafting:interview": Page(above=200),
}
