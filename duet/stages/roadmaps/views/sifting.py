"""Filters of a plan, read from the address: which of its rows to show. The same on the table, the ribbon and the calendar.

``read(request.GET)`` gives a ``Sieve``; ``sieve.apply(queryset, viewer=…, on=…)`` narrows a query of activities, ``sieve.sift(rows, …)``
rows that are in hand already, ``sieve.query`` is the address of the same filters on another page.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.http import urlencode

from duet.base.tenancy.models import Member
from duet.base.ui.frame import Choice
from duet.core.finding import patterns

from ..models import Activity
from ..querysets import ActivityQuerySet, week_end

Test = Callable[[Activity], bool]

# Name in the address → words and which rows it lets through. The last two are shown only when there is something in them.
SIEVES: dict[str, tuple[str, Test]] = {
    "": ("Все", lambda row: True),
    "late": ("Просрочено", lambda row: row.steps_late > 0),
    "week": ("На этой неделе", lambda row: row.steps_week > 0),
    "mine": ("Мои", lambda row: bool(row.mine)),
    "undated": ("Без даты", lambda row: row.steps_asking > 0),
    "nobody": ("Без ответственного", lambda row: bool(row.nobody)),
    "unproved": ("Без документа", lambda row: bool(row.unproved)),
    "doubts": ("С вопросами", lambda row: bool(row.doubts)),
    "outside": ("Позже конца карты", lambda row: row.steps_outside > 0),
}
SELDOM = ("doubts", "outside")
# What a filter says when it lets nothing through.
NOTHING = {
    "late": "Ничего не просрочено.",
    "week": "До воскресенья сроков нет.",
    "mine": "За вами в этой карте ничего не записано.",
    "undated": "У всех мероприятий есть даты.",
    "nobody": "За каждое мероприятие кто-то отвечает.",
    "unproved": "Всё выполненное подтверждено документами.",
    "doubts": "Вопросов не осталось.",
    "outside": "Все сроки внутри периода карты.",
}
NOT_FOUND = "Таких мероприятий нет. Уберите одно из условий или поищите другими словами."
EMPTY = "В карте нет мероприятий."
STATES = {
    "late": "Просрочено",
    "working": "В работе",
    "idle": "Не начато",
    "done": "Сделано",
    "cancelled": "Отменено",
    "asking": "Без даты",
}
PROVED, BARE = "proved", "bare"
PROOFS = {PROVED: "Приложен", BARE: "Не приложен"}
# Kinds of papers that the words of a result promise, by the beginnings of words.
PAPERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "order": ("Приказ, распоряжение", ("приказ", "распоряж", "постановлен")),
    "rule": ("Положение", ("положени", "регламент")),
    "minutes": ("Протокол", ("протокол",)),
    "plan": ("План, программа", ("план", "график", "программ", "дорожн", "сценари")),
    "report": ("Отчёт, справка", ("отчет", "справк", "аналит", "сводн", "сводк", "информац", "мониторинг")),
    "list": ("Список, база", ("спис", "баз", "реестр", "ведомост", "переч")),
    "asking": ("Анкета", ("анкет", "опрос", "тест")),
    "consent": ("Согласие, договор", ("соглас", "соглаш", "договор", "заявлен")),
    "log": ("Журнал, дневник", ("журнал", "дневник", "лист")),
    "praise": ("Грамота, сертификат", ("грамот", "сертификат", "благодар", "диплом", "свидетельств")),
    "web": ("Публикация", ("сайт", "публикац", "размещ", "страниц", "ссылк", "материал")),
}
# In place of the number of a stage: what a body above laid down.
ABOVE = "above"
ROLE = "role-"


@dataclass(frozen=True, slots=True)
class Sieve:
    """The filters of an address; an empty one lets everything through.

    ``show`` is a name of ``SIEVES``; ``stage`` the number of a stage or ABOVE; ``state`` a name of ``STATES``; ``person`` the
    number of a member or «role-» and the number of a role; ``paper`` a name of ``PROOFS`` or ``PAPERS``; ``words`` what to find.
    """

    show: str = ""
    stage: str = ""
    state: str = ""
    person: str = ""
    paper: str = ""
    words: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether anything besides ``show`` is asked."""
        return replace(self, show="") != Sieve()

    @property
    def query(self) -> str:
        """The filters as the end of an address: «?show=late&q=анкета», or nothing."""
        return self.query_with()

    def query_with(self, **changes: str) -> str:
        """``query`` with some of the filters changed."""
        changed = replace(self, **changes)
        asked = {"q" if name == "words" else name: getattr(changed, name) for name in Sieve.__slots__}
        given = urlencode({name: value for name, value in asked.items() if value})
        return f"?{given}" if given else ""

    def apply(self, rows: ActivityQuerySet, *, viewer: Member, on: date) -> ActivityQuerySet:
        """The rows that all the filters let through."""
        return _shown(self._narrowed(rows, viewer, on), self.show, viewer, on)

    def sift(self, rows: Sequence[Activity], *, viewer: Member, on: date) -> list[Activity]:
        """The same of rows in hand that were asked for ``with_progress`` and ``with_marks``; at most one query."""
        return sifted(self.narrowed(rows, viewer=viewer, on=on), self.show)

    def narrowed(self, rows: Sequence[Activity], *, viewer: Member, on: date) -> list[Activity]:
        """``sift`` without ``show``: what the counts of ``choices`` are of."""
        if not self.is_narrow or not rows:
            return list(rows)
        of_plans = Activity.objects.visible_to(viewer).filter(roadmap__in={row.roadmap_id for row in rows}).order_by()
        found = set(self._narrowed(of_plans, viewer, on).values_list("pk", flat=True))
        return [row for row in rows if row.pk in found]

    def _narrowed(self, rows: ActivityQuerySet, viewer: Member, on: date) -> ActivityQuerySet:
        if self.stage:
            rows = rows.from_above() if self.stage == ABOVE else rows.filter(stage=int(self.stage))
        if self.state:
            rows = rows.standing(self.state, on)
        if self.person.startswith(ROLE):
            rows = rows.naming_post(int(self.person.removeprefix(ROLE)))
        elif self.person:
            # Names do not go up: whoever looks from above finds nobody by the number of a person.
            rows = rows.at_desk(viewer).answered_by(int(self.person))
        if self.paper in PROOFS:
            rows = rows.proved(self.paper == PROVED)
        elif self.paper:
            rows = rows.promising(PAPERS[self.paper][1])
        return rows.saying(self.words) if self.words else rows

    @property
    def nothing_said(self) -> str:
        """What to say when nothing is let through."""
        return NOT_FOUND if self.is_narrow else NOTHING.get(self.show, EMPTY)


