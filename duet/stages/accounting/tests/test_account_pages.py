"""The pages of personalised accounting."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.accounting.models import Extract
from duet.stages.persons.models import Look, LookKind
from tests import make

from . import build

URL = "/lyceum-7/accounting/"


@pytest.fixture
def ulyana(cast):
    return build.mentee("Серова Ульяна Игоревна", cast.lyceum, cast.anna)


def text_of(answer):
    return answer.content.decode().replace("\xa0", " ")


def test_the_current_quarter_is_shown_first(cast, as_, ulyana):
    text = text_of(as_(cast.anna).get(URL))
    assert "IV квартал 2026" in text
    assert "Серова Ульяна Игоревна" in text
    assert "На 20 ноября 2026 г. в базах 1 участник. За период никто не прибыл и не выбыл." in text
    assert "Квартал ещё идёт" in text


@pytest.mark.parametrize("query", ["?year=x&quarter=9&side=a&status=b&form=c&moved=d&page=x", "?year=1999", "?year=99999"])
def test_an_old_link_shows_the_list_all_the_same(cast, as_, ulyana, query):
    assert "Серова Ульяна Игоревна" in text_of(as_(cast.anna).get(URL + query))


def test_another_quarter_and_filters_come_from_the_address(cast, as_, ulyana):
    text = text_of(as_(cast.anna).get(URL + "?year=2026&quarter=3&moved=arrived&side=mentee"))
    assert "III квартал 2026" in text
    assert "прибытие" in text
    assert "Показать некого" in text_of(as_(cast.anna).get(URL + "?side=mentor"))


def test_a_quarter_to_come_and_an_empty_one_say_so(cast, as_):
    assert "В базах никого нет" in text_of(as_(cast.anna).get(URL))
    assert "За это время в базах никого не было" in text_of(as_(cast.anna).get(URL + "?year=2026&quarter=2"))


def test_those_without_consent_are_counted_and_not_named(cast, as_, ulyana):
    with everywhere():
        build.part(build.pupil("Мохов Тимур Олегович", cast.lyceum))
    text = text_of(as_(cast.anna).get(URL))
    assert "Мохов" not in text
    assert "из них без согласия 1: имена не показаны" in text


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx"])
def test_the_account_is_taken_away_as_a_file_and_that_is_written_down(cast, as_, ulyana, form):
    answer = as_(cast.anna).get(reverse("accounting:account_file", args=["lyceum-7", form]) + "?side=mentee&moved=")
    assert answer.status_code == 200
    with everywhere():
        look = Look.objects.get(kind=LookKind.EXPORT)
        assert (look.total, look.what) == (1, "Персонифицированный учёт, IV квартал 2026")


def test_the_sheet_has_its_head_and_columns(cast, as_, ulyana):
    answer = as_(cast.anna).get(
        reverse("accounting:account_file", args=["lyceum-7", "xlsx"]) + "?side=mentee&moved=arrived&quarter=3&year=2026"
    )
    cells = [
        str(cell).replace("\xa0", " ")
        for row in load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
        for cell in row
        if cell
    ]
    text = "\n".join(cells)
    for expected in ("Содержит персональные данные", "III квартал 2026, по состоянию на 30 сентября 2026 г.", "ФИО", "20.09.2026"):
        assert expected in text
    assert "В списке: прибывшие, наставляемые." in text
    assert "На конец периода — 1; прибыли — 1, выбыли — 0." in text


def test_an_empty_account_has_a_head_and_no_table(cast, as_):
    answer = as_(cast.anna).get(reverse("accounting:account_file", args=["lyceum-7", "xlsx"]))
    cells = [cell for row in load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True) for cell in row]
    assert "ФИО" not in cells
    assert any("Всего 0." in str(cell) for cell in cells)


def test_a_psychologist_and_a_mentor_do_not_see_it(cast, as_, ulyana):
    with everywhere():
        nadezhda = make.member("Юдина Надежда Петровна", Role.PSYCHOLOGIST, at=cast.lyceum)
        officer = make.member("Ответственная Нина Львовна", Role.DPO, at=cast.lyceum)
    assert as_(nadezhda).get(URL).status_code == 403
    assert as_(cast.boris).get(URL).status_code == 403
    assert as_(cast.gleb).get(URL).status_code == 404
    text = text_of(as_(officer).get(URL))
    assert "Word" not in text
    assert as_(officer).get(reverse("accounting:account_file", args=["lyceum-7", "pdf"])).status_code == 403


def test_an_extract_is_issued_shown_and_taken_away(cast, as_, ulyana):
    client = as_(cast.anna)
    answer = client.post(reverse("accounting:fix", args=["lyceum-7"]), {"year": "2026", "quarter": "4"}, follow=True)
    assert "Выписка сохранена" in text_of(answer)
    with everywhere():
        made = Extract.objects.get()
    url = reverse("accounting:issued", args=["lyceum-7", made.pk])
    assert "Серова Ульяна Игоревна" in text_of(client.get(url))
    assert url in text_of(client.get(URL))
    assert url in text_of(client.get(reverse("accounting:issued_all", args=["lyceum-7"])))
    with everywhere():
        make.consent(ulyana, by=cast.anna, signer=ulyana.guardians.get().adult, says="withdrawn", on=build.TODAY)
    text = text_of(client.get(url))
    assert "Серова" not in text
    assert "согласие отозвано" in text
    file = client.get(reverse("accounting:issued_file", args=["lyceum-7", made.pk, "xlsx"]))
    cells = [cell for row in load_workbook(BytesIO(file.content)).active.iter_rows(values_only=True) for cell in row]
    assert "согласие отозвано" in cells
    assert as_(cast.gleb).get(url).status_code == 404


def test_without_extracts_the_list_says_what_they_are(cast, as_):
    assert "Выписок пока нет" in text_of(as_(cast.anna).get(reverse("accounting:issued_all", args=["lyceum-7"])))


@pytest.mark.parametrize("people", [1, 60])
def test_the_number_of_queries_does_not_grow(cast, as_, django_assert_num_queries, people):
    with everywhere():
        for number in range(people):
            one = make.person(f"Иванов{number} Пётр", cast.lyceum)
            make.consent(one, by=cast.anna)
            build.part(one, "mentor", joined_on=date(2026, 10, 1))
        build.extract(cast.lyceum, cast.anna)
    client = as_(cast.anna)
    client.get(URL)
    with django_assert_num_queries(13):
        client.get(URL)
