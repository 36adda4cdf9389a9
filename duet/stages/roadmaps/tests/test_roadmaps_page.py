import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.calendar import Period
from duet.stages.roadmaps.actions import finish_step
from tests import make
from tests.read import words

from . import build

QUERIES = 8
QUERIES_ABOVE = 9


def test_the_only_plan_is_opened_at_once_and_the_list_stays_within_reach(cast, as_, url, plan, step):
    client = as_(cast.anna)
    assert client.get(url("roadmaps")).url == url("roadmap", plan)
    assert "Дорожная карта" in words(client.get(url("roadmaps"), {"all": 1}))


def test_plans_stand_by_their_periods_with_their_progress(cast, as_, url, plan):
    with everywhere():
        old = build.plan(cast.lyceum, cast.anna, title="Прошлогодняя карта", period=Period.school_year(2025))
        finish_step(build.step(old), by=cast.anna, on=build.TODAY)
        build.step(plan, due=build.YEAR.start)
        build.step(plan, due=None)
    text = words(as_(cast.anna).get(url("roadmaps")))
    assert "2026/27 учебный год · выполнено 0 из 2 · без даты 1 Просрочено 1" in text
    assert "Прошлогодняя карта 2025/26 учебный год · выполнено 1 из 1" in text
    assert text.index("2026/27 учебный год ·") < text.index("Прошлогодняя карта")


def test_unfinished_papers_say_how_much_is_left(cast, as_, url, plan):
    with everywhere():
        upload = build.upload(cast.lyceum, cast.anna)
        for _ in range(4):
            build.row(upload, deadline="")
        build.upload(cast.lyceum, cast.anna, name="Ясная.txt")
    text = words(as_(cast.anna).get(url("roadmaps")))
    assert "Дорожная карта.txt На проверке, осталось 4 сомнения" in text
    assert "Ясная.txt На проверке, сомнений нет" in text


def test_a_mentor_goes_to_the_only_plan_past_unfinished_papers(cast, as_, url, plan):
    with everywhere():
        build.upload(cast.lyceum, cast.anna)
    assert as_(cast.boris).get(url("roadmaps")).status_code == 302
    assert "На проверке" not in words(as_(cast.boris).get(url("roadmaps"), {"all": 1}))


def test_an_empty_list_shows_how_to_begin(cast, as_, url):
    assert "Дорожной карты пока нет" in words(as_(cast.anna).get(url("roadmaps")))
    assert "Её загружает куратор" in words(as_(cast.boris).get(url("roadmaps")))


@pytest.fixture
def town(cast):
    build.plan(cast.town, cast.dina, title="Городская карта")
    build.step(build.plan(cast.lyceum, cast.anna, title="Карта лицея"))
    build.plan(cast.other, cast.gleb, title="Карта школы")
    return cast.town


def test_the_department_sees_its_own_and_those_below(cast, as_, url, town):
    text = words(as_(cast.dina).get(url("roadmaps", at="town")))
    assert "Городская карта" in text
    assert "Лицей № 7 Карта лицея 2026/27 учебный год · выполнено 0 из 1" in text
    assert "Школа № 1 Карта школы" in text


@pytest.mark.parametrize(
    "asked, found", [("лицей", ["Карта лицея"]), ("ШКОЛА 1", ["Карта школы"]), ("№", ["Карта лицея", "Карта школы"]), ("сад", [])]
)
def test_an_organisation_is_found_by_its_name(cast, as_, url, town, asked, found):
    text = words(as_(cast.dina).get(url("roadmaps", at="town"), {"q": asked}))
    assert [title for title in ("Карта лицея", "Карта школы") if title in text] == found
    assert ("карт не нашлось" in text) == (not found)


@pytest.mark.parametrize("plans", [1, 3, 35])
def test_the_queries_are_counted(cast, as_, url, plans, django_assert_num_queries):
    with everywhere():
        for number in range(plans):
            place = make.school(f"Школа {number}", f"many-{number}", parent=cast.town)
            build.step(build.plan(place, cast.anna))
            build.step(build.plan(cast.lyceum, cast.anna))
    for member, at, queries in ((cast.anna, "lyceum-7", QUERIES), (cast.dina, "town", QUERIES_ABOVE)):
        client = as_(member)
        client.get(url("roadmaps", at=at), {"all": 1})
        with django_assert_num_queries(queries):
            client.get(url("roadmaps", at=at), {"all": 1})


def test_many_plans_are_turned_page_by_page(cast, as_, url):
    with everywhere():
        for number in range(31):
            build.plan(cast.lyceum, cast.anna, title=f"Карта {number:02}")
    assert "Карта 00" in words(as_(cast.anna).get(url("roadmaps"), {"page": 2}))
    assert "Карта 30" in words(as_(cast.anna).get(url("roadmaps"), {"page": "много"}))


def test_gleb_sees_only_his_own(cast, as_, url, plan):
    assert as_(cast.gleb).get(url("roadmaps")).status_code == 404
    assert "Дорожной карты пока нет" in words(as_(cast.gleb).get(url("roadmaps", at="school-1")))
