"""Clauses of local acts come and go with what the organisation chose."""

from __future__ import annotations

import re
from typing import Any

import pytest

from duet.base.papers.blocks import Heading, Stamps, Table
from duet.base.tenancy.models import Organisation, OrganisationKind, Role
from duet.base.tenancy.scope import everywhere
from duet.stages.documents.desk import Desk
from duet.stages.documents.drawing import Drawn, words_of
from duet.stages.documents.families import Family
from duet.stages.documents.forms.answers import started
from duet.stages.documents.kinds import Kind
from duet.stages.documents.models import Document
from duet.stages.drafting.kinds.composing import Listed, Section, full_stop, joined, sections
from duet.stages.drafting.kinds.regulations_contest import REGULATION_ON_CONTEST
from duet.stages.drafting.kinds.regulations_council import REGULATION_ON_COUNCIL
from duet.stages.drafting.kinds.regulations_data import REGULATION_ON_DATA
from duet.stages.drafting.kinds.regulations_mentoring import REGULATION_ON_MENTORING
from duet.stages.drafting.kinds.regulations_motivation import REGULATION_ON_MOTIVATION

from . import school
from .samples_regulations import SAMPLES

pytestmark = pytest.mark.django_db
MENTORING = SAMPLES["mentoring_regulation"]
# Everything that can be switched off.
_FLAGS = ("совет", "оплата", "дистанционно", "несовершеннолетние", "партнёры", "психолог")


@pytest.fixture
def place() -> Organisation:
    with everywhere():
        return school.school()


def drawn(place: Organisation, kind: Kind, answers: dict[str, Any]) -> Drawn:
    with everywhere():
        return school.drawn(place, kind, answers)


def text_of(place: Organisation, kind: Kind, answers: dict[str, Any]) -> str:
    return words_of(drawn(place, kind, answers).paper).replace("\N{NO-BREAK SPACE}", " ")


def numbers_of(text: str) -> list[tuple[int, int]]:
    return [(int(found[1]), int(found[2])) for found in re.finditer(r"^(\d+)\.(\d+)\. ", text, re.MULTILINE)]


@pytest.mark.parametrize("off", [(flag,) for flag in _FLAGS] + [_FLAGS])
def test_clauses_that_were_switched_off_leave_no_gap_in_the_numbers(place: Organisation, off: tuple[str, ...]) -> None:
    text = text_of(place, REGULATION_ON_MENTORING, {**MENTORING, **dict.fromkeys(off, False)})
    numbers = numbers_of(text)
    by_section: dict[int, list[int]] = {}
    for section, clause in numbers:
        by_section.setdefault(section, []).append(clause)
    assert list(by_section) == list(range(1, 13))
    assert all(clauses == list(range(1, len(clauses) + 1)) for clauses in by_section.values())


@pytest.mark.parametrize(
    ("flag", "words"),
    [
        ("совет", "овет наставников"),
        ("оплата", "Выплата наставникам"),
        ("дистанционно", "дистанционно"),
        ("партнёры", "партнёр"),
        ("психолог", "сихолог"),
        ("несовершеннолетние", "есовершеннолетн"),
    ],
)
def test_what_an_organisation_does_not_have_is_not_spoken_of(place: Organisation, flag: str, words: str) -> None:
    assert words in text_of(place, REGULATION_ON_MENTORING, MENTORING)
    without = text_of(place, REGULATION_ON_MENTORING, {**MENTORING, flag: False})
    assert words not in without


def test_labour_law_is_cited_only_where_an_employee_helps_an_employee(place: Organisation) -> None:
    assert "351.8" in text_of(place, REGULATION_ON_MENTORING, MENTORING)
    learners = text_of(place, REGULATION_ON_MENTORING, {**MENTORING, "формы": ["UU"]})
    assert "351.8" not in learners
    assert "профессионального роста" not in learners
    assert "тот из обучающихся, кто добился успехов" in learners


def test_a_form_of_its_own_is_not_called_by_a_name_nobody_chose(place: Organisation) -> None:
    text = text_of(place, REGULATION_ON_MENTORING, {**MENTORING, "формы": ["TT", "CUSTOM"]})
    assert "2) иная форма — участники, их роли" in text
    assert "обучающихся —" not in text


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (OrganisationKind.KINDERGARTEN, ("«педагог – педагог» — ", "наставничества в детском саду", "сайта детского сада")),
        (OrganisationKind.COLLEGE, ("из числа студентов — тот", "наставничества в колледже", "сайта колледжа")),
        (OrganisationKind.ADDITIONAL, ("из числа обучающихся — тот", "наставничества в организации", "сайта организации")),
    ],
)
def test_an_organisation_is_called_what_it_is(place: Organisation, kind: OrganisationKind, said: tuple[str, ...]) -> None:
    with everywhere():
        place.kind = kind
        place.save()
    text = text_of(place, REGULATION_ON_MENTORING, MENTORING)
    assert [words for words in said if words not in text] == []
    assert "школ" not in re.sub(r"№ 12|«Средняя.*?»|положением об оплате труда работников школы|https\S+", "", text)


