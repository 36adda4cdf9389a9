from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.declension import Case, decline_organisation, decline_post
from duet.core.declension.tests.tables import four, rows_of

POSTS = rows_of("posts.tsv")
ORGANISATIONS = rows_of("organisations.tsv")
LETTERS = st.text("АБВЕЁЖЗИЙКЛНОРСЦЧШЩЫЬЭЮЯабвгеёжзийклнорсхцчшщыьэюя-.,()«»/– №1", max_size=40)
WORDS = st.lists(st.sampled_from([word for row in POSTS for word in row[0].split()]), max_size=6).map(" ".join)
SAID = st.one_of(st.text(max_size=30), LETTERS, WORDS)


def test_the_table_of_posts_is_right_in_every_case():
    misses = [(row, got) for row in POSTS if (got := four(decline_post(row[0]))) != row[1:]]
    assert misses == []


def test_no_post_of_the_table_is_doubtful():
    assert [row[0] for row in POSTS if decline_post(row[0]).doubtful] == []


def test_the_table_of_organisations_is_right_in_every_case():
    misses = [(row, got) for row in ORGANISATIONS if (got := four(decline_organisation(row[0]))) != row[1:]]
    assert misses == []


@pytest.mark.parametrize(
    ("post", "genitive"),
    [
        ("зам.директора по УВР", "зам.директора по УВР"),
        ("ст.воспитатель", "ст.воспитателя"),
        ("и.о.директора", "и.о.директора"),
        ("и/о директора", "и/о директора"),
        ("вр.и.о. начальника отдела, учитель химии", "вр.и.о. начальника отдела, учителя химии"),
        ("руководитель клуба «Учитель, мастер года» и учитель", "руководителя клуба «Учитель, мастер года» и учителя"),
        ("заместитель директора (учебная часть)", "заместителя директора (учебная часть)"),
        ("учитель технологии (мальчики)", "учителя технологии (мальчики)"),
        ("ИП Громов", "ИП Громов"),
        ("ВРИО ДИРЕКТОРА", "ВРИО ДИРЕКТОРА"),
        ("", ""),
        ("методист   (старший)", "методиста (старшего)"),
        ("заведующий родной школой", "заведующего родной школой"),
        ("воспитатель старшая", "воспитателя старшая"),
        ("логопедша", "логопедши"),
    ],
)
def test_posts_are_declined_as_people_write_them(post, genitive):
    forms = decline_post(post)
    assert forms.genitive == genitive
    assert not forms.doubtful


@pytest.mark.parametrize("post", ["учителя", "на полставки", "ж", "специалисты по кадрам", "конферансье", "временно"])
def test_a_post_without_a_head_in_the_nominative_is_left_and_marked(post):
    forms = decline_post(post)
    assert {forms[case] for case in Case} == {post}
    assert forms.doubtful


@pytest.mark.parametrize("name", ["Учителя города", "ЙЙЙ йцу", "12", "", "«Росток»", "(старая) школ"])
def test_an_organisation_without_a_head_is_left_as_it_is(name):
    assert {decline_organisation(name)[case] for case in Case} == {name}


def test_the_prepositional_is_said_too():
    assert decline_post("заведующая библиотекой").prepositional == "заведующей библиотекой"
    assert decline_organisation("Средняя школа № 8").prepositional == "Средней школе № 8"


@given(SAID)
def test_any_text_is_declined_word_by_word(text):
    for decline in (decline_post, decline_organisation):
        forms = decline(text)
        assert forms.nominative == " ".join(text.split())
        assert {len(forms[case].split()) for case in Case} == {len(text.split())}
        assert {forms[case].count("-") for case in Case} == {text.count("-")}
        assert decline(text) == forms
