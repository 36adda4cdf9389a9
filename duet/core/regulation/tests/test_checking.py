"""Citations on the day of a paper."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.citations import Grade, check_citations
from duet.core.regulation import FEDERAL, Known, Term, check_text


def found(text: str, on: date) -> list[tuple[str, str, str]]:
    return [(one.written, one.right, str(one.grade)) for one in check_text(text, on)]


@pytest.mark.parametrize(
    "text, on, expected",
    [
        ("по статье 351.8 ТК РФ о наставничестве", date(2025, 2, 28), [("351.8", "", "error")]),
        ("по статье 351.8 ТК РФ о наставничестве", date(2025, 3, 1), []),
        ("по ст. 358.1 ТК РФ", date(2026, 1, 1), [("358.1", "351.8", "error")]),
        ("распоряжение от 21.05.2025 № 1264-р", date(2025, 5, 20), [("1264-р", "", "error")]),
        ("распоряжение от 21.05.2025 № 1264-р", date(2031, 1, 1), [("1264-р", "", "error")]),
        ("распоряжение от 21.05.2025 № 1264-р", date(2026, 1, 1), []),
        ("приказ Минпросвещения России от 24.03.2023 № 196", date(2029, 9, 1), [("196", "", "error")]),
        ("приказ Минпросвещения России от 24.03.2023 № 196", date(2029, 8, 31), []),
        ("приказ школы от 01.09.2024 № 196", date(2029, 9, 1), []),
        ("приказ школы № 196", date(2029, 9, 1), []),
        ("законом от 09.11.2024 № 381-ФЗ", date(2025, 1, 1), [("381-ФЗ", "", "error")]),
        ("ГОСТ Р 7.0.97-2016", date(2025, 8, 17), []),
        ("ГОСТ Р 7.0.97-2016", date(2025, 8, 18), [("ГОСТ Р 7.0.97-2016", "ГОСТ Р 7.0.97-2025", "warn")]),
        ("ГОСТ Р 7.0.97-2025", date(2025, 8, 17), [("ГОСТ Р 7.0.97-2025", "ГОСТ Р 7.0.97-2016", "error")]),
        ("ГОСТ Р 7.0.97-2025", date(2025, 8, 18), []),
        ("ГОСТ Р 7.0.97-2025", date(2017, 1, 1), [("ГОСТ Р 7.0.97-2025", "", "error")]),
        ("закон № 273-Ф3", date(2026, 1, 1), [("273-Ф3", "273-ФЗ", "fix")]),
    ],
)
def test_a_citation_is_judged_by_the_day_of_the_paper(text, on, expected):
    assert found(text, on) == expected


def test_what_is_wrong_is_said_with_the_day():
    [late] = check_text("приказ от 24.02.2021 № 18", date(2028, 1, 1))
    assert late.why == "На 01.01.2028 уже не действует: последний день — 01.09.2027."
    assert late.grade is Grade.ERROR


def test_acts_of_the_organisation_are_looked_at_too():
    order = Known("143-од", date(2024, 8, 29), Term(date(2024, 8, 29), date(2026, 8, 28)))
    text = "приказ от 29.08.2024 № 143-од, приказ от 01.09.2023 № 143-од, приказ № 143-од/2, № 143-од"
    assert [one.written for one in check_text(text, date(2026, 9, 1), [order])] == ["143-од"]
    assert check_text(text, date(2026, 8, 28), [order]) == ()


@given(st.text(max_size=80), st.dates(date(2026, 3, 31), date(2027, 8, 31)))
def test_today_nothing_is_said_beyond_the_checker_of_citations_of_acts_in_force(text, on):
    cited = " ".join(act.citation.nominative for act in FEDERAL if act.term.holds(on))
    assert check_text(cited, on) == ()
    assert set(check_citations(text)) <= set(check_text(text, on))


@given(st.text(max_size=200), st.dates())
def test_findings_stand_where_they_are_written(text, on):
    for one in check_text(text, on):
        assert text[one.start : one.end] == one.written
