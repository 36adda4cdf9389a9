"""The life of a step: taken, done, cancelled, proved, remarked on; how its day is moved stands in ``moving``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from duet.base.access.actions import action
from duet.base.files.models import keep
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.deadlines import Ask, Context, count_from, parse
from duet.core.errors import Refusal
from duet.core.lifecycle import StepState
from duet.stages.organisations.own_calendar import own_calendar

from ..models import Activity, Comment, Evidence, EvidenceKind, Step
from ..models.keeping import must_be_own


def _fresh(step: Step) -> None:
    """Take the row for ourselves and see it as it is now: two people may press the button at once."""
    step.refresh_from_db(from_queryset=Step.objects.select_for_update(of=("self",)))


def _needs_reason(reason: str) -> str:
    if not reason.strip():
        raise Refusal("Напишите причину: её увидят руководитель и проверяющие.")
    return reason.strip()


def _must_ask(step: Step) -> None:
    if not step.is_open:
        raise Refusal("Срок можно назначить только тому, что ещё не сделано и не отменено.")
    if not step.ask:
        raise Refusal("Срок уже назначен. Чтобы изменить его, перенесите мероприятие и напишите причину.")


@action("roadmaps.take")
def take_step(step: Step, *, by: Member) -> Step:
    """Begin the work; whoever takes it is shown beside it."""
    _fresh(step)
    step.move(StepState.WORKING)
    step.taken_by = by
    step.save(update_fields=["state", "taken_by"])
    return step


@action("roadmaps.take")
def release_step(step: Step, *, by: Member) -> Step:
    """Lay the work down again: it waits for whoever answers for it."""
    _fresh(step)
    if step.state != StepState.WORKING:
        raise Refusal("Отложить можно только то, что в работе. Обновите страницу.")
    step.move(StepState.WAITING)
    step.taken_by = None
    step.save(update_fields=["state", "taken_by"])
    note(released=True)
    return step


@action("roadmaps.finish")
def finish_step(step: Step, *, by: Member, on: date) -> Step:
    """Say that it is done, and on which day it was."""
    _fresh(step)
    step.move(StepState.DONE)
    step.done_by, step.done_on = by, on
    step.save(update_fields=["state", "done_by", "done_on"])
    note(on=on.isoformat())
    return step


@action("roadmaps.reopen")
def reopen_step(step: Step, *, by: Member) -> Step:
    """Undo a completion or a cancellation."""
    _fresh(step)
    if step.is_open:
        raise Refusal("Мероприятие и так открыто. Обновите страницу.")
    note(was=str(step.state))
    step.move(StepState.WAITING)
    step.done_by = step.done_on = step.taken_by = None
    step.save(update_fields=["state", "done_by", "done_on", "taken_by"])
    return step


@action("roadmaps.cancel")
def cancel_step(step: Step, *, by: Member, reason: str) -> Step:
    """Give it up, with a reason; it stays in the plan and is not counted."""
    must_be_own(step.roadmap)
    _fresh(step)
    step.reason = _needs_reason(reason)
    step.move(StepState.CANCELLED)
    step.save(update_fields=["state", "reason"])
    note(reason=step.reason)
    return step


@action("roadmaps.schedule")
def schedule_step(step: Step, *, by: Member, on: date) -> Step:
    """Answer what the step asks: the day of its event (a relative deadline counts from it), or its own day."""
    _fresh(step)
    _must_ask(step)
    if step.ask == Ask.EVENT:
        note(event=on.isoformat())
        working = own_calendar(step.organisation).is_working
        on = count_from(parse(step.activity.deadline_text, Context(step.roadmap.period)), on, is_working=working)
    note(now=on.isoformat())
    step.due_on, step.first_due_on, step.ask = on, on, ""
    step.save(update_fields=["due_on", "first_due_on", "ask"])
    return step


@action("roadmaps.schedule")
def schedule_dates(step: Step, *, by: Member, dates: Sequence[date]) -> list[Step]:
    """Answer «два раза в год» or «по отдельному плану» with as many days as there are.

    The days go to the steps of the row that ask for one, in order; more days make more steps, fewer leave the rest asking.
    """
    days = sorted(set(dates))
    if not days:
        raise Refusal("Укажите хотя бы одну дату.")
    _fresh(step)
    _must_ask(step)
    asking = [step, *step.activity.steps.asking().exclude(pk=step.pk).order_by("position")]
    for one, day in zip(asking, days, strict=False):
        one.due_on, one.first_due_on, one.ask = day, day, ""
        one.save(update_fields=["due_on", "first_due_on", "ask"])
    last = step.activity.steps.order_by("-position").values_list("position", flat=True)[0]
    more = [
        Step(
            organisation_id=step.organisation_id, activity=step.activity, roadmap_id=step.roadmap_id,
            position=last + extra, due_on=day, first_due_on=day,
        )
        for extra, day in enumerate(days[len(asking):], 1)
    ]  # fmt: skip
    note(dates=[day.isoformat() for day in days])
    return [*asking[: len(days)], *Step.objects.bulk_create(more)]


@action("roadmaps.attach")
def attach_file(step: Step, *, by: Member, content: bytes, name: str, words: str = "") -> Evidence:
    """Keep a file that proves the step; ``words`` say what it is."""
    file = keep(content, name=name, organisation=step.organisation, by=by)
    note(kind="file", file=file.pk)
    made: Evidence = Evidence.objects.create(
        organisation=step.organisation, step=step, kind=EvidenceKind.FILE, file=file, words=words.strip(), by=by
    )
    return made


@action("roadmaps.attach")
def attach_link(step: Step, *, by: Member, url: str, words: str = "") -> Evidence:
    """Keep a link that proves the step; a link that a browser would run instead of opening is refused."""
    if urlsplit(url).scheme not in ("http", "https"):
        raise Refusal("Ссылка должна начинаться с http:// или https://.")
    note(kind="link")
    made: Evidence = Evidence.objects.create(
        organisation=step.organisation, step=step, kind=EvidenceKind.LINK, url=url, words=words.strip(), by=by
    )
    return made


@action("roadmaps.attach")
def attach_words(step: Step, *, by: Member, words: str) -> Evidence:
    """Keep words that prove the step: «протокол педсовета № 2 от 14.11»."""
    if not words.strip():
        raise Refusal("Напишите, чем подтверждается, что мероприятие сделано.")
    note(kind="words")
    made: Evidence = Evidence.objects.create(organisation=step.organisation, step=step, kind=EvidenceKind.WORDS, words=words.strip(), by=by)
    return made


@action("roadmaps.comment")
def comment_step(step: Step, *, by: Member, text: str) -> Comment:
    """Add a remark."""
    if not text.strip():
        raise Refusal("Напишите замечание.")
    made: Comment = Comment.objects.create(organisation=step.organisation, step=step, text=text.strip(), by=by)
    return made


@action("roadmaps.settle")
def settle_activity(activity: Activity, *, by: Member) -> Activity:
    """«Так и есть»: what the program doubted when it read the row is right."""
    note(doubts=len(activity.doubts))
    activity.doubts = []
    activity.save(update_fields=["doubts"])
    return activity
