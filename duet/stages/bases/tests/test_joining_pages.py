"""People are written down in a base from a list, from a card, and from last year's base."""

from datetime import date

import pytest
from django.urls import reverse

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.bases.models import Participation, Side
from tests import make
from tests.read import words

from . import build


def url(name, *parts):
    return reverse(f"bases:{name}", args=["lyceum-7", *parts])


def in_base(side=Side.MENTEE, year=2026):
    with everywhere():
        rows = Participation.objects.filter(side=side, year=year).order_by("person__sort_name")
        return [row.person.full_name.split()[0] for row in rows.select_related("person")]


@pytest.fixture
def people(cast, seventh):
    with everywhere():
        make.person("Зайцева Анна Дмитриевна", cast.lyceum, young=True)
    return [
        build.person("Ёлкин Тимур Олегович", cast.lyceum, status="pupil", group=seventh, kept=False),
        build.person("Ким Олег Робертович", cast.lyceum, arrived_on=date(2026, 9, 1), service_months=240),
        build.person("Орлова Яна Юрьевна", cast.lyceum, status="employer"),
        build.person("Ёлкина Вера Павловна", cast.lyceum, status="parent", kept=False),
    ]


def test_everybody_not_in_the_base_is_offered_with_what_the_card_suggests(cast, as_, people):
    build.participation(build.person("Уже Тут", cast.lyceum))
    shown = words(as_(cast.anna).get(url("mentees_add")))
    assert "Ёлкин Тимур Олегович 7 «В» обучающийся" in shown
    assert "Зайцева Анна Дмитриевна педагог молодой специалист" in shown
    assert "Ким Олег Робертович педагог вновь прибывший" in shown
    assert "Уже Тут" not in shown
    assert "Ёлкина Вера" not in shown


@pytest.mark.parametrize(
    ("side", "query", "found"),
    [
        ("mentees", {"who": "young"}, ["Зайцева"]),
        ("mentees", {"who": "arrived"}, ["Ким"]),
        ("mentees", {"who": "teachers"}, ["Зайцева", "Ким"]),
        ("mentees", {"who": "learners"}, ["Ёлкин "]),
        ("mentors", {"who": "outside"}, ["Орлова"]),
        ("mentors", {"who": "parents"}, ["Ёлкина"]),
        ("mentees", {"q": "ким олег"}, ["Ким"]),
        ("mentees", {"who": "nonsense", "q": "елкин"}, ["Ёлкин "]),
    ],
)
def test_the_list_is_narrowed(cast, as_, people, side, query, found):
    shown = words(as_(cast.anna).get(url(f"{side}_add"), query, headers={"HX-Request": "true"}))
    assert [name for name in ("Ёлкин ", "Ёлкина", "Зайцева", "Ким", "Орлова") if name in shown] == found


def test_a_class_is_chosen(cast, as_, people, seventh):
    shown = words(as_(cast.anna).get(url("mentees_add"), {"group": seventh.pk}))
    assert "Ёлкин Тимур" in shown
    assert "Ким" not in shown


def test_the_ticked_join_and_the_page_says_who_waits_for_consent(cast, as_, people):
    timur, oleg, *_ = people
    response = as_(cast.anna).post(url("mentees_add"), {"whom": "chosen", "people": [timur.pk, oleg.pk]}, follow=True)
    assert response.redirect_chain[0][0] == f"{url('mentees')}?year=2026"
    assert "В базу записаны 2 человека. Без согласия: 1 — они кандидаты, пока его не дадут." in words(response)
    assert in_base() == ["Ёлкин", "Ким"]


def test_all_who_were_found_join(cast, as_, people):
    as_(cast.anna).post(f"{url('mentors_add')}?who=teachers&year=2027", {"whom": "all", "people": []})
    assert in_base(Side.MENTOR, 2027) == ["Зайцева", "Ким"]


def test_one_kind_for_all(cast, as_, people):
    as_(cast.anna).post(url("mentees_add"), {"whom": "chosen", "people": [people[1].pk], "kind": "trainee"})
    with everywhere():
        assert Participation.objects.get().mentee_kind == "trainee"


def test_nobody_ticked_is_said_in_words(cast, as_, people):
    response = as_(cast.anna).post(url("mentees_add"), {"whom": "chosen"})
    assert response.status_code == 422
    assert "Отметьте хотя бы одного человека" in words(response)


def test_from_a_card_one_comes_back_to_the_card(cast, as_, people):
    page = f"{url('mentors_add')}?person={people[3].pk}"
    shown = as_(cast.anna).get(page)
    assert "Ёлкина Вера Павловна" in words(shown)
    assert "Ким" not in words(shown)
    assert f'value="{people[3].pk}" id="person-{people[3].pk}" checked' in shown.content.decode()
    response = as_(cast.anna).post(page, {"whom": "chosen", "people": [people[3].pk]})
    assert response.headers["Location"] == people[3].get_absolute_url()
    assert "Уже в базе" in words(as_(cast.anna).get(page))


