"""Make plans for the tests, with the least that is needed. Called from fixtures, or inside ``with everywhere():``."""

from __future__ import annotations

from datetime import date
from typing import Any

from duet.base.files.models import keep
from duet.base.tenancy.models import Member, Organisation
from duet.core.calendar import Period
from duet.core.text import folded
from duet.stages.roadmaps.models import (
    Activity,
    DraftRow,
    Duty,
    Evidence,
    EvidenceKind,
    Holding,
    Post,
    Roadmap,
    Stage,
    Step,
    Upload,
    UploadState,
)
from duet.stages.roadmaps.models.meaning import read_words

TODAY = date(2026, 11, 20)  # a Friday
YEAR = Period.school_year(2026)


def plan(at: Organisation, by: Member, *, title: str = "Дорожная карта", period: Period = YEAR, **facts: Any) -> Roadmap:
    """A plan without rows."""
    return Roadmap.objects.create(organisation=at, title=title, starts_on=period.start, ends_on=period.end, made_by=by, **facts)


def stage(of: Roadmap, position: int = 1, title: str = "Подготовка") -> Stage:
    """A stage."""
    return Stage.objects.create(organisation=of.organisation, roadmap=of, position=position, number=str(position), title=title)


def activity(of: Roadmap, title: str = "Приказ о наставничестве", *, under: Stage | None = None, **words: Any) -> Activity:
    """A row without steps, in the first stage unless told otherwise."""
    home = under or of.stages.first() or stage(of)
    return Activity.objects.create(
        organisation=of.organisation, roadmap=of, stage=home, position=of.activities.count() + 1, title=title, **words
    )


def step(of: Roadmap | Activity, *, due: date | None = TODAY, ask: str = "", **facts: Any) -> Step:
    """A step due today unless told otherwise, in a new row or in the one given."""
    row = activity(of, facts.pop("title", "Приказ о наставничестве")) if isinstance(of, Roadmap) else of
    return Step.objects.create(
        organisation=row.organisation, activity=row, roadmap=row.roadmap, position=row.steps.count() + 1,
        due_on=due, first_due_on=due, ask=ask or ("" if due else "due"), **facts,
    )  # fmt: skip


def post(at: Organisation, title: str = "куратор", *holders: Member) -> Post:
    """A role of the papers and who holds it."""
    made = Post.objects.create(organisation=at, title=title, key=folded(title))
    for holder in holders:
        Holding.objects.create(post=made, member=holder, since=YEAR.start)
    return made


def duty(row: Activity, who: Post | Member | str) -> Duty:
    """Somebody answers for a row: a role, a colleague, or a name nobody bears."""
    named: dict[str, Any] = {"post": who} if isinstance(who, Post) else {"member": who} if isinstance(who, Member) else {"person": who}
    return Duty.objects.create(organisation=row.organisation, activity=row, position=row.duties.count() + 1, **named)


def proof(of: Step, by: Member, words: str = "протокол № 2") -> Evidence:
    """Words that prove a step."""
    return Evidence.objects.create(organisation=of.organisation, step=of, kind=EvidenceKind.WORDS, words=words, by=by)


def upload(at: Organisation, by: Member, *, content: bytes = b"plan", **facts: Any) -> Upload:
    """A document on review, without rows."""
    file = keep(content, name="Дорожная карта.txt", organisation=at, by=by)
    given = {"name": file.name, "title": "Дорожная карта", "state": UploadState.READ, "starts_on": YEAR.start, "ends_on": YEAR.end} | facts
    return Upload.objects.create(organisation=at, file=file, by=by, **given)


def row(
    of: Upload, title: str = "Приказ о наставничестве", *, deadline: str = "до 15 октября 2026 г.", who: str = "", **facts: Any
) -> DraftRow:
    """A row on review, its words read by the grammar."""
    made = DraftRow(
        organisation=of.organisation, upload=of, position=(of.rows.count() + 1) * 10, stage_position=1, stage_number="1",
        stage_title="Подготовка", title=title, deadline_text=deadline, responsible_text=who,
    )  # fmt: skip
    read_words(made, of, parts=("deadline", "responsible"))
    for name, value in facts.items():
        setattr(made, name, value)
    made.save()
    return made


def paper(of: Step, by: Member, *, name: str = "Протокол.pdf", content: bytes = b"%PDF-1.4 protocol") -> Evidence:
    """A file that proves a step."""
    file = keep(content, name=name, organisation=of.organisation, by=by)
    return Evidence.objects.create(organisation=of.organisation, step=of, kind=EvidenceKind.FILE, file=file, by=by)
