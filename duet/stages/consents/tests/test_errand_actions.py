"""Errands: done with words, put off once, really deleting."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from duet.base.clock import moved_to
from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.core.consents import Demand
from duet.core.errors import Refusal
from duet.stages.consents.actions.errands import GIVEN_AGAIN, NOTHING_LEFT, do_errand, extend_errand
from duet.stages.persons import erasing
from duet.stages.persons.models import SearchWord, Weight
from tests import make

from .taking import NOW, TODAY, take


@pytest.fixture(autouse=True)
def on_friday():
    with moved_to(TODAY):
        yield


@pytest.fixture
def vera(cast):
    return make.person("Зорина Вера Львовна", cast.lyceum)


@pytest.fixture
def kept(cast, vera):
    return make.consent(vera, by=cast.anna)


@pytest.fixture
def erased(monkeypatch):
    """Whom the erasers were called for."""
    called = []
    monkeypatch.setattr(erasing, "_erasers", [("запросы", lambda person: called.append(person.pk) or 2), ("заметки", lambda person: 0)])
    return called


def done(errand, by, outcome="Бумаги уничтожены.", on=TODAY):
    return do_errand(errand, by=by, outcome=outcome, on=on, at=NOW)


@everywhere()
def test_an_errand_is_done_with_words(cast, kept):
    errand = done(take(kept, cast.anna)["answer"], cast.anna, " Ответ вручён. ")
    assert (errand.outcome, errand.done_by, errand.done_at) == ("Ответ вручён.", cast.anna, NOW)


@everywhere()
def test_destroying_really_deletes_and_says_how_much(cast, vera, kept, erased):
    SearchWord.objects.create(organisation=cast.lyceum, person=vera, word="робототехника", weight=Weight.COMPETENCE, profile=True)
    errand = done(take(kept, cast.anna)["destroy"], cast.anna)
    assert errand.outcome == "Бумаги уничтожены. Удалено в программе: запросы — 2."
    assert erased == [vera.pk]
    assert not SearchWord.objects.filter(word="робототехника").exists()
    assert Entry.objects.get(action="consents.do_errand").note["erased"] == {"запросы": 2}


@everywhere()
def test_destroying_with_nothing_left_says_so(cast, kept, monkeypatch):
    monkeypatch.setattr(erasing, "_erasers", [])
    assert done(take(kept, cast.anna)["destroy"], cast.anna, "").outcome == NOTHING_LEFT


@everywhere()
def test_nothing_is_deleted_when_a_consent_was_given_again(cast, vera, kept, erased):
    errand = take(kept, cast.anna)["destroy"]
    make.consent(vera, by=cast.anna, on=TODAY)
    assert done(errand, cast.anna).outcome == f"Бумаги уничтожены. {GIVEN_AGAIN}"
    assert erased == []


@everywhere()
def test_destroying_pictures_deletes_nothing_else(cast, vera, kept, erased):
    photo = make.consent(vera, "photo", by=cast.anna)
    assert done(take(photo, cast.anna)["destroy"], cast.anna).outcome == "Бумаги уничтожены."
    assert erased == []


@everywhere()
def test_without_words_nothing_is_done(cast, kept):
    with pytest.raises(Refusal, match="Напишите"):
        done(take(kept, cast.anna)["answer"], cast.anna, " ")


@everywhere()
def test_what_is_done_is_not_done_twice(cast, kept):
    errand = done(take(kept, cast.anna)["answer"], cast.anna)
    with pytest.raises(Refusal, match="уже сделано"):
        done(errand, cast.anna)


@everywhere()
def test_a_demand_to_stop_may_be_put_off_once(cast, kept):
    errand = take(kept, cast.anna, Demand.STOP)["stop"]
    extend_errand(errand, by=cast.anna, reason="Отпуск архивариуса.", on=TODAY)
    assert (errand.extended_from, errand.due_on, errand.extension) == (date(2026, 12, 4), date(2026, 12, 11), "Отпуск архивариуса.")
    with pytest.raises(Refusal, match="не даёт"):
        extend_errand(errand, by=cast.anna, reason="Ещё раз.", on=TODAY)


@everywhere()
def test_other_terms_are_not_put_off(cast, kept):
    with pytest.raises(Refusal, match="не даёт"):
        extend_errand(take(kept, cast.anna)["stop"], by=cast.anna, reason="Не успеваем.", on=TODAY)


@everywhere()
def test_a_term_that_has_passed_is_not_put_off(cast, kept):
    with pytest.raises(Refusal, match="уже прошёл"):
        extend_errand(take(kept, cast.anna, Demand.STOP)["stop"], by=cast.anna, reason="Не успели.", on=date(2026, 12, 5))


@everywhere()
def test_a_term_is_put_off_with_a_reason(cast, kept):
    with pytest.raises(Refusal, match="почему"):
        extend_errand(take(kept, cast.anna, Demand.STOP)["stop"], by=cast.anna, reason=" ", on=TODAY)


@everywhere()
def test_a_mentor_does_none_of_it(cast, kept):
    errand = take(kept, cast.anna, Demand.STOP)["stop"]
    with pytest.raises(PermissionDenied):
        done(errand, cast.boris)
    with pytest.raises(PermissionDenied):
        extend_errand(errand, by=cast.boris, reason="Так.", on=TODAY)


@everywhere()
def test_erasers_are_named_beforehand(erased):
    assert erasing.erased_titles() == ("запросы", "заметки")
