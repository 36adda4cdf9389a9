"""The life of a document, as data (requirement B5, DOMAIN.md §5.1).

>>> can_move(DocumentState.DRAFT, DocumentState.SIGNING), can_move(DocumentState.REGISTERED, DocumentState.DRAFT)
(True, False)
"""

from enum import StrEnum


class DocumentState(StrEnum):
    """Where a document is. «На ознакомлении» is not a state: it is a registered document whose people have not all read it."""

    DRAFT = "draft"
    AGREEING = "agreeing"
    SIGNING = "signing"
    APPROVED = "approved"
    REGISTERED = "registered"
    ANNULLED = "annulled"
    DROPPED = "dropped"


S = DocumentState
MOVES: dict[DocumentState, frozenset[DocumentState]] = {
    # Without anybody to agree it goes to the signer at once.
    S.DRAFT: frozenset({S.AGREEING, S.SIGNING, S.DROPPED}),
    # Returned with remarks, or called back by its author.
    S.AGREEING: frozenset({S.SIGNING, S.DRAFT}),
    S.SIGNING: frozenset({S.APPROVED, S.DRAFT}),
    # Until it has a number it may still be called back: then nothing that was agreed or signed holds.
    S.APPROVED: frozenset({S.REGISTERED, S.DRAFT}),
    # A registered document is never deleted and never changed; another one takes away its force.
    S.REGISTERED: frozenset({S.ANNULLED}),
    S.ANNULLED: frozenset(),
    S.DROPPED: frozenset({S.DRAFT}),
}
# Its text stands still.
FROZEN = frozenset({S.AGREEING, S.SIGNING, S.APPROVED, S.REGISTERED, S.ANNULLED})
# It has a number and stands in the register.
NUMBERED = frozenset({S.REGISTERED, S.ANNULLED})


def can_move(old: DocumentState, new: DocumentState) -> bool:
    """Whether the table of moves lets it."""
    return new in MOVES[old]
