"""How documents are spoken of on pages."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from duet.base.tenancy.models import Member
from duet.base.ui.words import count, day, moment
from duet.core.documents import DocumentState

from .models import Acquaintance, Document, Way
from .waiting import AGREE, NUMBER, READ, SIGN, waiting_for

# The sign of a state in lists (``{% state sign word %}``).
SIGNS = {
    DocumentState.DRAFT: "idle",
    DocumentState.AGREEING: "soon",
    DocumentState.SIGNING: "soon",
    DocumentState.APPROVED: "work",
    DocumentState.REGISTERED: "done",
    DocumentState.ANNULLED: "idle",
    DocumentState.DROPPED: "idle",
}

_WAITING = {SIGN: "на подписи", AGREE: "на согласовании", READ: "на ознакомлении"}
_OPENED = {
    "": ("ещё не открыт", "открыт, ждём"),
    "m": ("не открывал", "открыл, ждём"),
    "f": ("не открывала", "открыла, ждём"),
}


def sign_of(document: Document) -> str:
    """The sign of a document's state; a registered one that is still being read is at work."""
    if document.state == DocumentState.REGISTERED and is_being_read(document):
        return "work"
    return SIGNS[DocumentState(document.state)]


def is_being_read(document: Document) -> bool:
    """Whether somebody has not read it yet; of rows asked ``for_list``."""
    return bool(getattr(document, "asked", 0)) and document.known < document.asked  # type: ignore[attr-defined]  # annotated by for_list


def state_words(document: Document) -> str:
    """«На ознакомлении» is said of a registered document that is still being read."""
    if document.state == DocumentState.REGISTERED and is_being_read(document):
        return "На ознакомлении"
    return document.get_state_display()


def waiting_words(member: Member) -> list[str]:
    """What waits for the member among documents, in words; empty when nothing does. One query."""
    waits = waiting_for(member)
    said = [f"{count(waits[what], 'документ,документа,документов')} {words}" for what, words in _WAITING.items() if waits[what]]
    if waits[NUMBER]:
        said.append(f"{count(waits[NUMBER], 'подписанный документ,подписанных документа,подписанных документов')} без номера")
    return said


def opened_words(row: Acquaintance) -> str:
    """Of somebody who has not read it yet: «не открывала», «открыл, ждём»."""
    sex = row.person.sex if row.person else ""
    never, opened = _OPENED.get(sex, _OPENED[""])
    return opened if row.opened_at else never


def known_when(row: Acquaintance, today: date) -> str:
    """When somebody read it: «3 октября, 12:05», «6 октября, на бумаге»; nothing of whoever has not."""
    if row.known_on is None:
        return ""
    if row.way == Way.PAPER:
        return f"{day(row.known_on, today)}, на бумаге"
    if row.known_at and timezone.localtime(row.known_at).date() == row.known_on:
        return moment(row.known_at, today)
    return day(row.known_on, today)
