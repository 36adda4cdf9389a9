"""The pages of acquaintance: in the program, by a personal link, on paper."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.files.models import keep
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.documents import actions
from duet.stages.documents.models import Acquaintance, Document
from duet.stages.documents.reading import Reader
from duet.stages.documents.tests import build
from duet.stages.documents.words import known_when, opened_words
from duet.stages.persons.models import Person
from tests import make
from tests.make import fresh
from tests.read import words

AT = datetime(2026, 10, 3, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_the_day():
    with moved_to(build.DAY):
        yield


def at(name, *parts):
    return reverse(f"documents:{name}", args=["lyceum-7", *parts])


def page(client, document, **query):
    return words(client.get(at("document", document.pk), query))


@pytest.fixture
def rows(cast, registered):
    """Boris reads in the program, Vera by a link, Ia on paper."""
    people = (
        Reader(cast.boris.full_name, "учитель физики", "boris@example.org", cast.boris),
        Reader("Зорина Вера Львовна", "учитель химии", "zorina@example.org"),
        Reader("Лосева Ия Петровна", "", "", None, make.person("Лосева Ия Петровна", cast.lyceum, sex="f")),
    )
    return actions.ask_to_read(registered, by=cast.anna, people=people, at=AT - timedelta(days=1))


@pytest.fixture
def link(rows):
    return rows[1].path


def test_people_are_chosen_and_asked(cast, as_, registered):
    client = as_(cast.anna)
    assert "Никого ещё не просили" in page(client, registered)
    shown = words(client.get(at("ask_to_read", registered.pk)))
    assert "Названы в документе" in shown
    assert "Павлов Борис Ильич, учитель физики" in shown
    assert client.post(at("ask_to_read", registered.pk), {}).status_code == 422
    asked = client.post(at("ask_to_read", registered.pk), {"others": [f"m{cast.boris.pk}"]}, follow=True)
    assert "Документ ждёт ознакомления: 1 человек." in words(asked)
    assert "Лист ознакомления" in words(asked)
    assert f"m{cast.boris.pk}" not in client.get(at("ask_to_read", registered.pk)).content.decode()
    assert client.post(at("ask_to_read", registered.pk), {"others": [f"m{cast.gleb.pk}"]}).status_code == 422


def test_when_everybody_is_asked_the_page_says_so(cast, as_, registered, director):
    client = as_(cast.anna)
    members = [f"m{member.pk}" for member in (cast.boris, director)]
    client.post(at("ask_to_read", registered.pk), {"proposed": [f"m{cast.anna.pk}"], "others": members})
    assert "Все, кто здесь работает, уже есть в листе ознакомления." in words(client.get(at("ask_to_read", registered.pk)))


def test_the_page_says_who_has_read_and_who_has_not_opened(cast, as_, registered, rows):
    with everywhere():
        actions.know(rows[0], by=cast.boris, on=build.DAY, at=AT)
        actions.mark_known(registered, by=cast.anna, rows=rows[1:2], day=build.DAY, on=build.DAY)
    shown = page(as_(cast.anna), registered)
    assert "Павлов Б. И. сегодня, 12:00" in shown
    assert "Зорина В. Л. 3 октября, на бумаге" in shown
    assert "Лосева И. П. не открывала" in shown
    assert "Ознакомление 2 из 3, идёт с 2 октября" in shown


@pytest.mark.parametrize("sex, said", [("", "ещё не открыт"), ("m", "не открывал"), ("f", "не открывала")])
def test_who_has_not_opened_is_spoken_of_by_gender(sex, said):
    person = Person(full_name="Ким Лев", sex=sex)
    assert opened_words(Acquaintance(person=person)) == said
    assert "ждём" in opened_words(Acquaintance(person=person, opened_at=AT))


def test_a_day_that_was_moved_has_no_hour():
    assert known_when(Acquaintance(), build.DAY) == ""
    assert known_when(Acquaintance(known_on=date(2026, 9, 1), known_at=AT, way="link"), build.DAY) == "1\N{NO-BREAK SPACE}сентября"


def test_a_reader_sees_only_their_own_line_and_presses_the_button(cast, as_, registered, rows):
    client = as_(cast.boris)
    assert "Ознакомиться" in words(client.get(at("reading")))
    shown = page(client, registered)
    assert "Вас просят ознакомиться с документом." in shown
    assert "Зорина" not in shown
    assert "Отметить подпись на бумаге" not in shown
    assert "Отмечено: вы ознакомились с документом." in words(client.post(at("know", registered.pk), follow=True))
    assert fresh(rows[0]).way == "program"
    assert "Прочитайте документ" not in page(client, registered)
    assert as_(cast.gleb).post(at("know", registered.pk)).status_code == 404
    assert as_(cast.anna).post(at("know", registered.pk)).status_code == 404


def test_a_link_needs_no_log_in(client, registered, rows, link):
    answer = client.get(link)
    shown = words(answer)
    assert "Для вас: Зорина Вера Львовна" in shown
    assert "Приказ от 03.10.2026" in shown
    assert "Назначить ответственным" in shown
    assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == ("same-origin", "noindex, nofollow")
    assert "no-store" in answer["Cache-Control"]
    assert fresh(rows[1]).opened_at is not None
    first = fresh(rows[1]).opened_at
    client.get(link)
    assert fresh(rows[1]).opened_at == first
    thanks = words(client.post(link, follow=True))
    assert "Спасибо." in thanks
    assert "Нажимая кнопку" not in thanks
    assert (fresh(rows[1]).way, fresh(rows[1]).known_on) == ("link", build.DAY)
    again = client.post(link)
    assert again.status_code == 422
    assert "Отметка об ознакомлении уже стоит." in words(again)


def test_a_link_shows_the_annexes_and_their_files(cast, client, registered, link):
    with everywhere():
        annex = build.draft(cast.anna)
        other = build.draft(cast.anna)
        annex.main, annex.annex_number, annex.state = registered, 1, "registered"
        annex.pdf = keep(b"%PDF-1.7 kept", name="п.pdf", organisation=cast.lyceum, by=cast.anna)
        annex.save()
    assert "Приложение № 1, PDF" in words(client.get(link)).replace("\N{NO-BREAK SPACE}", " ")
    token = link.split("/")[2]
    kept = client.get(reverse("read:file", args=[token, annex.pk]))
    assert (kept.status_code, kept.content) == (200, b"%PDF-1.7 kept")
    assert client.get(reverse("read:file", args=[token, registered.pk])).content.startswith(b"%PDF-")
    assert client.get(reverse("read:file", args=[token, other.pk])).status_code == 404


def test_a_wrong_link_says_nothing(client, db):
    answer = client.get(reverse("read:document", args=["wrong"]))
    assert answer.status_code == 404
    assert "Ссылка не действует" in words(answer)
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_the_link_of_somebody_taken_off_is_dead(cast, client, rows, link):
    with everywhere():
        actions.withdraw_asking(rows[1], by=cast.anna)
    assert client.get(link).status_code == 404
    assert client.post(link).status_code == 404


def test_the_link_of_a_card_that_was_erased_is_dead(cast, client, rows):
    with everywhere():
        rows[2].person.erased_at = AT
        rows[2].person.save()
    assert client.get(rows[2].path).status_code == 404


def test_the_link_of_an_annulled_document_says_so(client, registered, rows, link):
    Document._base_manager.filter(pk=registered.pk).update(state="annulled")
    shown = words(client.get(link))
    assert "Документ отменён." in shown
    assert "Нажимая кнопку" not in shown
    assert "Документ отменён" in words(client.post(link))


def test_a_link_to_a_draft_leads_nowhere(cast, client, document):
    row = Acquaintance(organisation=cast.lyceum, document=document, name="Зорина Вера")
    row.save()
    assert client.get(row.path).status_code == 404


def test_a_sheet_signed_by_hand_is_marked_on_the_page(cast, as_, registered, rows):
    client = as_(cast.anna)
    shown = words(client.get(at("mark_known", registered.pk)))
    assert "Павлов Борис Ильич, учитель физики" in shown
    assert "Отметьте, кто подписал лист." in words(client.post(at("mark_known", registered.pk), {"day": "2026-10-03"}))
    chosen = {
        "rows": [row.pk for row in rows],
        "day": "2026-10-03",
        "scan": SimpleUploadedFile("лист.png", b"\x89PNG\r\n\x1a\nIEND\xaeB`\x82"),
    }
    assert "Подписи отмечены: 3 человека." in words(client.post(at("mark_known", registered.pk), chosen, follow=True))
    assert "Все уже ознакомились" in words(client.get(at("mark_known", registered.pk)))
    assert "Ознакомление 3 из 3" in page(client, registered)


def test_the_button_reminds(cast, as_, registered, rows, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        said = as_(cast.anna).post(at("remind", registered.pk), follow=True)
    assert "Письма с напоминанием уходят: 2." in words(said)
    assert sorted(letter.to[0] for letter in mail.outbox) == ["boris@example.org", "zorina@example.org"]


def test_a_line_is_taken_off_on_the_page(cast, as_, registered, rows):
    client = as_(cast.anna)
    assert "Убрать из листа: Лосева Ия Петровна" in client.get(at("document", registered.pk)).content.decode()
    assert client.post(at("withdraw_asking", registered.pk, rows[2].pk), follow=True).status_code == 200
    assert "Лосева" not in page(client, registered)
    assert as_(cast.gleb).post(reverse("documents:withdraw_asking", args=["school-1", registered.pk, rows[0].pk])).status_code == 404


def text_of(answer):
    return ZipFile(BytesIO(answer.content)).read("word/document.xml").decode().replace("\N{NO-BREAK SPACE}", " ")


def test_the_sheet_is_printed(cast, as_, registered, rows):
    with everywhere():
        actions.know(rows[0], by=cast.boris, on=build.DAY, at=AT)
        actions.mark_known(registered, by=cast.anna, rows=rows[1:2], day=build.DAY, on=build.DAY)
    text = text_of(as_(cast.anna).get(at("reading_sheet", registered.pk, "docx")))
    for said in ("ЛИСТ ОЗНАКОМЛЕНИЯ", "с приказом от 03.10.2026 № 167-од", "Лосева Ия Петровна", "в программе", "подпись на листе"):
        assert said in text
    assert as_(cast.anna).get(at("reading_sheet", registered.pk, "exe")).status_code == 404


def test_the_sheet_of_what_has_no_number_says_only_what_it_is(cast, as_, document):
    assert "с приказом «О назначении" in text_of(as_(cast.anna).get(at("reading_sheet", document.pk, "docx")))


def test_slips_are_for_those_without_an_account(cast, as_, registered, rows):
    text = text_of(as_(cast.anna).get(at("reading_slips", registered.pk, "docx")))
    assert "Зорина Вера Львовна" in text
    assert rows[1].path in text.replace("</w:t>", "")
    assert "Павлов" not in text
    with everywhere():
        actions.mark_known(registered, by=cast.anna, rows=rows[1:], day=build.DAY, on=build.DAY)
        cast.lyceum.city = ""
        cast.lyceum.save()
    assert as_(cast.anna).get(at("reading_slips", registered.pk, "docx")).status_code == 404


@pytest.mark.parametrize("many", [1, 40, 60])
def test_the_page_costs_the_same_with_many_readers(cast, as_, registered, many, django_assert_num_queries):
    with everywhere():
        people = [
            Reader(f"Ким Лев {number}", "учитель", "", make.member(f"Ким Лев {number}", Role.MENTOR, at=cast.lyceum))
            for number in range(many)
        ]
        actions.ask_to_read(registered, by=cast.anna, people=people, at=AT)
    client = as_(cast.anna)
    with django_assert_num_queries(QUERIES):
        shown = page(client, registered)
    assert shown.count("Ким Л. ") == min(many, 50)
    assert page(client, registered, page="2").count("Ким Л. ") == (10 if many == 60 else many)


QUERIES = 18
