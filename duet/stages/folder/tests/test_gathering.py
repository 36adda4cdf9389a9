"""The year as the check looks at it: what each part of the program says of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from duet.base.tenancy.models import Member
from duet.base.tenancy.scope import everywhere
from duet.core.documents import DocumentState
from duet.core.readiness import Agreement as Stand
from duet.core.readiness import Plan, Snapshot, check
from duet.stages.acts.models import Act
from duet.stages.bases.models import Side
from duet.stages.bases.tests import build as bases
from duet.stages.documents.models import Document, Revision, SigningPower
from duet.stages.folder.gathering import snapshot_of
from duet.stages.partners.models import Agreement, Envoy, Partner
from duet.stages.roadmaps.tests import build as roadmaps
from tests import make
from tests.make import Cast

from . import build
from .build import ON, YEAR

pytestmark = pytest.mark.django_db


@everywhere()
def year(by: Member) -> Snapshot:
    return snapshot_of(by.organisation, YEAR, ON)


def test_papers_of_other_years_count_only_while_they_hold(cast: Cast) -> None:
    now = build.paper(cast.anna)
    lasting = build.paper(cast.anna, "mentoring_regulation", year=2024)
    build.paper(cast.anna, "pairs_order", year=2024)
    build.paper(cast.anna, "curator_order", year=2024, state=DocumentState.ANNULLED)
    found = year(cast.anna)
    assert {paper.pk for paper in found.papers} == {now.pk, lasting.pk}
    assert found.earlier == {lasting.pk}


def test_what_a_paper_is_based_on_is_looked_at_whatever_its_year(cast: Cast) -> None:
    now, ground = build.paper(cast.anna), build.paper(cast.anna, "group_order", year=2024, state=DocumentState.ANNULLED)
    with everywhere():
        now.grounds.add(ground)
    found = year(cast.anna)
    assert found.by_number[now.pk].grounds == {ground.pk}
    assert [finding.code for finding in check(found).findings if finding.code == "on_annulled"] == ["on_annulled"]


def test_readers_and_scans_are_counted(cast: Cast) -> None:
    made = build.paper(cast.anna, signed_on_paper=True)
    build.reader(made, known_on=ON)
    build.reader(made, "Орлова Вера Ильинична")
    build.scan(made, cast.anna)
    paper = year(cast.anna).by_number[made.pk]
    assert (paper.readers, paper.read, paper.proved, paper.on_paper, paper.owner) == (2, 1, True, True, None)


def test_an_agreement_is_of_the_worker_it_is_made_with(cast: Cast) -> None:
    mentor = build.person("Тимофеева Ольга Николаевна", cast.lyceum)
    said = {"работник": {"person": mentor.pk, "name": mentor.full_name}, "с": "2026-09-05"}
    made, blank = build.paper(cast.anna, "labour_agreement", answers=said), build.paper(cast.anna, "mentor_consent", answers={})
    papers = year(cast.anna).by_number
    assert (papers[made.pk].owner, papers[made.pk].effective, papers[blank.pk].owner) == (mentor.pk, date(2026, 9, 5), None)


def test_a_paper_waits_since_the_day_it_came_into_its_state(cast: Cast) -> None:
    sent, signed = timezone.now() - timedelta(days=9), timezone.now() - timedelta(days=4)
    waiting = build.draft(cast.anna, state=DocumentState.AGREEING)
    with everywhere():
        Revision.objects.create(organisation=cast.lyceum, document=waiting, number=1, made_by=cast.anna, made_at=sent)
    signing = build.draft(cast.anna, state=DocumentState.SIGNING, asked_to_sign_at=signed)
    approved = build.draft(cast.anna, state=DocumentState.APPROVED, signed_at=signed)
    begun = build.draft(cast.anna)
    papers = year(cast.anna).by_number
    assert [papers[row.pk].since for row in (waiting, signing, approved)] == [sent.date(), signed.date(), signed.date()]
    assert papers[begun.pk].since == begun.made_at.date()


def test_whoever_signs_has_the_power_on_the_day(cast: Cast) -> None:
    with everywhere():
        cast.lyceum.head_name, cast.lyceum.head_post = "Громов Андрей Павлович", "директор"
        cast.lyceum.save()
        SigningPower.objects.create(
            organisation=cast.lyceum, name="Орлов Пётр Ильич", post="и. о. директора", basis="приказа", since=date(2026, 9, 1),
            until=date(2026, 9, 30), made_by=cast.anna,
        )  # fmt: skip
    head = build.draft(cast.anna, signer_name="Громов Андрей Павлович", signer_post="директор")
    acting = build.draft(cast.anna, signer_name="Орлов Пётр Ильич", signer_post="и. о. директора")
    late = build.draft(cast.anna, signer_name="Орлов Пётр Ильич", signer_post="и. о. директора", day=None)
    papers = year(cast.anna).by_number
    assert [papers[row.pk].signer_may for row in (head, acting, late)] == [True, True, False]


def test_people_of_the_bases_come_with_their_consents(cast: Cast) -> None:
    mentor = build.person("Тимофеева Ольга Николаевна", cast.lyceum)
    pupil = build.person("Ким Роман Олегович", cast.lyceum, "pupil")
    late = build.person("Юрьев Юрий Юрьевич", cast.lyceum, "pupil")
    with everywhere():
        make.consent(mentor, by=cast.anna, on=date(2026, 9, 2))
        make.consent(mentor, "mentoring", by=cast.anna, on=date(2026, 9, 3))
        make.consent(late, by=cast.anna, on=date(2025, 9, 3), until=date(2026, 5, 31))
    for person, side in ((mentor, Side.MENTOR), (pupil, Side.MENTEE), (late, Side.MENTEE)):
        bases.participation(person, side)
    bases.participation(build.person("Ушедший Олег Ильич", cast.lyceum), Side.MENTOR, ended_on=ON)
    *mentees, first = year(cast.anna).participants
    assert (first.employee, first.is_mentor, first.agreed_on, first.mentoring_on) == (True, True, date(2026, 9, 2), date(2026, 9, 3))
    assert [(one.employee, one.kept, one.agreed_on, one.consent_over) for one in mentees] == [
        (False, False, None, None),
        (False, False, date(2025, 9, 3), date(2026, 5, 31)),
    ]


def test_pairs_are_read_from_the_orders_of_the_year(cast: Cast) -> None:
    mentor = build.person("Тимофеева Ольга Николаевна", cast.lyceum)
    rows = [{"наставник": {"person": mentor.pk, "name": mentor.full_name}, "наставляемый": {"person": None, "name": "Ким Роман"}}, {}]
    order = build.paper(cast.anna, "pairs_order", answers={"пары": rows, "с": "2026-10-05"})
    build.paper(cast.anna, "pairs_order", answers={}, state=DocumentState.DROPPED, number="", count=None)
    first, empty = year(cast.anna).pairs
    assert (first.order, first.mentor, first.mentee, first.starts_on) == (order.pk, mentor.pk, None, date(2026, 10, 5))
    assert (empty.mentor, empty.mentor_name) == (None, "")


def test_plans_steps_acts_partners_and_numbers_stand_around(cast: Cast) -> None:
    with everywhere():
        plan = roadmaps.plan(cast.lyceum, cast.anna)
        done = roadmaps.step(plan, title="Провести педсовет", state="done")
        roadmaps.proof(roadmaps.step(plan, title="Приказ", state="done"), cast.anna)
        papered = roadmaps.step(plan, title="Положение", state="done")
        Act.objects.create(
            organisation=cast.lyceum, level="local", kind="order", number="5", title="Порядок", in_force_to=date(2026, 6, 1), by=cast.anna
        )
        works = Partner.objects.create(organisation=cast.lyceum, name="Завод")
        Agreement.objects.create(
            organisation=cast.lyceum, partner=works, signed_on=date(2025, 1, 1), starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31),
            by=cast.anna,
        )  # fmt: skip
        lasting = Partner.objects.create(organisation=cast.lyceum, name="Вуз")
        Agreement.objects.create(
            organisation=cast.lyceum, partner=lasting, signed_on=date(2025, 1, 1), starts_on=date(2025, 1, 1), by=cast.anna
        )
        envoy = build.person("Гость Олег Ильич", cast.lyceum, "employer")
        Envoy.objects.create(organisation=cast.lyceum, partner=works, person=envoy)
    build.paper(cast.anna, step=papered)
    found = year(cast.anna)
    assert found.plans == (Plan(plan.pk, plan.title, approved=False),)
    assert [(step.pk, step.title) for step in found.unproved] == [(done.pk, "Провести педсовет")]
    assert [(act.title, act.ends_on) for act in found.acts] == [("Порядок", date(2026, 6, 1))]
    assert sorted(found.agreements, key=lambda one: one.name) == [
        Stand(lasting.pk, "Вуз"),
        Stand(works.pk, "Завод", last_day=date(2025, 12, 31), sends_people=True),
    ]
    assert [(count.series, count.year, count.number) for count in found.counts] == [("Приказы", 2026, 1)]


def test_nothing_of_another_school_is_looked_at(cast: Cast) -> None:
    build.paper(cast.gleb)
    bases.participation(build.person("Чужой Олег Ильич", cast.other), Side.MENTOR)
    found = year(cast.anna)
    assert (found.papers, found.participants, found.plans) == ((), (), ())


def test_a_year_is_gathered_in_as_many_queries_however_much_there_is(cast: Cast) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            year(cast.anna)
        return len(queries)

    build.reader(build.paper(cast.anna))
    bases.participation(build.person("Первый Олег Ильич", cast.lyceum), Side.MENTOR)
    few = asked()
    for number in range(20):
        build.reader(build.paper(cast.anna, title=f"О разном {number}"))
        bases.participation(build.person(f"Новый{number} Олег Ильич", cast.lyceum), Side.MENTOR)
    assert few == asked() == 13
    with everywhere():
        assert Document.objects.count() == 21
