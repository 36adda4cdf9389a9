"""What the columns are and who the people are."""

from __future__ import annotations

import pytest

from duet.core.errors import Refusal
from duet.stages.gathering import actions, jobs
from duet.stages.gathering.models import Batch, Line

from . import build

PAIRS = "Наставник\tКатегория\tНаставляемый\nГромов Андрей Павлович\tвысшая\tЗайцева Анна Дмитриевна\n\t\tЛебедь Ульяна Олеговна"
STRANGE = "ФИО\tКласс\tСекция\nКим Олег\t7в\tшахматы"


def test_the_page_shows_columns_with_samples_and_why(cast, as_, url):
    page = as_(cast.anna).get(f"{url('batch', build.read(cast.anna, STRANGE))}?show=columns").text
    assert "Секция" in page
    assert "шахматы" in page
    assert "заголовок незнаком" in page
    assert '<option value="self.other" selected>не загружать</option>' in page


def test_a_fresh_list_opens_at_its_columns(cast, as_, url):
    batch = build.brought(cast.anna)
    jobs.read_batch.func(batch.pk)
    assert "Что в каком столбце" in build.words(as_(cast.anna).get(url("batch", batch)))


def test_a_column_is_mended_and_the_list_read_at_once(cast, as_, url, django_capture_on_commit_callbacks):
    batch = build.read(cast.anna, STRANGE)
    with django_capture_on_commit_callbacks(execute=True):
        response = as_(cast.anna).post(url("columns", batch), {"c0": "self.full_name", "c1": "self.group", "c2": "self.interests"})
    assert response.url == batch.get_absolute_url()
    assert Line.objects.get().values["interests"] == ["шахматы"]
    batch.refresh_from_db()
    assert batch.columns[2]["why"] == "выбрали вы"


def test_columns_left_as_they_were_read_nothing(cast):
    batch = build.read(cast.anna, STRANGE)
    actions.choose_columns(batch, by=cast.anna, choices={"фио": "self.full_name", "чужой": "self.phone"})
    assert (batch.state, batch.choices) == ("read", {})


def test_an_unknown_meaning_is_refused(cast, as_, url):
    response = as_(cast.anna).post(url("columns", build.read(cast.anna, STRANGE)), {"c0": "self.weather"})
    assert response.status_code == 422
    assert "Выберите значение из списка." in response.text


def who(client, url, batch, **given):
    return client.post(url("who", batch), {"who": "mentee", "status": "student", "mentor_status": "", "year": "2025", **given})


def test_who_these_people_are_is_said(cast, as_, url):
    batch = build.read(cast.anna)
    assert who(as_(cast.anna), url, batch).status_code == 302
    batch.refresh_from_db()
    assert (batch.who, batch.status, batch.mentor_status, batch.year, batch.settled) == ("mentee", "student", "teacher", 2025, True)


def test_a_wrong_year_is_refused(cast, as_, url):
    batch = build.read(cast.anna)
    assert who(as_(cast.anna), url, batch, year="1999").status_code == 422
    with pytest.raises(Refusal, match="учебный год"):
        actions.settle(batch, by=cast.anna, who="mentee", status="pupil", mentor_status="teacher", year=1999, on=build.today())


def test_a_list_of_pairs_says_itself_who_is_who(cast, as_, url):
    batch = build.brought(cast.anna, PAIRS)
    jobs.read_batch.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.who, batch.status, batch.mentor_status) == ("columns", "pupil", "teacher")
    assert [(line.side, line.full_name) for line in Line.objects.of(batch)] == [
        ("mentor", "Громов Андрей Павлович"), ("mentee", "Зайцева Анна Дмитриевна"), ("mentee", "Лебедь Ульяна Олеговна"),
    ]  # fmt: skip
    assert "Кто наставники" in as_(cast.anna).get(f"{url('batch', batch)}?show=columns").text


@pytest.mark.parametrize("title, who", [("Список наставников", "mentor"), ("База наставляемых", "mentee"), ("Список", "nobody")])
def test_a_title_says_who_they_all_are(cast, title, who):
    batch = build.brought(cast.anna, f"{title}\n\nФИО\tКласс\nКим Олег\t7в")
    jobs.read_batch.func(batch.pk)
    assert Batch.objects.get().who == who


def test_what_a_person_said_stays_when_the_file_is_read_again(cast):
    batch = build.read(cast.anna, who="mentor", status="graduate")
    actions.read_again(batch, by=cast.anna)
    jobs.read_batch.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.who, batch.status) == ("mentor", "graduate")
