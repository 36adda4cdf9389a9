"""The personal record: on a page and as a document."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.accounting.chapters import add_to_record, happened, told_of
from duet.stages.accounting.models import Moment
from duet.stages.accounting.record import record_of
from duet.stages.persons.actions import edit
from duet.stages.persons.cards import Card
from duet.stages.persons.models import Group, Look, LookKind, Person, Seen
from tests import make

from . import build

TODAY = build.TODAY


@pytest.fixture
def ulyana(cast):
    made = build.mentee("Серова Ульяна Игоревна", cast.lyceum, cast.anna, arrived_on=date(2020, 9, 1))
    build.part(made, "mentor", year=2025, joined_on=date(2025, 10, 1), ended_on=date(2026, 5, 20), outcome="провела 12 встреч")
    build.profile(made, competences=["алгебра"], forms=["UU"], kinds=["GROUP"], has_mentored=True, age_from=10, capacity=2, is_trained=True)
    build.request(made, "подготовиться к экзамену", cast.anna, closed_on=date(2026, 11, 2), closing="нашли репетитора")
    build.request(made, "тревога", cast.anna, seen_by="care")
    build.assess(made, cast.anna, {"mood": Decimal(4), "marks": Decimal("3.5")})
    build.assess(made, cast.anna, {"mood": Decimal("6.5")}, moment=Moment.EXIT)
    return made


def url(person, form=""):
    args = [person.organisation.slug, person.pk]
    return reverse("accounting:record_file", args=[*args, form]) if form else reverse("accounting:record", args=args)


def page(as_, member, person):
    return as_(member).get(url(person)).content.decode().replace("\xa0", " ")


def words(person, viewer):
    with everywhere():
        return [happening.words for year in record_of(person, viewer, TODAY).years for happening in year.happenings]


def test_everything_of_a_participant_stands_by_school_years(cast, as_, ulyana):
    text = page(as_, cast.anna, ulyana)
    for expected in (
        "2026/27 учебный год", "2025/26 учебный год", "Прибытие в организацию", "Включение в базу наставляемых",
        "Завершение участия, наставник: провела 12 встреч", "Запрос: подготовиться к экзамену (сказал сам)", "нашли репетитора",
        "Дано согласие на обработку персональных данных", "Оценка на выходе", "+2,5", "алгебра", "Серова Мария Петровна, мать",
    ):  # fmt: skip
        assert expected in text
    assert text.index("2026/27 учебный год") < text.index("2025/26 учебный год") < text.index("2020/21 учебный год")


def test_without_consent_only_registration_and_consents_are_there(cast, as_, ulyana):
    with everywhere():
        make.consent(ulyana, by=cast.anna, signer=ulyana.guardians.get().adult, says="withdrawn", on=TODAY)
        ulyana.consents.filter(state="withdrawn").update(withdrawal_received_on=TODAY)
    text = page(as_, cast.anna, ulyana)
    assert "Согласия на обработку данных нет." in text
    assert "Отозвано согласие" in text
    document = Document(BytesIO(b"".join(as_(cast.anna).get(url(ulyana, "docx")))))
    assert any("Согласия на обработку персональных данных нет" in paragraph.text for paragraph in document.paragraphs)
    for hidden in ("Включение в базу", "экзамен", "алгебра", "Оценка", "+2,5"):
        assert hidden not in text


def test_each_sees_as_much_as_a_role_lets_them(cast, as_, ulyana):
    with everywhere():
        teacher = make.member("Шевчук Вера Степановна", Role.CLASS_TEACHER, at=cast.lyceum)
        mother = make.member("Серова Мария Петровна", Role.PARENT, at=cast.lyceum)
        own = make.member("Серова Ульяна Игоревна", Role.MENTEE, at=cast.lyceum)
        psychologist = make.member("Юдина Надежда Петровна", Role.PSYCHOLOGIST, at=cast.lyceum)
        group = Group.objects.create(organisation=cast.lyceum, title="7 «В»", teacher=teacher)
        Person.objects.filter(pk=ulyana.pk).update(group=group, member=own)
        Person.objects.filter(pk=ulyana.guardians.get().adult_id).update(member=mother)
    sees = {member.full_name: words(make.fresh(ulyana), member) for member in (teacher, mother, own, psychologist, cast.anna)}
    assert {name for name, told in sees.items() if any("тревога" in each for each in told)} == {
        "Юдина Надежда Петровна",
        "Белова Анна Сергеевна",
    }
    assert {name for name, told in sees.items() if any("Оценка" in each for each in told)} == {
        "Серова Ульяна Игоревна", "Юдина Надежда Петровна", "Белова Анна Сергеевна",
    }  # fmt: skip
    for member in (teacher, mother, own):
        assert as_(member).get(url(ulyana)).status_code == 200
        assert as_(member).get(url(ulyana, "pdf")).status_code == 200
    assert as_(cast.boris).get(url(ulyana)).status_code == 404
    assert as_(cast.gleb).get(url(ulyana)).status_code == 404


def test_roles_and_changes_of_the_card_are_told(cast):
    with everywhere():
        boris = Person.objects.create(organisation=cast.lyceum, full_name=cast.boris.full_name, status="teacher", member=cast.boris)
        make.consent(boris, by=cast.anna)
        cast.boris.assignments.create(role=Role.MENTEE, since=date(2024, 9, 1), until=date(2025, 5, 31))
        edit(boris, by=cast.anna, card=Card(boris.full_name, "teacher", post="методист", phone="1"), on=TODAY)
        edit(boris, by=cast.anna, card=Card(boris.full_name, "teacher", post="методист", phone="2"), on=TODAY)
        boris.left_on = TODAY
        boris.save()
    told = words(boris, cast.anna)
    for expected in ("Роль: наставник", "Роль снята: наставляемый", "Изменения в карточке: должность", "Выбытие из организации"):
        assert expected in told


def test_consents_are_told_with_their_terms(cast):
    with everywhere():
        one = make.person("Гущина Дарья Олеговна", cast.lyceum)
        kept = make.consent(one, "processing", by=cast.anna, until=date(2026, 11, 1))
        kept.number = 12
        kept.save()
        make.consent(one, "photo", by=cast.anna, says="refused")
        make.consent(one, "transfer", by=cast.anna)
        one.consents.filter(kind="transfer").update(state="asked", signed_on=None, answered_at=None)
    told = words(one, cast.anna)
    assert "Дано согласие на обработку персональных данных, № 12 в журнале, действует по 01.11.2026" in told
    assert "Истекло согласие на обработку персональных данных" in told
    assert "Согласие на фото- и видеосъёмку не дано" in told
    assert "Дано согласие на передачу персональных данных" not in told


def test_an_empty_record_says_so(cast, as_):
    with everywhere():
        one = make.person("Пустая Карточка", cast.lyceum, birth_year=1990)
    text = page(as_, cast.anna, one)
    assert "Пока ничего не было" in text
    assert "Год рождения" in text


def test_stages_above_add_to_the_record(cast, ulyana, monkeypatch):
    monkeypatch.setattr("duet.stages.accounting.chapters._beyond", [])
    monkeypatch.setattr("duet.stages.accounting.chapters._registration", [])
    add_to_record(20, lambda person, viewer, on: [happened(TODAY, "Встреча пары", "/встреча/")])
    add_to_record(10, lambda person, viewer, on: [happened(TODAY, "Письмо", year=2025)], registration=True)
    told = told_of(ulyana, cast.anna, TODAY, may_keep=True)
    assert [(one.year, one.words, one.url) for one in told] == [(2026, "Встреча пары", "/встреча/"), (2025, "Письмо", "")]
    assert [one.words for one in told_of(ulyana, cast.anna, TODAY, may_keep=False)] == ["Письмо"]


def test_the_document_has_the_mark_the_years_and_a_place_to_sign(cast, as_, ulyana):
    answer = as_(cast.anna).get(url(ulyana, "docx"))
    document = Document(BytesIO(b"".join(answer)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs).replace("\xa0", " ")
    assert text.startswith("Содержит персональные данные")
    assert "Личное дело участника системы наставничества" in text
    assert "По состоянию на 20 ноября 2026 г." in text
    assert "2026/27 учебный год" in text
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Эмоциональное состояние в школе" in cells
    assert any("Куратор" in cell for cell in cells)


def test_looking_and_taking_away_are_written_down(cast, as_, ulyana):
    as_(cast.anna).get(url(ulyana))
    as_(cast.anna).get(url(ulyana, "pdf"))
    with everywhere():
        seen = Seen.objects.filter(person=ulyana, look__what="Личное дело").order_by("look__pk")
        assert [row.look.kind for row in seen] == [LookKind.VIEW, LookKind.PRINT]
        assert set(Look.objects.values_list("by", flat=True)) == {cast.anna.pk}


def test_a_document_of_another_kind_is_none(cast, as_, ulyana):
    assert as_(cast.anna).get(url(ulyana, "exe")).status_code == 404


@pytest.mark.parametrize("more", [0, 12])
def test_the_number_of_queries_does_not_grow(cast, as_, ulyana, django_assert_num_queries, more):
    with everywhere():
        for year in range(2010, 2010 + more):
            build.part(ulyana, year=year, joined_on=date(year, 9, 5))
            build.request(ulyana, f"запрос {year}", cast.anna)
    client = as_(cast.anna)
    client.get(url(ulyana))
    with django_assert_num_queries(19):
        client.get(url(ulyana))


@pytest.mark.parametrize("role", [Role.MENTOR, Role.CLASS_TEACHER, Role.PARENT])
def test_one_of_the_council_reads_no_records_by_another_role(cast, as_, ulyana, role):
    with everywhere():
        both = make.member("Новая Нина Ивановна", Role.COUNCIL, role, at=cast.lyceum, email="nina@example.org")
    assert as_(both).get(url(ulyana)).status_code == 404
    assert as_(both).get(url(ulyana, "pdf")).status_code == 404
