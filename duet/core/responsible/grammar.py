"""From the items of a cell to its phrases, left to right."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from . import lexicon
from .lexicon import Sort
from .people import Item, Person, find_people, is_surname_alone
from .phrases import HARD, Phrase, joins
from .runs import Run, run_at
from .tokens import Mark, Token, tokenize
from .words import ANY_FORM, word

_DASHES = frozenset("-–—−")
_SOFT = {",": ",", "/": "/", "\\": "/", "&": "и", "+": "и", "|": HARD}
_DROPPED = re.compile(r"далее|(?:по|со)\s+согласован|(?:по|при) (?:необходимости|наличии|списку|графику)", re.IGNORECASE)
_AGREED = re.compile(r"(?:по|со)\s+согласован", re.IGNORECASE)
_CONNECTIVES = {
    first: tuple(words for words in (*lexicon.CONNECTIVES, *lexicon.AGREEMENT) if words[0] == first)
    for first in {words[0] for words in (*lexicon.CONNECTIVES, *lexicon.AGREEMENT)}
}


class Reader:
    """Reads one cell. ``sorts`` tells what the abbreviations of the document are."""

    def __init__(self, items: Sequence[Item], sorts: Mapping[str, Sort]) -> None:
        self._items = items
        self._sorts = sorts
        self._only_surnames = _are_surnames(items)
        self._phrases: list[Phrase] = []
        self._link = ""
        self._case = ""
        self._separators: list[Token] = []

    def read(self) -> list[Phrase]:
        """The phrases in the order of the text."""
        at = 0
        while at < len(self._items):
            at += self._step(at)
        return self._phrases

    def _step(self, at: int) -> int:
        """Reads what stands at this place; how many items that was."""
        item = self._items[at]
        if isinstance(item, Person):
            self._take_person(item)
            return 1
        if taken := self._take_connective(at):
            return taken
        if _separates(item):
            self._take_separator(item)
            return 1
        if item.mark is Mark.BRACKET:
            self._take_bracket(item)
            return 1
        return self._take_words(item, at)

    @property
    def _current(self) -> Phrase | None:
        return self._phrases[-1] if self._phrases else None

    def _begin(self, phrase: Phrase) -> None:
        phrase.case, self._case = self._case, ""
        self._phrases.append(phrase)
        self._forget_link()

    def _forget_link(self) -> None:
        self._link = ""
        self._separators = []

    # Separators and connectives

    def _take_connective(self, at: int) -> int:
        """«совместно с», «при участии», «по согласованию»; «с» after a name."""
        item = self._items[at]
        for words in _CONNECTIVES.get(item.key, ()) if isinstance(item, Token) else ():
            if self._stands(words, at):
                self._end_phrase(words)
                return len(words)
        current = self._current
        if current is not None and current.closed and self._stands(("с",), at):
            self._end_phrase(("с",))
            return 1
        return 0

    def _stands(self, words: tuple[str, ...], at: int) -> bool:
        found = self._items[at : at + len(words)]
        return len(found) == len(words) and all(
            isinstance(item, Token) and item.key == each for item, each in zip(found, words, strict=True)
        )

    def _end_phrase(self, words: tuple[str, ...]) -> None:
        if words in lexicon.AGREEMENT and self._phrases:
            self._phrases[-1].by_agreement = True
        self._case = lexicon.GOVERNED.get(words[-1], "")
        self._link = HARD

    def _take_separator(self, token: Token) -> None:
        link = self._link_of(token)
        if link in {":", "-"} and self._is_label():
            self._phrases.pop()
            link = HARD
        self._separators.append(token)
        if self._link not in {HARD, ":"}:
            self._link = link

    def _link_of(self, token: Token) -> str:
        if token.mark is Mark.WORD:
            return "и"
        if token.text[0] in _DASHES:
            return HARD if token.gap == "\n" or not self._phrases else "-"
        return ":" if token.text == ":" else _SOFT.get(token.text, HARD)

    def _is_label(self) -> bool:
        """«Ответственный исполнитель:» says only what follows."""
        current = self._current
        if current is None or current.head is None or current.person is not None:
            return False
        return current.head.lemma in lexicon.LABELS and current.last_token is current.head.tokens[-1]

    # Names

    def _take_person(self, person: Person) -> None:
        current = self._current
        if current is not None and current.head is not None and current.head.lemma == "отв" and self._is_label():
            self._phrases.pop()
            current = None
        free = current is not None and not current.closed and current.person is None and bool(current.tokens)
        if current is not None and free and self._link in {"", "-", ":"}:
            current.person, current.closed = person, True
            self._forget_link()
        else:
            self._begin(Phrase(person=person, closed=True))

    # Brackets

    def _take_bracket(self, token: Token) -> None:
        content = token.text[1:-1].strip()
        if _DROPPED.match(content):
            if self._phrases and _AGREED.match(content):
                self._phrases[-1].by_agreement = True
            return
        inside = find_people(tokenize(content))
        current = self._current
        if current is None or self._link or current.closed or _only_people(inside):
            self._take_inside(inside)
        else:
            current.tokens.append(token)

    def _take_inside(self, inside: Sequence[Item]) -> None:
        """What is in brackets is a party of its own, or tells who holds the post before."""
        phrases = Reader(inside, self._sorts).read()
        current = self._current
        if current is not None and phrases and not self._link:
            if current.bare_person and phrases[0].person is None:
                phrases[0].person = self._phrases.pop().person
            elif phrases[0].bare_person and current.person is None:
                current.person = phrases.pop(0).person
            current.closed = True
        for phrase in phrases:
            phrase.closed = True
        self._phrases.extend(phrases)
        self._forget_link()

    # Words

    def _take_words(self, token: Token, at: int) -> int:
        if self._is_lone_surname(token, at):
            self._take_person(Person(token.text, "", (token,)))
            return 1
        run = self._run(token, at)
        if run is None:
            self._take_other(token)
            return 1
        self._take_run(run)
        return len(run.tokens)

    def _run(self, token: Token, at: int) -> Run | None:
        if token.mark is Mark.CAPITALS:
            return Run((token,), self._sort(token.text), ANY_FORM, token.text)
        if token.mark is Mark.WORD and token.low in lexicon.PREPOSITIONS:
            return None
        return run_at(self._items, at)

    def _sort(self, capitals: str) -> Sort:
        return self._sorts.get(capitals) or lexicon.sort_of_capitals(capitals)

    def _take_run(self, run: Run) -> None:
        current = self._current
        if current is not None and joins(current, run, self._link, run.tokens[0].gap):
            current.add([*self._separators, *run.tokens], run)
            self._forget_link()
            return
        phrase = Phrase()
        phrase.add(run.tokens, run)
        if current is not None and current.bare_person and self._link == "-":
            phrase.person = self._phrases.pop().person
        self._begin(phrase)

    def _take_other(self, token: Token) -> None:
        """A preposition, a number, a quotation, a word that is neither noun nor adjective."""
        current = self._current
        if current is not None and not current.closed and self._goes_on(current, token):
            current.add([*self._separators, token])
            self._forget_link()
        else:
            self._begin(Phrase([token]))

    def _goes_on(self, current: Phrase, token: Token) -> bool:
        if not self._link or (current.after_preposition and self._link != HARD):
            return True
        if self._link in {HARD, ":"}:
            return False
        preposition = token.mark is Mark.WORD and token.low in lexicon.PREPOSITIONS
        return preposition or (token.mark is Mark.NUMBER and current.after_number)

    def _is_lone_surname(self, token: Token, at: int) -> bool:
        """«Куратор Громова»: the initials are missing or torn away."""
        current = self._current
        if self._only_surnames:
            return True
        if not is_surname_alone(token):
            return False
        if current is None or current.closed or self._link:
            return word(token.low).surname or self._ends(at + 1)  # an unknown word may be a misprinted adjective
        return not current.after_preposition and current.last is not None and not _is_part_of_name(current)

    def _ends(self, at: int) -> bool:
        """Whether nothing goes on here: a separator, a name, a new line, a capital."""
        item = self._items[at] if at < len(self._items) else None
        if item is None or isinstance(item, Person) or item.mark is Mark.BRACKET or _separates(item):
            return True
        return item.gap == "\n" or item.text.istitle() or item.key in _CONNECTIVES


def _is_part_of_name(current: Phrase) -> bool:
    """«администрация города Пушкина», «школа имени А.С. Пушкина»."""
    last = current.last
    if current.last_token is not None and current.last_token.mark is Mark.INITIAL:
        return True
    named = last is not None and (last.lemma in lexicon.HAVE_NAMES or last.sort is Sort.BODY)
    return named or current.head is None or current.head.sort is not Sort.PERSON


def _are_surnames(items: Sequence[Item]) -> bool:
    """«Зуева, Громов»: words that may all be surnames, and one at least that is nothing else."""
    words = [item for item in items if isinstance(item, Token) and item.mark is not Mark.BRACKET and not _separates(item)]
    capital = all(item.mark is Mark.WORD and item.text.istitle() and word(item.low).surname for item in words)
    return capital and any(is_surname_alone(item) for item in words)


def _separates(token: Token) -> bool:
    return token.mark is Mark.SEPARATOR or (token.mark is Mark.WORD and token.low in lexicon.CONJUNCTIONS)


def _only_people(items: Sequence[Item]) -> bool:
    people = [item for item in items if isinstance(item, Person)]
    return bool(people) and all(isinstance(item, Person) or item.mark is Mark.SEPARATOR for item in items)


def read_phrases(text: str, sorts: Mapping[str, Sort]) -> list[Phrase]:
    """The phrases of a cleaned cell."""
    return Reader(find_people(tokenize(text)), sorts).read()
