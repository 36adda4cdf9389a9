"""The yearly update of the base: what has happened to each card since the last one, and what has still to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from ..consents import Subject
from ..people import months_between
from ..people.young import YoungRule, age_on, is_young

# Lengths of service that change something: a young specialist no more, a mentor may be asked for, an anniversary of experience.
THRESHOLDS = (36, 60, 120, 180, 240, 300)
FIRST_MONTH, LAST_MONTH = 8, 10


class Found(StrEnum):
    """What is found of a card, in the order it is gone through."""

    NEW = "new"
    LEFT = "left"
    MOVED = "moved"
    FINISHED = "finished"
    DROPPED = "dropped"
    YOUNG = "young"
    GROWN = "grown"
    SERVICE = "service"
    MISSING = "missing"
    STALE = "stale"
    REST = "rest"


class Known(NamedTuple):
    """A card as the update sees it. ``in_base`` and ``was_in_base``: in a base of this school year, of the one before."""

    pk: int
    status: str
    born_on: date | None = None
    birth_year: int | None = None
    group: int | None = None
    group_closed: bool = False
    post: str = ""
    arrived_on: date | None = None
    left_on: date | None = None
    confirmed_on: date | None = None
    service_months: int | None = None
    service_on: date | None = None
    labelled: bool = False
    has_guardian: bool = False
    in_base: bool = False
    was_in_base: bool = False
    may_keep: bool = False

    @property
    def is_learner(self) -> bool:
        """A pupil or a student."""
        return self.status in ("pupil", "student")

    @property
    def is_teacher(self) -> bool:
        """Whose service and youth matter."""
        return self.status == "teacher"

    def service(self, on: date) -> int | None:
        """Months of service by the day."""
        if self.service_months is None:
            return None
        return self.service_months + (months_between(self.service_on, on) if self.service_on else 0)


@dataclass(frozen=True, slots=True)
class Campaign:
    """An update: what has changed after ``since`` is found; a card confirmed from ``start`` on has been looked at.

    ``groups`` are the numbers of the classes people were in at the last update. ``is_done``: this year's is finished, and these are
    its remains.
    """

    year: int
    on: date
    since: date
    start: date
    is_done: bool = False
    stale_months: int = 12
    young: YoungRule = field(default_factory=YoungRule)
    groups: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, year: int, on: date, last: date | None, *, is_done: bool = False, stale_months: int = 12,
           young: YoungRule | None = None, groups: Mapping[int, int] | None = None) -> Campaign:  # fmt: skip
        """The update of the school year that began in ``year``; ``last`` is the day of the one before, or of this year's own.

        >>> made = Campaign.of(2026, date(2026, 9, 15), None)
        >>> str(made.since), str(made.start)
        ('2025-10-01', '2026-08-01')
        """
        since = last or date(year - 1, LAST_MONTH, 1)
        start = since + timedelta(days=1) if is_done else max(date(year, FIRST_MONTH, 1), since + timedelta(days=1))
        return cls(year, on, since, start, is_done, stale_months, young or YoungRule(), groups or {})

    @property
    def due_on(self) -> date:
        """The first of October (C6)."""
        return date(self.year, LAST_MONTH, 1)


def looked_at(card: Known, campaign: Campaign) -> bool:
    """Whether somebody has said in this update that the card is right."""
    return card.confirmed_on is not None and card.confirmed_on >= campaign.start


def findings(card: Known, campaign: Campaign) -> dict[Found, bool]:
    """What is found of the card, and whether it has still to be looked at.

    >>> campaign = Campaign.of(2026, date(2026, 9, 15), date(2025, 9, 25))
    >>> findings(Known(1, "teacher", date(1980, 5, 1), post="учитель", arrived_on=date(2026, 9, 1), service_months=30,
    ...     confirmed_on=date(2026, 9, 1)), campaign)
    {<Found.NEW: 'new'>: False}
    """
    if card.left_on is not None:
        return {Found.LEFT: False} if card.left_on > campaign.since else {}
    is_new = card.arrived_on is not None and card.arrived_on > campaign.since
    waits = not looked_at(card, campaign)
    found: dict[Found, bool] = {Found.NEW: waits} if is_new else {}
    known = campaign.groups.get(card.pk)
    if known is not None and known != card.group:
        found[Found.MOVED] = waits
    if card.group_closed:
        found[Found.FINISHED] = waits
    if card.was_in_base and not card.in_base:
        found[Found.DROPPED] = waits
    if card.is_teacher and not is_new:
        found |= _by_time(card, campaign)
    if gaps(card, campaign.on):
        found[Found.MISSING] = True
    if _is_stale(card, campaign):
        found[Found.STALE] = True
    if waits and not any(pending for kind, pending in found.items() if kind is not Found.MISSING):
        found[Found.REST] = True
    return found


def _by_time(card: Known, campaign: Campaign) -> dict[Found, bool]:
    """What time alone has changed; looked at only if the card was confirmed after it had happened."""
    seen = card.confirmed_on if looked_at(card, campaign) else None
    on, since = campaign.on, campaign.since
    found: dict[Found, bool] = {}
    young, was_young = (_is_young(card, campaign, day) for day in (on, since))
    if young is not was_young:
        found[Found.YOUNG if young else Found.GROWN] = seen is None or _is_young(card, campaign, seen) is not young
    if passed(card, since, on):
        found[Found.SERVICE] = seen is None or bool(passed(card, seen, on))
    return found


def passed(card: Known, after: date, on: date) -> int | None:
    """The greatest threshold of service reached after one day and by another, in months.

    >>> passed(Known(1, "teacher", service_months=35, service_on=date(2026, 1, 1)), date(2026, 1, 15), date(2026, 2, 1))
    36
    """
    before, now = card.service(after), card.service(on)
    if before is None or now is None:
        return None
    return max((months for months in THRESHOLDS if before < months <= now), default=None)


def _is_young(card: Known, campaign: Campaign, on: date) -> bool:
    age = age_on(on, card.born_on, card.birth_year)
    return is_young(campaign.young, age=age, months=card.service(on), labelled=card.labelled)


def _is_stale(card: Known, campaign: Campaign) -> bool:
    return card.confirmed_on is None or months_between(card.confirmed_on, campaign.on) >= campaign.stale_months


def gaps(card: Known, on: date) -> list[str]:
    """What the card lacks, in words.

    >>> gaps(Known(1, "pupil", in_base=True), date(2026, 9, 1))
    ['дата рождения', 'класс или группа', 'законный представитель', 'согласие на обработку данных']
    """
    lacks = [] if card.born_on else ["дата рождения"]
    if card.is_learner and card.group is None:
        lacks.append("класс или группа")
    if card.is_learner and not card.has_guardian and _subject(card).is_minor(on):
        lacks.append("законный представитель")
    if card.is_teacher:
        lacks += [] if card.post else ["должность"]
        lacks += [] if card.service_months is not None else ["стаж"]
    if card.in_base and not card.may_keep:
        lacks.append("согласие на обработку данных")
    return lacks


def _subject(card: Known) -> Subject:
    born_on = card.born_on or (date(card.birth_year, 12, 31) if card.birth_year else None)
    return Subject(born_on, learner=True)


class Sorted(NamedTuple):
    """The cards of an update by what is found of them: those that wait first. ``total`` and ``confirmed`` count who is here."""

    waiting: dict[Found, list[int]]
    seen: dict[Found, list[int]]
    total: int
    confirmed: int

    def of(self, kind: Found) -> list[int]:
        """Everybody of a group."""
        return [*self.waiting[kind], *self.seen[kind]]


def sort(cards: Iterable[Known], campaign: Campaign) -> Sorted:
    """All cards at once, in the order they are given."""
    waiting: dict[Found, list[int]] = {kind: [] for kind in Found}
    seen: dict[Found, list[int]] = {kind: [] for kind in Found}
    total = confirmed = 0
    for card in cards:
        if card.left_on is None:
            total += 1
            confirmed += looked_at(card, campaign)
        for kind, waits in findings(card, campaign).items():
            (waiting if waits else seen)[kind].append(card.pk)
    return Sorted(waiting, seen, total, confirmed)
