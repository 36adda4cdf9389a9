"""What the bases add to the pages about people."""

from datetime import date

import pytest
from django.urls import reverse

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.bases.models import Side
from duet.stages.bases.views.additions import chapters, marks, tabs, ways
from duet.stages.persons.models import Guardian, Status
from tests.read import words

from . import build
from .build import TODAY


@pytest.fixture
def olga(cast):
    person = build.person("Ильина Ольга Павловна", cast.lyceum)
    build.participation(person, Side.MENTOR, year=2025, ended_on=date(2026, 5, 30), outcome="Пара закреплена")
    build.participation(person, mentee_kind="request")
    build.profile(
        person,
        competences=["робототехника"],
        capacity=2,
        hours_a_week=1,
        age_from=10,
        has_mentored=True,
        is_trained=True,
        limits="не вечером",
    )
    build.request(person, cast.anna, "Дисциплина в пятом классе", level=2, seen_by="leaders")
    build.request(person, cast.anna, "Уже решено", closed_on=TODAY, closing="Семинар помог")
    return person


def card(client, person):
    return words(client.get(person.get_absolute_url()))


def test_a_card_tells_the_years_the_profile_and_the_requests(cast, as_, olga):
    shown = card(as_(cast.anna), olga)
    assert "2026/27, наставляемый" in shown
    assert "2025/26, наставник" in shown
    assert "Пара закреплена" in shown
    assert "робототехника" in shown
    assert "уже был наставником, прошёл обучение наставников" in shown
    assert "Дисциплина в пятом классе" in shown
    assert "Семинар помог" in shown
    assert "Записать в базу наставников" in shown
    assert "Записать в базу наставляемых" not in shown


def test_without_consent_a_card_keeps_silent_about_everything_but_the_years(cast, as_, olga):
    build.shut(olga)
    shown = card(as_(cast.anna), olga)
    assert "2026/27, наставляемый" in shown
    assert "Кандидат: нет согласия" in shown
    for secret in ("Пара закреплена", "робототехника", "Дисциплина в пятом классе", "30 мая"):
        assert secret not in shown


def test_a_person_sees_the_own_chapters_and_may_fill_in_the_profile(cast, as_):
    own = build.person("Павлов Борис Ильич", cast.lyceum, member=cast.boris)
    shown = card(as_(cast.boris), own)
    assert "Пока ни в одной базе" in shown
    assert "Заполнить профиль" in shown
    assert "Записать запрос" not in shown
    assert "Записать в базу" not in shown


def test_the_council_sees_no_chapter_of_somebody_else(cast, olga):
    council = build.member("Некто Советник", Role.COUNCIL, at=cast.lyceum)
    with everywhere():
        assert list(chapters(olga, council, TODAY)) == []


def test_a_parent_reads_about_the_child_and_changes_nothing(cast):
    mother = build.member("Ёлкина Вера Павловна", Role.PARENT, at=cast.lyceum)
    adult = build.person("Ёлкина Вера Павловна", cast.lyceum, status="parent", member=mother)
    child = build.person("Ёлкин Тимур Олегович", cast.lyceum, status="pupil")
    with everywhere():
        Guardian.objects.create(organisation=cast.lyceum, child=child, adult=adult, kin="mother")
        assert [chapter.title for chapter in chapters(child, mother, TODAY)] == ["Участие по годам"]
    build.profile(child, interests=["шахматы"])
    with everywhere():
        found = {chapter.title: chapter.facts for chapter in chapters(child, mother, TODAY)}
    assert found["Профиль"]["may_fill"] is False
    assert "Запросы" not in found


def test_a_parent_may_be_a_mentor_and_never_a_mentee(cast, as_):
    mother = build.person("Павлова Вера Ильинична", cast.lyceum, status=Status.PARENT)
    shown = card(as_(cast.anna), mother)
    assert "Записать в базу наставников" in shown
    assert "Записать в базу наставляемых" not in shown


def test_who_has_left_does_not_join(cast):
    gone = build.person("Ильина Ольга Павловна", cast.lyceum, left_on=TODAY)
    with everywhere():
        assert next(iter(chapters(gone, cast.anna, TODAY))).facts["joining"] == []


def test_tabs_count_those_who_take_part_this_year(cast, vera, olga):
    with everywhere():
        assert [(tab.title, tab.count) for tab in tabs(cast.anna, TODAY)] == [("Наставники", 0), ("Наставляемые", 1), ("Запросы", None)]
        assert [tab.count for tab in tabs(vera, TODAY)] == [0, 0, None]
        assert list(tabs(cast.boris, TODAY)) == []


def test_only_a_psychologist_has_a_way_to_notes(cast, nina, olga):
    with everywhere():
        assert [way.url for way in ways(olga, nina, TODAY)] == [reverse("bases:notes", args=["lyceum-7", olga.pk])]
        assert list(ways(olga, cast.anna, TODAY)) == []


def test_candidates_are_marked_in_lists(cast, olga, django_assert_num_queries):
    waiting = build.person("Ким Олег Робертович", cast.lyceum, kept=False)
    build.participation(waiting)
    curator = build.member("Некто Куратор", Role.CURATOR, at=cast.lyceum)
    with everywhere(), django_assert_num_queries(1):
        assert marks([olga, waiting], curator, TODAY) == {waiting.pk: "кандидат"}
