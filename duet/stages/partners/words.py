"""How the state of agreements is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from duet.base.ui.words import count
from duet.core.calendar import in_words

from .checklist import CHECKS, done_of
from .models import Agreement, Envoy, Partner
from .terms import Standing, State, standing_of


@dataclass(frozen=True, slots=True)
class Said:
    """A state in words: the sign and its word, and what is added to it."""

    sign: str
    word: str
    more: str = ""

    @property
    def whole(self) -> str:
        """In one line."""
        return f"{self.word}, {self.more}" if self.more else self.word


def standing(partner: Partner, on: date) -> Standing:
    """How the partner stands; its agreements are prefetched in lists."""
    return standing_of((agreement.term for agreement in partner.agreements.all()), on)


def said_of(found: Standing) -> Said:
    """The state of a partner's agreements, in words."""
    last = f"{in_words(found.last_day)} г." if found.last_day else ""
    match found.state:
        case State.FORCE if not last:
            return Said("done", "Действует", "бессрочно")
        case State.FORCE:
            return Said("done", "Действует", f"до {last}{', потом продлится само' if found.prolongs else ''}")
        case State.ENDING:
            return Said("soon", f"Истекает {in_days(found.days)}", last)
        case State.AHEAD:
            return Said("idle", "Ещё не началось", f"начнёт действовать {last}")
        case State.OVER:
            return Said("late", "Истекло", last)
        case _:
            return Said("gap", "Нет соглашения")


def in_days(days: int) -> str:
    """«сегодня», «завтра», «через 45 дней»."""
    return ("сегодня", "завтра")[days] if days < 2 else f"через {count(days, 'день,дня,дней')}"


@dataclass(frozen=True, slots=True)
class Line:
    """An agreement as the page of its partner shows it."""

    agreement: Agreement
    sign: str
    word: str
    last_day: date | None
    may_renew: bool
    may_end: bool


def lines_of(agreements: Iterable[Agreement], on: date) -> list[Line]:
    """The agreements of one partner, each with what may be done with it."""
    listed = list(agreements)
    renewed = {agreement.renews_id for agreement in listed}
    return [_line(agreement, agreement.pk in renewed, on) for agreement in listed]


def _line(agreement: Agreement, is_renewed: bool, on: date) -> Line:
    term, last = agreement.term, agreement.last_day(on)
    if agreement.ended_early_on and agreement.ended_early_on <= on:
        sign, word = "gap", f"Расторгнуто с {in_words(agreement.ended_early_on)} г."
    elif term.holds(on):
        sign, word = ("done", "Действует")
    elif term.is_ahead(on):
        sign, word = "idle", "Ещё не началось"
    else:
        sign, word = ("idle", "Продлено новым") if is_renewed else ("late", "Истекло")
    may_end = agreement.ended_early_on is None and (last is None or on <= last)
    return Line(agreement, sign, word, last, may_renew=not is_renewed, may_end=may_end)


def admission(envoy: Envoy) -> Said:
    """How far the check-list of a person is filled in."""
    done = done_of(envoy.checks)
    return Said("done", "допуск: всё есть") if done == len(CHECKS) else Said("soon", f"допуск: {done} из {len(CHECKS)}")
