"""The register, a consent and what cards and lists tell of consents."""

from datetime import timedelta

import pytest
from django.urls import reverse

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.consents import Kind
from duet.stages.consents.actions import asking
from duet.stages.consents.answers import CellAnswer
from duet.stages.consents.models import Consent
from duet.stages.persons.models import Group, Look
from tests import make
from tests.make import fresh
from tests.read import words

from . import build
from .build import TODAY


def url(name, *parts, at="lyceum-7"):
    return reverse(f"consents:{name}", args=[at, *parts])


@pytest.fixture
def consent(cast, egor, mother):
    return build.ask(egor, cast.anna, guardian=mother)[0]


@pytest.fixture
def collection(cast, egor, mother):
    return build.collect(cast.lyceum, cast.anna, [egor, build.child(cast.lyceum, "Титов Глеб Иванович")], Kind.PROCESSING, Kind.PHOTO)


def family(cast, number):
    child = build.child(cast.lyceum, f"Ученик Номер {number}")
    return child, build.parent(child, f"Мать Номер {number}")


# --- the register ---------------------------------------------------------------------------------------------------------


def listed(client, **asked):
    return [line.consent.kind for line in client.get(url("consents"), asked).context["rows"]]


def test_the_register_is_looked_through(cast, as_, egor, mother):
    with everywhere():
        group = Group.objects.create(organisation=cast.lyceum, title="7 «В»")
        egor.group = group
        egor.save()
        for sheet in build.ask(egor, cast.anna, Kind.PROCESSING, Kind.PHOTO, guardian=mother):
            build.sign(sheet)
        build.refuse(build.ask(egor, cast.anna, Kind.PARTICIPATION, guardian=mother)[0])
        build.ask(make.person("Ким Олег Робертович", cast.lyceum), cast.anna, Kind.MENTORING)
        Consent.objects.filter(kind="photo").update(until=TODAY - timedelta(days=1))
    client = as_(cast.anna)
    assert sorted(listed(client)) == ["mentoring", "participation", "photo", "processing"]
    assert listed(client, kind="photo") == listed(client, state="over") == ["photo"]
    assert listed(client, state="open") == ["processing"]
    assert (listed(client, state="soon"), listed(client, state="refused")) == ([], ["participation"])
    assert listed(client, q="ким") == listed(client, state="asked") == ["mentoring"]
    assert sorted(listed(client, group=group.pk)) == ["participation", "photo", "processing"]
    assert (len(listed(client, year=2026)), listed(client, year=2025)) == (4, [])
    assert len(listed(client, kind="<b>", state="x", group="x", year="9" * 30, page="z")) == 4
    said = words(client.get(url("consents")))
    for text in ("закончилось 19 ноября", "дано по 31 августа 2027", "не дали", "ждёт ответа", "№ 1"):
        assert text in said
    assert "Ничего не нашлось" in words(client.get(url("consents"), {"q": "нетакого"}))


def test_the_register_costs_the_same_for_one_and_for_many(cast, as_, consent, django_assert_num_queries):
    client = as_(cast.anna)
    client.get(url("consents"))
    with django_assert_num_queries(QUERIES_OF_REGISTER):
        client.get(url("consents"))
    with everywhere():
        for number in range(55):
            child, mother = family(cast, number)
            build.ask(child, cast.anna, guardian=mother)
    with django_assert_num_queries(QUERIES_OF_REGISTER):
        page = client.get(url("consents"))
    assert len(page.context["rows"]) == 50


QUERIES_OF_REGISTER = 12


def test_the_register_is_taken_away_as_it_is_sifted_and_that_is_written_down(cast, as_, consent):
    response = as_(cast.anna).get(url("export", "xlsx"), {"kind": "processing"})
    assert (response.status_code, response.content[:2]) == (200, b"PK")
    with everywhere():
        assert Look.objects.filter(kind="export", what="Журнал согласий", total=1).exists()
    assert as_(cast.anna).get(url("export", "exe")).status_code == 404


