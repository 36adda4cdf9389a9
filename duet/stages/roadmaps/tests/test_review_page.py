"""The review: the words of the document beside what they were taken to mean."""

from __future__ import annotations

from datetime import date

import pytest

from duet.base.tenancy.scope import everywhere
from duet.stages.roadmaps.models import DraftRow, Roadmap, UploadState
from duet.stages.roadmaps.views.uploads import ROWS_ON_A_PAGE
from tests.make import fresh
from tests.read import words

from . import build

ROW = {"title": "Приказ", "content": "", "deadline_text": "до 1 октября 2026 г.", "responsible_text": "директор", "result": ""}
HTMX = {"HX-Request": "true"}


@pytest.fixture
def upload(cast):
    return build.upload(cast.lyceum, cast.anna)


@pytest.fixture
def row(upload):
    return build.row(upload, "Анкетирование", deadline="два раза в год", who="куратор")


def at(row: DraftRow, act: str = "") -> str:
    return f"/lyceum-7/roadmaps/rows/{row.pk}/{act}"


def test_it_shows_the_words_beside_their_meaning(cast, as_, upload):
    with everywhere():
        build.row(
            upload,
            "Приказ",
            deadline="до 15.10.2026г.",
            who="Директор",
            cells={"title": "Приказ", "deadline": "до 15.10.2026г.", "responsible": "Директор"},
        )
    page = words(as_(cast.anna).get(f"/lyceum-7/roadmaps/uploads/{upload.pk}/"))
    assert "до 15.10.2026г." in page
    assert "до 15 октября 2026" in page


def test_a_row_without_days_gets_them_in_place(cast, as_, row):
    answer = as_(cast.anna).post(at(row, "answer/"), {"day": ["2026-12-15", "2027-05-20"]}, headers=HTMX)
    row = fresh(row)
    assert (row.deadline_text, row.mended, row.is_doubtful) == ("15.12.2026, 20.05.2027", True, False)
    assert row.deadline["occurrences"] == ["2026-12-15", "2027-05-20"]
    assert "Сомнений нет" in words(answer)


def test_one_day_becomes_a_deadline(cast, as_, row):
    answer = as_(cast.anna).post(at(row, "answer/"), {"day": ["24.10.2026"]})
    assert answer.url == f"/lyceum-7/roadmaps/uploads/{row.upload_id}/#row-{row.pk}"
    assert (fresh(row).deadline_text, fresh(row).deadline["to"]) == ("до 24.10.2026", "2026-10-24")


@pytest.mark.parametrize(("day", "said"), [("", "Укажите дату."), ("31.02.2026", "Дата: день, месяц, год")])
def test_a_wrong_day_is_said_and_nothing_changes(cast, as_, row, day, said):
    answer = as_(cast.anna).post(at(row, "answer/"), {"day": day})
    assert answer.status_code == 422
    assert said in words(answer)
    assert fresh(row).deadline_text == "два раза в год"


def test_mended_words_are_read_by_the_same_grammar(cast, as_, row):
    as_(cast.anna).post(at(row), ROW | {"deadline_text": "ежеквартально до 5 числа месяца, следующего за отчётным"})
    row = fresh(row)
    assert row.deadline["kind"] == "recurring"
    assert row.deadline["occurrences"] == ["2026-10-05", "2027-01-05", "2027-04-05", "2027-07-05"]
    assert [party["title"] for party in row.parties] == ["директор"]


def test_a_row_needs_something_to_do(cast, as_, row):
    answer = as_(cast.anna).post(at(row), ROW | {"title": " "})
    assert answer.status_code == 422
    assert fresh(row).title == "Анкетирование"


def test_the_form_of_a_row_is_a_page_of_its_own_without_javascript(cast, as_, row):
    page = as_(cast.anna).get(at(row))
    assert "Исправьте строку" in words(page)
    assert "<html" in page.content.decode()


def test_the_form_of_a_row_is_a_part_for_htmx_and_can_be_left(cast, as_, row):
    assert "<html" not in as_(cast.anna).get(at(row), headers=HTMX).content.decode()
    assert "Анкетирование" in words(as_(cast.anna).get(at(row) + "?cancel", headers=HTMX))


def test_so_be_it_settles_a_doubt_and_can_be_taken_back(cast, as_, row):
    client = as_(cast.anna)
    client.post(at(row, "settle/"))
    assert not fresh(row).is_doubtful
    client.post(at(row, "settle/"), {"doubt": "1"})
    assert fresh(row).is_doubtful


def test_a_row_can_be_left_out_and_taken_back(cast, as_, row):
    client = as_(cast.anna)
    client.post(at(row, "skip/"))
    assert fresh(row).skipped
    client.post(at(row, "skip/"), {"keep": "1"})
    assert not fresh(row).skipped


def test_a_new_period_reads_the_deadlines_again(cast, as_, upload):
    with everywhere():
        row = build.row(upload, "Итоги", deadline="до 15 мая", who="куратор")
    as_(cast.anna).post(
        f"/lyceum-7/roadmaps/uploads/{upload.pk}/mend/", {"title": "Карта", "starts_on": "2027-09-01", "ends_on": "2028-08-31"}
    )
    assert fresh(row).deadline["to"] == "2028-05-15"


def test_a_period_that_ends_before_it_starts_is_refused(cast, as_, upload):
    given = {"title": "Карта", "starts_on": "2027-09-01", "ends_on": "2026-08-31"}
    answer = as_(cast.anna).post(f"/lyceum-7/roadmaps/uploads/{upload.pk}/mend/", given, follow=True)
    assert "Конец периода раньше начала" in words(answer)
    assert fresh(upload).starts_on == date(2026, 9, 1)


