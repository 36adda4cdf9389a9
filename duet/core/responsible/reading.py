"""A «Ответственные» cell to its parties (DOMAIN.md §11)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from . import lexicon
from .cleaning import clean
from .codes import role_code
from .grammar import read_phrases
from .lexicon import Sort
from .model import Party, PartyKind
from .people import Person
from .phrases import Phrase, oblique_cases
from .runs import Run, in_nominative, run_at
from .surnames import Surname, surname_in_nominative
from .tokens import Mark, Token, tokenize
from .words import NOMINATIVE, Form

_KINDS = {Sort.PERSON: PartyKind.ROLE, Sort.BODY: PartyKind.BODY, Sort.UNIT: PartyKind.BODY, Sort.THING: PartyKind.ROLE}
_LETTER = re.compile(r"[^\W\d_]")


def read_responsible(text: str, *, abbreviations: Mapping[str, str] = {}) -> tuple[Party, ...]:
    """Who is responsible, in the order of the text; an empty cell and a dash are nobody.

    ``abbreviations`` are those of the document and what they stand for: they tell a post from an organisation.
    """
    sorts = {short: sort for short, full in abbreviations.items() if (sort := _sort_of_meaning(full)) is not None}
    phrases = _with_roles_after_names(read_phrases(clean(text), sorts))
    cases = oblique_cases(phrases)
    parties = [party for phrase in phrases if (party := _party(phrase, cases)) is not None]
    return _without_repetitions(parties)


def _sort_of_meaning(full: str) -> Sort | None:
    run = run_at(tokenize(clean(full)), 0)
    return run.sort if run is not None and run.is_people_or_place else None


def _with_roles_after_names(phrases: Sequence[Phrase]) -> list[Phrase]:
    """«Синицына Е.А., заведующий МБДОУ № 18»: a post with an organisation belongs to the name before it.

    So does every post when the whole cell goes «name, post, name, post».
    """
    pairs = len(phrases) > 2 and len(phrases) % 2 == 0
    pairs = pairs and all(name.bare_person and _is_post(post) for name, post in zip(phrases[::2], phrases[1::2], strict=True))
    kept: list[Phrase] = []
    for phrase in phrases:
        if kept and kept[-1].bare_person and _is_post(phrase) and (pairs or _is_at_place(phrase)):
            phrase.person = kept.pop().person
        kept.append(phrase)
    return kept


def _is_post(phrase: Phrase) -> bool:
    """A post of one person, without a name yet."""
    head = phrase.head
    if head is None or phrase.person is not None or head.sort is not Sort.PERSON or head.capitals:
        return False
    return any(form.case == NOMINATIVE and not form.plural for form in head.forms)


def _is_at_place(phrase: Phrase) -> bool:
    named = any(token.mark in {Mark.NUMBER, Mark.QUOTED} for token in phrase.tokens)
    last = phrase.last
    return named or (phrase.has_complement and last is not None and last.sort in {Sort.ORGANISATION, Sort.LEGAL_FORM})


def _party(phrase: Phrase, cases: frozenset[str]) -> Party | None:
    form = _form_of_head(phrase, cases)
    title = _title(phrase, form)
    person, sure = _name(phrase.person, form.case if form else phrase.case)
    if not title and not person:
        return None
    return Party(
        kind=_kind(phrase, title),
        title=title,
        person=person,
        code=role_code(title) if title else "",
        plural=form.plural if form else False,
        by_agreement=phrase.by_agreement,
        sure=sure and _is_understood(phrase),
    )


def _form_of_head(phrase: Phrase, cases: frozenset[str]) -> Form | None:
    head = phrase.head
    if head is None or head.capitals or not head.forms:
        return None
    if phrase.case in head.cases:
        return head.likeliest(frozenset({phrase.case}))
    likeliest = head.likeliest(cases if head.sort is not Sort.PERSON else frozenset())
    whole = all(token.text != "," for token in phrase.tokens)  # a clause after a comma agrees with the form as written
    if whole and likeliest.case == NOMINATIVE and phrase.person is not None and not _is_in_nominative(phrase.person):
        return head.likeliest(head.cases - {NOMINATIVE})
    return likeliest


def _is_in_nominative(person: Person) -> bool:
    """False only for a surname that can be nothing but oblique."""
    found = surname_in_nominative(person.surname, person.case, person.gender)
    return found.text == person.surname or not found.sure


def _title(phrase: Phrase, form: Form | None) -> str:
    tokens = list(phrase.tokens)
    head = phrase.head
    if head is not None and form is not None and form.case != NOMINATIVE and not _is_governed(tokens, head):
        start = next(place for place, token in enumerate(tokens) if token is head.tokens[0])
        tokens[start : start + len(head.tokens)] = in_nominative(head.tokens, form)
        tokens = [_bracket_in_nominative(token, form) for token in tokens]
    text = "".join((" " if token.gap and place else "") + token.text for place, token in enumerate(tokens))
    return " ".join(text.split()).strip(" ,;/-–—") if _LETTER.search(text) else ""


def _is_governed(tokens: Sequence[Token], head: Run) -> bool:
    before = next((tokens[place - 1] for place, token in enumerate(tokens) if token is head.tokens[0] and place), None)
    return before is not None and before.mark is Mark.WORD


def _bracket_in_nominative(token: Token, form: Form) -> Token:
    """«родителей (законных представителей)»."""
    if token.mark is not Mark.BRACKET:
        return token
    inside = tokenize(token.text[1:-1])
    run = run_at(inside, 0)
    if run is None or form.case not in run.cases or run.headless:
        return token
    own = run.likeliest(frozenset({form.case}))
    words = [*in_nominative(run.tokens, own), *inside[len(run.tokens) :]]
    return replace(token, text="(" + "".join((" " if each.gap and place else "") + each.text for place, each in enumerate(words)) + ")")


def _name(person: Person | None, case: str) -> tuple[str, bool]:
    if person is None:
        return "", True
    found = (
        surname_in_nominative(person.surname, person.case or case, person.gender)
        if person.initials
        else Surname(person.surname, sure=False)
    )
    return f"{found.text} {person.initials}".strip(), found.sure


def _kind(phrase: Phrase, title: str) -> PartyKind:
    if not title:
        return PartyKind.PERSON
    if phrase.head is None:
        return PartyKind.ROLE
    if phrase.head.lemma == "комитет" and lexicon.is_inside_committee(title):
        return PartyKind.BODY
    return _KINDS.get(phrase.head.sort, PartyKind.ORGANISATION)


def _is_understood(phrase: Phrase) -> bool:
    if phrase.head is None:
        return phrase.bare_person
    return phrase.head.sort is not Sort.THING and phrase.tokens[0] is phrase.head.tokens[0]


def _without_repetitions(parties: Sequence[Party]) -> tuple[Party, ...]:
    """«УО, ОО УО, ОО» is what a torn page makes of «УО, ОО». The first party is the main one."""
    kept: dict[tuple[str, str], Party] = {}
    for party in parties:
        kept.setdefault((party.title.casefold(), party.person), party)
    return tuple(replace(party, main=place == 0) for place, party in enumerate(kept.values()))