def test_a_class_teacher_sees_the_consents_of_the_class_only(cast, as_, consent, egor):
    with everywhere():
        vera = make.member("Шевчук Вера Степановна", Role.CLASS_TEACHER, at=cast.lyceum)
        egor.group = Group.objects.create(organisation=cast.lyceum, title="7 «В»", teacher=vera)
        egor.save()
        build.ask(make.person("Ким Олег Робертович", cast.lyceum), cast.anna)
    page = words(as_(vera).get(url("consents")))
    assert ("Лапин" in page, "Ким" in page) == (True, False)
    assert as_(vera).get(url("consent", consent.pk)).status_code == 200
    assert as_(vera).get(url("export", "xlsx")).status_code == 403


# --- one consent ------------------------------------------------------------------------------------------------------------


def test_a_consent_shows_the_words_and_what_proves_them(cast, as_, consent):
    before = words(as_(cast.anna).get(url("consent", consent.pk)))
    assert ("Текст, который предложен" in before, "Чем подтверждается" in before) == (True, False)
    with everywhere():
        build.sign(consent)
    said = words(as_(cast.anna).get(url("consent", consent.pk)))
    for text in ("Текст, как он подписан", "Лапин Егор Олегович", "введён верно", "127.0.0.1", fresh(consent).evidence["sha256"], "№ 1"):
        assert text in said
    with everywhere():
        assert Look.objects.filter(kind="view", what__startswith="Согласие").exists()


def test_how_it_was_signed_is_not_for_a_class_teacher(cast, as_, consent, egor):
    with everywhere():
        build.sign(consent)
        vera = make.member("Шевчук Вера Степановна", Role.CLASS_TEACHER, at=cast.lyceum)
        egor.group = Group.objects.create(organisation=cast.lyceum, title="7 «В»", teacher=vera)
        egor.save()
    assert "127.0.0.1" not in words(as_(vera).get(url("consent", consent.pk)))
    assert as_(vera).get(url("scan", consent.pk)).status_code == 403


def test_cells_are_shown_as_they_were_answered(cast, as_, egor, mother):
    with everywhere():
        consent, *_ = build.ask(egor, cast.anna, Kind.DISSEMINATION, guardian=mother)
        build.sign(consent, cells=[build_cell("name", allow=True), build_cell("photo", allow=False)])
    said = words(as_(cast.anna).get(url("consent", consent.pk)))
    assert ("Имя сайт разрешено без <b>" in said, "запрещено" in said) == (True, True)
    assert as_(cast.anna).get(url("print", consent.pk, "docx")).status_code == 200


def build_cell(field, *, allow):
    return CellAnswer(field, "site", allow=allow, condition="без <b>" if allow else "")


@pytest.mark.parametrize("state", ["asked", "given", "refused"])
def test_a_sheet_is_printed_at_any_time(cast, as_, consent, state):
    with everywhere():
        {"asked": lambda each: None, "given": build.sign, "refused": build.refuse}[state](consent)
    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert as_(cast.anna).get(url("print", consent.pk, form)).content.startswith(begins)
    with everywhere():
        assert Look.objects.filter(kind="print").count() == 2


def test_a_question_is_taken_back_from_its_page(cast, as_, consent):
    assert "Просьба отменена" in words(as_(cast.anna).post(url("cancel", consent.pk), follow=True))
    assert fresh(consent).state == "cancelled"


# --- on the pages about people ---------------------------------------------------------------------------------------------------------


def test_a_card_and_a_list_tell_of_consents(cast, as_, consent, egor):
    client = as_(cast.anna)
    card = words(client.get(egor.get_absolute_url()))
    for text in ("Согласия 1", "Обработка данных", "ждёт ответа", "Спросить согласие"):
        assert text in card
    assert "ждёт подписи" in words(client.get(reverse("persons:people", args=["lyceum-7"])))
    with everywhere():
        asking.cancel(consent, by=cast.anna)
    assert "Согласий ещё не спрашивали" in words(client.get(egor.get_absolute_url()))


def test_consents_of_another_school_are_not_there(cast, as_, consent, collection, mother):
    with everywhere():
        link = build.link(mother)
    client = as_(cast.gleb)
    for name, parts in (
        ("consent", [consent.pk]), ("print", [consent.pk, "pdf"]), ("register", [consent.pk]), ("collection", [collection.pk]),
        ("collection_slips", [collection.pk, "pdf"]), ("slip", [link.pk]),
    ):  # fmt: skip
        assert client.get(url(name, *parts, at="school-1")).status_code == 404
    assert "Лапин" not in words(client.get(url("consents", at="school-1")))
