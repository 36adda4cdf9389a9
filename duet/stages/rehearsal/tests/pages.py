"""How the pages of rehearsals answer; see tests/architecture/pages.py."""

from tests.architecture.pages import ONLY_ACTS, Page

PAGES = {
    "rehearsal:rehearsal": Page(),
    "rehearsal:start": Page(ONLY_ACTS),
    "rehearsal:move": Page(ONLY_ACTS),
    "rehearsal:end": Page(ONLY_ACTS),
}
