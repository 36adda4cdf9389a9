"""Personalised accounting by quarters, and what was issued."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from duet.base.tenancy.models import Role
from duet.core.accounting.quarters import span_of
from duet.core.errors import Refusal
from duet.stages.accounting import actions
from duet.stages.accounting.reckoning import NO_FORM, WITHDRAWN, Wanted, account_of, rows_of, shown_rows
from duet.stages.persons.erasing import erase_past_registration
from duet.stages.persons.models import Person
from tests import make

from . import build

EVERYWHERE = True
TODAY, AUTUMN, NEXT_SUMMER = build.TODAY, build.AUTUMN, date(2027, 7, 1)


@pytest.fixture
def ulyana(cast):
    return build.mentee("Серова Ульяна Игоревна", cast.lyceum, cast.anna)


@pytest.fixture
def mentor(cast):
    made = make.person("Тимофеева Ольга Николаевна", cast.lyceum, post="учитель", category="first", service_months=120, service_on=TODAY)
    make.consent(made, by=cast.anna)
    build.part(made, "mentor", joined_on=date(2026, 10, 5))
    build.profile(made, forms=["TT", "UU"])
    return made


def withdraw(person, by):
    make.consent(person, by=by, signer=person.guardians.get().adult, says="withdrawn", on=TODAY)


def table(viewer, span=AUTUMN, on=TODAY, wanted=None):
    found = account_of(viewer, span, on)
    return [row.cells for row in rows_of(found.lines(wanted or Wanted()), found.as_of)]


def test_each_line_says_who_it_is_as_of_the_last_day(cast, ulyana, mentor):
    build.request(ulyana, "математика", cast.anna)
    assert table(cast.anna, on=NEXT_SUMMER) == [
        ("Серова Ульяна Игоревна", "наставляемый", "", "", "", "", "20.09.2026", "", "математика", ""),
        (
            "Тимофеева Ольга Николаевна", "наставник", "учитель", "первая", "10 лет 1 месяц", "учитель – учитель, ученик – ученик",
            "05.10.2026", "", "", "",
        ),
    ]  # fmt: skip


def test_who_left_after_the_quarter_still_stands_in_it(cast, ulyana):
    ulyana.participations.update(ended_on=date(2027, 2, 3), outcome="достигнута цель")
    assert table(cast.anna, on=NEXT_SUMMER)[0][6:] == ("20.09.2026", "", "", "")
    winter = span_of(2026, "1")
    assert table(cast.anna, winter, NEXT_SUMMER)[0][6:] == ("20.09.2026", "03.02.2027", "", "достигнута цель")
    assert table(cast.anna, span_of(2026, "2"), NEXT_SUMMER) == []


def test_a_request_stands_as_it_was_then_and_only_if_everybody_may_see_it(cast, ulyana):
    build.request(ulyana, "тревога", cast.anna, level=3, seen_by="care")
    build.request(ulyana, "физика", cast.anna, level=1)
    build.request(ulyana, "математика", cast.anna, level=2, closed_on=date(2027, 1, 15))
    assert table(cast.anna, on=NEXT_SUMMER)[0][8] == "математика"
    assert table(cast.anna, span_of(2026, "1"), NEXT_SUMMER)[0][8] == "физика"


def test_totals_count_everybody_and_name_only_those_who_agreed(cast, ulyana, mentor):
    build.part(build.pupil("Мохов Тимур Олегович", cast.lyceum))
    gone = build.mentee("Юркова Вера Денисовна", cast.lyceum, cast.anna)
    gone.participations.update(ended_on=date(2026, 11, 1))
    found = account_of(cast.anna, AUTUMN, TODAY)
    figures = found.figures
    assert (figures.total, figures.here, figures.arrived, figures.departed, figures.unnamed) == (4, 3, 1, 1, 1)
    assert figures.by_side == [("наставник", 1), ("наставляемый", 3)]
    assert figures.by_status == [("педагог", 1), ("ученик", 3)]
    assert figures.by_form == [("ученик – ученик", 1), ("учитель – учитель", 1), ("форма не выбрана", 3)]
    assert [entrant.standing.person for entrant in found.lines(Wanted())] == [ulyana.pk, mentor.pk, gone.pk]


@pytest.mark.parametrize(
    "wanted, names",
    [
        (Wanted(side="mentor"), ["Тимофеева"]),
        (Wanted(status="pupil"), ["Серова"]),
        (Wanted(form="TT"), ["Тимофеева"]),
        (Wanted(form=NO_FORM), ["Серова"]),
        (Wanted(moved="arrived"), ["Тимофеева"]),
        (Wanted(moved="departed"), []),
    ],
)
def test_the_list_is_narrowed(cast, ulyana, mentor, wanted, names):
    assert [cells[0].split()[0] for cells in table(cast.anna, wanted=wanted)] == names


def test_a_withdrawal_takes_the_name_out_of_quarters_that_are_long_over(cast, ulyana):
    withdraw(ulyana, cast.anna)
    assert table(cast.anna, on=NEXT_SUMMER) == []
    assert account_of(cast.anna, AUTUMN, NEXT_SUMMER).figures.unnamed == 1


def test_nobody_sees_the_account_of_another_school(cast, ulyana):
    assert account_of(cast.gleb, AUTUMN, TODAY).entrants == []
    assert account_of(cast.dina, AUTUMN, TODAY).entrants == []


def test_an_issued_account_does_not_change(cast, ulyana, mentor):
    made = build.extract(cast.lyceum, cast.anna)
    mentor.full_name = "Иванова Ольга Николаевна"
    mentor.save()
    ulyana.participations.all().delete()
    assert [row.cells[0] for row in shown_rows(made.rows, cast.anna, TODAY)] == ["Серова Ульяна Игоревна", "Тимофеева Ольга Николаевна"]
    assert (made.total, made.as_of, str(made)) == (2, TODAY, "Персонифицированный учёт, IV квартал 2026")


def test_an_issued_account_honours_a_withdrawal(cast, ulyana, mentor):
    made = build.extract(cast.lyceum, cast.anna)
    withdraw(ulyana, cast.anna)
    first = shown_rows(made.rows, cast.anna, TODAY)[0]
    assert (first.person, first.cells) == (None, (WITHDRAWN, "наставляемый", "", "", "", "", "20.09.2026", "", "", ""))


def test_an_issued_account_names_who_was_merged_since(cast, ulyana):
    made = build.extract(cast.lyceum, cast.anna)
    twin = build.mentee("Серова Уля Игоревна", cast.lyceum, cast.anna)
    ulyana.merged_into = twin
    ulyana.save()
    assert [(row.person, row.cells[0]) for row in shown_rows(made.rows, cast.anna, TODAY)] == [(twin, "Серова Ульяна Игоревна")]


def test_there_is_nothing_to_issue_of_what_has_not_begun_or_is_empty(cast):
    with pytest.raises(Refusal, match="ещё не начался"):
        actions.fix(cast.lyceum, by=cast.anna, span=span_of(2026, "1"), on=TODAY)
    with pytest.raises(Refusal, match="никого не было"):
        actions.fix(cast.lyceum, by=cast.anna, span=AUTUMN, on=TODAY)


def test_a_psychologist_issues_nothing(cast, ulyana):
    nadezhda = make.member("Юдина Надежда Петровна", Role.PSYCHOLOGIST, at=cast.lyceum)
    with pytest.raises(PermissionDenied):
        build.extract(cast.lyceum, nadezhda)


def test_what_is_erased_past_registration_is_gone_here_too(cast, ulyana, mentor):
    build.assess(ulyana, cast.anna, {"mood": 4})
    twin = build.mentee("Серова Уля Игоревна", cast.lyceum, cast.anna)
    made = build.extract(cast.lyceum, cast.anna)
    Person.objects.filter(pk=twin.pk).update(merged_into=ulyana)
    erased = {done.title: done.count for done in erase_past_registration(ulyana)}
    assert erased["оценки на входе и на выходе"] == 1
    assert erased["строки в выписках персонифицированного учёта"] == 2
    rows = make.fresh(made).rows
    assert "Серова" not in str(rows)
    assert [row["cells"][0] for row in rows] == [WITHDRAWN, WITHDRAWN, "Тимофеева Ольга Николаевна"]
    assert [row.cells[0] for row in shown_rows(rows, cast.anna, TODAY)] == [row["cells"][0] for row in rows]
    assert {done.count for done in erase_past_registration(ulyana)} == {0}
