"""A document loses its force: by another one, or for a reason."""

from datetime import date

import pytest

from duet.base.journal.models import Entry
from duet.core.errors import Refusal
from duet.stages.documents import actions
from duet.stages.documents.tests import build
from tests.make import fresh

from .approving import DAY, approved, freeze, register, registered

LATER = date(2026, 11, 2)


def test_another_document_takes_away_its_force(cast):
    document, other = registered(cast.anna), registered(cast.anna)
    actions.annul(document, by=cast.anna, other=other, on=LATER)
    document = fresh(document)
    assert (document.state, document.annulled_by_id, document.annulled_on) == ("annulled", other.pk, LATER)
    assert document.reason == "Отменён приказом от 03.10.2026 № 2-од"
    assert Entry.objects.get(action="documents.annul").note == {"other": other.pk, "on": "2026-11-02"}


def test_a_document_without_a_number_takes_it_away_by_its_day(cast, unnumbered_kind):
    document = registered(cast.anna)
    actions.annul(document, by=cast.anna, other=registered(cast.anna, kind=unnumbered_kind), on=LATER)
    assert fresh(document).reason == "Отменён приказом от 03.10.2026"


def test_a_reason_alone_will_do(cast):
    document = registered(cast.anna)
    actions.annul(document, by=cast.anna, reason=" Издан ошибочно. ", on=LATER)
    assert (fresh(document).reason, fresh(document).annulled_by) == ("Издан ошибочно.", None)


def test_annexes_lose_their_force_with_their_order(cast):
    order = build.draft(cast.anna)
    first, second = build.draft(cast.anna, main=order), build.draft(cast.anna, main=order)
    for row in (order, first, second):
        freeze(row, cast.anna)
    register(order, cast.anna)
    actions.annul(fresh(first), by=cast.anna, reason="Заменено новым.", on=DAY)
    actions.annul(order, by=cast.anna, reason="Издан ошибочно.", on=LATER)
    assert [(row.state, row.annulled_on) for row in order.annexes.order_by("pk")] == [("annulled", DAY), ("annulled", LATER)]


def test_its_files_stay_as_they_were(cast):
    document = registered(cast.anna)
    before = fresh(document).docx.sha256
    actions.annul(document, by=cast.anna, reason="Издан ошибочно.", on=LATER)
    assert fresh(document).docx.sha256 == before


def test_only_what_is_in_force_can_lose_it(cast):
    for document in (build.draft(cast.anna), approved(cast.anna)):
        with pytest.raises(Refusal, match="который ещё действует"):
            actions.annul(document, by=cast.anna, reason="Издан ошибочно.", on=LATER)
    document = registered(cast.anna)
    actions.annul(document, by=cast.anna, reason="Издан ошибочно.", on=LATER)
    with pytest.raises(Refusal, match="который ещё действует"):
        actions.annul(document, by=cast.anna, reason="Издан ошибочно.", on=LATER)


def test_something_has_to_be_said(cast):
    with pytest.raises(Refusal, match="напишите причину"):
        actions.annul(registered(cast.anna), by=cast.anna, reason=" ", on=LATER)


def test_only_another_document_in_force_of_the_same_school_will_do(cast):
    document = registered(cast.anna)
    for other in (document, approved(cast.anna), registered(cast.gleb)):
        with pytest.raises(Refusal, match="который зарегистрирован и действует"):
            actions.annul(document, by=cast.anna, other=other, on=LATER)


def test_it_holds_on_its_own_day(cast):
    with pytest.raises(Refusal, match=r"Документ действует с 03\.10\.2026"):
        actions.annul(registered(cast.anna), by=cast.anna, reason="Ошибка.", on=date(2026, 10, 2))
