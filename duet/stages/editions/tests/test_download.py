import io
import zipfile
from urllib.parse import unquote

import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.calendar import Period

from . import build
from .build import words

BEGINS = {"docx": b"PK", "pdf": b"%PDF", "xlsx": b"PK"}


def text_of(answer) -> str:
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        return packed.read("word/document.xml").decode()


def test_a_project_is_downloaded_with_room_for_the_signature(cast, as_, url, plan):
    client = as_(cast.anna)
    page = client.get(url("download", plan))
    assert "Ещё не утверждена: в грифе «УТВЕРЖДАЮ» оставлено место для даты и подписи." in words(page)
    for form in BEGINS:
        assert url("file", plan, form=form) in page.content.decode()
    paper = text_of(client.get(url("file", plan, form="docx")))
    assert ("УТВЕРЖДАЮ" in paper, "Приказ о наставничестве" in paper, "143-од" in paper) == (True, True, False)


@pytest.mark.parametrize("form", BEGINS)
def test_every_form_is_given_as_a_download_with_its_name(cast, as_, url, plan, edition, form):
    client = as_(cast.boris)
    for address, name in (
        (url("file", plan, form=form), f"Дорожная карта 2026-27.{form}"),
        (url("edition_file", edition, form=form), f"Дорожная карта 2026-27, редакция 1.{form}"),
    ):
        answer = client.get(address)
        assert answer.content.startswith(BEGINS[form])
        kind, _, given = answer["Content-Disposition"].partition("; ")
        assert (kind, unquote(given.removeprefix("filename*=utf-8''"))) == ("attachment", name)
        assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, no-store")
        assert answer["Content-Type"] != "text/html"


def test_an_approved_plan_is_downloaded_with_its_order(cast, as_, url, plan, edition):
    client = as_(cast.anna)
    page = words(client.get(url("download", plan)))
    assert "Редакция 1 утверждена 29 августа 2026 г., приказ № 143-од." in page
    assert "Рабочий текст" not in page
    assert "143-од" in text_of(client.get(url("file", plan, form="docx")))


def test_a_plan_changed_since_is_offered_both_ways(cast, as_, url, plan, edition):
    with everywhere():
        build.activity(plan, "Сбор согласий")
    client = as_(cast.anna)
    assert "Рабочий текст После утверждения в карте 1 отличие." in words(client.get(url("download", plan)))
    now, then = (text_of(client.get(url(name, row, form="docx"))) for name, row in (("file", plan), ("edition_file", edition)))
    assert ("Сбор согласий" in now, "143-од" in now) == (True, False)
    assert ("Сбор согласий" in then, "143-од" in then) == (False, True)


@pytest.mark.parametrize("period, years", [(Period.calendar_years(2026), "2026"), (Period.calendar_years(2025, 2027), "2025-27")])
def test_the_years_of_the_plan_are_in_the_name(cast, as_, url, period, years):
    with everywhere():
        made = build.plan(cast.lyceum, cast.anna, period=period)
        build.step(made)
    assert unquote(as_(cast.anna).get(url("file", made, form="xlsx"))["Content-Disposition"]).endswith(f"Дорожная карта {years}.xlsx")


@pytest.mark.parametrize("form", ["exe", "html", "doc", "docx-"])
def test_there_are_no_other_forms(cast, as_, url, plan, edition, form):
    client = as_(cast.anna)
    assert client.get(url("file", plan, form=form)).status_code == 404
    assert client.get(url("edition_file", edition, form=form)).status_code == 404


def test_the_department_downloads_the_plan_of_a_school(cast, as_, url, plan):
    assert as_(cast.dina).get(url("file", plan, at="town", form="xlsx")).status_code == 200
    assert as_(cast.gleb).get(url("file", plan, at="school-1", form="xlsx")).status_code == 404
