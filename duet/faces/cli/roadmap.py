"""``duet roadmap read``: a document to JSON, or to a table for people; the same reading serves ``duet roadmap coverage``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import wrap

from duet.base.files.readers import Unreadable, read
from duet.core.calendar import in_words
from duet.core.deadlines import say
from duet.core.roadmaps import Activity, Doubt, Draft, Stage, Stamp, draft_as_json, recognise
from duet.core.text import counted

from .reading import STDIN, file_name, read_bytes
from .trouble import Trouble

_WIDTH = 110
_DOUBT = "(?) "


def read_roadmap(path: str, *, as_json: bool) -> None:
    """Print the roadmap of a file («-» is text on standard input). Raises Trouble."""
    draft = draft_of(path)
    if as_json:
        print(json.dumps(draft_as_json(draft), ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines_of(draft)))


def draft_of(path: str) -> Draft:
    """The roadmap of a file («-» is text on standard input) as it is understood. Raises Trouble."""
    content = read_bytes(path)
    name = "text.txt" if path == STDIN else file_name(path)
    try:
        grid = read(content, name)
    except Unreadable as error:
        raise Trouble(str(error)) from error
    return recognise(grid, source=file_name(path))


def lines_of(draft: Draft) -> Iterator[str]:
    """The draft for people, line by line; a doubt stands under what it is about after «(?)»."""
    yield draft.title or f"{draft.source}: названия нет"
    yield from _facts(draft)
    yield from _doubts(draft.doubts, "")
    for stage in draft.stages:
        yield from _stage(stage)
    yield ""
    yield _summary(draft)


def _facts(draft: Draft) -> Iterator[str]:
    if draft.organisation:
        yield f"Организация: {draft.organisation}"
    if draft.period:
        yield f"Период: {draft.period}"
    for word, stamp in (("Утверждаю", draft.approval), ("Согласовано", draft.agreement)):
        if stamp:
            yield f"{word}: {_stamp(stamp)}"


def _stamp(stamp: Stamp) -> str:
    day = f"от {in_words(stamp.day)}" if stamp.day else "без даты"
    number = f"№ {stamp.order_no}" if stamp.order_no else ""
    return ", ".join(filter(None, (stamp.position, stamp.name, day, number)))


def _stage(stage: Stage) -> Iterator[str]:
    yield ""
    heading = ". ".join(filter(None, (stage.number, stage.title)))
    yield from wrap(heading or "Без раздела", _WIDTH)
    for activity in stage.activities:
        yield from _activity(activity)


def _activity(activity: Activity) -> Iterator[str]:
    title = ". ".join(filter(None, (activity.number, activity.title))) or "без названия"
    yield from wrap(title, _WIDTH, initial_indent="  ", subsequent_indent="    ")
    for item in activity.content:
        yield from wrap(item, _WIDTH, initial_indent="      • ", subsequent_indent="        ")
    when = f"{activity.deadline_text} → {say(activity.deadline)}" if activity.deadline_text else "не указан"
    who = "; ".join(filter(None, (" ".join(filter(None, (party.title, party.person))) for party in activity.parties))) or "не указаны"
    for word, text in (("Срок", when), ("Ответственные", who), ("Результат", activity.result)):
        if text:
            yield from wrap(f"{word}: {text}", _WIDTH, initial_indent="      ", subsequent_indent="        ")
    yield from _doubts(activity.doubts, "      ")


def _doubts(doubts: tuple[Doubt, ...], indent: str) -> Iterator[str]:
    for doubt in doubts:
        yield from wrap(_DOUBT + doubt.text, _WIDTH, initial_indent=indent, subsequent_indent=indent + "    ")


def _summary(draft: Draft) -> str:
    doubted = sum(1 for activity in draft.activities if activity.doubts)
    read_in = (
        f"Прочитано: {counted(len(draft.stages), 'этап', 'этапа', 'этапов')}, "
        f"{counted(len(draft.activities), 'мероприятие', 'мероприятия', 'мероприятий')}."
    )
    return read_in if not doubted else f"{read_in} Проверьте {counted(doubted, 'строку', 'строки', 'строк')} с пометкой (?)."
