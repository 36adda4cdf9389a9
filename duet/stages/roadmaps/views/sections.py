"""The table of a plan by sections: its stages, then what a body above laid down; each with the rows of this page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import QueryDict

from duet.base.ui.words import plural

from ..models import Activity
from .counted import Counted
from .ruler import StageLine
from .table import PlanRow

_KEY = re.compile(r"a?[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Section:
    """A stage, or what came from above, with its rows on this page; ``folded`` hides them on the screen (never in print)."""

    line: StageLine
    key: str
    rows: list[PlanRow]
    folded: bool
    open_url: str

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return _anchor(self.key)

    @property
    def said(self) -> str:
        """What stands instead of the rows when it is folded."""
        number = self.line.total
        return (
            "Мероприятие выполнено"
            if number == 1
            else f"Все {number} {plural(number, 'мероприятие выполнено,мероприятия выполнены,мероприятий выполнены')}"
        )


def sections(counted: Counted, rows: Sequence[Activity], full: Mapping[int, PlanRow], asked: QueryDict, *, fold: bool) -> list[Section]:
    """The rows of the page under their sections; what is wholly done is folded until the address asks for it."""
    lines = counted.own | counted.laid
    # The address is anybody's to write: what is no key of a section is left out.
    unfolded = frozenset(key for key in asked.get("open", "").split("-") if _KEY.fullmatch(key))
    return [
        Section(
            line=lines[key],
            key=key,
            rows=[full[row.pk] for row in of_section],
            folded=fold and lines[key].is_finished and key not in unfolded,
            open_url=_open_url(asked, unfolded | {key}, key),
        )
        for key, of_section in groupby(rows, key=counted.key)
    ]


def _open_url(asked: QueryDict, unfolded: frozenset[str], key: str) -> str:
    query = asked.copy()
    query["open"] = "-".join(sorted(unfolded))
    return f"?{query.urlencode()}#{_anchor(key)}"


def _anchor(key: str) -> str:
    return key if key.startswith("a") else f"s{key}"
