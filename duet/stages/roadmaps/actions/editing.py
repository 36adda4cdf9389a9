"""Rows and stages of a live plan edited in place; each edit is one Change that can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.errors import Refusal
from duet.core.plans import PlanRow
from duet.core.plans.numbering import next_number

from ..models import Activity, Change, Item, Roadmap, Stage
from ..models.keeping import Keeper, version_of
from ..models.laying import items_of, lay_out, meant
from ..models.mending import lay_duties_anew, lay_steps_anew, put_words, touched
from ..models.placing import put_row, put_stage, stages_in_order

NO_TITLE = "Напишите, что делать: у строки должно быть мероприятие."
GONE = "Этой строки в карте больше нет: её убрали. Откройте карту заново."
CHANGED = "За это время строку изменили. Откройте её заново, чтобы увидеть новые слова, и впишите свои."
BEGUN = (
    "По этой строке уже есть сделанное, приложенное или сказанное, поэтому убрать её нельзя. "
    "Отмените мероприятие на его странице: оно останется в карте, но считаться не будет."
)
SENT = "Эту строку уже выполняют организации ниже, поэтому убрать её нельзя. Отмените мероприятие на его странице."


def _tidy(words: PlanRow) -> PlanRow:
    if not words.title.strip():
        raise Refusal(NO_TITLE)
    return replace(
        words,
        title=words.title.strip(), number=words.number.strip(), items=tuple(item.strip() for item in words.items if item.strip()),
        deadline=words.deadline.strip(), responsible=words.responsible.strip(), result=words.result.strip(),
    )  # fmt: skip


def _fresh(activity: Activity) -> Activity:
    """The row as it is now: two people may edit at once."""
    found: Activity | None = Activity.objects.filter(pk=activity.pk).select_related("roadmap__source__organisation", "stage").first()
    if found is None:
        raise Refusal(GONE)
    return found


def _must_stand(stage: Stage) -> None:
    if not Stage.objects.filter(pk=stage.pk).exists():
        raise Refusal("Этого этапа в карте больше нет: его убрали. Откройте карту заново.")


def _must_be_of(roadmap: Roadmap, *places: Stage | Activity | None) -> None:
    if any(place is not None and place.roadmap_id != roadmap.pk for place in places):
        raise Refusal("Это место — в другой карте. Выберите этап этой карты.")


def _named(activity: Activity) -> str:
    """«строка 3.2 «Приказ о наставничестве»»"""
    return f"строка {activity.number} «{activity.title[:150]}»".replace("  ", " ")


@action("roadmaps.edit")
def edit_row(activity: Activity, *, by: Member, words: PlanRow, on: date, stage: Stage | None = None, version: str = "") -> Change | None:
    """Put a row into other words, and into another stage if asked: what its deadline and responsible mean is read again.

    ``version`` is that of the row the person was looking at. None when nothing is different.
    """
    words, keeper = _tidy(words), Keeper(activity.roadmap, rows=[activity.pk])
    activity = _fresh(activity)
    home = stage or activity.stage
    _must_be_of(activity.roadmap, home)
    if version and version != version_of(activity):
        raise Refusal(CHANGED)
    rereads = (words.deadline != activity.deadline_text, words.responsible != activity.responsible_text)
    one = meant(words, activity.roadmap)
    if list(words.items) != [item.text for item in activity.items.all()]:
        activity.items.all().delete()
        Item.objects.bulk_create(items_of([(activity, one)]))
    if rereads[0]:
        lay_steps_anew(activity, one)
    if rereads[1]:
        lay_duties_anew(activity, one, on=on)
    put_words(activity, one, rereads=rereads)
    _rehouse(activity, home)
    note(did="edit", deadline=rereads[0], responsible=rereads[1])
    return keeper.keep(f"Исправлена {_named(activity)}", by=by)


def _rehouse(activity: Activity, home: Stage) -> None:
    """To the end of another stage."""
    if home.pk != activity.stage_id:
        last = home.activities.order_by("-position", "-pk").values_list("pk", flat=True).first()
        activity.stage = home
        activity.save(update_fields=["stage"])
        put_row(activity, after=last)


@action("roadmaps.edit")
def insert_row(roadmap: Roadmap, *, by: Member, stage: Stage, words: PlanRow, on: date, after: Activity | None = None) -> Change:
    """A new row below another one of the stage, or at its end; without a number it gets the next free one of the stage."""
    words = _tidy(words)
    _must_be_of(roadmap, stage, after)
    keeper = Keeper(roadmap)
    rows = list(roadmap.activities.in_order().values_list("pk", "stage_id", "number"))
    of_stage = [(pk, number) for pk, home, number in rows if home == stage.pk]
    if not words.number:
        taken = {number for *_, number in rows}
        words = replace(words, number=next_number(stage.number, [number for _, number in of_stage], taken)[:20])
    row = lay_out(roadmap, [(stage, meant(words, roadmap))], on=on)[0]
    below = after.pk if after is not None and after.stage_id == stage.pk else None
    put_row(row, after=below or (of_stage[-1][0] if of_stage else None))
    keeper.also(rows=[row.pk])
    note(did="insert", row=row.pk)
    return _kept(keeper, f"Добавлена {_named(row)}", by)


def _kept(keeper: Keeper, what: str, by: Member) -> Change:
    change = keeper.keep(what, by=by)
    assert change is not None, "A row that came or went is a difference."
    return change


@action("roadmaps.edit")
def drop_row(activity: Activity, *, by: Member) -> Change:
    """Take a row out of the plan while nothing is done, attached or said about it."""
    keeper = Keeper(activity.roadmap, rows=[activity.pk])
    activity = _fresh(activity)
    if touched(activity).exists():
        raise Refusal(BEGUN)
    if activity.copies.exists():
        raise Refusal(SENT)
    note(did="drop")
    # The row in hand keeps its number: the journal tells about it.
    Activity.objects.filter(pk=activity.pk).delete()
    return _kept(keeper, f"Убрана {_named(activity)}", by)


@action("roadmaps.edit")
def move_row(activity: Activity, *, by: Member, stage: Stage, after: Activity | None = None) -> Change | None:
    """Put a row below another one of a stage, or first in it. None when it stands there already."""
    keeper = Keeper(activity.roadmap, rows=[activity.pk])
    activity = _fresh(activity)
    _must_be_of(activity.roadmap, stage, after)
    if after is not None and after.stage_id != stage.pk:
        raise Refusal("Соседнюю строку уже переставили в другой этап. Откройте карту заново.")
    activity.stage = stage
    activity.save(update_fields=["stage"])
    put_row(activity, after=after.pk if after else None)
    note(did="move", stage=stage.pk)
    return keeper.keep(f"Переставлена {_named(activity)}", by=by)


@action("roadmaps.edit")
def add_stage(roadmap: Roadmap, *, by: Member, title: str, number: str = "", after: Stage | None = None) -> Change:
    """A new stage after another one, or at the end of the plan."""
    if not title.strip():
        raise Refusal("Напишите, как называется этап.")
    _must_be_of(roadmap, after)
    keeper = Keeper(roadmap)
    order = stages_in_order(roadmap)
    stage = Stage.objects.create(
        organisation=roadmap.organisation, roadmap=roadmap, position=len(order) + 1, number=number.strip()[:20], title=title.strip()
    )
    put_stage(stage, after=after.pk if after else (order[-1] if order else None))
    keeper.also(stages=[stage.pk])
    note(did="add_stage", stage=stage.pk)
    return _kept(keeper, f"Добавлен этап «{str(stage)[:200]}»", by)


@action("roadmaps.edit")
def edit_stage(stage: Stage, *, by: Member, title: str, number: str = "") -> Change | None:
    """Call a stage otherwise. None when nothing is different."""
    if not title.strip():
        raise Refusal("Напишите, как называется этап.")
    keeper = Keeper(stage.roadmap, stages=[stage.pk])
    _must_stand(stage)
    stage.title, stage.number = title.strip(), number.strip()[:20]
    stage.save(update_fields=["title", "number"])
    note(did="edit_stage")
    return keeper.keep(f"Исправлен этап «{str(stage)[:200]}»", by=by)


@action("roadmaps.edit")
def drop_stage(stage: Stage, *, by: Member) -> Change:
    """Take an empty stage out of the plan."""
    keeper = Keeper(stage.roadmap, stages=[stage.pk])
    _must_stand(stage)
    if stage.activities.exists():
        raise Refusal("В этом этапе есть строки. Сначала перенесите их в другой этап или уберите.")
    note(did="drop_stage")
    Stage.objects.filter(pk=stage.pk).delete()
    return _kept(keeper, f"Убран этап «{str(stage)[:200]}»", by)
