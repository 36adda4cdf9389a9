"""Steps that several actions are made of. None of them asks for a right: the action around them has."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction

from duet.base.accounts.models import User
from duet.base.tenancy.models import Assignment, Member, Organisation, Role
from duet.core.errors import Refusal

from ..cards import Card, Issued, NewAccount, Newcomer
from ..following import tell_of_member
from ..kinds import HEAD_POSTS
from ..models import INVITATION_LASTS, Colleague, Invitation, Purpose, digest, fresh_token
from ..slugs import free_slug, slug_of


def found(card: Card, *, parent: Organisation | None = None) -> Organisation:
    """A new organisation under an address of its own."""
    taken = set(Organisation.objects.filter(slug__startswith=slug_of(card.name)).values_list("slug", flat=True))
    # What is opened below a rehearsal is played and thrown away together with it.
    organisation = Organisation(slug=free_slug(card.name, taken), parent=parent, plays_on=parent.plays_on if parent else None)
    describe(organisation, card)
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError as race:
        raise Refusal(
            "Организация с таким же названием появилась в эту же минуту. Проверьте список и, если её там нет, сохраните ещё раз."
        ) from race
    return organisation


def describe(organisation: Organisation, card: Card) -> None:
    """Put the card's words into the row; a head without a post gets the usual one of the kind."""
    organisation.kind = card.kind
    organisation.name = card.name
    organisation.full_name = card.full_name
    organisation.city = card.city
    organisation.head_name = card.head_name
    organisation.head_post = card.head_post or HEAD_POSTS[card.kind]
    organisation.upper_name = card.upper_name


def enrol(organisation: Organisation, newcomer: Newcomer, *, on: date, user: User | None = None) -> Colleague:
    """Write a person down with their roles."""
    member: Colleague = Colleague.objects.create(
        organisation=organisation, user=user, full_name=newcomer.full_name, post=newcomer.post, email=newcomer.email.lower()
    )
    give(member, newcomer.roles, on=on)
    tell_of_member(member, on)
    return member


def give(member: Member, roles: Iterable[Role], *, on: date) -> None:
    """Add roles from this day on."""
    try:
        with transaction.atomic():
            Assignment.objects.bulk_create([Assignment(member=member, role=role, since=on) for role in sorted(set(roles))])
    except IntegrityError as race:
        raise Refusal("Роли этого человека только что изменил кто-то другой. Откройте страницу заново.") from race


def take(member: Member, roles: Iterable[Role], *, on: date) -> None:
    """End roles on this day; they stay in the history."""
    member.assignments.filter(role__in=list(roles), until__isnull=True).update(until=on)


def open_account(account: NewAccount, *, full_name: str) -> User:
    """A new user, or a refusal when the address has one."""
    try:
        with transaction.atomic():
            return User.objects.create_user(account.email, account.password, full_name=full_name)
    except IntegrityError as taken:
        raise Refusal("Учётная запись с такой почтой уже есть. Войдите под ней и откройте эту страницу снова.") from taken


def issue(member: Member, *, by: Member, at: datetime) -> Issued:
    """A link for the member; the one sent before stops working."""
    cancel_waiting(member, at=at)
    token = fresh_token()
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(
                organisation=member.organisation,
                member=member,
                purpose=Purpose.PASSWORD if member.user_id else Purpose.JOIN,
                token_hash=digest(token),
                made_by=by,
                made_at=at,
                expires_at=at + INVITATION_LASTS,
            )
    except IntegrityError as race:
        raise Refusal("Этого человека только что пригласил кто-то другой. Откройте его страницу заново.") from race
    return Issued(invitation, token)


def cancel_waiting(member: Member, *, at: datetime) -> int:
    """Make the links that wait for the member void; returns how many there were."""
    return Invitation.objects.filter(member=member).waiting().update(cancelled_at=at)


def keep_managed(organisation: Organisation) -> None:
    """Refuse a change after which nobody who can log in would manage people.

    Called after the change, inside its transaction; ``hold`` comes first, or two people could take the right from each other.
    """
    if not Colleague.objects.filter(organisation=organisation).managing().exists():
        raise Refusal(
            "После этого управлять людьми здесь будет некому. "
            "Сначала дайте роль куратора, руководителя или его заместителя тому, кто уже входит в Дуэт."
        )


def hold(organisation: Organisation) -> None:
    """Let changes of who manages the organisation go one after another."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
