"""The bases as files."""

import pytest
from django.urls import reverse

from duet.base.tenancy.scope import everywhere
from duet.stages.bases import papers
from duet.stages.bases.columns import RECOMMENDED
from duet.stages.bases.models import Side
from duet.stages.bases.views import bases as pages_of_bases
from duet.stages.persons.models import Look, Seen
from tests import make
from tests.read import words

from . import build
from .files import rows_of, text_of


def url(name, *parts):
    return reverse(f"bases:{name}", args=["lyceum-7", *parts])


@pytest.fixture
def timur(cast):
    """A minor with a mother and a request."""
    pupil = build.person("Ёлкин Тимур Олегович", cast.lyceum, status="pupil", birth_year=2012)
    mother = build.person("Ёлкина Вера Павловна", cast.lyceum, status="parent", phone="+7 900 000-00-01")
    with everywhere():
        make.guardian(pupil, mother)
    build.participation(pupil, mentee_kind="learner")
    build.request(pupil, cast.anna, "=Трудно найти друзей")
    return pupil


@pytest.fixture
def candidate(cast):
    person = build.person("Яшин Олег Ильич", cast.lyceum, kept=False, phone="+7 900 000-00-02", birth_year=1990)
    build.participation(person)
    build.request(person, cast.anna, "Тайный запрос")
    return person


def test_mentees_go_into_the_columns_of_the_recommendations(cast, as_, timur, candidate):
    rows = rows_of(as_(cast.anna).get(url("mentees_file", "recommended", "xlsx")))
    assert rows[0][0] == "Содержит персональные данные"
    assert rows[1][0] == "База наставляемых"
    head = next(index for index, row in enumerate(rows) if row[0] == "№")
    assert rows[head] == ["№", *(column.heading for column in RECOMMENDED[Side.MENTEE])]
    assert rows[head + 1] == [
        "1", "Ёлкин Тимур Олегович", "Ёлкина Вера Павловна (мать): +7 900 000-00-01", "2012", "=Трудно найти друзей", "01.09.2026",
        "", "", "", "", "", "", "",
    ]  # fmt: skip
    # Without consent only the card goes, and the head of the column does not matter.
    assert rows[head + 2] == ["2", "Яшин Олег Ильич", "+7 900 000-00-02", "1990", *[""] * 9]


def test_mentors_go_into_theirs(cast, as_):
    person = build.person("Ким Олег Робертович", cast.lyceum, post="учитель физики", email="kim@example.org")
    build.participation(person, Side.MENTOR)
    build.profile(
        person,
        competences=["олимпиады", "ЕГЭ"],
        interests=["шахматы"],
        achievements="Учитель года",
        forms=["TT"],
        age_from=10,
        hours_a_week=2,
    )
    rows = rows_of(as_(cast.anna).get(url("mentors_file", "recommended", "xlsx")))
    head = next(index for index, row in enumerate(rows) if row[0] == "№")
    assert rows[head] == ["№", *(column.heading for column in RECOMMENDED[Side.MENTOR])]
    assert rows[head + 1] == [
        "1", "Ким Олег Робертович", "kim@example.org", "Лицей № 7, учитель физики", "олимпиады, ЕГЭ", "Учитель года", "шахматы",
        "от 10 лет", "2 часа в неделю", "01.09.2026", "", "учитель – учитель", "", "", "", "",
    ]  # fmt: skip


def test_the_columns_are_those_of_the_recommendations_and_in_their_order():
    assert [column.heading for column in RECOMMENDED[Side.MENTEE]] == [
        "ФИО наставляемого",
        "Контактные данные для связи (данные представителя)",
        "Год рождения наставляемого",
        "Основной запрос наставляемого",
        "Дата вхождения в программу",
        "ФИО наставника",
        "Форма наставничества",
        "Место работы (учёбы) наставника",
        "Дата завершения программы",
        "Результаты программы",
        "Ссылка на кейс (отзыв) наставляемого на сайте организации",
        "Отметка о прохождении программы",
    ]
    assert len(RECOMMENDED[Side.MENTOR]) == 15


