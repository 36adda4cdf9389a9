"""What came of a list: its page, its file, the rows that were left out."""

from __future__ import annotations

from io import BytesIO

import openpyxl

from duet.stages.gathering import actions, jobs
from duet.stages.gathering.models import Line
from duet.stages.gathering.views import lists
from duet.stages.persons.models import Look
from tests import make
from tests.make import fresh

from . import build

SOME_BAD = 'ФИО\tКласс\tИнтересы\nКим Олег\t7в\tшахматы\nЛи\t7в\t=HYPERLINK("http://x")\nГром Илья\t7в\t'


def read_back(response):
    book = openpyxl.load_workbook(BytesIO(response.content))
    return [row for row in ([cell.value for cell in row] for row in book.active.iter_rows()) if any(row)], book


def test_the_page_says_what_was_done_by_whom_and_what_was_not(cast, as_, url):
    batch = build.written(cast.anna, SOME_BAD, who="mentee")
    page = build.words(as_(cast.anna).get(url("batch", batch)))
    assert "Список записан" in page
    assert "Новых карточек <b>2</b>" in page
    assert "Не вошла 1 строка." in page
    assert "Белова А. С." in page
    assert Look.objects.filter(by=cast.anna, total=2).exists()
    refused = build.words(as_(cast.anna).get(f"{url('batch', batch)}?show=refused"))
    assert "Одно слово «Ли», а нужны имя и фамилия. Допишите." in refused


def test_the_source_file_is_given_back_and_written_down(cast, as_, url):
    batch = build.written(cast.anna)
    response = as_(cast.anna).get(url("file", batch))
    assert b"".join(response.streaming_content) == build.PUPILS.encode()
    assert (Look.objects.get(kind="export").total, Look.objects.get(kind="export").seen.count()) == (2, 2)


def test_a_file_that_was_deleted_is_not_there(cast, as_, url):
    batch = build.written(cast.anna)
    type(batch).objects.update(file=None)
    assert as_(cast.anna).get(url("file", batch)).status_code == 404
    assert "удалён" in as_(cast.anna).get(url("batch", batch)).text


def test_rows_left_out_come_as_a_table_with_reasons_and_no_formulas(cast, as_, url):
    batch = build.read(cast.anna, SOME_BAD)
    actions.skip(build.line(batch, "Гром"), by=cast.anna)
    rows, book = read_back(as_(cast.anna).get(url("refused", batch)))
    assert rows == [
        ["ФИО", "Класс", "Интересы", "Причина"],
        ["Ли", "7в", '=HYPERLINK("http://x")', "Фамилия, имя, отчество: Одно слово «Ли», а нужны имя и фамилия. Допишите."],
        ["Гром Илья", "7в", None, "Пропущена при проверке"],
    ]
    assert all(cell.data_type in ("s", "n") for row in book.active.iter_rows() for cell in row)
    assert Look.objects.filter(kind="export", what__startswith="Строки списка").exists()


def test_the_table_is_mended_and_brought_again(cast, as_, url):
    batch = build.read(cast.anna, "Ким Олег\t12.03.2011\t7в\nЛи Анна\t31.02.2011\t7в\nГром Илья\t01.01.2011\t7в")
    content = as_(cast.anna).get(url("refused", batch)).content
    again = actions.upload(cast.lyceum, by=cast.anna, content=content, name="Не вошли.xlsx", on=build.today())
    jobs.read_batch.func(again.pk)
    line = Line.objects.of(again).get()
    assert (line.full_name, line.values["group"], list(line.errors)) == ("Ли Анна", "7 «В»", ["born_on"])


def test_when_everybody_came_in_there_is_no_table(cast, as_, url):
    assert as_(cast.anna).get(url("refused", build.written(cast.anna))).status_code == 404


def test_the_page_is_paged_and_costs_the_same(cast, as_, url, django_assert_num_queries):
    few = build.written(cast.anna)
    parts = ("Бел", "Гром", "Зим", "Кот", "Лад", "Мор", "Рощ", "Сув")
    names = [f"{one}{two.lower()}ов Олег" for one in parts for two in parts]
    many = build.read(cast.anna, "ФИО\tКласс\n" + "\n".join(f"{name}\t7в" for name in names))
    actions.decide_all(many, by=cast.anna, sure=False)
    actions.start_writing(many, by=cast.anna)
    jobs.write_batch.func(many.pk)
    client = as_(cast.anna)
    client.get(url("batch", few))
    for batch, shown in ((few, 2), (many, 50)):
        with django_assert_num_queries(QUERIES):
            page = client.get(url("batch", fresh(batch))).text
        assert page.count('<td class="n">') == shown


QUERIES = 14


def test_the_way_to_consents_names_these_people_while_an_address_has_room(cast, as_, url, monkeypatch):
    batch = build.written(cast.anna)
    assert f"/consents/collect/?person={Line.objects.of(batch)[0].person_id}" in as_(cast.anna).get(url("batch", batch)).text
    monkeypatch.setattr(lists, "_IN_ADDRESS", 1)
    assert '/consents/collect/"' in as_(cast.anna).get(url("batch", batch)).text


TOLD = "ФИО\tДолжность\tЗапрос\nКим Олег Робертович\tучитель\tУдержать дисциплину\n"


def test_a_row_that_was_written_is_no_longer_read_as_a_row(cast, as_, url):
    batch = build.written(cast.anna, TOLD)
    assert as_(cast.anna).get(url("line", build.line(batch))).headers["Location"] == batch.get_absolute_url()


def test_the_file_tells_nothing_past_a_shut_gate(cast, as_, url):
    batch = build.written(cast.anna, TOLD)
    person = build.line(batch).person
    refused = as_(cast.anna).get(url("file", batch))
    assert refused.status_code == 422
    assert "нет согласия" in build.words(refused)
    make.consent(person, by=cast.anna)
    assert "дисциплину" in b"".join(as_(cast.anna).get(url("file", batch)).streaming_content).decode()
    make.consent(person, by=cast.anna, says="withdrawn", on=build.today())
    assert as_(cast.anna).get(url("file", batch)).status_code == 422
