"""The public page: only what each person allowed, and not a minute longer."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.tenancy.scope import everywhere
from duet.faces.public.showing import first_name
from duet.stages.bases.models import Participation, Profile
from duet.stages.consents.models import Operator
from duet.stages.persons.models import Group
from tests import make
from tests.read import words

TODAY = date(2026, 11, 20)
EVERYTHING = [[field, "site"] for field in ("name", "post", "category", "achievements", "contact")]
QUERIES = 7


@pytest.fixture(autouse=True)
def on_friday():
    with moved_to(TODAY):
        yield


@pytest.fixture
def opened(cast):
    """The address of the lyceum's list, open to everybody."""
    Operator.objects.create(organisation=cast.lyceum, public_list=True, phone="8 (000) 000-00-07", email="lyceum@example.org")
    return reverse("about", args=["lyceum-7"])


@pytest.fixture
def join(cast):
    """``join(person, …cells)``: takes part this year, and allowed these cells."""

    def joining(person, *cells, side="mentor", signer=None, **facts):
        with everywhere():
            Participation.objects.create(
                **{"organisation": person.organisation, "person": person, "side": side, "year": 2026, "joined_on": TODAY} | facts
            )
            make.consent(person, by=cast.anna, signer=signer)
            if cells:
                return make.consent(person, "dissemination", by=cast.anna, signer=signer, cells=list(cells))
        return None

    return joining


@pytest.fixture
def vera(cast):
    card = make.person(
        "Зорина Вера Львовна", cast.lyceum, post="учитель химии", category="highest", phone="8 (000) 111-22-33", email="vera@example.org"
    )
    Profile.objects.create(organisation=cast.lyceum, person=card, achievements="Победитель конкурса «Дуэт года»")
    return card


@pytest.fixture
def yegor(cast):
    """A child of eleven and his mother."""
    group = Group.objects.create(organisation=cast.lyceum, title="5 «В»")
    child = make.person("Лапин Егор Ильич", cast.lyceum, status="pupil", group=group, born_on=date(2015, 3, 1), phone="8 (000) 444")
    return child, make.person("Лапина Ольга Юрьевна", cast.lyceum, status="parent")


def test_the_list_is_closed_until_the_organisation_opens_it(client, cast):
    assert client.get(reverse("about", args=["lyceum-7"])).status_code == 404
    assert client.get(reverse("about", args=["nowhere"])).status_code == 404


def test_a_rehearsal_shows_nothing_to_the_world(client, cast, opened):
    with everywhere():
        cast.lyceum.plays_on = TODAY
        cast.lyceum.save()
    assert client.get(opened).status_code == 404


def test_nobody_stands_there_who_did_not_allow_the_name(client, opened, vera, join):
    join(vera, ["post", "site"], ["name", "vk"])
    said = words(client.get(opened))
    assert "Зорина" not in said
    assert "Здесь пока никого" in said
    assert "1 наставник в программе" in said


def test_an_adult_is_shown_with_what_was_allowed_and_nothing_else(client, opened, vera, join):
    join(vera, ["name", "site"], ["post", "site"])
    said = words(client.get(opened))
    assert "Зорина Вера Львовна" in said
    assert "учитель химии" in said
    assert "высшая" not in said
    assert "Победитель" not in said
    assert "111-22-33" not in said


def test_an_adult_who_allowed_everything_is_shown_whole(client, opened, vera, join):
    join(vera, *EVERYTHING)
    said = words(client.get(opened))
    for word in (
        "Зорина Вера Львовна",
        "учитель химии",
        "высшая",
        "Победитель конкурса «Дуэт года»",
        "8 (000) 111-22-33",
        "vera@example.org",
    ):
        assert word in said


def test_a_child_is_shown_by_the_first_name_and_the_class_at_most(client, opened, yegor, join):
    child, mother = yegor
    join(child, *EVERYTHING, side="mentee", signer=mother)
    said = words(client.get(f"{opened}?show=mentee"))
    assert "Егор" in said
    assert "5 «В»" in said
    assert "Лапин" not in said
    assert "444" not in said


def test_a_class_is_shown_only_where_it_was_allowed(client, opened, yegor, join):
    child, mother = yegor
    join(child, ["name", "site"], side="mentee", signer=mother)
    assert "5 «В»" not in words(client.get(f"{opened}?show=mentee"))


def test_a_child_written_with_one_word_has_no_name_to_show(client, cast, opened, join):
    with everywhere():
        child, mother = make.person("Лапин", cast.lyceum, status="pupil"), make.person("Лапина Ольга Юрьевна", cast.lyceum)
    join(child, ["name", "site"], side="mentee", signer=mother)
    said = words(client.get(f"{opened}?show=mentee"))
    assert "Лапин" not in said
    assert "участник" in said


