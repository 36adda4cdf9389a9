"""A list is brought, read in the background, read again, put aside."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from duet.base.files.tests.documents import docx, p
from duet.base.journal.models import Entry
from duet.core.errors import Refusal
from duet.stages.gathering import actions, jobs
from duet.stages.gathering.models import Batch, Line

from . import build


def bring(client, url, **given):
    return client.post(url("lists"), given)


def test_a_file_is_kept_and_read_in_the_background(cast, as_, url, django_capture_on_commit_callbacks):
    content = build.book(["ФИО", "Класс", "Дата рождения"], ["КИМ Олег Робертович", "7в", 40614], sheet="Список")
    with django_capture_on_commit_callbacks(execute=True):
        response = bring(as_(cast.anna), url, file=SimpleUploadedFile("Список.xlsx", content))
    batch = Batch.objects.get()
    assert response.url == batch.get_absolute_url()
    assert (batch.state, batch.name, batch.by, batch.file.read()) == ("read", "Список.xlsx", cast.anna, content)
    line = Line.objects.get()
    assert line.values == {"full_name": "Ким Олег Робертович", "sex": "m", "group": "7 «В»", "born_on": "2011-03-12", "birth_year": 2011}
    assert list(Entry.objects.about(batch).values_list("action", flat=True)) == ["gathering.read"]


@pytest.mark.parametrize(
    "text",
    [
        "ФИО\tКласс\nКим Олег\t7в",
        "ФИО;Класс\nКим Олег;7в",
        "ФИО, Класс\nКим Олег, 7в",
        "<table><tr><td>ФИО<td>Класс<tr><td>Ким Олег<td>7в</table>",
    ],
)
def test_a_list_is_pasted(cast, as_, url, text, django_capture_on_commit_callbacks):
    given = {"html": text, "text": "как на экране"} if "<" in text else {"text": text}
    with django_capture_on_commit_callbacks(execute=True):
        bring(as_(cast.anna), url, **given)
    assert Line.objects.get().values == {"full_name": "Ким Олег", "group": "7 «В»"}


def test_names_alone_are_pasted(cast, as_, url, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        bring(as_(cast.anna), url, text="Ким Олег\nЛи Анна")
    assert [line.full_name for line in Line.objects.all()] == ["Ким Олег", "Ли Анна"]


@pytest.mark.parametrize(
    "given, words",
    [
        ({"text": " "}, "Выберите файл или вставьте список."),
        ({"file": SimpleUploadedFile("Список.xlsm", b"PK")}, "Книги Excel с макросами"),
        ({"file": SimpleUploadedFile("Список.xlsx", b"PK\x03\x04rubbish")}, "Файл повреждён"),
        ({"file": SimpleUploadedFile("Список.csv", b"")}, "Файл пустой"),
    ],
)
def test_what_is_no_list_is_refused_at_once(cast, as_, url, given, words):
    response = bring(as_(cast.anna), url, **given)
    assert response.status_code == 422
    assert words in response.text
    assert not Batch.objects.exists()


def test_a_file_too_large_is_refused_at_once(cast, as_, url, settings):
    settings.MAX_UPLOAD_BYTES = 2**20
    file = SimpleUploadedFile("Список.csv", b"a;b\n" * 2**19)
    assert "Файл больше 1 МБ" in bring(as_(cast.anna), url, file=file).text


def test_a_file_without_people_says_so(cast):
    batch = build.brought(cast.anna, "Погода\tДождь\nмай\tбыл")
    jobs.read_batch.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.trouble) == ("failed", jobs.NOBODY)


def test_too_many_rows_are_refused_and_the_limit_is_said(cast, monkeypatch):
    monkeypatch.setattr(jobs, "MOST_PEOPLE", 1)
    batch = build.brought(cast.anna)
    jobs.read_batch.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, "20\N{NO-BREAK SPACE}000 человек" in batch.trouble) == ("failed", True)


def test_a_hundred_thousand_rows_are_refused_politely(cast):
    batch = build.brought(cast.anna, "Ким Олег;7в;1;2\n" * 100_000, name="Список.csv")
    jobs.read_batch.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.trouble) == ("failed", jobs.TOO_MANY)


def test_what_nobody_thought_of_is_told_in_words(cast, monkeypatch):
    batch = build.brought(cast.anna)
    batch.file.path.unlink()
    jobs.read_batch.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.trouble) == ("failed", jobs.STUMBLED)


def test_a_word_table_is_read(cast):
    batch = actions.upload(cast.lyceum, by=cast.anna, content=docx(p("Ким Олег") + p("Ли Анна")), name="Список.docx", on=build.today())
    jobs.read_batch.func(batch.pk)
    assert [line.full_name for line in Line.objects.all()] == ["Ким Олег", "Ли Анна"]


def test_the_same_file_is_read_again_with_what_was_mended(cast):
    batch = build.read(cast.anna, "ФИО\tКласс\nКим\t7в\nЛи Анна\t7в")
    actions.mend(build.line(batch), by=cast.anna, said={"full_name": "Ким Олег"}, on=build.today())
    actions.skip(build.line(batch, "Ли"), by=cast.anna)
    actions.read_again(batch, by=cast.anna)
    jobs.read_batch.func(batch.pk)
    assert [(line.full_name, line.skipped) for line in Line.objects.of(batch)] == [("Ким Олег", False), ("Ли Анна", True)]


def test_a_job_that_comes_late_reads_nothing(cast):
    batch = build.read(cast.anna)
    before = list(Line.objects.of(batch).values_list("pk", flat=True))
    jobs.read_batch.func(batch.pk)
    assert list(Line.objects.of(batch).values_list("pk", flat=True)) == before


@pytest.mark.parametrize("state", ["writing", "written", "dropped"])
def test_what_is_written_or_put_aside_is_not_read_again(cast, state):
    batch = build.read(cast.anna)
    Batch.objects.update(state=state)
    with pytest.raises(Refusal, match="Загрузите файл заново"):
        actions.read_again(batch, by=cast.anna)


def test_a_list_is_put_aside_and_changed_no_more(cast, as_, url):
    batch = build.read(cast.anna)
    response = as_(cast.anna).post(url("drop", batch), follow=True)
    assert "отложен: никто из него не записан" in response.text
    assert "Список отложен" in as_(cast.anna).get(url("batch", batch)).text
    with pytest.raises(Refusal, match="править его здесь сейчас нельзя"):
        actions.skip(build.line(batch), by=cast.anna)


def test_a_written_list_is_not_put_aside(cast):
    with pytest.raises(Refusal, match="уже записан"):
        actions.drop(build.written(cast.anna), by=cast.anna)


def test_the_page_shows_how_far_the_reading_is_and_then_the_review(cast, as_, url):
    batch = build.brought(cast.anna)
    client = as_(cast.anna)
    assert "Читаем список" in client.get(url("batch", batch)).text
    jobs.read_batch.func(batch.pk)
    response = client.get(f"{url('batch', batch)}?progress", headers={"HX-Request": "true"})
    assert response["HX-Redirect"] == url("batch", batch)


def test_lists_are_paged_and_cost_the_same(cast, as_, url, django_assert_num_queries):
    build.brought(cast.anna)
    client = as_(cast.anna)
    client.get(url("lists"))
    with django_assert_num_queries(QUERIES):
        client.get(url("lists"))
    for _ in range(25):
        build.brought(cast.anna)
    with django_assert_num_queries(QUERIES):
        page = client.get(url("lists"))
    assert page.text.count("Открыть") == 20


QUERIES = 9


def test_gleb_sees_none_of_it(cast, as_, url):
    batch = build.read(cast.anna)
    for name in ("batch", "file", "refused"):
        assert as_(cast.gleb).get(url(name, batch, at="school-1")).status_code == 404
    for name in ("columns", "who", "write", "drop", "again", "decide_all"):
        assert as_(cast.gleb).post(url(name, batch, at="school-1")).status_code == 404
    for name in ("line", "skip", "decide"):
        assert as_(cast.gleb).post(url(name, build.line(batch), at="school-1")).status_code == 404
    assert as_(cast.boris).get(url("lists")).status_code == 403


def test_a_list_put_aside_while_it_is_read_stays_aside(cast, monkeypatch):
    batch = build.brought(cast.anna)
    monkeypatch.setattr(jobs, "look_for_likely", lambda lines, organisation: Batch.objects.update(state="dropped"))
    jobs.read_batch.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, Line.objects.count()) == ("dropped", 0)
