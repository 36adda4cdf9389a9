from datetime import date

import pytest

from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.core.documents import DocumentState
from duet.core.errors import Refusal
from duet.stages.documents import actions
from duet.stages.documents.drawing import Edit, draw, words_of
from duet.stages.documents.models import Document, Revision
from tests import make

from . import build


def text(document, by):
    return words_of(draw(document, by=by, on=build.DAY).paper)


@everywhere()
def test_a_draft_is_drawn_from_answers_with_names_in_their_cases(cast):
    draft = build.draft(cast.anna)
    assert draft.title == "О назначении Беловой\N{NO-BREAK SPACE}А.\N{NO-BREAK SPACE}С."
    assert "1. Назначить ответственным Белову Анну Сергеевну, учителя физики." in text(draft, cast.anna)
    assert Entry.objects.filter(action="documents.draft", note__document=draft.pk).exists()


@everywhere()
def test_a_draft_belongs_to_the_school_year_of_its_day(cast):
    assert [build.draft(cast.anna, day=day).year for day in (date(2027, 2, 1), None)] == [2026, 2026]


@everywhere()
def test_a_draft_remembers_whom_it_names(cast):
    person = make.person("Зайцев Пётр Ильич", at=cast.lyceum)
    draft = build.draft(cast.anna, answers=build.answers(кто={"person": person.pk, "name": person.full_name, "post": "учитель"}))
    assert (list(draft.people.all()), "Зайцева Петра Ильича" in text(draft, cast.anna)) == ([person], True)


@everywhere()
def test_a_person_of_another_organisation_is_never_named_whatever_the_answers_say(cast):
    stranger = make.person("Чужой Пётр Ильич", at=cast.other)
    draft = build.draft(cast.anna, answers=build.answers(кто={"person": stranger.pk, "name": "Чужой Пётр Ильич", "post": ""}))
    drawn = draw(draft, by=cast.anna, on=build.DAY)
    assert (list(draft.people.all()), "Чужого" in words_of(drawn.paper)) == ([], False)
    assert any("больше не значится" in missing.words for missing in drawn.missing)


@everywhere()
def test_an_edited_draft_is_drawn_anew(cast):
    draft = build.draft(cast.anna)
    actions.edit(draft, by=cast.anna, outline=build.outline(cast.anna, answers=build.answers(зачем="порядка")), on=build.DAY)
    assert "В целях порядка" in text(draft, cast.anna)
    assert "порядка" in Document.objects.get(pk=draft.pk).words


@everywhere()
def test_what_was_changed_by_hand_stays_when_the_answers_change(cast):
    draft = build.draft(cast.anna)
    actions.reword(
        draft, by=cast.anna, edits=[Edit("2. Контроль оставляю за собой.", "2. Контроль возложить на Петрова П. П.")], on=build.DAY
    )
    actions.edit(draft, by=cast.anna, outline=build.outline(cast.anna, answers=build.answers(зачем="порядка")), on=build.DAY)
    assert "2. Контроль возложить на Петрова П. П." in text(draft, cast.anna)


@everywhere()
def test_an_edit_whose_paragraph_has_changed_since_is_shown_as_lost(cast):
    draft = build.draft(cast.anna)
    actions.reword(draft, by=cast.anna, edits=[Edit("В целях развития наставничества", "Во исполнение плана")], on=build.DAY)
    actions.edit(draft, by=cast.anna, outline=build.outline(cast.anna, answers=build.answers(зачем="порядка")), on=build.DAY)
    assert draw(draft, by=cast.anna, on=build.DAY).lost == [Edit("В целях развития наставничества", "Во исполнение плана")]


@everywhere()
def test_a_paragraph_emptied_by_hand_is_taken_out(cast):
    draft = build.draft(cast.anna)
    actions.reword(draft, by=cast.anna, edits=[Edit("2. Контроль оставляю за собой.", " ")], on=build.DAY)
    assert "Контроль" not in text(draft, cast.anna)


@everywhere()
def test_an_annex_is_counted_under_its_order(cast):
    main = build.draft(cast.anna)
    assert [build.draft(cast.anna, main=main).annex_number for _ in range(2)] == [1, 2]


@everywhere()
def test_an_annex_cannot_be_added_to_an_order_that_went_its_way(cast):
    main = build.draft(cast.anna)
    Document.objects.filter(pk=main.pk).update(state=DocumentState.SIGNING)
    main.refresh_from_db()
    with pytest.raises(Refusal, match="пока приказ — черновик"):
        build.draft(cast.anna, main=main)


@everywhere()
@pytest.mark.parametrize(
    "change",
    [
        lambda draft, by: actions.edit(draft, by=by, outline=build.outline(by), on=build.DAY),
        lambda draft, by: actions.reword(draft, by=by, edits=[], on=build.DAY),
        lambda draft, by: actions.discard(draft.organisation, by=by, document=draft),
    ],
)
def test_only_a_draft_is_changed(cast, change):
    draft = build.draft(cast.anna)
    Document.objects.filter(pk=draft.pk).update(state=DocumentState.AGREEING)
    with pytest.raises(Refusal, match="уже на согласовании"):
        change(draft, cast.anna)


@everywhere()
def test_a_draft_is_thrown_away(cast):
    actions.discard(cast.lyceum, by=cast.anna, document=build.draft(cast.anna))
    assert not Document.objects.exists()


@everywhere()
def test_a_draft_that_went_its_way_once_is_not_thrown_away(cast):
    draft = build.draft(cast.anna)
    Revision.objects.create(organisation=cast.lyceum, document=draft, number=1, made_by=cast.anna, made_at=make.LONG_AGO)
    with pytest.raises(Refusal, match="Отклоните его"):
        actions.discard(cast.lyceum, by=cast.anna, document=draft)
