"""Filters of a plan: the same rows whether they are asked of the database or of rows in hand."""

from datetime import date, timedelta

import pytest

from duet.base.tenancy.scope import scope
from duet.stages.roadmaps.actions import cancel_step, finish_step, take_step
from duet.stages.roadmaps.models import Activity, Item, Post, Roadmap
from duet.stages.roadmaps.views.sifting import PAPERS, SIEVES, STATES, Sieve, choices, read
from tests.read import words

from . import build

TODAY = build.TODAY


@pytest.fixture
def various(cast, plan):
    """A plan where each filter lets something through."""
    first, second = build.stage(plan, 1, "Подготовка"), build.stage(plan, 2, "Пары")

    def add(title, due=TODAY + timedelta(days=30), under=first, **facts):
        row = build.activity(plan, title, under=under, **facts)
        return build.step(row, due=due)

    build.duty(add("Просрочено", TODAY - timedelta(days=3)).activity, cast.boris)
    build.duty(take(add("В работе"), cast.anna).activity, build.post(cast.lyceum, "наставники", cast.boris))
    add("Не начато", TODAY, result="Приказ директора")
    build.proof(done(add("Сделано", under=second, result="Протокол совета"), cast.anna), cast.anna)
    done(add("Без бумаги", under=second), cast.anna)
    cancel_step(add("Отменено"), by=cast.anna, reason="Не нужно.")
    add("Без даты", None, doubts=["Проверьте."])
    add("Позднее", date(2027, 9, 15))
    begun = add("Начато", TODAY + timedelta(days=60)).activity
    done(build.step(begun, due=TODAY - timedelta(days=60)), cast.anna)
    partly = add("Частью без даты", None).activity
    build.step(partly, due=TODAY + timedelta(days=40))
    return plan


def done(step, by):
    finish_step(step, by=by, on=TODAY)
    return step


def take(step, by):
    take_step(step, by=by)
    return step


def asked(plan, sieve, viewer):
    """Titles by the database; those in hand must be the same."""
    with scope(viewer.organisation):
        rows = Activity.objects.visible_to(viewer).filter(roadmap=plan)
        found = [row.title for row in sieve.apply(rows, viewer=viewer, on=TODAY).in_order()]
        in_hand = list(rows.with_progress(TODAY).with_marks(viewer).in_order())
        assert [row.title for row in sieve.sift(in_hand, viewer=viewer, on=TODAY)] == found
    return found


@pytest.mark.parametrize(
    "state, titles",
    [
        ("late", ["Просрочено"]),
        ("working", ["В работе", "Начато"]),
        ("idle", ["Не начато", "Позднее", "Частью без даты"]),
        ("done", ["Сделано", "Без бумаги"]),
        ("cancelled", ["Отменено"]),
        ("asking", ["Без даты"]),
    ],
)
def test_a_state_lets_through_the_rows_that_the_table_calls_so(cast, various, state, titles):
    assert asked(various, Sieve(state=state), cast.anna) == titles


def test_every_row_has_one_state(cast, various):
    found = [title for state in STATES for title in asked(various, Sieve(state=state), cast.anna)]
    assert sorted(found) == sorted(asked(various, Sieve(), cast.anna))


@pytest.mark.parametrize(
    "show, titles",
    [
        ("late", ["Просрочено"]),
        ("week", ["Не начато"]),
        ("undated", ["Без даты", "Частью без даты"]),
        ("unproved", ["Без бумаги", "Начато"]),
        ("doubts", ["Без даты"]),
        ("outside", ["Позднее"]),
        ("mine", []),
    ],
)
def test_the_filters_above_the_table_are_asked_of_the_database_too(cast, various, show, titles):
    assert asked(various, Sieve(show=show), cast.anna) == titles


def test_rows_nobody_answers_for(cast, various):
    assert "В работе" not in asked(various, Sieve(show="nobody"), cast.anna)
    assert "Не начато" in asked(various, Sieve(show="nobody"), cast.anna)


def test_a_stage_a_person_and_a_role(cast, various):
    with scope(cast.lyceum):
        second, post = various.stages.last(), Post.objects.get(title="наставники")
    assert asked(various, Sieve(stage=str(second.pk)), cast.anna) == ["Сделано", "Без бумаги"]
    assert asked(various, Sieve(person=str(cast.boris.pk)), cast.anna) == ["Просрочено", "В работе"]
    assert asked(various, Sieve(person=f"role-{post.pk}"), cast.anna) == ["В работе"]


def test_from_above_nobody_is_found_by_the_number_of_a_person(cast, various):
    with scope(cast.lyceum):
        post = Post.objects.get(title="наставники")
    assert asked(various, Sieve(person=str(cast.boris.pk)), cast.dina) == []
    assert asked(various, Sieve(person=f"role-{post.pk}"), cast.dina) == ["В работе"]


@pytest.mark.parametrize("paper, titles", [("proved", ["Сделано"]), ("order", ["Не начато"]), ("minutes", ["Сделано"]), ("web", [])])
def test_a_document_attached_or_promised(cast, various, paper, titles):
    assert asked(various, Sieve(paper=paper), cast.anna) == titles
    assert "Сделано" not in asked(various, Sieve(paper="bare"), cast.anna)


def test_filters_are_joined(cast, various):
    assert asked(various, Sieve(state="done", paper="proved", words="протокол", show="late"), cast.anna) == []
    assert asked(various, Sieve(state="done", paper="proved", words="протокол"), cast.anna) == ["Сделано"]


def test_an_unknown_state_lets_nothing_through(cast, various):
    assert asked(various, Sieve(state="nonsense"), cast.anna) == []


