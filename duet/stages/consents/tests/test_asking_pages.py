"""Asking, collections, slips, papers and texts at the desk."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.consents import Kind
from duet.stages.consents.asking import Base, add_base
from duet.stages.consents.models import Collection, Consent, ConsentText, SigningLink
from duet.stages.consents.texts import STANDARD
from duet.stages.persons.models import Group, Look, Person
from tests import make
from tests.make import fresh
from tests.read import words

from . import build
from .build import JPEG, NOW, PNG


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


# --- asking ------------------------------------------------------------------------------------------------------------------


def test_one_person_is_asked_from_the_card(cast, as_, egor, mother):
    client = as_(cast.anna)
    address = f"{url('ask')}?person={egor.pk}"
    page = client.get(address)
    assert ("Лапина Татьяна Викторовна, мать" in words(page), "Уже подписано на бумаге" in words(page)) == (True, True)
    response = client.post(address, {"kinds": ["processing", "photo"], "guardian": mother.pk, "valid_until": "31.08.2027"})
    with everywhere():
        assert response.headers["Location"] == build.link(mother).get_absolute_url()
        assert Consent.objects.filter(signer=mother).count() == 2


def test_a_refusal_to_ask_says_why(cast, as_, egor, mother):
    with everywhere():
        build.operator(cast.lyceum, address="")
    page = as_(cast.anna).get(f"{url('ask')}?person={egor.pk}")
    assert "Сначала заполните сведения об организации" in words(page)
    response = as_(cast.anna).post(f"{url('ask')}?person={egor.pk}", {"kinds": ["processing"], "guardian": mother.pk, "valid_until": "x"})
    assert response.status_code == 422


def test_without_a_representative_the_page_says_what_to_do(cast, as_, egor):
    page = words(as_(cast.anna).get(f"{url('ask')}?person={egor.pk}"))
    assert "Некого спросить" in page
    assert "Записать представителя" in page


def test_an_adult_is_asked_what_adults_are_asked(cast, as_, egor, monkeypatch):
    monkeypatch.setattr("duet.stages.consents.asking._bases", {})
    with everywhere():
        kim = make.person("Ким Олег Робертович", cast.lyceum)
    add_base(Base("mentors", "Наставники", lambda place, on: Person.objects.filter(pk=kim.pk), frozenset({Kind.MENTORING})))
    page = as_(cast.anna).get(f"{url('ask')}?person={kim.pk}")
    form = page.context["form"]
    assert [value for value, _ in form.fields["kinds"].choices] == ["processing", "mentoring", "dissemination", "transfer", "photo"]
    assert form.initial["kinds"] == ["processing", "participation", "mentoring"]


def test_several_are_asked_as_a_list(cast, as_, egor, mother):
    with everywhere():
        kim = make.person("Ким Олег Робертович", cast.lyceum)
        stranger = make.person("Сомова Яна", cast.other)
    client = as_(cast.anna)
    response = client.get(f"{url('ask')}?person={egor.pk}&person={kim.pk}&person={stranger.pk}&person=%3Cb%3E")
    assert response.headers["Location"] == f"{url('collect')}?person={egor.pk}&person={kim.pk}&person={stranger.pk}"
    page = client.get(response.headers["Location"])
    assert [person for person, _ in page.context["rows"]] == [kim, egor]
    assert client.get(url("ask")).headers["Location"] == url("collect")
    assert client.get(f"{url('ask')}?person={stranger.pk}").status_code == 404


GIVEN = {"kinds": ["processing", "participation"], "title": "Согласия на год", "until": "", "valid_until": "2027-08-31"}


def test_a_list_is_chosen_and_asked(cast, as_, egor, mother, monkeypatch):
    monkeypatch.setattr("duet.stages.consents.asking._bases", {})
    add_base(Base("mentors", "Наставники", lambda place, on: Person.objects.filter(full_name__startswith="Ким")))
    with everywhere():
        group = Group.objects.create(organisation=cast.lyceum, title="7 «В»")
        egor.group = group
        egor.save()
        kim = make.person("Ким Олег Робертович", cast.lyceum)
        make.consent(make.person("Шевчук Вера Степановна", cast.lyceum), by=cast.anna)
    client = as_(cast.anna)

    def found(**asked):
        return [person.full_name.split()[0] for person, _ in client.get(url("collect"), asked).context["rows"]]

    assert found() == ["Ким", "Лапин"]
    assert (found(group=group.pk), found(base="mentors"), found(q="лапин"), found(q="нет")) == (["Лапин"], ["Ким"], ["Лапин"], [])
    assert found(without="all") == ["Ким", "Лапин", "Шевчук"]
    response = client.post(url("collect"), {**GIVEN, "people": [egor.pk, "x"]}, follow=True)
    assert "Подписали 0 из 1. Ждём: 1." in words(response)
    response = client.post(f"{url('collect')}?base=mentors", {**GIVEN, "everybody": "1"}, follow=True)
    with everywhere():
        assert [row.person for row in Collection.objects.latest("pk").expected.all()] == [kim]
    assert "Отметьте, кого спросить" in words(
        client.post(url("collect"), GIVEN, headers={"referer": f"http://testserver{url('collect')}"}, follow=True)
    )
    assert client.post(url("collect"), {**GIVEN, "title": "", "people": [egor.pk]}).status_code == 422


def test_the_page_of_choosing_costs_the_same(cast, as_, egor, mother, django_assert_num_queries):
    client = as_(cast.anna)
    client.get(url("collect"))
    with django_assert_num_queries(QUERIES_OF_CHOOSING):
        client.get(url("collect"))
    with everywhere():
        for number in range(55):
            family(cast, number)
    with django_assert_num_queries(QUERIES_OF_CHOOSING):
        assert len(client.get(url("collect")).context["rows"]) == 50


QUERIES_OF_CHOOSING = 14


# --- collections -------------------------------------------------------------------------------------------------------------


def test_a_collection_shows_who_has_signed_and_what_is_in_the_way(cast, as_, collection, egor, mother):
    client = as_(cast.anna)
    said = words(client.get(collection.get_absolute_url()))
    for text in ("Подписали 0 из 2. Ждём: 1. Некого спросить: 1.", "не записан представитель", "Лапина Т. В.", "ссылку не открывали"):
        assert text in said
    with everywhere():
        for sheet in collection.consents.all():
            build.sign(sheet)
    assert [person for person, *_ in client.get(collection.get_absolute_url(), {"show": "signed"}).context["rows"]] == [egor]
    assert len(client.get(collection.get_absolute_url(), {"show": "<b>"}).context["rows"]) == 2
    assert "подписали 1 из 2" in words(client.get(url("collections")))
    assert "подписали 1 из 2" in words(client.get(url("consents")))


@pytest.mark.parametrize(
    "columns, said",
    [
        ({"tries": 5}, "нужна новая записка"),
        ({"slip_wanted_at": NOW}, "просит записку"),
        ({"opened_at": NOW}, "ссылку открывали"),
        ({"sent_at": NOW}, "письмо ушло 20.11"),
    ],
)
def test_what_has_become_of_a_link_is_seen(cast, as_, collection, columns, said):
    with everywhere():
        SigningLink.objects.update(**columns)
    assert said in words(as_(cast.anna).get(collection.get_absolute_url()))


def test_a_collection_costs_the_same_for_two_and_for_many(cast, as_, collection, django_assert_num_queries):
    client = as_(cast.anna)
    client.get(collection.get_absolute_url())
    with django_assert_num_queries(QUERIES_OF_COLLECTION):
        client.get(collection.get_absolute_url())
    with everywhere():
        longer = build.collect(cast.lyceum, cast.anna, [family(cast, number)[0] for number in range(55)])
    with django_assert_num_queries(QUERIES_OF_COLLECTION):
        assert len(client.get(longer.get_absolute_url()).context["rows"]) == 50


QUERIES_OF_COLLECTION = 15


def test_slips_and_sheets_are_printed_for_those_who_wait(cast, as_, collection):
    client = as_(cast.anna)
    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")):
        assert client.get(url("collection_slips", collection.pk, form)).content.startswith(begins)
    assert client.get(url("collection_sheets", collection.pk)).content.startswith(b"%PDF")
    with everywhere():
        assert Look.objects.filter(kind="print").count() == 4
        for sheet in collection.consents.all():
            build.sign(sheet)
    assert "все ответили" in words(client.get(url("collection_slips", collection.pk, "pdf")))


def test_a_long_collection_shows_how_far_it_is(cast, as_, collection):
    client = as_(cast.anna)
    with everywhere():
        Collection.objects.update(done=300, total=1200)
    assert "Готовим листы: 300 из 1200 человек" in words(client.get(collection.get_absolute_url()))
    part = client.get(collection.get_absolute_url(), headers={"hx-request": "true"})
    assert ("<html" in part.content.decode(), "300 из 1200" in words(part)) == (False, True)
    with everywhere():
        Collection.objects.update(done=1200)
    ready = client.get(f"{collection.get_absolute_url()}?asking=1", headers={"hx-request": "true"})
    assert ready["HX-Redirect"] == collection.get_absolute_url()


def test_many_sheets_are_in_several_files(cast, as_, collection, egor, monkeypatch):
    monkeypatch.setattr("duet.stages.consents.views.collections.SHEETS_IN_A_FILE", 1)
    client = as_(cast.anna)
    assert [last for *_, last in client.get(collection.get_absolute_url()).context["files"]] == [1, 2]
    files = [client.get(url("collection_sheets", collection.pk), {"part": part}) for part in (1, 2, 3, 0, "x")]
    assert [response.status_code for response in files] == [200, 200, 404, 200, 200]
    assert files[0].content == files[3].content == files[4].content != files[1].content


def test_a_collection_is_gone_on_with(cast, as_, collection):
    client = as_(cast.anna)
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
        assert "Писать некому" in words(client.post(url("remind", collection.pk), follow=True))
    assert "Отправляем 1 письмо" in words(client.post(url("remind", collection.pk), follow=True))
    with everywhere():
        build.parent(Person.objects.get(full_name__startswith="Титов"), "Титова Анна")
    assert "Добавлено: 2 листа" in words(client.post(url("ask_again", collection.pk), follow=True))
    assert "Сбор закрыт" in words(client.post(url("close_collection", collection.pk), follow=True))
    assert "Сбор закрыт." in words(client.get(collection.get_absolute_url()))


# --- slips -------------------------------------------------------------------------------------------------------------------


def test_a_slip_shows_the_link_and_the_code(cast, as_, consent, mother):
    with everywhere():
        link = build.link(mother)
    page = as_(cast.anna).get(link.get_absolute_url())
    assert ("no-store" in page["Cache-Control"], link.code in words(page), f"http://testserver{link.path}" in page.content.decode()) == (
        True,
    ) * 3
    assert as_(cast.anna).get(url("slip_file", link.pk, "pdf")).content.startswith(b"%PDF")
    assert "Готова новая ссылка" in words(as_(cast.anna).post(url("renew_link", link.pk), follow=True))
    assert "больше не действует" in words(as_(cast.anna).get(link.get_absolute_url()))


def test_a_slip_is_for_those_who_see_the_signer_or_the_child(cast, as_, consent, egor, mother):
    with everywhere():
        vera = make.member("Шевчук Вера Степановна", Role.CLASS_TEACHER, at=cast.lyceum)
        link = build.link(mother)
    assert as_(vera).get(link.get_absolute_url()).status_code == 404
    with everywhere():
        egor.group = Group.objects.create(organisation=cast.lyceum, title="7 «В»", teacher=vera)
        egor.save()
    assert as_(vera).get(link.get_absolute_url()).status_code == 200
    assert as_(cast.gleb).get(url("slip", link.pk, at="school-1")).status_code == 404


# --- papers --------------------------------------------------------------------------------------------------------------------

PAPER = {"says": "given", "day": "2026-11-19", "way": "paper"}


def test_a_paper_is_registered_with_its_scan(cast, as_, consent):
    client = as_(cast.anna)
    address = url("register", consent.pk)
    assert "Подписывает: Лапина Татьяна Викторовна" in words(client.get(address))
    bad = SimpleUploadedFile("лист.png", b"<script>")
    assert "внутри что-то другое" in words(client.post(address, {**PAPER, "accepted": cast.anna.pk, "scan": bad}))
    client.post(address, {**PAPER, "accepted": cast.anna.pk, "scan": SimpleUploadedFile("лист.png", PNG)})
    assert fresh(consent).state == "given"
    scan = client.get(url("scan", consent.pk))
    assert (scan.getvalue(), scan["X-Content-Type-Options"], "attachment" in scan["Content-Disposition"]) == (PNG, "nosniff", True)
    assert client.get(address).headers["Location"] == consent.get_absolute_url()


def test_a_scan_is_added_afterwards(cast, as_, consent):
    client = as_(cast.anna)
    assert client.get(url("scan", consent.pk)).status_code == 404
    client.post(url("register", consent.pk), {**PAPER, "accepted": cast.anna.pk})
    assert "Приложить" in words(client.get(consent.get_absolute_url()))
    assert "внутри что-то другое" in words(
        client.post(url("attach_scan", consent.pk), {"scan": SimpleUploadedFile("л.jpg", PNG)}, follow=True)
    )
    assert "Скан приложен" in words(client.post(url("attach_scan", consent.pk), {"scan": SimpleUploadedFile("л.jpg", JPEG)}, follow=True))


def test_a_paper_nobody_asked_for_is_registered_too(cast, as_, egor, mother):
    client = as_(cast.anna)
    address = f"{url('register_new')}?person={egor.pk}"
    assert "О чём подписанный лист?" in words(client.get(address))
    address += "&kind=dissemination"
    page = client.get(address)
    assert ("что отмечено на бумаге" in words(page), " checked" in page.content.decode()) == (True, True)
    whole = {**PAPER, "guardian": mother.pk, "valid_until": "2027-08-31", "accepted": cast.anna.pk}
    assert "Перенесите отметки с бумаги" in words(client.post(address, whole))
    client.post(address, {**whole, "allow-site": ["name", "post"]})
    with everywhere():
        kept = Consent.objects.get()
    assert (kept.state, [cell["field"] for cell in kept.cells if cell["allow"]]) == ("given", ["name", "post"])


def test_to_whom_data_go_stands_on_a_paper_too(cast, as_, egor):
    with everywhere():
        kim = make.person("Ким Олег Робертович", cast.lyceum)
    address = f"{url('register_new')}?person={kim.pk}&kind=transfer"
    as_(cast.anna).post(address, {**PAPER, "recipient": "above", "valid_until": "2027-08-31", "accepted": cast.anna.pk})
    with everywhere():
        assert (Consent.objects.get().recipient, Consent.objects.get().state) == ("above", "given")
    assert as_(cast.anna).get(f"{url('register_new')}?person=x").status_code == 404


# --- texts -------------------------------------------------------------------------------------------------------------------------


def test_texts_are_read_printed_and_edited(cast, as_, friday):
    client = as_(cast.anna)
    assert words(client.get(url("texts"))).count("текст программы") == len(STANDARD)
    address = url("text", "processing", "representative")
    ours = STANDARD[Kind.PROCESSING, True]
    page = client.get(address)
    whole = page.context["form"].initial
    assert whole["body"] == ours.body
    assert client.post(address, {**whole, "body": ours.body.replace("{срок}", "год")}).status_code == 422
    assert client.post(address, {**whole, "parts": "Зачем"}).status_code == 422
    assert client.post(address, {**whole, "parts": "а: б\n" * 9}).status_code == 422
    assert "Новая редакция сохранена" in words(client.post(address, {**whole, "body": ours.body + "\nСвои слова."}, follow=True))
    assert "своя, 1-я" in words(client.get(url("texts")))
    assert "Своя редакция" in words(client.get(address))
    assert "Вернулся текст программы" in words(client.post(address, {"restore": "1"}, follow=True))
    with everywhere():
        assert list(ConsentText.objects.values_list("version", "own")) == [(2, False), (1, True)]


@pytest.mark.parametrize("kind, minor", sorted(STANDARD))
def test_every_text_is_printed_empty(cast, as_, egor, kind, minor):
    voice = "representative" if minor else "self"
    assert as_(cast.anna).get(url("text_file", kind, voice, "pdf")).content.startswith(b"%PDF")


@pytest.mark.parametrize("kind, voice", [("cosignature", "representative"), ("health", "self"), ("processing", "child")])
def test_there_is_no_other_text(cast, as_, kind, voice):
    assert as_(cast.anna).get(url("text", kind, voice)).status_code == 404
    assert as_(cast.anna).post(url("text", kind, voice), {"restore": "1"}).status_code == 404


def test_the_head_reads_the_texts_and_does_not_edit(cast, as_, friday):
    with everywhere():
        head = make.member("Громов Андрей Павлович", Role.HEAD, at=cast.lyceum)
    page = as_(head).get(url("text", "photo", "self"))
    assert (page.status_code, "Сохранить редакцию" in words(page)) == (200, False)
    assert as_(head).post(url("text", "photo", "self"), {"title": "Согласие"}).status_code == 403
