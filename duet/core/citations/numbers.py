"""Numbers that tell the act by themselves: «Р-145», «273-ФЗ», «1264-р» — and how they are misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .acts import ACTS, ALIASES, Act, Kind, law
from .dates import date_beside
from .model import Finding, Grade

UNKNOWN = "Проверьте реквизиты акта: в справочнике программы такого нет."
_SPELT = [
    (act, re.compile(rf"(?:(?<![\w/-])|(?<=(?<![^\W\d_])[NnN№]))(?:{act.spelling})(?!\w)(?!/\d)"))  # «NМР42/02» too
    for act in ACTS
    if act.spelling
]
_LAW = re.compile(r"(?:(?<![\w/.-])|(?<=(?<![^\W\d_])[NnN]))(\d{1,3})(\s{0,3}[-‐‑–—]?\s{0,3}Ф\s?[ЗзЭэ3])(?!\w)")
_WRONG_KIND = r"(?<![а-яё])({})[а-яё]*\s{{1,3}}(?:Минпросвещени\w*|Министерств\w+\s{{1,3}}просвещени\w*)[^№;\n]{{0,60}}№\s{{0,3}}$"
_657 = re.compile(r"№\s{0,3}657(?![\d/-])")
_MENTORING = re.compile(r"наставн|просвещ|профсоюз", re.IGNORECASE)
_AROUND = 200
_HYPHENS = str.maketrans("‐‑", "--")
_KINDS = {Kind.DIRECTIVE: "распоряжение", Kind.LETTER: "письмо"}
_LATIN = re.compile("[A-Za-z]")


def numbers_misspelt(text: str) -> Iterator[Finding]:
    """Findings about acts that are told by their numbers."""
    for act, pattern in _SPELT:
        for match in pattern.finditer(text):
            if is_about_mentoring(text, match.start()) or not _is_turned(match.group(), act.number):
                yield from _number(text, act, match.start(), match.end())
    for match in _LAW.finditer(text):
        yield from _law(text, match)
    yield from _letter_by_union_number(text)


def is_told(number: str) -> bool:
    """Whether the number alone tells its act."""
    return any(pattern.fullmatch(number) for _, pattern in _SPELT)


def is_about_mentoring(text: str, place: int) -> bool:
    """The words around are about mentoring."""
    return _MENTORING.search(text, max(0, place - _AROUND), place + _AROUND) is not None


def _is_turned(written: str, right: str) -> bool:
    """«145-р» for «Р-145»; elsewhere it may well be another act."""
    return written[0].isdigit() and not right[0].isdigit()


def date_mistaken(text: str, act: Act, start: int, end: int) -> Iterator[Finding]:
    """The date beside the number is not that of the act."""
    dated = date_beside(text, start, end)
    if dated and dated.day != act.day:
        why = f"Дата акта № {act.number} другая."
        yield Finding(text[dated.start : dated.end], f"{act.day:%d.%m.%Y}", Grade.FIX, why, dated.start, dated.end)


def _number(text: str, act: Act, start: int, end: int) -> Iterator[Finding]:
    written = text[start:end]
    if written.translate(_HYPHENS) not in {act.number, *(alias for alias, number in ALIASES.items() if number == act.number)}:
        yield Finding(written, act.number, Grade.FIX, _misspelling(written, act.number), start, end)
    yield from date_mistaken(text, act, start, end)
    kind = _KINDS[act.kind]
    others = "|".join(other for other in Kind if other is not act.kind)
    before = text[max(0, start - _AROUND) : start]
    if mistaken := re.search(_WRONG_KIND.format(others), before, re.IGNORECASE):
        at = start - len(before) + mistaken.start()
        word = re.split(r"\s", mistaken.group(), maxsplit=1)[0]
        yield Finding(word, kind, Grade.FIX, f"Акт № {act.number} — {kind}.", at, at + len(word))


def _law(text: str, match: re.Match[str]) -> Iterator[Finding]:
    right = f"{match.group(1)}-ФЗ"
    if match.group().translate(_HYPHENS) != right:
        yield Finding(match.group(), right, Grade.FIX, _misspelling(match.group(), right), match.start(), match.end())
    known = law(right)
    if known:
        yield from date_mistaken(text, known, match.start(), match.end())
    else:
        yield Finding(match.group(), "", Grade.WARN, UNKNOWN, match.start(), match.end())


def _letter_by_union_number(text: str) -> Iterator[Finding]:
    """«№ 657» alone is the number of the union; the ministry's is missing."""
    for match in _657.finditer(text):
        around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if is_about_mentoring(text, match.start()) and "1128" not in around:
            why = "Это номер профсоюза. Назовите и номер министерства."
            yield Finding(match.group(), "№ АЗ-1128/08, № 657", Grade.FIX, why, match.start(), match.end())


def _misspelling(written: str, right: str) -> str:
    if _LATIN.search(written):
        return "В номере латинская буква вместо русской."
    if "3" in written and "З" in right and written.count("3") > right.count("3"):
        return "В номере цифра 3 вместо буквы З."
    if "-" in right and not re.search("[-‐‑–—]", written):
        return "В номере пропущен дефис."
    return "Номер записан неверно."