@pytest.fixture
def worded(cast, plan):
    """Rows whose words stand in different cells."""
    row = build.activity(
        plan, "Приём заявок «Чтение»", deadline_text="до 1 октября", responsible_text="педагог-психолог", result="Охват 100%"
    )
    Item.objects.create(organisation=cast.lyceum, activity=row, position=1, text="Обучающиеся 5–11 классов\nи их родители")
    build.step(row)
    build.step(build.activity(plan, "Размещение_на сайте", result="Неприказной порядок \\ архив"))
    return plan


@pytest.mark.parametrize(
    "looked_for",
    ["прием", "ЗАЯВОК", "чтении", "Октябрь", "психологу", "родителей 11 классов", "педагог родители", "охват 100 %", "100%", "%", "ПРИЁМ"],
)
def test_words_are_found_in_any_cell_in_any_case_and_form(cast, worded, looked_for):
    assert asked(worded, Sieve(words=looked_for), cast.anna) == ["Приём заявок «Чтение»"]


@pytest.mark.parametrize("looked_for", ["приказ", "явок", "прием архив", "__", "100_", "100%%%", ".*", "^П", "$"])
def test_what_is_not_there_is_not_found(cast, worded, looked_for):
    assert asked(worded, Sieve(words=looked_for), cast.anna) == []


@pytest.mark.parametrize("sign", ["_", "\\"])
def test_a_sign_of_the_language_of_patterns_is_only_a_sign(cast, worded, sign):
    assert asked(worded, Sieve(words=sign), cast.anna) == ["Размещение_на сайте"]


def test_the_address_is_read_and_written_back():
    given = {"show": "late", "stage": "7", "state": "done", "person": "role-3", "paper": "order", "q": "  план   работы "}
    sieve = read(given)
    assert sieve == Sieve(show="late", stage="7", state="done", person="role-3", paper="order", words="план работы")
    assert sieve.query.count("=") == 6
    assert (read({}), read({}).query) == (Sieve(), "")


@pytest.mark.parametrize(
    "name, nonsense",
    [
        ("show", "<script>"), ("stage", "третий"), ("stage", "9" * 30), ("stage", "²"), ("state", "mine"), ("person", "role-"), ("q", "()"),
        ("person", "-1"), ("paper", "?"), ("q", " — "), ("q", "\x00"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_in_an_address_is_no_filter(name, nonsense):
    assert read({name: nonsense}) == Sieve()


def test_the_counts_are_of_what_the_other_filters_let_through(cast, various):
    sieve = Sieve(words="без", show="late")
    with scope(cast.lyceum):
        rows = list(Activity.objects.filter(roadmap=various).with_progress(TODAY).with_marks(cast.anna).in_order())
        found = {choice.title: choice for choice in choices(sieve.narrowed(rows, viewer=cast.anna, on=TODAY), "late", "/x/", sieve)}
    assert (found["Все"].count, found["Без даты"].count, found["Просрочено"].count) == (3, 2, 0)
    assert found["Без даты"].url == "/x/?show=undated&q=%D0%B1%D0%B5%D0%B7"


def test_every_kind_of_paper_has_its_words():
    assert all(title and stems for title, stems in PAPERS.values())


def page(client, url, plan, **query):
    answer = client.get(url("roadmap", plan), query)
    assert answer.status_code == 200
    return answer


def test_the_page_says_how_much_is_shown_and_how_to_see_the_rest(cast, as_, url, various):
    answer = page(as_(cast.anna), url, various, state="done")
    assert "Показано 2 из 10 Сбросить" in words(answer)
    assert "Показано" not in words(page(as_(cast.anna), url, various))


def test_an_empty_result_says_what_to_do(cast, as_, url, various):
    text = words(page(as_(cast.anna), url, various, q="бегемот"))
    assert "Таких мероприятий нет. Уберите одно из условий или поищите другими словами. Показать всю карту" in text


def test_the_lists_offer_what_the_plan_has(cast, as_, url, various):
    text = words(page(as_(cast.anna), url, various))
    assert "1. Подготовка 2. Пары" in text
    assert "Павлов Б. И. наставники" in text
    assert "Приказ, распоряжение Протокол" in text
    assert "Положение" not in text


def test_from_above_the_lists_offer_roles_and_no_people(cast, as_, url, various):
    text = words(as_(cast.dina).get(url("roadmap", various, at="town")))
    assert "наставники" in text
    assert "Павлов" not in text


def test_other_views_get_the_same_filters(cast, as_, url, various):
    answer = page(as_(cast.anna), url, various, state="done", show="unproved")
    assert f'href="{url("timeline", various)}?show=unproved&amp;state=done"' in answer.content.decode()
    assert '<input type="hidden" name="show" value="unproved">' in answer.content.decode()


@pytest.mark.parametrize("query", [{"q": "без"}, {"state": "done", "paper": "proved", "q": "протокол", "show": "late"}])
def test_a_filter_costs_one_query(cast, as_, url, various, query, django_assert_max_num_queries):
    client = as_(cast.anna)
    page(client, url, various)
    with django_assert_max_num_queries(15):
        page(client, url, various, **query)


def test_the_sieves_on_the_page_and_in_the_database_are_the_same():
    assert {name for name in SIEVES if name} == {"late", "week", "mine", "undated", "nobody", "unproved", "doubts", "outside"}


def test_nothing_of_other_organisations_comes_through_a_filter(cast, various):
    with scope(cast.town):
        other = build.plan(cast.other, cast.gleb)
        build.step(build.activity(other, "Сделано"))
    assert asked(Roadmap._base_manager.get(pk=other.pk), Sieve(words="сделано"), cast.anna) == []
