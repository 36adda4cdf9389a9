import io
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse

from duet.base import clock
from duet.base.journal.models import Entry, record
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere, scope
from duet.stages.bases.actions import add_note, add_request, close_request, edit_note
from duet.stages.bases.asked import Asked
from duet.stages.bases.models import Audience, Request, Source
from duet.stages.persons.models import Look, LookKind
from duet.stages.persons.watching import looked, looked_at_list, took_away
from tests import make
from tests.read import words

from .conftest import TODAY

JOURNAL = reverse("privacy:journal", args=["lyceum-7"])


@pytest.fixture
def events(cast, alla, pyotr):
    """A view, an export, a paper, three changes."""
    looked(cast.boris, alla, "Карточка")
    took_away(cast.anna, [alla, pyotr], "Список 9 «А»")
    took_away(cast.anna, [pyotr], "Личное дело", kind=LookKind.PRINT)
    record("persons.edit", by=cast.anna, about=alla, facts={"changed": ["phone", "group_id"]})
    record("persons.add", by=cast.anna, about=cast.lyceum, facts={"person": pyotr.pk})
    record("bases.dance", by=cast.boris, about=Request.objects.get(person=pyotr))


def page(client, **query):
    return words(client.get(JOURNAL, query))


def test_views_exports_and_changes_stand_together_in_words(events, as_, dpo):
    shown = page(as_(dpo))
    assert "Просмотр Карточка Зимина А. И." in shown
    assert "Выгрузка Список 9 «А» Зимина А. И., Кедров П. И." in shown
    assert "Документ Личное дело Кедров П. И." in shown
    assert "Изменение Карточка исправлена: телефон, класс или группа Зимина А. И." in shown
    assert "Карточка внесена Кедров П. И." in shown


def test_a_change_of_what_hangs_on_a_card_names_the_person(events, as_, dpo):
    assert "Bases.dance Кедров П. И." in page(as_(dpo), kind="change")


@pytest.mark.parametrize(
    "query, seen, unseen",
    [
        ({"kind": "view"}, "Карточка Зимина", "Личное дело"),
        ({"kind": "export"}, "Список 9", "Личное дело"),
        ({"kind": "print"}, "Личное дело", "Список 9"),
        ({"kind": "change"}, "Карточка исправлена", "Список 9"),
        ({"who": "павлов"}, "Карточка Зимина", "Личное дело"),
        ({"whom": "кедров"}, "Личное дело", "Карточка исправлена"),
        ({"whom": "зимина"}, "Карточка исправлена", "Личное дело"),
        ({"kind": "нет такого"}, "Личное дело", "вход"),
    ],
)
def test_the_journal_is_narrowed(events, as_, dpo, query, seen, unseen):
    shown = page(as_(dpo), **query)
    assert seen in shown
    assert unseen not in shown.partition("О ком Показать")[2]


def test_days_narrow_it_and_a_wrong_day_is_said(events, as_, dpo):
    tomorrow = clock.real_today() + timedelta(days=1)
    assert "За эти дни записей нет" in page(as_(dpo), since=tomorrow.isoformat(), until=tomorrow.isoformat())
    assert "Конец раньше начала" in page(as_(dpo), since="2026-11-20", until="2026-11-01")


def test_log_ins_are_asked_for_by_themselves(cast, as_, dpo):
    record("accounts.log_in", by=cast.boris, about=cast.boris)
    client = as_(dpo)
    assert "Павлов Б. И." in page(client, kind="login")
    assert "Павлов Б. И." not in page(client)


def test_what_one_member_did(events, cast, as_, dpo):
    shown = page(as_(dpo), by=cast.boris.pk)
    assert "Что делал с персональными данными Павлов Борис Ильич" in shown
    assert "Личное дело" not in shown
    assert as_(dpo).get(JOURNAL, {"by": cast.gleb.pk}).status_code == 404
    assert as_(dpo).get(JOURNAL, {"by": "x"}).status_code == 404


def test_a_long_list_is_told_by_its_number(cast, as_, dpo):
    with everywhere():
        took_away(cast.anna, [make.person(f"Человек {number}", cast.lyceum) for number in range(5)], "Список")
        looked_at_list(cast.anna, "Все", 50)
    shown = page(as_(dpo))
    assert "Список 5 человек" in shown
    assert "Все 50 человек" in shown


def test_actions_about_many_at_once_name_them(cast, as_, dpo, alla, pyotr, vera):
    with everywhere():
        record("bases.join", by=cast.anna, about=cast.lyceum, facts={"people": [pyotr.pk, alla.pk]})
        asked = make.consent(alla, "photo", by=cast.anna)
        both = make.consent(alla, "participation", by=cast.anna)
        record("consents.ask", by=cast.anna, about=cast.lyceum, facts={"consents": [asked.pk, both.pk]})
        record("consents.cancel", by=cast.anna, about=cast.lyceum, facts={"consents": [999]})
        record("accounting.confirm", by=cast.anna, about=cast.lyceum, facts={"people": [1000 + alla.pk]})
    client = as_(dpo)
    shown = page(client)
    assert "Вошёл в базу Кедров П. И., Зимина А. И." in shown
    assert "Попросили согласие Зимина А. И." in shown
    mine = words(client.get(reverse("privacy:journal_of", args=["lyceum-7", alla.pk])))
    assert "Вошёл в базу" in mine
    assert "Попросили согласие" in mine
    assert "Карточки сверены" not in mine
    assert "Вошёл в базу" not in words(client.get(reverse("privacy:journal_of", args=["lyceum-7", vera.pk])))


def test_an_action_about_nobody_in_particular_stands_there_too(cast, as_, dpo):
    with everywhere():
        record("gathering.upload", by=cast.anna, about=cast.lyceum)
    assert "Загружен список людей —" in page(as_(dpo))


