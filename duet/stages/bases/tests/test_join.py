"""People come into a base."""

from datetime import date

import pytest

from duet.base.journal.models import Entry
from duet.core.errors import Refusal
from duet.stages.bases import actions
from duet.stages.bases.models import MenteeKind, Participation, Side

from . import build
from .build import TODAY, YEAR

EVERYWHERE = True


def join(cast, *people, side=Side.MENTEE, year=YEAR, on=TODAY, **given):
    return actions.join(cast.lyceum, by=cast.anna, people=people, side=side, year=year, on=on, **given)


def test_several_people_join_at_once_each_with_the_kind_of_their_card(cast):
    young = build.person("Гущина Дарья Олеговна", cast.lyceum, young=True)
    pupil = build.person("Ёлкин Тимур Олегович", cast.lyceum, status="pupil")
    rows = join(cast, young, pupil)
    assert [(row.person, row.mentee_kind, row.joined_on) for row in rows] == [(young, "young", TODAY), (pupil, "learner", TODAY)]
    assert Entry.objects.get(action="bases.join").note == {"side": "mentee", "year": 2026, "people": [young.pk, pupil.pk]}


def test_a_kind_may_be_said_for_all_of_them(cast):
    trainee = build.person("Гущина Дарья Олеговна", cast.lyceum, young=True)
    assert join(cast, trainee, kind=MenteeKind.TRAINEE)[0].mentee_kind == "trainee"


def test_a_mentor_has_no_kind_of_mentee(cast):
    assert join(cast, build.person("Ильина Ольга Павловна", cast.lyceum), side=Side.MENTOR)[0].mentee_kind == ""


def test_without_consent_one_joins_as_a_candidate(cast):
    person = build.person("Ильина Ольга Павловна", cast.lyceum, kept=False)
    join(cast, person)
    assert not Participation.objects.filter(person=person).permitted(TODAY).exists()
    assert Participation.objects.filter(person=person).candidates(TODAY).exists()


def test_a_person_may_be_a_mentor_and_a_mentee_at_once(cast):
    person = build.person("Ильина Ольга Павловна", cast.lyceum)
    join(cast, person, side=Side.MENTOR)
    join(cast, person, side=Side.MENTEE)
    assert sorted(Participation.objects.filter(person=person).values_list("side", flat=True)) == ["mentee", "mentor"]


def test_who_is_there_already_stays_as_they_are(cast):
    there, fresh = build.person("Ильина Ольга Павловна", cast.lyceum), build.person("Ким Олег Робертович", cast.lyceum)
    build.participation(there)
    assert [row.person for row in join(cast, there, fresh, fresh)] == [fresh]
    assert Participation.objects.get(person=there).joined_on == date(2026, 9, 1)


@pytest.mark.parametrize(("year", "joined_on"), [(2027, date(2027, 9, 1)), (2025, date(2026, 8, 31))])
def test_a_base_of_another_year_has_days_of_its_own(cast, year, joined_on):
    assert join(cast, build.person("Ильина Ольга Павловна", cast.lyceum), year=year)[0].joined_on == joined_on


@pytest.mark.parametrize("year", [2020, 2028])
def test_no_base_is_kept_for_a_far_year(cast, year):
    with pytest.raises(Refusal, match="один из пяти прошлых"):
        join(cast, build.person("Ильина Ольга Павловна", cast.lyceum), year=year)


def test_a_person_of_another_school_or_a_merged_card_does_not_join(cast):
    other = build.person("Ильина Ольга Павловна", cast.other)
    merged = build.person("Ким Олег Робертович", cast.lyceum, merged_into=build.person("Ким Олег", cast.lyceum))
    for person in (other, merged):
        with pytest.raises(Refusal, match="Откройте список заново"):
            join(cast, person)


def carry(cast, people=None, side=Side.MENTEE):
    return actions.carry(cast.lyceum, by=cast.anna, people=people, side=side, year=YEAR, on=TODAY)


def test_last_years_base_is_carried_on_without_those_who_left(cast):
    stays, gone = build.person("Ильина Ольга Павловна", cast.lyceum), build.person("Ким Олег Робертович", cast.lyceum, left_on=TODAY)
    for person in (stays, gone):
        build.participation(person, year=2025, mentee_kind="request")
    assert [(row.person, row.year, row.mentee_kind) for row in carry(cast)] == [(stays, 2026, "request")]
    assert carry(cast) == []


def test_only_the_chosen_are_carried_on(cast):
    chosen, other = build.person("Ильина Ольга Павловна", cast.lyceum), build.person("Ким Олег Робертович", cast.lyceum)
    for person in (chosen, other):
        build.participation(person, Side.MENTOR, year=2025)
    assert [row.person for row in carry(cast, [chosen], Side.MENTOR)] == [chosen]


def test_who_was_new_or_young_last_year_is_looked_at_anew(cast):
    newcomer = build.person("Ильина Ольга Павловна", cast.lyceum, born_on=date(1970, 1, 1), service_months=300)
    build.participation(newcomer, year=2025, mentee_kind="newcomer")
    assert [row.mentee_kind for row in carry(cast)] == ["request"]
