"""A row torn by a page is one row again: its halves are joined cell by cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..responsible.words import NOMINATIVE, word
from .columns import Column, Layout
from .headings import reads_as_stage
from .items import ends_bulleted, first_number, goes_on_to_items, is_bulleted, last_number
from .looks import looks_like_deadline, looks_responsible
from .placing import Entry
from .writing import is_blank, is_finished, is_one_word, one_line, plain, starts_low

_INITIALS = re.compile(r"^[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?")
_SURNAME_END = re.compile(r"[А-ЯЁ][а-яё]{2,}(?:\s[А-ЯЁ]\.?)?$")
_OPEN_END = re.compile(
    r"(?:[,(«–—-]|\b(?:и|или|в|во|на|по|с|со|к|о|об|от|до|за|из|для|при|под|над|не|их|его|№|ст\.|п\.)|(?:^|\s)\d{1,2}[.)])$", re.IGNORECASE
)
_OPEN_DEADLINE = re.compile(r"(?:[,(–—-]|\b(?:и|в|во|на|по|с|со|к|до|от|не))$", re.IGNORECASE)
_YEAR_ONLY = re.compile(r"^20\d\d\s*(?:года|год|г)?\.?$")
_YEARS_ALONE = re.compile(r"^20\d\d\s*[-–—/]\s*20\d\d\s*(?:г\.?\s?г?\.?|год\w*)?$")
# A responsible one does not begin in the genitive: «заместитель» + «директора».
_GENITIVE = re.compile(
    r"^(?:директора|заведующе(?:го|й)|по\s|руководител[яи]\b|школы|наставничества|внедрения|работе|части|объединени[яй]|МО|ШМО|коллектива|группы"
    r"|отдела|и\s)",
    re.IGNORECASE,
)
_QUOTES = frozenset('«"„“')
_TEXTS = (Column.STAGE, Column.TITLE, Column.CONTENT, Column.RESULT)

AT_A_TEAR = 2.0
INSIDE = 3.5
SURE = 3.5


@dataclass(frozen=True, slots=True)
class Habits:
    """How the rows of a document usually look: what is unusual is a sign of a tear.

    ``numbered``: rows carry numbers; ``counted``: stages in their column do; ``capital``: titles begin with a capital letter;
    ``lonely``: a bare text alone in its row, not even numbered, heads a stage.
    """

    numbered: bool
    counted: bool
    capital: bool
    lonely: bool


def habits_of(entries: Sequence[Entry]) -> Habits:
    """The habits of the rows."""
    rows = [entry for entry in entries if not entry.spanning and (not entry.alone or _says_no_more(entry.layout))]
    staged = [entry for entry in rows if entry.text(Column.STAGE) and not starts_low(entry.text(Column.STAGE))]
    titled = [entry for entry in rows if entry.text(Column.TITLE) and entry.text(Column.DEADLINE)]
    return Habits(
        numbered=_mostly([bool(entry.text(Column.NUMBER)) for entry in rows], 0.6),
        counted=_mostly([bool(entry.text(Column.NUMBER)) for entry in staged], 0.6),
        capital=_mostly([not starts_low(entry.text(Column.TITLE)) for entry in titled], 0.8),
        lonely=any(_is_lonely(entry) and not entry.opens for entry in entries),
    )


def _is_lonely(entry: Entry) -> bool:
    """A text and nothing else that might head a stage."""
    return entry.alone and not entry.spanning and not entry.text(Column.NUMBER) and not starts_low(entry.text(Column.TITLE))


def _says_no_more(layout: Layout) -> bool:
    """The table has nothing but numbers, stages and texts."""
    return not set(layout.columns) - {Column.NUMBER, Column.STAGE, Column.TITLE}


def _mostly(facts: list[bool], share: float) -> bool:
    return bool(facts) and sum(facts) >= share * len(facts)


def without_tears(entries: Sequence[Entry], habits: Habits) -> list[Entry]:
    """The entries with every continuation joined to the row it continues."""
    result: list[Entry] = []
    for entry in entries:
        weight = _continues(result[-1], entry, habits) if result else 0.0
        if weight > 0:
            result[-1] = _join(result[-1], entry, unsure=weight < SURE, apart=_is_covered(entry))
        else:
            result.append(entry)
    return result


def _continues(before: Entry, entry: Entry, habits: Habits) -> float:
    """Above nought when the entry goes on with the one before; ``SURE`` and more without doubt."""
    if before.paragraph or entry.paragraph or entry.layout is not before.layout:
        return 0
    if before.spanning or entry.spanning:
        return SURE if _heading_goes_on(before, entry) else 0
    if entry.text(Column.NUMBER) or (entry.text(Column.STAGE) and not stage_goes_on(entry, habits)):
        return 0
    if _is_covered(entry):
        return SURE
    title = entry.text(Column.TITLE)
    if (entry.bold and entry.alone and not starts_low(title)) or reads_as_stage(title):
        return 0
    score = _score(before, entry, habits)
    return score if score >= (AT_A_TEAR if entry.opens else INSIDE) else 0


def stage_goes_on(entry: Entry, habits: Habits) -> bool:
    """The words in the column of stages go on with the heading above: a small letter, or no number where stages have them."""
    if entry.text(Column.NUMBER):
        return False
    return starts_low(entry.text(Column.STAGE)) or (habits.counted and entry.opens)


def _heading_goes_on(before: Entry, entry: Entry) -> bool:
    """A heading across the table in two lines."""
    text = entry.text(Column.TITLE)
    if not (before.spanning and entry.spanning) or entry.text(Column.NUMBER) or reads_as_stage(text):
        return False
    return starts_low(text) and not is_finished(before.text(Column.TITLE))


def _is_covered(entry: Entry) -> bool:
    """A part of the row above: merged cells give it its title, its deadline and its responsible."""
    parts = [column for column in (Column.DEADLINE, Column.RESPONSIBLE) if entry.layout.has(column)]
    return entry.reached(Column.TITLE) and not entry.text(Column.NUMBER) and all(entry.reached(column) for column in parts)


def _score(before: Entry, entry: Entry, habits: Habits) -> float:
    """How much speaks for one torn row (positive) against two rows (negative)."""
    if _is_complete(before, entry):
        return 0
    score = 0.0
    if habits.numbered and before.text(Column.NUMBER):
        score = 3.0 if entry.opens and not (habits.lonely and _is_lonely(entry)) else 1.5
    if habits.capital and starts_low(entry.text(Column.TITLE)):
        score += 1.5
    score += sum(_text_score(before.text(column), entry.text(column)) for column in _TEXTS)
    score += _deadline_score(before.text(Column.DEADLINE), entry.text(Column.DEADLINE))
    score += _responsible_score(before.text(Column.RESPONSIBLE), entry.text(Column.RESPONSIBLE))
    return score + _gaps_score(entry) - (1.5 if _outlasts(before, entry) else 0)


def _outlasts(before: Entry, entry: Entry) -> bool:
    """Only the title goes on, though another cell of the torn row is longer: a page tears off the longest first."""
    others = [len(one_line(before.text(column))) for column in (Column.CONTENT, Column.RESULT)]
    return entry.alone and not starts_low(entry.text(Column.TITLE)) and max(others) > len(one_line(before.text(Column.TITLE)))


def _is_complete(before: Entry, entry: Entry) -> bool:
    """A title that begins anew with a deadline and people of its own, as the row before has them: another row."""
    title, deadline = entry.text(Column.TITLE), entry.text(Column.DEADLINE)
    if _is_own_item(before, entry):
        return True
    if is_blank(title) or starts_low(title) or (entry.layout.has(Column.RESPONSIBLE) and not entry.value(Column.RESPONSIBLE)):
        return False
    if _OPEN_DEADLINE.search(one_line(before.text(Column.DEADLINE))) or _begins_obliquely(title):
        return False
    return looks_like_deadline(deadline) and not _YEAR_ONLY.match(one_line(deadline)) and looks_like_deadline(before.value(Column.DEADLINE))


def _is_own_item(before: Entry, entry: Entry) -> bool:
    """«2. Сбор согласий» in the middle of a page with people of its own: the next row, though the row above ended with «1.»."""
    who = entry.text(Column.RESPONSIBLE)
    numbered = first_number(entry.text(Column.TITLE)) is not None and not entry.text(Column.CONTENT)
    whole = not is_blank(who) and not starts_low(who) and _responsible_score(before.text(Column.RESPONSIBLE), who) < 1
    return numbered and whole and not entry.opens


def _gaps_score(entry: Entry) -> float:
    needed = [column for column in (Column.DEADLINE, Column.RESPONSIBLE) if entry.layout.has(column)]
    empty = [column for column in needed if not entry.value(column)]
    untitled = not entry.value(Column.TITLE) and (len(empty) == len(needed) or (entry.opens and Column.RESPONSIBLE in empty))
    return 0.75 * len(empty) + (3 if untitled else 0)


def _text_score(before: str, after: str) -> float:
    if is_blank(after):
        return 0
    if is_blank(before):
        return -0.5
    number, last = first_number(after), last_number(before)
    if (is_bulleted(after) and ends_bulleted(before)) or (plain(before).endswith(":") and (is_bulleted(after) or number == 1)):
        return 4
    if ends_bulleted(before) and goes_on_to_items(after) and not is_finished(before):
        return 3
    if number is not None:
        return 4 if last is not None and number == last + 1 else -4 if number == 1 or last is not None else -1
    open_end = _OPEN_END.search(plain(before)) is not None or (_is_hanging(before) and not is_finished(before))
    if starts_low(after):
        return 3 if open_end else 2 if not is_finished(before) else 1
    if _closes_more(after):
        return 4
    if is_finished(before) and not open_end:
        return -3
    return 1.5 if open_end or _begins_obliquely(after) or one_line(after)[:1] in _QUOTES else -1.5


def _closes_more(text: str) -> bool:
    """A bracket is closed that this text has not opened."""
    line = one_line(text)
    return line.count(")") > line.count("(") and not first_number(text)


def _begins_obliquely(text: str) -> bool:
    """The first word stands in no nominative («Российской Федерации», «Уровня удовлетворённости») or is an abbreviation."""
    first = re.match(r"[^\W\d_]+", one_line(text))
    if first and len(first.group()) > 1 and first.group().isupper():
        return not one_line(text).isupper() or len(one_line(text)) == len(first.group())
    found = word(first.group().lower()) if first else None
    forms = found.nouns | found.adjectives if found else frozenset()
    return found is not None and found.known and not found.verb and bool(forms) and all(form.case != NOMINATIVE for form in forms)


def _is_hanging(text: str) -> bool:
    """Brackets or quotes are open at the end."""
    line = one_line(text)
    return line.count("(") > line.count(")") or line.count("«") > line.count("»")


def _deadline_score(before: str, after: str) -> float:
    if is_blank(after) or is_blank(before):
        return 0 if is_blank(after) else -1
    first, second = one_line(before), one_line(after)
    if not looks_like_deadline(second) or (_YEAR_ONLY.match(second) and not re.search(r"\d{4}", first)):
        return 2
    if not looks_like_deadline(first) or _OPEN_DEADLINE.search(first) or _YEARS_ALONE.match(first) or re.search(r"(?<!\d)\d{1,2}$", first):
        return 1.5
    return -1 if starts_low(second) and not starts_low(first) else -3


def _responsible_score(before: str, after: str) -> float:
    if is_blank(after) or is_blank(before):
        return 0 if is_blank(after) else -1
    first, second = one_line(before), one_line(after)
    if _INITIALS.match(second) and _SURNAME_END.search(first):
        return 3
    if _OPEN_END.search(first) or _GENITIVE.match(second):
        return 2
    return 0.5 if not looks_responsible(second) or starts_low(second) else -1


def _join(before: Entry, entry: Entry, *, unsure: bool, apart: bool) -> Entry:
    more = before.more
    if apart and Column.CONTENT in entry.own and before.value(Column.CONTENT):
        more = (*more, entry.text(Column.CONTENT))
        entry = replace(entry, own={column: text for column, text in entry.own.items() if column is not Column.CONTENT})
    own = {column: _glue(before.text(column), entry.text(column)) for column in Column if before.text(column) or entry.text(column)}
    return replace(
        before,
        own=own,
        above=_without(before.above, entry.own),
        other=(*before.other, *entry.other),
        more=more,
        joined=True,
        unsure=before.unsure or unsure,
        moved=before.moved or entry.moved,
    )


def _without(above: Mapping[Column, str], own: Mapping[Column, str]) -> Mapping[Column, str]:
    return {column: text for column, text in above.items() if column not in own}


def _glue(first: str, second: str) -> str:
    """Both parts; a line break between them only where the second begins an item or the first breaks a word."""
    if not first or not second:
        return first or second
    ends, begins = re.search(r"[А-Яа-яЁё]+$", first), re.match(r"[а-яё]+", second)
    broken = ends is not None and begins is not None and is_one_word(ends.group(), begins.group())
    apart = broken or is_bulleted(second) or first_number(second) is not None or plain(first).endswith("-")
    return f"{first}\n{second}" if apart else f"{first} {second}"
