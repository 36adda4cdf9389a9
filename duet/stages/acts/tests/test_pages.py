"""Pages of the library."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from duet.base.files.models import keep
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.regulation import FEDERAL
from duet.stages.acts.forms.acts import ActForm
from duet.stages.acts.models import Act, Study
from tests import make
from tests.make import fresh
from tests.read import words

from .conftest import TODAY

LIST = "/lyceum-7/acts/"
GIVEN = {"level": "local", "kind": "order", "title": "О парах", "topic": "all"}


def said(response) -> str:
    return words(response).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NON-BREAKING HYPHEN}", "-")


def titles(response) -> list[str]:
    return [line.entry.key if line.entry.is_shipped else line.entry.title for line in response.context["rows"]]


# --- the list ---------------------------------------------------------------------------------------------------------


def test_the_list_holds_shipped_acts_ones_own_and_those_above(cast, as_, act, upper):
    found = titles(as_(cast.boris).get(LIST))
    assert found[:4] == ["fz-273", "tk-351-8", "fz-152", "rp-1264"]
    assert found[-2:] == ["О внедрении «целевой модели»", "О наставничестве"]
    assert "О наставничестве" not in titles(as_(cast.gleb).get("/school-1/acts/"))


@pytest.mark.parametrize(
    "asked, found",
    [
        ("level=local", ["О наставничестве"]),
        ("level=municipal", ["О внедрении «целевой модели»"]),
        ("level=methodical", ["az-1128-08", "mr-42-02"]),
        ("topic=labour", ["fz-381", "tk-351-8"]),
        ("q=143-од", ["О наставничестве"]),
        ("q=верхнереченск", ["О внедрении «целевой модели»"]),
        ("q=р-145", ["r-145"]),
        ("state=over", ["gost-2016"]),
        ("state=ahead", []),
        ("state=ending", []),
        ("level=мусор&topic=мусор&q=аттестации", ["fz-273", "pr-196"]),
        ("q=%25_%27%3B--", []),
    ],
)
def test_the_list_is_narrowed(cast, as_, act, upper, asked, found):
    assert sorted(titles(as_(cast.anna).get(f"{LIST}?{asked}"))) == sorted(found)


def test_all_acts_are_shown_when_asked(cast, as_, act):
    response = as_(cast.anna).get(f"{LIST}?state=all")
    assert response.context["page"].paginator.count == len(FEDERAL) + 1


def test_an_act_stands_by_its_term(cast, as_):
    with everywhere():
        for title, since, until in (("Новый", 10, None), ("Кончается", -10, 20), ("Прежний", -20, -1), ("Долгий", -5, 400)):
            Act.objects.create(
                organisation=cast.lyceum, level="local", kind="order", title=title, by=cast.anna,
                in_force_from=TODAY + timedelta(days=since), in_force_to=until and TODAY + timedelta(days=until),
            )  # fmt: skip
    page = said(as_(cast.anna).get(f"{LIST}?state=all&level=local"))
    assert "Начнёт действовать 30 ноября 2026 г." in page
    assert "Действует по 10 декабря 2026 г." in page
    assert "Утратил силу: действовал по 19 ноября 2026 г." in page
    assert "Действует по 25 декабря 2027 г." in page
    assert titles(as_(cast.anna).get(f"{LIST}?state=ending")) == ["Кончается"]


def test_an_empty_answer_says_what_to_do(cast, as_):
    assert "Ничего не нашлось" in said(as_(cast.anna).get(f"{LIST}?q=абракадабра"))


def test_the_list_costs_the_same_for_few_acts_and_for_many(cast, as_, act, upper, django_assert_num_queries):
    client = as_(cast.anna)
    client.get(LIST)
    with django_assert_num_queries(9):
        client.get(LIST)
    with everywhere():
        for number in range(60):
            row = Act.objects.create(organisation=cast.lyceum, level="local", kind="order", title=f"О {number}", by=cast.anna)
            Study.objects.create(organisation=cast.lyceum, member=cast.boris, act=row, studied_on=TODAY)
            Study.objects.create(organisation=cast.lyceum, member=cast.anna, act=row, asked_on=TODAY)
    with django_assert_num_queries(9):
        response = client.get(LIST)
    assert len(response.context["rows"]) == 50
    assert len(response.context["waiting"]) == 50


def test_leaders_see_how_many_of_the_staff_have_studied_and_others_do_not(cast, as_, act):
    with everywhere():
        make.member("Иванова Ирина", Role.PARENT, at=cast.lyceum)
        Study.objects.create(organisation=cast.lyceum, member=cast.boris, act=act, studied_on=TODAY)
        gone = make.member("Орлов Пётр", Role.MENTOR, at=cast.lyceum)
        gone.left_on = TODAY
        gone.save()
        Study.objects.create(organisation=cast.lyceum, member=gone, act=act, studied_on=TODAY)
    assert "1 из 2" in said(as_(cast.anna).get(f"{LIST}?level=local"))
    assert "Изучили" not in said(as_(cast.boris).get(LIST))


# --- marks ------------------------------------------------------------------------------------------------------------


def test_a_mark_is_made_from_the_list_and_taken_back_on_the_page(cast, as_, act):
    client = as_(cast.boris)
    assert client.post(f"{LIST}{act.pk}/study/").url == LIST
    assert "Изучено 20 ноября" in said(client.get(f"{LIST}?level=local"))
    assert "Вы изучили" in said(client.get(f"{LIST}{act.pk}/"))
    assert client.post(f"{LIST}{act.pk}/forget/").url == f"{LIST}{act.pk}/"
    assert "Вы изучили" not in said(client.get(f"{LIST}{act.pk}/"))
    assert client.post(f"{LIST}fz-273/study/", {"from": "act"}).url == f"{LIST}fz-273/"


def test_nobody_marks_an_act_of_another_school(cast, as_, act):
    assert as_(cast.gleb).post(f"/school-1/acts/{act.pk}/study/").status_code == 404


def test_those_above_do_not_see_who_below_has_studied(cast, as_, upper):
    as_(cast.boris).post(f"{LIST}{upper.pk}/study/")
    page = said(as_(cast.dina).get(f"/town/acts/{upper.pk}/"))
    assert "Павлов" not in page
    assert "Пока никто не отметил" in page
    assert "Павлов Борис Ильич" in said(as_(cast.anna).get(f"{LIST}{upper.pk}/"))
    assert "Кто изучил" not in said(as_(cast.boris).get(f"{LIST}{upper.pk}/"))


def test_people_are_asked_and_find_it_in_the_chapter_to_study(cast, as_, act):
    client = as_(cast.anna)
    assert "Павлов Борис Ильич" in said(client.get(f"{LIST}{act.pk}/ask/"))
    assert client.post(f"{LIST}{act.pk}/ask/", {"whom": [cast.boris.pk]}, follow=True).status_code == 200
    assert "уже попросили" in said(client.get(f"{LIST}{act.pk}/ask/"))
    assert "Ещё не отмечено" in said(client.get(f"{LIST}{act.pk}/"))
    page = as_(cast.boris).get(LIST)
    assert [line.entry.key for line in page.context["waiting"]] == [str(act.pk)]


def test_everybody_is_asked_at_once_and_only_once(cast, as_):
    client = as_(cast.anna)
    assert "Попросили 2 человека" in said(client.post(f"{LIST}fz-273/ask/", {"everybody": "yes"}, follow=True))
    assert "уже изучили акт или их уже попросили" in said(client.post(f"{LIST}fz-273/ask/", {"everybody": "yes"}, follow=True))
    with everywhere():
        assert sorted(Study.objects.values_list("member", flat=True)) == sorted([cast.anna.pk, cast.boris.pk])


@pytest.mark.parametrize("whom", [[], ["0"], ["мусор"], ["stranger"]])
def test_a_wrong_choice_of_people_is_refused(cast, as_, act, whom):
    given = [cast.gleb.pk if one == "stranger" else one for one in whom]
    response = as_(cast.anna).post(f"{LIST}{act.pk}/ask/", {"whom": given})
    assert response.status_code == 422
    with everywhere():
        assert not Study.objects.exists()


def test_asking_costs_the_same_for_few_people_and_for_many(cast, as_, act, django_assert_num_queries):
    client = as_(cast.anna)
    client.get(f"{LIST}{act.pk}/ask/")
    with django_assert_num_queries(9):
        client.get(f"{LIST}{act.pk}/ask/")
    with everywhere():
        for number in range(60):
            make.member(f"Учитель {number}", Role.MENTOR, at=cast.lyceum, account=False)
    with django_assert_num_queries(9):
        response = client.get(f"{LIST}{act.pk}/ask/")
    assert len(response.context["people"]) == 50


def test_an_organisation_without_staff_has_nobody_to_ask(cast, as_, act):
    with everywhere():
        cast.anna.post = ""
        cast.anna.save()
        cast.boris.left_on = TODAY
        cast.boris.save()
        cast.anna.assignments.update(role=Role.CURATOR)
    assert len(as_(cast.anna).get(f"{LIST}{act.pk}/ask/").context["people"]) == 1


# --- an act -----------------------------------------------------------------------------------------------------------


def test_the_page_of_an_act_says_how_to_cite_it(cast, as_, upper):
    page = said(as_(cast.boris).get(f"{LIST}{upper.pk}/"))
    assert "на основании постановления Управления образования города Верхнереченска от 10.02.2026 № 15" in page
    assert "в соответствии с постановлением Управления образования" in page
    assert "Записал Управление образования" in page
    assert "Изменить" not in page


def test_the_page_of_a_shipped_act_says_until_when_it_was_checked(cast, as_):
    page = said(as_(cast.anna).get(f"{LIST}tk-351-8/"))
    assert "в соответствии со статьёй 351.8 Трудового кодекса" in page
    assert "по 31.03.2026" in page
    assert as_(cast.anna).get(f"{LIST}fz-273/file/").status_code == 404
    assert as_(cast.anna).get(f"{LIST}fz-999/").status_code == 404


def test_the_page_costs_the_same_for_few_marks_and_for_many(cast, as_, act, django_assert_num_queries):
    client, url = as_(cast.anna), f"{LIST}{act.pk}/"
    with everywhere():
        Study.objects.create(organisation=cast.lyceum, member=cast.boris, act=act, studied_on=TODAY)
    client.get(url)
    with django_assert_num_queries(9):
        client.get(url)
    with everywhere():
        for number in range(60):
            one = make.member(f"Учитель {number}", Role.MENTOR, at=cast.lyceum, account=False)
            Study.objects.create(organisation=cast.lyceum, member=one, act=act, studied_on=TODAY)
    with django_assert_num_queries(9):
        response = client.get(url)
    assert len(response.context["page"].object_list) == 50


def test_a_guessed_case_asks_for_a_look(cast, as_, act):
    with everywhere():
        Act.objects.filter(pk=act.pk).update(issuer="Ъъъ")
    assert "Проверьте падеж" in said(as_(cast.anna).get(f"{LIST}{act.pk}/"))


def test_the_file_of_an_upper_act_is_taken_below(cast, as_, upper):
    assert as_(cast.boris).get(f"{LIST}{upper.pk}/file/").status_code == 404
    with everywhere():
        upper.file = keep(b"%PDF-1.7", name="приказ.pdf", organisation=cast.town, by=cast.dina)
        upper.save()
    assert as_(cast.boris).get(f"{LIST}{upper.pk}/file/").getvalue() == b"%PDF-1.7"
    assert "приказ.pdf" in said(as_(cast.boris).get(f"{LIST}{upper.pk}/"))


# --- writing down -----------------------------------------------------------------------------------------------------


def test_an_act_is_added_changed_retired_and_restored(cast, as_):
    client = as_(cast.anna)
    file = SimpleUploadedFile("приказ.pdf", b"%PDF-1.7 ...")
    given = GIVEN | {"number": "№ 5", "day": "2026-09-01", "link": "edu.gorod.example/5", "file": file}
    url = client.post(f"{LIST}add/", given).url
    with everywhere():
        act = Act.objects.get()
    assert (act.number, act.link, act.file.name, url) == ("5", "https://edu.gorod.example/5", "приказ.pdf", f"{LIST}{act.pk}/")
    assert client.get(f"{LIST}{act.pk}/edit/").context["form"].initial["number"] == "5"
    assert client.post(f"{LIST}{act.pk}/edit/", GIVEN | {"title": "О группах"}).url == url
    assert client.post(f"{LIST}{act.pk}/retire/", {"last_day": "2026-12-31"}).url == url
    assert fresh(act).in_force_to == date(2026, 12, 31)
    assert "Снять срок" in said(client.get(url))
    assert client.post(f"{LIST}{act.pk}/restore/").url == url
    assert (fresh(act).title, fresh(act).in_force_to) == ("О группах", None)


def test_the_level_is_guessed_by_who_writes(cast, as_):
    assert as_(cast.anna).get(f"{LIST}add/").context["form"].initial["level"] == "local"
    assert as_(cast.dina).get("/town/acts/add/").context["form"].initial["level"] == "municipal"


@pytest.mark.parametrize(
    "wrong, told",
    [
        ({"title": " "}, "Заполните это поле"),
        ({"kind": "мусор"}, "Выберите"),
        ({"day": "32.13.2026"}, "Дата: день, месяц, год"),
        ({"day": "1812-09-07"}, "между 1990 и 2099"),
        ({"day": "2026-09-01", "in_force_to": "2026-08-01"}, "Конец срока раньше начала"),
        ({"link": "javascript:alert(1)"}, "Адрес страницы выглядит так"),
        ({"file": SimpleUploadedFile("вирус.exe", b"MZ")}, "Такой файл приложить нельзя"),
        ({"title": "а" * 1001}, "не более 1000"),
    ],
)
def test_wrong_words_of_an_act_are_told(cast, as_, wrong, told):
    response = as_(cast.anna).post(f"{LIST}add/", GIVEN | wrong)
    assert response.status_code == 422
    assert told in said(response)
    with everywhere():
        assert not Act.objects.exists()


def test_a_twin_is_refused_in_words(cast, as_, act):
    given = GIVEN | {"number": "143-од", "day": "2026-08-29", "issuer": "Лицей № 7"}
    assert "уже записан" in said(as_(cast.anna).post(f"{LIST}add/", given))


def test_wrong_last_days_are_told(cast, as_, act):
    assert as_(cast.anna).get(f"{LIST}{act.pk}/retire/").status_code == 200
    assert as_(cast.anna).post(f"{LIST}{act.pk}/retire/", {"last_day": ""}).status_code == 422
    assert "не может быть раньше" in said(as_(cast.anna).post(f"{LIST}{act.pk}/retire/", {"last_day": "2020-01-01"}))


def test_an_act_of_the_body_above_is_not_changed_below(cast, as_, upper):
    for page in ("edit", "retire"):
        assert as_(cast.anna).get(f"{LIST}{upper.pk}/{page}/").status_code == 404
    assert as_(cast.anna).post(f"{LIST}{upper.pk}/restore/").status_code == 404


@pytest.mark.parametrize("words_", ["<script>alert(1)</script>", "{{ 7|add:7 }}", "'; DROP TABLE acts_act; --", "\u202eод", "«»„“"])
def test_hostile_words_stay_words(cast, as_, words_):
    client = as_(cast.anna)
    url = client.post(f"{LIST}add/", GIVEN | {"title": words_, "issuer": words_, "number": words_[:50], "note": words_}).url
    for page in (url, LIST, f"{url}ask/", f"{url}edit/", f"{url}retire/"):
        answer = client.get(page)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()
    assert client.get(f"{url}sheet/docx/").content.startswith(b"PK")


# --- the sheet --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form, begins", [("xlsx", b"PK"), ("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_sheet_is_taken_away_as_a_file(cast, as_, act, form, begins):
    assert as_(cast.anna).get(f"{LIST}{act.pk}/sheet/{form}/").content.startswith(begins)


def test_the_sheet_names_those_who_were_asked_and_who_have_studied(cast, as_, act):
    with everywhere():
        Study.objects.create(organisation=cast.lyceum, member=cast.boris, act=act, studied_on=TODAY)
        Study.objects.create(organisation=cast.lyceum, member=cast.anna, act=act, asked_on=TODAY)
    text = sheet_of(as_(cast.anna).get(f"{LIST}{act.pk}/sheet/xlsx/"))
    assert "с приказом Лицея № 7 от 29.08.2026 № 143-од «О наставничестве»" in text
    assert "Белова Анна Сергеевна" in text
    assert "Павлов Борис Ильич" in text
    assert "20.11.2026" in text


def test_an_article_is_named_rightly_on_the_sheet_and_odd_formats_are_not_there(cast, as_):
    assert "со статьёй 351.8" in sheet_of(as_(cast.anna).get(f"{LIST}tk-351-8/sheet/xlsx/"))
    assert as_(cast.anna).get(f"{LIST}tk-351-8/sheet/exe/").status_code == 404
    assert as_(cast.boris).get(f"{LIST}tk-351-8/sheet/pdf/").status_code == 403


def sheet_of(response) -> str:
    sheet = load_workbook(BytesIO(response.content)).active
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    return "\n".join(cells).replace("\N{NO-BREAK SPACE}", " ")


def test_forms_hand_over_everything_the_card_keeps(act):
    assert set(ActForm.of(act).initial) == set(ActForm.base_fields) - {"file"}
