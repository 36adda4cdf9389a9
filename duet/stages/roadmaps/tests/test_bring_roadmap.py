"""The page that takes a document, and the job that reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from duet.base.files import tests as file_tests
from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.stages.roadmaps import actions
from duet.stages.roadmaps.jobs import read_upload
from duet.stages.roadmaps.models import Upload, UploadState
from tests.read import words

SAMPLES = Path(file_tests.__file__).parent / "samples"
TABLE = (
    "Дорожная карта наставничества МБОУ «СОШ № 3» на 2026-2027 учебный год\n\n"
    "№\tМероприятие\tСрок\tОтветственный\n"
    "1\tПриказ о наставничестве\tдо 15 сентября 2026 г.\tдиректор\n"
    "2\tАнкетирование\tдва раза в год\tкуратор\n"
)
START = "/lyceum-7/roadmaps/start/"


def only() -> Upload:
    with everywhere():
        return Upload.objects.get()


@pytest.mark.parametrize("ending", ["docx", "odt", "pdf", "xlsx", "doc", "txt"])
def test_a_file_of_each_kind_is_kept_and_read(cast, as_, django_capture_on_commit_callbacks, ending):
    content = (SAMPLES / f"plan.{ending}").read_bytes()
    with django_capture_on_commit_callbacks(execute=True):
        answer = as_(cast.anna).post(START, {"file": SimpleUploadedFile(f"План.{ending}", content)})
    upload = only()
    assert (answer.status_code, answer.url) == (302, f"/lyceum-7/roadmaps/uploads/{upload.pk}/")
    with everywhere():
        assert (upload.state, upload.file.read(), upload.rows.count()) == (UploadState.READ, content, 12)


def test_pasted_text_is_read_like_a_file(cast, as_, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        as_(cast.anna).post(START, {"text": TABLE})
    with everywhere():
        upload = only()
        assert list(upload.rows.values_list("title", flat=True)) == ["Приказ о наставничестве", "Анкетирование"]
        assert (str(upload.starts_on), str(upload.ends_on)) == ("2026-09-01", "2027-08-31")


def test_a_pasted_web_table_keeps_its_cells(cast, as_, django_capture_on_commit_callbacks):
    html = "<table><tr><th>Мероприятие<th>Срок<th>Ответственный<tr><td>Педсовет<br>о наставничестве<td>ноябрь 2026<td>директор</table>"
    with django_capture_on_commit_callbacks(execute=True):
        as_(cast.anna).post(START, {"text": "Педсовет\nо наставничестве\tноябрь 2026\tдиректор", "html": html})
    with everywhere():
        assert [row.title for row in only().rows.all()] == ["Педсовет о наставничестве"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("План.docx", b"", "пуст"),
        ("План.docx", b"MZ\x90\x00 a program", "не"),
        ("План.pdf", b"PK\x03\x04 not a pdf", "не"),
    ],
)
def test_what_cannot_be_a_roadmap_is_refused_at_once(cast, as_, name, content, said):
    answer = as_(cast.anna).post(START, {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert said in words(answer)
    with everywhere():
        assert not Upload.objects.exists()


@override_settings(MAX_UPLOAD_BYTES=1024 * 1024)
def test_a_file_too_large_is_refused_with_the_limit(cast, as_):
    answer = as_(cast.anna).post(START, {"file": SimpleUploadedFile("План.txt", b"x" * (1024 * 1024 + 1))})
    assert answer.status_code == 422
    assert "Файл больше 1 МБ" in words(answer)


def test_nothing_given_is_said_so(cast, as_):
    answer = as_(cast.anna).post(START, {"text": "  "})
    assert answer.status_code == 422
    assert "Выберите файл или вставьте текст таблицы." in words(answer)


def test_a_document_without_a_table_says_what_to_do(cast, as_, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        as_(cast.anna).post(START, {"text": "Просто письмо без таблицы."})
    upload = only()
    assert upload.state == UploadState.FAILED
    assert "вставьте таблицу как текст" in words(as_(cast.anna).get(upload_url(upload)))


def upload_url(upload: Upload) -> str:
    return f"/lyceum-7/roadmaps/uploads/{upload.pk}/"


def test_reading_again_replaces_what_was_read(cast, as_, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        as_(cast.anna).post(START, {"text": TABLE})
    upload = only()
    with django_capture_on_commit_callbacks(execute=True):
        as_(cast.anna).post(upload_url(upload) + "again/")
    with everywhere():
        assert only().rows.count() == 2
        assert Entry.objects.filter(action="roadmaps.read").count() == 2


def test_the_job_leaves_a_saved_document_alone(cast, as_, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        as_(cast.anna).post(START, {"text": TABLE})
    upload = only()
    with everywhere():
        Upload.objects.filter(pk=upload.pk).update(state=UploadState.DROPPED)
    read_upload.func(upload.pk)
    assert only().state == UploadState.DROPPED


def test_while_it_waits_the_page_asks_again_without_javascript(cast, as_):
    as_(cast.anna).post(START, {"text": TABLE})
    page = as_(cast.anna).get(upload_url(only()))
    assert '<meta http-equiv="refresh"' in page.content.decode()
    assert "Читаем документ" in words(page)


def test_when_it_is_read_the_asking_page_goes_to_the_review(cast, as_, django_capture_on_commit_callbacks):
    client = as_(cast.anna)
    client.post(START, {"text": TABLE})
    url = upload_url(only())
    still = client.get(url, headers={"HX-Request": "true"})
    assert ("Читаем документ" in words(still), "<html" in still.content.decode()) == (True, False)
    read_upload.func(only().pk)
    done = client.get(url, headers={"HX-Request": "true"})
    assert (done["HX-Redirect"], done.content) == (url, b"")


def test_gleb_neither_sees_nor_downloads_it(cast, as_):
    as_(cast.anna).post(START, {"text": TABLE})
    upload = only()
    client = as_(cast.gleb)
    assert client.get(upload_url(upload)).status_code == 404
    assert client.get(f"/school-1/roadmaps/uploads/{upload.pk}/").status_code == 404
    assert client.get(f"/school-1/roadmaps/uploads/{upload.pk}/file/").status_code == 404


def test_the_original_comes_back_as_a_download(cast, as_):
    as_(cast.anna).post(START, {"text": TABLE})
    answer = as_(cast.anna).get(upload_url(only()) + "file/")
    assert b"".join(answer.streaming_content).decode() == TABLE
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_file_that_turns_out_unreadable_says_why_and_stays(cast, as_, django_capture_on_commit_callbacks):
    pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    with everywhere(), django_capture_on_commit_callbacks(execute=True):
        upload = actions.upload_roadmap(cast.lyceum, by=cast.anna, content=pdf, name="Скан.pdf")
    assert only().state == UploadState.FAILED
    page = words(as_(cast.anna).get(upload_url(upload)))
    assert "Прочитать не получилось" in page
    assert only().trouble in page
    with everywhere():
        assert only().file.read() == pdf
