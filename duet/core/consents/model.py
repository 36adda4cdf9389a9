"""Consents as values: what was said, by whom, about what; and what may be done because of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

_GROWN_UP, _COSIGNS = 18, 14


class Kind(StrEnum):
    """Consents of DOMAIN.md §1.6.1, each a document of its own."""

    PROCESSING = "processing"  # PD-A of an adult, PD-B of a minor's representative
    COSIGNATURE = "cosignature"  # PD-C, a minor of 14 to 17 signs too
    DISSEMINATION = "dissemination"  # PD-D, PD-E
    TRANSFER = "transfer"  # PD-F
    PHOTO = "photo"  # PD-G
    PARTICIPATION = "participation"  # not about data: to take part in the programme
    MENTORING = "mentoring"  # not about data: to be a mentor (Labour Code art. 351.8)


class Says(StrEnum):
    """What a word says."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Voice(StrEnum):
    """Who speaks."""

    SELF = "self"
    REPRESENTATIVE = "representative"


class Field(StrEnum):
    """What may be published of a person, each by itself (order № 18)."""

    NAME = "name"
    PHOTO = "photo"
    POST = "post"
    CATEGORY = "category"
    ACHIEVEMENTS = "achievements"
    REVIEW = "review"
    CONTACT = "contact"


class Resource(StrEnum):
    """Where it may be published; the addresses are the organisation's own."""

    SITE = "site"
    VK = "vk"
    MAX = "max"
    TELEGRAM = "telegram"


class Use(StrEnum):
    """What may be done with a person's data past registration."""

    KEEP = "keep"  # requests, difficulties, competences, questionnaires, meetings
    MATCH = "match"  # look for a mentor or a mentee
    MENTOR = "mentor"  # name as a mentor in an order
    TRANSFER = "transfer"  # send by name; the cell's resource is the recipient
    PUBLISH = "publish"  # the cell is a field and a resource
    PHOTO = "photo"  # take and keep pictures


RECIPIENT_ABOVE = "above"
"""The recipient of a transfer to the bodies above the organisation; a partner is «partner:<number>»."""


class Cell(NamedTuple):
    """A field of a person in a place. An empty part stands for «not asked for in this use»."""

    field: str = ""
    resource: str = ""


NO_CELL = Cell()

EVERYTHING: frozenset[Cell] | None = None
"""The scope of a word that is about the whole consent."""


@dataclass(frozen=True, slots=True)
class Word:
    """Something said about a consent. ``until`` is the last day a given consent is good for; None is «until withdrawn».

    ``cells``: what a given consent allows, or what a withdrawal takes back; ``EVERYTHING`` is all of it. A given consent is the
    whole of what is allowed from then on: cells it does not name are forbidden.
    """

    kind: Kind
    says: Says
    on: date
    voice: Voice
    until: date | None = None
    cells: frozenset[Cell] | None = EVERYTHING


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom the words are about. Without a date of birth a learner counts as a minor and anybody else as an adult."""

    born_on: date | None = None
    learner: bool = False

    def turns(self, years: int) -> date | None:
        """The birthday; None when the date of birth is not known. Those of 29 February grow older on 1 March."""
        if self.born_on is None:
            return None
        try:
            return self.born_on.replace(year=self.born_on.year + years)
        except ValueError:
            return date(self.born_on.year + years, 3, 1)

    def is_minor(self, on: date) -> bool:
        """Whether a representative speaks for the person.

        >>> Subject(date(2010, 11, 21)).is_minor(date(2028, 11, 20)), Subject(learner=True).is_minor(date(2026, 1, 1))
        (True, True)
        """
        birthday = self.turns(_GROWN_UP)
        return self.learner if birthday is None else on < birthday

    def cosigns(self, on: date) -> bool:
        """Whether the person is 14 to 17, as far as is known."""
        birthday = self.turns(_COSIGNS)
        return birthday is not None and birthday <= on and self.is_minor(on)


@dataclass(frozen=True, slots=True)
class Rules:
    """What an organisation decided for itself: whether minors of 14 to 17 sign beside their representative (PD-C)."""

    cosignature: bool = False


@dataclass(frozen=True, slots=True)
class Permit:
    """What may be done, up to and including ``until`` (None: until something else is said)."""

    use: Use
    cell: Cell = NO_CELL
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Whether it is in force on the day."""
        return self.until is None or on <= self.until
