"""Who a «Ответственные» cell names, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PartyKind(StrEnum):
    """Who a part of a «Ответственные» cell names."""

    ROLE = "role"
    PERSON = "person"
    ORGANISATION = "organisation"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Party:
    """One responsible party (DOMAIN.md §11.4).

    ``title`` is the role, organisation or body in the nominative as the document words it (empty for a bare person);
    ``person`` is «Фамилия И.О.» in the nominative, empty when no person is named. ``code`` is the role of DOMAIN.md §2.1
    («R-DEPUTY») when it is known. ``main`` is the first of the cell; the rest carry it out with them.
    """

    kind: PartyKind
    title: str = ""
    person: str = ""
    code: str = ""
    plural: bool = False
    main: bool = False
    by_agreement: bool = False
    sure: bool = True
