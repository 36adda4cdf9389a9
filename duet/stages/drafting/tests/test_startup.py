"""The start-up package as an action: what is drawn up, how it hangs together, what a second press does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from duet.base.tenancy.models import Member, Organisation, Role
from duet.base.tenancy.scope import everywhere
from duet.core.documents import DocumentState
from duet.stages.documents.drawing import draw, words_of
from duet.stages.documents.models import Document
from duet.stages.drafting import actions
from duet.stages.drafting.startup import PARTS, drawn_up, missing_plan
from duet.stages.drafting.startup.making import known_parts, year_to_show
from duet.stages.roadmaps.tests import build as roadmaps
from tests.make import Cast

from . import school
from .interviews import answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Organisation:
    return school.school()


@pytest.fixture
def lead(place: Organisation) -> Member:
    return school.at_work(place, "Белозёрова Марина Сергеевна", "заместитель директора", Role.CURATOR)


def start(by: Member, **more: Any) -> dict[str, Document]:
    with everywhere():
        made = actions.start_package(by.organisation, by=by, answers=answers(by, **more), on=school.DAY)
    return {document.kind: document for document in made}


def text_of(document: Document, by: Member) -> str:
    with everywhere():
        return words_of(draw(document, by=by, on=school.DAY).paper).replace("\N{NO-BREAK SPACE}", " ")


def test_one_interview_draws_up_the_whole_package(lead: Member) -> None:
    made = start(lead, совет=True, поощрение="pay")
    assert list(made) == [part.kind for part in PARTS]
    assert all(document.day == school.DAY for kind, document in made.items() if kind != "minutes")


@pytest.mark.parametrize(
    ("more", "left_out"),
    [
        ({}, {"council_order", "council_regulation"}),
        ({"поощрение": "later"}, {"council_order", "council_regulation", "motivation_order", "motivation_regulation"}),
    ],
)
def test_what_is_not_needed_is_not_drawn_up(lead: Member, more: dict[str, str], left_out: set[str]) -> None:
    assert {part.kind for part in PARTS} - start(lead, **more).keys() == left_out


def test_annexes_hang_on_their_orders_and_the_orders_name_them(lead: Member) -> None:
    made = start(lead, совет=True)
    assert [(document.kind, document.annex_number) for document in made.values() if document.main == made["introduction_order"]] == [
        ("mentoring_regulation", 1),
        ("roadmap_annex", 2),
    ]
    text = text_of(made["introduction_order"], lead)
    assert "Положение о системе наставничества (приложение № 1)" in text
    assert "(приложение № 2)" in text
    assert made["group_members"].main == made["group_order"]
    assert made["council_regulation"].main == made["council_order"]


def test_orders_cite_the_order_on_introduction(lead: Member) -> None:
    made = start(lead)
    with everywhere():
        cited = list(made["responsible_order"].grounds.values_list("kind", flat=True))
    assert cited == ["introduction_order"]


def test_people_of_the_interview_stand_in_their_documents(lead: Member) -> None:
    made = start(lead)
    assert "Белозёрову Марину Сергеевну" in text_of(made["curator_order"], lead)
    assert "Тимофеева Ольга Николаевна" in text_of(made["group_members"], lead)
    assert "Шевчук Виктор Степанович" in text_of(made["group_order"], lead)


def test_the_minutes_keep_the_day_of_the_meeting(lead: Member) -> None:
    made = start(lead, протокол_день="2026-08-28", протокол_номер="1")
    assert f"{made['minutes'].day:%d.%m.%Y}" == "28.08.2026"
    assert "от 28 августа 2026 г. № 1" in text_of(made["mentoring_regulation"], lead)


def test_a_document_without_a_day_of_its_own_is_drawn_up_without_it(lead: Member) -> None:
    made = start(lead, день=None, срок_программ=None, ответственный={})
    assert made["introduction_order"].day is None


def test_a_second_press_doubles_nothing_and_adds_what_was_left_out(lead: Member) -> None:
    first = start(lead)
    assert start(lead) == {}
    assert list(start(lead, совет=True)) == ["council_order", "council_regulation"]
    with everywhere():
        assert Document.objects.count() == len(first) + 2


def test_a_meeting_in_august_is_of_the_year_that_begins(lead: Member) -> None:
    start(lead, протокол_день="2026-08-28")
    assert start(lead) == {}


def test_other_minutes_are_not_those_of_the_package(lead: Member) -> None:
    made = start(lead)
    with everywhere():
        Document.objects.filter(pk=made["minutes"].pk).update(answers={"вид": "mentors"})
    assert list(start(lead)) == ["minutes"]


def test_in_summer_the_package_of_the_coming_year_is_shown_once_it_is_begun(lead: Member) -> None:
    summer = date(2026, 7, 20)
    with everywhere():
        assert year_to_show(lead.organisation, summer) == 2025
    start(lead)
    with everywhere():
        assert year_to_show(lead.organisation, summer) == 2026


def test_a_dropped_draft_is_drawn_up_again(lead: Member) -> None:
    made = start(lead)
    with everywhere():
        Document.objects.filter(pk=made["curator_order"].pk).update(state=DocumentState.DROPPED)
    assert list(start(lead)) == ["curator_order"]


def test_an_annex_is_not_hung_on_an_order_that_went_its_way(lead: Member) -> None:
    made = start(lead)
    with everywhere():
        made["group_members"].delete()
        Document.objects.filter(pk=made["group_order"].pk).update(state=DocumentState.SIGNING)
    assert start(lead) == {}


def test_the_package_is_listed_with_what_each_lacks(lead: Member) -> None:
    with everywhere():
        assert drawn_up(lead.organisation, by=lead, on=school.DAY) == []
        start(lead)
        laid = {one.kind.name: one for one in drawn_up(lead.organisation, by=lead, on=school.DAY)}
    assert laid["council_order"].document is None
    assert list(laid["curator_order"].missing) == []
    assert any("Присутствовали".lower() in missing.words for missing in laid["minutes"].missing)
    assert len(laid) == len(list(known_parts()))


def test_orders_close_the_steps_of_the_roadmap(lead: Member) -> None:
    with everywhere():
        step = roadmaps.step(roadmaps.activity(roadmaps.plan(lead.organisation, lead), "Назначить куратора", codes=["ST1-04", "ST1-08"]))
    assert start(lead)["curator_order"].step == step


def test_a_school_without_a_roadmap_is_told_so(lead: Member) -> None:
    with everywhere():
        assert missing_plan(lead.organisation)


def test_a_mentor_draws_up_no_package(cast: Cast) -> None:
    with everywhere(), pytest.raises(PermissionDenied):
        actions.start_package(cast.lyceum, by=cast.boris, answers={}, on=school.DAY)


def test_nobody_draws_up_a_package_for_another_school(cast: Cast) -> None:
    with everywhere(), pytest.raises(PermissionDenied):
        actions.start_package(cast.lyceum, by=cast.gleb, answers={}, on=school.DAY)
