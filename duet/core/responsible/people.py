"""People in a cell: «Громов П.С.», «П.С. Громов», «Ветрова Анна Андреевна»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from . import lexicon
from .tokens import Mark, Token
from .words import ACCUSATIVE, DATIVE, GENITIVE, INSTRUMENTAL, NOMINATIVE, word


@dataclass(frozen=True, slots=True)
class Person:
    """A name as written. ``case`` and ``gender`` are told by a patronymic, empty without one."""

    surname: str
    initials: str
    tokens: tuple[Token, ...]
    case: str = ""
    gender: str = ""


Item = Token | Person
_MOST_INITIALS = 3
_TURKIC = frozenset({"оглы", "оглу", "кызы", "гызы", "улы", "уулу", "кизи", "гизи"})
_PATRONYMIC = re.compile(r"(?:[ое]вич|[ьи]ич|[^аеиоуыэюя]мич|[кл]ич)(?P<man>|а|у|ем|е)$|(?:[ое]вн|иничн|ичн)(?P<woman>а|ы|е|у|ой|ою)$")
_SURNAME = re.compile(r"(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая)|енко|[ую]к|швили|дзе|[яа]н)$")
_MAN = {"": NOMINATIVE, "а": GENITIVE, "у": DATIVE, "ем": INSTRUMENTAL, "е": "loct"}
_WOMAN = {"а": NOMINATIVE, "ы": GENITIVE, "е": DATIVE, "у": ACCUSATIVE, "ой": INSTRUMENTAL, "ою": INSTRUMENTAL}


def find_people(tokens: Sequence[Token]) -> list[Item]:
    """The tokens with every name put together into one item."""
    items: list[Item] = []
    position = 0
    while position < len(tokens):
        found = _person_at(tokens, position)
        taken = found.tokens if found else (tokens[position],)
        items.extend([found] if found and not _after_name_of(tokens, position) else taken)
        position += len(taken)
    return items


def _person_at(tokens: Sequence[Token], at: int) -> Person | None:
    if tokens[at].mark is Mark.INITIAL:
        return _initials_first(tokens, at)
    if not _is_capitalised(tokens[at]):
        return None
    return _surname_first(tokens, at) or _full_name(tokens, at)


def _initials_first(tokens: Sequence[Token], at: int) -> Person | None:
    end = _end_of_initials(tokens, at)
    if end == len(tokens) or not _may_be_surname(tokens[end]):
        return None
    return _person(tokens, at, end + 1, surname=end)


def _surname_first(tokens: Sequence[Token], at: int) -> Person | None:
    start, surname = _double_surname(tokens, at)
    end = _end_of_initials(tokens, start)
    if end == start or not _may_be_surname(tokens[at]):
        return None
    follows = end < len(tokens) and tokens[end].gap != "\n" and _looks_like_surname(tokens[end])
    follows = follows and _end_of_initials(tokens, end + 1) == end + 1
    if follows and not _looks_like_surname(tokens[at]):
        return None  # «Школа А.А. Громова»: the initials belong to what follows
    initials = "".join(token.text.rstrip(".") + "." for token in tokens[start:end])
    return Person(surname, initials, tuple(tokens[at:end]))


def _double_surname(tokens: Sequence[Token], at: int) -> tuple[int, str]:
    """«Римская - Полянская»: where the surname ends, and the surname."""
    dashed = at + 2 < len(tokens) and tokens[at + 1].text in {"-", "–"} and tokens[at + 2].mark is Mark.WORD
    if dashed and _may_be_surname(tokens[at + 2]) and _end_of_initials(tokens, at + 3) > at + 3 and _looks_like_surname(tokens[at]):
        return at + 3, f"{tokens[at].text}-{tokens[at + 2].text}"
    return at + 1, tokens[at].text


def _person(tokens: Sequence[Token], start: int, end: int, *, surname: int) -> Person:
    initials = "".join(token.text.rstrip(".") + "." for token in tokens[start:end] if token.mark is Mark.INITIAL)
    return Person(tokens[surname].text, initials, tuple(tokens[start:end]))


def _end_of_initials(tokens: Sequence[Token], at: int) -> int:
    end = at
    while end < len(tokens) and end - at < _MOST_INITIALS and tokens[end].mark is Mark.INITIAL:
        end += 1
    return end


def _full_name(tokens: Sequence[Token], at: int) -> Person | None:
    """Surname, name and patronymic, in either order; the name alone with a patronymic; surname and name."""
    names = _capitalised_run(tokens, at)
    patronymic = next((place for place, token in enumerate(names) if place and _PATRONYMIC.search(token.low)), None)
    if patronymic is None:
        return _turkic(names) or _two_names(names)
    if patronymic == 1 and len(names) > 2 and _looks_like_surname(names[2]):
        return _named(names[:3], surname=names[2], given=names[0], father=names[1])
    if patronymic == 1:
        return Person(f"{names[0].text} {names[1].text}", "", tuple(names[:2]))
    return _named(names[:3], surname=names[0], given=names[1], father=names[2]) if patronymic == 2 else None


def _named(names: Sequence[Token], *, surname: Token, given: Token, father: Token) -> Person:
    match = _PATRONYMIC.search(father.low)
    man, woman = (match["man"], match["woman"]) if match else (None, None)
    case = _MAN[man] if man is not None else _WOMAN.get(woman or "", "")
    initials = f"{given.text[0]}.{father.text[0]}."
    return Person(surname.text, initials, tuple(names), case, "masc" if man is not None else "femn")


def _turkic(names: Sequence[Token]) -> Person | None:
    """«Мамедова Ульвия Хафиз гызы» is «Мамедова У.Х.Г.»."""
    end = next((place for place, token in enumerate(names) if token.low in _TURKIC), None)
    if end != 3:
        return None
    initials = "".join(f"{token.text[0].upper()}." for token in names[1:4])
    return Person(names[0].text, initials, tuple(names[:4]), NOMINATIVE)


def _two_names(names: Sequence[Token]) -> Person | None:
    if len(names) < 2:
        return None
    first, second = names[0], names[1]
    if _is_first_name(second) and _looks_like_surname(first):
        return Person(first.text, f"{second.text[0]}.", (first, second))
    if _is_first_name(first) and _looks_like_surname(second):
        return Person(second.text, f"{first.text[0]}.", (first, second))
    return None


def _capitalised_run(tokens: Sequence[Token], at: int) -> list[Token]:
    run = [tokens[at]]
    for token in tokens[at + 1 : at + 4]:
        if not (_is_capitalised(token) or token.low in _TURKIC):
            break
        run.append(token)
    return run


def _is_capitalised(token: Token) -> bool:
    return token.mark is Mark.WORD and token.text[:1].isupper() and len(token.text) > 1


def _is_first_name(token: Token) -> bool:
    return word(token.low).first_name and not word(token.low).person


def _may_be_surname(token: Token) -> bool:
    """A capitalised word that is not a post."""
    return token.mark is Mark.WORD and token.text[:1].isupper() and len(token.text) > 1 and not _is_post(token)


def _is_post(token: Token) -> bool:
    parts = {word(part).lemma for part in token.low.split("-")}
    return bool(parts & lexicon.COMMON_POSTS) or word(token.low).lemma in lexicon.POSTS_LIKE_ADJECTIVES


def _looks_like_surname(token: Token) -> bool:
    """A word the dictionary has as a surname, or does not have at all."""
    return _may_be_surname(token) and (word(token.low).surname or not word(token.low).known)


def _after_name_of(tokens: Sequence[Token], at: int) -> bool:
    """«школа имени А.А. Громова»: not a person of the cell."""
    return at > 0 and tokens[at - 1].key in {"им", "имени"}


def is_surname_alone(token: Token) -> bool:
    """A capitalised word that can be nothing but a surname, or an unknown one with the ending of surnames."""
    if token.mark is not Mark.WORD or not token.text.istitle():
        return False
    known = word(token.low)
    return (known.surname and known.only_name) or (not known.known and _SURNAME.search(token.low) is not None)