def test_saving_makes_the_plan_once(cast, as_, upload, row):
    client = as_(cast.anna)
    client.post(f"/lyceum-7/roadmaps/uploads/{upload.pk}/save/")
    again = client.post(f"/lyceum-7/roadmaps/uploads/{upload.pk}/save/", headers=HTMX)
    assert (again.status_code, "уже сохранена" in words(again)) == (422, True)
    with everywhere():
        assert [activity.title for activity in Roadmap.objects.get().activities.all()] == ["Анкетирование"]


def test_a_saved_document_leads_to_its_plan_and_is_not_mended(cast, as_, upload, row):
    client = as_(cast.anna)
    client.post(f"/lyceum-7/roadmaps/uploads/{upload.pk}/save/")
    with everywhere():
        plan = Roadmap.objects.get()
    assert client.get(f"/lyceum-7/roadmaps/uploads/{upload.pk}/").url == f"/lyceum-7/roadmaps/{plan.pk}/"
    client.post(at(row, "skip/"))
    assert not fresh(row).skipped


def test_a_document_put_aside_goes_into_no_plan(cast, as_, upload, row):
    as_(cast.anna).post(f"/lyceum-7/roadmaps/uploads/{upload.pk}/drop/")
    assert fresh(upload).state == UploadState.DROPPED
    assert "отложен" in words(as_(cast.anna).get(f"/lyceum-7/roadmaps/uploads/{upload.pk}/"))


def test_markup_of_the_document_is_shown_as_text(cast, as_, upload):
    with everywhere():
        build.row(upload, "<script>alert(1)</script>", cells={"title": "<img src=x onerror=alert(1)>", "other": ["<b>x</b>"]})
    page = as_(cast.anna).get(f"/lyceum-7/roadmaps/uploads/{upload.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>x</b>" not in page


@pytest.mark.parametrize("act", ["answer/", "settle/", "skip/", "add/", ""])
def test_gleb_mends_nothing(cast, as_, row, act):
    client = as_(cast.gleb)
    assert client.post(f"/school-1/roadmaps/rows/{row.pk}/{act}", ROW | {"day": "2026-12-15"}).status_code == 404
    assert fresh(row).title == "Анкетирование"


@pytest.mark.parametrize("act", ["save/", "drop/", "mend/", "again/"])
def test_dina_changes_nothing_in_the_review_of_a_school(cast, as_, upload, row, act):
    given = {"title": "Карта", "starts_on": "2027-09-01", "ends_on": "2028-08-31"}
    assert as_(cast.dina).post(f"/town/roadmaps/uploads/{upload.pk}/{act}", given).status_code == 404
    assert fresh(upload).state == UploadState.READ


def test_the_source_file_and_its_review_are_not_read_from_above(cast, as_, upload, row):
    client = as_(cast.dina)
    for page in (f"uploads/{upload.pk}/", f"uploads/{upload.pk}/file/", f"rows/{row.pk}/"):
        assert client.get(f"/town/roadmaps/{page}").status_code == 404, page


@pytest.mark.parametrize("rows", [1, 3, ROWS_ON_A_PAGE + 5])
def test_the_review_asks_as_often_for_many_rows_as_for_one(cast, as_, upload, rows, django_assert_num_queries):
    with everywhere():
        for number in range(rows):
            build.row(upload, f"Строка {number}", deadline="два раза в год", who="куратор")
    client = as_(cast.anna)
    with django_assert_num_queries(9):
        client.get(f"/lyceum-7/roadmaps/uploads/{upload.pk}/")


def test_a_row_with_a_long_number_is_found_by_its_address(cast, as_, upload):
    """Thousands are set apart in what a person reads, never in an address."""
    with everywhere():
        row = build.row(upload, "Приказ", pk=12345)
    assert 'id="row-12345"' in as_(cast.anna).get(f"/lyceum-7/roadmaps/uploads/{row.upload_id}/").content.decode()


@pytest.mark.parametrize("day", ["0001-01-01", "31.12.9999"])
def test_a_day_of_another_age_is_a_slip_of_the_pen(cast, as_, row, day):
    answer = as_(cast.anna).post(at(row, "answer/"), {"day": [day]})
    assert answer.status_code == 422
    assert "Проверьте год" in words(answer)
    assert not fresh(row).mended


@pytest.mark.parametrize(
    "period, said",
    [
        (("0001-01-01", "2027-08-31"), "Проверьте год"),
        (("2026-09-01", "9999-12-31"), "Проверьте год"),
        (("2027-09-01", "2026-09-01"), "Конец периода раньше начала"),
        (("", "2027-08-31"), "Укажите дату"),
        (("вчера", "2027-08-31"), "Дата: день, месяц, год"),
    ],
)
def test_a_period_that_cannot_be_is_sent_back_beside_its_field(cast, as_, upload, period, said):
    answer = as_(cast.anna).post(
        f"/lyceum-7/roadmaps/uploads/{upload.pk}/mend/", {"title": "План", "starts_on": period[0], "ends_on": period[1]}
    )
    assert answer.status_code == 422
    assert said in words(answer)
    assert fresh(upload).title == upload.title


@pytest.mark.parametrize("title", ["д" * 4001, "Приказ\0", " "])
def test_a_row_that_cannot_be_is_not_added(cast, as_, row, title):
    as_(cast.anna).post(at(row, "add/"), {"title": title})
    with everywhere():
        assert DraftRow.objects.count() == 1
