"""Values of lists in words, and what differs from a card."""

from __future__ import annotations

from datetime import date

import pytest

from duet.stages.gathering.differing import differences, silent
from duet.stages.gathering.models import Line
from duet.stages.gathering.progress import Progress, Teller
from duet.stages.gathering.showing import doubts_of, in_words
from duet.stages.gathering.tabs import lists
from duet.stages.persons.models import Group, Person

from . import build

TODAY = date(2026, 11, 20)


def card(**columns):
    return Person(full_name="Ким Олег", status="pupil", **columns)


def differing(person, **values):
    return [(one.title, one.ours, one.theirs) for one in differences(person, values, TODAY)]


@pytest.mark.parametrize(
    "columns, values, told",
    [
        ({"phone": "8 (916) 123-45-67"}, {"phone": "+7 916 123-45-67"}, []),
        ({"phone": "+7 900 000-00-00"}, {"phone": "+7 916 123-45-67"}, [("телефон", "+7 900 000-00-00", "+7 916 123-45-67")]),
        ({"sex": "m"}, {"sex": "f"}, [("пол", "мужской", "женский")]),
        ({"category": "first"}, {"category": "highest"}, [("категория", "первая", "высшая")]),
        ({"service_months": 12, "service_on": date(2025, 11, 20)}, {"service_months": 24}, []),
        ({"service_months": 12}, {"service_months": 24}, [("стаж", "1 год", "2 года")]),
        ({"birth_year": 2011}, {"birth_year": 2012}, [("год рождения", "2011", "2012")]),
        ({"birth_year": 2012, "born_on": date(2012, 3, 1)}, {"birth_year": 2011}, []),
        ({"group": Group(title="7 «А»")}, {"group": "7 «Б»"}, [("класс или группа", "7 «А»", "7 «Б»")]),
        ({"post": "Учитель"}, {"post": "учитель"}, []),
        ({"young": True, "former_names": "Ли"}, {"young": True, "former_names": "Зимина"}, []),
    ],
)
def test_only_what_really_differs_is_asked_about(columns, values, told):
    assert differing(card(**columns), **values) == told


def test_what_the_card_does_not_know_is_filled_in():
    values = {"phone": "+7 916 123-45-67", "post": "", "young": True, "group": "7 «А»", "full_name": "Ким Олег"}
    assert silent(card(), values, TODAY) == {"phone": "+7 916 123-45-67", "young": True, "group": "7 «А»"}


def test_values_in_words():
    assert [in_words(*pair) for pair in (("ages", [7, 7]), ("service_months", 15), ("interests", ["шахматы", "лес"]), ("sex", "f"))] == [
        "7", "1 год 3 месяца", "шахматы; лес", "женский",
    ]  # fmt: skip


def test_doubts_stand_with_what_they_are_about():
    doubts = {"full_name": "Неполно.", "sex": "Проверьте.", "mother.phone": "Без кода."}
    line = Line(values={"full_name": "Ким О.", "sex": "m"}, doubts=doubts)
    assert doubts_of(line) == ["Неполно.", "Мать: телефон. Без кода."]


def test_how_far_a_job_is(cast, as_, url):
    batch = build.brought(cast.anna)
    type(batch).objects.update(state="reading")
    Teller(batch.pk).tell("Читаем строки", 50, 200)
    assert "Читаем строки: 50 из 200." in build.words(as_(cast.anna).get(url("batch", batch)))
    assert (Progress("", 50, 200).percent, str(batch)) == (25, "Список.txt")


def test_a_teller_is_not_heard_oftener_than_anybody_looks(cast, as_, url):
    batch = build.brought(cast.anna)
    type(batch).objects.update(state="reading")
    teller = Teller(batch.pk)
    for done in range(1, 5):
        teller.tell("Читаем строки", done, 5)
    assert "1 из 5" in build.words(as_(cast.anna).get(url("batch", batch)))


def test_the_tab_is_for_those_who_may(cast):
    assert [tab.title for tab in lists(cast.anna, TODAY)] == ["Загрузка списков"]
    assert list(lists(cast.boris, TODAY)) == []


def test_a_line_is_called_by_its_name_or_its_row(cast):
    batch = build.read(cast.anna, "ФИО\tКласс\nКим Олег\t7в\nЛи\t7в")
    assert [str(line) for line in Line.objects.of(batch)] == ["Ким Олег", "Строка 3"]
