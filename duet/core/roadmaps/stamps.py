"""«УТВЕРЖДАЮ», «СОГЛАСОВАНО», «Утверждена приказом … от … № …», «Приложение к приказу» above a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..responsible import read_responsible
from .model import Stamp
from .months import MONTH, month_number
from .writing import one_line, plain

_APPROVED = re.compile(r"^\W*утвержд(?:аю|ен[аоы]?|[её]н)\b", re.IGNORECASE)
_ANNEX = re.compile(r"^\W*приложени[ея]\b.*", re.IGNORECASE)
_AGREED = re.compile(r"^\W*(?:согласован[оаы]?|принят[оаы]?|рассмотрен[оаы]?|одобрен[оаы]?)\b", re.IGNORECASE)
_KEYWORD = re.compile(r"(?i:утвержд(?:аю|ен[аоы]?)|согласован[оаы]?|принят[оаы]?|рассмотрен[оаы]?)")
_DAY_IN_WORDS = re.compile(rf"[«\"“„']?\s*(\d{{1,2}})\s*[»\"”']?\s*({MONTH})\s+(20\d\d|\d\d)(?!\d)\s*(?:года|год|г\.?)?", re.IGNORECASE)
_DAY_IN_DIGITS = re.compile(r"(?<!\d)[«\"“]?(\d{1,2})\s?[»\"”]?[.\s]\s?(\d{1,2})\s?\.\s?(20\d\d|\d\d)(?!\d)\s*(?:года|год|г\.?)?")
_BLANK_DAY = re.compile(
    r"[«\"“„'][\s_.]*[»\"”'][\s_]*(?:[а-я_]+\s*)?(?:20\s?_*\d{0,2}[_\s]*г?\.?)?|(?:20\d\d|20_+)\s*(?:года|г\.?)\s*$", re.IGNORECASE
)
_ACT = re.compile(r"(?:приказ\w*|распоряжени\w*|постановлени\w*|протокол\w*|пр\.)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:№|N[oо]?\.?)\s*([^\s,;«»()]+(?:\s?[-–/]\s?[\wА-Яа-я]+)?)")
_INITIALS = r"[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?"
_SURNAME = r"(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ]{3,}(?![а-яё]))"
_NAME = re.compile(
    rf"(?P<before>{_INITIALS})(?P<first>{_SURNAME})|(?P<last>{_SURNAME})\s+(?P<after>[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?)(?!\s?(?:[А-ЯЁ]\."
    rf"|(?!Приказ|Протокол)[А-ЯЁ][А-ЯЁа-яё]{{2,}}))"
    rf"|(?P<full>{_SURNAME})\s+(?P<given>[А-ЯЁ][а-яё]+)\s+(?P<patronymic>[А-ЯЁ][а-яё]+(?:вич|ьич|кич|вна|чна|шна))\b"
)
_ENDS_OF_POSITION = (_NAME, _DAY_IN_WORDS, _DAY_IN_DIGITS, _BLANK_DAY, _ACT, re.compile(r"_{2,}|/(?![а-яё])|(?<![а-яё])/"))
_IN_ACT = re.compile(
    r"^\W*(?:приказом|распоряжением|постановлением|решением|протокол\w*|на\s+заседании|приказ\b|приложени\w+|директором"
    r"|заведующ(?:им|ей)|начальником|руководителем)\b",
    re.IGNORECASE,
)
_NOMINATIVE = {
    "директора": "директор",
    "директором": "директор",
    "заведующего": "заведующий",
    "заведующим": "заведующий",
    "заведующей": "заведующая",
    "начальника": "начальник",
    "начальником": "начальник",
    "руководителя": "руководитель",
    "руководителем": "руководитель",
    "председателя": "председатель",
    "ректора": "ректор",
    "министра": "министр",
    "главы": "глава",
    "заместителя": "заместитель",
}


@dataclass(frozen=True, slots=True)
class Stamps:
    """What was found, and the places (indices of the texts given) it was read from."""

    approval: Stamp | None = None
    agreement: Stamp | None = None
    taken: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line of text and the place it comes from."""

    text: str
    place: int


def read_stamps(columns: Iterable[Sequence[Spoken]], *, longest: int = 9) -> Stamps:
    """The stamps in columns of lines: side by side in a borderless table, or one under another."""
    found: dict[str, Stamp] = {}
    taken: set[int] = set()
    for column in columns:
        for half in _halves(column):
            for kind, lines in _stamps(half, longest):
                stamp = read_stamp([line.text for line in lines])
                if kind not in found or found[kind] == Stamp():
                    found[kind] = stamp
                taken |= {line.place for line in lines}
    return Stamps(found.get("approval"), found.get("agreement"), frozenset(taken))


def _kind(text: str) -> str | None:
    if _APPROVED.match(text):
        return "approval"
    if _AGREED.match(text):
        return "agreement"
    return "approval" if _ANNEX.match(text) and _ACT.search(text) else None


def _kind_in_two_lines(lines: Sequence[Spoken]) -> str | None:
    """«Приложение 1» and under it «к приказу …»."""
    return _kind(" ".join(line.text for line in lines)) if len(lines) == 2 and _ANNEX.match(lines[0].text) else None


def _stamps(lines: Sequence[Spoken], longest: int) -> Iterable[tuple[str, list[Spoken]]]:
    """Runs of lines that begin with a word of a stamp and end before the next one."""
    kind: str | None = None
    run: list[Spoken] = []
    for index, line in enumerate(lines):
        begun = _kind(line.text) or _kind_in_two_lines(lines[index : index + 2])
        if not line.text:
            if kind:
                yield kind, run
            kind, run = None, []
        elif begun and not (begun == kind and len(run) == 1 and _ANNEX.match(run[0].text)):
            if kind:
                yield kind, run
            kind, run = begun, [line]
        elif kind and len(run) < longest:
            run.append(line)
    if kind:
        yield kind, run


