"""«Учебный календарь»: an organisation's own days and those of the body above."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.core.calendar import Period
from duet.core.errors import Refusal
from duet.core.school_year import Parts
from duet.stages.organisations.actions import add_days, edit_days, fill_calendar, remove_days, take_calendar
from duet.stages.organisations.models import CalendarSpan
from duet.stages.organisations.own_calendar import own_calendar, spans_in_force
from tests.make import fresh
from tests.read import words

CALENDAR = reverse("organisations:calendar", args=["lyceum-7"])
ADD, FILL, TAKE = (reverse(f"organisations:calendar_{name}", args=["lyceum-7"]) for name in ("add", "fill", "take"))
AUTUMN = Period(date(2026, 10, 26), date(2026, 11, 3))
TODAY = date(2026, 11, 20)
QUERIES = 6


@pytest.fixture(autouse=True)
def on_friday():
    with moved_to(TODAY):
        yield


def days(at, kind="holidays", span=AUTUMN, title="осенние каникулы", **facts):
    with everywhere():
        return CalendarSpan.objects.create(organisation=at, kind=kind, title=title, starts_on=span.start, ends_on=span.end, **facts)


def one(year, month, day):
    return Period(date(year, month, day), date(year, month, day))


def kept(at):
    with everywhere():
        return [f"{span} {span.span}" for span in CalendarSpan.objects.filter(organisation=at)]


def test_without_days_of_its_own_it_is_the_calendar_of_the_country(cast):
    assert own_calendar(cast.lyceum).is_working(date(2026, 11, 2)) is True


def test_days_off_are_off_and_a_working_saturday_works(cast):
    days(cast.lyceum, "off", one(2026, 11, 2))
    days(cast.lyceum, "working", one(2026, 11, 7))
    days(cast.lyceum, "six_days", Period(date(2026, 11, 10), date(2026, 11, 15)))
    calendar = own_calendar(cast.lyceum)
    assert [calendar.is_working(date(2026, 11, day)) for day in (2, 7, 14, 15, 21)] == [False, True, True, False, False]


def test_in_holidays_the_staff_works_unless_it_rests_too(cast):
    autumn = days(cast.lyceum)
    assert own_calendar(cast.lyceum).is_working(date(2026, 10, 27)) is True
    with everywhere():
        CalendarSpan.objects.filter(pk=autumn.pk).update(rest=True)
    assert own_calendar(cast.lyceum).is_working(date(2026, 10, 27)) is False


def test_the_days_of_the_body_above_hold_below(cast):
    days(cast.town, "off", one(2026, 11, 2), "день города")
    days(cast.town)
    assert own_calendar(cast.lyceum).is_working(date(2026, 11, 2)) is False
    assert [str(span) for span in spans_in_force(cast.lyceum)] == ["осенние каникулы", "день города"]
    assert own_calendar(cast.town).is_working(date(2026, 11, 2)) is False


def test_own_holidays_replace_those_above_in_their_year_only(cast):
    days(cast.town)
    days(cast.town, span=Period(date(2027, 10, 25), date(2027, 11, 2)), title="каникулы другого года")
    days(cast.lyceum, span=Period(date(2026, 10, 5), date(2026, 10, 11)), title="октябрьские каникулы")
    assert [str(span) for span in spans_in_force(cast.lyceum)] == ["октябрьские каникулы", "каникулы другого года"]


def test_own_days_off_stand_beside_those_above_and_win_over_them(cast):
    days(cast.town, "off", Period(date(2026, 11, 2), date(2026, 11, 3)))
    days(cast.town, "off", one(2026, 11, 9))
    days(cast.lyceum, "working", one(2026, 11, 9))
    days(cast.lyceum, "off", one(2026, 12, 1))
    calendar = own_calendar(cast.lyceum)
    assert [calendar.is_working(date(2026, 11, day)) for day in (2, 3, 9)] == [False, False, True]
    assert calendar.is_working(date(2026, 12, 1)) is False


def test_a_neighbour_and_those_below_change_nothing(cast):
    days(cast.other, "off", one(2026, 11, 2))
    assert own_calendar(cast.lyceum).is_working(date(2026, 11, 2)) is True
    assert own_calendar(cast.town).is_working(date(2026, 11, 2)) is True


def test_it_costs_one_query(cast, django_assert_num_queries):
    days(cast.town)
    days(cast.lyceum, "off", one(2026, 11, 2))
    with django_assert_num_queries(1):
        own_calendar(cast.lyceum)


def test_days_are_added_changed_and_removed_and_the_journal_knows(cast):
    with everywhere():
        made = add_days(cast.lyceum, by=cast.anna, kind="off", title="карантин", span=one(2026, 11, 23))
        edit_days(made, by=cast.anna, kind="off", title="карантин", span=Period(date(2026, 11, 23), date(2026, 11, 27)))
        assert kept(cast.lyceum) == ["карантин 23.11.2026–27.11.2026"]
        remove_days(made, by=cast.anna)
        assert kept(cast.lyceum) == []
        notes = {entry.action: entry.note for entry in Entry.objects.filter(action__startswith="calendar.")}
    assert notes["calendar.edit"] == {"was": ["2026-11-23"] * 2, "kind": "off", "now": ["2026-11-23", "2026-11-27"]}
    assert notes["calendar.remove"] == {"kind": "off", "was": ["2026-11-23", "2026-11-27"]}


def test_days_of_one_kind_do_not_overlap(cast):
    days(cast.lyceum)
    with everywhere(), pytest.raises(Refusal, match="осенние каникулы"):
        add_days(cast.lyceum, by=cast.anna, kind="holidays", title="", span=one(2026, 11, 3))
    with everywhere():
        add_days(cast.lyceum, by=cast.anna, kind="off", title="", span=one(2026, 11, 3))
    assert kept(cast.lyceum) == ["осенние каникулы 26.10.2026–03.11.2026", "нерабочие дни 03.11.2026–03.11.2026"]


def test_days_may_be_moved_over_themselves(cast):
    autumn = days(cast.lyceum)
    with everywhere():
        edit_days(autumn, by=cast.anna, kind="holidays", title="", span=one(2026, 11, 3))
    assert kept(cast.lyceum) == ["каникулы 03.11.2026–03.11.2026"]


def test_more_than_a_year_is_a_slip(cast):
    with everywhere(), pytest.raises(Refusal, match="больше года"):
        add_days(cast.lyceum, by=cast.anna, kind="off", title="", span=Period(date(2026, 1, 1), date(2027, 6, 1)))


def test_only_in_holidays_the_staff_rests_too(cast):
    with everywhere():
        made = add_days(cast.lyceum, by=cast.anna, kind="term", title="", span=AUTUMN, rest=True)
    assert made.rest is False
    with everywhere(), pytest.raises(IntegrityError), transaction.atomic():
        CalendarSpan.objects.filter(pk=made.pk).update(rest=True)


def test_a_mentor_and_the_town_change_nothing(cast):
    autumn = days(cast.lyceum)
    for by in (cast.boris, cast.dina):
        with everywhere(), pytest.raises(PermissionDenied):
            add_days(cast.lyceum, by=by, kind="off", title="", span=one(2026, 12, 1))
        with everywhere(), pytest.raises(PermissionDenied):
            remove_days(autumn, by=by)


def test_a_year_is_filled_at_once_and_only_once(cast):
    with everywhere():
        assert fill_calendar(cast.lyceum, by=cast.anna, year=2026, parts=Parts.TERMS) == 8
        with pytest.raises(Refusal, match="уже заполнен"):
            fill_calendar(cast.lyceum, by=cast.anna, year=2026, parts=Parts.TERMS)
    assert kept(cast.lyceum)[:2] == ["I четверть 01.09.2026–23.10.2026", "осенние каникулы 24.10.2026–01.11.2026"]


def test_what_is_there_already_stays(cast):
    days(cast.lyceum)
    with everywhere():
        assert fill_calendar(cast.lyceum, by=cast.anna, year=2026, parts=Parts.TERMS) == 7
    assert "осенние каникулы 26.10.2026–03.11.2026" in kept(cast.lyceum)


def test_the_days_above_are_copied_to_be_changed(cast):
    days(cast.town)
    days(cast.town, "off", one(2026, 11, 2), "день города")
    days(cast.town, "off", one(2027, 11, 2), "день города")
    with everywhere():
        assert take_calendar(cast.lyceum, by=cast.anna, year=2026) == 2
        with pytest.raises(Refusal, match="Брать нечего"):
            take_calendar(cast.lyceum, by=cast.anna, year=2026)
    assert kept(cast.lyceum) == ["осенние каникулы 26.10.2026–03.11.2026", "день города 02.11.2026–02.11.2026"]
    assert len(spans_in_force(cast.lyceum)) == 3


def test_what_would_overlap_own_days_is_left_out(cast):
    days(cast.town)
    days(cast.town, "term", Period(date(2026, 11, 1), date(2026, 12, 30)), "II четверть")
    days(cast.lyceum)
    with everywhere():
        assert take_calendar(cast.lyceum, by=cast.anna, year=2026) == 1


def test_the_curator_sees_the_year_and_what_is_now(cast, as_):
    days(cast.lyceum, "term", Period(date(2026, 11, 4), date(2026, 12, 30)), "II четверть")
    page = words(as_(cast.anna).get(CALENDAR))
    assert "2026/27 учебный год" in page
    assert "II четверть 4 ноября – 30 декабря · учебный период сейчас Изменить" in page


def test_a_mentor_reads_and_changes_nothing(cast, as_):
    days(cast.lyceum)
    page = words(as_(cast.boris).get(CALENDAR))
    assert "Осенние каникулы" in page
    assert "Изменить" not in page
    assert "Заполнить как обычно" not in page
    assert as_(cast.boris).post(FILL, {"year": "2026", "parts": "terms"}).status_code == 403


def test_days_above_are_marked_and_stay_as_they_are(cast, as_):
    above = days(cast.town)
    page = words(as_(cast.anna).get(CALENDAR))
    assert "Осенние каникулы 26 октября – 3 ноября · каникулы Управление образования" in page
    assert "Взять себе и изменить" in page
    assert as_(cast.anna).get(reverse("organisations:calendar_span", args=["lyceum-7", above.pk])).status_code == 404
    days(cast.lyceum, "off", one(2026, 12, 1))
    assert "чего в них нет — дни вышестоящего органа" in words(as_(cast.anna).get(CALENDAR))


def test_the_town_does_not_change_the_days_of_a_school(cast, as_):
    row = days(cast.lyceum)
    remove = reverse("organisations:calendar_remove", args=["town", row.pk])
    assert as_(cast.dina).post(remove).status_code == 404
    assert as_(cast.gleb).post(reverse("organisations:calendar_remove", args=["lyceum-7", row.pk])).status_code == 404
    assert fresh(row).title == "осенние каникулы"


def test_days_are_added_and_the_page_of_their_year_opens(cast, as_):
    form = {"kind": "off", "title": "карантин", "starts_on": "01.02.2027", "ends_on": ""}
    response = as_(cast.anna).post(ADD, form)
    assert response.headers["Location"] == f"{CALENDAR}?year=2026"
    assert kept(cast.lyceum) == ["карантин 01.02.2027–01.02.2027"]


@pytest.mark.parametrize(
    "change, said",
    [
        ({"ends_on": "2026-11-19"}, "Последний день раньше первого"),
        ({"starts_on": ""}, "Заполните это поле"),
        ({"starts_on": "2062-11-20"}, "Проверьте год"),
        ({"starts_on": "позавчера"}, "например, 25.11.2025"),
        ({"kind": "party"}, "party"),
        ({"starts_on": "2026-11-03"}, "Эти дни уже есть в календаре: «осенние каникулы», 26.10.2026–03.11.2026"),
        ({"ends_on": "2028-11-20"}, "Получилось больше года"),
    ],
)
def test_a_slip_is_explained_and_what_was_typed_stays(cast, as_, change, said):
    days(cast.lyceum)
    form = {"kind": "holidays", "title": "Мои дни", "starts_on": "2026-11-20", "ends_on": "2026-11-25"} | change
    response = as_(cast.anna).post(ADD, form)
    assert response.status_code == 422
    assert said in words(response)
    assert 'value="Мои дни"' in response.content.decode()
    assert len(kept(cast.lyceum)) == 1


def test_days_are_changed_and_removed_on_their_page(cast, as_):
    row = days(cast.lyceum)
    page = reverse("organisations:calendar_span", args=["lyceum-7", row.pk])
    assert 'value="2026-10-26"' in as_(cast.anna).get(page).content.decode()
    as_(cast.anna).post(page, {"kind": "holidays", "title": "осень", "starts_on": "2026-10-24", "ends_on": "2026-11-01", "rest": "on"})
    assert (fresh(row).title, fresh(row).rest) == ("осень", True)
    assert as_(cast.anna).post(page, {"kind": "holidays"}).status_code == 422
    as_(cast.anna).post(reverse("organisations:calendar_remove", args=["lyceum-7", row.pk]))
    assert kept(cast.lyceum) == []


def test_a_year_is_filled_and_one_taken_from_above_by_buttons(cast, as_):
    client = as_(cast.anna)
    assert client.post(FILL, {"year": "2027", "parts": "halves"}).headers["Location"] == f"{CALENDAR}?year=2027"
    assert client.post(FILL, {"year": "2027"}).status_code == 422
    days(cast.town)
    assert client.post(TAKE, {"year": "2026"}).headers["Location"] == f"{CALENDAR}?year=2026"
    assert len(kept(cast.lyceum)) == 5


def test_it_says_until_when_transfers_are_known(cast, as_):
    assert "Переносы выходных известны" not in words(as_(cast.anna).get(CALENDAR, {"year": "2026"}))
    assert "Переносы выходных известны до 31 декабря 2027 года" in words(as_(cast.anna).get(CALENDAR, {"year": "2027"}))


@pytest.mark.parametrize("year, shown", [("1999", "2023/24"), ("2999", "2028/29"), ("abc", "2026/27"), ("²026", "2026/27")])
def test_a_strange_year_becomes_a_near_one(cast, as_, year, shown):
    assert f"{shown} учебный год" in words(as_(cast.anna).get(CALENDAR, {"year": year}))


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_as_many_queries_whatever_the_rows(cast, as_, django_assert_num_queries, rows):
    for number in range(rows):
        days(cast.lyceum, "off", one(2026, 12, number + 1))
    client = as_(cast.anna)
    with django_assert_num_queries(QUERIES):
        client.get(CALENDAR)
