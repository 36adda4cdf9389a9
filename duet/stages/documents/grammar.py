"""Names, posts and organisations by cases, as this organisation writes them: a person's correction beats the rules (requirement B3)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from duet.base.tenancy.models import Organisation
from duet.core.declension import Forms, Gender, decline_name, decline_organisation, decline_post, gender_of
from duet.core.declension.model import fixed

from .models import Spelling, SpellingSort


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words whose cases a person should look at before they are printed."""

    sort: str
    words: str
    gender: str
    forms: Forms


class Grammar:
    """Declines for one organisation; what it was not sure of is gathered in ``doubts``, each once."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation
        self._doubts: dict[tuple[str, str], Doubt] = {}

    @property
    def doubts(self) -> list[Doubt]:
        """In the order they were met."""
        return list(self._doubts.values())

    @cached_property
    def _spelt(self) -> dict[tuple[str, str], Spelling]:
        rows = Spelling.objects.at_desk_of(self._organisation)
        return {(row.sort, row.nominative): row for row in rows}

    def name(self, full_name: str, sex: str = "") -> Forms:
        """A full name; ``sex`` («m», «f») where the card says it."""
        return self._declined(SpellingSort.NAME, full_name, self.gender(full_name, sex))

    def post(self, post: str) -> Forms:
        """A post."""
        return self._declined(SpellingSort.POST, post, None)

    def organisation(self, name: str) -> Forms:
        """The name of an organisation."""
        return self._declined(SpellingSort.ORGANISATION, name, None)

    def gender(self, full_name: str, sex: str = "") -> Gender | None:
        """What a person said, else what the card says, else what the name itself tells."""
        spelt = self._spelt.get((SpellingSort.NAME, " ".join(full_name.split())))
        known = (spelt.gender if spelt else "") or sex
        return Gender(known) if known in (Gender.MALE, Gender.FEMALE) else gender_of(full_name)

    def _declined(self, sort: SpellingSort, words: str, gender: Gender | None) -> Forms:
        words = " ".join(words.split())
        if not words:
            return fixed("")
        if spelt := self._spelt.get((sort, words)):
            return spelt.forms
        match sort:
            case SpellingSort.NAME:
                forms = decline_name(words, gender)
            case SpellingSort.POST:
                forms = decline_post(words)
            case SpellingSort.ORGANISATION:
                forms = decline_organisation(words)
        if forms.doubtful:
            self._doubts.setdefault((sort, words), Doubt(sort, words, gender or "", forms))
        return forms
