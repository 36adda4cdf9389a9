"""Mentees assessed before and after."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.core.errors import Refusal
from duet.stages.accounting import actions
from duet.stages.accounting.assessing import choices_of, compared, counted, forms_of, lines_of, mentees, parameters_of
from duet.stages.accounting.models import Assessment, Mark, Moment, ParameterRow
from duet.stages.persons.merging import hanging, move
from tests import make

from . import build

EVERYWHERE = True
TODAY = build.TODAY


@pytest.fixture
def ulyana(cast):
    return build.mentee("Серова Ульяна Игоревна", cast.lyceum, cast.anna)


def marks(person, moment=Moment.ENTRY):
    found = Mark.objects.filter(assessment__person=person, assessment__moment=moment)
    return dict(found.order_by("code").values_list("code", "value"))


def test_an_assessment_is_written_down_with_its_figures(cast, ulyana):
    made = build.assess(ulyana, cast.anna, {"mood": Decimal(4), "anxiety": Decimal(17)}, methods={"anxiety": "шкала Спилбергера"})
    assert marks(ulyana) == {"anxiety": Decimal(17), "mood": Decimal(4)}
    assert made.marks.get(code="anxiety").method == "шкала Спилбергера"
    assert Entry.objects.get(action="accounting.assess").note == {"assessment": made.pk, "moment": "entry", "year": 2026}


def test_putting_an_assessment_right_is_the_whole_of_it(cast, ulyana):
    build.assess(ulyana, cast.anna, {"mood": Decimal(4), "future": Decimal(5)})
    build.assess(ulyana, cast.anna, {"mood": Decimal(6)}, assessor="Юдина Н. П.")
    assert marks(ulyana) == {"mood": Decimal(6)}
    assert Assessment.objects.get().assessor == "Юдина Н. П."


def test_figures_of_what_is_not_asked_for_any_more_stay(cast, ulyana):
    build.assess(ulyana, cast.anna, {"mood": Decimal(4), "future": Decimal(5)})
    actions.choose_parameters(cast.lyceum, by=cast.anna, form="UU", used=["mood"])
    build.assess(ulyana, cast.anna, {"mood": Decimal(6)})
    assert marks(ulyana) == {"future": Decimal(5), "mood": Decimal(6)}


def test_nobody_is_assessed_without_consent(cast):
    nobody = build.pupil("Мохов Тимур Олегович", cast.lyceum)
    build.part(nobody)
    with pytest.raises(Refusal, match="согласия на обработку персональных данных ещё нет"):
        build.assess(nobody, cast.anna, {"mood": Decimal(4)})


def test_only_mentees_of_the_year_are_assessed(cast):
    outside = build.pupil("Мохов Тимур Олегович", cast.lyceum, cast.anna)
    build.part(outside, "mentor")
    with pytest.raises(Refusal, match="не в базе наставляемых"):
        build.assess(outside, cast.anna, {"mood": Decimal(4)})


@pytest.mark.parametrize(
    "values, more, words",
    [
        ({}, {}, "хотя бы одну"),
        ({"mood": Decimal(11)}, {}, "такого значения быть не может"),
        ({"burnout": Decimal(1)}, {}, "Набор показателей изменился"),
        ({"mood": Decimal(5)}, {"made_on": date(2026, 11, 21)}, "ещё не наступила"),
    ],
)
def test_what_cannot_be_is_refused(cast, ulyana, values, more, words):
    with pytest.raises(Refusal, match=words):
        build.assess(ulyana, cast.anna, values, **more)


def test_a_psychologist_assesses_and_a_mentor_does_not(cast, ulyana):
    nadezhda = make.member("Юдина Надежда Петровна", Role.PSYCHOLOGIST, at=cast.lyceum)
    assert build.assess(ulyana, nadezhda, {"anxiety": Decimal(17)}).by == nadezhda
    for stranger in (cast.boris, cast.gleb):
        with pytest.raises(PermissionDenied):
            build.assess(ulyana, stranger, {"mood": Decimal(4)})


def test_several_people_are_assessed_at_once_and_the_empty_left_alone(cast, ulyana):
    timur, vera = (build.mentee(name, cast.lyceum, cast.anna) for name in ("Мохов Тимур Олегович", "Юркова Вера Денисовна"))
    build.assess(timur, cast.anna, {"anxiety": Decimal(12)}, methods={"anxiety": "шкала Спилбергера"})
    values = {ulyana.pk: {"mood": Decimal(4)}, timur.pk: {"mood": Decimal(7), "anxiety": Decimal(12)}, vera.pk: {}}
    assert actions.assess_group(cast.lyceum, by=cast.anna, given=build.given({}), values=values, on=TODAY) == 2
    assert (marks(ulyana), marks(vera)) == ({"mood": Decimal(4)}, {})
    assert Mark.objects.get(assessment__person=timur, code="anxiety").method == "шкала Спилбергера"


def test_a_group_is_refused_as_a_whole(cast, ulyana):
    stranger = build.mentee("Чужов Пётр Ильич", cast.other, cast.gleb)
    values = {ulyana.pk: {"mood": Decimal(4)}, stranger.pk: {"mood": Decimal(4)}}
    with pytest.raises(Refusal, match="нет в базе наставляемых или согласие отозвано"):
        actions.assess_group(cast.lyceum, by=cast.anna, given=build.given({}), values=values, on=TODAY)
    assert not Assessment.objects.exists()


def test_an_organisation_chooses_parameters_and_adds_its_own(cast):
    made = actions.add_parameter(cast.lyceum, by=cast.anna, form="UU", title="Самостоятельность", scale="percent", up=True)
    actions.choose_parameters(cast.lyceum, by=cast.anna, form="UU", used=["mood", made.code])
    assert [parameter.title for parameter in parameters_of(cast.lyceum.pk, "UU")] == [
        "Эмоциональное состояние в школе",
        "Самостоятельность",
    ]
    assert made.parameter.tool == "шкала от 1 до 10"
    actions.choose_parameters(cast.lyceum, by=cast.anna, form="UU", used=["mood", "future"])
    assert {choice.parameter.code for choice in choices_of(cast.lyceum.pk, "UU") if choice.used} == {"mood", "future"}
    assert str(made) == "Самостоятельность"
    assert parameters_of(cast.other.pk, "UU") == parameters_of(cast.lyceum.pk, "SS")


def test_somebody_has_to_be_assessed_by_something(cast):
    with pytest.raises(Refusal, match="хотя бы один"):
        actions.choose_parameters(cast.lyceum, by=cast.anna, form="UU", used=["unknown"])


def test_an_own_parameter_is_named_once_and_there_are_not_too_many(cast):
    add = {"by": cast.anna, "form": "UU", "scale": "s10", "up": False, "tool": "беседа"}
    with pytest.raises(Refusal, match="уже есть"):
        actions.add_parameter(cast.lyceum, title="Тревожность", **add)
    for number in range(30):
        actions.add_parameter(cast.lyceum, title=f"Свой {number}", **add)
    with pytest.raises(Refusal, match="очень много"):
        actions.add_parameter(cast.lyceum, title="Ещё один", **add)
    assert ParameterRow.objects.first().parameter.tool == "беседа"


def test_before_and_after_are_put_beside_each_other(cast, ulyana):
    build.assess(ulyana, cast.anna, {"mood": Decimal(4), "anxiety": Decimal(17), "future": Decimal(5)})
    build.assess(ulyana, cast.anna, {"mood": Decimal(7), "anxiety": Decimal(20)}, moment=Moment.EXIT)
    lines = lines_of(ulyana, list(Assessment.objects.filter(person=ulyana).prefetch_related("marks")))
    told = {line.parameter.code: (line.delta, line.turn, line.is_drawn, line.is_worse) for line in lines}
    assert told["mood"] == (Decimal(3), "better", True, False)
    assert told["anxiety"] == (Decimal(3), "worse", False, True)
    assert told["future"] == (None, None, False, False)
    assert lines_of(ulyana, []) == []


def test_a_group_is_compared_without_those_who_withdrew(cast, ulyana):
    timur = build.mentee("Мохов Тимур Олегович", cast.lyceum, cast.anna)
    for person in (ulyana, timur):
        build.assess(person, cast.anna, {"mood": Decimal(4)})
        build.assess(person, cast.anna, {"mood": Decimal(6)}, moment=Moment.EXIT)
    found = compared(mentees(cast.anna, 2026, TODAY), cast.lyceum.pk, 2026, "UU")
    assert [(parameter.code, summary.share) for parameter, summary in found] == [("mood", "2 из 2")]
    make.consent(timur, by=cast.anna, signer=timur.guardians.get().adult, says="withdrawn", on=TODAY)
    assert [summary.share for _, summary in compared(mentees(cast.anna, 2026, TODAY), cast.lyceum.pk, 2026, "UU")] == ["1 из 1"]


def test_the_council_gets_figures_of_everybody_and_no_names(cast, ulyana):
    pavel = make.member("Советов Павел Ильич", Role.COUNCIL, at=cast.lyceum)
    assert list(mentees(pavel, 2026, TODAY)) == []
    assert list(counted(pavel, 2026, TODAY)) == list(counted(cast.anna, 2026, TODAY)) == [ulyana]
    assert list(counted(cast.gleb, 2026, TODAY)) == []


def test_the_form_is_that_of_the_assessment_then_of_the_profile_then_the_likely_one(cast, ulyana):
    timur, teacher = build.mentee("Мохов Тимур Олегович", cast.lyceum, cast.anna), make.person("Зайцева Анна Дмитриевна", cast.lyceum)
    build.profile(timur, forms=["SU"])
    build.profile(teacher, forms=["TT", "HT"])
    people = [ulyana, timur, teacher]
    assert forms_of(people, 2026) == {ulyana.pk: "UU", timur.pk: "SU", teacher.pk: "TT"}
    build.assess(timur, cast.anna, {"interest": Decimal(4)}, form="RU")
    assert forms_of(people, 2026)[timur.pk] == "RU"


def test_two_cards_of_one_mentee_become_one_assessment(cast, ulyana):
    other = build.mentee("Серова Уля Игоревна", cast.lyceum, cast.anna)
    build.assess(ulyana, cast.anna, {"mood": Decimal(4)}, comment="со слов учителя")
    nadezhda = make.member("Юдина Надежда Петровна", Role.PSYCHOLOGIST, at=cast.lyceum)
    build.assess(other, nadezhda, {"mood": Decimal(4), "future": Decimal(6)}, assessor="Юдина Н. П.", comment="тест", made_on=build.JOINED)
    assert [(one.forms.split(",")[0], one.total) for one in hanging([other])[other.pk] if "оценка" in one.forms] == [("оценка", 1)]
    move(ulyana, other)
    kept = Assessment.objects.get()
    assert (kept.person, kept.on, kept.assessor, kept.comment) == (
        ulyana,
        build.JOINED,
        "Белова А. С.; Юдина Н. П.",
        "со слов учителя; тест",
    )
    assert kept.by == cast.anna
    assert marks(ulyana) == {"future": Decimal(6), "mood": Decimal(4)}
    assert str(kept) == "Серова Ульяна Игоревна: оценка на входе, 2026"
    assert str(kept.marks.get(code="mood")) == "mood: 4.00"


def test_figures_that_differ_refuse_the_merging(cast, ulyana):
    other = build.mentee("Серова Уля Игоревна", cast.lyceum, cast.anna)
    build.assess(ulyana, cast.anna, {"mood": Decimal(4)})
    build.assess(other, cast.anna, {"mood": Decimal(5)})
    with pytest.raises(Refusal, match="значение оценки"):
        move(ulyana, other)
