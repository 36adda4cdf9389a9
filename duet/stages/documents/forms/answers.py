"""A form of what a kind of document asks, made of its ``asks``; it works without scripts.

A person is typed or chosen from what the browser offers; a name that is on nobody's card is kept as it is written. A list of people
is one name a line, so that it can be pasted from anywhere. A table has some empty rows, and a button gives more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html

from duet.base.ui.forms import DayField

from .. import pools
from ..desk import Desk
from ..kinds import Answers, Ask, Kind, Sort
from ..models import Document
from ..pools import Offer

SPARE, MORE, MOST_ROWS = 3, 5, 300
NO_SUCH = "Таких людей в базе несколько. Выберите из подсказки или допишите после запятой класс или должность."


class PersonField(forms.CharField):
    """A name; ``value_of`` gives what is kept of it."""

    def __init__(self, ask: Ask, desk: Desk, *, required: bool) -> None:
        self.ask, self.desk = ask, desk
        attrs = {"list": f"people-{ask.pool}", "autocomplete": "off"}
        super().__init__(label=ask.label, help_text=ask.help, required=required, max_length=400, widget=forms.TextInput(attrs))

    def clean(self, value: Any) -> Any:
        return person_answer(super().clean(value), self.ask.pool, self.desk)


class PeopleField(forms.CharField):
    """Names, one a line."""

    def __init__(self, ask: Ask, desk: Desk) -> None:
        self.ask, self.desk = ask, desk
        widget = forms.Textarea({"rows": 6})
        super().__init__(
            label=ask.label, help_text=ask.help or "По одному человеку в строке.", required=False, max_length=40_000, widget=widget
        )

    def clean(self, value: Any) -> Any:
        lines = [line.strip(" ;,\t") for line in str(super().clean(value) or "").splitlines()]
        return [person_answer(line, self.ask.pool, self.desk) for line in dict.fromkeys(lines) if line]


def person_answer(words: str, pool: str, desk: Desk) -> dict[str, Any]:
    """What is kept of a name: {"person": 5, "name": "…", "post": "…"}; nothing of an empty one. Raises ValidationError for namesakes."""
    words = " ".join(words.split())
    if not words:
        return {}
    people = pools.found(words, pool, desk.by, desk.on)
    if len(people) > 1:
        raise forms.ValidationError(NO_SUCH)
    if people:
        return {"person": people[0].pk, "name": people[0].full_name, "post": people[0].post}
    name, _, post = words.partition(",")
    return {"person": None, "name": name.strip(), "post": post.strip()}


def person_words(answer: Mapping[str, Any] | None, offered: Mapping[int, str]) -> str:
    """An answer as it is shown in the form again."""
    answer = answer or {}
    if answer.get("person") in offered:
        return offered[answer["person"]]
    return ", ".join(word for word in (answer.get("name", ""), "" if answer.get("person") else answer.get("post", "")) if word)


class AnswersForm(forms.Form):
    """``fields`` are the asks; of a table there is a field for each cell, «пары-0-наставник»."""

    def __init__(self, kind: Kind, desk: Desk, data: MultiValueDict[str, Any] | None = None, answers: Answers | None = None) -> None:
        self.kind, self.desk = kind, desk
        self.answers: Answers = answers if answers is not None else started(kind, desk)
        super().__init__(data=data, initial={})
        for ask in kind.asks:
            if ask.sort is Sort.ROWS:
                self._add_rows(ask)
            else:
                self.fields[ask.name] = self._field(ask)
                self.initial[ask.name] = self._shown(ask, self.answers.get(ask.name))

    @cached_property
    def pools(self) -> dict[str, list[Offer]]:
        """What the browser offers, by pool."""
        names = {ask.pool for ask in _every_ask(self.kind.asks) if ask.sort in (Sort.PERSON, Sort.PEOPLE)}
        return {name: pools.offers(name, self.desk.by, self.desk.on) for name in sorted(names)}

    @property
    def wants_more(self) -> str:
        """The table whose button «Ещё строки» was pressed, or nothing."""
        return str(self.data.get("more", ""))

    @property
    def is_wide(self) -> bool:
        """Whether there is a table among the asks: it needs the width of the page."""
        return any(ask.sort is Sort.ROWS for ask in self.kind.asks)

    def rows_of(self, ask: Ask) -> Iterator[list[forms.BoundField]]:
        """The cells of a table, row by row."""
        for row in range(self._counts[ask.name]):
            yield [self[f"{ask.name}-{row}-{column.name}"] for column in ask.columns]

    @cached_property
    def sections(self) -> list[tuple[Ask, Any]]:
        """Each ask with its field, or with its rows."""
        return [(ask, list(self.rows_of(ask)) if ask.sort is Sort.ROWS else self[ask.name]) for ask in self.kind.asks]

    def kept(self) -> dict[str, Any]:
        """The answers as they are kept in a row."""
        made: dict[str, Any] = {}
        for ask in self.kind.asks:
            if ask.sort is Sort.ROWS:
                made[ask.name] = [row for row in self._rows(ask) if any(row.values())]
            else:
                made[ask.name] = as_kept(self.cleaned_data.get(ask.name))
        return made

    def _rows(self, ask: Ask) -> Iterator[dict[str, Any]]:
        for row in range(self._counts[ask.name]):
            yield {column.name: as_kept(self.cleaned_data.get(f"{ask.name}-{row}-{column.name}")) for column in ask.columns}

    @cached_property
    def _counts(self) -> dict[str, int]:
        counts = {}
        for ask in self.kind.asks:
            if ask.sort is Sort.ROWS:
                said = str(self.data.get(f"{ask.name}-count", "")) if self.is_bound else ""
                filled = len(self.answers.get(ask.name) or ())
                count = int(said) if said.isdecimal() and len(said) < 5 else filled + SPARE
                counts[ask.name] = min(count + (MORE if self.wants_more == ask.name else 0), MOST_ROWS)
        return counts

    def _add_rows(self, ask: Ask) -> None:
        filled = list(self.answers.get(ask.name) or ())
        for row in range(self._counts[ask.name]):
            for column in ask.columns:
                name = f"{ask.name}-{row}-{column.name}"
                self.fields[name] = self._field(column)
                # On a wide screen only the first row shows its labels, without the number; they are read aloud whole.
                self.fields[name].label = format_html('{}<span class="row-said">, строка {}</span>', column.label, row + 1)
                if row < len(filled):
                    self.initial[name] = self._shown(column, filled[row].get(column.name))

    def _field(self, ask: Ask) -> forms.Field:
        words: dict[str, Any] = {"label": ask.label, "help_text": ask.help, "required": False}
        match ask.sort:
            case Sort.TEXT:
                return forms.CharField(**words, max_length=20_000, widget=forms.Textarea({"rows": 4}))
            case Sort.DAY:
                return DayField(**words)
            case Sort.NUMBER:
                return forms.IntegerField(**words, min_value=0, max_value=1_000_000)
            case Sort.FLAG:
                return forms.BooleanField(**words)
            case Sort.CHOICE:
                return forms.ChoiceField(**words, choices=[("", "Выберите"), *choices_of(ask, self.desk)])
            case Sort.CHOICES:
                return forms.MultipleChoiceField(**words, choices=choices_of(ask, self.desk), widget=forms.CheckboxSelectMultiple)
            case Sort.DOCUMENT:
                choices = [("", "Пока нет"), *documents_of(ask, self.desk)]
                return forms.TypedChoiceField(**words, choices=choices, coerce=int, empty_value=None)
            case Sort.PERSON:
                return PersonField(ask, self.desk, required=False)
            case Sort.PEOPLE:
                return PeopleField(ask, self.desk)
            case _:
                return forms.CharField(**words, max_length=500)

    def _shown(self, ask: Ask, answer: Any) -> Any:
        if ask.sort in (Sort.PERSON, Sort.PEOPLE):
            offered = {offer.pk: offer.words for offer in self.pools[ask.pool]}
            if ask.sort is Sort.PERSON:
                return person_words(answer, offered)
            return "\n".join(person_words(one, offered) for one in answer or ())
        if ask.sort is Sort.DAY and isinstance(answer, str) and answer:
            return date.fromisoformat(answer)
        return answer


def started(kind: Kind, desk: Desk) -> dict[str, Any]:
    """What is proposed before anything was answered."""
    return {ask.name: as_kept(ask.start(desk)) for ask in kind.asks if ask.start}


def as_kept(value: Any) -> Any:
    """A value as JSON keeps it: days as «2026-10-03», a document by its number."""
    return value.isoformat() if isinstance(value, date) else value


def choices_of(ask: Ask, desk: Desk) -> list[tuple[str, str]]:
    """What may be chosen."""
    return ask.choices(desk) if callable(ask.choices) else list(ask.choices)


def documents_of(ask: Ask, desk: Desk) -> list[tuple[int, str]]:
    """Documents of the kinds asked for, of any kind where none is named, that whoever asks may see; the newest first."""
    rows = Document.objects.visible_to(desk.by).exclude(state__in=["dropped", "annulled"])
    if ask.of:
        rows = rows.filter(kind__in=ask.of)
    return [
        (row.pk, f"{row.title} ({row.named if row.number else row.get_state_display().lower()})") for row in rows.order_by("-made_at")[:100]
    ]


def _every_ask(asks: tuple[Ask, ...]) -> Iterator[Ask]:
    for ask in asks:
        yield ask
        yield from ask.columns
