"""An organisation's own words: a new version, and nobody who has signed is touched."""

import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.consents import Kind
from duet.core.errors import Refusal
from duet.stages.consents.actions.texts import edit_text, restore_text
from duet.stages.consents.models import ConsentText
from duet.stages.consents.texts import STANDARD
from tests.make import fresh

from . import build

OURS = STANDARD[Kind.PROCESSING, True]
OWN = OURS.body + "\nВопросы можно задать куратору."


def edit(cast, body=OWN, **facts):
    return edit_text(
        cast.lyceum,
        **{"by": cast.anna, "kind": Kind.PROCESSING, "minor": True, "title": OURS.title, "parts": OURS.parts, "body": body, **facts},
    )


@everywhere()
def test_whoever_is_asked_after_the_edit_gets_the_new_words(cast, egor, mother):
    before, *_ = build.ask(egor, cast.anna, guardian=mother)
    build.sign(before)
    text = edit(cast)
    assert (text.version, text.own, fresh(before).text.version) == (2, True, 1)
    after, *_ = build.ask(egor, cast.anna, guardian=mother, until=None)
    assert after.text == text
    assert "Вопросы" not in str(fresh(before).shown)


@everywhere()
def test_a_sheet_that_waits_is_laid_anew_with_the_new_words(cast, egor, mother):
    before, *_ = build.ask(egor, cast.anna, guardian=mother)
    text = edit(cast)
    after, *_ = build.ask(egor, cast.anna, guardian=mother)
    assert (fresh(before).state, after.text, after.pk == before.pk) == ("cancelled", text, False)


@everywhere()
def test_our_words_come_back_as_a_version_of_their_own(cast):
    edit(cast)
    text = restore_text(cast.lyceum, by=cast.anna, kind=Kind.PROCESSING, minor=True)
    assert (text.version, text.own, text.body) == (2, False, OURS.body)


@everywhere()
def test_words_of_the_program_that_have_changed_are_a_new_version_too(cast, egor, mother):
    ConsentText.objects.create(
        organisation=cast.lyceum,
        kind="processing",
        minor=True,
        version=1,
        title="Согласие",
        body="Старые слова",
        sha256="0",
        made_by=cast.anna,
    )
    asked, *_ = build.ask(egor, cast.anna, guardian=mother)
    assert (asked.text.version, asked.text.body) == (2, OURS.body)


@everywhere()
def test_nothing_is_saved_twice_and_nothing_unlawful(cast):
    edit(cast)
    with pytest.raises(Refusal, match="ничего не изменилось"):
        edit(cast)
    with pytest.raises(Refusal, match="должно быть и это"):
        edit(cast, body=OURS.body.replace("{срок}", "год"))
    for act in (
        lambda: edit(cast, kind=Kind.COSIGNATURE),
        lambda: restore_text(cast.lyceum, by=cast.anna, kind=Kind.COSIGNATURE, minor=True),
    ):
        with pytest.raises(Refusal, match="Такого согласия нет"):
            act()
