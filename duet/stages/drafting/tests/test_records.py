"""Programmes, plans, journals, lists, questionnaires: what the program puts there by itself, and what falls out."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from duet.base import clock
from duet.base.papers.blocks import Blank
from duet.base.tenancy.models import Member, Organisation, Role
from duet.base.tenancy.scope import everywhere
from duet.stages.bases.models import Audience, Participation, Profile, Request, Side
from duet.stages.documents.desk import Desk
from duet.stages.documents.drawing import Drawn, words_of
from duet.stages.documents.forms.answers import AnswersForm
from duet.stages.documents.kinds import kind_of
from duet.stages.documents.models import Document
from duet.stages.documents.wording import rows
from duet.stages.drafting.kinds.recording import head_of
from duet.stages.persons.models import Person, Sex, Status
from tests import make

from . import school
from .samples_records import SAMPLES
from .samples_reports import SAMPLES as REPORTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Organisation:
    with everywhere():
        return school.school()


@pytest.fixture
def lead(place: Organisation) -> Member:
    with everywhere():
        return school.at_work(place, school.LEAD["name"], school.LEAD["post"], Role.CURATOR)


def draw(place: Organisation, kind: str, **changed: Any) -> Drawn:
    """The kind of its sample, some answers changed."""
    with everywhere():
        return school.drawn(place, kind_of(kind), {**SAMPLES[kind], **changed})


def text(place: Organisation, kind: str, **changed: Any) -> str:
    """Its words."""
    return words_of(draw(place, kind, **changed).paper).replace("\N{NO-BREAK SPACE}", " ")


def teacher(place: Organisation, name: str = "Сорокин Никита Андреевич", **columns: Any) -> Person:
    """A teacher with a card."""
    made: Person = Person.objects.create(
        organisation=place, full_name=name, status=Status.TEACHER, post="учитель истории", sex=Sex.MALE, **columns
    )
    return made


def asked(person: Person, lead: Member, topic: str, **columns: Any) -> None:
    """A request of a mentee."""
    Request.objects.create(organisation=person.organisation, person=person, topic=topic, source="self", by=lead, **columns)


def given(person: Person, lead: Member, *, says: str = "given", on: date = make.SINCE) -> None:
    """The consent to process data."""
    make.consent(person, by=lead, says=says, on=on)


def joined(person: Person, side: Side, **columns: Any) -> None:
    """In the base of the year."""
    Participation.objects.create(
        organisation=person.organisation, person=person, side=side, year=2026, **{"joined_on": date(2026, 9, 1), **columns}
    )


def test_difficulties_come_from_open_requests_that_everybody_may_see(place: Organisation, lead: Member) -> None:
    with everywhere():
        mentee = teacher(place)
        given(mentee, lead)
        asked(mentee, lead, "Дисциплина на уроке", level=3)
        asked(mentee, lead, "Электронный журнал")
        asked(mentee, lead, "Разлад с коллегой", seen_by=Audience.CURATOR)
        asked(mentee, lead, "Уже решено", closed_on=date(2026, 9, 9))
    said = draw(place, "programme", наставляемый=school.who(mentee.full_name, person=mentee.pk), дефициты=[])
    assert said.facts["дефициты"] == [
        {"номер": "1", "затруднение": "Дисциплина на уроке", "уровень": "3"},
        {"номер": "2", "затруднение": "Электронный журнал", "уровень": ""},
    ]


def test_difficulties_do_not_come_without_consent_or_after_it_was_taken_back(place: Organisation, lead: Member) -> None:
    with everywhere():
        mentee = teacher(place)
        asked(mentee, lead, "Дисциплина на уроке", level=3)
    who = school.who(mentee.full_name, person=mentee.pk)
    assert draw(place, "development_plan", наставляемый=who, дефициты=[]).facts["дефициты"] == []
    with everywhere():
        given(mentee, lead)
        given(mentee, lead, says="withdrawn", on=date(2026, 10, 20))
    with clock.moved_to(date(2026, 10, 25)):
        assert draw(place, "development_plan", наставляемый=who, дефициты=[]).facts["дефициты"] == []


def test_what_was_answered_about_difficulties_is_kept_as_it_is(place: Organisation, lead: Member) -> None:
    with everywhere():
        mentee = teacher(place)
        given(mentee, lead)
        asked(mentee, lead, "Дисциплина на уроке")
    said = draw(place, "programme", наставляемый=school.who(mentee.full_name, person=mentee.pk))
    assert "Дисциплина" not in words_of(said.paper)


def test_chapters_of_a_programme_are_numbered_anew_when_one_falls_out(place: Organisation) -> None:
    said = text(place, "programme", способы="", сильные_стороны="", вид="", роли="")
    assert "3. Цель и задачи\n" in said
    assert "4. План мероприятий\n" in said
    assert "Как работает пара" not in said
    assert "Сильные стороны" not in said


def test_an_empty_plan_of_a_learner_has_directions_of_learners(place: Organisation) -> None:
    with everywhere():
        learner = school.pupil(place, "Ким Алина Олеговна", Sex.FEMALE)
    said = text(place, "programme", наставляемый=school.who(learner.full_name, person=learner.pk), мероприятия=[], результаты=[])
    assert "для Ким Алины Олеговны, обучающейся 8 «А» класса" in said
    assert "Выбор профессии | " not in said
    assert "Выбор профессии\n" in said
    assert "Наставляемая, с программой ознакомлена А. О. Ким" in said
    assert "Подготовка к аттестации" not in said


def test_an_empty_plan_of_a_teacher_has_directions_of_teachers(place: Organisation) -> None:
    assert "Подготовка к аттестации\n" in text(place, "programme", мероприятия=[])


def test_the_card_of_a_programme_has_category_and_service(place: Organisation) -> None:
    with everywhere():
        mentor = teacher(place, "Шевчук Виктор Степанович", category="highest", service_on=date(2026, 10, 3), service_months=150)
    said = text(place, "programme", наставник=school.who(mentor.full_name, person=mentor.pk))
    assert "Квалификационная категория наставника | высшая" in said
    assert "Стаж наставника | 12 лет" in said


def test_a_stamp_of_agreement_falls_out_when_nobody_agrees(place: Organisation) -> None:
    assert "СОГЛАСОВАНО" not in text(place, "mentor_plan", согласующий={}, наставляемые=[], цель="")


def test_a_plan_of_a_mentor_without_work_has_months_to_fill(place: Organisation) -> None:
    said = text(place, "mentor_plan", работы=[])
    assert said.index("Сентябрь | ") < said.index("Май | ")


def test_a_journal_has_the_empty_rows_that_were_asked_within_reason(place: Organisation) -> None:
    def lines(**changed: Any) -> int:
        return len(rows(draw(place, "meeting_journal", **changed).facts, "встречи"))

    assert lines(встречи=[], строк=0) == 8
    assert lines(строк=0) == 2
    assert lines(встречи=[], строк=1000) == 60


def test_a_man_and_a_woman_are_said_as_such(place: Organisation) -> None:
    woman, man = school.MENTEE, school.OTHER_MENTEE
    assert "Ознакомлена А. Д. Зайцева" in text(place, "lesson_observation", учитель=woman)
    assert "Ознакомлен Н. А. Сорокин" in text(place, "lesson_observation", учитель=man)
    assert "Наставляемый | Сорокин" in text(place, "meeting_sheet", наставляемый=man)
    unknown = school.who("Нгуен Хоа")
    assert "Ознакомлен(а)" in text(place, "lesson_observation", учитель=unknown)


def test_the_list_of_pairs_has_category_service_and_class(place: Organisation) -> None:
    with everywhere():
        mentor = teacher(place, "Шевчук Виктор Степанович", category="highest")
        mentee = teacher(place, "Лапин Олег Ильич", service_on=date(2026, 10, 3), service_months=14)
        learner = school.pupil(place, "Ким Роман Олегович", Sex.MALE)
    people = [school.who(person.full_name, person=person.pk) for person in (mentor, mentee, learner)]
    said = text(
        place, "pairs_list", пары=[{"наставник": people[0], "наставляемый": people[1]}, {"наставник": people[0], "наставляемый": people[2]}]
    )
    assert "1 | Шевчук Виктор Степанович | высшая | Лапин Олег Ильич | 1 год" in said
    assert "Ким Роман Олегович | обучающийся 8 «А» класса" in said


def test_a_list_of_pairs_proposes_those_of_the_newest_order(place: Organisation, lead: Member) -> None:
    pairs = [{"наставник": school.MENTOR, "наставляемый": school.MENTEE, "форма": "TT"}]
    with everywhere():
        order = school.drawn(place, kind_of("pairs_order"), {"пары": pairs})
        assert order.facts["пары"]
        start = kind_of("pairs_list").ask("пары").start
        assert start is not None
        assert start(Desk(place, by=lead, on=school.DAY)) == pairs


def test_a_base_lists_those_with_consent_in_the_chosen_columns(place: Organisation, lead: Member) -> None:
    with everywhere():
        open_one, shut = teacher(place, "Лапин Олег Ильич"), teacher(place, "Петров Иван Ильич")
        later = teacher(place, "Рябов Иван Ильич")
        for person in (open_one, shut, later):
            joined(person, Side.MENTOR, **({"joined_on": date(2026, 10, 4)} if person is later else {}))
            Profile.objects.create(organisation=place, person=person, competences=["математика"])
        given(open_one, lead)
        given(later, lead)
    said = draw(place, "mentors_base")
    words = words_of(said.paper).replace("\N{NO-BREAK SPACE}", " ")
    assert "1 | Лапин Олег Ильич | Школа № 12, учитель истории | математика | 01.09.2026" in words
    assert "Петров" not in words
    assert "Рябов" not in words
    assert [person.pk for person in said.people if person.pk == open_one.pk]
    assert "ФИО наставника" in words
    assert "Возраст" not in words
    with everywhere():
        given(open_one, lead, says="withdrawn", on=date(2026, 10, 20))
    with clock.moved_to(date(2026, 10, 25)):
        assert "Лапин" not in text(place, "mentors_base", столбцы=[])


def test_a_base_has_no_request_that_only_some_may_see(place: Organisation, lead: Member) -> None:
    with everywhere():
        mentee = teacher(place, "Лапин Олег Ильич")
        joined(mentee, Side.MENTEE)
        given(mentee, lead)
        asked(mentee, lead, "Разлад с коллегой", level=3, seen_by=Audience.CURATOR)
        asked(mentee, lead, "Электронный журнал", level=1)
    said = text(place, "mentees_base")
    assert "1 | Лапин Олег Ильич | Электронный журнал | 01.09.2026" in said
    assert "Разлад" not in said


def test_an_account_names_nobody_whose_consent_was_taken_back_since(place: Organisation, lead: Member) -> None:
    with everywhere():
        mentee = teacher(place, "Лапин Олег Ильич")
        joined(mentee, Side.MENTEE)
        given(mentee, lead)
    said = text(place, "persons_account", период="3")
    assert "1 | Лапин Олег Ильич | наставляемый | учитель истории" in said
    assert "III квартал 2026 г., по состоянию на 30 сентября 2026 г." in said
    with everywhere():
        given(mentee, lead, says="withdrawn", on=date(2026, 10, 20))
    with clock.moved_to(date(2026, 10, 25)):
        assert "Лапин" not in text(place, "persons_account", период="3")


def test_a_sheet_of_acquaintance_asks_those_the_document_names(place: Organisation, lead: Member) -> None:
    with everywhere():
        grown, learner = teacher(place), school.pupil(place, "Ким Роман Олегович", Sex.MALE)
        document = Document.objects.create(
            organisation=place, kind="pairs_order", family="order", title="О парах", made_by=lead, year=2026, number="167-од",
            day=date(2026, 10, 3),
        )  # fmt: skip
        document.people.set([grown, learner])
    said = text(place, "acquaintance_sheet", документ=document.pk, название="", люди=[], строк=None)
    assert "с приказом от 03.10.2026 № 167-од «О парах»" in said
    assert "1 | Сорокин Никита Андреевич | учитель истории" in said
    assert "Ким" not in said
    assert "2 | " not in said


def test_a_sheet_for_nobody_has_empty_rows(place: Organisation) -> None:
    said = text(place, "acquaintance_sheet", документ=None, название="", люди=[], строк=None)
    assert "с документом ____" in said
    assert "10 |  |" in said


def test_questions_depend_on_the_sheet_and_on_the_form(place: Organisation) -> None:
    work = text(place, "questionnaire_paper", анкета="before_mentee", форма="TT")
    learn = text(place, "questionnaire_paper", анкета="before_mentee", форма="UU")
    nobody = text(place, "questionnaire_paper", анкета="before_mentee", форма="", кому_сдать="")
    assert "освоиться в профессии" in work
    assert "освоиться в профессии" not in learn
    assert "личные встречи с наставником" in learn
    assert "Форма наставничества" not in nobody
    assert "сдайте" not in nobody


def test_a_sheet_is_signed_or_has_a_code(place: Organisation) -> None:
    named, coded = (
        [block.label for block in draw(place, "questionnaire_paper", без_имени=flag).paper.blocks if isinstance(block, Blank)]
        for flag in (False, True)
    )
    assert named[0] == "Фамилия, имя, отчество"
    assert coded[0] == "Код участника"


@pytest.mark.parametrize("kind", [*SAMPLES, *REPORTS])
def test_a_form_proposes_answers_that_can_be_kept(place: Organisation, lead: Member, kind: str) -> None:
    with everywhere():
        form = AnswersForm(kind_of(kind), Desk(place, by=lead, on=school.DAY))
        again = json.dumps(form.answers)
        drawn = school.drawn(place, kind_of(kind), json.loads(again))
    assert form.sections
    assert drawn.paper.blocks


def test_the_head_is_proposed_to_lead_a_meeting_when_somebody_is_the_head(place: Organisation, lead: Member) -> None:
    with everywhere():
        desk = Desk(place, by=lead, on=school.DAY)
        assert head_of(desk) == {"person": None, "name": "Громов Андрей Павлович", "post": "директор"}
        place.head_name = ""
        assert head_of(desk) is None
