"""Orders: points that fall out and are numbered anew, one person and many, men and women, learners."""

from __future__ import annotations

from typing import Any

import pytest

from duet.base.tenancy.models import Organisation, OrganisationKind
from duet.base.tenancy.scope import everywhere
from duet.stages.documents.desk import Desk
from duet.stages.drafting.kinds import orders_start
from duet.stages.drafting.kinds.ordering import placed
from duet.stages.persons.models import Person, Sex, Status

from . import school
from .laying import SAMPLES, card, kept, lead, text
from .school import LEAD, MENTEE, MENTOR, OTHER_MENTOR, who

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Organisation:
    with everywhere():
        return school.school()


# What falls out


def test_an_order_without_annexes_approves_nothing_and_numbers_the_rest_anew(place: Organisation) -> None:
    found = text(
        place, "introduction_order", утвердить_положение=False, утвердить_карту=False, председатель={}, рабочая_группа=[],
        срок_ознакомления=None, срок_баз=None, отчёт="", ответственный_за_сайт={},
    )  # fmt: skip
    assert "Утвердить" not in found
    assert "рабочую группу" not in found
    assert "2. Назначить куратором" in found
    assert "3. Контроль за исполнением приказа оставляю за собой." in found


def test_one_thing_to_approve_is_a_plain_sentence(place: Organisation) -> None:
    found = text(place, "introduction_order", утвердить_карту=False, срок_баз=None, отчёт="")
    assert "2. Утвердить Положение о системе наставничества (приложение № 1)." in found
    assert "5. Куратору Белозёровой М. С. в срок до 8 октября 2026 г. ознакомить работников" in found


def test_mentoring_of_teachers_alone_says_nothing_of_pupils(place: Organisation) -> None:
    found = text(place, "introduction_order", модель="teachers", утвердить_положение=False, утвердить_карту=False)
    assert "обучающихся" not in found
    assert "разместить настоящий приказ на официальном сайте" in found


def test_the_site_has_no_day_where_none_was_said(place: Organisation) -> None:
    found = text(place, "regulation_order", ответственный_за_сайт=OTHER_MENTOR, срок_ознакомления=None, мнение="", новая_редакция=False)
    assert "4. Учителю истории Шевчуку Виктору Степановичу разместить Положение на официальном сайте организации." in found
    assert "Куратору Белозёровой М. С. ознакомить работников с Положением под подпись." in found
    assert "с учётом мнения" not in found


def test_a_curator_without_a_term_a_pay_and_a_deputy(place: Organisation) -> None:
    found = text(place, "curator_order", по=None, доплата="", замещает={}, обязанности="вести базы")
    assert "наставничества с 5 октября 2026 г.\n2. Поручить куратору вести базы.\n3. Контроль" in found


def test_a_group_without_a_secretary_and_days(place: Organisation) -> None:
    found = text(place, "group_order", секретарь={}, первое_заседание=None, срок_документов=None, члены=[LEAD, MENTOR])
    assert found.count("Белозёрова Марина Сергеевна | заместитель") == 1
    assert "секретарь" not in found
    assert "3. Контроль" in found


def test_one_answerable_person_needs_no_table(place: Organisation) -> None:
    row = SAMPLES["responsible_order"]["ответственные"][0]
    found = text(place, "responsible_order", ответственные=[row])
    assert "О назначении лица, ответственного за взаимодействие" in found
    assert "1. Назначить заместителя директора по методической работе Белозёрову Марину Сергеевну ответственным за взаимодействие" in found
    assert (
        "2. Ответственному лицу:\n1) ежемесячно до 25-го числа представлять сведения о реализации системы наставничества (получатель"
        in found
    )
    without = text(place, "responsible_order", ответственные=[{**row, "срок": "", "за_что": ""}], кому="")
    assert "1) своевременно представлять сведения о реализации системы наставничества;" in without
    assert "ответственным за взаимодействие с муниципальным центром" in without


