"""A stamp in the words it is printed with; what is not known yet is a line to fill in by hand (DOMAIN.md §5.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..calendar import in_words
from ..roadmaps.stamps import read_stamp
from ..roadmaps.writing import squashed
from .model import Stamp, StampKind

_WORDS = {StampKind.AGREED: "СОГЛАСОВАНО", StampKind.ACCEPTED: "ПРИНЯТО"}
_BY_PERSON = "УТВЕРЖДАЮ"
_SIGNATURE, _LINE = "_" * 16, "_" * 30
_BLANK_DAY = "«___» ______________ 20__ г."
_BLANK_NUMBER = "_____"
_PROTOCOL = "протокол"
_BY = {
    "приказ": "приказом",
    "распоряжение": "распоряжением",
    "постановление": "постановлением",
    "решение": "решением",
    _PROTOCOL: "протоколом",
}
_OF = {
    "директор": "директора",
    "заведующий": "заведующего",
    "заведующая": "заведующей",
    "начальник": "начальника",
    "руководитель": "руководителя",
    "председатель": "председателя",
    "ректор": "ректора",
    "министр": "министра",
    "глава": "главы",
}
_GENDERS = (
    (re.compile("карт|программ"), "УТВЕРЖДЕНА"),
    (re.compile("план|комплекс|график|перечень"), "УТВЕРЖДЁН"),
    (re.compile("мероприятия|меры"), "УТВЕРЖДЕНЫ"),
)


def stamp_lines(stamp: Stamp, title: str) -> tuple[str, ...]:
    """The lines of a stamp above the paper of that title.

    >>> stamp_lines(Stamp(StampKind.APPROVED, "Директор", "Ветров А.Б.", date(2026, 8, 31), "приказ", "18п"), "Дорожная карта")[2:]
    ('________________ А.Б. Ветров', 'Приказ от 31 августа 2026 г. № 18п')
    >>> stamp_lines(Stamp(StampKind.APPROVED, day=date(2026, 8, 31), document="приказ", number="18п"), "План мероприятий")
    ('УТВЕРЖДЁН', 'приказом от 31 августа 2026 г. № 18п')
    """
    forms = list(_forms(stamp, title))
    return next((lines for lines in forms if _reads(lines, stamp)), forms[0])


def _forms(stamp: Stamp, title: str) -> Iterator[tuple[str, ...]]:
    """The ways a stamp may be worded, the fittest first."""
    of_document = _WORDS.get(stamp.kind) or _approved(title)
    if stamp.document and not stamp.name:
        if stamp.document == _PROTOCOL or stamp.kind is StampKind.ACCEPTED:
            yield tuple(filter(None, (of_document, stamp.position, _act(stamp).capitalize() if stamp.position else _act(stamp))))
        head, _, rest = stamp.position.partition(" ")
        if head.lower() in _OF or not stamp.position:
            author = f"{_OF.get(head.lower(), '')} {rest}".strip()
            yield of_document, " ".join(filter(None, (_BY.get(stamp.document, stamp.document), author, _act(stamp).partition(" ")[2])))
    yield _by_person(stamp)


def _by_person(stamp: Stamp) -> tuple[str, ...]:
    word = _WORDS.get(stamp.kind) or _BY_PERSON
    signed = f"{_SIGNATURE} {_signed(stamp.name) or f'/{_SIGNATURE}/'}"
    last = _act(stamp).capitalize() if stamp.document else _day(stamp.day)
    return word, stamp.position or _LINE, signed, last


def _approved(title: str) -> str:
    """«УТВЕРЖДЕНА» agrees with the kind of the paper, which its title begins with."""
    letters = squashed(title)
    found = [(match.start(), word) for pattern, word in _GENDERS if (match := pattern.search(letters))]
    return min(found, default=(0, _GENDERS[0][1]))[1]


def _act(stamp: Stamp) -> str:
    """«приказ от 15 февраля 2021 г. № 18п»."""
    return f"{stamp.document} от {_day(stamp.day)} № {stamp.number or _BLANK_NUMBER}"


def _day(day: date | None) -> str:
    return f"{in_words(day)} г." if day else _BLANK_DAY


def _signed(name: str) -> str:
    """The initials before the surname, as under a signature.

    >>> _signed("Белова Анна Сергеевна"), _signed("Белова А.С."), _signed("Ким"), _signed("А.С. Белова")
    ('А.С. Белова', 'А.С. Белова', 'Ким', 'А.С. Белова')
    """
    surname, *given = name.split() or [""]
    if "." in surname or not given:
        return name
    initials = "".join(part if "." in part else f"{part[0]}." for part in given[:2])
    return f"{initials} {surname}"


def _reads(lines: tuple[str, ...], stamp: Stamp) -> bool:
    read = read_stamp(lines)
    same_name = not stamp.name or (read.name is not None and _signed(read.name) == _signed(stamp.name))
    return same_name and (read.position or "", read.day, read.order_no or "") == (stamp.position, stamp.day, stamp.number)
