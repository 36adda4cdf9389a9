"""The title of a plan among the paragraphs before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .headings import reads_as_stage
from .writing import is_blank, one_line, starts_low

_KIND = re.compile(
    r"^\W*(?:проект\W+)?(?:муниципальн\w+|региональн\w+|школьн\w+|примерн\w+|типов\w+|годово\w+|перспективн\w+|календарн\w+"
    r"|комплексн\w+|рабоч\w+|единый|индивидуальн\w+|персонализированн\w+)?\W*"
    r"(?:дорожн\w+\s+карт|план\b|план-график|план\s+мероприятий|комплекс\s+(?:мер|мероприятий)|программа\b"
    r"|перечень\s+мероприятий|график\s+(?:реализ|меропр)|мероприяти[яе]\s+(?:по\s+)?(?:реализ|внедр))",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    r"^\W*(?:приложени[еяю]\b|п\s?р\s?и\s?к\s?а\s?з\W*$|приказываю|положение\b|распоряжение\b|постановление\b|список\b)", re.IGNORECASE
)
_NOT_TITLE = re.compile(
    r"^\W*(?:цел[ьи]\b|задач[аи]\b|срок[аи]?\s+реализац|ответственн|куратор\b|участники|основание|исполнител|пояснительн"
    r"|наставник\s*[:–-]|наставляем\w+\s*[:–-]"
    r"|ожидаем|формы?\s+наставничества\s*:|направлени|утвержд|согласован|принят|рассмотрен|период\s*:|заведующ|директор\b|начальник)",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^[^«»()]{2,40}:\s+\S")
_LONGEST = 300
_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Title:
    """The title in one line and the places (indices of the paragraphs given) it takes."""

    text: str
    taken: tuple[int, ...]


def begins_title(text: str) -> bool:
    """The paragraph begins as a plan is called: «Дорожная карта», «План мероприятий», «Комплекс мер»."""
    line = one_line(text)
    return _KIND.match(line) is not None and len(line) <= 2 * _LONGEST and not starts_low(line)


def is_annex(text: str) -> bool:
    """The paragraph begins another document: an annex, an order, a Положение, a list."""
    return _ANNEX.match(one_line(text)) is not None


def find_title(paragraphs: Sequence[str]) -> Title | None:
    """The title nearest above the table: from the words that name a plan to where something else begins."""
    starts = [index for index, text in enumerate(paragraphs) if begins_title(text) and not _is_sentence(text)]
    if not starts:
        return None
    start = starts[-1]
    while start - 1 in starts and not re.search(r"20\d\d", paragraphs[start - 1]):
        start -= 1
    taken = [start]
    for index in range(start + 1, min(len(paragraphs), start + _MOST_LINES)):
        text = one_line(paragraphs[index])
        if is_blank(text):
            continue
        if _NOT_TITLE.match(text) or _LABELLED.match(text) or len(text) > _LONGEST or is_annex(text) or reads_as_stage(text):
            break
        taken.append(index)
    return Title(one_line(" ".join(one_line(paragraphs[index]) for index in taken)), tuple(taken))


def _is_sentence(text: str) -> bool:
    """Running text that only mentions a plan."""
    line = one_line(text)
    return len(line) > _LONGEST and line.endswith(".")
