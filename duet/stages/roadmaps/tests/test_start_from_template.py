"""A plan out of a ready template: the page that shows it in its year, and the button that makes it."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from duet.base.clock import moved_to
from duet.base.journal.models import Entry
from duet.base.tenancy.models import OrganisationKind, Role
from duet.base.tenancy.scope import everywhere
from duet.core.calendar import Period
from duet.core.errors import Refusal
from duet.core.templates import TEMPLATES, template
from duet.stages.roadmaps.actions import start_from_template
from duet.stages.roadmaps.models import Activity, Post, Roadmap, Step
from tests import make
from tests.read import words

from . import build

QUERIES = 7
KINDERGARTEN = template("kindergarten")


@pytest.fixture
def here(url):
    """The page of templates."""
    return url("template")


def press(client, here, **given):
    """The button, with what the page sends."""
    return client.post(here, {"template": "school-teachers", "year": "2027-28", "press": "one", **given})


def plans() -> list[Roadmap]:
    with everywhere():
        return list(Roadmap.objects.order_by("pk"))


def started(cast, **given):
    """The action, with the least it needs."""
    wanted = {"by": cast.anna, "on": build.TODAY, "template": KINDERGARTEN, "period": Period.school_year(2027)} | given
    with everywhere():
        return start_from_template(cast.lyceum, **wanted)


# The page


def test_the_page_offers_what_suits_the_organisation_this_year(cast, as_, here):
    page = words(as_(cast.anna).get(here))
    assert "Дорожная карта наставничества педагогических работников школы на 2026/27 учебный год" in page
    assert "В карте 44 строки и 7 этапов." in page


def test_a_kindergarten_and_a_department_are_offered_their_own(cast, as_):
    with everywhere():
        garden = make.organisation("Теремок", "teremok", kind=OrganisationKind.KINDERGARTEN)
        nina = make.member("Малинина Нина Васильевна", Role.HEAD, at=garden)
    assert "Дорожная карта наставничества педагогов детского сада" in words(as_(nina).get("/teremok/roadmaps/start/template/"))
    assert "Дорожная карта развития наставничества в муниципалитете" in words(as_(cast.dina).get("/town/roadmaps/start/template/"))


def test_from_april_the_next_school_year_is_offered(cast, as_, here):
    with moved_to(date(2027, 4, 1)):
        assert "на 2027/28 учебный год" in words(as_(cast.anna).get(here))


def test_every_row_shows_its_day_and_the_working_day_before_a_day_off(cast, as_, here):
    page = words(as_(cast.anna).get(here, {"template": "kindergarten", "year": "2027-28"}))
    assert "20–31 августа до 31 августа 2027, вт" in page
    assert "до 20 июня до 20 июня 2028, вт" in page
    assert "2 марта до 2 марта 2028, чт" in page
    assert "1–15 сентября до 15 сентября 2027, ср" in page
    assert "до 15 мая до 15 мая 2028, пн" in page
    sunday = words(as_(cast.anna).get(here, {"template": "kindergarten", "year": "2026-27"}))
    assert "до 20 июня до 20 июня 2027, вс выходной, лучше 18 июня, пт" in sunday


def test_many_days_are_told_by_the_first_and_the_last(cast, as_, here):
    page = words(as_(cast.anna).get(here, {"template": "school-all", "year": "2027-28"}))
    assert "ежемесячно до 25 числа 12 сроков: с 25 сентября 2027 по 25 августа 2028 4 выпадают на выходные, лучше накануне" in page


def test_what_waits_for_an_event_says_so(cast, as_, here):
    page = words(as_(cast.anna).get(here, {"template": "kindergarten", "year": "2027-28"}))
    assert "в течение трёх рабочих дней после издания приказа о закреплении пар Даты пока нет: спросим позже." in page


def test_a_year_that_goes_on_says_what_is_past_and_offers_to_leave_it_out(cast, as_, here):
    client = as_(cast.anna)
    page = client.get(here, {"template": "kindergarten", "year": "2026-27"})
    assert "Сроки 24 строк уже прошли. Отметить их как лишние" in words(page)
    assert page.content.decode().count(" checked") == 0
    ticked = client.get(here, {"template": "kindergarten", "year": "2026-27", "past": ""})
    assert ticked.content.decode().count(" checked") == 24
    assert "уже прошли" not in words(client.get(here, {"template": "kindergarten", "year": "2027-28"}))


def test_a_template_or_a_year_that_is_not_there_is_said_so(cast, as_, here):
    page = as_(cast.anna).get(here, {"template": "circus", "year": "1999"})
    assert page.status_code == 422
    assert "Такого образца нет. Выберите один из списка." in words(page)
    assert "На этот год карту начать нельзя. Выберите год из списка." in words(page)
    assert as_(cast.anna).get(here, {"year": "2027"}).status_code == 422


def test_htmx_gets_the_offer_alone(cast, as_, here):
    page = as_(cast.anna).get(here, {"template": "college", "year": "2027"}, headers={"HX-Request": "true"})
    assert "<html" not in page.content.decode()
    assert "Дорожная карта системы наставничества колледжа на 2027 год" in words(page)


def test_the_queries_are_counted(cast, as_, here, django_assert_num_queries):
    client = as_(cast.anna)
    client.get(here)
    for chosen in TEMPLATES:
        with django_assert_num_queries(QUERIES):
            client.get(here, {"template": chosen.code, "year": "2027"})


# The button


def test_the_button_makes_the_plan_and_leads_to_it(cast, as_, here, url):
    answer = press(as_(cast.anna), here)
    [plan] = plans()
    assert answer.url == url("roadmap", plan)
    assert (plan.title, str(plan.period)) == (
        "Дорожная карта наставничества педагогических работников школы на 2027/28 учебный год", "2027/28 учебный год",
    )  # fmt: skip
    assert "Карта создана." in words(as_(cast.anna).get(answer.url))


def test_every_template_becomes_a_plan_whose_rows_are_known_to_the_catalogue(cast):
    for number, chosen in enumerate(TEMPLATES):
        plan = started(cast, template=chosen, press=str(number), another=True)
        with everywhere():
            made = [(row.number, row.title, row.codes) for row in plan.activities.order_by("position")]
        words_of = chosen.plan(Period.school_year(2027))
        assert made == [(row.number, row.title, list(row.codes)) for row in words_of.rows]


def test_rows_have_their_days_their_roles_and_no_questions(cast):
    plan = started(cast)
    with everywhere():
        order = plan.activities.get(number="1.2")
        assert [(step.due_on, step.ask) for step in order.steps.all()] == [(date(2027, 8, 31), "")]
        assert [duty.words for duty in order.duties.all()] == ["заведующий"]
        assert [item.text for item in order.items.all()] == list(KINDERGARTEN.stages[0].rows[1].items)
        assert not plan.activities.doubtful().exists()
        asked = Step.objects.filter(roadmap=plan).asking().values_list("activity__number", "ask")
        assert sorted(asked) == [("5.5", "event"), ("7.8", "event")]
        assert Post.objects.get(title="куратор наставничества").holders_now == [cast.anna]


def test_rows_ticked_as_not_wanted_stay_out(cast, as_, here):
    press(as_(cast.anna), here, without=["1.1", "2.3", "nonsense", "x" * 100])
    with everywhere():
        titles = set(Activity.objects.values_list("title", flat=True))
    whole = template("school-teachers").plan(Period.school_year(2027))
    assert {row.title for row in whole.rows} - titles == {row.title for row in whole.rows if row.key in ("1.1", "2.3")}


def test_nothing_left_is_refused_and_nothing_is_made(cast):
    with pytest.raises(Refusal, match="Оставьте хотя бы одну"):
        started(cast, without=[row.key for row in KINDERGARTEN.plan(Period.school_year(2027)).rows])
    assert plans() == []


def test_a_second_press_leads_to_the_same_plan(cast, as_, here):
    client = as_(cast.anna)
    assert press(client, here).url == press(client, here).url
    assert len(plans()) == 1
    with everywhere():
        notes = [entry.note for entry in Entry.objects.filter(action="roadmaps.start").order_by("pk")]
    [plan] = plans()
    assert notes == [{"roadmap": plan.pk, "template": "school-teachers", "activities": 44}, {"roadmap": plan.pk, "again": True}]


def test_a_year_that_has_a_plan_is_warned_of_and_a_second_is_made_only_on_purpose(cast, as_, here):
    with everywhere():
        build.plan(cast.lyceum, cast.anna, title="Прежняя карта", period=Period.school_year(2027))
    client = as_(cast.anna)
    page = words(client.get(here, {"template": "kindergarten", "year": "2027-28"}))
    assert "Карта на 2027/28 учебный год уже есть: Прежняя карта. Новая её не заменит: обе будут рядом." in page
    assert ("Создать ещё одну" in page, "Создать карту" in page) == (True, False)
    refused = press(client, here)
    assert "Карта на 2027/28 учебный год уже есть: «Прежняя карта»." in words(refused)
    assert len(plans()) == 1
    press(client, here, another="1")
    assert [plan.title for plan in plans()][1:] == ["Дорожная карта наставничества педагогических работников школы на 2027/28 учебный год"]


def test_plans_of_other_years_other_organisations_and_from_above_are_no_hindrance(cast):
    with everywhere():
        town = build.plan(cast.town, cast.dina, period=Period.school_year(2027))
        build.plan(cast.other, cast.gleb, period=Period.school_year(2027))
        build.plan(cast.lyceum, cast.anna, period=Period.school_year(2026))
        build.plan(cast.lyceum, cast.anna, period=Period.school_year(2027), source=town)
    assert started(cast).organisation == cast.lyceum


def test_without_the_name_of_a_press_the_year_alone_is_asked(cast):
    started(cast)
    with pytest.raises(Refusal, match="уже есть"):
        started(cast)
    assert started(cast, another=True).pk != plans()[0].pk


def test_a_broken_form_shows_the_offer_again(cast, as_, here):
    answer = press(as_(cast.anna), here, year="1999")
    assert (answer.status_code, plans()) == (422, [])
    assert "На этот год карту начать нельзя." in words(answer)


# Who may


def test_a_mentor_may_not(cast, as_, here):
    assert as_(cast.boris).get(here).status_code == 403
    with pytest.raises(PermissionDenied):
        started(cast, by=cast.boris)


def test_gleb_neither_sees_nor_starts(cast, as_, here):
    assert as_(cast.gleb).get(here).status_code == 404
    assert press(as_(cast.gleb), here).status_code == 404
    with pytest.raises(PermissionDenied):
        started(cast, by=cast.gleb)
    assert plans() == []