def test_a_change_of_a_member_is_about_their_card(cast, as_, dpo):
    with everywhere():
        card = make.person("Павлов Борис Ильич", cast.lyceum, member=cast.boris)
        record("people.assign", by=cast.anna, about=cast.boris)
    client = as_(dpo)
    assert "Роли изменены Павлов Б. И." in page(client)
    assert "Роли изменены" in words(client.get(reverse("privacy:journal_of", args=["lyceum-7", card.pk])))


def test_another_school_and_the_town_see_nothing(events, cast, as_):
    with everywhere():
        other = make.member("Другой Ответственный", Role.DPO, at=cast.other, email="other@example.org")
        town = make.member("Городской Ответственный", Role.DPO, at=cast.town, email="town@example.org")
    assert as_(other).get(JOURNAL).status_code == 404
    for member in (other, town):
        shown = words(as_(member).get(reverse("privacy:journal", args=[member.organisation.slug])))
        assert "За эти дни записей нет" in shown


def test_a_curator_and_a_mentor_do_not_read_it(cast, as_):
    assert as_(cast.anna).get(JOURNAL).status_code == 403
    assert as_(cast.boris).get(JOURNAL).status_code == 403


def test_pages_hold_fifty_and_cost_the_same(cast, as_, dpo, events, django_assert_num_queries):
    client = as_(dpo)
    # Session, user, member, roles, the desks of the frame, the tabs twice, count, page, looks, entries, seen, owners, people.
    client.get(JOURNAL)
    with django_assert_num_queries(14):
        client.get(JOURNAL)
    with everywhere():
        for number in range(60):
            person = make.person(f"Человек {number}", cast.lyceum)
            looked(cast.boris, person, "Карточка")
            record("persons.edit", by=cast.anna, about=person)
        record("bases.add_request", by=cast.anna, about=Request.objects.get())
    with django_assert_num_queries(14):
        shown = client.get(JOURNAL)
    assert shown.content.decode().count('data-l="Когда"') == 50


def test_the_same_as_a_table_and_taking_it_is_written_down(events, as_, dpo):
    response = as_(dpo).get(reverse("privacy:journal_file", args=["lyceum-7"]), {"kind": "export"})
    with zipfile.ZipFile(io.BytesIO(response.content)) as book:
        text = book.read("xl/sharedStrings.xml").decode()
    assert "Список 9" in text
    assert "Личное дело" not in text
    with everywhere():
        assert Look.objects.filter(what__startswith="Журнал доступа", by=dpo).count() == 1


def test_htmx_gets_only_the_lines(events, as_, dpo):
    part = as_(dpo).get(JOURNAL, headers={"HX-Request": "true"}).content.decode()
    assert "Личное дело" in part
    assert "<html" not in part


def test_the_person_sees_who_looked_at_their_card_and_nobody_elses(cast, as_, events, alla, vera):
    mother = make.member("Зимина Вера Олеговна", Role.PARENT, at=cast.lyceum, email="mother@example.org")
    with everywhere():
        vera.member = mother
        vera.save()
        stranger = make.person("Чужой Ребёнок", cast.lyceum, status="pupil")
    client = as_(mother)
    shown = words(client.get(reverse("privacy:journal_of", args=["lyceum-7", alla.pk])))
    assert "Карточка исправлена: телефон" in shown
    assert "Кедров" not in shown
    assert client.get(reverse("privacy:journal_of", args=["lyceum-7", vera.pk])).status_code == 200
    assert client.get(reverse("privacy:journal_of", args=["lyceum-7", stranger.pk])).status_code == 404
    assert client.get(JOURNAL).status_code == 403


def test_whoever_sees_the_card_but_is_not_concerned_does_not_read_it(cast, as_, alla):
    assert as_(cast.anna).get(reverse("privacy:journal_of", args=["lyceum-7", alla.pk])).status_code == 403


def test_entries_are_not_multiplied(events):
    with everywhere():
        assert Entry.objects.count() == 3


def test_an_administrator_reads_the_journal_without_names(events, cast, as_, alla):
    admin = make.member("Админов Антон", Role.ADMIN, at=cast.lyceum, email="admin@example.org")
    shown = page(as_(admin))
    assert f"карточка № {alla.pk}" in shown
    assert "Зимина" not in shown


def test_whoever_is_concerned_is_not_told_of_notes_and_of_requests_they_may_not_see(cast, as_, alla, vera):
    with everywhere(), scope(cast.lyceum):
        vera.member = make.member("Зимина Вера Олеговна", Role.PARENT, at=cast.lyceum, email="mother@example.org")
        vera.save()
        psychologist = make.member("Тихая Инна Львовна", Role.PSYCHOLOGIST, at=cast.lyceum, email="inna@example.org")
        make.consent(alla, by=cast.anna, signer=vera)
        written = add_note(alla, by=psychologist, text="тайное слово", support=True, on=TODAY)
        edit_note(written, by=psychologist, text="тайное слово", support=False, on=TODAY)
        hidden = add_request(alla, by=cast.anna, asked=Asked("тревога", Source.SELF, seen_by=Audience.CURATOR), on=TODAY)
        close_request(hidden, by=cast.anna, closing="", on=TODAY)
    url = reverse("privacy:journal_of", args=["lyceum-7", alla.pk])
    shown = words(as_(vera.member).get(url))
    for said in ("заметка", "Записан запрос", "Запрос закрыт"):
        assert said not in shown
    with everywhere(), scope(cast.lyceum):
        add_request(alla, by=cast.anna, asked=Asked("дроби", Source.SELF), on=TODAY)
    assert words(as_(vera.member).get(url)).count("Записан запрос") == 1
