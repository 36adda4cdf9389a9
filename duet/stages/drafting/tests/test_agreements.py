"""Agreements: what falls out renumbers the rest, what is known of a partner comes by itself, dates stand in the order of the law."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from duet.base.tenancy.models import Organisation, Role
from duet.base.tenancy.scope import everywhere
from duet.core.documents import DocumentState
from duet.stages.consents.models import Operator
from duet.stages.documents.desk import Desk
from duet.stages.documents.drawing import Drawn, words_of
from duet.stages.documents.forms.answers import choices_of
from duet.stages.documents.kinds import kind_of
from duet.stages.documents.models import Document
from duet.stages.drafting.kinds.labour_words import refusal
from duet.stages.partners.models import Partner
from duet.stages.persons.models import Person, Sex
from tests import make

from . import school
from .samples import all_samples
from .school import LEAD, MENTEE, MENTOR, OTHER_MENTOR, who

pytestmark = pytest.mark.django_db
SAMPLES = all_samples()
NUMBERS = {"address": "г. Верхнереченск, ул. Школьная, д. 3", "inn": "0000000000", "ogrn": "0000000000000", "phone": "+7 000 000-00-00"}


@pytest.fixture
def place() -> Organisation:
    with everywhere():
        return school.school()


def drawn(place: Organisation, name: str, **answers: Any) -> Drawn:
    with everywhere():
        return school.drawn(place, kind_of(name), {**SAMPLES[name], **answers})


def text(place: Organisation, name: str, **answers: Any) -> str:
    return plain(words_of(drawn(place, name, **answers).paper))


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def missing(place: Organisation, name: str, **answers: Any) -> str:
    return plain("\n".join(one.words for one in drawn(place, name, **answers).missing))


# The partner


def test_a_clause_that_falls_out_renumbers_the_rest(place):
    said = text(place, "partner_agreement", с_детьми=False, продлевается=False, куратор=None, направления="")
    assert "несовершеннолетними" not in said.split("5. Персональные")[0]
    assert "1.2. Сотрудничество безвозмездно." in said
    assert "6.2. Изменения" in said
    assert "7.1. Споры" in said


def test_mentors_of_a_partner_are_one_or_several_or_named_later(place):
    assert "4.1. Партнёр направляет наставником инженера-технолога Дроздова Илью Петровича." in text(place, "partner_agreement")
    two = [who("Дроздов Илья Петрович"), who("Лаптева Инна Олеговна", "технолог")]
    assert "наставниками:\n1) Дроздова Илью Петровича;\n2) технолога Лаптеву Инну Олеговну." in text(
        place, "partner_agreement", наставники=two
    )
    assert "4.1. Наставников Партнёр называет письмом" in text(place, "partner_agreement", наставники=[])


def test_requisites_come_from_the_card_of_the_partner_and_from_our_own(place):
    with everywhere():
        partner = Partner.objects.create(organisation=place, name="ООО «Прибор»", inn="1111111111", address="ул. Заводская, д. 1")
        Operator.objects.create(organisation=place, email="school@verhnerechensk.example", **NUMBERS)
    found = drawn(place, "partner_agreement", партнёр=str(partner.pk), партнёр_полностью="", реквизиты="")
    said = plain(words_of(found.paper))
    assert found.missing == []
    assert "и ООО «Прибор» (далее — Партнёр) в лице генерального директора" in said
    assert "Адрес: ул. Заводская, д. 1\nИНН 1111111111\nОГРН ______________\nГенеральный директор" in said
    assert "ИНН 0000000000\nОГРН 0000000000000\nТел. +7 000 000-00-00\nschool@verhnerechensk.example\nДиректор" in said


def test_what_a_partners_card_lacks_is_named(place):
    with everywhere():
        partner = Partner.objects.create(organisation=place, name="ООО «Прибор»")
    assert "Адрес и ИНН партнёра" in missing(place, "partner_agreement", партнёр=str(partner.pk), реквизиты="")
    assert "Адрес и ИНН партнёра" not in missing(place, "partner_agreement", реквизиты="")
    assert "Реквизиты организации для документов: адрес, ИНН, ОГРН." in missing(place, "partner_agreement")


def test_only_our_own_partners_that_still_work_with_us_are_offered(place):
    with everywhere():
        other = make.school("Лицей № 7")
        ours = Partner.objects.create(organisation=place, name="Завод")
        Partner.objects.create(organisation=place, name="Закрытый завод", closed_on=date(2026, 1, 1))
        strange = Partner.objects.create(organisation=other, name="Чужой завод")
        desk = Desk(place, by=school.at_work(place, LEAD["name"], LEAD["post"]), on=school.DAY)
        assert choices_of(kind_of("partner_agreement").ask("партнёр"), desk) == [(str(ours.pk), "Завод")]
    assert "Чужой" not in text(place, "partner_agreement", партнёр=str(strange.pk), партнёр_полностью="")


def test_an_agreement_signed_in_the_program_bears_the_mark_in_place_of_the_line(place):
    with everywhere():
        facts = {**drawn(place, "partner_agreement").facts, "отметка_о_подписи": "Подписано в «Дуэте»\n03.10.2026, 11:20"}
        left = kind_of("partner_agreement").compose(facts)[-1].left  # type: ignore[union-attr]
    assert left[-3:] == ("Подписано в «Дуэте»", "03.10.2026, 11:20", facts["подписант_подпись"])


def test_a_partner_without_a_post_signs_by_name(place):
    said = text(place, "partner_agreement", представитель=who("Лаптева Инна Олеговна"))
    assert "в лице Лаптевой Инны Олеговны, действующей на основании Устава" in said
    assert "в лице ____________, действующего(-ей)" in text(place, "partner_agreement", представитель=None)


# Work of a mentor


def test_an_agreement_agrees_with_a_man_too(place):
    said = text(place, "labour_agreement", работник=OTHER_MENTOR)
    assert "Шевчук Виктор Степанович, учитель истории, именуемый в дальнейшем «Работник»" in said
    assert "Экземпляр соглашения получил:" in said


def test_an_agreement_without_what_may_be_left_out(place):
    said = text(place, "labour_agreement", наставляемые=[], оплата_когда="", содержание="", форма="", оплата="", договор_номер="")
    assert "оказание помощи работникам, закреплённым за Работником приказом Работодателя, в овладении" in said
    assert "1.2. Форма выполнения работы: ____________." in said
    assert "2.2. Если работа по наставничеству прекращается досрочно" in said
    assert "от 1 сентября 2018 г. № ______" in said


def test_an_agreement_dated_before_the_consent_is_called_so(place):
    assert "раньше согласия" not in missing(place, "labour_agreement")
    assert "Соглашение датировано раньше согласия работника (04.10.2026)" in missing(place, "labour_agreement", согласие="2026-10-04")
    assert "Нет письменного согласия" in missing(place, "labour_agreement", согласие=None)


def test_the_day_of_the_consent_is_found_where_it_is_kept(place):
    with everywhere():
        member = school.at_work(place, MENTOR["name"], MENTOR["post"], Role.MENTOR)
        card = Person.objects.get(member=member)
        answered = who(card.full_name, card.post, card.pk)
    assert "Нет письменного согласия" in missing(place, "labour_agreement", работник=answered, согласие=None)
    with everywhere():
        paper = Document.objects.create(
            organisation=place, kind="mentor_consent", family="personal", title="Согласие", made_by=member, year=2026,
            day=date(2026, 9, 28), state=DocumentState.REGISTERED, number="1-з",
        )  # fmt: skip
        paper.people.add(card)
    assert "письменного согласия Работника от 28 сентября 2026 г." in text(place, "labour_agreement", работник=answered, согласие=None)
    with everywhere():
        make.consent(card, "mentoring", by=member, on=date(2026, 9, 30))
    assert "письменного согласия Работника от 30 сентября 2026 г." in text(place, "labour_agreement", работник=answered, согласие=None)


def test_a_learner_is_no_worker_of_the_labour_code(place):
    with everywhere():
        roman = school.pupil(place, "Ким Роман Олегович", Sex.MALE)
    said = missing(place, "labour_agreement", наставляемые=[MENTEE, who(roman.full_name, person=roman.pk)])
    assert "Ким Р. О. учится, а не работает" in said
    assert "Зайцева" not in said


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "за один рабочий день."), (2, "за два рабочих дня."), (5, "за пять рабочих дней."), (111, "за 111 рабочих дней."),
     (101, "за 101 рабочий день."), (None, "в любой день")],
)  # fmt: skip
def test_days_of_a_warning_agree(days, said):
    assert said in refusal(days)


@pytest.mark.parametrize(
    ("why", "said"),
    [("done", "в связи с завершением работы"), ("agreed", "по соглашению Сторон."), ("cancelled", "(уведомление от 20 декабря 2026 г.)."),
     ("", "(далее — Трудовой договор).")],
)  # fmt: skip
def test_an_end_says_why(place, why, said):
    assert said in text(place, "labour_agreement_end", почему=why)


def test_an_end_cites_the_agreement_that_is_over(place):
    with everywhere():
        school.drawn(place, kind_of("labour_agreement"), {}, number="7/26")
        paper = Document.objects.get(number="7/26")
    assert "дополнительного соглашения от 03.10.2026 № 7/26 к трудовому договору" in text(
        place, "labour_agreement_end", соглашение=paper.pk
    )


def test_an_employer_ends_the_work_after_three_whole_working_days(place):
    # Friday 18 December: Monday, Tuesday and Wednesday have to pass.
    early = {"почему": "cancelled", "документ_от": "2026-12-18"}
    assert "не раньше 23 декабря 2026 г." in missing(place, "labour_agreement_end", **early, по="2026-12-22")
    assert "Слишком рано" not in missing(place, "labour_agreement_end", **early, по="2026-12-23")
    assert "Слишком рано" not in missing(place, "labour_agreement_end", почему="refused", документ_от="2026-12-18", по="2026-12-18")
