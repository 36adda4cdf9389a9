import re

import pytest

from duet.base.tenancy.scope import everywhere
from tests import make

from . import build


@pytest.fixture
def person(cast):
    return make.person("Зайцев Пётр Ильич", at=cast.lyceum)


def named(cast, person):
    who = {"person": person.pk, "name": person.full_name, "post": "учитель"}
    with everywhere():
        return build.draft(cast.anna, answers=build.answers(кто=who))


def card(as_, member, person):
    return as_(member).get(person.get_absolute_url()).text


def test_a_card_shows_documents_that_name_the_person(cast, as_, person):
    draft = named(cast, person)
    assert draft.get_absolute_url() in card(as_, cast.anna, person)


def test_a_card_without_documents_has_no_such_chapter(cast, as_, person):
    with everywhere():
        build.draft(cast.anna)
    assert "/documents/" not in card(as_, cast.anna, person).split("<main")[1]


def test_ten_are_shown_and_the_rest_are_found_by_name(cast, as_, person, django_assert_num_queries):
    with everywhere():
        url = person.get_absolute_url()
        named(cast, person)
    browser = as_(cast.anna)
    with django_assert_num_queries(21):
        browser.get(url)
    for _ in range(11):
        named(cast, person)
    with django_assert_num_queries(21):
        text = browser.get(url).text
    assert (len(re.findall(r"/documents/\d+/", text)), "Найти все" in text) == (10, True)
