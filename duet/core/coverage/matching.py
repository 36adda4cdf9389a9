"""Signs against texts: which items a row tells of, by which words, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ..catalogue import Facts, item
from ..plans import PlanRow
from .fitting import Above, fit
from .language import STRONG, WEAK, Sign
from .model import DOUBTFUL
from .signs import EVERY, ITEMS, NO_STAGES, SECTIONS
from .unit import Unit, Vocabulary, unit_of

_FROM_TITLE, _FROM_SECTION, _FROM_PLAN = 0.08, 0.12, 0.12
_SAME_STAGE, _ONE_OF_STAGES, _OTHER_STAGE = 0.08, 0.04, -0.15
_HEADING_OF_ITEMS, _RESULT = 0.65, 0.75
_SPREAD, _WIDE = 0.1, 14
_OUTSIDE_THE_TABLE = -0.1
_OWN_PHRASE = 0.9
_SUREST = 0.99  # certainty is for what is known without reading
_SUBJECT = frozenset({"наставнич*", "модел*", "цмн"})  # what a title says of every row
_SHORT = 6  # words: «Сбор согласий» leans on the headings over it, a whole sentence speaks for itself


@dataclass(frozen=True, slots=True)
class Match:
    """An item told by words."""

    code: str
    confidence: float
    words: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the plan: its heading, what it says of stages, and the title of the plan over it."""

    stages: frozenset[int]
    above: tuple[tuple[Unit, float], ...]


@dataclass(frozen=True, slots=True)
class Matcher:
    """What is the same for all rows of a plan: the facts and the organisation's own words."""

    facts: Facts
    synonyms: Mapping[str, str]
    phrases: Mapping[str, tuple[frozenset[str], ...]]

    def section(self, heading: str, plan_title: str) -> Section:
        """What the headings over the rows of a section say."""
        unit = read_unit(heading, self.synonyms)
        subject = read_unit(plan_title, self.synonyms).only(_SUBJECT)
        return Section(stages_in(unit), ((unit, _FROM_SECTION), (subject, _FROM_PLAN)))

    def of_row(self, row: PlanRow, section: Section) -> Iterator[Match]:
        """The items a row tells of: by its items under its title, by the title itself, by its result.

        A title over items that tell something is a heading; over details («раз в месяц») it is the activity.
        """
        title = read_unit(row.title, self.synonyms)
        items = [read_unit(text, self.synonyms) for text in row.items]
        told = [match for unit in items for match in self._matches(unit, section, over=((title, _FROM_TITLE),))]
        yield from told
        if any(match.confidence >= DOUBTFUL for match in told):
            under = tuple((unit, _FROM_TITLE) for unit in items)
            yield from self._matches(title, section, over=under, alone=True, weight=_HEADING_OF_ITEMS)
        else:
            yield from self._matches(title, section)
        for unit in (title, *items):
            yield from self._own_phrases(unit)
        if row.result:
            yield from self._matches(read_unit(row.result, self.synonyms), section, alone=True, weight=_RESULT, least=STRONG)

    def of_aside(self, text: str) -> Iterator[Match]:
        """The items that a line of a local act settles."""
        unit = read_unit(text, self.synonyms)
        for code, sign in _signs():
            if sign.of_act and (match := self._match(code, sign, unit, ())):
                yield Match(code, round(match.confidence + _OUTSIDE_THE_TABLE, 2), match.words)

    def _matches(
        self, unit: Unit, section: Section, *, over: Above = (), alone: bool = False, weight: float = 1.0, least: float = 0.0
    ) -> Iterator[Match]:
        """``over`` are the texts of the row it may lean on; ``alone``: on nothing else. ``least`` is the least strength of a sign."""
        above = over if alone or len(unit.tokens) > _SHORT else (*over, *section.above)
        for code, sign in _signs():
            if sign.strength < least or not _tells_in(sign, section.stages):
                continue
            if match := self._match(code, sign, unit, over if sign.listed else above):
                confidence = match.confidence * weight + _hint(code, section.stages)
                yield Match(code, round(min(confidence, _SUREST), 2), match.words)

    def _match(self, code: str, sign: Sign, unit: Unit, above: Above) -> Match | None:
        """A weak sign tells only of what is wanted of this organisation."""
        if sign.strength <= WEAK and not self.facts.hold(item(code).condition):
            return None
        if sign.listed and (len(unit.tokens) > _SHORT or not above):
            return None
        found = fit(sign, unit, above)
        if found is None:
            return None
        return Match(code, sign.strength - found.cost - (_SPREAD if found.span > _WIDE else 0), found.words)

    def _own_phrases(self, unit: Unit) -> Iterator[Match]:
        """The organisation's own words for an item: all of them stand in the text."""
        if self.phrases:
            lemmas = {form for token in unit.tokens for form in token.forms}
            for code, phrases in self.phrases.items():
                if any(phrase <= lemmas for phrase in phrases):
                    yield Match(code, _OWN_PHRASE, unit.text)


def stages_in(heading: Unit) -> frozenset[int]:
    """The stages that a heading speaks of; none when it speaks of all the year or of nothing known."""
    found = [stages for sign, stages in SECTIONS if fit(sign, heading)]
    return NO_STAGES if NO_STAGES in found else NO_STAGES.union(*found)


def _tells_in(sign: Sign, stages: frozenset[int]) -> bool:
    """A sign of certain stages tells in them, and where the stage is not known unless it is too poor for that."""
    return not sign.within or bool(sign.within & stages) or (not stages and not sign.strict)


def read_unit(text: str, synonyms: Mapping[str, str]) -> Unit:
    """The text with the words of all signs found in it."""
    return unit_of(text, _vocabulary(), synonyms)


def _hint(code: str, stages: frozenset[int]) -> float:
    if not stages:
        return 0.0
    if item(code).stage not in stages:
        return _OTHER_STAGE
    return _SAME_STAGE if len(stages) == 1 else _ONE_OF_STAGES


@cache
def _signs() -> tuple[tuple[str, Sign], ...]:
    return tuple((code, sign) for code, signs in ITEMS.items() for sign in signs)


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary(EVERY)