@pytest.mark.parametrize(
    ("post", "said"),
    [("заведующая", "приказом заведующей"), ("и. о. директора школы", "приказом руководителя"), ("", "приказом руководителя")],
)
def test_the_head_is_called_by_the_post(place: Organisation, post: str, said: str) -> None:
    with everywhere():
        place.head_post = post
        place.save()
    assert said in text_of(place, REGULATION_ON_MENTORING, MENTORING)


@pytest.mark.parametrize(
    ("years", "mentees", "said"),
    [(1, 1, ("не менее 1 года", "не более 1 наставляемого")), (11, 21, ("не менее 11 лет", "не более 21 наставляемого"))],
)
def test_numbers_agree_with_their_words(place: Organisation, years: int, mentees: int, said: tuple[str, str]) -> None:
    text = text_of(place, REGULATION_ON_MENTORING, {**MENTORING, "стаж_наставника": years, "нагрузка": mentees})
    assert said[0] in text
    assert said[1] in text


def test_what_was_not_answered_leaves_no_empty_words(place: Organisation) -> None:
    less = dict.fromkeys(("стаж_наставника", "нагрузка", "встречи", "раздел_сайта", "взамен", "основание_оплаты"))
    text = text_of(place, REGULATION_ON_MENTORING, {**MENTORING, **less})
    assert "педагогический работник с устойчивыми результатами" in text
    assert "Участники встречаются в сроки, установленные программой." in text
    assert "установленных положением об оплате труда, и" in text
    assert "утрачивает силу" not in text
    assert "по адресу" not in text


def test_up_to_four_stamps_stand_two_by_two(place: Organisation) -> None:
    bodies = ("управляющий совет", "совет обучающихся", "")
    answers = {**MENTORING, "согласовали": [{"орган": body, "номер": "1", "день": "2026-09-29"} for body in bodies]}
    stamps = next(block for block in drawn(place, REGULATION_ON_MENTORING, answers).paper.blocks if isinstance(block, Stamps))
    assert [stamp[:2] for stamp in stamps.left] == [("ПРИНЯТО", "педагогическим советом"), ("СОГЛАСОВАНО", "советом обучающихся")]
    assert [stamp[0] for stamp in stamps.right] == ["УТВЕРЖДЕНО", "СОГЛАСОВАНО"]
    assert stamps.right[1][1:] == ("управляющим советом", "(протокол от 29\N{NO-BREAK SPACE}сентября 2026\N{NO-BREAK SPACE}г. № 1)")


def test_a_local_act_cites_the_order_that_approved_it(place: Organisation) -> None:
    with everywhere():
        by = school.at_work(place, school.LEAD["name"], school.LEAD["post"], Role.CURATOR)
        order = Document.objects.create(
            organisation=place, kind="regulation_order", family=Family.ORDER, title="Об утверждении", made_by=by, year=2026, day=school.DAY,
            number="167-од",
        )  # fmt: skip
    found = drawn(place, REGULATION_ON_COUNCIL, {"приказ": order.pk})
    assert "УТВЕРЖДЕНО\nприказом от 03.10.2026 № 167-од" in words_of(found.paper)
    assert [document.pk for document in found.cited] == [order.pk]


def test_an_annex_bears_its_number_above_the_stamp_and_no_letterhead(place: Organisation) -> None:
    with everywhere():
        by = school.at_work(place, school.LEAD["name"], school.LEAD["post"], Role.CURATOR)
        order = Document.objects.create(
            organisation=place, kind="regulation_order", family=Family.ORDER, title="Об утверждении", made_by=by, year=2026
        )
        paper = school.drawn(place, REGULATION_ON_COUNCIL, {}, main=order, annex_number=2).paper
    first = paper.blocks[0]
    assert isinstance(first, Stamps)
    assert first.right[0][:2] == ("Приложение № 2", "УТВЕРЖДЕНО")


def test_a_chairman_is_appointed_unless_the_council_chooses(place: Organisation) -> None:
    answers = SAMPLES["council_regulation"]
    assert "Председателя и секретаря совет избирает" in text_of(place, REGULATION_ON_COUNCIL, answers)
    appointed = text_of(place, REGULATION_ON_COUNCIL, {**answers, "избирает_председателя": False, "медиация": False})
    assert "Председателя совета назначает директор" in appointed
    assert "азногласия" not in appointed


