"""The base of mentors and the base of mentees as a page."""

import re
from datetime import date

import pytest
from django.urls import reverse

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.bases.columns import COLUMNS
from duet.stages.bases.models import ColumnChoice, Side
from duet.stages.persons.models import Look
from tests.read import words

from . import build

MENTEES, MENTORS = (reverse(f"bases:{name}", args=["lyceum-7"]) for name in ("mentees", "mentors"))


@pytest.fixture
def olga(cast):
    """In the base, with what she asks for."""
    person = build.person("Ильина Ольга Павловна", cast.lyceum, post="учитель физики", category="first", subjects="физика")
    build.participation(person, mentee_kind="young")
    build.profile(person, competences=["робототехника"], forms=["TT"])
    build.request(person, cast.anna, "Как вести дневник", level=1)
    build.request(person, cast.anna, "Дисциплина в пятом классе", level=3)
    return person


@pytest.fixture
def candidate(cast):
    """Without consent; what is kept of him vanishes."""
    person = build.person("Ёлкин Тимур Олегович", cast.lyceum, status="pupil", kept=False)
    build.participation(person, mentee_kind="learner", joined_on=date(2026, 9, 5))
    build.profile(person, competences=["гитара"], forms=["UU"], capacity=3)
    build.request(person, cast.anna, "Тайный запрос", level=3)
    return person


def shown(client, page=MENTEES, **query):
    return words(client.get(page, query))


def names(client, page=MENTEES, **query):
    table = client.get(page, query, headers={"HX-Request": "true"}).content.decode()
    return re.findall(r'<th scope="row"><a class="t" href="[^"]+">(\w+)', table)


def test_a_line_says_who_what_is_asked_for_and_since_when(cast, as_, olga):
    page = shown(as_(cast.anna))
    assert "Ильина Ольга Павловна учитель физики Дисциплина в пятом классе" in page
    assert "В базе с 1 сентября" in page


def test_of_a_candidate_only_the_card_is_seen(cast, as_, candidate):
    page = shown(as_(cast.anna))
    assert "Ёлкин Тимур Олегович" in page
    assert "Кандидат: нет согласия" in page
    assert "Тайный запрос" not in page
    assert "5 сентября" not in page


def test_a_withdrawal_turns_a_line_into_that_of_a_candidate_at_once(cast, as_, olga):
    build.shut(olga)
    page = shown(as_(cast.anna))
    assert "Кандидат: нет согласия" in page
    assert "Дисциплина" not in page
    assert names(as_(cast.anna), show="kept") == []
    assert names(as_(cast.anna), q="робототехника") == []
    assert names(as_(cast.anna), able="робототехника") == []
    assert names(as_(cast.anna), form="TT") == []
    assert names(as_(cast.anna), show="asking") == []


def test_the_first_sentence_counts_and_its_figures_lead_to_the_lists(cast, as_, olga, candidate):
    response = as_(cast.anna).get(MENTEES)
    assert LEAD in words(response)
    for query in ("show=kept", "show=candidates", "kind=young", "show=asking"):
        assert f"?year=2026&amp;{query}" in response.content.decode()
    assert names(as_(cast.anna), show="kept") == ["Ильина"]
    assert names(as_(cast.anna), show="candidates") == ["Ёлкин"]
    assert names(as_(cast.anna), kind="young") == ["Ильина"]
    assert names(as_(cast.anna), show="asking") == ["Ильина"]


def test_mentors_stand_in_a_base_of_their_own_with_what_they_can(cast, as_, olga):
    mentor, tired = build.person("Ким Олег Робертович", cast.lyceum), build.person("Орлова Яна Юрьевна", cast.lyceum)
    for person, capacity in ((mentor, 2), (tired, 0)):
        build.participation(person, Side.MENTOR)
        build.profile(person, competences=["олимпиады"], capacity=capacity)
    page = shown(as_(cast.anna), MENTORS)
    assert "олимпиады 2 В базе" in page
    assert "олимпиады никого В базе" in page
    assert "Готовы взять наставляемых — 1" in page
    assert "Ильина" not in page
    assert names(as_(cast.anna), MENTORS, show="ready") == ["Ким"]
    assert names(as_(cast.anna), MENTORS, sort="-capacity") == ["Ким", "Орлова"]


def test_one_may_stand_in_both_bases(cast, as_, olga):
    build.participation(olga, Side.MENTOR)
    assert names(as_(cast.anna)) == names(as_(cast.anna), MENTORS) == ["Ильина"]


def test_a_base_is_of_a_school_year(cast, as_, olga):
    past = build.person("Ким Олег Робертович", cast.lyceum)
    build.participation(past, year=2025, ended_on=date(2026, 5, 30), outcome="Пройдена")
    assert names(as_(cast.anna)) == ["Ильина"]
    assert names(as_(cast.anna), year=2025) == []
    assert names(as_(cast.anna), year=2025, show="ended") == ["Ким"]
    assert "Завершил 30 мая" in shown(as_(cast.anna), year=2025, show="ended")
    assert names(as_(cast.anna), year="1900") == ["Ильина"]


