"""Citations of a text checked on a page."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from .test_pages import LIST, said

TEXT = "В соответствии со ст. 358.1 ТК РФ и приказом по ГОСТ Р 7.0.97-2016 о наставничестве"


def test_the_page_offers_the_day_of_today(cast, as_):
    assert 'value="2026-11-20"' in as_(cast.boris).get(f"{LIST}check/").content.decode()


def test_a_pasted_text_is_checked_on_the_day_of_the_paper(cast, as_):
    client = as_(cast.boris)
    page = said(client.post(f"{LIST}check/", {"text": TEXT, "on": "2026-09-01"}))
    assert "2 замечания на 01.09.2026" in page
    assert "351.8" in page
    assert "ГОСТ Р 7.0.97-2025" in page
    assert "1 замечание" in said(client.post(f"{LIST}check/", {"text": TEXT, "on": "2025-01-01"}))
    assert "2 замечания на 20.11.2026" in said(client.post(f"{LIST}check/", {"text": TEXT}))
    assert "Замечаний нет" in said(client.post(f"{LIST}check/", {"text": "Закон № 273-ФЗ"}))


def test_a_file_is_checked_and_not_kept(cast, as_):
    file = SimpleUploadedFile("приказ.txt", TEXT.encode())
    assert "2 замечания" in said(as_(cast.anna).post(f"{LIST}check/", {"file": file}))


def test_acts_written_down_are_looked_at_on_the_day_of_the_paper(cast, as_, act, upper):
    given = {"text": "приказ от 29.08.2026 № 143-од, постановление от 10.02.2026 № 15", "on": "2026-05-01"}
    page = said(as_(cast.boris).post(f"{LIST}check/", given))
    assert "1 замечание" in page
    assert "На 01.05.2026 ещё не действует: начинает действовать 29.08.2026." in page


def test_many_findings_are_cut(cast, as_):
    response = as_(cast.anna).post(f"{LIST}check/", {"text": "№ 273-Ф3 и " * 250})
    assert len(response.context["found"]) == 200
    assert "показаны первые 200" in said(response)


@pytest.mark.parametrize(
    "given, told",
    [
        ({}, "Выберите файл или вставьте текст"),
        ({"text": "  "}, "Выберите файл или вставьте текст"),
        ({"text": "а" * 300_001}, "по частям"),
        ({"text": TEXT, "on": "вчера"}, "Дата: день, месяц, год"),
        ({"file": SimpleUploadedFile("a.exe", b"MZ\x00\x01\x02")}, ""),
        ({"file": SimpleUploadedFile("a.txt", b"")}, "пуст"),
        ({"file": SimpleUploadedFile("a.docx", b"not a docx at all")}, ""),
        ({"file": SimpleUploadedFile("a.txt", b"a" * (5 * 2**20 + 1))}, "больше 5 МБ"),
        ({"file": SimpleUploadedFile("a.html", b"<table><tr><td></td></tr></table>")}, ""),
    ],
)
def test_what_cannot_be_checked_is_told(cast, as_, given, told):
    response = as_(cast.anna).post(f"{LIST}check/", given)
    assert response.status_code == 422
    assert told.lower() in said(response).lower()


def test_hostile_text_is_shown_as_words(cast, as_):
    response = as_(cast.anna).post(f"{LIST}check/", {"text": "<script>x</script> № 273-Ф3 <img src=x>"})
    assert "<img src=x>" not in response.content.decode()
