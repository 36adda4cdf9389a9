"""«Склонение»: a corrected name is remembered, written everywhere, and forgotten when asked."""

from __future__ import annotations

import pytest
from django.utils.http import urlencode

from duet.core.declension import Forms
from duet.core.errors import Refusal
from duet.stages.documents import actions
from duet.stages.documents.drawing import draw, words_of
from duet.stages.documents.grammar import Grammar
from duet.stages.documents.models import Spelling, SpellingSort
from duet.stages.persons.erasing import erase_past_registration
from tests import make
from tests.make import fresh
from tests.read import words

from .. import build

LIST = "/lyceum-7/documents/spelling/"
NAME = "Гогия Анна Сергеевна"
CASES = {
    "genitive": "Гогии Анны Сергеевны", "dative": "Гогии Анне Сергеевне", "accusative": "Гогию  Анну Сергеевну",
    "instrumental": "Гогией Анной Сергеевной", "prepositional": "Гогии Анне Сергеевне",
}  # fmt: skip


def address(sort="name", said=NAME, **more):
    return f"{LIST}edit/?{urlencode({'sort': sort, 'words': said, **more})}"


def forms(nominative=NAME, letter="Я"):
    return Forms(nominative, *[f"{nominative}{letter}"] * 5)


def spelt(cast, nominative=NAME, sort=SpellingSort.NAME, **more):
    return actions.spell(cast.lyceum, by=cast.anna, sort=sort, forms=forms(nominative), on=build.DAY, **more)


def plain(response) -> str:
    return words(response).replace("\N{NO-BREAK SPACE}", " ")


def test_the_form_is_filled_by_the_rules_and_what_is_said_beats_them(cast, as_):
    client = as_(cast.anna)
    form = client.get(address()).context["form"]
    assert (form.initial["gender"], bool(form.initial["dative"])) == ("f", True)
    answered = client.post(address(next="/lyceum-7/documents/"), {**CASES, "gender": "f"})
    assert answered.url == "/lyceum-7/documents/"
    kept = Spelling.objects.get()
    assert (kept.nominative, kept.accusative, kept.gender, kept.by) == (NAME, "Гогию Анну Сергеевну", "f", cast.anna)
    assert client.get(address()).context["form"].initial["accusative"] == "Гогию Анну Сергеевну"
    assert "Забыть и склонять по правилам" in plain(client.get(address()))


def test_nobody_is_sent_elsewhere_after_it(cast, as_):
    assert as_(cast.anna).post(address(next="https://evil.example/"), {**CASES, "gender": ""}).url == LIST


@pytest.mark.parametrize(("sort", "said"), [("post", "педагог-организатор"), ("organisation", "Лицей № 7")])
def test_posts_and_organisations_have_no_gender(cast, as_, sort, said):
    client = as_(cast.anna)
    assert "gender" not in client.get(address(sort, said)).context["form"].fields
    client.post(address(sort, said), {**CASES, "gender": "f"})
    assert (Spelling.objects.get().sort, Spelling.objects.get().gender) == (sort, "")


def test_the_gender_a_card_says_is_proposed(cast, as_):
    assert as_(cast.anna).get(address(said="Юй Саша", gender="m")).context["form"].initial["gender"] == "m"
    assert as_(cast.anna).get(address(said="Юй Саша", gender="x")).context["form"].initial["gender"] == ""


def test_every_case_is_needed(cast, as_):
    response = as_(cast.anna).post(address(), {**CASES, "dative": " "})
    assert response.status_code == 422
    with pytest.raises(Refusal, match="все падежи"):
        actions.spell(cast.lyceum, by=cast.anna, sort=SpellingSort.POST, forms=Forms("а", "б", "в", "", "г", "д"), on=build.DAY)
    assert not Spelling.objects.exists()


def test_words_are_asked_in_plain_words(cast, as_):
    client = as_(cast.anna)
    assert client.get(f"{LIST}edit/").status_code == 404
    assert client.get(address(said="")).status_code == 422
    assert client.get(address(sort="мусор")).status_code == 422


def test_drafts_are_written_anew_and_registered_papers_are_not(cast, as_):
    who = {"person": None, "name": NAME, "post": "учитель"}
    draft = build.draft(cast.anna, answers=build.answers(кто=who))
    other = build.draft(cast.anna)
    frozen = build.draft(cast.anna, answers=build.answers(кто=who))
    type(frozen).objects.filter(pk=frozen.pk).update(state="agreeing")
    old = frozen.title
    spelt(cast, gender="f")
    assert fresh(draft).title == "О назначении Гогия\N{NO-BREAK SPACE}А.\N{NO-BREAK SPACE}С."
    assert "Гогия Анна СергеевнаЯ" in words_of(draw(fresh(draft), by=cast.anna, on=build.DAY).paper)
    assert fresh(frozen).title == old
    assert "СергеевнаЯ" not in words_of(draw(fresh(other), by=cast.anna, on=build.DAY).paper)


def test_what_is_forgotten_follows_the_rules_again(cast, as_):
    kept = spelt(cast)
    client = as_(cast.anna)
    assert NAME in plain(client.get(LIST))
    assert "снова склоняется по правилам" in plain(client.post(f"{LIST}{kept.pk}/forget/", follow=True))
    assert not Spelling.objects.exists()
    assert "Я" not in Grammar(cast.lyceum).name(NAME).genitive.split()[-1]


def test_a_word_said_twice_is_kept_once(cast):
    spelt(cast, "Юй")
    spelt(cast, " Юй ")
    assert Spelling.objects.count() == 1


def test_spellings_are_found_and_paged(cast, as_, django_assert_num_queries):
    spelt(cast)
    client = as_(cast.anna)
    client.get(LIST)
    with django_assert_num_queries(7):
        client.get(LIST)
    for number in range(60):
        spelt(cast, f"должность {number:02}", SpellingSort.POST)
    with django_assert_num_queries(7):
        response = client.get(LIST)
    assert len(response.context["page"].object_list) == 50
    assert [row.nominative for row in client.get(f"{LIST}?q=гогия").context["page"]] == [NAME]
    assert "Ничего не нашлось" in plain(client.get(f"{LIST}?q=абракадабра"))


def test_another_school_spells_for_itself(cast, as_):
    kept = spelt(cast)
    client = as_(cast.gleb)
    assert NAME not in plain(client.get("/school-1/documents/spelling/"))
    assert client.post(f"/school-1/documents/spelling/{kept.pk}/forget/").status_code == 404


def test_the_cases_of_somebody_erased_go_with_them(cast):
    spelt(cast)
    spelt(cast, NAME, SpellingSort.POST)
    person = make.person(NAME, at=cast.lyceum)
    erased = {one.title: one.count for one in erase_past_registration(person)}
    assert erased["падежи имени, исправленные вручную"] == 1
    assert [row.sort for row in Spelling.objects.all()] == ["post"]
