"""The words of a letter: plain text, whole sentences, absolute addresses; nobody's name but the organisation's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from duet.base.tenancy.models import Member, Organisation
from duet.base.ui.typography import NBSP
from duet.base.ui.words import count, day, from_today
from duet.core.reminding import Frequency

from .models import FREQUENCIES
from .querysets import Shelf
from .telling import Matter, Summary

# The program on the computer one sits at: there is no web server with a name before it.
HERE = ("localhost", "127.0.0.1", "[::1]")
LINES = 15
LONGEST_TITLE = 160
MONDAY = 0
TITLES = {
    Shelf.LATE: "Просрочено",
    Shelf.TODAY: "Сегодня",
    Shelf.SOON: "Скоро",
    Shelf.CURATOR: "Нужен куратор: опаздывают или никто не отвечает",
    Shelf.HEAD: "Нужен руководитель: давно просрочено",
}
OTHERS = "Остальное по организации"


@dataclass(frozen=True, slots=True)
class Line:
    """One matter of the letter."""

    title: str
    when: str
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the letter; ``more`` matters are left out of it."""

    title: str
    size: int
    lines: list[Line]

    @property
    def more(self) -> int:
        """How many did not get in."""
        return self.size - len(self.lines)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to be sent or shown."""

    subject: str
    body: str
    settings_url: str

    def message(self, to: str) -> EmailMessage:
        """As mail; programs that read it are told it is automatic and where to refuse it."""
        headers = {"List-Unsubscribe": f"<{self.settings_url}>", "Auto-Submitted": "auto-generated"}
        return EmailMessage(self.subject, self.body, to=[to], headers=headers)


def write(summary: Summary, member: Member, *, several_desks: bool = False) -> Letter:
    """The letter about the summary; somebody with several desks reads in the subject which one it is about."""
    here = member.organisation
    settings_url = absolute("reminders:settings", here)
    facts = {
        "organisation": here,
        "sections": list(_sections(summary, here)),
        "undated": _undated(summary.undated),
        "on": day(summary.on),
        "often": FREQUENCIES[summary.frequency],
        "is_weekly": summary.frequency == Frequency.WEEKLY,
        "url": absolute("reminders:reminders", here),
        "today_url": absolute("roadmaps:today", here),
        "settings_url": settings_url,
        "limit": LINES,
    }
    subject = _one_line(render_to_string("reminders/letters/digest_subject.txt", {
        "counts": ", ".join(_counts(summary)), "place": str(here) if several_desks else ""}))  # fmt: skip
    body = render_to_string("reminders/letters/digest_body.txt", facts).replace(NBSP, " ").strip() + "\n"
    return Letter(subject.replace(NBSP, " "), body, settings_url)


def _counts(summary: Summary) -> Iterator[str]:
    """«2 просрочено», «1 на сегодня», «3 на этой неделе»"""
    sizes = {shelf: len(summary.shelves.get(shelf, ())) for shelf in Shelf}
    if sizes[Shelf.LATE]:
        yield f"{sizes[Shelf.LATE]} просрочено"
    if summary.frequency == Frequency.WEEKLY:
        if ahead := sizes[Shelf.TODAY] + sizes[Shelf.SOON]:
            yield f"{ahead} на этой неделе" if summary.on.weekday() == MONDAY else f"{ahead} на семь дней вперёд"
    else:
        if sizes[Shelf.TODAY]:
            yield f"{sizes[Shelf.TODAY]} на сегодня"
        if sizes[Shelf.SOON]:
            yield f"{sizes[Shelf.SOON]} на ближайшие дни"
    if sizes[Shelf.CURATOR]:
        yield f"{sizes[Shelf.CURATOR]} для куратора"
    if sizes[Shelf.HEAD]:
        yield f"{sizes[Shelf.HEAD]} для руководителя"
    if summary.undated:
        yield f"{summary.undated} без даты"
    if summary.others and not summary.steps[: -len(summary.others)]:
        yield f"{len(summary.others)} по организации"


def _sections(summary: Summary, here: Organisation) -> Iterator[Section]:
    for shelf, matters in summary.shelves.items():
        yield _section(TITLES[shelf], matters, here, summary.on)
    if summary.others:
        yield _section(OTHERS, summary.others, here, summary.on)


def _section(title: str, matters: tuple[Matter, ...], here: Organisation, on: date) -> Section:
    lines = [Line(_titled(matter.title), _when(matter.due, on), absolute("roadmaps:step", here, matter.step)) for matter in matters[:LINES]]
    return Section(title, len(matters), lines)


def _titled(title: str) -> str:
    plain = _one_line(title) or "Без названия"
    return f"{plain[:LONGEST_TITLE].rstrip()}…" if len(plain) > LONGEST_TITLE else plain


def _one_line(text: str) -> str:
    """Words of people in one line: whatever they hold, it starts no header and no line of its own."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text.replace(NBSP, " ")).split())


def _when(due: date, on: date) -> str:
    if due == on:
        return "срок сегодня"
    return f"срок {'был ' if due < on else ''}{day(due, on)}, {from_today(due, on)}"


def _undated(rows: int) -> str:
    return f"У {count(rows, 'мероприятия,мероприятий,мероприятий')} нет даты, поэтому о них Дуэт не напомнит. Назначьте её:" if rows else ""


def absolute(page: str, here: Organisation, *parts: object) -> str:
    """The full address of a page of the organisation."""
    return site_url() + reverse(page, args=[here.slug, *parts])


def site_url() -> str:
    """Where the program is opened: DUET_URL, or the first address its settings name."""
    if settings.SITE_URL:
        return str(settings.SITE_URL).rstrip("/")
    if settings.CSRF_TRUSTED_ORIGINS:
        return str(settings.CSRF_TRUSTED_ORIGINS[0]).rstrip("/")
    named = [host for host in settings.ALLOWED_HOSTS if host and host[0] not in "*."]
    host = next(iter(named), "localhost")
    return f"http://{host}:{settings.PORT}" if host in HERE else f"{'https' if settings.BEHIND_TLS else 'http'}://{host}"