def read(asked: Mapping[str, str]) -> Sieve:
    """The filters that ``request.GET`` asks for; the address is anybody's to write, so what makes no sense is no filter.

    >>> read({"show": "late", "stage": "12", "person": "role-3", "q": " приказ  ", "state": "<b>", "paper": "order"}).query
    '?show=late&stage=12&person=role-3&paper=order&q=%D0%BF%D1%80%D0%B8%D0%BA%D0%B0%D0%B7'
    """
    words = " ".join(asked.get("q", "").split())[:100]
    return Sieve(
        show=_known(asked.get("show", ""), SIEVES),
        stage=_stage(asked.get("stage", "")),
        state=_known(asked.get("state", ""), STATES),
        person=_person(asked.get("person", "")),
        paper=_known(asked.get("paper", ""), {*PROOFS, *PAPERS}),
        words=words if patterns(words) else "",
    )


def _shown(rows: ActivityQuerySet, show: str, viewer: Member, on: date) -> ActivityQuerySet:
    """What the tests of ``SIEVES`` say of a row in hand, asked of the database."""
    narrow: dict[str, Callable[[], ActivityQuerySet]] = {
        "late": lambda: rows.standing("late", on),
        "week": lambda: rows.due_between(on, week_end(on)),
        "mine": lambda: rows.answered_by(viewer.pk),
        "undated": rows.undated,
        "nobody": rows.held_by_nobody,
        "unproved": rows.done_unproved,
        "doubts": rows.doubtful,
        "outside": rows.ending_outside,
    }
    return narrow[show]() if show in narrow else rows


def _known(name: str, names: Container[str]) -> str:
    return name if name in names else ""


def _number(text: str) -> str:
    return text if text.isascii() and text.isdecimal() and len(text) < 19 else ""


def _stage(text: str) -> str:
    return text if text == ABOVE else _number(text)


def _person(text: str) -> str:
    role = text.removeprefix(ROLE)
    return text if _number(role) else ""


def sifted(rows: Sequence[Activity], show: str) -> list[Activity]:
    """The rows that the filter lets through; an unknown filter is no filter."""
    _, test = SIEVES.get(show, SIEVES[""])
    return [row for row in rows if test(row)]


def choices(rows: Sequence[Activity], show: str, url: str, sieve: Sieve | None = None) -> list[Choice]:
    """The filters with their counts; the other filters of ``sieve`` stay as they are."""
    found, kept = [], sieve or Sieve()
    for name, (title, test) in SIEVES.items():
        count = sum(1 for row in rows if test(row))
        if name not in SELDOM or count or name == show:
            found.append(Choice(title, f"{url}{kept.query_with(show=name)}", name == show, count))
    return found
