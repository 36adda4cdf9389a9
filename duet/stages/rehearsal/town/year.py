"""The year so far: papers are brought in the way users bring them, and life leaves its marks on the plans."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from duet.base import clock
from duet.base.papers import Format, Paper, write
from duet.base.papers.blocks import Heading, Text
from duet.base.tenancy.models import Member
from duet.core.calendar import Period
from duet.core.deadlines import Ask
from duet.stages.cascade.actions import publish_plan
from duet.stages.cascade.jobs import send_plan
from duet.stages.cascade.models import Spread
from duet.stages.roadmaps import actions
from duet.stages.roadmaps.jobs import read_upload
from duet.stages.roadmaps.models import Roadmap, Step, Upload

from .living import School
from .paperwork import Office
from .people import BELOW, DEPARTMENT, KINDERGARTEN, LYCEUM, NEXT_YEAR, SCHOOL, Place
from .settling import Town

PAPERS = Path(__file__).parent / "papers"
# How many of the last deadlines each place has missed; elsewhere everything is done in time.
MISSED = {SCHOOL.slug: 2, LYCEUM.slug: 4}
MISSED_ELSEWHERE = 1
PROOFS = ("Приказ № {} от {:%d.%m.%Y}", "Протокол № {} от {:%d.%m.%Y}", "Справка № {} от {:%d.%m.%Y}")


def live(town: Town, *, on: date) -> None:
    """Every place has its plan, half of it done by this day; the school also has next year's paper on review."""
    plans = bring(town, on=on)
    send_down(plans[DEPARTMENT.slug], town[DEPARTMENT.slug][1], on=on)
    for place in (DEPARTMENT, *BELOW):
        leader = town[place.slug][1]
        _work(leader, MISSED.get(place.slug, MISSED_ELSEWHERE), on)
    _dates_of_the_kindergarten(town[KINDERGARTEN.slug][1], on)
    _marks_of_the_school(town[SCHOOL.slug], on)
    School(town[SCHOOL.slug], on=on).fill()
    Office(town[SCHOOL.slug], on=on).fill()
    _read(NEXT_YEAR, "Проект карты на следующий год.txt", town[SCHOOL.slug][1], on)


def bring(town: Town, *, on: date) -> dict[str, Roadmap]:
    """Every place brings its paper in, the way anybody does."""
    return {place.slug: _bring(place, town[place.slug][1], on) for place in (DEPARTMENT, *BELOW)}


def send_down(plan: Roadmap, by: Member, *, on: date) -> None:
    """The department gives the organisations their rows."""
    rows = [row.pk for row in plan.activities.all() if "ОО" in row.responsible_text]
    spread: Spread = publish_plan(plan, by=by, rows=rows, past=True, on=on, at=clock.now())
    send_plan.call(spread.pk, spread.run)


def _read(paper: str, name: str, by: Member, on: date) -> Upload:
    """A file on review, through the same door and the same reader as anybody's."""
    year = Period.school_year_of(on).start.year
    text = (PAPERS / paper).read_text(encoding="utf-8").format(y1=year, y2=year + 1, y3=year + 2)
    upload = actions.upload_roadmap(by.organisation, by=by, content=text.encode(), name=name)
    read_upload.call(upload.pk)
    upload.refresh_from_db()
    return upload


def _bring(place: Place, by: Member, on: date) -> Roadmap:
    upload = _read(place.paper, f"Дорожная карта, {place.name}.txt", by, on)
    period = Period.school_year_of(on)
    if (upload.starts_on, upload.ends_on) != (period.start, period.end):
        actions.mend_upload(upload, by=by, title=upload.title, starts_on=period.start, ends_on=period.end)
    return actions.save_roadmap(upload, by=by, on=period.start)


def _work(by: Member, missed: int, on: date) -> None:
    """What was due is done a few days before, with a proof; the last ``missed`` deadlines are not."""
    past = list(Step.objects.at_desk(by).late(on).in_order())
    for number, step in enumerate(past[: max(0, len(past) - missed)], 1):
        done_on = step.due_on - timedelta(days=number % 4)
        if number % 4:
            actions.attach_words(step, by=by, words=proof(number, done_on))
        actions.finish_step(step, by=by, on=done_on)


def proof(number: int, on: date) -> str:
    """«Протокол № 14 от 25.11.2026»"""
    return PROOFS[number % len(PROOFS)].format(number % 60 + 11, on)


def _dates_of_the_kindergarten(by: Member, on: date) -> None:
    """Its paper has no deadlines: the first ones are set by hand, and some of them are met."""
    asking = Step.objects.at_desk(by).asking().filter(ask=Ask.DUE).in_order()
    for number, step in enumerate(asking[:8]):
        due = on + timedelta(days=(number - 3) * 9)
        actions.schedule_step(step, by=by, on=due)
        if number < 2:
            actions.finish_step(step, by=by, on=due)


def _marks_of_the_school(people: list[Member], on: date) -> None:
    """Somebody is at work, somebody has attached a paper, somebody has said something, one deadline was moved."""
    head, curator, deputy, *_ = people
    steps = Step.objects.at_desk(curator).open().filter(roadmap__source=None).exclude(due_on__isnull=True)
    late, ahead = list(steps.late(on).in_order()), list(steps.filter(due_on__gte=on).in_order())
    if late:
        actions.comment_step(late[0], by=head, text="Жду до пятницы. Если кто-то из родителей не отвечает, скажите мне — позвоню сам.")
        actions.attach_file(
            late[-1], by=curator, content=_paper(late[-1], on), name="Программа семинара.docx", words="программа, без протокола"
        )
    for step, member in zip(ahead, (curator, deputy), strict=False):
        actions.take_step(step, by=member)
    for step in ahead[3:4]:
        actions.postpone_step(step, by=curator, to=step.due_on + timedelta(days=7), reason="Каникулы сдвинули на неделю.")
    for step in ahead[2:3]:
        actions.attach_link(step, by=curator, url="https://school12.example/novosti", words="Новость на сайте школы")


def _paper(step: Step, on: date) -> bytes:
    blocks = (Heading(step.activity.title), Text(f"Черновик от {on:%d.%m.%Y}."))
    return write(Paper(step.activity.title, blocks), Format.DOCX)
