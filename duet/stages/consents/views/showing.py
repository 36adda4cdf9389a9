"""A consent in a line: what it is about, how it stands, until when, in words and with a sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duet.base.ui.words import day
from duet.core.consents import Kind

from ..models import Consent, State
from ..texts import ASKS

_SIGNS = {
    State.ASKED: ("work", "ждёт ответа"),
    State.GIVEN: ("done", "дано"),
    State.REFUSED: ("gap", "не дали"),
    State.WITHDRAWN: ("late", "отозвано"),
    State.REPLACED: ("idle", "заменено новым"),
    State.CANCELLED: ("idle", "просьба отменена"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """For the tag ``state``: its sign and words; ``about`` is what the consent is about."""

    consent: Consent
    about: str
    sign: str
    words: str


def shown(consent: Consent, on: date) -> Shown:
    """The consent as it stands on the day: «закончилось» is a look at it."""
    sign, words = _SIGNS[State(consent.state)]
    if consent.state == State.GIVEN and consent.until:
        if consent.until < on:
            sign, words = "gap", f"закончилось {day(consent.until, on)}"
        else:
            words = f"дано по {day(consent.until, on)}"
    return Shown(consent, ASKS[Kind(consent.kind)].about, sign, words)
