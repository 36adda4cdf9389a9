"""Links by which people come in for the first time or set a new password."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from duet.base.access.actions import action
from duet.base.accounts.models import User
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Role
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal

from ..cards import Issued, NewAccount
from ..models import Invitation, Purpose
from . import _parts

NOT_IN_FORCE = "Эта ссылка больше не действует. Попросите прислать новую."


@action("people.invite")
def invite(member: Member, *, by: Member, at: datetime) -> Issued:
    """A personal link: to come in, or to set a new password when the person has an account already."""
    if member.left_on:
        raise Refusal("Этот человек отмечен как ушедший. Сначала верните его на работу.")
    _refuse_a_takeover(member, by)
    issued = _parts.issue(member, by=by, at=at)
    note(purpose=issued.invitation.purpose)
    return issued


@action("people.cancel_invitation")
def cancel_invitation(member: Member, *, by: Member, at: datetime) -> Member:
    """Make the link that waits for the person void."""
    if not _parts.cancel_waiting(member, at=at):
        raise Refusal("Отменять нечего: приглашением уже воспользовались или его отменили раньше.")
    return member


@action("people.join")
def join_with_new_account(invitation: Invitation, *, by: Member, account: NewAccount, at: datetime) -> User:
    """Come in for the first time: the invited person opens an account."""
    member = _use(invitation, Purpose.JOIN, at=at)
    user = _parts.open_account(account, full_name=member.full_name)
    _bind(member, user)
    return user


@action("people.join")
def join_as(invitation: Invitation, *, by: Member, user: User, at: datetime) -> User:
    """Come in with the account one already has: one person, several organisations."""
    _bind(_use(invitation, Purpose.JOIN, at=at), user)
    return user


@action("people.renew_password")
def renew_password(invitation: Invitation, *, by: Member, password: str, at: datetime) -> User:
    """Set a new password by the link; the sessions opened with the old one end by themselves."""
    member = _use(invitation, Purpose.PASSWORD, at=at)
    user: User | None = member.user
    if user is None:
        raise Refusal(NOT_IN_FORCE)
    _refuse_if_elsewhere(member)
    user.set_password(password)
    user.save(update_fields=["password"])
    return user


def _use(invitation: Invitation, purpose: Purpose, *, at: datetime) -> Member:
    """Take the link out of use and return the member it was for; a link is good once."""
    fresh = Invitation.objects.select_for_update(of=("self",)).select_related("member__user", "organisation").get(pk=invitation.pk)
    if fresh.purpose != purpose or not fresh.is_in_force(at) or fresh.member.left_on:
        raise Refusal(NOT_IN_FORCE)
    fresh.accepted_at = at
    fresh.save(update_fields=["accepted_at"])
    member: Member = fresh.member
    return member


def _bind(member: Member, user: User) -> None:
    if member.user_id:
        raise Refusal(NOT_IN_FORCE)
    member.user = user
    member.email = member.email or user.email
    try:
        with transaction.atomic():
            member.save(update_fields=["user", "email"])
    except IntegrityError as twice:
        raise Refusal(
            "Ваша учётная запись уже есть в этой организации. Попросите того, кто прислал ссылку, добавить роли на вашу прежнюю страницу."
        ) from twice


def _refuse_a_takeover(member: Member, by: Member) -> None:
    """A link gives the account to whoever opens it, so it must not give more than its maker has."""
    entitled = bool(by.roles & {Role.HEAD, Role.ADMIN})
    if Role.ADMIN in member.roles and not entitled:
        raise Refusal("Ссылку администратору делает только руководитель или другой администратор.")
    if member.user_id is None:
        return
    if Role.HEAD in member.roles and not entitled:
        raise Refusal("Новый пароль руководителю делает только он сам, администратор или тот, кто обслуживает сервер.")
    _refuse_if_elsewhere(member)


def _refuse_if_elsewhere(member: Member) -> None:
    with everywhere():
        desks = Member.objects.filter(user=member.user_id, left_on__isnull=True).exclude(organisation=member.organisation_id)
        elsewhere = desks.exists()
    if elsewhere:
        raise Refusal(
            "Этот человек работает и в других организациях, поэтому пароль он меняет только сам: "
            "по письму или у того, кто обслуживает сервер."
        )
