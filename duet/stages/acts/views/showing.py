"""How acts are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from duet.base.access.doors import Request
from duet.base.tenancy.models import Member
from duet.core.calendar import in_words
from duet.core.regulation import Level, Term

from ..library import Entry, find
from ..models import Study
from ..remarks import WARN_DAYS


@dataclass(frozen=True, slots=True)
class Said:
    """A state in words and its sign."""

    sign: str
    word: str


@dataclass(frozen=True, slots=True)
class Line:
    """An act in the list: how it stands, one's own mark, how many have studied it."""

    entry: Entry
    said: Said
    studied_on: date | None
    is_asked: bool
    studied: int = 0


def entry_of(request: Request, key: str) -> Entry:
    """An act of the viewer's library, or 404."""
    found = find(request.member, key)
    if found is None:
        raise Http404("Такого акта в вашей правовой базе нет.")
    return found


def lines_of(found: list[Entry], member: Member, on: date, counts: dict[str, int]) -> list[Line]:
    """The acts with one's own marks. One query."""
    own = {mark.key: mark for mark in Study.objects.visible_to(member).of(member)}
    return [_line(entry, own.get(entry.key), on, counts) for entry in found]


def _line(entry: Entry, mark: Study | None, on: date, counts: dict[str, int]) -> Line:
    studied_on = mark.studied_on if mark else None
    is_asked = mark is not None and mark.asked_on is not None and studied_on is None
    return Line(entry, said_of(entry.term, on), studied_on, is_asked, counts.get(entry.key, 0))


def said_of(term: Term, on: date) -> Said:
    """How an act stands on the day."""
    if term.is_ahead(on) and term.since:
        return Said("idle", f"Начнёт действовать {in_words(term.since)} г.")
    if term.is_over(on) and term.until:
        return Said("gap", f"Утратил силу: действовал по {in_words(term.until)} г.")
    if term.ends_within(WARN_DAYS, on) and term.until:
        return Said("soon", f"Действует по {in_words(term.until)} г.")
    return Said("done", f"Действует по {in_words(term.until)} г." if term.until else "Действует")


def own_level(member: Member) -> Level:
    """What level an organisation of this kind usually adopts its acts at."""
    return {"region": Level.REGIONAL, "municipality": Level.MUNICIPAL}.get(member.organisation.kind, Level.LOCAL)
