"""«Сегодня»: what is late, what is due, what waits for a date, for oneself or for everybody below."""

from __future__ import annotations

from collections.abc import Sequence
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
from duet.base.ui.words import count, day, plural
from duet.core.calendar import Period

from ..models import Activity, Roadmap
from ..models.history import Line, news
from ..models.standing import Standing, tally_of
from ..querysets import ActivityQuerySet, Shelf
from .below import town
from .board import Board, Group, board
from .lead import lead, lead_above
from .looking import ALL, MINE, Looking
from .margin import remarks, waiting
from .numerals import neuter
from .ruler import StageLine, stage_lines
from .sieving import panel_of_today

WEEKDAYS = ("Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье")


@require_GET
@requires("roadmaps.view")
def today(request: Request) -> HttpResponse:
    look = Looking.at(request)
    shelves = board(look.steps, request.GET, viewer=request.member, place=look.place, on=look.on)
    page = _above(look, shelves, request) if look.is_above else _at_home(look, shelves)
    return show(
        request, "roadmaps/today.html", part="today",
        look=look, on=look.on, over=_over(look.on), groups=shelves.groups, filters=_filters(look), news=_news(look),
        here=request.get_full_path(), real_today=clock.real_today(), **page,
    )  # fmt: skip


def _at_home(look: Looking, shelves: Board) -> dict[str, Any]:
    plan = _plan(look)
    activities = list(_activities(look, plan)) if plan else []
    standings = [tally_of(activity).standing for activity in activities if not look.somebody or activity.mine]
    plan_url = plan.url_at(look.member.organisation) if plan else ""
    stages = stage_lines(plan_url, activities, look.on)
    return {
        "plan": plan,
        "stages": [] if look.is_narrow else stages,
        "lead": plan
        and not look.is_narrow
        and lead(
            done=standings.count(Standing.DONE),
            total=len(standings) - standings.count(Standing.CANCELLED),
            plan_url=plan_url,
            sizes=shelves.sizes,
            next_on=_next_on(shelves.groups),
            on=look.on,
        ),
        "stages_title": _stages_title(len(stages)),
        "remarks": remarks(look, plan),
        "waiting": waiting(look),
        "may_upload": look.is_home and can(look.member, "roadmaps.upload"),
        **_sieve(look, stages, shelves),
    }


def _plan(look: Looking) -> Roadmap | None:
    """The plan of the place that is in force, or the nearest to it; its own before what came from above."""
    found: Roadmap | None = Roadmap.objects.visible_to(look.member).at_desk_of(look.place).for_page().nearest(look.on).first()
    return found


def _stages_title(number: int) -> str:
    said = "Один" if number == 1 else neuter(number).capitalize()
    return f"{said} {plural(number, 'этап,этапа,этапов')} карты"


def _activities(look: Looking, plan: Roadmap) -> ActivityQuerySet:
    """The rows of the plan, counted: enough for the ruler and the margin."""
    rows: ActivityQuerySet = Activity.objects.visible_to(look.member).filter(roadmap=plan).with_progress(look.on).in_order()
    rows = rows.light()
    return rows.with_marks(look.somebody) if look.somebody else rows


def _next_on(groups: list[Group]) -> date | None:
    ahead = (row.step.due_on for group in groups if group.shelf in (Shelf.NEXT, Shelf.LATER) for row in group.rows)
    return min(filter(None, ahead), default=None)


def _above(look: Looking, shelves: Board, request: Request) -> dict[str, Any]:
    # Whoever looks for something is shown what was found and nothing before it.
    below = None if look.is_narrow else town(look, request.GET.get("page"))
    plan = _plan(look)
    return {
        "plan": plan,
        "town": below,
        "lead": below and lead_above(below, week=shelves.sizes[Shelf.WEEK], on=look.on),
        "remarks": remarks(look, plan),
        "waiting": waiting(look),
        **_sieve(look, [], shelves),
    }


def _sieve(look: Looking, stages: Sequence[StageLine], shelves: Board) -> dict[str, Any]:
    """The filters of the page: words; in one's own organisation the stage of the plan and the person as well."""
    found = count(sum(shelves.sizes.values()), "дело,дела,дел")
    return {
        "panel": panel_of_today(look, stages),
        "kept": list(look.kept(words=None, stage=None, person=None).items()),
        "everything_url": look.url(words=None, stage=None),
        "shown_words": f"Нашлось: {found}" if look.is_narrow else "",
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
