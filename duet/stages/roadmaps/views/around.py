"""What stands around the ribbon and the calendar: the head of the plan and the filters of the table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from duet.base.access.doors import Request

from ..models import Activity
from .above import lines_above
from .answering import parties_of
from .counted import Counted
from .frame import plan_frame
from .sieving import panel, shown_words
from .sifting import Sieve, choices, sifted


def around(
    request: Request, counted: Counted, sieve: Sieve, found: list[Activity], page: str, *, kept: Iterable[tuple[str, str]] = ()
) -> dict[str, Any]:
    """The context of ``plan_head.html`` and ``sieve.html``; ``found`` is what ``sieve.narrowed``, ``kept`` else of the address stays."""
    frame = plan_frame(request, counted.plan, page, query=sieve.query)
    rows = Activity.objects.visible_to(request.member).filter(roadmap__in=[counted.plan.pk, *counted.beside])
    return frame | {
        "lines": [*lines_above(counted.plan), *frame["lines"]],
        "sieve": sieve,
        "filters": choices(found, sieve.show, request.path, sieve),
        "panel": panel(sieve, counted, parties_of(rows, request.member), own=frame["own"]),
        "kept": [(name, value) for name, value in (("show", sieve.show), *kept) if value],
        "shown_words": shown_words(sieve, len(sifted(found, sieve.show)), len(counted.rows)),
        "everything_url": request.path,
    }
