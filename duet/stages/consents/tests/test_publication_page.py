"""«Что можно публиковать»: the list, the table of one person, the files, the public list opened and closed."""

from datetime import date

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.files.readers import read
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.consents.models import Operator
from duet.stages.persons.models import Look, LookKind
from tests import make
from tests.read import words

from .taking import NAME, POST, TODAY

LIST = reverse("consents:publication", args=["lyceum-7"])
QUERIES = 14


@pytest.fixture(autouse=True)
def on_friday():
    with moved_to(TODAY):
        yield


@pytest.fixture
def vera(cast):
    """Let the name and the post stand on the site, the name on one condition, the picture nowhere."""
    card = make.person("Зорина Вера Львовна", cast.lyceum, post="учитель химии")
    make.consent(card, by=cast.anna)
    shown = make.consent(card, "dissemination", by=cast.anna, cells=[NAME, POST, ["name", "vk"]], until=date(2027, 8, 31))
    shown.cells[0]["condition"] = "без перепечатки"
    shown.cells.append({"field": "photo", "resource": "site", "allow": False, "condition": "никогда"})
    shown.save()
    return card


def of(person, at="lyceum-7"):
    return reverse("consents:publication_of", args=[at, person.pk])


def test_an_empty_list_says_what_to_do(cast, as_):
    assert "Пока никто ничего не разрешил" in words(as_(cast.anna).get(LIST))


def test_the_list_says_what_and_where_and_on_what_condition(cast, as_, vera):
    said = words(as_(cast.anna).get(LIST))
    assert "Сайт: имя, должность, класс" in said
    assert "ВКонтакте: имя" in said
    assert "имя: без перепечатки" in said
    assert "никогда" not in said


def test_it_is_narrowed_to_one_place(cast, as_, vera):
    client = as_(cast.anna)
    assert "Сайт:" not in words(client.get(f"{LIST}?where=vk"))
    assert "Зорина" not in words(client.get(f"{LIST}?where=telegram"))
    assert "Сайт: имя" in words(client.get(f"{LIST}?where=nonsense"))


def test_the_table_of_a_person_shows_each_cell(cast, as_, vera):
    page = as_(cast.anna).get(of(vera))
    said = words(page)
    assert "остальное — нельзя" in said
    assert page.content.decode().count("#s-done") == 3
    assert "по 31 августа 2027" in said
    assert "без перепечатки" in said


def test_without_a_consent_nothing_may_be_published(cast, as_, vera):
    with everywhere():
        make.consent(vera, "dissemination", by=cast.anna, says="withdrawn", on=TODAY)
    client = as_(cast.anna)
    assert "Публиковать нельзя ничего" in words(client.get(of(vera)))
    assert "Зорина" not in words(client.get(LIST))


@pytest.mark.parametrize("form", ["xlsx", "docx", "pdf"])
def test_the_list_is_taken_away_as_a_file_and_that_is_written_down(cast, as_, vera, form):
    response = as_(cast.anna).get(reverse("consents:publication_file", args=["lyceum-7", form]))
    assert response.status_code == 200
    with everywhere():
        assert Look.objects.get(kind=LookKind.EXPORT).total == 1


def test_the_file_holds_what_the_page_holds(cast, as_, vera):
    response = as_(cast.anna).get(f"{reverse('consents:publication_file', args=['lyceum-7', 'xlsx'])}?where=site")
    said = " ".join(read(response.content, "список.xlsx").texts())
    for word in ("Зорина Вера Львовна", "учитель химии", "имя, должность, класс", "имя: без перепечатки"):
        assert word in said
    assert "ВКонтакте" not in said


def test_the_public_list_is_opened_and_closed(cast, as_, vera):
    client, url = as_(cast.anna), reverse("consents:public_list", args=["lyceum-7"])
    assert "Страница «Наставничество» для всех закрыта" in words(client.get(LIST))
    assert "Список открыт всем" in words(client.post(url, {"open": "1"}, follow=True))
    with everywhere():
        assert Operator.objects.get().public_list
    assert reverse("about", args=["lyceum-7"]) in client.get(LIST).content.decode()
    assert "Список закрыт" in words(client.post(url, follow=True))
    with everywhere():
        assert not Operator.objects.get().public_list


def test_the_one_responsible_for_personal_data_looks_and_does_not_open(cast, as_, vera):
    with everywhere():
        officer = make.member("Юдина Инна Олеговна", Role.DPO, at=cast.lyceum)
    client = as_(officer)
    assert "Зорина" in words(client.get(LIST))
    assert "Открыть список всем" not in words(client.get(LIST))
    assert client.post(reverse("consents:public_list", args=["lyceum-7"]), {"open": "1"}).status_code == 403


def test_gleb_and_dina_find_nothing(cast, as_, vera):
    for who, place in ((cast.gleb, "school-1"), (cast.dina, "town")):
        client = as_(who)
        assert client.get(of(vera, place)).status_code == 404
        assert "Зорина" not in words(client.get(reverse("consents:publication", args=[place])))
    assert as_(cast.gleb).get(of(vera)).status_code == 404


def test_a_card_leads_there_for_whoever_minds_it(cast, as_, vera):
    with everywhere():
        methodist = make.member("Котова Инна Львовна", Role.METHODIST, at=cast.lyceum)
    card = reverse("persons:person", args=["lyceum-7", vera.pk])
    assert of(vera) in as_(cast.anna).get(card).content.decode()
    assert of(vera) not in as_(methodist).get(card).content.decode()


@pytest.mark.parametrize("many", [1, 60])
def test_the_queries_are_counted(cast, as_, many, django_assert_num_queries):
    with everywhere():
        for number in range(many):
            person = make.person(f"Зорина{number:02} Вера Львовна", cast.lyceum)
            make.consent(person, by=cast.anna)
            make.consent(person, "dissemination", by=cast.anna, cells=[NAME])
    client = as_(cast.anna)
    with django_assert_num_queries(QUERIES):
        client.get(LIST)
