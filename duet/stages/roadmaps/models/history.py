"""Lines of the journal about steps and plans, in words a person reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.utils import timezone

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Member, Organisation
from duet.base.ui.words import count, day, plural

from ..naming import NOBODY, known
from .plan import Activity, Roadmap
from .posts import Post
from .steps import Step
from .uploads import Upload

# What is worth telling to somebody who was away.
NEWS = (
    "roadmaps.take", "roadmaps.finish", "roadmaps.postpone", "roadmaps.cancel", "roadmaps.reopen", "roadmaps.schedule",
    "roadmaps.attach", "roadmaps.comment", "roadmaps.save", "roadmaps.start", "roadmaps.bind", "roadmaps.edit",
)  # fmt: skip
# What a line may be about; a line about anything else (an organisation, a row on review) is no news.
Told = Step | Activity | Roadmap | Upload | Post
TOLD = (Step, Activity, Roadmap, Upload, Post)
ATTACHED = {"file": "приложен файл", "link": "приложена ссылка", "words": "добавлена запись о подтверждении"}
REOPENED = {"done": "отметка «Сделано» снята", "cancelled": "отмена снята, снова в работе"}
EDITED = {
    "edit": "строка исправлена", "insert": "добавлена строка", "drop": "строка убрана", "move": "строка переставлена",
    "add_stage": "добавлен этап", "edit_stage": "этап исправлен", "drop_stage": "этап убран",
}  # fmt: skip
# More lines than this are never read for the page of news, however busy the day was.
READ_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened.

    ``title`` and ``url`` (it may have none) are of what it happened to, ``more`` is how many alike followed it.
    """

    at: datetime
    kind: str
    who: str
    what: str
    title: str = ""
    url: str = ""
    more: int = 0


def history_of(step: Step, *, viewer: Member, today: date) -> list[Line]:
    """Everything that was done to a step, the latest first."""
    entries = list(Entry.objects.visible_to(viewer).about(step).for_page())
    names = known((entry.by_id for entry in entries), viewer)
    return [_line(entry, step, viewer, today, names) for entry in entries]


def news(organisations: str, *, viewer: Member, since: datetime, today: date, limit: int = 8) -> list[Line]:
    """What happened at and under a place of the tree (its path), the latest first; the same done many times over is one line."""
    entries = list(
        Entry.objects.visible_to(viewer)
        .filter(organisation__path__startswith=organisations, at__gte=since, action__in=NEWS)
        .for_page()
        .prefetch_related(GenericPrefetch("about", [kind.objects.for_news() for kind in TOLD]))[:READ_AT_MOST]
    )
    names = known((entry.by_id for entry in entries), viewer)
    lines = (_line(entry, entry.about, viewer, today, names) for entry in entries if isinstance(entry.about, TOLD))
    return _gathered(lines)[:limit]


def _gathered(lines: Iterable[Line]) -> list[Line]:
    """What one person did alike in one day is one line: the latest of them and how many more there are."""
    alike: dict[tuple[date, str, str], list[Line]] = {}
    for line in lines:
        alike.setdefault((timezone.localdate(line.at), line.who, line.kind), []).append(line)
    return [replace(run[0], more=len(run) - 1) for run in alike.values()]


def _line(entry: Entry, about: Told, viewer: Member, today: date, names: frozenset[int]) -> Line:
    what = _words(entry, today)
    return Line(
        at=entry.at,
        kind=f"{entry.action} {what.split(' ')[0]}",
        who=name_of(entry.by, entry.organisation, viewer=viewer, names=names),
        what=what,
        title=str(about),
        url=_url(about, viewer),
    )


def _url(about: Told, viewer: Member) -> str:
    """Where the viewer reads of it; what no page shows from above (the source paper, a role) has none."""
    if isinstance(about, Step | Activity | Roadmap):
        return about.url_at(viewer.organisation)
    return about.get_absolute_url() if about.organisation_id == viewer.organisation_id else ""


def _words(entry: Entry, today: date) -> str:
    words = WORDS.get(entry.action)
    return words(entry.note, today).rstrip(". ") if words else str(entry.action)


def name_of(person: Member, organisation: Organisation, *, viewer: Member, names: frozenset[int] = NOBODY) -> str:
    """A colleague by name; from above only the organisation, unless the person consented (``names``: ``naming.known`` of the page)."""
    return person.short_name if person.organisation_id == viewer.organisation_id or person.pk in names else str(organisation)


Words = Callable[[dict[str, Any], date], str]


def _said(note: dict[str, Any], key: str, today: date) -> str:
    return day(date.fromisoformat(note[key]), today) if note.get(key) else ""


def _taken(note: dict[str, Any], today: date) -> str:
    return "отложено: ждёт ответственного" if note.get("released") else "взято в работу"


def _finished(note: dict[str, Any], today: date) -> str:
    return f"сделано {_said(note, 'on', today)}".strip()


def _postponed(note: dict[str, Any], today: date) -> str:
    was = f" с {_said(note, 'was', today)}" if note.get("was") else ""
    return f"срок перенесён{was} на {_said(note, 'now', today)}: {note.get('reason', '')}"


def _scheduled(note: dict[str, Any], today: date) -> str:
    days = [day(date.fromisoformat(text), today) for text in note.get("dates", [])]
    if len(days) > 1:
        return f"назначены даты: {', '.join(days)}"
    event = f" (событие — {_said(note, 'event', today)})" if note.get("event") else ""
    return f"назначен срок — {days[0] if days else _said(note, 'now', today)}{event}"


def _bound(note: dict[str, Any], today: date) -> str:
    if "assigned" in note:
        return "назначен ответственный" if note["assigned"] else "ответственный снят"
    people = len(note.get("members", []))
    if not people:
        return "на роли больше никого нет"
    return f"на роль {plural(people, 'назначен,назначены,назначено')} {count(people, 'человек,человека,человек')}"


def _undone(note: dict[str, Any], today: date) -> str:
    return f"срок возвращён: снова {_said(note, 'day', today)}" if note.get("day") else "срок возвращён: снова без даты"


WORDS: dict[str, Words] = {
    "roadmaps.take": _taken,
    "roadmaps.finish": _finished,
    "roadmaps.postpone": _postponed,
    "roadmaps.cancel": lambda note, today: f"отменено: {note.get('reason', '')}",
    "roadmaps.reopen": lambda note, today: REOPENED.get(note.get("was", ""), "снова в работе"),
    "roadmaps.schedule": _scheduled,
    "roadmaps.attach": lambda note, today: ATTACHED.get(note.get("kind", ""), "приложено подтверждение"),
    "roadmaps.comment": lambda note, today: "добавлено замечание",
    "roadmaps.save": lambda note, today: "карта сохранена",
    "roadmaps.start": lambda note, today: f"карта перенесена на {note['year']}" if note.get("year") else "карта начата по образцу",
    "roadmaps.bind": _bound,
    "roadmaps.edit": lambda note, today: EDITED.get(note.get("did", ""), "карта исправлена"),
    "roadmaps.undo": _undone,
}
