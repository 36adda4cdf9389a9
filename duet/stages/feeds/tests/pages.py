"""How the pages of feeds answer; see tests/architecture/pages.py."""

from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast

from . import build


def common(cast: Cast) -> dict[str, object]:
    return {"pk": build.feed(cast.lyceum).pk}


def address(cast: Cast) -> dict[str, object]:
    return build.address(build.feed(cast.anna))


PAGES = {
    "feeds:feeds": Page(),
    "feeds:open": Page(ONLY_ACTS),
    "feeds:change": Page(ONLY_ACTS, row=common),
    "feeds:remind": Page(ONLY_ACTS, row=common),
    # A calendar program has no log-in: the address is all it shows.
    "ical:feed": Page(row=address, stranger=200),
}
