"""Rows of a body above that are meant for the organisations below it: «ОО», «руководители ОО», «детские сады»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..responsible.codes import role_code

# Kinds of organisations as the program names them.
SCHOOL, KINDERGARTEN, COLLEGE, ADDITIONAL = "school", "kindergarten", "college", "additional"
_KINDS = (
    (KINDERGARTEN, r"\bм?[бак]?доу\b|\bдоо\b|дошкольн|детск\w+ сад|\bдетсад"),
    (ADDITIONAL, r"\b(?:м?[бак]?у|о)до\b|дополнительн\w+ образован|дворц\w* творч|дом\w* творч"),
    (COLLEGE, r"\bпо[оу]\b|\bспо\b|профессиональн\w+ (?:образовательн\w+ )?(?:организац|учрежд|образован)|колледж|техникум"),
    (SCHOOL, r"общеобразовательн|\bшкол|гимнази|\bлице[йяею]|\b[со]ош\b"),
)
_ANY = re.compile(r"\bо[оу]\b|образовательн\w+ (?:организац|учрежд)|учрежден\w+ образован|подведомственн\w+ (?:организац|учрежд)")
_KIND_OF = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
# Who answers in an organisation when the paper names the organisation itself.
USUAL_CODE = "R-CURATOR"
# A person of the body above («специалист управления образования») is never of those below, whatever words follow.
_OF_ABOVE = re.compile(r"управлени|департамент|комитет|отдел\w* образован|министерств|\bуо\b|муниципальн\w+ координатор|региональн")


@dataclass(frozen=True, slots=True)
class Audience:
    """Who a row is meant for: ``kinds`` of organisations (all when empty), ``codes`` of the roles that answer in each (DOMAIN.md §2.1)."""

    kinds: frozenset[str] = frozenset()
    codes: tuple[str, ...] = (USUAL_CODE,)

    def meets(self, kind: str) -> bool:
        """Whether an organisation of the kind is meant."""
        return not self.kinds or kind in self.kinds


def audience(titles: Iterable[str]) -> Audience | None:
    """Who among the responsible are organisations below or people in them; None when nobody is.

    >>> audience(["УО", "ОО"])
    Audience(kinds=frozenset(), codes=('R-CURATOR',))
    >>> audience(["заведующие ДОУ"])
    Audience(kinds=frozenset({'kindergarten'}), codes=('R-HEAD',))
    >>> audience(["муниципальный координатор", "методисты"]) is None
    True
    """
    found = [(kinds, role_code(title) or USUAL_CODE) for title in titles if (kinds := _kinds(title)) is not None]
    if not found:
        return None
    everybody = any(not kinds for kinds, _ in found)
    kinds = frozenset() if everybody else frozenset(kind for kinds, _ in found for kind in kinds)
    return Audience(kinds, tuple(dict.fromkeys(code for _, code in found)))


def _kinds(title: str) -> frozenset[str] | None:
    """The kinds of organisations that a title names, an empty set for any of them, None when it names none."""
    plain = title.lower().replace("ё", "е")
    if _OF_ABOVE.search(plain):
        return None
    kinds = frozenset(kind for kind, pattern in _KIND_OF if pattern.search(plain))
    return kinds or (frozenset() if _ANY.search(plain) else None)