def test_a_methodical_union_is_named_so_in_every_case(place: Organisation) -> None:
    found = text(place, "council_order", название="union", утвердить_план=False)
    assert "О создании методического объединения наставников" in found
    assert "Создать на срок до 31 мая 2027 г. методическое объединение наставников" in found
    assert "2. Утвердить Положение о методическом объединении наставников (приложение № 1)." in found
    assert "Поручить методическому объединению наставников:" in found


def test_a_council_without_a_curator_has_no_point_on_its_reports(place: Organisation) -> None:
    assert "отчёт" not in text(place, "council_order", куратор={})
    assert "отчёт о ней куратору Белозёровой М. С.\n" in text(place, "council_order")


def test_a_lone_template_is_a_template(place: Organisation) -> None:
    found = text(place, "programme_template_order", форма_журнала=False, срок_составления="", срок_ознакомления=None)
    assert "Об утверждении шаблона персонализированной программы наставничества" in found
    assert "1. Утвердить шаблон персонализированной программы наставничества (приложение № 1)." in found
    assert "2. Применять утверждённый шаблон" in found
    assert "3. Куратору Белозёровой М. С. ознакомить" in found


def test_motivation_may_change_another_act(place: Organisation) -> None:
    changes: dict[str, Any] = {"что": "changes", "бухгалтер": {}, "ответственный_за_сайт": {}, "срок_ознакомления": None, "мнение": ""}
    found = text(
        place, "motivation_order", **changes, какие_изменения="дополнить разделом о выплате наставникам\nизложить пункт 5 в новой редакции"
    )
    assert "О внесении изменений в Положение об оплате труда работников" in found
    assert "1. Внести в Положение об оплате труда работников следующие изменения:\n1) дополнить" in found
    one = text(place, "motivation_order", **changes, какие_изменения="дополнить разделом о выплате наставникам")
    assert "следующие изменения: дополнить разделом о выплате наставникам." in one
    assert "внести изменения (приложение № 1)".lower() not in one.lower()
    annex = text(place, "motivation_order", **changes)
    assert "1. Внести в Положение об оплате труда работников изменения (приложение № 1)." in annex
    assert "3. Специалисту по кадрам Петренко Оксане Юрьевне ознакомить работников с настоящим приказом под подпись.\n" in annex
    assert "3. Ознакомить работников с настоящим приказом под подпись.\n" in text(place, "motivation_order", **changes, знакомит={})


def test_pay_to_one_mentor_is_a_sentence(place: Organisation) -> None:
    rows = SAMPLES["payment_order"]["выплаты"]
    found = text(place, "payment_order", выплаты=rows[:1], источник="", бухгалтер={})
    assert "Об установлении выплаты за наставничество" in found
    assert (
        "1. Установить учителю математики Тимофеевой Ольге Николаевне выплату за наставничество с 5 октября 2026 г. по 31 мая 2027 г. "
        "в размере 3 000 рублей в месяц (соглашение от 01.10.2026 № 4).\n2. При досрочном" in found
    )
    many = text(place, "payment_order", выплаты=rows[1:])
    assert "в размере 10 % должностного оклада.\n" in many
    assert "начислять выплату одновременно" in many


def test_an_event_may_have_neither_programme_nor_jury(place: Organisation) -> None:
    found = text(place, "event_order", время="", программа=[], председатель={}, жюри=[], партнёры="", поручения=[])
    assert "Провести 20 мая 2027 г. итоговое мероприятие — конференцию" in found
    assert "Приложение" not in found
    assert "жюри" not in found
    assert "3. Контроль" in found


def test_a_contest_without_days_takes_papers_all_the_same(place: Organisation) -> None:
    found = text(place, "contest_order", заявки=None, итоги=None, номинации="«Открытие года»", утвердить_критерии=False)
    assert "3. Определить номинацию конкурса «Открытие года»." in found
    assert "принять заявки и материалы участников;" in found
    assert "Жюри в срок" not in found


