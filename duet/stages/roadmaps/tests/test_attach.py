import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.roadmaps.actions import attach_link, attach_words
from duet.stages.roadmaps.models import Evidence
from tests.read import words

from . import build

PDF = b"%PDF-1.7 protocol"


def file(name, content=PDF):
    return SimpleUploadedFile(name, content)


def proofs():
    with everywhere():
        return [(proof.kind, str(proof)) for proof in Evidence.objects.all()]


def test_a_file_is_kept_and_comes_back_byte_for_byte(cast, as_, url, step):
    client = as_(cast.boris)
    client.post(url("attach", step), {"file": file("Протокол 2.pdf"), "words": "протокол педсовета"})
    with everywhere():
        proof = Evidence.objects.get()
    assert (proof.by, proof.words) == (cast.boris, "протокол педсовета")
    answer = client.get(url("evidence", proof))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_link_opens_apart_and_tells_nothing_about_us(cast, as_, url, step):
    client = as_(cast.boris)
    client.post(url("attach", step), {"url": "school7.example/news/1", "words": "новость на сайте"})
    assert proofs() == [("link", "новость на сайте")]
    assert (
        'href="https://school7.example/news/1" target="_blank" rel="noopener noreferrer nofollow"'
        in client.get(url("step", step)).content.decode()
    )


def test_words_alone_are_enough(cast, as_, url, step):
    as_(cast.boris).post(url("attach", step), {"words": "протокол № 2 от 14.11"})
    assert proofs() == [("words", "протокол № 2 от 14.11")]


@pytest.mark.parametrize(
    "given, words_of_it",
    [
        ({}, "Выберите файл, вставьте ссылку или напишите"),
        ({"url": "javascript:alert(1)"}, "начинается с https://"),
        ({"url": "ftp://files.example/a.doc"}, "начинается с https://"),
        ({"url": "data:text/html,hello"}, "начинается с https://"),
        ({"url": "просто слова"}, "начинается с https://"),
    ],
)
def test_what_will_not_do_is_sent_back_with_the_reason(cast, as_, url, step, given, words_of_it):
    page = as_(cast.boris).post(url("attach", step), given)
    assert page.status_code == 422
    assert words_of_it in words(page)
    assert proofs() == []


@pytest.mark.parametrize(
    "name, content, words_of_it",
    [
        ("установка.exe", b"MZ", "Такой файл приложить нельзя"),
        ("страница.html", b"<script>alert(1)</script>", "Такой файл приложить нельзя"),
        ("рисунок.svg", b"<svg onload='alert(1)'/>", "Такой файл приложить нельзя"),
        ("без имени", PDF, "Такой файл приложить нельзя"),
        ("Протокол.pdf", b"", "Файл пустой"),
        ("Протокол.pdf", b"MZ\x90 a program", "внутри что-то другое"),
        ("Протокол.docx", PDF, "внутри что-то другое"),
        ("заметка.txt", b"MZ\x90\x00 a program", "внутри что-то другое"),
        ("Снимок.heic", b"MZ\x90\x00 a program", "внутри что-то другое"),
    ],
)
def test_a_file_that_will_not_do_is_refused_in_plain_words(cast, as_, url, step, name, content, words_of_it):
    page = as_(cast.boris).post(url("attach", step), {"file": file(name, content)})
    assert page.status_code == 422
    assert words_of_it in words(page)
    assert proofs() == []


@pytest.mark.parametrize(
    "name, content",
    [
        ("Скан.JPG", b"\xff\xd8\xff\xe0"),
        ("заметка.txt", b"text"),
        ("Фото.heic", b"\0\0\0\x18ftypheic"),
        ("Акт.pdf", b"\xef\xbb\xbf%PDF-1.4"),
    ],
)
def test_scans_and_notes_are_welcome(cast, as_, url, step, name, content):
    as_(cast.boris).post(url("attach", step), {"file": file(name, content)})
    assert len(proofs()) == 1


@override_settings(MAX_UPLOAD_BYTES=2**20)
def test_a_heavy_file_is_refused(cast, as_, url, step):
    page = as_(cast.boris).post(url("attach", step), {"file": file("Скан.pdf", PDF + b"0" * 2**20)})
    assert "Файл больше 1 МБ" in words(page)


def test_two_things_at_once_are_refused(cast, as_, url, step):
    page = as_(cast.boris).post(url("attach", step), {"file": file("Протокол.pdf"), "url": "https://school7.example/"})
    assert "что-то одно" in words(page)


def test_the_actions_themselves_refuse(cast, step):
    with everywhere():
        with pytest.raises(Refusal, match="http"):
            attach_link(step, by=cast.boris, url="javascript:alert(1)")
        with pytest.raises(Refusal, match="чем подтверждается"):
            attach_words(step, by=cast.boris, words="  ")


def test_a_name_with_markup_is_only_a_name(cast, as_, url, step):
    client = as_(cast.boris)
    client.post(url("attach", step), {"file": file("<img src=x onerror=alert(1)>.pdf"), "words": "<script>alert(2)</script>"})
    shown = client.get(url("step", step)).content.decode()
    assert "<img src=x" not in shown
    assert "<script>alert" not in shown


def test_a_stranger_to_the_step_attaches_nothing(cast, as_, url, plan):
    with everywhere():
        foreign = build.step(plan)
    assert as_(cast.boris).post(url("attach", foreign), {"words": "протокол"}).status_code == 403
    assert as_(cast.dina).post(url("attach", foreign, at="town"), {"words": "протокол"}).status_code == 403
    assert as_(cast.gleb).post(url("attach", foreign, at="school-1"), {"words": "протокол"}).status_code == 404
    assert proofs() == []


def test_gleb_does_not_download_a_paper_of_the_lyceum(cast, as_, url, step):
    with everywhere():
        proof = build.paper(step, cast.anna)
    assert as_(cast.gleb).get(url("evidence", proof, at="school-1")).status_code == 404
    assert as_(cast.gleb).get(url("evidence", proof)).status_code == 404
    assert as_(cast.dina).get(url("evidence", proof, at="town")).status_code == 200


def test_a_paper_that_is_gone_from_the_disk_is_not_found(cast, as_, url, step):
    with everywhere():
        proof = build.paper(step, cast.anna, content=b"%PDF- lost")
    proof.file.path.unlink()
    assert as_(cast.anna).get(url("evidence", proof)).status_code == 404


def test_words_are_not_downloaded(cast, as_, url, step):
    with everywhere():
        proof = build.proof(step, cast.anna)
    assert as_(cast.anna).get(url("evidence", proof)).status_code == 404
