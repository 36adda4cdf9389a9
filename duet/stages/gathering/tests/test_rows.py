"""Rows on review: mended, skipped, shown a page at a time."""

from __future__ import annotations

import pytest

from duet.stages.gathering import actions
from duet.stages.gathering.models import Line
from duet.stages.persons.models import Look
from tests import make
from tests.make import fresh

from . import build

BAD = "ФИО\tКласс\tДата рождения\tТелефон\nКим Олег\t7в\t31.02.2011\t8916\nЛи\t7в\t\t\nГром Илья\t7в\t\t5-12-34"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def batch(cast):
    return build.read(cast.anna, BAD)


def test_bad_rows_come_first_each_with_a_reason_and_a_field(cast, as_, url, batch):
    page = build.words(as_(cast.anna).get(url("batch", batch)))
    assert "Дня 31.02.2011 не бывает. Исправьте дату." in page
    assert "Не похоже на телефон: «8916»" in page
    assert "Одно слово «Ли», а нужны имя и фамилия" in page
    assert page.count('class="btn go">Исправить') == 2
    assert "Гром Илья" not in page
    assert Look.objects.filter(by=cast.anna, total=2).exists()


def test_a_row_is_mended_in_place(cast, as_, url, batch):
    line = build.line(batch, "Ким")
    given = {"only": "1", "born_on": "28.02.2011", "phone": "89161234567"}
    response = as_(cast.anna).post(url("line", line), given, headers=HTMX)
    assert "исправлено вами" in response.text
    assert 'hx-swap-oob="true"' in response.text
    line = fresh(line)
    assert (line.is_bad, line.values["born_on"], line.values["phone"]) == (False, "2011-02-28", "+7 916 123-45-67")
    assert line.mends == {"born_on": "28.02.2011", "phone": "89161234567"}


def test_a_row_that_is_still_wrong_says_so_again(cast, as_, url, batch):
    line = build.line(batch, "Ким")
    response = as_(cast.anna).post(url("line", line), {"only": "1", "born_on": "30.02.2011"})
    assert response.url == f"{url('batch', batch)}?show=bad#line-{line.pk}"
    assert fresh(line).errors["born_on"].startswith("Дня 30.02.2011")


def test_a_whole_row_is_changed_on_its_own_page(cast, as_, url, batch):
    line = build.line(batch, "Гром")
    client = as_(cast.anna)
    assert 'name="full_name" value="Гром Илья"' in client.get(url("line", line)).text
    given = {"full_name": "Громов Илья", "group": "8б", "born_on": "", "phone": "", "post": "", "email": ""}
    assert client.post(url("line", line), given).url == f"{url('batch', batch)}?show=all#line-{line.pk}"
    assert fresh(line).values == {"full_name": "Громов Илья", "group": "8 «Б»"}


def test_words_too_long_are_refused(cast, as_, url, batch):
    response = as_(cast.anna).post(url("line", build.line(batch, "Гром")), {"full_name": "а" * 3000})
    assert response.status_code == 422


def test_a_change_is_given_up(cast, as_, url, batch):
    line = build.line(batch, "Гром")
    assert "Изменить" in as_(cast.anna).get(f"{url('line', line)}?cancel", headers=HTMX).text


def test_a_name_in_parts_is_mended_in_parts(cast, as_, url):
    batch = build.read(cast.anna, "Фамилия\tИмя\tОтчество\nКим\t\t\nЛи\tАнна\tЛьвовна")
    line = Line.objects.of(batch).bad().get()
    page = as_(cast.anna).get(f"{url('batch', batch)}?show=bad").text
    assert f'id="id_{line.pk}_given"' in page
    actions.mend(line, by=cast.anna, said={"surname": "Ким", "given": "Олег"}, on=build.today())
    assert fresh(line).full_name == "Ким Олег"


def test_a_row_is_left_out_and_taken_back(cast, as_, url, batch):
    line, client = build.line(batch, "Гром"), as_(cast.anna)
    client.post(url("skip", line))
    assert fresh(line).skipped
    assert "Вернуть в список" in client.get(f"{url('batch', batch)}?show=skipped").text
    client.post(url("skip", line), {"keep": "1"})
    assert not fresh(line).skipped


def test_doubts_are_shown_where_they_are(cast, as_, url, batch):
    page = build.words(as_(cast.anna).get(f"{url('batch', batch)}?show=doubtful"))
    assert "Телефон без кода города" in page
    assert "Ким Олег" not in page
    assert "Таких строк нет." in as_(cast.anna).get(f"{url('batch', batch)}?show=skipped").text


def test_a_mended_name_is_looked_for_among_those_known(cast, batch):
    known = make.person("Лидина Анна", cast.lyceum)
    line = Line.objects.of(batch).get(full_name="")
    actions.mend(line, by=cast.anna, said={"full_name": "Лидина Анна"}, on=build.today())
    assert [one["person"] for one in fresh(line).likely] == [known.pk]
    actions.mend(line, by=cast.anna, said={"full_name": "Ким Олег"}, on=build.today())
    assert [one["line"] for one in fresh(line).likely] == [1]


def test_what_people_write_is_shown_as_words(cast, as_, url):
    batch = build.read(cast.anna, 'ФИО\tКласс\tИнтересы\nКим <b>Олег</b>\t7в\t<script>alert(1)</script>\nЛи Анна\t7в\t=HYPERLINK("x")')
    page = as_(cast.anna).get(f"{url('batch', batch)}?show=all").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "есть знаки, которых в именах не бывает" in page.replace("\N{NO-BREAK SPACE}", " ")


def test_rows_are_paged_and_cost_the_same(cast, as_, url, django_assert_num_queries):
    few = build.read(cast.anna, "ФИО\tКласс\nКим Олег\t7в")
    many = build.read(cast.anna, "ФИО\tКласс\n" + "\n".join(f"{name}а Анна Львовна\t7в" for name in names(120)))
    client = as_(cast.anna)
    client.get(url("batch", few) + "?show=all")
    for batch, shown in ((few, 1), (many, 50)):
        with django_assert_num_queries(QUERIES):
            page = client.get(url("batch", batch) + "?show=all").text
        assert page.count('class="r" id="line-') == shown


QUERIES = 10


def names(total):
    """Surnames that are nothing like each other."""
    parts = ["Бел", "Гром", "Зим", "Кот", "Лад", "Мор", "Рощ", "Сув", "Тих", "Хол", "Чап", "Шум"]
    return [f"{one}{other.lower()}ов" for one in parts for other in parts if one != other][:total]
