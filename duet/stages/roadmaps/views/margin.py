"""The margin of «Сегодня»: what needs attention, and what we wait for from whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.ui.words import count
from duet.core.names import short_name

from ..models import Activity, Duty, Post, Roadmap, Upload, UploadState
from .additions import remarks_of
from .days import near_day
from .looking import Looking
from .remarking import Remark

# A plan that ends within this many days asks for the next one.
NEXT_PLAN_DAYS = 45
NAMED_AT_ONCE = 2
# Kinds of what waits for a person, in one query.
ROLE, NAME, QUESTION, OUTSIDE = "role", "name", "question", "outside"
PEOPLE = 6


@dataclass(frozen=True, slots=True)
class Waiting:
    """A colleague whose matters are late."""

    name: str
    late: int
    since: date
    url: str


def remarks(look: Looking, plan: Roadmap | None) -> list[Remark]:
    """What a keeper of the plan should look at; the organisation's own affairs only."""
    if not look.is_home or not can(look.member, "roadmaps.bind"):
        return remarks_of(look, plan)
    asks = _asks(look, plan)
    found = [_uploads(look), _ending(look, plan), *_nobody(look, asks), *(_odd_rows(look, plan, asks) if plan else ())]
    return [*(remark for remark in found if remark), *remarks_of(look, plan)]


def _uploads(look: Looking) -> Remark | None:
    unfinished = list(Upload.objects.visible_to(look.member).at_desk(look.member).unfinished().for_page().with_doubts()[:2])
    if not unfinished:
        return None
    upload = unfinished[0]
    more = " И это не единственная незаконченная загрузка." if len(unfinished) > 1 else ""
    said = {
        UploadState.READ: f"Карта «{upload.name}» на проверке: {_left(upload.left)}.{more}",
        UploadState.FAILED: f"Файл «{upload.name}» прочитать не получилось.{more}",
    }
    return Remark(
        "Загрузка не закончена.", said.get(upload.state, f"Файл «{upload.name}» читается.{more}"), upload.get_absolute_url(), "Продолжить"
    )


def _left(doubts: int) -> str:
    return f"осталось {count(doubts, 'сомнение,сомнения,сомнений')}" if doubts else "сомнений нет, можно сохранять"


def _ending(look: Looking, plan: Roadmap | None) -> Remark | None:
    if plan is None or plan.ends_on > look.on + timedelta(days=NEXT_PLAN_DAYS) or _has_next(look, plan):
        return None
    slug = look.member.organisation.slug
    way = reverse("roadmaps:start", args=[slug]) if plan.is_from_above else reverse("roadmaps:move", args=[slug, plan.pk])
    link = "Начать новую" if plan.is_from_above else "Перенести на новый год"
    if plan.ends_on < look.on:
        return Remark(
            "Дорожная карта закончилась.", f"Её период был до {near_day(plan.ends_on, look.on)}. Нужна карта на новый год.", way, link
        )
    return Remark("Карта скоро закончится:", f"{near_day(plan.ends_on, look.on)}. Пора готовить следующую.", way, link)


def _has_next(look: Looking, plan: Roadmap) -> bool:
    return Roadmap.objects.visible_to(look.member).at_desk(look.member).filter(source=None, ends_on__gt=plan.ends_on).exists()


def _asks(look: Looking, plan: Roadmap | None) -> dict[str, list[str]]:
    """What waits for a person, by kind: roles and names in words, rows of the plan by number; one query for all of it."""
    found = Post.objects.visible_to(look.member).at_desk(look.member).in_use().vacant().told(ROLE, "title")
    parts = [Duty.objects.visible_to(look.member).at_desk(look.member).unmatched().told(NAME, "person")]
    if plan:
        rows = Activity.objects.visible_to(look.member).filter(roadmap=plan)
        parts += [rows.doubtful().told(QUESTION, "pk"), rows.ending_outside().told(OUTSIDE, "pk")]
    asks: dict[str, list[str]] = {}
    for kind, words in found.union(*parts).order_by("kind", "words"):
        asks.setdefault(kind, []).append(words)
    return asks


def _nobody(look: Looking, asks: Mapping[str, list[str]]) -> Iterator[Remark]:
    """Roles without a holder and names that nobody here bears."""
    url = reverse("roadmaps:posts", args=[look.member.organisation.slug])
    if roles := asks.get(ROLE):
        bold = "Роль не назначена:" if len(roles) == 1 else "Роли не назначены:"
        yield Remark(bold, f"{_listed(roles)}. За эти строки пока никто не отвечает.", url, "Назначить", kind="late")
    if names := asks.get(NAME):
        yield Remark("В списке людей нет", f"тех, кого называет карта: {_listed(names)}.", f"{url}#people", "Указать, кто это")


def _listed(names: list[str]) -> str:
    rest = len(names) - NAMED_AT_ONCE
    return "; ".join(names[:NAMED_AT_ONCE]) + (f" и ещё {rest}" if rest > 0 else "")


def _odd_rows(look: Looking, plan: Roadmap, asks: Mapping[str, list[str]]) -> Iterator[Remark]:
    """Rows with questions, and rows due after the plan ends."""
    here = plan.url_at(look.member.organisation)
    if questions := asks.get(QUESTION):
        rows = count(len(questions), "строке,строкам,строкам")
        yield Remark("Остались вопросы", f"к {rows} дорожной карты.", f"{here}?show=doubts", "Показать строки")
    outside = asks.get(OUTSIDE)
    if outside and plan.ends_on >= look.on:
        rows = count(len(outside), "мероприятия,мероприятий,мероприятий")
        text = f"у {rows}: карта заканчивается {near_day(plan.ends_on, look.on)}."
        yield Remark("Срок позже конца карты", text, f"{here}?show=outside", "Показать строки")


def waiting(look: Looking) -> list[Waiting]:
    """Colleagues with late matters, the most loaded first; only for the keepers of the organisation's own plan."""
    if not look.is_home or not can(look.member, "roadmaps.bind"):
        return []
    late: dict[int, dict[int, date]] = {}
    names: dict[int, str] = {}
    duties = Duty.objects.visible_to(look.member).at_desk(look.member)
    for member, name, step, due in duties.late_of_people(look.on):
        late.setdefault(member, {})[step] = due
        names[member] = name
    late.pop(look.member.pk, None)
    first = sorted(late, key=lambda member: (-len(late[member]), min(late[member].values())))[:PEOPLE]
    return [Waiting(short_name(names[pk]), len(late[pk]), min(late[pk].values()), look.url(person=str(pk), whose=None)) for pk in first]