def test_people_of_another_school_are_not_offered_and_do_not_join(cast, as_, people):
    other = build.person("Чужой Пётр Ильич", cast.other)
    assert "Чужой" not in words(as_(cast.anna).get(url("mentees_add"), {"person": other.pk}))
    response = as_(cast.anna).post(url("mentees_add"), {"whom": "chosen", "people": [other.pk]}, follow=True)
    assert "уже в базе" in words(response)
    assert in_base() == []


def test_when_everybody_is_there_the_page_says_so(cast, as_):
    assert "Никого не нашлось" in words(as_(cast.anna).get(url("mentees_add"), {"q": "Чужой"}))


def test_last_years_base_is_carried_on_without_those_who_were_unticked(cast, as_, people):
    timur, oleg, *_ = people
    for person in (timur, oleg):
        build.participation(person, year=2025, mentee_kind="request")
    shown = words(as_(cast.anna).get(url("mentees_carry")))
    assert "В базе 2025/26 года есть 2 человека" in shown
    assert as_(cast.anna).post(url("mentees_carry"), {"whom": "chosen"}).status_code == 422
    as_(cast.anna).post(url("mentees_carry"), {"whom": "chosen", "people": [oleg.pk]})
    assert in_base() == ["Ким"]
    as_(cast.anna).post(url("mentees_carry"), {"whom": "all"})
    assert in_base() == ["Ёлкин", "Ким"]
    assert "уже в базе 2026/27" in words(as_(cast.anna).get(url("mentees_carry")))


@pytest.mark.parametrize("many", [1, 60])
@pytest.mark.parametrize("page", ["mentees_add", "mentees_carry"])
def test_the_pages_ask_the_same_number_of_queries(cast, as_, page, many, django_assert_num_queries):
    for index in range(many):
        build.participation(build.person(f"Ильина Ольга {index}", cast.lyceum), year=2025)
    client = as_(cast.anna)
    client.get(url(page))
    with django_assert_num_queries(QUERIES[page]):
        client.get(url(page))


QUERIES = {"mentees_add": 12, "mentees_carry": 11}


# One participation.


@pytest.fixture
def row(cast):
    return build.participation(build.person("Ильина Ольга Павловна", cast.lyceum), mentee_kind="request")


def test_a_participation_is_put_right_ended_brought_back_and_struck_out(cast, as_, row):
    client, card = as_(cast.anna), row.person.get_absolute_url()
    assert "по запросу" in words(client.get(row.get_absolute_url()))
    assert client.post(row.get_absolute_url(), {"amend-kind": "young", "amend-joined_on": "2026-09-02"}).headers["Location"] == card
    assert (make.fresh(row).mentee_kind, make.fresh(row).joined_on) == ("young", date(2026, 9, 2))
    given = {"leave-ended_on": "2026-11-19", "leave-outcome": "Программа пройдена"}
    assert client.post(url("leave", row.pk), given).headers["Location"] == card
    assert make.fresh(row).outcome == "Программа пройдена"
    assert "Вернуть в базу" in words(client.get(row.get_absolute_url()))
    assert client.post(url("bring_back", row.pk)).headers["Location"] == card
    assert client.post(url("strike_out", row.pk)).headers["Location"] == card
    with everywhere():
        assert not Participation.objects.exists()


def test_what_is_missing_is_said(cast, as_, row):
    assert as_(cast.anna).post(row.get_absolute_url(), {"amend-kind": "young", "amend-joined_on": "вчера"}).status_code == 422
    assert as_(cast.anna).post(url("leave", row.pk), {"leave-ended_on": ""}).status_code == 422


def test_a_mentor_has_only_a_day_and_a_candidate_no_outcome(cast, as_):
    row = build.participation(build.person("Ильина Ольга Павловна", cast.lyceum, kept=False), Side.MENTOR)
    shown = words(as_(cast.anna).get(row.get_absolute_url()))
    assert "Почему наставляемый" not in shown
    assert "Чем кончилось" not in shown
    as_(cast.anna).post(row.get_absolute_url(), {"amend-joined_on": "2026-09-02"})
    assert make.fresh(row).joined_on == date(2026, 9, 2)
    as_(cast.anna).post(url("leave", row.pk), {"leave-ended_on": "2026-11-19"})
    assert make.fresh(row).ended_on == date(2026, 11, 19)


def test_the_head_and_another_school_change_nothing(cast, as_, row):
    head = build.member("Некто Главный", Role.HEAD, at=cast.lyceum)
    assert as_(head).post(url("strike_out", row.pk)).status_code == 403
    assert as_(cast.gleb).post(reverse("bases:strike_out", args=["school-1", row.pk])).status_code == 404