def _halves(lines: Sequence[Spoken]) -> Iterable[Sequence[Spoken]]:
    """«СОГЛАСОВАНО УТВЕРЖДАЮ» in one line: two stamps side by side whose columns ran together."""
    start = next((index for index, line in enumerate(lines) if len(_KEYWORD.findall(line.text)) == 2 and len(line.text) < 60), None)
    if start is None:
        return [lines]
    left, right = list(lines[:start]), []
    for line in lines[start:]:
        cut = _second(line.text)
        left.append(Spoken(line.text[:cut].strip(), line.place))
        right.append(Spoken(line.text[cut:].strip(), line.place))
    return [left, right]


_PAIRS = (
    _KEYWORD,
    re.compile(r"(?:Председател|Директор|Заведующ|Начальник|Руководител|Заместител|Глава)\w*"),
    re.compile(r"[_/]{2,}"),
    re.compile(r"[«\"“]\s*[\d_]+\s*[»\"”]"),
    re.compile(r"\b(?:Протокол|Приказ)\w*"),
    re.compile(rf"{_INITIALS}{_SURNAME}"),
)


def _second(text: str) -> int:
    """Where the right half of a line begins."""
    for pattern in _PAIRS:
        found = list(pattern.finditer(text))
        if len(found) == 2:
            return found[1].start()
    return len(text)


def read_stamp(lines: Sequence[str]) -> Stamp:
    """One stamp by its lines, the word of the stamp among them.

    >>> read_stamp(["УТВЕРЖДАЮ:", "Директор МБОУ Школа № 7", "/А.Б.Ветров", '"15" февраля 2021 г. Приказ № 18п'])
    Stamp(position='Директор МБОУ Школа № 7', name='Ветров А.Б.', day=datetime.date(2021, 2, 15), order_no='18п')
    """
    text = one_line(" ".join(plain(line) for line in lines))
    body = re.sub(r"^\W*\w+\W*", "", text) if not _ANNEX.match(text) else text
    return Stamp(_position(body), _nominative_name(body) if _IN_ACT.match(body) else _name(body), read_day(text), _order_no(text))


def read_day(text: str) -> date | None:
    """The day of a stamp, None where it is left blank."""
    for pattern in (_DAY_IN_WORDS, _DAY_IN_DIGITS):
        match = pattern.search(text)
        if match:
            day, month, year = match.groups()
            number = (month_number(month) if month.isalpha() else int(month)) or 0
            try:
                return date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
            except ValueError:
                return None
    return None


def _order_no(text: str) -> str | None:
    """The number of the act, not of the school: it stands after the act's word or after its day."""
    day = _DAY_IN_WORDS.search(text) or _DAY_IN_DIGITS.search(text)
    act = _ACT.search(text)
    found = None
    if day:
        found = re.match(r"[\s,]*" + _NUMBER.pattern, text[day.end() :])
        found = found or re.search(_NUMBER.pattern + r"\s+от\s*$", text[: day.start()])
    if not found and act:
        found = re.match(r"[\s:]*" + _NUMBER.pattern, text[act.end() :])
    if not found and act:
        last = list(_NUMBER.finditer(text[act.end() :]))
        found = last[-1] if last and not day else None
    number = found.group(1).strip(" .,_-–") if found else ""
    return number if any(character.isdigit() for character in number) else None


def _name(text: str) -> str | None:
    match = _NAME.search(text)
    if not match:
        return None
    if match["full"]:
        return f"{match['full']} {match['given'][0]}.{match['patronymic'][0]}."
    surname, initials = match["first"] or match["last"], match["before"] or match["after"]
    return f"{surname.title() if surname.isupper() else surname} {''.join(initials.split())}"


def _nominative_name(body: str) -> str | None:
    """«приказом директора Волкова П.И.», «заведующим … Ковалёвой Е.В.»: the name is in the case of the post."""
    post = re.search("|".join(rf"\b{form}\b" for form in _NOMINATIVE), body, re.IGNORECASE)
    name = _NAME.search(body)
    if not post or not name or name.start() < post.start():
        return _name(body)
    parties = read_responsible(f"{post.group().lower()} {name.group()}")
    return next((party.person for party in parties if party.person), None) or _name(body)


def _position(body: str) -> str | None:
    """The words between the stamp's word and the name, the day or the line to sign on."""
    if _IN_ACT.match(body):
        return _position_in_act(body)
    ends = [match.start() for pattern in _ENDS_OF_POSITION if (match := pattern.search(body))]
    words = body[: min(ends, default=len(body))].strip(' .,:;/_-–"«„')
    return words if re.search("[а-яё]{3}", words, re.IGNORECASE) and len(words) < 200 else None


def _position_in_act(body: str) -> str | None:
    """«приказом директора МБОУ …»: the head in the nominative."""
    for genitive, nominative in _NOMINATIVE.items():
        match = re.search(rf"(?i:\b{genitive}\b)(.*?)(?:\s+от\s+[«\"]?\d|\s+[«\"]?\d{{1,2}}[»\"]?\.\d|,|\s(?i:приказ)|$)", body)
        if match:
            name = _NAME.search(match.group(1))
            return f"{nominative}{match.group(1)[: name.start() if name else None].rstrip()}"
    return None