def test_a_file_in_ones_own_columns_says_who_is_a_candidate(cast, as_, timur, candidate):
    as_(cast.anna).post(url("mentees_columns"), {"columns": ["birth_year"]})
    rows = rows_of(as_(cast.anna).get(url("mentees_file", "own", "xlsx")))
    assert [row[:4] for row in rows if row[0] in ("№", "1", "2")] == [
        ["№", "Имя", "Состояние", "Год рождения"],
        ["1", "Ёлкин Тимур Олегович", "в базе с 01.09.2026", "2012"],
        ["2", "Яшин Олег Ильич", "кандидат: нет согласия", "1990"],
    ]


def test_who_has_finished_goes_with_the_day_and_the_outcome(cast, as_):
    person = build.person("Ким Олег Робертович", cast.lyceum)
    build.participation(person, ended_on=build.TODAY, outcome="Программа пройдена")
    shown = as_(cast.anna).get(url("mentees_file", "recommended", "xlsx"), {"show": "ended"})
    assert [cell for cell in rows_of(shown)[-2] if cell][2:] == ["01.09.2026", "20.11.2026", "Программа пройдена", "завершил"]
    own = as_(cast.anna).get(url("mentees_file", "own", "xlsx"), {"show": "ended"})
    assert "завершил 20.11.2026" in text_of(own)


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx"])
def test_every_kind_of_file_is_marked_and_holds_what_the_filter_shows(cast, as_, timur, candidate, form):
    response = as_(cast.anna).get(url("mentees_file", "recommended", form), {"show": "kept"})
    text = text_of(response).replace("\xa0", " ").replace("\u2060", "")
    assert "Содержит персональные данные" in text
    assert "Яшин" not in text
    assert "Тайный" not in text


def test_an_empty_list_is_a_file_too(cast, as_):
    assert "По этому отбору никого нет." in rows_of(as_(cast.anna).get(url("mentees_file", "recommended", "xlsx")))[-2][0]


def test_it_is_written_down_whose_data_were_taken_away(cast, as_, timur, candidate):
    as_(cast.anna).get(url("mentees_file", "recommended", "xlsx"))
    with everywhere():
        look = Look.objects.get(kind="export")
        assert (look.by, look.what, look.total) == (cast.anna, "База наставляемых 2026/27, xlsx", 2)
        assert set(Seen.objects.filter(look=look).values_list("person", flat=True)) == {timur.pk, candidate.pk}


def test_the_page_of_files_says_how_many_go_without_consent(cast, as_, timur, candidate):
    shown = words(as_(cast.anna).get(url("mentees_download")))
    assert "В файл войдут 2 человека" in shown
    assert "Нет согласия у 1 человека" in shown
    only = as_(cast.anna).get(url("mentees_download"), {"show": "kept"})
    assert "Согласие есть у всех" in words(only)
    assert f"{url('mentees_file', 'own', 'pdf')}?show=kept" in only.content.decode()


def test_a_list_of_thousands_is_not_set_for_print(cast, as_, timur, candidate, monkeypatch):
    monkeypatch.setattr(papers, "PDF_AT_MOST", 1)
    monkeypatch.setattr(pages_of_bases, "PDF_AT_MOST", 1)
    shown = as_(cast.anna).get(url("mentees_download"))
    assert "В PDF помещается до 1 строк" in words(shown)
    assert url("mentees_file", "own", "pdf") not in shown.content.decode()
    refused = as_(cast.anna).get(url("mentees_file", "own", "pdf"), follow=True)
    assert "В PDF помещается до 1 строк, а в списке 2" in words(refused)
    with everywhere():
        assert not Look.objects.filter(kind="export").exists()


def test_there_are_no_other_columns_or_kinds(cast, as_):
    assert as_(cast.anna).get(url("mentees_file", "recommended", "exe")).status_code == 404


def test_a_class_teacher_a_psychologist_and_strangers_take_nothing_away(cast, as_, vera, nina, timur):
    for page in (url("mentees_download"), url("mentees_file", "recommended", "xlsx")):
        assert [as_(member).get(page).status_code for member in (vera, nina, cast.boris, cast.gleb)] == [403, 403, 403, 404]
