"""Words as they are spelt: misprints, letters of the wrong alphabet, words run together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations

from .words import FORMS, GLUE, LEADS, MISPRINTABLE

_LATIN = str.maketrans("aceopxykmthb", "асеорхукмтнв")
_LONGEST = 60
_LONG = 7
"""From this length on two wrong letters are forgiven, and a wrong first one."""


@lru_cache(maxsize=4096)
def pieces(word: str) -> tuple[str, ...] | None:
    """The vocabulary words a string is made of, or None.

    >>> pieces("сентябрьдекабрь"), pieces("втечение"), pieces("педагога")
    (('сентябрь', 'декабрь'), ('в', 'течение'), None)
    """
    if len(word) > _LONGEST:
        return None
    for end in range(min(len(word), 16), 0, -1):
        head, tail = word[:end], word[end:]
        if head in GLUE or (head in LEADS and tail):
            rest = pieces(tail) if tail else ()
            if rest is not None:
                return (head, *rest)
    return None


def in_cyrillic(word: str) -> str | None:
    """A word typed with Latin letters of the same look, or with a small L for a Roman one."""
    if set(word) <= {"i", "l", "v"}:
        return word.replace("l", "i")
    changed = word.translate(_LATIN)
    return changed if changed != word and not any("a" <= letter <= "z" for letter in changed) else None


@lru_cache(maxsize=4096)
def nearest(word: str) -> str | None:
    """The vocabulary word one misprint away (two in a long word), None when there is none or several.

    >>> nearest("сентярбь"), nearest("ежемесясно"), nearest("модели")
    ('сентябрь', 'ежемесячно', None)
    """
    if len(word) < 5:
        return None
    found: dict[tuple[str, int], tuple[int, str]] = {}
    for form in {form for shorter in _shortened(word) for form in _index().get(shorter, ())}:
        far = distance(word, form)
        if far <= _forgiven(word, form):
            meaning = FORMS[form]
            found[meaning] = min(found.get(meaning, (far, form)), (far, form))
    best = sorted(found.values())
    return best[0][1] if best and (len(best) == 1 or best[0][0] < best[1][0]) else None


def _forgiven(word: str, form: str) -> int:
    long = min(len(word), len(form)) >= _LONG
    if word[0] == form[0]:
        return 2 if long else 1
    return 1 if long or word == form[1:] or word[:2] == form[1::-1] else 0


def distance(one: str, other: str) -> int:
    """Letters lost, added, changed or swapped with the neighbour (Damerau)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row, above = row, [i], before
        for j, b in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, above[j - 2] + 1)
            row.append(best)
    return row[-1]


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """Vocabulary words by what is left of them without one or two letters; built when the first misprint is met."""
    index: dict[str, list[str]] = {}
    for form, (key, _) in FORMS.items():
        if key in MISPRINTABLE and (len(form) >= 5 or (key == "MONTH" and len(form) >= 4)):
            for shorter in _shortened(form):
                index.setdefault(shorter, []).append(form)
    return {shorter: tuple(forms) for shorter, forms in index.items()}


def _shortened(word: str) -> Iterator[str]:
    yield word
    if len(word) > 20:
        return
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
    if len(word) >= _LONG:
        for i, j in combinations(range(len(word)), 2):
            yield word[:i] + word[i + 1 : j] + word[j + 1 :]
