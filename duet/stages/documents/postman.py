"""Letters about documents. No letter says what a document is about or whom it names: only its kind, its number and where to open it."""

from __future__ import annotations

from duet.base.accounts.mail import can_send, send_letter
from duet.base.tenancy.models import Member, Organisation
from duet.stages.reminders.jobs import written_to
from duet.stages.reminders.wording import absolute, site_url

from .models import Acquaintance, Document


def writes_from(organisation: Organisation) -> bool:
    """Whether letters go out from here: there is a mail server, and it is no rehearsal."""
    return can_send() and written_to().filter(pk=organisation.pk).exists()


def address_of(row: Acquaintance) -> str:
    """Where a reader is written to; nothing when it is not known, or when they have left: their link opens nothing."""
    if has_left(row):
        return ""
    user = row.member.user if row.member and has_account(row) else None
    return user.email if user and user.email else row.email


def has_left(row: Acquaintance) -> bool:
    """Whether they are not here any more."""
    return any(one.left_on is not None for one in (row.member, row.person) if one)


def has_account(row: Acquaintance) -> bool:
    """Whether they read in the program, and need no personal link."""
    return row.member is not None and row.member.user_id is not None and row.member.left_on is None


def link_of(row: Acquaintance) -> str:
    """The full personal address."""
    return f"{site_url()}{row.path}"


def page_of(document: Document) -> str:
    """The full address of its page."""
    return absolute("documents:document", document.organisation, document.pk)


def write_to_reader(row: Acquaintance, *, again: bool) -> bool:
    """Ask to read a document; returns whether the letter went out."""
    url = page_of(row.document) if has_account(row) else link_of(row)
    facts = {"document": row.document, "organisation": row.organisation, "url": url, "again": again, "is_link": not has_account(row)}
    return send_letter("documents/letters/read", to=address_of(row), facts=facts)


def write_to_answer(document: Document, member: Member, *, signs: bool, again: bool) -> bool:
    """Ask to agree to a document or to sign it; returns whether the letter went out."""
    facts = {"document": document, "organisation": document.organisation, "url": page_of(document), "again": again, "signs": signs}
    return send_letter("documents/letters/answer", to=member.user.email if member.user else "", facts=facts)