@pytest.mark.parametrize("says", ["withdrawn", "refused"])
def test_a_withdrawal_takes_the_line_away_at_once(client, cast, opened, vera, join, says):
    join(vera, *EVERYTHING)
    assert "Зорина" in words(client.get(opened))
    with everywhere():
        make.consent(vera, "dissemination", by=cast.anna, says=says, on=TODAY)
    assert "Зорина" not in words(client.get(opened))


def test_without_the_consent_to_processing_nothing_is_shown(client, cast, opened, vera, join):
    join(vera, *EVERYTHING)
    with everywhere():
        make.consent(vera, by=cast.anna, says="withdrawn", on=TODAY)
    said = words(client.get(opened))
    assert "Зорина" not in said
    assert "0 наставников" in said


def test_whoever_took_part_last_year_or_has_ended_or_left_is_not_there(client, cast, opened, join):
    with everywhere():
        people = [make.person(f"Прошлый {name} Ильич", cast.lyceum) for name in ("Олег", "Иван", "Пётр")]
    join(people[0], *EVERYTHING, year=2025)
    join(people[1], *EVERYTHING, ended_on=TODAY)
    join(people[2], *EVERYTHING)
    with everywhere():
        people[2].left_on = TODAY
        people[2].save()
    assert "Прошлый" not in words(client.get(opened))


def test_people_of_another_organisation_are_not_there(client, cast, opened, join):
    with everywhere():
        stranger = make.person("Чужой Олег Ильич", cast.other)
    join(stranger, *EVERYTHING)
    assert "Чужой" not in words(client.get(opened))


def test_no_copy_is_kept_on_the_way_or_by_a_search_engine(client, opened, vera, join):
    join(vera, *EVERYTHING)
    response = client.get(opened)
    assert response["Cache-Control"] == "no-cache"
    assert response["X-Robots-Tag"] == "noindex, noarchive"
    assert "Cookie" in response["Vary"]


def test_a_copy_is_good_while_nothing_has_changed_and_no_longer(client, cast, opened, vera, join):
    join(vera, *EVERYTHING)
    etag = client.get(opened)["ETag"]
    again = client.get(opened, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    with everywhere():
        make.consent(vera, "dissemination", by=cast.anna, says="withdrawn", on=TODAY)
    assert client.get(opened, headers={"If-None-Match": etag}).status_code == 200


def test_the_organisation_says_how_to_reach_it(client, opened):
    assert "8 (000) 000-00-07" in words(client.get(opened))


@pytest.mark.parametrize("many", [1, 60])
def test_the_queries_are_counted(client, cast, opened, join, many, django_assert_num_queries):
    for number in range(many):
        with everywhere():
            person = make.person(f"Наставник{number:02} Иван Ильич", cast.lyceum)
        join(person, *EVERYTHING)
    with django_assert_num_queries(QUERIES):
        said = words(client.get(opened))
    assert said.count("Наставник0") == min(many, 10)
    assert "Наставник55" not in said
    if many > 50:
        assert "Наставник55" in words(client.get(f"{opened}?page=2"))


@pytest.mark.parametrize(
    ("full_name", "shown"),
    [
        ("Егор Лапин", "Егор"), ("Лапин Егор", "Егор"), ("Егор Ильич Лапин", "Егор"), ("Мамин Сибиряк Егор Ильич", "Егор"),
        ("Ким Чжэхён", "участник"), ("Лапин Е. И.", "участник"), ("Е. И. Лапин", "участник"), ("Лапин", "участник"),
        ("Лапин Чжэхён Ильич", "Чжэхён"), ("ЛАПИН ЕГОР", "Егор"), ("Лапина Мария-Анна Ильинична", "Мария-Анна"),
        ("Егор", "участник"), ("Лапин Егор (Сомов)", "Егор"), ("Алексей Егор", "участник"),
    ],
)  # fmt: skip
def test_the_surname_of_a_child_is_never_shown_in_whatever_order_it_was_written(full_name, shown):
    assert first_name(full_name) == shown


def test_a_child_written_down_by_the_first_name_is_shown_by_it(client, cast, opened, join):
    with everywhere():
        child = make.person("Егор Лапин", cast.lyceum, status="pupil", born_on=date(2015, 3, 1))
        mother = make.person("Лапина Ольга Юрьевна", cast.lyceum, status="parent")
        make.guardian(child, mother)
    join(child, ["name", "site"], side="mentee", signer=mother)
    said = words(client.get(opened, {"show": "mentee"}))
    assert "Егор" in said
    assert "Лапин" not in said
