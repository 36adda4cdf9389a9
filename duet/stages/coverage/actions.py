"""What a person decides about a report: answers, «не требуется», «это оно», and missing rows added at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.base.ui.words import count
from duet.core.catalogue import CATALOGUE, STAGES, Situation, item
from duet.core.errors import Refusal
from duet.core.plans import PlanRow
from duet.core.plans.numbering import next_number
from duet.stages.roadmaps.models import Activity, Change, Roadmap, Stage
from duet.stages.roadmaps.models.keeping import Keeper
from duet.stages.roadmaps.models.laying import lay_out, meant
from duet.stages.roadmaps.models.placing import put_row, rows_in_order

from .models import Answers, Link, Phrase, Waiver
from .reporting import checked, homes

CODES = frozenset(one.code for one in CATALOGUE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A missing item to be added: its deadline and responsible in words, as the person left them."""

    code: str
    deadline: str
    responsible: str


def _must_be_known(code: str) -> None:
    if code not in CODES:
        raise Refusal("Такого пункта в модели нет. Обновите страницу.")


@action("coverage.decide")
def answer_questions(organisation: Organisation, *, by: Member, facts: Mapping[str, bool]) -> Answers:
    """What is so in the organisation; it holds for all its plans until it is answered otherwise."""
    given = {situation.value: bool(facts.get(situation.value)) for situation in Situation}
    answers: Answers = Answers.objects.update_or_create(organisation=organisation, defaults={"facts": given, "by": by})[0]
    note(**given)
    return answers


@action("coverage.decide")
def forget_answers(organisation: Organisation, *, by: Member) -> None:
    """Let the words of the plan tell again."""
    Answers.objects.filter(organisation=organisation).delete()


@action("coverage.decide")
def waive_item(organisation: Organisation, *, by: Member, code: str, reason: str) -> Waiver:
    """«Не требуется», and why."""
    _must_be_known(code)
    if not reason.strip():
        raise Refusal("Напишите, почему это не требуется: причину увидят руководитель и проверяющие.")
    given = {"reason": reason.strip(), "by": by}
    waiver: Waiver = Waiver.objects.update_or_create(organisation=organisation, code=code, defaults=given)[0]
    note(code=code)
    return waiver


@action("coverage.decide")
def want_again(organisation: Organisation, *, by: Member, code: str) -> int:
    """Take «не требуется» back. Returns how many such decisions there were."""
    note(code=code)
    return Waiver.objects.filter(organisation=organisation, code=code).delete()[0]


@action("coverage.decide")
def link_row(activity: Activity, *, by: Member, code: str, covers: bool) -> Link:
    """«Да, это оно» or «Нет, другое»; words that were confirmed are known in the plans that follow."""
    _must_be_known(code)
    given = {"organisation_id": activity.organisation_id, "covers": covers, "by": by}
    link: Link = Link.objects.update_or_create(activity=activity, code=code, defaults=given)[0]
    phrases = Phrase.objects.filter(organisation=activity.organisation_id, code=code, text=activity.title[:500])
    if covers and not phrases.exists():
        Phrase.objects.create(organisation_id=activity.organisation_id, code=code, text=activity.title[:500])
    elif not covers:
        phrases.delete()
    note(code=code, covers=covers)
    return link


@action("coverage.add")
def add_missing(roadmap: Roadmap, *, by: Member, wanted: Sequence[Wanted], on: date) -> Change:
    """Rows for these items, each at the end of the stage it belongs to; all of them are one change, to be taken back at once."""
    if not wanted:
        raise Refusal("Отметьте хотя бы одно мероприятие, которое нужно добавить.")
    for one in wanted:
        _must_be_known(one.code)
    keeper = Keeper(roadmap)
    found = checked(roadmap)
    # The button may be pressed twice, and a colleague may have been first.
    wanted = [one for one in wanted if not found.report.of(one.code).is_found]
    if not wanted:
        raise Refusal("Эти мероприятия в карте уже есть. Обновите страницу.")
    places = homes(roadmap, found.report)
    if not found.answered:
        # The words of the new rows («партнёры») are no news of the organisation: what the page said of it holds on.
        facts = {situation.value: found.report.facts.hold(situation) for situation in Situation}
        Answers.objects.create(organisation=roadmap.organisation, facts=facts, by=by)
    made = [_add(roadmap, one, places, on=on) for one in wanted]
    keeper.also(rows=[row.pk for row in made], stages=[row.stage_id for row in made if not places])
    note(codes=[one.code for one in wanted])
    change = keeper.keep(f"Добавлено по модели: {count(len(made), 'строка,строки,строк')}", by=by)
    assert change is not None, "Rows that came are a difference."
    return change


def _add(roadmap: Roadmap, one: Wanted, places: dict[int, Stage], *, on: date) -> Activity:
    found = item(one.code)
    stage = places.get(found.stage) or _own_stage(roadmap, found.stage)
    rows = rows_in_order(roadmap)[stage.pk]
    numbers = dict(roadmap.activities.values_list("pk", "number"))
    number = next_number(stage.number, [numbers[pk] for pk in rows], set(numbers.values()))[:20]
    words = PlanRow(
        title=found.title, number=number, deadline=one.deadline.strip(), responsible=one.responsible.strip(), result=found.deliverable,
        codes=(found.code,),
    )  # fmt: skip
    row = lay_out(roadmap, [(stage, meant(words, roadmap))], on=on)[0]
    put_row(row, after=rows[-1] if rows else None)
    return row


def _own_stage(roadmap: Roadmap, number: int) -> Stage:
    """A plan without stages gets those of the methodology."""
    stage = roadmap.stages.filter(title=STAGES[number]).first()
    if stage is None:
        stage = Stage.objects.create(
            organisation=roadmap.organisation, roadmap=roadmap, position=number, number=str(number), title=STAGES[number]
        )
    return stage
