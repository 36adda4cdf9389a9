"""Words and their grammar: what a word may be, and the same word in the nominative.

The dictionary is opened on the first question, not on import. Every answer about a word is remembered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3.analyzer import Parse

NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE, INSTRUMENTAL = "nomn", "gent", "datv", "accs", "ablt"
PLURAL = "plur"
_CASES = {"gen1": GENITIVE, "gen2": GENITIVE, "acc2": ACCUSATIVE, "loc1": "loct", "loc2": "loct"}
_FAMILIAR = re.compile("[A-Za-zА-Яа-яЁё0-9-]{1,60}")
_USUAL = {"учители": "учителя"}  # the dictionary prefers those of mankind
_CACHE = 20_000
_LEAST_SCORE = 0.004
_LEAST_SHARE = 0.3


class Form(NamedTuple):
    """A form of a noun or an adjective. ``gender`` is empty in the plural: it does not show there."""

    case: str
    number: str
    gender: str

    @property
    def plural(self) -> bool:
        return self.number == PLURAL


Forms = frozenset[Form]
NO_FORMS: Forms = frozenset()
ANY_FORM: Forms = frozenset(
    Form(case, number, gender)
    for case in (NOMINATIVE, GENITIVE, DATIVE, ACCUSATIVE, INSTRUMENTAL, "loct")
    for number, genders in (("sing", ("masc", "femn", "neut")), (PLURAL, ("",)))
    for gender in genders
)


@dataclass(frozen=True, slots=True)
class Word:
    """What a written word may be. ``lemma`` is that of its noun, else of its likeliest reading.

    ``nouns`` are the forms of the noun and ``adjectives`` those of the adjective or participle it may be. ``person``
    tells a noun that names people; ``known`` a word of the dictionary; ``surname`` and ``first_name`` what it may be
    when capitalised,
    ``only_name`` one that is nothing else,
    ``mans_surname`` a man's in the nominative, ``womans_surname`` a woman's in any case.
    """

    lemma: str
    nouns: Forms = NO_FORMS
    adjectives: Forms = NO_FORMS
    person: bool = False
    participle: bool = False
    verb: bool = False
    known: bool = False
    surname: bool = False
    first_name: bool = False
    only_name: bool = False
    mans_surname: bool = False
    womans_surname: bool = False


@cache
def _analyzer() -> MorphAnalyzer:
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 — it takes longer to load than the rest of the package

    return MorphAnalyzer()


@lru_cache(maxsize=_CACHE)
def word(text: str) -> Word:
    """The word as the dictionary knows it, or guesses it."""
    if not _FAMILIAR.fullmatch(text):
        return Word(lemma=text.lower())  # the dictionary fails on letters of rare scripts
    parses = _analyzer().parse(text.lower())
    likely = [parse for parse in parses if parse.score >= _LEAST_SCORE]
    known = _analyzer().word_is_known(text.lower()) or all(map(_analyzer().word_is_known, text.lower().split("-")))
    common = [parse for parse in likely if not _is_name(parse)]
    nouns = [parse for parse in common if "NOUN" in parse.tag] or _names_of_people(likely)
    if not known:
        nouns = [parse for parse in nouns if parse.normal_form == nouns[0].normal_form]
    parts = _parts(text)
    if parts and not nouns and word(parts[0]).person:
        return word(parts[0])  # «наставник-наставляемый» goes by its first word
    return Word(
        lemma=_lemma(_main_noun(nouns) or likely[0]).replace("ё", "е"),
        nouns=_forms(nouns),
        adjectives=_forms([parse for parse in common if parse.tag.POS in {"ADJF", "PRTF"}]),
        person=_names_people(nouns) or any(word(part).person for part in parts),
        participle=any("PRTF" in parse.tag for parse in common),
        verb=parses[0].tag.POS in {"VERB", "INFN", "GRND", "PRTS"},
        known=known,
        surname=any("Surn" in parse.tag for parse in parses),
        first_name=any("Name" in parse.tag for parse in parses) and known,
        only_name=not common,
        mans_surname=any("Surn" in parse.tag and {"masc", NOMINATIVE} in parse.tag for parse in parses),
        womans_surname=any("Surn" in parse.tag and "femn" in parse.tag for parse in parses),
    )


def _parts(text: str) -> list[str]:
    """«HR» and «специалист»; none when no hyphen joins them."""
    return [part for part in text.split("-") if part] if "-" in text else []


def is_known(text: str) -> bool:
    """Whether the dictionary holds the word, or every part of it that hyphens join."""
    return word(text).known


@lru_cache(maxsize=_CACHE)
def nominative(text: str, form: Form, *, noun: bool) -> str:
    """The word put from ``form`` into the nominative of the same number, in the same letters (capitals, «е» for «ё»)."""
    if form.case == NOMINATIVE:
        return text
    if "-" in text:
        return "-".join(nominative(part, form, noun=noun) for part in text.split("-"))
    parses = _analyzer().parse(text.lower())
    fitting = [parse for kind in (noun, not noun) for parse in parses if _fits(parse, form, noun=kind)]
    puts = (parse.inflect({NOMINATIVE, form.number}) for parse in fitting)
    return next((_dressed_like(_USUAL.get(put.word, put.word), text) for put in puts if put is not None), text)


def _fits(parse: Parse, form: Form, *, noun: bool) -> bool:
    tag = parse.tag
    return ("NOUN" in tag) is noun and (noun or tag.POS in {"ADJF", "PRTF"}) and form in _forms([parse])


def _dressed_like(put: str, text: str) -> str:
    put = put if "ё" in text.lower() else put.replace("ё", "е")
    if text.isupper() and len(text) > 1:
        return put.upper()
    return put[:1].upper() + put[1:] if text[:1].isupper() else put


def _is_name(parse: Parse) -> bool:
    return any(mark in parse.tag for mark in ("Surn", "Name", "Patr", "Abbr", "Geox", "Init")) and "NOUN" in parse.tag


def _names_of_people(parses: list[Parse]) -> list[Parse]:
    """Names of places and people, for a word that is nothing else."""
    return [] if any(parse.tag.POS in {"ADJF", "PRTF"} for parse in parses) else [p for p in parses if "NOUN" in p.tag]


def _main_noun(nouns: list[Parse]) -> Parse | None:
    return next((parse for parse in nouns if parse.normal_form.endswith("ика")), nouns[0] if nouns else None)


def _lemma(parse: Parse) -> str:
    """A participle is not its verb: «заведующей» is of «заведующий»."""
    put = parse.inflect({"masc", "sing", NOMINATIVE}) if "PRTF" in parse.tag else None
    return str(put.word if put else parse.normal_form)


def _names_people(nouns: list[Parse]) -> bool:
    """«физики» is first of all a subject; «тьютор» is a man whatever the dictionary guesses."""
    main = _main_noun(nouns)
    if main is None or (main.normal_form.endswith("ика") and "inan" in main.tag):
        return False
    people = sum(parse.score for parse in nouns if "anim" in parse.tag and not _is_name(parse))
    mostly = people >= _LEAST_SHARE * sum(parse.score for parse in nouns)
    return bool(mostly or main.normal_form.endswith(("тор", "сёр")))


def _forms(parses: list[Parse]) -> Forms:
    return frozenset(
        Form(_CASES.get(str(tag.case), str(tag.case)), str(tag.number), "" if tag.number == PLURAL else _gender(parse))
        for parse in parses
        for tag in (parse.tag,)
        if tag.case and tag.number
    )


def _gender(parse: Parse) -> str:
    return "femn" if "ms-f" in parse.tag and parse.normal_form.endswith(("а", "я")) else str(parse.tag.gender or "masc")
