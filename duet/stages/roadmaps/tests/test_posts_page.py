import pytest

from duet.base.tenancy.scope import everywhere
from tests.read import words

from . import build

QUERIES = 12


def test_roles_without_people_come_first_each_with_its_rows(cast, as_, url, plan):
    with everywhere():
        held, vacant = build.post(cast.lyceum, "куратор", cast.anna), build.post(cast.lyceum, "педагог-психолог")
        for title in ("Анкета", "Отчёт"):
            build.duty(build.activity(plan, title), held)
        build.duty(plan.activities.first(), vacant)
    text = words(as_(cast.anna).get(url("posts")))
    assert "Карта называет 2 роли. Без людей: 1." in text
    assert text.index("Педагог-психолог роль не назначена 1 Назначить") < text.index("Куратор Белова А. С. 2 Изменить")


def test_the_page_of_a_role_lists_its_rows(cast, as_, url, plan):
    with everywhere():
        post = build.post(cast.lyceum, "куратор", cast.anna)
        row = build.activity(plan, "Анкета", deadline_text="октябрь")
        build.duty(row, post)
    answer = as_(cast.anna).get(url("post", post))
    assert "Анкета октябрь" in words(answer)
    assert f"{url('roadmap', plan)}#r{row.pk}" in answer.content.decode()
    assert "Исполняет 1 человек." in words(answer)


def test_a_mentor_looks_without_buttons(cast, as_, url):
    with everywhere():
        build.post(cast.lyceum, "куратор")
    assert "Назначить" not in words(as_(cast.boris).get(url("posts")))


def test_before_the_first_plan_it_says_what_will_be_here(cast, as_, url):
    assert "Ролей пока нет" in words(as_(cast.anna).get(url("posts")))


def test_many_roles_are_turned_page_by_page(cast, as_, url):
    with everywhere():
        for number in range(51):
            build.post(cast.lyceum, f"роль {number:02}")
    assert "Роль 50" in words(as_(cast.anna).get(url("posts"), {"page": 2}))


@pytest.mark.parametrize("roles", [1, 3, 40])
def test_the_queries_are_counted(cast, as_, url, plan, roles, django_assert_num_queries):
    with everywhere():
        for number in range(roles):
            row = build.activity(plan, f"Дело {number}")
            build.duty(row, build.post(cast.lyceum, f"роль {number}", cast.anna, cast.boris))
            build.duty(row, f"Ахметов {number}")
    client = as_(cast.anna)
    client.get(url("posts"))
    with django_assert_num_queries(QUERIES):
        client.get(url("posts"))


def test_roles_of_the_lyceum_are_its_own(cast, as_, url):
    with everywhere():
        build.post(cast.lyceum, "куратор лицея", cast.anna)
    assert as_(cast.gleb).get(url("posts")).status_code == 404
    for member, at in ((cast.gleb, "school-1"), (cast.dina, "town")):
        assert "куратор лицея" not in words(as_(member).get(url("posts", at=at))).lower()
