"""Consents, notices and applications: men and women, children and their parents, what is chosen, how early is too early."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from duet.base.tenancy.models import Organisation
from duet.base.tenancy.scope import everywhere
from duet.stages.consents.models import ConsentText, Operator
from duet.stages.documents.desk import Desk
from duet.stages.documents.drawing import Drawn, words_of
from duet.stages.documents.forms.answers import started
from duet.stages.documents.kinds import kind_of
from duet.stages.documents.models import Document
from duet.stages.organisations.models import CalendarSpan, SpanKind
from duet.stages.persons.models import Person, Sex, Status
from tests import make

from . import school
from .samples import all_samples
from .school import LEAD, LEARNER, MENTEE, MENTOR, OTHER_MENTOR, who

pytestmark = pytest.mark.django_db
SAMPLES = all_samples()


@pytest.fixture
def place() -> Organisation:
    with everywhere():
        return school.school()


@pytest.fixture
def roman(place: Organisation) -> Person:
    with everywhere():
        return school.pupil(place, "Ким Роман Олегович", Sex.MALE)


def answered(card: Person) -> dict[str, Any]:
    return who(card.full_name, card.post, card.pk)


def drawn(place: Organisation, name: str, **answers: Any) -> Drawn:
    with everywhere():
        return school.drawn(place, kind_of(name), {**SAMPLES[name], **answers})


def text(place: Organisation, name: str, **answers: Any) -> str:
    return plain(words_of(drawn(place, name, **answers).paper))


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def missing(place: Organisation, name: str, **answers: Any) -> str:
    return plain("\n".join(one.words for one in drawn(place, name, **answers).missing))


# Consents to take part


def test_a_mentor_is_acquainted_by_gender_and_may_leave_pay_and_mentees_out(place):
    said = text(place, "mentor_consent", наставник=OTHER_MENTOR, наставляемые=[], оплата="", форма="")
    assert "ознакомлен и согласен." in said
    assert "помощь работникам, которых закрепят за мной приказом, в овладении" in said
    assert "условиями её оплаты ознакомлен" in said
    assert "Форма" not in said


def test_a_mentor_of_learners_does_not_speak_of_the_labour_code(place, roman):
    said = text(place, "mentor_consent", кому_помогает="learners", наставляемые=[answered(roman)])
    assert "быть наставником обучающегося 8 «А» класса Кима Романа Олеговича и работать" in said
    assert "351.8" not in said
    assert "обучающихся, которых закрепят" in text(place, "mentor_consent", кому_помогает="learners", наставляемые=[])


def test_a_mentee_may_have_no_mentor_yet(place):
    said = text(place, "mentee_consent", наставник=None, наставляемый=who("Нгуен Хоа"))
    assert "Я, Нгуен Хоа, добровольно" in said
    assert "в качестве наставляемого(-ой)." in said


def test_a_parent_consents_for_a_child_in_the_genitive(place, roman):
    said = text(place, "parent_consent", ребёнок=answered(roman))
    assert "законный представитель несовершеннолетнего Кима Романа Олеговича, обучающегося 8 «А» класса, даю согласие" in said
    mentor = text(place, "parent_consent", роль="mentor", место="")
    assert "в качестве наставника." in mentor
    assert "будет работать" not in mentor
    assert "Встречи" not in mentor


def test_a_girl_is_spoken_of_as_a_girl(place):
    with everywhere():
        anna = school.pupil(place, "Соль Анна Ильинична", Sex.FEMALE)
    said = text(place, "parent_consent", ребёнок=answered(anna))
    assert "несовершеннолетней Соль Анны Ильиничны, обучающейся 8 «А» класса, даю" in said
    assert "в качестве наставляемой." in said


def test_the_only_parent_of_a_card_signs_and_of_two_somebody_is_chosen(place, roman):
    assert "Впишите, кто подписывает" in missing(place, "parent_consent", ребёнок=answered(roman), родитель=None)
    with everywhere():
        mother = make.person(
            "Ким Елена Викторовна", place, status=Status.PARENT, sex=Sex.FEMALE, address="ул. Речная, д. 2", phone="+7 000"
        )
        link = make.guardian(roman, mother)
        link.paper = "свидетельство о рождении"
        link.save()
    found = drawn(place, "parent_consent", ребёнок=answered(roman), родитель=None)
    assert "Впишите" not in " ".join(one.words for one in found.missing)
    assert mother in found.people
    sheet = text(place, "data_consent_minor", субъект=answered(roman), представитель=None)
    assert "Кем приходится ребёнку | мать\n" in sheet
    assert "| свидетельство о рождении\nАдрес законного представителя | ул. Речная, д. 2\n" in sheet
    assert "| мать\n" in text(place, "data_consent_minor", субъект=answered(roman), представитель=answered(mother))
    with everywhere():
        make.guardian(roman, make.person("Ким Олег Борисович", place, status=Status.PARENT), "father")
    assert "Впишите, кто подписывает" in missing(place, "parent_consent", ребёнок=answered(roman), родитель=None)
    stranger = text(place, "data_consent_minor", субъект=answered(roman), представитель=who("Лаптева Инна Олеговна"))
    assert "Кем приходится ребёнку | ____" in stranger


# Sheets about data


def test_a_sheet_has_the_words_the_organisation_asks_with(place):
    with everywhere():
        member = school.at_work(place, LEAD["name"], LEAD["post"])
        columns = {"kind": "processing", "minor": False, "title": "Согласие по-нашему", "sha256": "0" * 64, "made_by": member}
        ConsentText.objects.create(organisation=place, version=1, body="{субъект} даю согласие {срок}.", own=True, **columns)
    said = text(place, "data_consent_adult", по=None)
    assert "Согласие по-нашему" in said
    assert "Тимофеева Ольга Николаевна даю согласие до отзыва." in said
    with everywhere():
        assert ConsentText.objects.count() == 1


def test_a_sheet_saves_no_version_of_a_text(place):
    text(place, "data_consent_adult")
    with everywhere():
        assert not ConsentText.objects.exists()


def test_what_is_published_where_is_chosen_in_a_table(place):
    assert "Где вы публикуете" in missing(place, "dissemination_consent")
    with everywhere():
        Operator.objects.create(
            organisation=place, address="ул. Школьная, д. 3", inn="1", ogrn="2", resources={"site": "https://school.example"}
        )
    assert missing(place, "dissemination_consent") == ""
    assert "Фотография, сайт | ☐ разрешаю | ☐ запрещаю" in text(place, "dissemination_consent")


def test_of_a_child_a_parent_says_what_is_published(place, roman):
    assert "законного представителя" in text(place, "dissemination_consent", субъект=answered(roman)).lower()
    with everywhere():
        roman.born_on = date(2008, 5, 1)
        roman.save()
    assert "законного представителя" not in text(place, "dissemination_consent", субъект=answered(roman)).lower()
    assert "законного представителя" in text(place, "dissemination_consent", представитель=who("Ким Елена Викторовна")).lower()


def test_a_title_of_a_sheet_without_a_person_names_nobody(place):
    assert drawn(place, "data_consent_adult", субъект=None).heading == "Согласие на обработку персональных данных"


# Notices


def test_an_instruction_is_taken_back_after_three_whole_working_days(place):
    # Friday 2 October: the fourth working day is Thursday.
    assert "не раньше 8 октября 2026 г." in missing(place, "cancellation_notice", с="2026-10-07")
    assert "Слишком рано" not in missing(place, "cancellation_notice", с="2026-10-08")
    with everywhere():
        CalendarSpan.objects.create(organisation=place, kind=SpanKind.OFF, starts_on=date(2026, 10, 5), ends_on=date(2026, 10, 5))
    assert "не раньше 9 октября 2026 г." in missing(place, "cancellation_notice", с="2026-10-08")


def test_the_earliest_day_is_proposed(place):
    with everywhere():
        by = school.at_work(place, LEAD["name"], LEAD["post"])
        proposed = started(kind_of("cancellation_notice"), Desk(place, by=by, on=date(2026, 10, 2)))
    assert (proposed["вручение"], proposed["с"]) == ("2026-10-02", "2026-10-08")


def test_a_notice_names_reason_and_agreement_only_when_they_are_said(place):
    plain_notice = text(place, "cancellation_notice", наставляемые=[], наставник=OTHER_MENTOR)
    assert "поручения о выполнении работы по наставничеству.\n" in plain_notice
    assert "Экземпляр уведомления получил:" in plain_notice
    with everywhere():
        school.drawn(place, kind_of("labour_agreement"), {}, number="7/26")
        number = kind_of("labour_agreement").name
        paper = Document.objects.get(kind=number)
    said = text(place, "cancellation_notice", соглашение=paper.pk, причина="пара завершила программу.")
    assert "Причина: пара завершила программу.\n" in said
    assert "дополнительного соглашения от 03.10.2026 № 7/26 к трудовому договору." in said


def test_an_answer_to_a_withdrawal_says_what_was_done(place):
    said = text(place, "withdrawal_notice", заявитель=MENTOR, ребёнок=None, данные="", уничтожено=None, осталось="", опубликованное=False)
    assert "Обработка Ваших персональных данных для целей наставничества прекращена" in said
    assert "на основании согласия, будут уничтожены в течение 30 дней" in said
    assert "удалены" not in said
    assert "хранение" not in said
    assert "уничтожены 2 октября 2026 г.\n" in text(place, "withdrawal_notice", акт="")


def test_data_that_were_destroyed_too_late_are_named(place):
    assert "не позднее 21 октября 2026 г." in missing(place, "withdrawal_notice", уничтожено="2026-10-22")
    assert "30 дней" not in missing(place, "withdrawal_notice", уничтожено="2026-10-21")


# Applications


def test_a_mentor_lays_down_duties_with_an_order_and_without_a_reason(place, roman):
    with everywhere():
        school.drawn(place, kind_of("pairs_order"), {}, number="14-од")
        order = Document.objects.get(number="14-од")
    said = text(place, "mentor_resignation", приказ=order.pk, причина="", кому_помогает="learners", наставляемые=[answered(roman)])
    assert (
        "Прошу освободить меня от обязанностей наставника обучающегося 8 «А» класса Кима Романа Олеговича, возложенных на меня приказом"
        in said
    )
    assert "от 03.10.2026 № 14-од, с 1 декабря 2026 г.\n" in said
    assert "наставника с 1 декабря" in text(place, "mentor_resignation", наставляемые=[], причина="")


def test_another_mentor_is_asked_for_oneself_or_for_somebody_else(place, roman):
    own = text(place, "mentor_change_request", на_кого=None, с=None, наставляемый=MENTEE)
    assert "Прошу заменить моего наставника — учителя математики Тимофееву Ольгу Николаевну — другим.\n" in own
    other = text(place, "mentor_change_request", заявитель=LEAD, наставляемый=answered(roman))
    assert "Прошу заменить наставника обучающегося 8 «А» класса Кима Романа Олеговича — учителя математики Тимофееву" in other


@pytest.mark.parametrize("name", [kind for kind in SAMPLES if "consent" in kind or "notice" in kind or kind.startswith("mentor_")])
def test_a_blank_paper_has_its_title(place, name):
    with everywhere():
        found = school.drawn(place, kind_of(name), {})
    assert found.heading
    assert "None" not in words_of(found.paper)


def test_a_learner_typed_by_hand_has_no_class(place):
    assert "несовершеннолетнего Кима Романа Олеговича, даю" in text(place, "parent_consent", ребёнок=LEARNER)
    assert "учителя математики" not in text(place, "parent_consent", ребёнок=LEARNER, наставник=MENTOR)
