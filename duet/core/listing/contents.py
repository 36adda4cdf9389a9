"""What the values of a column look like, whatever its title says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from ..people import read_service
from ..text import folded
from .classes import looks_like_group
from .contacts import looks_like_email, looks_like_phone
from .days import read_day
from .given_names import GIVEN_NAMES
from .model import Field
from .names import looks_like_name, split_names
from .outcome import is_nothing

# Enough to tell what a column holds.
SAMPLE = 200
_CATEGORY = re.compile(r"^(высш|перв|без катег|соответств|сзд|1 ?кк|вкк|i кк)\w*", re.IGNORECASE)
_SERVICE = re.compile(r"\d\s*(г(од|\.|\b)|лет|мес)|молод\w* спец", re.IGNORECASE)
_SUBJECT_OR_POST = re.compile(
    r"^(учител|воспитател|педагог|преподавател|методист|директор|заместител|зам\.|логопед|психолог|тьютор|мастер|социальн)", re.IGNORECASE
)
_PATRONYMIC = re.compile(r"(вич|вна|ична|инична|ич|оглы|кызы)$")
_SHAPED = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$")
_ANY_DAY = date(2026, 1, 1)


def _is_full_name(text: str) -> bool:
    return all(looks_like_name(part) for part in split_names(text)) and bool(text.strip())


def _is_day(text: str) -> bool:
    outcome = read_day(text, today=_ANY_DAY)
    # A bare number may be a day of Excel and anything else; an impossible date is a date all the same.
    if outcome.error:
        return bool(_SHAPED.match(text.strip()))
    return outcome.value.on is not None and not text.strip().isdigit()


def _is_given(text: str) -> bool:
    return folded(text) in GIVEN_NAMES


def _is_patronymic(text: str) -> bool:
    return len(text.split()) == 1 and bool(_PATRONYMIC.search(text.strip().lower()))


def _is_service(text: str) -> bool:
    return bool(_SERVICE.search(text)) and (read_service(text) is not None or "молод" in text.lower())


# In the order they are asked: a name is never a phone, but a year may be anything.
_LOOKS: tuple[tuple[Field, Callable[[str], bool], str], ...] = (
    (Field.FULL_NAME, _is_full_name, "имена людей"),
    (Field.EMAIL, looks_like_email, "адреса почты"),
    (Field.BORN_ON, _is_day, "даты"),
    (Field.PHONE, looks_like_phone, "телефоны"),
    (Field.GROUP, looks_like_group, "классы или группы"),
    (Field.CATEGORY, lambda text: bool(_CATEGORY.match(text.strip())), "категории"),
    (Field.SERVICE, _is_service, "стаж"),
    (Field.SEX, lambda text: folded(text).strip(".") in ("м", "ж", "муж", "жен", "мужской", "женский"), "пол"),
    (Field.GIVEN, _is_given, "имена"),
    (Field.PATRONYMIC, _is_patronymic, "отчества"),
    (Field.POST, lambda text: bool(_SUBJECT_OR_POST.match(text.strip())), "должности"),
    (Field.BIRTH_YEAR, lambda text: bool(re.fullmatch(r"(19[3-9]|20[0-2])\d( ?г\.?( ?р\.?)?)?", text.strip())), "годы"),
)
PLURALS = {field: words for field, _, words in _LOOKS}


def look_of(texts: Sequence[str]) -> tuple[Field, int, int] | None:
    """What most of the values look like: the field, how many of them, of how many; None when there is no telling.

    >>> look_of(["8 916 123-45-67", "", "89161234568"])
    (<Field.PHONE: 'phone'>, 2, 2)
    >>> look_of(["да", "нет"]) is None
    True
    """
    filled = [text for text in texts if not is_nothing(text)][:SAMPLE]
    best: tuple[Field, int, int] | None = None
    for field, fits, _ in _LOOKS:
        count = sum(map(fits, filled))
        if count and (best is None or count > best[1]):
            best = (field, count, len(filled))
    return best if best and best[1] >= 0.6 * best[2] else None


def is_value(text: str) -> bool:
    """Whether a cell holds what only a row of people holds: a name, a date, a telephone, an address.

    >>> is_value("Ким Олег Робертович"), is_value("12.03.2011"), is_value("Телефон"), is_value("7 «А»")
    (True, True, False, False)
    """
    return looks_like_phone(text) or looks_like_email(text) or _is_day(text) or _is_full_name(text)
