"""«Сегодня»: what is late, what is due, what waits for a date, for oneself or for everybody below."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.base.ui.words import day, plural
from duet.core.calendar import Period

from ..models import Activity, Roadmap
from ..models.history import Line, news
from ..models.standing import Standing, tally_of
from ..querysets import Shelf
from . import board
from .below import town
from .lead import lead, lead_above
from .looking import ALL, MINE, Looking
from .margin import remarks, waiting
from .numerals import neuter
from .ruler import stage_lines

WEEKDAYS = ("Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье")


@require_GET
@requires("roadmaps.view")
def today(request: Request) -> HttpResponse:
    look = Looking.at(request)
    sizes = board.sizes(look.steps, look.on)
    groups = board.groups(look.steps, sizes, request.GET, viewer=request.member, place=look.place, on=look.on)
    page = _above(look, sizes, request) if look.is_above else _at_home(look, sizes, groups)
    return show(
        request, "roadmaps/today.html", part="today",
        look=look, on=look.on, over=_over(look.on), groups=groups, filters=_filters(look), news=_news(look),
        here=request.get_full_path(), real_today=clock.real_today(), **page,
    )  # fmt: skip


def _at_home(look: Looking, sizes: dict[Shelf, int], groups: list[board.Group]) -> dict[str, Any]:
    plan = Roadmap.objects.visible_to(look.member).at_desk_of(look.place).for_page().nearest(look.on).first()
    activities = list(_activities(look, plan)) if plan else []
    standings = [tally_of(activity).standing for activity in activities if not look.somebody or activity.mine]
    plan_url = plan.url_at(look.member.organisation) if plan else ""
    stages = stage_lines(plan_url, list(plan.stages.all()), activities, look.on) if plan else []
    return {
        "plan": plan,
        "stages": stages,
        "lead": plan
        and lead(
            done=standings.count(Standing.DONE),
            total=len(standings) - standings.count(Standing.CANCELLED),
            plan_url=plan_url,
            sizes=sizes,
            next_on=_next_on(groups),
            on=look.on,
        ),
        "stages_title": _stages_title(len(stages)),
        "remarks": remarks(look, plan),
        "waiting": waiting(look),
        "may_upload": look.is_home and can(look.member, "roadmaps.upload"),
    }


def _stages_title(number: int) -> str:
    said = "Один" if number == 1 else neuter(number).capitalize()
    return f"{said} {plural(number, 'этап,этапа,этапов')} карты"


def _activities(look: Looking, plan: Roadmap) -> Any:
    rows = Activity.objects.visible_to(look.member).filter(roadmap=plan).with_progress(look.on).only("stage", "position", "organisation")
    return rows.with_marks(look.somebody or look.member).in_order()


def _next_on(groups: list[board.Group]) -> date | None:
    ahead = (row.step.due_on for group in groups if group.shelf in (Shelf.NEXT, Shelf.LATER) for row in group.rows)
    return min(filter(None, ahead), default=None)


def _above(look: Looking, sizes: dict[Shelf, int], request: Request) -> dict[str, Any]:
    below = town(look, request.GET.get("page"))
    plan = Roadmap.objects.visible_to(look.member).at_desk_of(look.place).for_page().nearest(look.on).first()
    return {
        "plan": plan,
        "town": below,
        "lead": lead_above(below, week=sizes[Shelf.WEEK], on=look.on),
        "remarks": remarks(look, plan),
        "waiting": waiting(look),
    }


def _over(on: date) -> str:
    """«Четверг, 20 ноября · 12-я учебная неделя»; in summer there are no weeks of study."""
    words = f"{WEEKDAYS[on.weekday()]}, {day(on)}"
    if on.month in (6, 7, 8):
        return words
    first = Period.school_year_of(on).start
    monday = first - timedelta(days=first.weekday())
    return f"{words} · {(on - monday).days // 7 + 1}-я учебная неделя"


def _filters(look: Looking) -> list[Choice]:
    everybody = "Все дела" if not look.is_above else "Все организации"
    return [
        Choice(everybody, look.url(whose=ALL, person=None), look.somebody is None),
        Choice("Мои", look.url(whose=MINE, person=None, organisation=None), look.whose == MINE and look.person is None),
    ]


def _news(look: Looking) -> list[Line]:
    yesterday = clock.real_today() - timedelta(days=1)
    since = timezone.make_aware(datetime.combine(yesterday, time.min))
    return news(look.place.path, viewer=look.member, since=since, today=clock.real_today())
