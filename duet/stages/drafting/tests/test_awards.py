"""Letters, awards, papers on demand: how they turn to one and to several, what is chosen and what falls out."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pdfminer.high_level import extract_pages

from duet.base.papers import Format, write
from duet.base.tenancy.models import Organisation
from duet.base.tenancy.scope import everywhere
from duet.stages.documents.desk import Desk
from duet.stages.documents.drawing import Drawn, words_of
from duet.stages.documents.forms.answers import started
from duet.stages.documents.kinds import kind_of
from duet.stages.documents.models import Document
from duet.stages.drafting.kinds.awards_words import THANKS
from duet.stages.persons.models import Category, Person, Sex

from . import school
from .samples import all_samples
from .school import LEAD, MENTEE, MENTOR, OTHER_MENTOR, who

pytestmark = pytest.mark.django_db
SAMPLES = all_samples()


@pytest.fixture
def place() -> Organisation:
    with everywhere():
        return school.school()


def drawn(place: Organisation, name: str, **answers: Any) -> Drawn:
    with everywhere():
        return school.drawn(place, kind_of(name), {**SAMPLES[name], **answers})


def text(place: Organisation, name: str, **answers: Any) -> str:
    return words_of(drawn(place, name, **answers).paper).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ([OTHER_MENTOR], "Уважаемый Виктор Степанович!"),
        ([who("Ким Олег")], "Уважаемый Олег!"),
        ([who("Нгуен Хоа")], "Уважаемый(-ая) Хоа!"),
        ([who("Анна Сергеевна")], "Уважаемая Анна Сергеевна!"),
        ([MENTOR, OTHER_MENTOR, who("Лаптева Инна Олеговна")], "Уважаемые Ольга Николаевна, Виктор Степанович и Инна Олеговна!"),
        ([], "Уважаемый(-ая) ____________!"),
    ],
)
def test_a_letter_turns_to_people_by_name_and_patronymic(place, people, said):
    assert said in text(place, "thank_you_letter", кому=people)


def test_a_pupil_is_dear_and_is_called_by_the_first_name(place):
    with everywhere():
        roman, anna = (
            school.pupil(place, name, sex) for name, sex in (("Ким Роман Олегович", Sex.MALE), ("Соль Анна Ильинична", Sex.FEMALE))
        )
    one = [who(roman.full_name, person=roman.pk)]
    assert "Дорогой Роман!" in text(place, "thank_you_letter", кому=one)
    assert "Дорогие Роман и Анна!" in text(place, "thank_you_letter", кому=[*one, who(anna.full_name, person=anna.pk)])


def test_one_person_is_spoken_to_with_a_capital_and_several_without(place):
    assert "благодарит Вас за" in text(place, "thank_you_letter")
    several = text(place, "thank_you_letter", кому=[MENTOR, OTHER_MENTOR])
    assert "благодарит вас за" in several
    assert "Вас" not in several


@pytest.mark.parametrize("occasion", THANKS)
@pytest.mark.parametrize("manner", ["spoken", "presented"])
@pytest.mark.parametrize("about", [(), (MENTEE,), (MENTEE, OTHER_MENTOR)])
def test_every_letter_of_thanks_is_filled_in(place, occasion, manner, about):
    said = text(place, "thank_you_letter", повод=occasion, обращение=manner, о_ком=list(about))
    assert not {"{", "}", "None"} & set(said)
    assert ("вручается\nТимофеевой Ольге Николаевне\nучителю математики\nза " in said) is (manner == "presented")


def test_a_letter_to_an_employer_names_whom_it_is_about(place):
    one = text(place, "thank_you_letter", повод="employer", о_ком=[MENTEE])
    assert "быть наставником наших обучающихся, которую Вы дали учителю математики Зайцевой Анне Дмитриевне" in one
    assert "быть наставниками" in text(place, "thank_you_letter", повод="employer", о_ком=[MENTEE, OTHER_MENTOR])


def test_words_of_ones_own_stand_as_they_were_written(place):
    said = text(place, "thank_you_letter", кому=[MENTOR, OTHER_MENTOR], текст="Спасибо Вам!\r\n\r\nЖдём снова.")
    assert "Спасибо Вам!\nЖдём снова.\nДиректор" in said


def test_a_title_names_one_person_and_not_several(place):
    assert drawn(place, "thank_you_letter").heading.replace("\N{NO-BREAK SPACE}", " ") == "Благодарственное письмо Тимофеевой О. Н."
    assert drawn(place, "thank_you_letter", кому=[MENTOR, OTHER_MENTOR]).heading == "Благодарственное письмо"


@pytest.mark.parametrize("own", ["", "Спасибо за работу и поддержку. " * 40])
def test_a_letter_of_thanks_takes_one_sheet(place, own):
    paper = drawn(place, "thank_you_letter", повод="parents", текст=own, о_ком=[MENTEE]).paper
    assert len(list(extract_pages(BytesIO(write(paper, Format.PDF))))) == 1


def test_diplomas_of_several_agree_and_name_the_ground_only_when_there_is_one(place):
    assert "награждаются\nТимофеева Ольга Николаевна\nучитель математики\nШевчук" in text(
        place, "honour_certificate", кому=[MENTOR, OTHER_MENTOR]
    )
    assert "ГРАМОТА\n" in text(place, "honour_certificate", название="грамота", степень="", за_что="")


def test_a_diploma_names_the_order_it_rests_on(place):
    assert "Основание" not in text(place, "honour_certificate")
    with everywhere():
        school.drawn(place, kind_of("reward_order"), {}, number="14-од")
        order = Document.objects.get(number="14-од")
    assert "Основание: приказ от 03.10.2026 № 14-од" in text(place, "honour_certificate", основание=order.pk)


def test_a_certificate_agrees_with_whom_it_is_given_to(place):
    assert "прошёл обучение по программе" in text(place, "training_certificate", кому=[OTHER_MENTOR])
    assert "прошли обучение" in text(place, "training_certificate", кому=[MENTOR, OTHER_MENTOR])
    assert "приняла участие в программе «Школа наставника»" in text(place, "training_certificate", о_чём="part")
    assert "прошёл(-ла) обучение" in text(place, "training_certificate", кому=[])


def test_hours_of_a_certificate_agree_and_may_be_left_out(place):
    assert "в объёме 21 часа" in text(place, "training_certificate", часы=21)
    assert "в объёме 11 часов" in text(place, "training_certificate", часы=11)
    assert "в объёме" not in text(place, "training_certificate", часы=None)


def test_a_training_of_one_day_has_one_day(place):
    said = text(place, "training_certificate", с="2026-09-14", по="2026-09-14", программа="Курс «Первые шаги»")
    assert "по программе Курс «Первые шаги» в объёме 16 часов\n14 сентября 2026 г.\n" in said


def test_a_reference_says_who_is_over_and_who_goes_on(place):
    assert "она является наставником учителя математики Зайцевой" in text(place, "participation_reference")
    assert "он являлся наставником" in text(place, "participation_reference", кому=OTHER_MENTOR, по="2026-09-30")
    mentee = text(place, "participation_reference", кому=MENTEE, роль="mentee", с_кем=[MENTOR], форма="", куда="")
    assert "она является наставляемой в программе" in mentee
    assert "и работает с наставником — учителем математики Тимофеевой Ольгой Николаевной." in mentee
    assert "Форма" not in mentee
    assert "Справка дана" not in mentee


def test_a_cover_letter_is_addressed_to_the_head_of_the_body_above(place):
    with everywhere():
        by = school.at_work(place, LEAD["name"], LEAD["post"])
        assert started(kind_of("cover_letter"), Desk(place, by=by, on=school.DAY))["кому"] is None
        town = place.parent
        assert town is not None
        town.head_name, town.head_post = "Ковалёва Ирина Львовна", "начальник"
        town.save()
        place.refresh_from_db()
        found = started(kind_of("cover_letter"), Desk(place, by=by, on=school.DAY))["кому"]
        town.head_post = ""
        town.save()
        place.refresh_from_db()
        assert started(kind_of("cover_letter"), Desk(place, by=by, on=school.DAY))["кому"]["post"].startswith("руководитель ")
        place.parent = None
        assert started(kind_of("cover_letter"), Desk(place, by=by, on=school.DAY))["кому"] is None
    assert found == {"person": None, "name": "Ковалёва Ирина Львовна", "post": "начальник Управления образования города Верхнереченска"}


def test_a_cover_letter_with_one_annex_or_none(place):
    one = text(place, "cover_letter", приложения="1) отчёт на 5 л. в 1 экз.", на_номер="", на_от=None, исполнитель=None, телефон="")
    assert "Приложение: Отчёт на 5 л. в 1 экз.\n" in one
    assert "На №" not in one
    assert "Исполнитель" not in one
    assert "Приложени" not in text(place, "cover_letter", приложения="")
    assert "На № ______ от 25.09.2026" in text(place, "cover_letter", на_номер="")
    assert "На № 118 от ____________" in text(place, "cover_letter", на_от=None)


def test_a_presentation_takes_service_and_category_from_the_card(place):
    with everywhere():
        member = school.at_work(place, MENTOR["name"], MENTOR["post"])
        card = Person.objects.get(member=member)
        card.category, card.service_months, card.service_on = Category.FIRST, 144, school.DAY
        card.save()
    said = text(place, "presentation", кого=who(card.full_name, card.post, card.pk))
    assert "в должности учителя математики, стаж работы — 12 лет, квалификационная категория — первая." in said


def test_a_character_and_a_presentation_end_differently(place):
    assert "ПРЕДСТАВЛЕНИЕ\n" in text(place, "presentation")
    character = text(place, "presentation", вид="character", для_чего="", наставляемые=[], результаты="")
    assert "Характеристика дана для предъявления по месту требования." in character
    assert "Результаты" not in character
    assert "— наставник" not in character
    assert "представляется к поощрению." in text(place, "presentation", для_чего="")
