"""The list of partners as a paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from duet.base.papers import Paper
from duet.base.papers.blocks import LANDSCAPE, Heading, Text
from duet.base.papers.tables import table_of
from duet.base.tenancy.models import Organisation
from duet.core.calendar import in_words
from duet.stages.persons.watching import MARK

from .models import Contact, Partner
from .words import said_of, standing

# Shares of the sheet by column.
_COLUMNS = (("№", 0.04), ("Партнёр", 0.24), ("Чем помогает", 0.22), ("Соглашение", 0.18), ("Контактное лицо", 0.24), ("Людей", 0.08))


def partners_paper(place: Organisation, partners: Sequence[Partner], on: date) -> Paper:
    """Partners of an organisation; each comes with its agreements, contacts and ``people``."""
    heads, shares = zip(*_COLUMNS, strict=True)
    rows = [_row(number, partner, on) for number, partner in enumerate(partners, 1)]
    return Paper(
        "Партнёры",
        (
            Heading("Организации-партнёры системы наставничества"),
            Text(f"{place.full_name or place.name}\nпо состоянию на {in_words(on)} г."),
            table_of(heads, rows, LANDSCAPE, shares),
            Text(f"{MARK}.", small=True),
        ),
        LANDSCAPE,
    )


def _row(number: int, partner: Partner, on: date) -> tuple[str, ...]:
    said = said_of(standing(partner, on))
    told = [partner.name, str(partner.get_kind_display()), f"ИНН {partner.inn}" if partner.inn else "", partner.address]
    contacts = "\n".join(_contact(contact) for contact in partner.contacts.all())
    people: int = partner.people  # type: ignore[attr-defined]  # counted by for_list
    return (str(number), _lines(*told), partner.gives, _lines(said.word, said.more), contacts, str(people))


def _contact(contact: Contact) -> str:
    return ", ".join(filter(None, [contact.name, contact.post, contact.phone, contact.email]))


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))
