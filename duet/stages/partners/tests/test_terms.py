"""Terms of agreements, without the database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.stages.partners.checklist import as_kept, joined
from duet.stages.partners.terms import WARN_DAYS, Standing, State, Term, next_term, standing_of
from duet.stages.partners.words import said_of

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(2024, 1, 1), date(2029, 12, 31))


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    starts = draw(DAYS)
    ends = draw(st.none() | st.integers(0, 1000).map(lambda days: starts + timedelta(days=days)))
    early = draw(st.none() | DAYS)
    return Term(starts, ends, prolongs=ends is not None and draw(st.booleans()), ended_early_on=early)


STANDINGS = [
    ([], Standing(State.NONE), ("gap", "Нет соглашения", "")),
    ([Term(later(-10))], Standing(State.FORCE), ("done", "Действует", "бессрочно")),
    ([Term(later(-10), later(61))], Standing(State.FORCE, later(61), 61), ("done", "Действует", "до 20 января 2027 г.")),
    (
        [Term(later(-10), later(60))],
        Standing(State.ENDING, later(60), 60),
        ("soon", "Истекает через 60\N{NO-BREAK SPACE}дней", "19 января 2027 г."),
    ),
    ([Term(later(-10), later(1))], Standing(State.ENDING, later(1), 1), ("soon", "Истекает завтра", "21 ноября 2026 г.")),
    ([Term(later(-10), TODAY)], Standing(State.ENDING, TODAY), ("soon", "Истекает сегодня", "20 ноября 2026 г.")),
    ([Term(later(-10), later(-1))], Standing(State.OVER, later(-1), 1), ("late", "Истекло", "19 ноября 2026 г.")),
    ([Term(later(5), later(90))], Standing(State.AHEAD, later(5), 5), ("idle", "Ещё не началось", "начнёт действовать 25 ноября 2026 г.")),
    (
        [Term(date(2024, 9, 1), date(2025, 8, 31), prolongs=True)],
        Standing(State.FORCE, date(2027, 8, 31), 284, prolongs=True),
        ("done", "Действует", "до 31 августа 2027 г., потом продлится само"),
    ),
    ([Term(later(-10), ended_early_on=TODAY)], Standing(State.OVER, later(-1), 1), ("late", "Истекло", "19 ноября 2026 г.")),
    (
        [Term(later(-90), later(5)), Term(later(6), later(300))],
        Standing(State.FORCE, later(300), 300),
        ("done", "Действует", "до 16 сентября 2027 г."),
    ),
    (
        [Term(later(-90), later(-5)), Term(later(-200), later(-95))],
        Standing(State.OVER, later(-5), 5),
        ("late", "Истекло", "15 ноября 2026 г."),
    ),
]


@pytest.mark.parametrize("known, standing, said", STANDINGS)
def test_how_a_partner_stands_and_how_it_is_said(known: list[Term], standing: Standing, said: tuple[str, str, str]) -> None:
    found = standing_of(known, TODAY)
    words = said_of(found)
    assert found == standing
    assert (words.sign, words.word, words.more) == said


@given(DAYS, st.integers(0, 2000))
def test_the_next_term_follows_at_once_and_is_as_long(starts: date, days: int) -> None:
    ends = starts + timedelta(days=days)
    begin, end = next_term(starts, ends)
    assert begin == ends + timedelta(days=1)
    assert abs((end - begin) - (ends - starts)) <= timedelta(days=3)


@given(terms(), DAYS)
def test_a_term_holds_until_its_last_day(term: Term, on: date) -> None:
    last = term.last_day(on)
    assert not (term.holds(on) and last is not None and last < on)
    assert not (term.holds(on) and term.is_ahead(on))


@given(st.lists(terms(), max_size=3), DAYS)
def test_what_runs_out_runs_out_within_the_days_of_warning(known: list[Term], on: date) -> None:
    found = standing_of(known, on)
    assert (found.state is State.NONE) == (not known)
    if found.state is State.ENDING:
        assert 0 <= found.days <= WARN_DAYS


def test_lines_of_the_check_list_are_kept_where_something_is_said() -> None:
    days = {"record": date(2026, 9, 1), "place": None}
    assert as_kept(days, {"place": "кабинет 5"}) == {"record": {"on": "2026-09-01", "paper": ""}, "place": {"on": "", "paper": "кабинет 5"}}


def test_of_two_check_lists_nothing_is_lost() -> None:
    mine, theirs = {"place": {"on": "2026-09-01", "paper": "1"}}, {"record": {"on": "2026-09-02", "paper": "2"}}
    assert joined(mine, theirs) == {**theirs, **mine}