def test_rewards_without_money_name_no_accountant(place: Organisation) -> None:
    rows = [{"человек": MENTOR, "награда": "gift", "заслуга": "помощь коллегам", "размер": ""}]
    found = text(place, "reward_order", награды=rows, мнение="", кадры={}, основание="")
    assert "1. Наградить ценным подарком учителя математики Тимофееву Ольгу Николаевну — за помощь коллегам.\n2. Контроль" in found
    assert "Основание" not in found
    assert "В соответствии со статьёй 191 Трудового кодекса Российской Федерации, Федеральным законом" in found


def test_children_are_not_rewarded_by_the_labour_code(place: Organisation) -> None:
    rows = [{"человек": who("Ким Роман Олегович", "обучающийся 8 «А» класса"), "награда": "thanks", "заслуга": "", "размер": ""}]
    assert "Трудового кодекса" not in text(place, "reward_order", награды=rows, кадры={})


def test_monitoring_without_a_psychologist(place: Organisation) -> None:
    found = text(place, "monitoring_order", психолог={}, анонимно=False, на_педсовете="", когда="before")
    assert "перед началом работы пар" in found
    assert "без указания" not in found
    assert "5. Контроль" in found


def test_a_commission_for_once_is_not_lasting(place: Organisation) -> None:
    found = text(place, "destruction_order", постоянная=False, члены=[])
    assert "1. Создать комиссию по уничтожению" in found


# People


def test_control_goes_to_whom_it_was_given(place: Organisation) -> None:
    found = text(place, "curator_order", контроль=who("Шевчук Виктор Степанович"))
    assert "Контроль за исполнением приказа возложить на Шевчука В. С.\n" in found
    assert found.count("Шевчук Виктор Степанович |") == 1


def test_a_name_with_initials_ends_a_sentence_with_one_point(place: Organisation) -> None:
    found = text(place, "curator_order", замещает=who("Черных Л. И.", "методист"))
    assert "возложить его обязанности на методиста Черных Л. И.\n" in found


def test_a_new_mentor_agrees_to_it_as_a_man_or_a_woman(place: Organisation) -> None:
    assert "Шевчука Виктора Степановича с его письменного согласия наставником" in text(place, "mentor_change_order")
    assert "с её письменного согласия" in text(place, "mentor_change_order", новый_наставник=who("Орлова Вера Павловна", "учитель физики"))
    assert "с его (её) письменного согласия" in text(place, "mentor_change_order", новый_наставник=who("Ли Саша", "учитель физики"))


def test_who_has_left_hands_nothing_over(place: Organisation) -> None:
    found = text(place, "mentor_change_order", почему="left", срок_программы=None, выплата="", форма="")
    assert "в связи с увольнением наставника" in found
    assert "передать" not in found
    assert "уточнить" not in found
    assert "4. Куратору" in found
    assert "дополнительное соглашение" in found
    assert "соглашени" not in text(place, "mentor_change_order", кадры={}, выплата="", почему="both")


def test_several_pairs_end_in_a_table_and_one_in_a_sentence(place: Organisation) -> None:
    rows = [{"наставник": MENTOR, "наставляемый": MENTEE}, {"наставник": OTHER_MENTOR, "наставляемый": MENTEE}]
    found = text(place, "mentoring_end_order", пары=rows, почему="done", прекратить_выплату=False, срок_отчёта=None)
    assert "1. Прекратить с 12 февраля 2027 г. наставничество в следующих парах:" in found
    assert "соглашения о прекращении работы по наставничеству к трудовым договорам наставников" in found
    assert "предупрежден" not in found
    many = text(place, "mentoring_end_order", пары=rows)
    assert "(наставники предупреждены письменно 5 февраля 2027 г.)" in many
    assert "Наставникам в срок" in many
    nobody = text(place, "mentoring_end_order", кадры={}, основание="")
    assert "соглашени" not in nobody


