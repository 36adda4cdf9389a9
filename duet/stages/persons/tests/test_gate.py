"""The gate and the queries that ask it: one answer wherever it is asked."""

from datetime import date

import pytest

from duet.base import clock
from duet.base.tenancy.scope import everywhere
from duet.core.consents import Cell, Use
from duet.core.errors import Refusal
from duet.stages.persons import gate, watching
from duet.stages.persons.models import CardRules, LookKind, PermitRow, Person, Seen

TODAY, LATER = date(2026, 11, 20), date(2026, 11, 21)


@pytest.fixture
def permit(house, cast):
    def allow(person, use, *, field="", resource="", until=None):
        return PermitRow.objects.create(organisation=cast.lyceum, person=person, use=use, field=field, resource=resource, until=until)

    return allow


@everywhere()
def test_one_person_and_many_get_the_same_answer(permit, house):
    permit(house.alla, Use.KEEP, until=TODAY)
    permit(house.boris, Use.MATCH)
    everybody = [house.alla, house.boris, house.ilya]
    for on, open_to in ((TODAY, {house.alla.pk}), (LATER, set())):
        assert {person.pk for person in everybody if gate.may(person, Use.KEEP, on)} == open_to
        assert gate.open_to(everybody, Use.KEEP, on) == open_to
        assert {person.pk for person in Person.objects.permitted(Use.KEEP, on)} == open_to
        assert {person.pk for person in Person.objects.with_gate(on) if person.may_keep} == open_to
        assert not open_to & {person.pk for person in Person.objects.barred(Use.KEEP, on)}


@everywhere()
def test_a_refusal_says_who_and_what_to_do(permit, house):
    with pytest.raises(Refusal, match="Попросите согласие"):
        gate.must(house.alla, Use.KEEP, TODAY)
    permit(house.alla, Use.KEEP)
    gate.must(house.alla, Use.KEEP, TODAY)


@everywhere()
def test_nothing_is_open_of_whoever_was_erased(permit, house):
    permit(house.alla, Use.KEEP)
    permit(house.alla, Use.PUBLISH, field="name", resource="site")
    house.alla.erased_at = clock.now()
    house.alla.save()
    assert not gate.may(house.alla, Use.KEEP, TODAY)
    assert gate.open_to([house.alla], Use.KEEP, TODAY) == frozenset()
    assert gate.published([house.alla], TODAY, resource="site") == {}


@everywhere()
def test_each_field_is_published_by_itself(permit, house):
    permit(house.alla, Use.PUBLISH, field="name", resource="site")
    permit(house.alla, Use.PUBLISH, field="photo", resource="vk")
    permit(house.boris, Use.PUBLISH, field="name", resource="site", until=TODAY)
    people = [house.alla, house.boris]
    assert gate.published(people, TODAY, resource="site") == {house.alla.pk: {"name"}, house.boris.pk: {"name"}}
    assert gate.published(people, LATER, resource="site") == {house.alla.pk: {"name"}}
    assert gate.cells_of(house.alla, Use.PUBLISH, TODAY) == {Cell("name", "site"), Cell("photo", "vk")}


@pytest.mark.parametrize(
    ("columns", "minor"),
    [
        ({"born_on": date(2008, 11, 21)}, True),
        ({"born_on": date(2008, 11, 20)}, False),
        ({"birth_year": 2008}, True),
        ({"birth_year": 2007}, False),
        ({"status": "pupil"}, True),
        ({"status": "teacher"}, False),
        ({"status": "teacher", "born_on": date(2012, 1, 1)}, True),
    ],
)
@everywhere()
def test_minors_are_the_same_for_the_database_and_for_the_law(columns, minor, house, cast):
    made = Person.objects.create(organisation=cast.lyceum, full_name="Некто", **{"status": "other", **columns})
    assert made.is_minor(TODAY) is minor
    assert (made in Person.objects.minors(TODAY)) is minor


@everywhere()
def test_a_list_that_was_taken_away_knows_everybody_in_it(house, cast):
    watching.took_away(cast.anna, [house.alla, house.ilya], "База наставляемых", kind=LookKind.PRINT)
    look = Seen.objects.filter(person=house.alla).get().look
    assert (look.kind, look.total, look.what) == ("print", 2, "База наставляемых")
    assert str(look).startswith("База наставляемых, ")
    assert str(Seen.objects.get(person=house.alla)).startswith("Зимина Алла Ильинична: База")


@everywhere()
def test_rows_say_what_they_are(permit, house, cast):
    assert str(CardRules.objects.of(cast.lyceum)) == "Правила: Лицей № 7"
    assert str(permit(house.alla, Use.KEEP)) == "Зимина Алла Ильинична: вести сведения"
    assert str(house.alla.guardians.get()) == "Зимина Рита Олеговна, мать"
    assert str(house.alla.words.order_by("weight").first()) == "зимина"
    assert (house.alla.short_name.replace("\xa0", " "), house.alla.place, str(house.seventh)) == ("Зимина А. И.", "7 «В»", "7 «В»")
