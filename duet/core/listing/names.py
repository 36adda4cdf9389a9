"""Names of people as lists write them: any order, any case, initials, notes in brackets, two people in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .given_names import GIVEN_NAMES
from .outcome import quoted

LONGEST = 150
_MOST_WORDS = 5
_PATRONYMIC = re.compile(r"(?:[оеи]вич|[ьи]ич|кузьмич|фомич|[оеи]вна|ична|инична|оглы|кызы|гызы|углы|уулу)$")
_FEMALE = re.compile(r"(?:вна|чна|шна|кызы|гызы)$")
_MALE = re.compile(r"(?:вич|ьич|мич|ич|оглы|углы|уулу)$")
_PARTICLES = frozenset({"оглы", "кызы", "гызы", "углы", "уулу"})
_NUMBER = re.compile(r"^\s*\d{1,4}\s*[.)]\s*(?=\D)")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_WORD = re.compile(r"[А-ЯЁа-яёA-Za-z]+(?:[-'’`ʼ][А-ЯЁа-яёA-Za-z]+)*\.?")
_BARE_INITIALS = re.compile(r"\b([А-ЯЁ])([А-ЯЁ])$")
_BETWEEN = re.compile(r"\s*(?:\n|;)\s*")
# Latin letters that look like ours: somebody typed with the wrong keyboard.
_ALIKE = str.maketrans("ABCEHKMOPTXaceopxy", "АВСЕНКМОРТХасеорху")


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody's name in the order of papers. ``note`` is what stood beside it: «(7 «А»)», «учитель физики»."""

    full_name: str
    former: str = ""
    note: str = ""
    sex: str = ""
    # Why it needs a look, and why it cannot be a card; at most one of them.
    doubt: str = ""
    error: str = ""


def split_names(text: str) -> list[str]:
    """The people of a cell, each with the notes beside them.

    >>> split_names("1. Ким О. Р.\\n2. Ли Анна Львовна (7 «А»)"), split_names("Ким Олег Робертович, Ли Анна Львовна")
    (['Ким О. Р.', 'Ли Анна Львовна (7 «А»)'], ['Ким Олег Робертович', 'Ли Анна Львовна'])
    >>> split_names("Ким Олег Робертович, учитель физики"), split_names("Ким\\nОлег\\nРобертович")
    (['Ким Олег Робертович, учитель физики'], ['Ким Олег Робертович'])
    """
    lines = [_NUMBER.sub("", line).strip() for line in _BETWEEN.split(text)]
    lines = [line for line in lines if line]
    if len(lines) > 1 and not all(looks_like_name(line) for line in lines):
        # One name over several lines of a narrow column, or a name and a note below it.
        lines = _rejoined(lines)
    return [part for line in lines for part in _by_commas(line)]


def _rejoined(lines: list[str]) -> list[str]:
    """A line that is no name goes on with the one above it."""
    made: list[str] = []
    for line in lines:
        if made and not (looks_like_name(line) and looks_like_name(made[-1])):
            made[-1] = f"{made[-1]} {line}"
        else:
            made.append(line)
    return made


def _by_commas(line: str) -> Iterator[str]:
    parts = re.split(r",\s*|\s+и\s+", line)
    if len(parts) > 1 and all(looks_like_name(part) for part in parts):
        yield from parts
    else:
        yield line


def looks_like_name(text: str) -> bool:
    """Whether the words may be somebody's name: a surname with a name or initials.

    >>> [looks_like_name(words) for words in ("ИВАНОВ Иван Иванович", "Иванов И.И.", "А. П. Громов", "Ким Олег", "Ли Анна (7 «А»)")]
    [True, True, True, True, True]
    >>> [looks_like_name(words) for words in ("учитель физики", "Иванов", "Школа № 7", "12.03.2011", "Заместитель директора по УВР")]
    [False, False, False, False, False]
    """
    plain = _BRACKETS.sub("", _NUMBER.sub("", text)).strip()
    if re.search(r"[\d№@/\\<>=«»\":]", plain) or len(plain) > LONGEST:
        return False
    words = _words(plain)
    if not 2 <= len(words) <= _MOST_WORDS or " ".join(words) != " ".join(_spaced(plain).split()):
        return False
    initials = [word for word in words if _is_initial(word)]
    if initials:
        # «Отметка о прохождении» has a short word and no initials.
        return all(word[0].isupper() for word in words) and len(initials) < len(words)
    if any(_PATRONYMIC.search(word.lower()) for word in words):
        return True
    lower = [word.lower().replace("ё", "е") for word in words]
    known = any(part in GIVEN_NAMES for word in lower for part in word.split("-"))
    return known and all(word[0].isupper() or plain == plain.lower() for word in words)