def test_one_pair_goes_on_in_a_sentence(place: Organisation) -> None:
    rows = [{"наставник": MENTOR, "наставляемый": MENTEE}]
    found = text(place, "mentoring_extension_order", пары=rows)
    assert (
        "учителя математики Тимофеевой Ольги Николаевны (наставник) и учителя математики Зайцевой Анны Дмитриевны (наставляемый)." in found
    )
    assert "Наставнику в срок до 10 июня 2027 г. внести изменения в персонализированную программу" in found
    assert "Сохранить наставнику выплату" in found
    short = text(place, "mentoring_extension_order", пары=rows, срок_программы=None, выплата=False, кадры={}, почему="")
    assert "2. Куратору" in short


# Learners


def test_a_learner_stands_with_the_class_and_does_not_sign(place: Organisation) -> None:
    with everywhere():
        boy = school.pupil(place, "Ким Роман Олегович", Sex.MALE)
    found = text(place, "mentoring_end_order", пары=[{"наставник": MENTOR, "наставляемый": card(place, boy)}], почему="graduated")
    assert "в отношении обучающегося 8 «А» класса Кима Романа Олеговича." in found
    assert "351.8" not in found
    assert "Р-145" in found
    assert "Ким Роман Олегович |" not in found


def test_a_pupil_who_has_no_card_is_known_by_what_was_typed(place: Organisation) -> None:
    pupil = who("Ким Роман Олегович", "обучающийся 8 «А» класса")
    found = text(place, "mentor_change_order", наставляемый=pupil)
    assert "наставником обучающегося 8 «А» класса Кима Романа Олеговича" in found
    assert "351.8" not in found
    assert "Ким Роман Олегович |" not in found


def test_a_learner_is_called_as_the_place_calls_learners(place: Organisation) -> None:
    with everywhere():
        by = lead(place)
        girl = school.pupil(place, "Ким Анна Олеговна", Sex.FEMALE, "9 класс")
        student = school.pupil(place, "Юн Илья Петрович", Sex.MALE, "ПК-21")
        student.status = Status.STUDENT
        student.save()
        nobody = Person.objects.create(organisation=place, full_name="Цой Ева Игоревна", status=Status.PUPIL)
        people = (girl, student, nobody)
        document = kept(place, by, "reward_order", {"все": [card(place, person) for person in people]})
        desk = Desk(place, by=by, on=school.DAY, document=document)
        posts = [placed(desk, card(place, person)).post.genitive for person in people]
        assert posts == ["обучающейся 9 класса", "студента группы ПК-21", "обучающейся"]
        place.kind = OrganisationKind.KINDERGARTEN
        child = school.pupil(place, "Цой Лев Игоревич", Sex.MALE, "«Солнышко»")
        document.answers = {"все": [card(place, child)]}
        desk = Desk(place, by=by, on=school.DAY, document=document)
        assert placed(desk, card(place, child)).post.dative == "воспитаннику группы «Солнышко»"
        assert orders_start.INTRODUCTION_ORDER.ask("модель").start(desk) == "teachers"  # type: ignore[misc]  # the ask has a start


def test_pairs_of_pupils_rest_on_acts_on_pupils(place: Organisation) -> None:
    with everywhere():
        boy = school.pupil(place, "Ким Роман Олегович", Sex.MALE)
        older = school.pupil(place, "Цой Ева Игоревна", Sex.FEMALE, "10 «Б»")
    row = {"наставник": card(place, older), "наставляемый": card(place, boy), "форма": "UU", "вид": "GROUP"}
    found = text(place, "pairs_order", пары=[row])
    assert "О закреплении наставнических пар и групп на 2026/27 учебный год" in found
    assert "1. Закрепить наставнические пары и группы на период" in found
    assert (
        "Цой Ева Игоревна | обучающаяся 10 «Б» класса | Ким Роман Олегович | обучающийся 8 «А» класса | «ученик – ученик», групповое"
        in found
    )
    assert "351.8" not in found
