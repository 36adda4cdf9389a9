"""What the abbreviations of a document stand for, as the document itself says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .clauses import Clause, clause_before
from .cleaning import clean
from .lexicon import Sort
from .runs import run_at
from .tokens import Mark, Token, tokenize
from .words import word

_FURTHER = re.compile(
    r"\bдалее\b(?:\s+(?:по\s+тексту|соответственно|именуем\w+|именуется|также|сокращ[её]нно))*\s*[-–—:,]?\s*", re.IGNORECASE
)
_ACRONYM = re.compile(r"[А-ЯЁ](?=[А-ЯЁа-яё]*[А-ЯЁ])[А-ЯЁа-яё]{1,9}")
_PIECE = re.compile(r"[А-ЯЁ][а-яё]*")
_LISTED = re.compile(r"^\s*(?P<short>[А-ЯЁ]{2,9})\s*[-–—]\s*(?P<full>[А-ЯЁ]?[а-яё][^\n;]*)", re.MULTILINE)
_EXPLAINED = re.compile(r"(?P<short>\b[А-ЯЁ]{2,9})\s*\((?P<full>[а-яё][^()]*)\)")
_SKIPPED = frozenset(("и", "в", "во", "на", "по", "для", "с", "со", "о", "об", "при", "из", "от", "до", "к"))
_QUOTES = '«»„“”"'
_LONGEST_ALIAS = 160
_LONG_ACRONYM, _LONGEST_TAIL = 4, 4


def define_abbreviations(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of an abbreviation and what it stands for in the nominative, in the order of the text, each once.

    Reads «… (далее – УО)», «целевой модели наставничества (ЦМН)», «ЦМН – целевая модель наставничества» and
    «ЦМН (целевая модель наставничества)». An acronym in brackets counts only when the words before it spell it.
    """
    text = clean(text)
    found: dict[str, str] = {}
    for short, full in _definitions(text):
        if full and short.casefold() != full.casefold():
            found.setdefault(short, full)
    return tuple(found.items())


def _definitions(text: str) -> Iterator[tuple[str, str]]:
    """Every definition of a cleaned text, with what it defines."""
    found = [*_in_brackets(text), *_spelled_out(text)]
    yield from (pair for _, pair in sorted(found, key=lambda each: each[0]))


def _in_brackets(text: str) -> Iterator[tuple[int, tuple[str, str]]]:
    for start, content in _brackets(text):
        further = _FURTHER.search(content)
        acronym = content.strip(_QUOTES + " ")
        if further is not None:
            before = clause_before(text[:start])
            for alias in _aliases(content[further.end() :]):
                yield start, (alias if _ACRONYM.fullmatch(alias) else clause_before(alias).whole(), _meaning(alias, before))
        elif _ACRONYM.fullmatch(acronym):
            yield start, (acronym, _spelled(acronym, clause_before(text[:start]), bare=True))


