"""Which span of which school year is asked for, and what the list is narrowed to: read from an address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.http import urlencode

from duet.core.accounting.quarters import Span, current, span_of, spans_of
from duet.stages.bases.models import FormChoice, Side
from duet.stages.persons.models import Status

from ..reckoning import NO_FORM, Wanted
from .years import Options, asked_year, years_to_choose

_SIDES = {"": "Наставники и наставляемые", Side.MENTOR: "Наставники", Side.MENTEE: "Наставляемые"}
_STATUSES = {"": "Кто угодно", **dict(Status.choices)}
_FORMS = {"": "Любая форма", **dict(FormChoice.choices), NO_FORM: "форма не выбрана"}
_MOVED = {"": "", "arrived": "прибывшие", "departed": "выбывшие"}


class Asked:
    """What is not understood is left out: an old link still shows a list."""

    def __init__(self, data: Mapping[str, str], *, on: date) -> None:
        now = current(on)
        self._now = now
        self.year = asked_year(data.get("year", ""), now.year)
        self.span: Span = span_of(self.year, data.get("quarter", "")) or span_of(self.year, now.key) or now
        self.wanted = Wanted(
            _one(data, "side", _SIDES), _one(data, "status", _STATUSES), _one(data, "form", _FORMS), _one(data, "moved", _MOVED)
        )

    @property
    def query(self) -> dict[str, str]:
        """The address without the page."""
        asked = {"year": str(self.year), "quarter": self.span.key, **self.wanted._asdict()}
        return {name: value for name, value in asked.items() if value}

    def url(self, **changes: str) -> str:
        """The same with something else."""
        asked = self.query | changes
        return "?" + urlencode({name: value for name, value in asked.items() if value})

    @property
    def years(self) -> Options:
        """School years to choose from."""
        return years_to_choose(self.year, self._now.year)

    @property
    def quarters(self) -> Options:
        """Spans of the year."""
        return [(span.key, span.title, span.key == self.span.key) for span in spans_of(self.year)]

    @property
    def sides(self) -> Options:
        """Both bases, or one."""
        return _options(_SIDES, self.wanted.side)

    @property
    def statuses(self) -> Options:
        """Who they are."""
        return _options(_STATUSES, self.wanted.status)

    @property
    def forms(self) -> Options:
        """Forms of mentoring."""
        return _options(_FORMS, self.wanted.form)

    @property
    def in_words(self) -> str:
        """What the list is narrowed to."""
        said = (_MOVED[self.wanted.moved], _SIDES[self.wanted.side], _STATUSES[self.wanted.status], _FORMS[self.wanted.form])
        given = [self.wanted.moved, self.wanted.side, self.wanted.status, self.wanted.form]
        return ", ".join(str(words).lower() for words, value in zip(said, given, strict=True) if value)


def _one(data: Mapping[str, str], name: str, known: Mapping[str, str]) -> str:
    value = data.get(name, "")
    return value if value in known else ""


def _options(words: Mapping[str, str], chosen: str) -> Options:
    return [(value, str(word), value == chosen) for value, word in words.items()]
