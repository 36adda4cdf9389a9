from datetime import date

import pytest
from django.urls import reverse

from duet.base import clock
from duet.base.tenancy.scope import everywhere
from duet.stages.persons.models import Look, PermitRow
from tests import make
from tests.read import words

pytestmark = pytest.mark.usefixtures("alone")

BELOW = reverse("persons:below", args=["town"])
TODAY = date(2026, 11, 20)
ABOVE = [["", "above"]]


@pytest.fixture(autouse=True)
def today():
    with clock.moved_to(TODAY):
        yield


def send_up(person, by, signer=None, until=None) -> None:
    make.consent(person, by=by, signer=signer)
    make.consent(person, "transfer", by=by, signer=signer, cells=ABOVE, until=until)


def names(client, **query) -> list[str]:
    return [line.person.full_name for line in client.get(BELOW, query).context["lines"]]


def test_only_those_who_agreed_are_named_the_rest_is_a_figure(house, cast, as_):
    with everywhere():
        send_up(house.boris, cast.anna)
        send_up(house.alla, cast.anna, house.mother)
        make.consent(house.father, by=cast.anna)
    shown = words(as_(cast.dina).get(BELOW))
    assert "Всего записано 8 человек, поимённо передано 2." in shown
    assert "Зимина Алла Ильинична Ученица 7 «В» Лицей № 7" in shown
    assert "Павлов Борис Ильич Педагог учитель физики Лицей № 7" in shown
    for hidden in ("Ерёмин", "Чужой", "Белова", "+7 900", "boris@example.org"):
        assert hidden not in shown


def test_a_withdrawal_takes_the_name_away_at_once(house, cast, as_):
    with everywhere():
        send_up(house.boris, cast.anna)
    client = as_(cast.dina)
    assert names(client) == ["Павлов Борис Ильич"]
    with everywhere():
        make.consent(house.boris, says="withdrawn", by=cast.anna, on=TODAY)
    assert names(client) == []
    assert "Поимённо пока никого" in words(client.get(BELOW))


def test_a_consent_holds_to_its_last_day(house, cast, as_):
    with everywhere():
        send_up(house.boris, cast.anna, until=TODAY)
    client = as_(cast.dina)
    assert names(client) == ["Павлов Борис Ильич"]
    with clock.moved_to(date(2026, 11, 21)):
        assert names(client) == []


def test_a_consent_for_a_partner_sends_nobody_up(house, cast, as_):
    with everywhere():
        make.consent(house.boris, by=cast.anna)
        make.consent(house.boris, "transfer", by=cast.anna, cells=[["", "partner:1"]])
    assert names(as_(cast.dina)) == []


def test_they_are_searched_and_narrowed_to_a_place(house, cast, as_):
    with everywhere():
        other = make.person("Павлова Инна Львовна", cast.other)
        send_up(other, cast.gleb)
        send_up(house.boris, cast.anna)
    client = as_(cast.dina)
    assert names(client, q="павлов") == ["Павлов Борис Ильич", "Павлова Инна Львовна"]
    assert names(client, q="Белова") == []
    assert names(client, q="б") == names(client)
    assert "Никого не нашлось" in words(client.get(BELOW, {"q": "Белова"}))
    shown = client.get(BELOW, {"place": cast.other.pk})
    assert "Всего записано 2 человека, поимённо передано 1." in words(shown)
    assert [line.person for line in shown.context["lines"]] == [other]


def test_another_town_sees_nobody(house, cast, as_):
    with everywhere():
        send_up(house.boris, cast.anna)
        town = make.municipality("Другой город", "other-town")
        zoya = make.member("Зуева Зоя Ильинична", "municipal", at=town, email="zoya@example.org")
    assert [line.person for line in as_(zoya).get(reverse("persons:below", args=["other-town"])).context["lines"]] == []
    assert as_(zoya).get(BELOW).status_code == 404


def test_a_school_stands_above_nobody(cast, as_):
    assert as_(cast.anna).get(reverse("persons:below", args=["lyceum-7"])).status_code == 403


def test_the_look_is_written_down_at_the_desk_of_who_looked(house, cast, as_):
    with everywhere():
        send_up(house.boris, cast.anna)
    as_(cast.dina).get(BELOW)
    with everywhere():
        look = Look.objects.get()
    assert (look.by, look.organisation, look.total) == (cast.dina, cast.town, 1)


def test_a_body_above_has_the_page_as_a_tab_beside_access(cast, as_):
    shown = as_(cast.dina).get(reverse("organisations:people", args=["town"])).content.decode()
    assert f'<a href="{BELOW}">В организациях</a>' in shown
    assert 'aria-current="true">Доступ и роли</a>' in shown
    assert "Классы" not in shown


def test_one_person_or_sixty_cost_the_same(cast, as_, django_assert_num_queries):
    def fill(numbers) -> None:
        with everywhere():
            for number in numbers:
                person = make.person(f"Человек {number:02}", cast.lyceum)
                PermitRow.objects.create(organisation=cast.lyceum, person=person, use="transfer", resource="above")

    fill([1])
    client = as_(cast.dina)
    # Session, user, member and roles; the desks of the frame; the places, the people found and read, the journal.
    with django_assert_num_queries(9):
        assert len(names(client, q="человек")) == 1
    # The same, counted and paged apart, and how many there are in all.
    with django_assert_num_queries(11):
        assert len(names(client)) == 1
    fill(range(2, 61))
    with django_assert_num_queries(9):
        assert len(names(client, q="человек")) == 50
    with django_assert_num_queries(11):
        assert len(names(client)) == 50
    assert len(names(client, page=2)) == 10
