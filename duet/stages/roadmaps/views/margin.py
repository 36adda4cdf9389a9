"""The margin of «Сегодня»: what needs attention, and what we wait for from whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.base.ui.words import count

from ..models import Duty, Post, Roadmap, Upload, UploadState
from ..querysets import OPEN_STATES
from .additions import remarks_of
from .days import near_day
from .looking import Looking
from .remarking import Remark

# A plan that ends within this many days asks for the next one.
NEXT_PLAN_DAYS = 45
NAMED_AT_ONCE = 2
PEOPLE = 6


@dataclass(frozen=True, slots=True)
class Waiting:
    """A colleague whose matters are late."""

    person: Member
    late: int
    since: date
    url: str


def remarks(look: Looking, plan: Roadmap | None) -> list[Remark]:
    """What a keeper of the plan should look at; the organisation's own affairs only."""
    if not look.is_home or not can(look.member, "roadmaps.bind"):
        return remarks_of(look, plan)
    found = [_uploads(look), _ending(look, plan), _vacant(look), _unknown(look), _doubts(plan), _outside(look, plan)]
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
    if plan is None or plan.ends_on > look.on + timedelta(days=NEXT_PLAN_DAYS):
        return None
    start = reverse("roadmaps:start", args=[look.member.organisation.slug])
    if plan.ends_on < look.on:
        text = f"Её период был до {near_day(plan.ends_on, look.on)}. Загрузите карту на новый период."
        return Remark("Дорожная карта закончилась.", text, start, "Загрузить новую")
    return Remark("Карта скоро закончится:", f"{near_day(plan.ends_on, look.on)}. Пора готовить следующую.", start, "Загрузить новую")


def _vacant(look: Looking) -> Remark | None:
    vacant = list(Post.objects.visible_to(look.member).at_desk(look.member).in_use().vacant().values_list("title", flat=True))
    if not vacant:
        return None
    url = reverse("roadmaps:posts", args=[look.member.organisation.slug])
    bold = "Роль не назначена:" if len(vacant) == 1 else "Роли не назначены:"
    return Remark(bold, f"{_listed(vacant)}. За эти строки пока никто не отвечает.", url, "Назначить", kind="late")


def _listed(names: list[str]) -> str:
    rest = len(names) - NAMED_AT_ONCE
    return "; ".join(names[:NAMED_AT_ONCE]) + (f" и ещё {rest}" if rest > 0 else "")


def _unknown(look: Looking) -> Remark | None:
    names = Duty.objects.visible_to(look.member).at_desk(look.member).unmatched().order_by("person").values_list("person", flat=True)
    unknown = list(names.distinct())
    if not unknown:
        return None
    url = reverse("roadmaps:posts", args=[look.member.organisation.slug]) + "#people"
    return Remark("В списке людей нет", f"тех, кого называет карта: {_listed(unknown)}.", url, "Указать, кто это")


def _doubts(plan: Roadmap | None) -> Remark | None:
    left = plan.activities.doubtful().count() if plan else 0
    if plan is None or not left:
        return None
    rows = count(left, "строке,строкам,строкам")
    return Remark("Остались вопросы", f"к {rows} дорожной карты.", f"{plan.get_absolute_url()}?show=doubts", "Показать строки")


def _outside(look: Looking, plan: Roadmap | None) -> Remark | None:
    if plan is None or plan.ends_on < look.on:
        return None
    outside = plan.activities.with_progress(look.on).filter(steps_outside__gt=0).count()
    if not outside:
        return None
    text = f"у {count(outside, 'мероприятия,мероприятий,мероприятий')}: карта заканчивается {near_day(plan.ends_on, look.on)}."
    return Remark("Срок позже конца карты", text, f"{plan.get_absolute_url()}?show=outside", "Показать строки")


def waiting(look: Looking) -> list[Waiting]:
    """Colleagues with late matters, the most loaded first; only for the keepers of the organisation's own plan."""
    if not look.is_home or not can(look.member, "roadmaps.bind"):
        return []
    late: dict[int, dict[int, date]] = {}
    for member, step, due in _late_of_people(look):
        late.setdefault(member, {})[step] = due
    late.pop(look.member.pk, None)
    first = sorted(late, key=lambda member: (-len(late[member]), min(late[member].values())))[:PEOPLE]
    people = Member.objects.visible_to(look.member).at_desk(look.member).in_bulk(first)
    return [
        Waiting(people[pk], len(late[pk]), min(late[pk].values()), look.url(person=str(pk), whose=None)) for pk in first if pk in people
    ]


def _late_of_people(look: Looking) -> Iterable[tuple[int, int, date]]:
    """(member, step, day) of everything late: by name, then by role."""
    late = {"activity__steps__state__in": OPEN_STATES, "activity__steps__due_on__lt": look.on}
    own = Duty.objects.visible_to(look.member).at_desk(look.member).filter(**late)
    shown = ("activity__steps__pk", "activity__steps__due_on")
    yield from own.filter(member__isnull=False, member__left_on__isnull=True).values_list("member", *shown)
    held = {"post__holdings__until__isnull": True, "post__holdings__member__left_on__isnull": True, "post__holdings__isnull": False}
    yield from own.filter(member__isnull=True, person="", **held).values_list("post__holdings__member", *shown)
