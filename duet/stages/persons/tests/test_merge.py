"""Two cards of one person become one."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Member, Role
from duet.base.tenancy.scope import everywhere
from duet.core.consents import Use
from duet.core.errors import Refusal
from duet.stages.persons import gate, merging
from duet.stages.persons.actions.merging import merge, tell_apart
from duet.stages.persons.members import keep_card
from duet.stages.persons.merging import fold_by, hanging
from duet.stages.persons.models import Group, Guardian, Kin, NotTwins, PermitRow, Person, SearchWord
from duet.stages.persons.watching import looked
from tests import make
from tests.at_once import at_once
from tests.make import fresh

TODAY = date(2026, 11, 20)
MAY = date(1990, 5, 2)
Consent, Participation, Profile = (apps.get_model(name) for name in ("consents.Consent", "bases.Participation", "bases.Profile"))


@pytest.fixture
def pair(cast) -> tuple[Person, Person]:
    one = make.person("Зимина А. С.", cast.lyceum, arrived_on=date(2025, 9, 1), phone="111-111")
    other = make.person("Зимина Анна Сергеевна", cast.lyceum, arrived_on=date(2024, 9, 1), born_on=MAY, phone="222-222")
    return one, other


def combine(cast, one: Person, other: Person, *taken: str) -> Person:
    return merge(one, by=cast.anna, other=other, taken=taken, on=TODAY)


@everywhere()
def test_what_was_chosen_stands_on_the_card_and_the_rest_is_kept_on_the_shadow(cast, pair):
    one, other = pair
    kept = combine(cast, one, other, "full_name", "born_on")
    shadow = fresh(other)
    assert (kept.full_name, kept.born_on, kept.phone) == ("Зимина Анна Сергеевна", MAY, "111-111")
    assert (shadow.full_name, shadow.born_on, shadow.phone, shadow.merged_into) == ("Зимина А. С.", None, "222-222", kept)
    assert (kept.arrived_on, kept.confirmed_on) == (date(2024, 9, 1), TODAY)


@everywhere()
def test_the_journal_says_what_was_done_and_names_nobody(cast, pair):
    one, other = pair
    combine(cast, one, other, "phone", "full_name")
    [entry] = Entry.objects.filter(action="persons.merge")
    assert entry.note["merged"] == other.pk
    assert entry.note["taken"] == ["full_name", "phone"]
    assert entry.note["before"] == {"arrived_on": "2025-09-01", "left_on": "", "confirmed_on": ""}
    assert "Зимина" not in str(entry.note)


@everywhere()
def test_only_the_card_that_stays_is_found(cast, pair):
    one, other = pair
    combine(cast, one, other, "full_name")
    assert list(Person.objects.current().search("зимина", TODAY)) == [one]
    assert SearchWord.objects.filter(person=other).count() == 0


@everywhere()
def test_a_former_surname_is_remembered_and_a_slip_of_the_hand_is_not(cast):
    zimina, kim, slip = (make.person(name, cast.lyceum) for name in ("Зимина Анна", "Ким Анна", "Кмм Анна"))
    kim.former_names = "Ли"
    kim.save()
    assert combine(cast, kim, zimina).former_names == "Ли, Зимина"
    assert combine(cast, kim, slip).former_names == "Ли, Зимина"


@everywhere()
def test_whoever_is_here_by_one_card_has_not_left(cast, pair):
    one, other = pair
    one.left_on = TODAY
    one.save()
    assert combine(cast, one, other).left_on is None


@everywhere()
def test_whoever_left_by_both_cards_left_by_the_later_day(cast, pair):
    for card, day in zip(pair, (date(2026, 1, 1), date(2026, 2, 1)), strict=True):
        card.left_on = day
        card.save()
    assert combine(cast, *pair).left_on == date(2026, 2, 1)


@everywhere()
def test_everything_that_hung_on_the_second_card_hangs_on_the_first(cast, pair):
    one, other = pair
    child = make.person("Зимин Лев", cast.lyceum, status="pupil")
    make.guardian(child, other)
    Participation.objects.create(organisation=cast.lyceum, person=other, side="mentor", year=2025, joined_on=TODAY)
    looked(cast.anna, other, "Карточка")
    make.consent(child, by=cast.anna, signer=other)
    older = make.person("Зимина", cast.lyceum, merged_into=other)
    combine(cast, one, other)
    assert Guardian.objects.get().adult == one
    assert Participation.objects.get().person == one
    assert one.looks.count() == 1
    assert Consent.objects.get(person=child).signer == one
    assert fresh(older).merged_into == one
    assert not any(key.model._base_manager.filter(**{key.name: other}).exists() for key in merging._keys_to(Person))


@everywhere()
def test_what_both_cards_have_once_is_folded_together(cast, pair):
    one, other = pair
    make.consent(one, by=cast.anna)
    child = make.person("Зимин Лев", cast.lyceum, status="pupil")
    make.guardian(child, one)
    second = make.guardian(child, other)
    second.paper = "свидетельство"
    second.save()
    Profile.objects.create(organisation=cast.lyceum, person=one, competences=["физика"], strengths="Терпелива.")
    Profile.objects.create(
        organisation=cast.lyceum, person=other, competences=["химия", "физика"], strengths="Весела.", is_trained=True, capacity=2
    )
    combine(cast, one, other)
    [bond], [profile] = Guardian.objects.all(), Profile.objects.all()
    assert (bond.adult, bond.paper) == (one, "свидетельство")
    assert (profile.person, profile.competences, profile.strengths) == (one, ["физика", "химия"], "Терпелива.\nВесела.")
    assert (profile.is_trained, profile.capacity) == (True, 2)


@everywhere()
def test_what_cannot_be_folded_is_refused_by_name_and_nothing_changes(cast, pair):
    one, other = pair
    child = make.person("Зимин Лев", cast.lyceum, status="pupil")
    make.guardian(child, one)
    make.guardian(child, other, Kin.GUARDIAN)
    with pytest.raises(Refusal, match="кем приходится — «мать» и «опекун или попечитель»"):
        combine(cast, one, other, "phone")
    assert (fresh(one).phone, fresh(other).merged_into, Guardian.objects.count()) == ("111-111", None, 2)


@everywhere()
def test_a_stage_says_how_its_rows_are_folded(cast, pair, monkeypatch):
    one, other = pair
    for person, day in zip(pair, (date(2026, 9, 1), date(2026, 9, 15)), strict=True):
        Participation.objects.create(organisation=cast.lyceum, person=person, side="mentor", year=2026, joined_on=day)
    monkeypatch.setattr(merging, "_resolvers", {})
    merging.add_resolver(Participation, fold_by(joined_on=min))
    combine(cast, one, other)
    [participation] = Participation.objects.all()
    assert (participation.person, participation.joined_on) == (one, date(2026, 9, 1))


@everywhere()
def test_a_row_that_a_stage_changed_so_that_both_may_stand_is_moved(cast, pair, monkeypatch):
    one, other = pair
    for card in pair:
        consent = make.consent(card, by=cast.anna)
        consent.state = "asked"
        consent.save()
    monkeypatch.setattr(merging, "_resolvers", {})

    def cancel(kept, lost):
        lost.state = "cancelled"
        lost.save()

    merging.add_resolver(Consent, cancel)
    combine(cast, one, other)
    assert sorted(Consent.objects.values_list("person", "signer", "state")) == [(one.pk, one.pk, "asked"), (one.pk, one.pk, "cancelled")]


@everywhere()
def test_a_stage_that_did_nothing_is_helped_by_folding(cast, pair, monkeypatch):
    one, other = pair
    for person in pair:
        Participation.objects.create(organisation=cast.lyceum, person=person, side="mentor", year=2026, joined_on=TODAY)
    monkeypatch.setattr(merging, "_resolvers", {Participation: lambda kept, lost: None})
    combine(cast, one, other)
    assert Participation.objects.get().person == one


@everywhere()
def test_a_consent_given_to_one_card_opens_the_gate_of_the_other(cast, pair):
    one, other = pair
    make.consent(other, by=cast.anna)
    assert not gate.may(one, Use.KEEP, TODAY)
    combine(cast, one, other)
    assert gate.may(one, Use.KEEP, TODAY)
    assert PermitRow.objects.filter(person=other).count() == 0


@pytest.mark.parametrize("given_to", [0, 1])
@everywhere()
def test_a_withdrawal_said_to_either_card_shuts_the_gate(cast, pair, given_to):
    make.consent(pair[given_to], by=cast.anna, on=date(2025, 9, 1))
    make.consent(pair[1 - given_to], by=cast.anna, says="withdrawn", on=date(2026, 3, 1))
    kept = combine(cast, *pair)
    assert not gate.may(kept, Use.KEEP, TODAY)


@pytest.mark.parametrize("given_to", [0, 1])
@everywhere()
def test_an_old_paper_entered_late_does_not_undo_a_withdrawal(cast, pair, given_to):
    make.consent(pair[1 - given_to], by=cast.anna, says="withdrawn", on=date(2026, 3, 1))
    make.consent(pair[given_to], by=cast.anna, on=date(2025, 9, 1))
    kept = combine(cast, *pair)
    assert not gate.may(kept, Use.KEEP, TODAY)


@everywhere()
def test_the_account_goes_to_the_card_that_stays(cast):
    keep_card(cast.boris, TODAY)
    boris = Person.objects.get(member=cast.boris)
    second = make.person("Павлов Б. И.", cast.lyceum, post="учитель")
    kept = combine(cast, second, boris, "full_name", "email")
    assert (kept.member, fresh(boris).member) == (cast.boris, None)
    assert fresh(cast.boris).post == "учитель"


@pytest.mark.parametrize("idle_first", [True, False])
@everywhere()
def test_a_member_whom_only_papers_name_gives_way(cast, idle_first):
    named = make.member("Павлов Б. И.", at=cast.lyceum, account=False)
    group = Group.objects.create(organisation=cast.lyceum, title="7 «А»", teacher=named)
    for member in (cast.boris, named):
        keep_card(member, TODAY)
    cards = [Person.objects.get(member=member) for member in (named, cast.boris)]
    kept = combine(cast, *(cards if idle_first else reversed(cards)))
    assert kept.member == cast.boris
    assert (fresh(named).left_on, fresh(group).teacher) == (TODAY, cast.boris)
    assert Member.objects.count() == 5


@everywhere()
def test_two_people_with_roles_are_not_made_one(cast):
    second = make.member("Павлов Борис", Role.COUNCIL, at=cast.lyceum)
    for member in (cast.boris, second):
        keep_card(member, TODAY)
    cards = [Person.objects.get(member=member) for member in (cast.boris, second)]
    with pytest.raises(Refusal, match="роли или вход"):
        combine(cast, *cards)


@everywhere()
def test_a_child_and_its_parent_are_not_made_one(cast, pair):
    make.guardian(*pair)
    with pytest.raises(Refusal, match="ребёнок и взрослый"):
        combine(cast, *pair)


@everywhere()
def test_a_card_is_merged_once_and_not_with_itself_or_a_strangers(cast, pair):
    one, other = pair
    with pytest.raises(Refusal, match="две разные"):
        combine(cast, one, one)
    with pytest.raises(Refusal, match="две разные"):
        combine(cast, one, make.person("Зимина Анна", cast.other))
    combine(cast, one, other)
    with pytest.raises(Refusal, match="уже объединена"):
        combine(cast, other, one)


@everywhere()
def test_a_mentor_merges_nothing(cast, pair):
    with pytest.raises(PermissionDenied):
        merge(pair[0], by=cast.boris, other=pair[1], taken=(), on=TODAY)


@everywhere()
def test_whoever_was_told_apart_from_the_second_is_no_twin_of_the_first(cast, pair):
    one, other = pair
    third, fourth = make.person("Зимина Алла", cast.lyceum), make.person("Зимина Ася", cast.lyceum)
    for first, second in ((one, other), (other, third), (one, third), (fourth, other)):
        tell_apart(first, by=cast.anna, other=second)
    combine(cast, one, other)
    assert sorted(NotTwins.objects.values_list("one", "other")) == [(one.pk, third.pk), (one.pk, fourth.pk)]


@everywhere()
def test_people_are_told_apart_once(cast, pair):
    one, other = pair
    told = tell_apart(one, by=cast.anna, other=other)
    assert tell_apart(other, by=cast.anna, other=one) == told
    assert str(told) == "Зимина А. С. и Зимина Анна Сергеевна"
    with pytest.raises(Refusal, match="две разные"):
        tell_apart(one, by=cast.anna, other=one)
    with pytest.raises(Refusal, match="две разные"):
        tell_apart(one, by=cast.anna, other=make.person("Зимина Анна", cast.other))


@everywhere()
def test_what_hangs_on_cards_is_counted(cast, pair):
    one, other = pair
    for name in ("Зимин Лев", "Зимина Яна"):
        make.guardian(make.person(name, cast.lyceum, status="pupil"), other)
    assert {pk: [(found.forms.split(",")[0], found.total) for found in hangs] for pk, hangs in hanging(pair).items()} == {
        one.pk: [],
        other.pk: [("ребёнок", 2)],
    }


@everywhere()
def test_of_two_days_of_writing_down_the_first_is_kept(pair):
    one, other = pair
    assert merging._both(Person._meta.get_field("made_at"), other, one) == one.made_at


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@everywhere()
def test_of_two_merges_of_the_same_cards_one_is_made(cast, pair):
    one, other = pair
    refused = at_once(lambda: combine(cast, fresh(one), fresh(other)), lambda: combine(cast, fresh(other), fresh(one)))
    assert len(refused) == 1
    assert Person.objects.filter(pk__in=[one.pk, other.pk]).current().count() == 1
