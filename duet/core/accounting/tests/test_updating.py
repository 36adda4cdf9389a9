"""What the yearly update finds of a card."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.accounting.updating import Campaign, Found, Known, findings, gaps, looked_at, passed, sort

LAST, TODAY = date(2025, 9, 25), date(2026, 9, 15)
CAMPAIGN = Campaign.of(2026, TODAY, LAST, groups={1: 7})
SEEN, OLD = date(2026, 9, 2), date(2025, 9, 20)
PUPIL = Known(1, "pupil", date(2012, 3, 4), group=7, confirmed_on=SEEN, has_guardian=True, arrived_on=date(2020, 9, 1))
TEACHER = Known(2, "teacher", date(1970, 3, 4), post="учитель", confirmed_on=SEEN, service_months=200, service_on=date(2026, 1, 1))
dates = st.none() | st.dates(date(2024, 1, 1), TODAY)
cards = st.builds(
    Known,
    pk=st.integers(1, 5),
    status=st.sampled_from(["teacher", "pupil", "student", "graduate", "other"]),
    born_on=st.none() | st.dates(date(1960, 1, 1), date(2018, 1, 1)),
    birth_year=st.none() | st.integers(1960, 2018),
    group=st.none() | st.integers(1, 9),
    group_closed=st.booleans(),
    arrived_on=dates,
    left_on=dates,
    confirmed_on=dates,
    service_months=st.none() | st.integers(0, 400),
    service_on=dates,
    in_base=st.booleans(),
    was_in_base=st.booleans(),
    may_keep=st.booleans(),
)


def found(card, campaign=CAMPAIGN):
    return findings(card, campaign)


@pytest.mark.parametrize(
    "card, kinds",
    [
        (PUPIL, {}),
        (TEACHER, {}),
        (PUPIL._replace(confirmed_on=OLD), {Found.REST: True}),
        (PUPIL._replace(confirmed_on=None), {Found.STALE: True}),
        (PUPIL._replace(confirmed_on=date(2025, 9, 1)), {Found.STALE: True}),
        (PUPIL._replace(arrived_on=date(2026, 9, 1)), {Found.NEW: False}),
        (PUPIL._replace(arrived_on=date(2026, 9, 1), confirmed_on=OLD), {Found.NEW: True}),
        (PUPIL._replace(left_on=date(2026, 6, 1)), {Found.LEFT: False}),
        (PUPIL._replace(left_on=date(2025, 6, 1)), {}),
        (PUPIL._replace(group=8, confirmed_on=OLD), {Found.MOVED: True}),
        (PUPIL._replace(group_closed=True), {Found.FINISHED: False}),
        (PUPIL._replace(was_in_base=True, confirmed_on=OLD), {Found.DROPPED: True}),
        (PUPIL._replace(was_in_base=True, in_base=True, may_keep=True), {}),
        (PUPIL._replace(born_on=None, confirmed_on=OLD), {Found.MISSING: True, Found.REST: True}),
    ],
)
def test_findings_of_a_card(card, kinds):
    assert found(card) == kinds


def test_a_young_specialist_by_service_is_one_no_more_after_three_years():
    grown = TEACHER._replace(service_months=30, service_on=date(2026, 1, 1), confirmed_on=OLD)
    assert found(grown) == {Found.GROWN: True, Found.SERVICE: True}
    assert found(grown._replace(confirmed_on=SEEN)) == {Found.GROWN: False, Found.SERVICE: False}


def test_what_has_happened_after_a_confirmation_waits_all_the_same():
    turned = TEACHER._replace(service_months=35, service_on=date(2026, 8, 5), confirmed_on=date(2026, 9, 2))
    assert found(turned) == {Found.GROWN: True, Found.SERVICE: True}


def test_whoever_is_named_so_becomes_a_young_specialist_only_by_time():
    assert found(TEACHER._replace(labelled=True)) == {}


def test_a_newcomer_has_not_become_anything_by_time():
    fresh = TEACHER._replace(arrived_on=date(2026, 9, 1), service_months=30, service_on=date(2026, 1, 1))
    assert found(fresh) == {Found.NEW: False}


@pytest.mark.parametrize(
    "card, words",
    [
        (PUPIL, []),
        (PUPIL._replace(group=None, has_guardian=False), ["класс или группа", "законный представитель"]),
        (PUPIL._replace(born_on=None, birth_year=2000, has_guardian=False), ["дата рождения"]),
        (TEACHER._replace(post="", service_months=None), ["должность", "стаж"]),
        (TEACHER._replace(in_base=True), ["согласие на обработку данных"]),
    ],
)
def test_what_a_card_lacks(card, words):
    assert gaps(card, TODAY) == words


def test_without_a_length_of_service_no_threshold_is_passed():
    assert passed(TEACHER._replace(service_months=None), LAST, TODAY) is None
    assert TEACHER._replace(service_on=None).service(TODAY) == 200


def test_after_an_update_is_finished_its_day_is_behind():
    done = Campaign.of(2026, date(2026, 11, 20), date(2026, 9, 20), is_done=True)
    assert (done.since, done.start, done.due_on) == (date(2026, 9, 20), date(2026, 9, 21), date(2026, 10, 1))
    assert not looked_at(PUPIL._replace(confirmed_on=date(2026, 9, 20)), done)


@given(st.lists(cards, max_size=12), st.booleans())
def test_everybody_who_waits_is_in_a_group_that_can_be_confirmed(made, is_done):
    """Nobody is lost: who is here and not looked at stands somewhere, and who has left is not counted."""
    campaign = Campaign.of(2026, TODAY, LAST, is_done=is_done)
    sorted_ = sort([card._replace(pk=number) for number, card in enumerate(made)], campaign)
    here = [card for card in made if card.left_on is None]
    assert sorted_.total == len(here)
    assert sorted_.confirmed == sum(looked_at(card, campaign) for card in here)
    waiting = {pk for kind in Found if kind not in (Found.LEFT, Found.MISSING) for pk in sorted_.waiting[kind]}
    not_seen = {number for number, card in enumerate(made) if card.left_on is None and not looked_at(card, campaign)}
    assert not_seen <= waiting
    assert not set(sorted_.waiting[Found.LEFT])


@given(cards)
def test_confirming_a_card_today_leaves_only_what_is_missing(card):
    confirmed = card._replace(confirmed_on=TODAY)
    waiting = {kind for kind, waits in findings(confirmed, CAMPAIGN).items() if waits}
    assert waiting <= {Found.MISSING}


@given(cards, st.integers(1, 200))
def test_service_only_grows(card, days):
    if (before := card.service(TODAY)) is not None:
        assert card.service(TODAY + timedelta(days=days)) >= before
