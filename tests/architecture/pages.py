"""How every address of the program answers: the list that ``test_doors.py`` walks.

Each app keeps its part in ``<app>/tests/pages.py``: ``PAGES = {"pairs:pair": Page(row=lambda cast: {"pk": make.pair(cast.lyceum).pk})}``.
``row`` makes the row the address needs and gives the parts of the address besides the organisation. An address that nobody
listed fails the test, and so does a listed one that is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import duet
from duet.base.tenancy.models import Role
from tests.make import Cast

HOUSE = Path(duet.__file__).parent
# For a view that only acts: it has nothing to show.
ONLY_ACTS = 405


def no_row(cast: Cast) -> dict[str, object]:
    """The address needs nothing but the organisation."""
    return {}


@dataclass(frozen=True)
class Page:
    """One address. ``get`` is the answer to whoever may look; who may not gets 403, another organisation 404, a stranger the log-in.

    ``at`` names the organisation of the cast it is asked at. ``narrower`` is for roles that pass the door and still see less.
    ``stranger`` is the answer to a stranger where it is not the log-in: of public pages only. ``above`` is the answer to the
    coordinator of the body above, at her own desk, for the row of an organisation below: nothing, unless the page says so.
    """

    get: int = 200
    row: Callable[[Cast], Mapping[str, object]] = no_row
    at: str = "lyceum"
    narrower: Mapping[Role, int] = field(default_factory=dict)
    stranger: int = 302
    above: int = 404


# The look of pages belongs to nobody; the showcase is there only while developing.
LOOK = {"ui:appearance": Page(stranger=200), "ui:components": Page(get=404, stranger=404)}


def gather() -> dict[str, Page]:
    """The pages of all apps."""
    pages = dict(LOOK)
    for path in sorted(HOUSE.glob("*/*/tests/pages.py")):
        module = import_module(".".join(path.relative_to(HOUSE.parent).with_suffix("").parts))
        if twice := pages.keys() & module.PAGES.keys():
            raise ValueError(f"Listed twice: {', '.join(sorted(twice))}")
        pages |= module.PAGES
    return pages