def read_name(text: str, *, in_order: bool = False) -> Name:
    """One person's name. ``in_order``: the surname is known to stand first.

    >>> read_name("ИВАНОВ иван Иванович").full_name, read_name("Иван Петрович Иванов").full_name, read_name("И.И. Иванов").full_name
    ('Иванов Иван Иванович', 'Иванов Иван Петрович', 'Иванов И. И.')
    >>> name = read_name("Петрова (Сидорова) Анна Ильинична (8 «Б»)")
    >>> name.full_name, name.former, name.note, name.sex
    ('Петрова Анна Ильинична', 'Сидорова', '8 «Б»', 'f')
    >>> read_name("Ким Олег Робертович, учитель физики").note, read_name("Аббас Улькер Хафиз кызы").full_name
    ('учитель физики', 'Аббас Улькер Хафиз кызы')
    >>> read_name("Иванов").error[:34], read_name("Иванов И. И.").doubt[:21], read_name("Иван Иванов").full_name
    ('Одно слово «Иванов», а нужны имя и', 'Имя и отчество только', 'Иванов Иван')
    """
    notes: list[str] = []
    former: list[str] = []
    plain = _NUMBER.sub("", " ".join(text.split()))
    for inside in _BRACKETS.findall(plain):
        (former if re.fullmatch(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?", inside.strip()) else notes).append(inside.strip())
    plain = _BRACKETS.sub("", plain).strip()
    plain, _, beside = plain.partition(",")
    notes += [beside.strip()] if beside.strip() else []
    words = _words(plain)
    trouble = _trouble(plain, words)
    if trouble:
        return Name(" ".join(plain.split())[:LONGEST], ", ".join(former), "; ".join(notes), error=trouble)
    cased = [_cased(word) for word in words]
    ordered = cased if in_order else _ordered(cased)
    full_name = " ".join(_with_particles(ordered))
    return Name(full_name, ", ".join(former), "; ".join(notes), sex_of(full_name), doubt=_doubt(plain, ordered))


def sex_of(full_name: str) -> str:
    """«m» or «f» by the patronymic, «» where it does not tell.

    >>> sex_of("Ким Олег Робертович"), sex_of("Ли Анна Ильинична"), sex_of("Ли А. И."), sex_of("Гулиев Эмин Рашид оглы")
    ('m', 'f', '', 'm')
    """
    for word in reversed(full_name.lower().split()[1:]):
        if _PATRONYMIC.search(word):
            return "f" if _FEMALE.search(word) else "m" if _MALE.search(word) else ""
    return ""


def _trouble(plain: str, words: list[str]) -> str:
    said = quoted(plain)
    if len(plain) > LONGEST or len(words) > _MOST_WORDS:
        return f"{said} — слишком длинно для имени. Оставьте фамилию, имя и отчество одного человека."
    if re.search(r"\d", plain):
        return f"В имени {said} есть цифры. Впишите фамилию, имя и отчество буквами."
    if " ".join(words) != " ".join(_spaced(plain).split()):
        return f"В имени {said} есть знаки, которых в именах не бывает. Впишите фамилию, имя и отчество."
    if len(words) < 2:
        return f"Одно слово {said}, а нужны имя и фамилия. Допишите." if words else "Нет фамилии и имени. Впишите их или пропустите строку."
    if all(_is_initial(word) for word in words):
        return f"Нет фамилии: {said}. Допишите."
    return ""


def _doubt(plain: str, words: list[str]) -> str:
    if any(_is_initial(word) for word in words):
        return "Имя и отчество только начальными буквами: по ним человека легко спутать с другим."
    if re.search(r"[A-Za-z]", plain):
        return "В имени были латинские буквы: похожие заменены русскими, проверьте."
    return ""


def _spaced(text: str) -> str:
    """«Иванов И.И.» and «Иванов ИИ» → «Иванов И. И.»: each initial is a word."""
    spaced = re.sub(r"\.(?=\S)", ". ", text)
    return spaced if spaced == spaced.upper() else _BARE_INITIALS.sub(r"\1. \2.", spaced)


def _words(text: str) -> list[str]:
    return _WORD.findall(_spaced(text))


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _cased(word: str) -> str:
    ours = word.translate(_ALIKE) if re.search(r"[А-ЯЁа-яё]", word) else word
    if _is_initial(ours):
        return f"{ours[0].upper()}."
    if ours.isupper() or ours.islower():
        return re.sub(r"[^\W_]+", lambda found: found[0][0].upper() + found[0][1:].lower(), ours)
    return ours


def _with_particles(words: list[str]) -> list[str]:
    return [word.lower() if index and word.lower() in _PARTICLES else word for index, word in enumerate(words)]


def _ordered(words: list[str]) -> list[str]:
    """The surname first: people also write «Иван Петрович Иванов» and «И. И. Иванов»."""
    if _is_initial(words[0]):
        last = next(index for index, word in enumerate(words) if not _is_initial(word))
        return [*words[last:], *words[:last]]
    lower = [word.lower().replace("ё", "е") for word in words]
    # A surname may end as a patronymic does («Иванович Пётр Ильич»): the word in the middle decides.
    if len(words) == 3 and _PATRONYMIC.search(lower[1]) and not _PATRONYMIC.search(lower[2]) and lower[0] in GIVEN_NAMES:
        return [words[2], words[0], words[1]]
    if len(words) == 2 and lower[0] in GIVEN_NAMES and lower[1] not in GIVEN_NAMES and not _PATRONYMIC.search(lower[1]):
        return [words[1], words[0]]
    return words