def test_without_payments_the_act_on_motivation_has_no_section_on_money(place: Organisation) -> None:
    text = text_of(place, REGULATION_ON_MOTIVATION, {**SAMPLES["motivation_regulation"], "выплаты": [], "комиссия": ""})
    headings = [block.text for block in drawn(place, REGULATION_ON_MOTIVATION, {"выплаты": []}).paper.blocks if isinstance(block, Heading)]
    assert "2. Нематериальное поощрение" in headings
    assert "РАЗМЕРЫ ВЫПЛАТ" not in text
    assert "рассматривает комиссия" not in text


def test_the_points_of_a_contest_are_summed_and_nobody_stands_twice_in_the_jury(place: Organisation) -> None:
    tables = [
        block for block in drawn(place, REGULATION_ON_CONTEST, SAMPLES["contest_regulation"]).paper.blocks if isinstance(block, Table)
    ]
    assert [cell.text for cell in tables[0].rows[-1]] == ["", "Всего", "15"]
    assert [row[0].text for row in tables[1].rows[1:]] == [
        "Белозёрова Марина Сергеевна",
        "Тимофеева Ольга Николаевна",
        "Шевчук Виктор Степанович",
    ]


def test_a_contest_without_jury_and_criteria_says_who_names_them(place: Organisation) -> None:
    answers = {**SAMPLES["contest_regulation"], "конкурс": "Конкурс «Лучшая пара»", "жюри": [], "председатель": None, "критерии": []}
    text = text_of(place, REGULATION_ON_CONTEST, {**answers, "куда": "", "награды": "", "куратор": None})
    assert "о конкурсе «Лучшая пара»" in text
    assert "Состав жюри утверждается приказом директора." in text
    assert "КРИТЕРИИ" not in text


def test_the_act_on_data_names_who_answers_for_them_or_says_that_an_order_does(place: Organisation) -> None:
    answers = SAMPLES["data_regulation"]
    assert "персональных данных — учитель математики Тимофеева О. Н.\n" in text_of(place, REGULATION_ON_DATA, answers)
    flags = dict.fromkeys(("несовершеннолетние", "публикация", "съёмка", "передача", "психолог"), False)
    text = text_of(place, REGULATION_ON_DATA, {**answers, **flags, "ответственный": None, "система": ""})
    assert "назначается приказом директора." in text
    gone = ("есовершеннолетн", "сихолог", "фотограф", "партнёр", "распространение")
    assert [words for words in gone if words in text.lower()] == []


def test_whoever_answers_for_data_is_proposed(place: Organisation) -> None:
    with everywhere():
        by = school.at_work(place, school.LEAD["name"], school.LEAD["post"], Role.CURATOR)
        assert started(REGULATION_ON_DATA, Desk(place, by=by, on=school.DAY))["ответственный"] is None
        school.at_work(place, "Лаптев Игорь Олегович", "системный администратор", Role.DPO)
        assert started(REGULATION_ON_DATA, Desk(place, by=by, on=school.DAY))["ответственный"]["name"] == "Лаптев Игорь Олегович"


def test_what_is_proposed_fits_the_organisation(place: Organisation) -> None:
    with everywhere():
        by = school.at_work(place, school.LEAD["name"], school.LEAD["post"], Role.CURATOR)
        offered = started(REGULATION_ON_MENTORING, Desk(place, by=by, on=school.DAY))
        contest = started(REGULATION_ON_CONTEST, Desk(place, by=by, on=school.DAY))
        motivation = started(REGULATION_ON_MOTIVATION, Desk(place, by=by, on=school.DAY))
        council = started(REGULATION_ON_COUNCIL, Desk(place, by=by, on=school.DAY))
        place.kind = OrganisationKind.MUNICIPALITY
        other = started(REGULATION_ON_MENTORING, Desk(place, by=by, on=school.DAY))
    assert (offered["формы"], offered["несовершеннолетние"], offered["партнёры"]) == (["TT", "UU"], True, False)
    assert (other["формы"], other["несовершеннолетние"]) == (["TT"], False)
    assert offered["согласовали"][0] == {"орган": "управляющий совет"}
    assert contest["критерии"][0]["баллы"] == 10
    assert "День наставника" in motivation["меры"]
    assert council["медиация"]


def test_sections_without_clauses_fall_out() -> None:
    made = sections([Section("Пусто", ("", Listed("Список:", ["", " "]))), Section("Есть", ("Да.", "", Listed("Список:", ["а", "", "б"])))])
    assert [block.text for block in made] == ["1. Есть", "1.1. Да.", "1.2. Список:", "1) а;", "2) б."]  # type: ignore[union-attr]  # texts all


def test_words_in_a_row_and_a_single_full_stop() -> None:
    assert [joined(words) for words in ((), ("а",), ("а", "", "б"), ("а", "б", "в"))] == ["", "а", "а и б", "а, б и в"]
    assert [full_stop(text) for text in ("3 октября 2026 г.", "Да")] == ["3 октября 2026 г.", "Да."]
