"""How the library is looked through: words and filters, all of it in the address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from duet.core.finding import has
from duet.core.regulation import Level, Topic

from ..library import Entry
from ..remarks import WARN_DAYS

METHODICAL = "methodical"
_LEVELS = {
    "": "Любой уровень",
    Level.FEDERAL: "Федеральные",
    Level.REGIONAL: "Региональные",
    Level.MUNICIPAL: "Муниципальные",
    Level.LOCAL: "Локальные",
    METHODICAL: "Методические материалы",
}
_TOPICS: dict[str, str] = {"": "О чём угодно"} | {topic: topic.label.capitalize() for topic in Topic}
_STATES = {"": "Действует сейчас", "ending": "Скоро кончится срок", "ahead": "Ещё не действует", "over": "Утратил силу", "all": "Все акты"}


class Sifting(forms.Form):
    """Every field may be empty, and what is not understood is left out: an old link still shows a list."""

    q = forms.CharField(label="Номер, название, слова", required=False, max_length=200)
    level = forms.ChoiceField(label="Уровень", required=False, choices=list(_LEVELS.items()))
    topic = forms.ChoiceField(label="О чём", required=False, choices=list(_TOPICS.items()))
    state = forms.ChoiceField(label="Действует или нет", required=False, choices=list(_STATES.items()))

    def __init__(self, data: Any, *, on: date) -> None:
        super().__init__(data, auto_id="sift-%s")
        self.on = on
        self.is_valid()

    @property
    def words(self) -> str:
        """What is looked for."""
        return str(self.cleaned_data.get("q") or "")

    @property
    def is_narrowed(self) -> bool:
        """Whether anything besides all acts of today was asked for."""
        return any(self.cleaned_data.values())

    @property
    def selects(self) -> list[forms.BoundField]:
        """The filters, drawn in a line."""
        return [self[name] for name in self.fields if name != "q"]

    def sift(self, found: Iterable[Entry]) -> list[Entry]:
        """The acts asked for, in their order."""
        return [entry for entry in found if self._is_asked(entry)]

    def _is_asked(self, entry: Entry) -> bool:
        asked = self.cleaned_data
        level, topic = asked.get("level"), asked.get("topic")
        if level and not (entry.is_methodical if level == METHODICAL else entry.level == level):
            return False
        if topic and topic not in entry.topics:
            return False
        return self._stands(entry, asked.get("state") or "") and has(entry.words, self.words)

    def _stands(self, entry: Entry, state: str) -> bool:
        match state:
            case "all":
                return True
            case "over":
                return entry.term.is_over(self.on)
            case "ahead":
                return entry.term.is_ahead(self.on)
            case "ending":
                return entry.term.ends_within(WARN_DAYS, self.on)
            case _:
                return entry.term.holds(self.on)
