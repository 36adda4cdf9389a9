"""The life of a document."""

from duet.core.documents import MOVES, DocumentState, can_move
from duet.core.documents.life import FROZEN, NUMBERED


def test_every_state_has_its_moves():
    assert set(MOVES) == set(DocumentState)


def test_only_what_was_signed_gets_a_number():
    assert {state for state in DocumentState if can_move(state, DocumentState.REGISTERED)} == {DocumentState.APPROVED}


def test_what_has_a_number_never_becomes_a_draft_again():
    reached, fresh = set(NUMBERED), set(NUMBERED)
    while fresh:
        fresh = {new for old in fresh for new in MOVES[old]} - reached
        reached |= fresh
    assert reached == NUMBERED <= FROZEN


def test_an_annulled_document_stays_so():
    assert not MOVES[DocumentState.ANNULLED]


def test_every_state_can_be_come_to_from_a_draft():
    reached, fresh = {DocumentState.DRAFT}, {DocumentState.DRAFT}
    while fresh:
        fresh = {new for old in fresh for new in MOVES[old]} - reached
        reached |= fresh
    assert reached == set(DocumentState)
