"""What hangs on a card is found, joined and erased together with it."""

from datetime import date

from duet.core.consents import Kind
from duet.stages.bases.keeping import fold_participations, fold_profiles, found_by
from duet.stages.bases.models import ConfidentialNote, Participation, Profile, Request, Side
from duet.stages.consents.asking import bases, in_bases
from duet.stages.persons.erasing import erase_past_registration, erased_titles
from duet.stages.persons.merging import hanging
from duet.stages.persons.models import Person, Weight
from tests import make

from . import build
from .build import TODAY

EVERYWHERE = True


def two(cast):
    return build.person("Ильина Ольга Павловна", cast.lyceum), build.person("Ильина Ольга", cast.lyceum)


def test_competences_come_before_interests(cast):
    olga, other = two(cast)
    build.profile(olga, competences=["ЕГЭ", "дебаты"], interests=["шахматы"])
    assert found_by([olga, other]) == {olga.pk: [(Weight.COMPETENCE, "ЕГЭ дебаты"), (Weight.WORK, "шахматы")]}


def test_everything_past_registration_is_erased_and_found_no_more(cast, nina):
    olga, other = two(cast)
    for person in (olga, other):
        build.participation(person)
        build.profile(person, competences=["робототехника"])
        build.request(person, cast.anna)
        build.note(person, nina)
    done = {erased.title: erased.count for erased in erase_past_registration(olga)}
    assert [done[title] for title in erased_titles() if title in OURS] == [1, 1, 1, 1]
    for model in (Participation, Profile, Request, ConfidentialNote):
        assert list(model.objects.values_list("person", flat=True)) == [other.pk]
    assert [person.pk for person in Person.objects.search("робототехника", TODAY)] == [other.pk]


OURS = (
    "участие в базах наставников и наставляемых",
    "профиль: компетенции, интересы, достижения",
    "запросы и затруднения",
    "заметки психолога",
)


def test_rows_say_what_they_are(cast, nina):
    olga, _ = two(cast)
    assert [
        str(row) for row in (build.participation(olga), build.profile(olga), build.request(olga, cast.anna), build.note(olga, nina))
    ] == [
        "Ильина Ольга Павловна: наставляемый, 2026",
        "Профиль: Ильина Ольга Павловна",
        "Как вести дневник",
        f"Заметка {ConfidentialNote.objects.get().pk}",
    ]


def test_consents_are_asked_of_a_base_and_of_mentors_also_the_one_to_be_a_mentor(cast):
    olga, other = two(cast)
    build.participation(olga, Side.MENTOR)
    build.participation(other)
    build.participation(build.person("Ким Олег Робертович", cast.lyceum), Side.MENTOR, year=2025)
    build.participation(build.person("Яшин Олег Ильич", cast.other), Side.MENTOR)
    assert in_bases(cast.lyceum, TODAY) == {Kind.MENTORING: {olga.pk}}
    assert [[person.pk for person in base.people(cast.lyceum, TODAY)] for base in bases()[:2]] == [[olga.pk], [other.pk]]


def test_who_merges_cards_sees_what_hangs_on_them_but_no_notes_of_a_psychologist(cast, nina):
    olga, other = two(cast)
    build.participation(olga)
    build.request(olga, cast.anna)
    build.note(olga, nina)
    found = {each.forms.split(",")[0]: each.total for each in hanging([olga, other])[olga.pk]}
    assert found == {"участие": 1, "запрос": 1}


def test_the_same_year_twice_goes_on_if_either_goes_on(cast):
    olga, other = two(cast)
    kept = build.participation(olga, mentee_kind="request", joined_on=date(2026, 9, 10))
    lost = build.participation(other, mentee_kind="young", joined_on=date(2026, 9, 1), ended_on=date(2026, 10, 1), outcome="Ушла")
    fold_participations(kept, lost)
    row = make.fresh(kept)
    assert (row.joined_on, row.ended_on, row.mentee_kind, row.outcome) == (date(2026, 9, 1), None, "request", "Ушла")
    assert Participation.objects.count() == 1


def test_the_same_year_ended_twice_ends_with_the_later_day(cast):
    olga, other = two(cast)
    kept = build.participation(olga, ended_on=date(2026, 10, 1), outcome="Раз")
    fold_participations(kept, build.participation(other, ended_on=date(2026, 10, 5), outcome="Два"))
    assert (make.fresh(kept).ended_on, make.fresh(kept).outcome) == (date(2026, 10, 5), "Раз; Два")


def test_two_profiles_become_one(cast):
    olga, other = two(cast)
    kept = build.profile(olga, competences=["ЕГЭ"], capacity=1, limits="не вечером")
    lost = build.profile(other, competences=["ЕГЭ", "дебаты"], capacity=3, age_from=10)
    fold_profiles(kept, lost)
    row = make.fresh(kept)
    assert (row.competences, row.capacity, row.age_from, row.limits) == (["ЕГЭ", "дебаты"], 1, 10, "не вечером")
