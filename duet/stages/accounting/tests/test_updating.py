"""The yearly update."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from duet.base.tenancy.models import Role
from duet.core.accounting.updating import Found
from duet.core.errors import Refusal
from duet.stages.accounting import actions
from duet.stages.accounting.models import Update
from duet.stages.accounting.refreshing import look_at
from duet.stages.persons.models import CardRules, Group, Person
from tests import make

from . import build

EVERYWHERE = True
TODAY, NOW = build.TODAY, datetime(2026, 11, 20, 9, tzinfo=UTC)
LAST_YEAR = date(2025, 9, 25)


@pytest.fixture
def ulyana(cast):
    return build.mentee("Серова Ульяна Игоревна", cast.lyceum, cast.anna, confirmed_on=LAST_YEAR, arrived_on=date(2024, 9, 1))


def groups_of(person, viewer):
    look = look_at(viewer, TODAY)
    return {kind for kind in Found if person.pk in look.sorted.of(kind)}


def test_cards_are_confirmed_and_only_those_of_the_organisation(cast, ulyana):
    stranger, gone = make.person("Чужов Пётр Ильич", cast.other), make.person("Ушедшая Вера", cast.lyceum, left_on=TODAY)
    people = [ulyana.pk, stranger.pk, gone.pk]
    assert actions.confirm(cast.lyceum, by=cast.anna, people=people, on=TODAY) == 1
    assert [make.fresh(person).confirmed_on for person in (ulyana, stranger, gone)] == [TODAY, None, None]


def test_who_leaves_leaves_the_bases_too(cast, ulyana):
    actions.depart(ulyana, by=cast.anna, left_on=date(2026, 11, 10), on=TODAY, at=NOW)
    assert make.fresh(ulyana).left_on == date(2026, 11, 10)
    assert ulyana.participations.get().ended_on == date(2026, 11, 10)
    assert groups_of(ulyana, cast.anna) == {Found.LEFT}


def test_who_left_before_joining_ends_on_the_day_of_joining(cast, ulyana):
    actions.depart(ulyana, by=cast.anna, left_on=date(2026, 9, 1), on=TODAY, at=NOW)
    assert ulyana.participations.get().ended_on == build.JOINED


def test_somebody_is_here_again(cast, ulyana):
    actions.depart(ulyana, by=cast.anna, left_on=TODAY, on=TODAY, at=NOW)
    actions.come_back(ulyana, by=cast.anna, on=TODAY)
    assert make.fresh(ulyana).left_on is None


def test_representatives_are_not_gone_through(cast, ulyana):
    assert look_at(cast.anna, TODAY).known.keys() == set(
        Person.objects.filter(organisation=cast.lyceum).exclude(status="parent").values_list("pk", flat=True)
    )


def test_a_base_of_last_year_that_was_not_carried_on_is_found(cast, ulyana):
    old = build.pupil("Мохов Тимур Олегович", cast.lyceum, cast.anna, confirmed_on=TODAY, arrived_on=date(2024, 9, 1))
    build.part(old, year=2025, joined_on=date(2025, 9, 20))
    assert groups_of(old, cast.anna) == {Found.DROPPED, Found.MISSING}
    assert look_at(cast.anna, TODAY).gaps(old.pk) == "класс или группа"


def test_rules_of_the_organisation_say_what_is_stale_and_who_is_young(cast):
    teacher = make.person(
        "Зайцева Анна Дмитриевна", cast.lyceum, born_on=date(1980, 5, 5), post="учитель", service_months=20, service_on=date(2025, 9, 1),
        confirmed_on=date(2026, 8, 20), arrived_on=date(2024, 9, 1),
    )  # fmt: skip
    assert groups_of(teacher, cast.anna) == set()
    CardRules.objects.create(organisation=cast.lyceum, young_months=24, stale_months=2)
    assert groups_of(teacher, cast.anna) == {Found.GROWN, Found.STALE}


def test_a_finished_update_is_kept_with_its_figures(cast, ulyana):
    group = Group.objects.create(organisation=cast.lyceum, title="7 «В»")
    Person.objects.filter(pk=ulyana.pk).update(group=group)
    made = build.update(cast.lyceum, cast.anna)
    assert (made.year, made.on, made.total, made.confirmed, made.by) == (
        2026,
        TODAY,
        Person.objects.filter(organisation=cast.lyceum).exclude(status="parent").count(),
        0,
        cast.anna,
    )
    assert made.figures["found"]["stale"] >= 1
    assert made.groups == {str(ulyana.pk): [group.pk, "7 «В»"]}
    assert str(made) == "Обновление базы, 2026/27"
    assert look_at(cast.anna, TODAY).done == made


def test_after_it_a_change_of_class_is_seen_and_a_new_name_of_the_class_is_not(cast, ulyana):
    old, new = (Group.objects.create(organisation=cast.lyceum, title=title) for title in ("7 «В»", "7 «А»"))
    Person.objects.filter(pk=ulyana.pk).update(group=old, confirmed_on=TODAY)
    build.update(cast.lyceum, cast.anna)
    Group.objects.filter(pk=old.pk).update(title="8 «В»")
    assert groups_of(ulyana, cast.anna) == {Found.REST}
    Person.objects.filter(pk=ulyana.pk).update(group=new)
    assert groups_of(ulyana, cast.anna) == {Found.MOVED}
    look = look_at(cast.anna, TODAY)
    assert (look.group_before(ulyana.pk), look.group_before(0)) == ("7 «В»", "")


def test_an_update_is_finished_once_and_not_of_nobody(cast, ulyana):
    build.update(cast.lyceum, cast.anna)
    with pytest.raises(Refusal, match=r"уже закончено 20\.11\.2026"):
        build.update(cast.lyceum, cast.anna)
    with pytest.raises(Refusal, match="Сверять пока некого"):
        build.update(cast.other, cast.gleb)


def test_next_year_begins_with_the_day_of_this_ones_end(cast, ulyana):
    Update.objects.create(organisation=cast.lyceum, year=2025, on=LAST_YEAR, total=1, confirmed=1, by=cast.anna)
    look = look_at(cast.anna, TODAY)
    assert (look.done, look.campaign.since, look.unconfirmed, look.year_in_words) == (None, LAST_YEAR, look.sorted.total, "2026/27")
    assert (look.percent, look.progress) == (0, f"сверено 0 из {look.sorted.total}")


def test_a_head_looks_and_changes_nothing(cast, ulyana):
    head = make.member("Громов Андрей Павлович", Role.HEAD, at=cast.lyceum)
    assert look_at(head, TODAY).known.keys() == look_at(cast.anna, TODAY).known.keys()
    with pytest.raises(PermissionDenied):
        actions.confirm(cast.lyceum, by=head, people=[ulyana.pk], on=TODAY)
    with pytest.raises(PermissionDenied):
        build.update(cast.lyceum, cast.gleb)