def test_filters_narrow_the_list(cast, as_, olga, candidate, seventh):
    with everywhere():
        candidate.group = seventh
        candidate.save()
    client = as_(cast.anna)
    assert names(client, category="first") == ["Ильина"]
    assert names(client, group=seventh.pk) == ["Ёлкин"]
    assert names(client, form="TT") == ["Ильина"]
    assert names(client, able="физика") == ["Ильина"]
    assert names(client, able="робот") == ["Ильина"]
    assert names(client, able="гитара") == names(client, form="UU") == []
    assert names(client, q="ильин физик") == ["Ильина"]
    assert names(client, kind="nonsense", sort="nonsense", group="x") == ["Ёлкин", "Ильина"]
    assert "Никого не нашлось" in shown(client, q="Чужой")


def test_the_list_is_ordered_as_asked_and_candidates_give_no_date_away(cast, as_, olga, candidate):
    late = build.person("Абрамов Пётр Ильич", cast.lyceum, post="завуч")
    build.participation(late, joined_on=date(2026, 10, 1))
    client = as_(cast.anna)
    assert names(client) == ["Абрамов", "Ёлкин", "Ильина"]
    assert names(client, sort="-name") == ["Ильина", "Ёлкин", "Абрамов"]
    assert names(client, sort="joined") == ["Ильина", "Абрамов", "Ёлкин"]
    assert names(client, sort="-joined") == ["Абрамов", "Ильина", "Ёлкин"]
    assert names(client, sort="place")[-1] == "Ильина"


def test_an_empty_base_says_what_will_be_in_it(cast, as_):
    assert "В базе пока никого" in shown(as_(cast.anna))
    assert "Кто готов быть наставником" in shown(as_(cast.anna), MENTORS)


def test_typing_brings_only_the_table(cast, as_, olga):
    response = as_(cast.anna).get(MENTEES, {"q": "ил"}, headers={"HX-Request": "true"})
    assert response.content.decode().strip().startswith('<div id="found"')
    assert "Ильина" in words(response)


def test_a_class_teacher_sees_the_own_class_only(cast, as_, vera, seventh, olga, candidate):
    with everywhere():
        candidate.group = seventh
        candidate.save()
    assert names(as_(vera)) == ["Ёлкин"]
    assert "1 наставляемый" in shown(as_(vera))
    assert "Добавить наставляемых" not in shown(as_(vera))


def test_strangers_and_those_without_the_right_see_no_base(cast, as_, olga):
    assert as_(cast.gleb).get(MENTEES).status_code == 404
    assert as_(cast.boris).get(MENTEES).status_code == 403
    assert as_(build.member("Некто Иной", Role.ADMIN, at=cast.lyceum)).get(MENTEES).status_code == 403
    assert "Ильина" not in shown(as_(cast.dina), reverse("bases:mentees", args=["town"]))


def test_columns_are_chosen_and_remembered_for_each_member_and_base(cast, as_, olga):
    post = reverse("bases:mentees_columns", args=["lyceum-7"])
    response = as_(cast.anna).post(f"{post}?show=kept", {"columns": ["category", "kind"]})
    assert response.headers["Location"] == f"{MENTEES}?show=kept"
    page = shown(as_(cast.anna))
    assert "молодой специалист первая В базе" in page
    assert "Дисциплина" not in page
    assert "Компетенции" in shown(as_(cast.anna), MENTORS)
    as_(cast.anna).post(post, {"columns": ["nonsense"]})
    assert "первая" in shown(as_(cast.anna))
    assert as_(cast.anna).post(post, {}).headers["Location"] == MENTEES
    assert "Дисциплина" in shown(as_(cast.anna))
    with everywhere():
        assert str(ColumnChoice.objects.get(member=cast.anna)) == "Белова Анна Сергеевна: "


def test_every_column_can_be_shown(cast, as_, olga):
    build.participation(olga, Side.MENTOR)
    for side, page in ((Side.MENTEE, MENTEES), (Side.MENTOR, MENTORS)):
        post = reverse(f"bases:{side}s_columns", args=["lyceum-7"])
        as_(cast.anna).post(post, {"columns": [column.name for column in COLUMNS[side]]})
        said = shown(as_(cast.anna), page)
        assert [column.title for column in COLUMNS[side] if column.title not in said] == []


def test_it_is_written_down_who_looked_at_how_many(cast, as_, olga, candidate):
    as_(cast.anna).get(MENTEES)
    with everywhere():
        look = Look.objects.get(by=cast.anna)
    assert (look.what, look.total) == ("Наставляемые 2026/27", 2)


@pytest.mark.parametrize("many", [1, 60])
def test_the_page_asks_the_same_number_of_queries_for_any_number_of_people(cast, as_, many, django_assert_num_queries):
    for index in range(many):
        person = build.person(f"Ильина Ольга {index}", cast.lyceum)
        build.participation(person)
        build.profile(person)
        build.request(person, cast.anna)
    client = as_(cast.anna)
    client.get(MENTEES)
    with django_assert_num_queries(QUERIES):
        page = client.get(MENTEES)
    assert len(page.context["lines"]) == min(many, 50)


QUERIES = 15
LEAD = "2 наставляемых: в базе 1, без согласия 1 кандидат. Молодых специалистов — 1. С открытыми запросами — 1."
