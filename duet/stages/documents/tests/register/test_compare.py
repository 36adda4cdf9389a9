"""Versions of a text and what changed between them."""

from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from duet.stages.documents.comparing import differing
from duet.stages.documents.models import Revision
from duet.stages.documents.tests import build
from duet.stages.persons.models import Look
from tests import make

from .approving import freeze

TEXTS = st.text(st.sampled_from("аб \n"), max_size=40)


def joined(paragraphs, *runs):
    """One of the two texts out of what differs."""
    lines = ["".join(line.text for line in lines if line.run in runs) for lines in paragraphs if any(line.run in runs for line in lines)]
    return "\n".join(lines)


def flat(text):
    """Without the spaces at ends, which no reader sees."""
    return [line.rstrip(" ") for line in text.split("\n")]


@given(TEXTS, TEXTS)
def test_both_texts_are_found_in_what_differs(old, new):
    found = differing(old, new)
    assert flat(joined(found, "same", "removed")) == flat(old)
    assert flat(joined(found, "same", "added")) == flat(new)


@given(TEXTS)
def test_the_same_text_differs_in_nothing(text):
    assert all(line.run == "same" for lines in differing(text, text) for line in lines)


def test_a_changed_paragraph_shows_its_words():
    [lines] = differing("до 24 октября 2026 года", "до 31 октября 2026 года")
    assert [(line.run, line.text.strip()) for line in lines] == [
        ("same", "до"), ("removed", "24"), ("added", "31"), ("same", "октября 2026 года"),
    ]  # fmt: skip


def test_words_that_came_and_went_are_shown_in_their_places():
    [came] = differing("до октября года", "до конца октября года")
    [went] = differing("до конца октября года", "до октября года")
    assert [line.run for line in came] == ["same", "added", "same"]
    assert [line.run for line in went] == ["same", "removed", "same"]


def test_a_paragraph_written_anew_is_shown_whole():
    [lines] = differing("первый второй третий", "совсем другие слова")
    assert [line.run for line in lines] == ["removed", "added"]


def page(cast, as_, document, query=""):
    answer = as_(cast.anna).get(reverse("documents:compare", args=["lyceum-7", document.pk]) + query)
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


def test_whoever_looks_at_versions_with_people_is_written_down(cast, as_):
    card = make.person("Орлова Ольга Ильинична", cast.lyceum)
    document = build.draft(cast.anna, answers=build.answers(участники=[{"person": card.pk, "name": card.full_name, "post": ""}]))
    page(cast, as_, document)
    assert Look.objects.get().total == 1


def test_with_one_version_there_is_nothing_to_compare(cast, as_):
    document = build.draft(cast.anna)
    assert "Сравнивать пока не с чем" in page(cast, as_, document)
    freeze(document, cast.anna)
    assert "Сравнивать пока не с чем" in page(cast, as_, document)


def test_the_last_two_are_compared_unless_others_are_asked_for(cast, as_):
    document = build.draft(cast.anna)
    for text in ("Одно слово", "Одно дело", "Одно дело"):
        Revision.objects.filter(pk=freeze(document, cast.anna).pk).update(text=text)
    assert "Отличий нет" in page(cast, as_, document)
    said = page(cast, as_, document, "?a=1&b=2")
    assert "Отличается 1 абзац" in said
    assert "<del>" in said
    assert "Отличий нет" in page(cast, as_, document, "?a=7&b=x")
    assert "Версии" in as_(cast.anna).get(document.get_absolute_url()).content.decode()
