"""A surname put into the nominative, when grammar leaves no doubt."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .words import ACCUSATIVE, DATIVE, GENITIVE, INSTRUMENTAL, NOMINATIVE, Form, nominative, word


class Surname(NamedTuple):
    """A surname in the nominative; not ``sure`` when it may stand in another case and nothing tells."""

    text: str
    sure: bool


_FEMALE = "femn"
_OBLIQUE_FEMALE = re.compile(r"(?<=[оеё]в)ой$|(?<=[иы]н)ой$")
_MALE_INSTRUMENTAL = re.compile(r"(?<=[оеё]в)ым$|(?<=[иы]н)ым$")
_POSSESSIVE = re.compile(r"(?:[оеё]в|[иы]н)(?P<end>а|у|е)$")
_MALE_ADJECTIVE = re.compile(r"(?<=[сц]к)(?:ого|ому|им|ом)$")
_FEMALE_ADJECTIVE = re.compile(r"(?<=[сц]к)(?:ой|ую)$")
_NEVER_CHANGES = re.compile(r"(?:ко|ых|их|аго|яго|о|э|и|ы)$")
_MEN_BY_CASE = {GENITIVE: "а", ACCUSATIVE: "а", DATIVE: "у"}


@lru_cache(maxsize=20_000)
def surname_in_nominative(text: str, case: str = "", gender: str = "") -> Surname:
    """The surname in the nominative. ``case`` and ``gender`` are what its neighbours tell, empty when they do not.

    «Ильиной» is a woman's whatever stands around; «Громову» is a man's in the dative and a woman's in the accusative.
    """
    if "-" in text:
        parts = [surname_in_nominative(part, case, gender) for part in text.split("-")]
        return Surname("-".join(part.text for part in parts), all(part.sure for part in parts))
    if case == NOMINATIVE:
        mistaken = _OBLIQUE_FEMALE.search(text) and not _is_mans(text)
        return Surname(text[:-2] + "а" if mistaken else text, sure=True)
    return _by_ending(text, case, gender) or _by_dictionary(text, case, gender)


def _by_ending(text: str, case: str, gender: str) -> Surname | None:
    if _OBLIQUE_FEMALE.search(text) and (case or not _is_mans(text)):
        return Surname(text[:-2] + "а", sure=True)
    if _MALE_INSTRUMENTAL.search(text):
        return Surname(text[:-2], sure=True)
    if _MALE_ADJECTIVE.search(text):
        return Surname(_MALE_ADJECTIVE.sub("ий", text), sure=True)
    if _FEMALE_ADJECTIVE.search(text):
        oblique = text.endswith("ую") or bool(case)
        return Surname(text[:-2] + "ая" if oblique else text, sure=oblique)
    if match := _POSSESSIVE.search(text):
        return _possessive(text, match["end"], case, gender)
    return Surname(text, sure=True) if _NEVER_CHANGES.search(text) else None


def _possessive(text: str, end: str, case: str, gender: str) -> Surname | None:
    """«Громова», «Громову», «Громове»."""
    if end == _MEN_BY_CASE.get(case) and (case != ACCUSATIVE or gender != _FEMALE):
        return Surname(text[:-1], sure=True)
    if end == "у" and case == ACCUSATIVE:
        return Surname(text[:-1] + "а", sure=True)
    return Surname(text, sure=end == "а" and not case)


def _by_dictionary(text: str, case: str, gender: str) -> Surname:
    if not case:
        return Surname(text, sure=not text.endswith(("у", "ю", "ом", "ем", "ой", "ей")))
    if gender == _FEMALE and not text.endswith(("ой", "ей", "у", "ю", "е", "ы")):
        return Surname(text, sure=True)
    for form in (Form(case, "sing", each) for each in ([gender] if gender else ["masc", _FEMALE])):
        put = nominative(text, form, noun=True)
        if put != text or case == INSTRUMENTAL:
            return Surname(put, sure=put != text)
    return Surname(text, sure=False)


def _is_mans(text: str) -> bool:
    """«Луговой», «Яровой» are men's in the nominative, «Беловой» is not, though it is an adjective too."""
    known = word(text.lower())
    adjective = any(form.case == NOMINATIVE for form in known.adjectives)
    return known.mans_surname or (adjective and not known.womans_surname)
