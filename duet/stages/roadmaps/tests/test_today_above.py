from datetime import timedelta

import pytest

from duet.base.tenancy.scope import everywhere
from duet.stages.roadmaps.actions import finish_step, take_step
from tests import make
from tests.read import words

from . import build

# With the remarks of the stages above and the question whose names may be read.
QUERIES = 28


def shown(client, url, **query):
    answer = client.get(url("today", at="town"), query)
    assert answer.status_code == 200
    return words(answer)


def test_each_organisation_stands_with_its_figures(cast, as_, url, plan, step):
    with everywhere():
        finish_step(build.step(plan, due=build.TODAY - timedelta(days=9)), by=cast.anna, on=build.TODAY)
        build.step(plan, due=build.TODAY - timedelta(days=2))
        build.step(plan, due=None)
    page = shown(as_(cast.dina), url)
    assert "Дорожные карты есть у одной организации из двух. Просрочено одно мероприятие в одной организации." in page
    assert "Лицей № 7 школа 1 из 4 1 1 1 20 ноября" in page
    assert "Школа № 1 школа Дорожной карты нет" in page


def test_the_lists_go_across_all_of_them(cast, as_, url, step):
    with everywhere():
        build.step(build.plan(cast.other, cast.gleb), title="Дело школы № 1")
    page = shown(as_(cast.dina), url)
    assert "Приказ о наставничестве Лицей № 7" in page
    assert "Дело школы № 1" in page


def test_one_organisation_is_opened_by_its_address_or_number(cast, as_, url, step):
    with everywhere():
        build.step(build.plan(cast.other, cast.gleb), title="Дело школы № 1")
    for asked in ("lyceum-7", cast.lyceum.pk):
        page = shown(as_(cast.dina), url, organisation=asked)
        assert "Приказ о наставничестве" in page
        assert "Дело школы № 1" not in page
        assert "Один этап карты" in page


def test_names_do_not_go_up_and_buttons_do_not_go_down(cast, as_, url, plan):
    with everywhere():
        steps = [build.step(plan, title=title) for title in ("По роли", "По имени", "Назначено здесь")]
        build.duty(steps[0].activity, build.post(cast.lyceum, "наставники", cast.boris))
        named = build.duty(steps[1].activity, "Павлов Б.И.")
        named.member = cast.boris
        named.save()
        build.duty(steps[2].activity, cast.boris)
        take_step(steps[0], by=cast.boris)
    answer = as_(cast.dina).get(url("today", at="town"))
    page = words(answer)
    assert "По роли Лицей № 7 · наставники В работе: Лицей № 7" in page
    assert "По имени Лицей № 7 · Павлов Б. И." in page  # as the paper has it
    assert "Назначено здесь Лицей № 7 · сотрудник организации" in page
    assert "Борис" not in page
    assert "/finish/" not in answer.content.decode()


def test_own_matters_are_among_them_with_their_buttons(cast, as_, url):
    with everywhere():
        own = build.step(build.plan(cast.town, cast.dina), title="Совещание директоров")
    answer = as_(cast.dina).get(url("today", at="town"), {"whose": "all"})
    assert url("take", own, at="town") in answer.content.decode()


def test_a_region_sees_towns_rolled_up_and_opens_one(cast, as_, url, step):
    with everywhere():
        region = make.organisation("Область", "region", kind="region")
        cast.town.parent = region
        cast.town.save()
        for school in (cast.lyceum, cast.other):
            school.parent = cast.town
            school.save()
        rita = make.member("Рогова Рита Павловна", "regional", at=region)
    page = words(as_(rita).get(url("today", at="region")))
    assert "Управление образования муниципальный орган управления образованием 0 из 1" in page
    opened = words(as_(rita).get(url("today", at="region"), {"organisation": "town"}))
    assert "Лицей № 7 школа 0 из 1" in opened


def test_an_empty_town_is_told_what_will_be_here(cast, as_, url):
    with everywhere():
        bare = make.municipality("Пустое управление", "bare")
        somebody = make.member("Рогова Рита Павловна", "municipal", at=bare)
    assert "Под вами пока нет организаций." in words(as_(somebody).get(url("today", at="bare")))


@pytest.mark.parametrize("schools", [1, 3, 40])
def test_the_queries_are_counted(cast, as_, url, schools, django_assert_num_queries):
    with everywhere():
        for number in range(schools):
            place = make.school(f"Школа {number}", f"many-{number}", parent=cast.town)
            somebody = make.member(f"Некто {number}", "curator", at=place, account=False)
            step = build.step(build.plan(place, somebody), due=build.TODAY - timedelta(days=number))
            build.duty(step.activity, build.post(place, "куратор", somebody))
            take_step(step, by=somebody)
    client = as_(cast.dina)
    client.get(url("today", at="town"))
    with django_assert_num_queries(QUERIES):
        client.get(url("today", at="town"))


def test_many_organisations_are_turned_page_by_page(cast, as_, url):
    with everywhere():
        for number in range(35):
            make.school(f"Школа {number:03}", f"many-{number}", parent=cast.town)
    page = shown(as_(cast.dina), url)
    assert "1–30 из 37" in page
    assert "31–37 из 37" in shown(as_(cast.dina), url, page=2)


def test_gleb_is_not_above_anybody(cast, as_, url, step):
    assert as_(cast.gleb).get(url("today", at="town")).status_code == 404
