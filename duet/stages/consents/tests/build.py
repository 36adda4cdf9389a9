"""People to ask and sheets laid before them; called inside ``with everywhere():`` or from fixtures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from duet.base.papers import Format, Paper, write
from duet.base.papers.blocks import Text
from duet.base.tenancy.models import Member, Organisation, system_member
from duet.core.consents import Kind
from duet.stages.consents.actions import answering, asking
from duet.stages.consents.actions.answering import Circumstances
from duet.stages.consents.models import Collection, Consent, Operator, SigningLink
from duet.stages.consents.wording import ON_SCREEN, filled, operator_of
from duet.stages.persons.models import Person
from tests import make

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
END = date(2027, 8, 31)
SITE = "https://duet.example/"
HERE = Circumstances("127.0.0.1", "Firefox")
PDF = write(Paper("Лист", (Text("Согласие"),)), Format.PDF)
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40 + b"IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff" + b"\x00" * 40 + b"\xff\xd9"


def operator(place: Organisation, **columns: Any) -> Operator:
    """Everything papers have to say of an organisation."""
    usual = {
        "address": "г. Верхнереченск, ул. Садовая, д. 12", "inn": "7707083893", "ogrn": "1027700132195", "email": "dannye@school.example",
        "resources": {"site": "https://school.example/nastavnichestvo"},
    }  # fmt: skip
    made, _ = Operator.objects.update_or_create(organisation=place, defaults={**usual, **columns})
    return made


def child(place: Organisation, name: str = "Лапин Егор Олегович", born_on: date | None = date(2013, 5, 4), **columns: Any) -> Person:
    """A pupil."""
    return make.person(name, place, status="pupil", born_on=born_on, **columns)


def parent(of: Person, name: str = "Лапина Татьяна Викторовна", **columns: Any) -> Person:
    """The mother of a pupil."""
    adult = make.person(name, of.organisation, status="parent", **columns)
    make.guardian(of, adult)
    return adult


def ask(person: Person, by: Member, *kinds: Kind, guardian: Person | None = None, on: date = TODAY, **facts: Any) -> list[Consent]:
    """Ask about somebody."""
    usual: dict[str, Any] = {"recipient": "", "until": END, "site": SITE, "on": on, "at": NOW}
    return asking.ask(person, by=by, kinds=kinds or (Kind.PROCESSING,), guardian=guardian, **{**usual, **facts})


def collect(place: Organisation, by: Member, people: Sequence[Person], *kinds: Kind, on: date = TODAY, **facts: Any) -> Collection:
    """Ask a list."""
    usual: dict[str, Any] = {"title": "Согласия", "recipient": "", "until": None, "valid_until": END, "site": SITE, "on": on, "at": NOW}
    return asking.collect(place, by=by, people=people, kinds=kinds or (Kind.PROCESSING,), **{**usual, **facts})


def link(signer: Person) -> SigningLink:
    """The signer's link in force."""
    found: SigningLink = SigningLink.objects.select_related("organisation").get(signer=signer, cancelled_at__isnull=True)
    return found


def program(place: Organisation) -> Member:
    """Who acts in the stead of a signer."""
    return system_member(place, on=TODAY)


def seen(consent: Consent) -> str:
    """The checksum of the words as they stand before the signer now."""
    fresh = Consent.objects.for_words().get(pk=consent.pk)
    return filled(fresh, operator_of(fresh.organisation), blank=ON_SCREEN).sha256


def sign(consent: Consent, on: date = TODAY, **facts: Any) -> Consent:
    """Sign by the link, with the right code."""
    usual = {"link": link(consent.signer), "code": True, "seen": seen(consent), "cells": (), "where": HERE, "on": on, "at": NOW}
    return answering.sign(consent, by=program(consent.organisation), **{**usual, **facts})


def refuse(consent: Consent, on: date = TODAY, **facts: Any) -> Consent:
    """Say no by the link."""
    usual = {"link": link(consent.signer), "code": True, "seen": seen(consent), "where": HERE, "on": on, "at": NOW}
    return answering.refuse(consent, by=program(consent.organisation), **{**usual, **facts})
