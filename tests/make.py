"""Make one of each thing, with the least that is needed. Called from fixtures, or inside ``with everywhere():``."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from django.db.models import Model
from django.utils import timezone

from duet.base import clock
from duet.base.accounts.models import User
from duet.base.tenancy.models import Member, Organisation, OrganisationKind, Role
from duet.stages.consents.models import Consent, ConsentText, WordRow
from duet.stages.consents.settling import settle
from duet.stages.organisations.models import INVITATION_LASTS, Invitation, Purpose, digest, fresh_token
from duet.stages.persons.indexing import index
from duet.stages.persons.models import Guardian, Person

PASSWORD = "a long enough secret"
SINCE = date(2025, 9, 1)
LONG_AGO = datetime(2025, 9, 1, 12, tzinfo=UTC)
_numbers = itertools.count(1)
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Cast:
    """Who plays in every test; see conftest.py."""

    town: Organisation
    lyceum: Organisation
    other: Organisation
    anna: Member
    boris: Member
    gleb: Member
    dina: Member


def organisation(
    name: str, slug: str = "", *, kind: OrganisationKind = OrganisationKind.SCHOOL, parent: Organisation | None = None, head: str = ""
) -> Organisation:
    """An organisation of any kind."""
    return Organisation.objects.create(name=name, slug=slug or f"place-{next(_numbers)}", kind=kind, parent=parent, head_name=head)


def school(name: str = "Лицей № 7", slug: str = "lyceum-7", parent: Organisation | None = None) -> Organisation:
    """A school."""
    return organisation(name, slug, parent=parent)


def municipality(name: str = "Управление образования", slug: str = "town", parent: Organisation | None = None) -> Organisation:
    """A body above schools."""
    return organisation(name, slug, kind=OrganisationKind.MUNICIPALITY, parent=parent)


def user(email: str = "", full_name: str = "Кто-то Неизвестный", password: str = PASSWORD) -> User:
    """An account; the password is PASSWORD."""
    return User.objects.create_user(email or f"user{next(_numbers)}@example.org", password, full_name=full_name)


def member(
    full_name: str, *roles: Role, at: Organisation, email: str = "", post: str = "", account: User | bool = True, since: date = SINCE
) -> Member:
    """Somebody at work in an organisation, with an account unless ``account=False``."""
    owner = account if isinstance(account, User) else user(email, full_name) if account else None
    made = Member.objects.create(organisation=at, user=owner, full_name=full_name, post=post, email=email or (owner.email if owner else ""))
    for role in roles:
        made.assignments.create(role=role, since=since)
    return made


def invitation(of: Member, *, by: Member, at: datetime | None = None, purpose: Purpose = Purpose.JOIN) -> tuple[Invitation, str]:
    """A link for somebody and its secret."""
    token, made_at = fresh_token(), at or timezone.now() - timedelta(hours=1)
    made = Invitation.objects.create(
        organisation=of.organisation, member=of, purpose=purpose, token_hash=digest(token), made_by=by, made_at=made_at,
        expires_at=made_at + INVITATION_LASTS,
    )  # fmt: skip
    return made, token


def person(full_name: str, at: Organisation, *, status: str = "teacher", **columns: Any) -> Person:
    """A card, found by search."""
    made = Person.objects.create(organisation=at, full_name=full_name, status=status, **columns)
    index([made])
    return made


def guardian(child: Person, adult: Person, kin: str = "mother") -> Guardian:
    """Who speaks for a child."""
    return Guardian.objects.create(organisation=child.organisation, child=child, adult=adult, kin=kin)


def consent(
    of: Person, kind: str = "processing", *, by: Member, signer: Person | None = None, says: str = "given", on: date = SINCE,
    until: date | None = None, cells: list[list[str]] | None = None,
) -> Consent:  # fmt: skip
    """A consent that was answered (``says``: given, refused, withdrawn) and what follows; another ``signer`` speaks for them."""
    voice = "self" if signer is None or signer == of else "representative"
    text, _ = ConsentText.objects.get_or_create(
        organisation=of.organisation, kind=kind, minor=voice == "representative", version=1,
        defaults={"title": "Согласие", "body": "Текст согласия.", "sha256": "0" * 64, "made_by": by},
    )  # fmt: skip
    made: Consent = Consent.objects.create(
        organisation=of.organisation, person=of, kind=kind, signer=signer or of, voice=voice, text=text, state=says, asked_by=by,
        asked_at=LONG_AGO, answered_at=LONG_AGO, signed_on=on, way="paper", until=until,
        cells=[{"field": field, "resource": resource, "allow": True, "condition": ""} for field, resource in cells or []],
    )  # fmt: skip
    WordRow.objects.create(
        organisation=of.organisation, person=of, consent=made, kind=kind, says=says, voice=voice, on=on, until=until, cells=cells, by=by
    )
    settle([of], max(on, clock.today()))
    return made


def fresh(row: Row) -> Row:
    """The row as the database has it now, whatever scope is open."""
    return type(row)._base_manager.get(pk=row.pk)