def _spelled_out(text: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """«ЦМН – целевая модель наставничества», «ЦМН (целевая модель наставничества)»."""
    for pattern in (_LISTED, _EXPLAINED):
        for match in pattern.finditer(text):
            clause = clause_before(match["full"])
            end = _end_of_spelling(_PIECE.findall(match["short"]), clause.tokens, 0)
            if end is not None:
                yield match.start(), (match["short"], clause.stretch(0, end))


def _brackets(text: str) -> Iterator[tuple[int, str]]:
    """Where each pair of brackets begins, and what it holds; an unclosed «(далее – …» ends with the text."""
    opened: list[int] = []
    for place, letter in enumerate(text):
        if letter == "(":
            opened.append(place)
        elif letter == ")" and opened:
            start = opened.pop()
            yield start, text[start + 1 : place]
    yield from ((start, text[start + 1 :]) for start in opened if _FURTHER.match(text[start + 1 :]))


def _aliases(content: str) -> list[str]:
    """«ОО, организация» is two; «лица, ответственные за …» is one."""
    alias = " ".join(content.split()).strip(" ,;." + _QUOTES)[:_LONGEST_ALIAS]
    parts = [part.strip(" " + _QUOTES) for part in re.split(r"\s*[,;]\s*", alias)]
    separate = _ACRONYM.fullmatch(parts[0]) and all(part.isalpha() for part in parts)
    return parts if separate else [alias] if alias else []


def _meaning(alias: str, before: Clause) -> str:
    if _ACRONYM.fullmatch(alias) and (spelled := _spelled(alias, before, bare=False)):
        return spelled
    start = _same_word(alias, before.tokens)
    start = _last_phrase(before.tokens) if start is None else start
    verbs = (place for place in range(start, len(before.tokens)) if _is_verb(before.tokens[place]))
    return before.stretch(start, next(verbs, len(before.tokens)))


def _spelled(acronym: str, before: Clause, *, bare: bool) -> str:
    """The words whose initials are the acronym; an organisation keeps the place after them («… администрации города»).

    A ``bare`` acronym (without «далее») must stand right after its words; a long one may have a few more between.
    """
    pieces, total = _PIECE.findall(acronym), len(before.tokens)
    for start in range(total - 1, -1, -1):
        end = _end_of_spelling(pieces, before.tokens, start)
        tail = _LONGEST_TAIL if len(pieces) >= _LONG_ACRONYM else 0
        if end is not None and (not bare or total - end <= tail):
            run = run_at(before.tokens, start)
            whole = run is not None and run.sort in {Sort.ORGANISATION, Sort.BODY}
            return before.stretch(start, total if whole else end)
    return ""


def _end_of_spelling(pieces: Sequence[str], tokens: Sequence[Token], start: int) -> int | None:
    """Where the words that spell all the pieces end, counted from ``start``; None when they do not."""
    if start < len(tokens) and tokens[start].low in _SKIPPED:
        return None
    left = [piece.lower().replace("ё", "е") for piece in pieces]
    for place in range(start, len(tokens)):
        if not left:
            return place
        if tokens[place].low in _SKIPPED and tokens[place].low != left[0]:
            continue
        taken = _pieces_in(tokens[place], left)
        if not taken:
            return None
        left = left[taken:]
    return None if left else len(tokens)


def _pieces_in(token: Token, pieces: Sequence[str]) -> int:
    """How many of the first pieces the word gives: «учебно-воспитательной» gives «У» and «В»."""
    if token.mark is not Mark.WORD:
        return 0
    parts = token.key.split("-")
    if not parts[0].startswith(pieces[0]):
        return 0
    every = len(parts) <= len(pieces) and all(part.startswith(piece) for part, piece in zip(parts, pieces, strict=False))
    return len(parts) if every else 1


def _same_word(alias: str, before: Sequence[Token]) -> int | None:
    """Where the text has the main word of the alias, with the adjectives before it."""
    for token in tokenize(alias):
        lemma = word(token.low).lemma
        content = token.mark is Mark.WORD and (word(token.low).nouns or word(token.low).adjectives)
        places = [place for place, each in enumerate(before) if content and each.mark is Mark.WORD and word(each.low).lemma == lemma]
        if places:
            return _first_of_run(before, places[-1])
    return None


def _first_of_run(tokens: Sequence[Token], at: int) -> int:
    """Where the adjectives begin that the word belongs to; «настоящее» is not one of them."""
    for start in range(at):
        run = run_at(tokens, start)
        if run is not None and start + len(run.tokens) > at:
            return start + tokens[start].low.startswith("настоящ")
    return at


def _is_verb(token: Token) -> bool:
    return token.mark is Mark.WORD and word(token.low).verb


def _last_phrase(before: Sequence[Token]) -> int:
    """Without better knowledge: what follows the last comma, verb or preposition that a noun phrase cannot contain."""
    start = 0
    for place, token in enumerate(before):
        unlike = token.mark is Mark.SEPARATOR or (place == start and token.low in _SKIPPED)
        if unlike or _is_verb(token):
            start = place + 1
    return start
