"""«Править текст»: paragraphs of a draft by hand."""

from __future__ import annotations

import pytest

from duet.base.files.models import keep
from duet.stages.documents.drawing import draw, words_of
from duet.stages.documents.forms.rewording import LONGEST
from duet.stages.documents.models import OwnTemplate
from tests.make import fresh
from tests.read import words

from .. import build
from ..letters import word_file

CONTROL = "2. Контроль оставляю за собой."


@pytest.fixture
def document(cast):
    return build.draft(cast.anna)


@pytest.fixture
def page(as_, cast, document):
    return Page(as_(cast.anna), document)


class Page:
    def __init__(self, client, document):
        self.client, self.document, self.url = client, document, f"/lyceum-7/documents/{document.pk}/reword/"

    def given(self):
        """Everything the form holds, as a browser sends it."""
        made = {}
        for one in self.client.get(self.url).context["form"].paragraphs:
            made |= {f"was-{one.number}": one.was.replace("\n", "\r\n"), f"now-{one.number}": one.now.replace("\n", "\r\n")}
        return made

    def number(self, text):
        return next(one.number for one in self.client.get(self.url).context["form"].paragraphs if one.was == text)

    def send(self, **more):
        return self.client.post(self.url, {**self.given(), **more})

    def edits(self):
        return [(edit["was"], edit["now"]) for edit in fresh(self.document).edits]

    def text(self, by):
        return words_of(draw(fresh(self.document), by=by, on=build.DAY).paper)


def plain(response) -> str:
    return words(response).replace("\N{NO-BREAK SPACE}", " ")


def test_only_changed_paragraphs_are_kept(page, cast):
    number = page.number(CONTROL)
    assert page.send(**{f"now-{number}": "2. Контроль — за мной."}).url == page.document.get_absolute_url()
    assert page.edits() == [(CONTROL, "2. Контроль — за мной.")]
    assert "2. Контроль — за мной." in page.text(cast.anna)
    shown = plain(page.client.get(page.url))
    assert "изменён" in shown
    assert f"Наш текст: {CONTROL}" in shown


def test_an_untouched_form_changes_nothing(page):
    page.send()
    assert page.edits() == []


def test_an_empty_paragraph_is_left_out(page, cast):
    page.send(**{f"now-{page.number(CONTROL)}": " "})
    assert "Контроль" not in page.text(cast.anna)


def test_our_text_is_given_back_paragraph_by_paragraph_and_as_a_whole(page):
    control, first = page.number(CONTROL), page.number("ПРИКАЗЫВАЮ:")
    page.send(**{f"now-{control}": "Иначе", f"now-{first}": "ВЕЛЮ:"})
    assert len(page.edits()) == 2
    assert page.send(restore=str(control)).url == page.url
    assert page.edits() == [("ПРИКАЗЫВАЮ:", "ВЕЛЮ:")]
    page.send(restore="all")
    assert page.edits() == []


def test_the_right_one_of_two_equal_paragraphs_is_changed(page, cast):
    control, first = page.number(CONTROL), page.number("ПРИКАЗЫВАЮ:")
    page.send(**{f"now-{first}": CONTROL})
    given = page.given()
    twice = {name: CONTROL if name.startswith("was") and value == "ПРИКАЗЫВАЮ:" else value for name, value in given.items()}
    page.client.post(page.url, {**twice, f"now-{control}": "Иначе"})
    assert page.edits() == [(CONTROL, CONTROL), (CONTROL, "Иначе")]


def test_an_edit_that_was_lost_is_carried_on(page, cast):
    type(page.document).objects.filter(pk=page.document.pk).update(edits=[{"was": "Прежнее", "now": "Моё"}])
    page.send(**{f"now-{page.number(CONTROL)}": "Иначе"})
    assert page.edits() == [(CONTROL, "Иначе"), ("Прежнее", "Моё")]


def test_a_paragraph_that_is_no_paragraph_is_refused(page):
    number = page.number(CONTROL)
    response = page.send(**{f"now-{number}": "а" * (LONGEST + 1)})
    assert response.status_code == 422
    assert "Абзац слишком длинный" in plain(response)
    assert page.edits() == []


def test_tables_are_not_changed_here(page):
    assert "С приказом ознакомлены:" in page.given().values()
    assert not any("___" in text and "Белова" in text for text in page.given().values())
    assert "Таблицы и подпись берутся из ответов" in plain(page.client.get(page.url))


def test_what_is_no_draft_is_not_changed(page):
    type(page.document).objects.filter(pk=page.document.pk).update(state="agreeing")
    assert "Править можно только черновик" in plain(page.client.get(page.url, follow=True))


def test_a_paper_by_an_own_template_is_changed_in_word(page, cast):
    file = keep(word_file("{{ дата }}"), name="a.docx", organisation=cast.lyceum, by=cast.anna)
    own = OwnTemplate.objects.create(organisation=cast.lyceum, kind=build.SAMPLE.name, version=1, file=file, by=cast.anna)
    type(page.document).objects.filter(pk=page.document.pk).update(template=own)
    assert "Правьте его в Word" in plain(page.client.get(page.url, follow=True))
    assert "Править текст" not in plain(page.client.get(page.document.get_absolute_url()))
