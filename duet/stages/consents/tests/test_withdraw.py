"""Taking a consent back: at once in the program, by the terms of the law outside it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from duet.base.clock import moved_to
from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.core.consents import Cell, Demand, Use, Voice
from duet.core.errors import Refusal
from duet.stages.consents.actions.withdrawing import Scan, withdraw
from duet.stages.consents.models import Errand, State, Way, WordRow
from duet.stages.consents.publishing import standing_cells
from duet.stages.organisations.models import CalendarSpan, SpanKind
from duet.stages.persons import gate
from duet.stages.persons.watching import took_away
from tests import make

from .taking import NAME, NOW, PHOTO, POST, TODAY, asked, take

MONTH, TEN, THREE = date(2026, 12, 20), date(2026, 12, 4), date(2026, 11, 25)


@pytest.fixture(autouse=True)
def on_friday():
    with moved_to(TODAY):
        yield


@pytest.fixture
def vera(cast):
    return make.person("Зорина Вера Львовна", cast.lyceum, post="учитель химии")


@pytest.fixture
def kept(cast, vera):
    """The consent to processing."""
    return make.consent(vera, by=cast.anna)


@pytest.fixture
def shown(cast, vera, kept):
    """The consent to dissemination: the name and the post on the site, the picture in a group."""
    return make.consent(vera, "dissemination", by=cast.anna, cells=[NAME, POST, PHOTO])


def held(person):
    return {use for use in Use if gate.cells_of(person, use, TODAY)}


@everywhere()
def test_a_withdrawal_shuts_the_gate_at_once_and_makes_errands(cast, vera, kept):
    errands = take(kept, cast.anna)
    assert held(vera) == set()
    assert kept.state == State.WITHDRAWN
    assert (kept.withdrawn_at, kept.withdrawal_received_on, kept.withdrawal_way) == (NOW, TODAY, Way.PAPER)
    assert {kind: errand.due_on for kind, errand in errands.items()} == {"stop": MONTH, "answer": MONTH, "destroy": MONTH}
    assert {errand.demand for errand in errands.values()} == {"withdraw"}


@everywhere()
def test_a_demand_to_stop_has_its_own_term(cast, kept):
    errands = take(kept, cast.anna, Demand.STOP)
    assert {kind: errand.due_on for kind, errand in errands.items()} == {"stop": TEN, "answer": MONTH, "destroy": MONTH}


@everywhere()
def test_unlawful_processing_is_stopped_in_three_working_days(cast, kept):
    assert take(kept, cast.anna, Demand.UNLAWFUL)["stop"].due_on == THREE


@everywhere()
def test_the_working_days_are_those_of_the_organisation(cast, shown):
    CalendarSpan.objects.create(
        organisation=cast.lyceum, kind=SpanKind.OFF, starts_on=date(2026, 11, 23), ends_on=date(2026, 11, 24), title="Карантин"
    )
    assert take(shown, cast.anna)["unpublish"].due_on == date(2026, 11, 27)


@everywhere()
def test_the_consent_to_processing_takes_with_it_what_rests_on_it(cast, vera, kept, shown):
    photo, part = make.consent(vera, "photo", by=cast.anna), make.consent(vera, "mentoring", by=cast.anna)
    errands = take(kept, cast.anna)
    assert {make.fresh(each).state for each in (kept, shown, photo)} == {State.WITHDRAWN}
    assert make.fresh(part).state == State.GIVEN
    assert {kind: errand.due_on for kind, errand in errands.items()} == {
        "stop": MONTH, "answer": MONTH, "destroy": MONTH, "unpublish": THREE,
    }  # fmt: skip
    make.consent(vera, by=cast.anna, on=TODAY)
    assert held(vera) == {Use.KEEP, Use.MATCH, Use.MENTOR}


@everywhere()
def test_some_cells_may_be_taken_back_and_the_rest_stands(cast, vera, shown):
    errands = take(shown, cast.anna, cells=frozenset({Cell(*NAME)}))
    assert gate.cells_of(vera, Use.PUBLISH, TODAY) == {Cell(*POST)}
    assert (shown.state, shown.withdrawn_at) == (State.GIVEN, None)
    assert standing_cells(shown) == {Cell(*POST), Cell(*PHOTO)}
    assert {kind: errand.due_on for kind, errand in errands.items()} == {"unpublish": THREE, "answer": THREE}


@everywhere()
def test_all_cells_one_by_one_are_the_whole_consent(cast, shown):
    take(shown, cast.anna, cells=frozenset({Cell(*NAME), Cell(*POST)}))
    take(shown, cast.anna, cells=frozenset({Cell(*PHOTO)}))
    assert shown.state == State.WITHDRAWN
    assert standing_cells(shown) == frozenset()


@everywhere()
def test_cells_that_were_never_allowed_are_refused(cast, shown):
    with pytest.raises(Refusal, match="Отметьте"):
        take(shown, cast.anna, cells=frozenset({Cell("review", "site")}))


@everywhere()
def test_a_transfer_is_taken_back_from_its_own_recipient_only(cast, vera, kept):
    above = make.consent(vera, "transfer", by=cast.anna, cells=[["", "above"]])
    partner = make.consent(vera, "transfer", by=cast.anna, cells=[["", "partner:5"]])
    partner.recipient = "partner:5"
    partner.save()
    errands = take(partner, cast.anna)
    assert gate.cells_of(vera, Use.TRANSFER, TODAY) == {Cell("", "above")}
    assert partner.state == State.WITHDRAWN
    assert set(errands) == {"stop", "copies", "answer"}
    assert WordRow.objects.get(consent=partner, says="withdrawn").cells == [["", "partner:5"]]
    assert make.fresh(above).state == State.GIVEN


@everywhere()
def test_copies_are_looked_for_where_somebody_took_any(cast, vera, kept):
    took_away(cast.anna, [vera], "Список наставников")
    assert take(kept, cast.anna)["copies"].due_on == MONTH


@everywhere()
def test_a_picture_is_what_is_destroyed_when_its_consent_is_taken_back(cast, vera, kept):
    photo = make.consent(vera, "photo", by=cast.anna)
    assert "снимки" in take(photo, cast.anna)["destroy"].note
    assert Use.KEEP in held(vera)


@everywhere()
def test_taking_part_leaves_nothing_to_destroy(cast, vera, kept):
    part = make.consent(vera, "participation", by=cast.anna)
    assert set(take(part, cast.anna)) == {"answer"}
    assert Use.MATCH not in held(vera)


@everywhere()
def test_a_child_is_heard_too(cast):
    child, mother = make.person("Лапин Егор Ильич", cast.lyceum, status="pupil"), make.person("Лапина Ольга Юрьевна", cast.lyceum)
    given = make.consent(child, by=cast.anna, signer=mother)
    take(given, cast.anna, voice=Voice.SELF)
    assert held(child) == set()


@everywhere()
def test_the_paper_is_kept(cast, kept):
    take(kept, cast.anna, scan=Scan("отзыв.pdf", b"%PDF-1.7 scan"))
    assert (kept.withdrawal_file.name, kept.withdrawal_file.read()) == ("отзыв.pdf", b"%PDF-1.7 scan")


@everywhere()
def test_the_journal_knows_what_was_taken_back_and_names_nobody(cast, kept):
    take(kept, cast.anna)
    entry = Entry.objects.get(action="consents.withdraw")
    assert entry.about == kept
    assert (entry.note["way"], entry.note["demand"], entry.note["consents"]) == ("paper", "withdraw", [kept.pk])
    assert "Зорина" not in str(entry.note)


@pytest.mark.parametrize(("state", "words"), [("withdrawn", "уже отозвано"), ("replaced", "заменено новым"), ("asked", "ещё не подписано")])
@everywhere()
def test_only_what_stands_is_taken_back(cast, kept, state, words):
    kept.state = state
    kept.save()
    with pytest.raises(Refusal, match=words):
        take(kept, cast.anna)


@everywhere()
def test_a_day_to_come_is_refused(cast, kept):
    with pytest.raises(Refusal, match="завтра"):
        take(kept, cast.anna, received_on=date(2026, 11, 21))


@everywhere()
def test_a_day_before_the_signature_is_refused(cast, kept):
    with pytest.raises(Refusal, match="позже"):
        take(kept, cast.anna, received_on=date(2025, 8, 31))


@everywhere()
def test_a_wrong_demand_is_refused(cast, kept, shown):
    with pytest.raises(Refusal, match="другое требование"):
        take(kept, cast.anna, Demand.UNPUBLISH)
    with pytest.raises(Refusal, match="другое требование"):
        take(shown, cast.anna, Demand.STOP)


@everywhere()
def test_a_mentor_takes_nothing_back_for_others(cast, kept):
    with pytest.raises(PermissionDenied):
        withdraw(kept, by=cast.boris, withdrawal=asked(), on=TODAY, at=NOW)
    assert not Errand.objects.exists()


@everywhere()
def test_a_curator_elsewhere_takes_nothing_back_here(cast, kept):
    with pytest.raises(PermissionDenied):
        withdraw(kept, by=cast.gleb, withdrawal=asked(), on=TODAY, at=NOW)
