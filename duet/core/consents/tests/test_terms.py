"""By when what is done."""

from datetime import date

import pytest

from duet.core.calendar import Period
from duet.core.consents import Deed, Demand, Kind, conditions_due, extended, terms_of
from duet.core.workdays import WorkCalendar

FRIDAY = date(2026, 11, 20)
USUAL = WorkCalendar()
MONTH, TEN, THREE = date(2026, 12, 20), date(2026, 12, 4), date(2026, 11, 25)


@pytest.mark.parametrize(
    ("kind", "demand", "expected"),
    [
        (
            Kind.PROCESSING,
            Demand.WITHDRAW,
            {Deed.STOP: MONTH, Deed.COPIES: MONTH, Deed.ANSWER: MONTH, Deed.DESTROY: MONTH},
        ),
        (Kind.PROCESSING, Demand.STOP, {Deed.STOP: TEN, Deed.COPIES: MONTH, Deed.ANSWER: MONTH, Deed.DESTROY: MONTH}),
        (Kind.PROCESSING, Demand.UNLAWFUL, {Deed.STOP: THREE, Deed.COPIES: TEN, Deed.ANSWER: TEN, Deed.DESTROY: TEN}),
        (Kind.COSIGNATURE, Demand.WITHDRAW, {Deed.STOP: MONTH, Deed.COPIES: MONTH, Deed.ANSWER: MONTH, Deed.DESTROY: MONTH}),
        (Kind.PHOTO, Demand.WITHDRAW, {Deed.STOP: MONTH, Deed.COPIES: MONTH, Deed.ANSWER: MONTH, Deed.DESTROY: MONTH}),
        (Kind.TRANSFER, Demand.WITHDRAW, {Deed.STOP: MONTH, Deed.COPIES: MONTH, Deed.ANSWER: MONTH}),
        (Kind.DISSEMINATION, Demand.UNPUBLISH, {Deed.UNPUBLISH: THREE, Deed.ANSWER: THREE}),
        (Kind.DISSEMINATION, Demand.WITHDRAW, {Deed.UNPUBLISH: THREE, Deed.ANSWER: THREE}),
        (Kind.PARTICIPATION, Demand.WITHDRAW, {Deed.ANSWER: MONTH}),
        (Kind.MENTORING, Demand.WITHDRAW, {Deed.ANSWER: MONTH}),
    ],
)
def test_each_demand_has_its_terms(kind, demand, expected):
    assert {term.deed: term.due_on for term in terms_of(kind, demand, FRIDAY, USUAL)} == expected


def test_working_days_are_those_of_the_organisation():
    closed = WorkCalendar(off=(Period(date(2026, 11, 23), date(2026, 11, 24)),))
    assert {term.due_on for term in terms_of(Kind.DISSEMINATION, Demand.UNPUBLISH, FRIDAY, closed)} == {date(2026, 11, 27)}
    assert conditions_due(FRIDAY, closed) == date(2026, 11, 27)


def test_nothing_is_destroyed_before_it_is_stopped():
    long = WorkCalendar(off=(Period(date(2026, 11, 21), date(2026, 12, 31)),))
    terms = {term.deed: term.due_on for term in terms_of(Kind.PROCESSING, Demand.STOP, FRIDAY, long)}
    assert terms[Deed.STOP] == terms[Deed.DESTROY] > MONTH


def test_stopping_may_be_put_off_by_five_working_days():
    assert extended(TEN, USUAL) == date(2026, 12, 11)
