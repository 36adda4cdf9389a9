from datetime import date

from duet.core.consents import Permit, Subject, Use


def test_those_of_29_february_grow_older_on_1_march():
    assert Subject(date(2008, 2, 29)).turns(18) == date(2026, 3, 1)
    assert Subject(date(2008, 2, 29)).turns(16) == date(2024, 2, 29)


def test_a_birthday_that_is_not_known_never_comes():
    assert Subject().turns(18) is None


def test_a_teenager_is_14_to_17():
    person = Subject(date(2010, 11, 21))
    assert [person.cosigns(date(year, 11, day)) for year, day in ((2024, 20), (2024, 21), (2028, 20), (2028, 21))] == [
        False, True, True, False,
    ]  # fmt: skip
    assert not Subject(learner=True).cosigns(date(2026, 1, 1))


def test_a_permit_holds_on_its_last_day():
    permit = Permit(Use.KEEP, until=date(2026, 11, 20))
    assert [permit.holds(date(2026, 11, day)) for day in (20, 21)] == [True, False]
    assert Permit(Use.KEEP).holds(date(2999, 1, 1))
