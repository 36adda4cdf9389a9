"""The texts of a plan that can be compared, and their names in the address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from django.http import Http404

from duet.base.access.doors import Request
from duet.core.plans import Plan
from duet.stages.roadmaps.models import Roadmap

from ..models import AgreementRequest, Edition, WorkingText
from .words import by_order, on_day

NOW, PREVIOUS = "now", "previous"
# More are not offered in the list; their addresses work all the same.
OFFERED = 50


@dataclass(frozen=True, slots=True)
class Source:
    """A text by its name in the address, its title, and the way to read it."""

    code: str
    title: str
    read: Callable[[], Plan]


def sources(request: Request, plan: Roadmap) -> list[Source]:
    """The working text, the editions, what was sent for agreement, the plan of the year before; the latest first."""
    return [*_own(request, plan), *_of_last_year(request, plan)]


def _own(request: Request, plan: Roadmap) -> Iterator[Source]:
    yield Source(NOW, "Рабочий текст", lambda: WorkingText(plan).coming)
    editions = Edition.objects.visible_to(request.member).of(plan).light()[:OFFERED]
    for edition in editions:
        yield Source(str(edition.number), f"Редакция {edition.number}, {by_order(edition)}", partial(_words_of, edition))
    asked = AgreementRequest.objects.visible_to(request.member).of(plan).light()[:OFFERED]
    for one in asked:
        yield Source(f"r{one.pk}", f"Отправлено на согласование {on_day(one.asked_on)}", partial(_words_of, one))


def _words_of(kept: Edition | AgreementRequest) -> Plan:
    words: Plan = kept.words
    return words


def _of_last_year(request: Request, plan: Roadmap) -> Iterator[Source]:
    before = plan.previous_id and Roadmap.objects.visible_to(request.member).filter(pk=plan.previous_id).for_page().first()
    if before:
        yield Source(PREVIOUS, f"Прошлая карта: {before.period}", lambda: WorkingText(before).coming)


def chosen(offered: list[Source], code: str) -> Source:
    """The one of this name, or 404."""
    found = next((source for source in offered if source.code == code), None)
    if found is None:
        raise Http404("Такого текста у карты нет.")
    return found


def usual(offered: list[Source]) -> tuple[str, str]:
    """The last edition against the working text; without editions last year's plan; else the text against itself."""
    codes = [source.code for source in offered]
    edition = next((code for code in codes if code.isdecimal()), None)
    return edition or (PREVIOUS if PREVIOUS in codes else NOW), NOW
