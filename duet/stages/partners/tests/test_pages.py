"""Pages of partners."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.partners.forms.agreements import AgreementForm
from duet.stages.partners.models import Agreement, Contact, Envoy, Partner
from duet.stages.partners.section import chapters
from duet.stages.partners.terms import State, standing_of
from duet.stages.persons.models import Look, Person
from tests import make
from tests.make import fresh
from tests.read import words

from .conftest import TODAY

LIST = "/lyceum-7/partners/"


def url(partner: Partner, more: str = "") -> str:
    return f"{LIST}{partner.pk}/{more}"


def another(cast, name: str, *terms: tuple[int, int | None], **columns) -> Partner:
    partner = Partner.objects.create(organisation=cast.lyceum, name=name, **columns)
    for starts, ends in terms:
        starts_on, ends_on = TODAY + timedelta(days=starts), None if ends is None else TODAY + timedelta(days=ends)
        Agreement.objects.create(
            organisation=cast.lyceum, partner=partner, signed_on=starts_on, starts_on=starts_on, ends_on=ends_on, by=cast.anna
        )
    return partner


# --- the list ---------------------------------------------------------------------------------------------------------


def test_the_list_says_how_agreements_stand_and_whom_to_call(cast, as_, partner, agreement, contact, envoy):
    page = words(as_(cast.anna).get(LIST))
    assert "АО «Прибор» предприятие, работодатель" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "Действует до 31 августа 2027 г." in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "Зотов Пётр Ильич2-34-56" in page


@pytest.mark.parametrize(
    "asked, found",
    [
        ("", ["Вуз", "Завод", "Клуб", "Музей", "Ферма"]),
        ("q=завод", ["Завод"]),
        ("q=зотов", ["Музей"]),
        ("q=станки", ["Завод"]),
        ("state=force", ["Завод"]),
        ("state=ending", ["Вуз"]),
        ("state=over", ["Клуб"]),
        ("state=ahead", ["Ферма"]),
        ("state=none", ["Музей"]),
        ("kind=culture", ["Музей"]),
        ("open=closed", ["Архив"]),
        ("open=all&q=архив", ["Архив"]),
        ("state=мусор", ["Вуз", "Завод", "Клуб", "Музей", "Ферма"]),
    ],
)
def test_the_list_is_narrowed(cast, as_, asked, found):
    with everywhere():
        another(cast, "Завод", (-10, None), gives="Даёт станки")
        another(cast, "Вуз", (-10, 20), (-400, -11))
        another(cast, "Клуб", (-100, -5))
        another(cast, "Ферма", (5, 100))
        another(cast, "Архив", (-10, None), closed_on=TODAY)
        Contact.objects.create(organisation=cast.lyceum, partner=another(cast, "Музей", kind="culture"), name="Зотов")
    assert [partner.name for partner in as_(cast.anna).get(f"{LIST}?{asked}").context["page"]] == found


def test_the_database_and_the_terms_agree(cast):
    with everywhere():
        for number, spans in enumerate(
            [[], [(-9, None)], [(-9, 60)], [(-9, 61)], [(-9, 5), (6, 99)], [(1, 9)], [(-9, -1)], [(-9, -1), (3, None)]]
        ):
            another(cast, f"Партнёр {number}", *spans)
        another(cast, "Само", (-400, -300)).agreements.update(prolongs=True)
        another(cast, "Расторгли", (-400, 300)).agreements.update(ended_early_on=TODAY)
        for found in Partner.objects.all():
            state = standing_of([agreement.term for agreement in found.agreements.all()], TODAY).state
            assert [one for one in State if Partner.objects.in_state(one, TODAY).filter(pk=found.pk).exists()] == [state], found


def test_an_empty_list_says_what_it_is_for(cast, as_):
    assert "Партнёров пока нет" in words(as_(cast.anna).get(LIST))
    assert "Никого не нашлось" in words(as_(cast.anna).get(f"{LIST}?q=завод"))


def test_the_list_costs_the_same_for_one_partner_and_for_many(cast, as_, partner, agreement, contact, django_assert_num_queries):
    client = as_(cast.anna)
    client.get(LIST)
    with django_assert_num_queries(12):
        client.get(LIST)
    with everywhere():
        for number in range(60):
            another(cast, f"Завод {number}", (-10, 30))
    with django_assert_num_queries(12):
        answer = client.get(LIST)
    assert len(answer.context["rows"]) == 50


def test_each_body_has_partners_of_its_own(cast, as_, partner):
    assert "Прибор" not in words(as_(cast.dina).get("/town/partners/"))
    assert as_(cast.dina).post("/town/partners/add/", {"name": "Фонд «Рост»", "kind": "ngo"}).status_code == 302
    assert "Рост" in words(as_(cast.dina).get("/town/partners/"))


@pytest.mark.parametrize("form, begins", [("xlsx", b"PK"), ("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_list_is_taken_away_as_a_file(cast, as_, partner, agreement, contact, form, begins):
    answer = as_(cast.anna).get(f"{LIST}file/{form}/?q=прибор")
    assert answer.content.startswith(begins)
    with everywhere():
        assert Look.objects.get().what == "Список партнёров с контактными лицами, 1"


def test_the_book_has_a_row_for_each_partner(cast, as_, partner, agreement, contact, envoy):
    sheet = load_workbook(BytesIO(as_(cast.anna).get(f"{LIST}file/xlsx/").content)).active
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    text = "\n".join(cells).replace("\N{NO-BREAK SPACE}", " ")
    assert "АО «Прибор»" in text
    assert "ИНН 7701234567" in text
    assert "до 31 августа 2027 г." in text
    assert "Зотов Пётр Ильич, 2-34-56" in text
    assert "Содержит персональные данные." in text


# --- a partner --------------------------------------------------------------------------------------------------------


def test_a_partner_is_added_and_put_right(cast, as_):
    client = as_(cast.anna)
    client.post(f"{LIST}add/", {"name": "Завод", "kind": "enterprise", "site": "zavod.example"})
    with everywhere():
        made = Partner.objects.get()
    assert made.site == "https://zavod.example"
    assert client.get(url(made, "edit/")).status_code == 200
    client.post(url(made, "edit/"), {"name": "Завод «Искра»", "kind": "enterprise", "inn": "123456789012"})
    assert (fresh(made).name, fresh(made).inn) == ("Завод «Искра»", "123456789012")


@pytest.mark.parametrize(
    "given, said",
    [
        ({"name": "", "kind": "enterprise"}, "Заполните это поле."),
        ({"name": "Завод", "kind": "enterprise", "inn": "12"}, "В ИНН организации 10 цифр"),
        ({"name": "Завод", "kind": "enterprise", "site": "не адрес"}, "Адрес сайта выглядит так"),
    ],
)
def test_a_partner_with_a_mistake_comes_back(cast, as_, given, said):
    answer = as_(cast.anna).post(f"{LIST}add/", given)
    assert answer.status_code == 422
    assert said in words(answer)


def test_the_page_shows_the_chain_of_agreements_contacts_and_people(cast, as_, partner, agreement, contact, envoy):
    with everywhere():
        Agreement.objects.create(
            organisation=cast.lyceum, partner=partner, number="9", signed_on=date(2025, 9, 1), starts_on=date(2025, 9, 1),
            ends_on=date(2026, 8, 31), by=cast.anna,
        )  # fmt: skip
        Agreement.objects.create(organisation=cast.lyceum, partner=partner, signed_on=TODAY, starts_on=date(2027, 9, 1), by=cast.anna)
        Agreement.objects.create(
            organisation=cast.lyceum, partner=partner, number="8", signed_on=TODAY, starts_on=TODAY, ended_early_on=TODAY, by=cast.anna
        )
        agreement.renews = Agreement.objects.get(number="9")
        agreement.save()
    page = words(as_(cast.anna).get(url(partner))).replace("\N{NO-BREAK SPACE}", " ")
    for said in (
        "Соглашение № 12",
        "Действует",
        "Продлено новым",
        "Ещё не началось",
        "Расторгнуто с 20 ноября 2026 г.",
        "Зотов",
        "Орлов",
        "согласия нет",
    ):
        assert said in page


def test_the_page_costs_the_same_with_one_row_and_with_many(cast, as_, partner, agreement, contact, envoy, django_assert_num_queries):
    client = as_(cast.anna)
    client.get(url(partner))
    with django_assert_num_queries(14):
        client.get(url(partner))
    with everywhere():
        for number in range(5):
            Contact.objects.create(organisation=cast.lyceum, partner=partner, name=f"Ким {number}")
            Envoy.objects.create(organisation=cast.lyceum, partner=partner, person=make.person(f"Лис {number}", cast.lyceum))
    with django_assert_num_queries(14):
        client.get(url(partner))


def test_cooperation_ends_and_begins_again_from_the_page(cast, as_, partner):
    client = as_(cast.anna)
    assert "Прибор" not in words(client.post(url(partner, "close/"), follow=True) and client.get(LIST))
    assert "Снова сотрудничаем" in words(client.get(url(partner)))
    client.post(url(partner, "reopen/"))
    assert fresh(partner).closed_on is None


# --- agreements -------------------------------------------------------------------------------------------------------


def test_an_agreement_is_signed_with_a_scan_that_is_given_back(cast, as_, partner):
    client = as_(cast.anna)
    scan = SimpleUploadedFile("соглашение.pdf", b"%PDF-1.7 text")
    given = {"number": "5", "signed_on": "2026-11-20", "ends_on": "31.08.2027", "file": scan}
    assert client.post(url(partner, "agreements/add/"), given).url == url(partner)
    with everywhere():
        made = Agreement.objects.get()
    assert (made.starts_on, made.ends_on) == (TODAY, date(2027, 8, 31))
    assert client.get(f"{LIST}agreements/{made.pk}/file/").getvalue() == b"%PDF-1.7 text"


def test_an_agreement_without_a_scan_has_no_file(cast, as_, agreement):
    assert as_(cast.anna).get(f"{LIST}agreements/{agreement.pk}/file/").status_code == 404


@pytest.mark.parametrize(
    "given, said",
    [
        ({"signed_on": ""}, "Заполните это поле."),
        ({"signed_on": "2026-11-20", "ends_on": "2026-11-19"}, "Конец срока раньше начала."),
        ({"signed_on": "0026-11-20"}, "Проверьте год"),
        ({"signed_on": "2026-11-20", "prolongs": "on"}, "Чтобы срок продлевался"),
        ({"signed_on": "2026-11-20", "file": SimpleUploadedFile("скан.exe", b"MZ")}, "Такой файл приложить нельзя"),
    ],
)
def test_an_agreement_with_a_mistake_comes_back(cast, as_, partner, given, said):
    answer = as_(cast.anna).post(url(partner, "agreements/add/"), given)
    assert answer.status_code == 422
    assert said in words(answer)


@pytest.mark.parametrize(
    "starts, ends, prolongs, early, proposed",
    [
        (date(2026, 9, 1), date(2027, 8, 31), False, None, (date(2027, 9, 1), date(2028, 8, 31))),
        (date(2024, 9, 1), date(2025, 8, 31), True, None, (date(2027, 9, 1), date(2028, 8, 31))),
        (date(2026, 9, 1), None, False, None, (TODAY, None)),
        (date(2026, 9, 1), date(2027, 8, 31), False, date(2026, 11, 1), (date(2026, 11, 1), date(2027, 10, 31))),
        (date(2026, 9, 1), None, False, date(2026, 11, 1), (date(2026, 11, 1), None)),
    ],
)
def test_a_renewal_is_proposed_for_as_long_again(cast, agreement, starts, ends, prolongs, early, proposed):
    agreement.starts_on, agreement.ends_on, agreement.prolongs, agreement.ended_early_on = starts, ends, prolongs, early
    initial = AgreementForm.after(agreement, TODAY).initial
    assert (initial["starts_on"], initial["ends_on"]) == proposed


def test_an_agreement_is_renewed_put_right_and_ended_from_its_pages(cast, as_, partner, agreement):
    client, pages = as_(cast.anna), f"{LIST}agreements/{agreement.pk}/"
    for page in ("", "renew/", "end/"):
        assert client.get(f"{pages}{page}").status_code == 200
        assert client.post(f"{pages}{page}", {}).status_code == 422
    client.post(pages, {"number": "12-б", "signed_on": "2026-08-25", "starts_on": "2026-09-01", "ends_on": "2027-08-31"})
    client.post(f"{pages}renew/", {"signed_on": "2026-11-20", "starts_on": "2027-09-01", "ends_on": "2028-08-31"})
    client.post(f"{pages}end/", {"day": "2026-11-21"})
    kept = fresh(agreement)
    assert (kept.number, kept.ended_early_on) == ("12-б", date(2026, 11, 21))
    with everywhere():
        assert Agreement.objects.get(renews=kept).ends_on == date(2028, 8, 31)


# --- contacts ---------------------------------------------------------------------------------------------------------


def test_a_contact_is_added_put_right_and_removed(cast, as_, partner):
    client = as_(cast.anna)
    assert client.post(url(partner, "contacts/add/"), {"name": ""}).status_code == 422
    client.post(url(partner, "contacts/add/"), {"name": "Зотов Пётр", "phone": "2-34-56"})
    with everywhere():
        contact = Contact.objects.get()
    page = f"{LIST}contacts/{contact.pk}/"
    assert client.get(page).status_code == 200
    assert client.post(page, {"name": ""}).status_code == 422
    client.post(page, {"name": "Зотов Пётр", "post": "директор"})
    assert fresh(contact).post == "директор"
    client.post(f"{page}remove/")
    with everywhere():
        assert not Contact.objects.exists()


# --- people -----------------------------------------------------------------------------------------------------------


def test_a_person_is_written_down_with_the_partner_as_workplace(cast, as_, partner):
    client = as_(cast.anna)
    assert client.get(url(partner, "people/add/")).status_code == 200
    client.post(url(partner, "people/add/"), {"full_name": "Орлов Антон Ильич", "post": "инженер"})
    with everywhere():
        person = Person.objects.get(status="employer")
        assert (person.full_name, person.workplace, person.sent_by.get().partner) == ("Орлов Антон Ильич", "АО «Прибор»", partner)


def test_whoever_has_a_card_is_not_written_down_twice(cast, as_, partner, engineer):
    client, page = as_(cast.anna), url(partner, "people/add/")
    given = {"full_name": "Орлов А. И."}
    asked = client.post(page, given)
    assert asked.status_code == 422
    assert "Похоже, этот человек уже записан" in words(asked)
    client.post(page, {**given, "same": engineer.pk})
    with everywhere():
        assert Envoy.objects.get().person == engineer
    client.post(page, {**given, "same": "new"})
    with everywhere():
        assert Envoy.objects.count() == 2


def test_the_check_list_opens_with_a_consent(cast, as_, envoy):
    client, page = as_(cast.anna), f"{LIST}people/{envoy.pk}/"
    assert "Согласия на обработку данных ещё нет" in words(client.get(page))
    assert client.post(page, {"record_on": "2026-09-01"}).status_code != 302
    assert fresh(envoy).checks == {}
    with everywhere():
        make.consent(envoy.person, by=cast.anna)
    assert client.post(page, {"record_on": "вчера"}).status_code == 422
    client.post(page, {"record_on": "2026-09-01", "record_paper": "№ 5"})
    assert fresh(envoy).checks == {"record": {"on": "2026-09-01", "paper": "№ 5"}}
    assert "инженер допуск: 1 из 5" in words(client.get(url(envoy.partner)))
    assert 'value="2026-09-01"' in client.get(page).content.decode()


def test_the_council_reads_the_check_list_and_does_not_fill_it(cast, as_, envoy):
    council = make.member("Совина Вера Ильинична", Role.COUNCIL, at=cast.lyceum)
    with everywhere():
        make.consent(envoy.person, by=cast.anna)
        envoy.checks = {"record": {"on": "2026-09-01", "paper": "№ 5"}}
        envoy.save()
    page = f"{LIST}people/{envoy.pk}/"
    answer = as_(council).get(page)
    assert "№ 5" in words(answer)
    assert "Сохранить" not in words(answer)
    assert as_(council).post(page, {}).status_code == 403


def test_a_person_is_recalled_from_the_page(cast, as_, envoy):
    as_(cast.anna).post(f"{LIST}people/{envoy.pk}/recall/")
    assert fresh(envoy).ended_on == TODAY


def test_the_card_of_a_person_says_who_sends_them(cast, envoy, engineer):
    with everywhere():
        [chapter] = chapters(engineer, cast.anna, TODAY)
        assert chapter.facts["sent"] == [envoy]
        assert list(chapters(engineer, cast.boris, TODAY)) == []
        assert list(chapters(make.person("Ким Олег", cast.lyceum), cast.anna, TODAY)) == []


def test_a_representative_sees_own_people_only(cast, as_, partner, agreement, envoy):
    speaker = make.member("Зотов Пётр Ильич", Role.PARTNER, at=cast.lyceum)
    client = as_(speaker)
    assert "Пока пусто" in words(client.get(f"{LIST}own/"))
    with everywhere():
        card = make.person("Зотов Пётр Ильич", cast.lyceum, status="employer", member=speaker)
        Envoy.objects.create(organisation=cast.lyceum, partner=partner, person=card)
        Envoy.objects.create(organisation=cast.lyceum, partner=another(cast, "Завод"), person=make.person("Чужов Иван", cast.lyceum))
        make.consent(envoy.person, by=cast.anna)
    page = words(client.get(f"{LIST}own/"))
    assert "АО «Прибор»" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "Орлов Антон Ильич инженер согласие есть" in page
    assert "Завод" not in page
    assert "Чужов" not in page
    assert client.get(LIST).status_code == 403
