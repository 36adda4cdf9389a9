"""What the log-in tells the journal: who came, went, changed the password or the second factor, and who tried in vain.

The lines stand in the journal of every organisation where the user works. A failed attempt is written in the name of the
program: whoever tried is not known.
"""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from duet.base import clock
from duet.base.accounts.addresses import client_address
from duet.base.accounts.models import User
from duet.base.journal.models import record
from duet.base.tenancy.models import system_member
from duet.base.tenancy.scope import everywhere

from .doors import memberships

log = logging.getLogger("duet.accounts")


def write(action: str, user: User, *, by_program: bool = False, **facts: Any) -> None:
    """One line about the account in each organisation of the user."""
    desks = memberships(user)
    with everywhere():
        for member in desks:
            by = system_member(member.organisation, on=clock.today()) if by_program else member
            record(action, by=by, about=member, facts=facts)


@receiver(user_logged_in)
def logged_in(user: User, **kwargs: Any) -> None:
    """By password, by a link, by the single sign-on."""
    write("accounts.log_in", user)


@receiver(user_logged_out)
def logged_out(user: User | None, **kwargs: Any) -> None:
    """Of their own will."""
    if user is not None:
        write("accounts.log_out", user)


@receiver(user_login_failed)
def login_failed(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    """A wrong password, or an address nobody has: that one only into the log of the server."""
    email = str(credentials.get("email") or credentials.get("username") or "")
    user = User.objects.filter(email__iexact=email).first() if email else None
    log.warning("A failed log-in: user %s, from %s.", user.pk if user else "unknown", _address(request))
    if user:
        write("accounts.log_in_failed", user, by_program=True, address=_address(request))


@receiver(authentication_failed)
def code_failed(user: User, request: HttpRequest | None = None, **kwargs: Any) -> None:
    """The password was right and the code was not."""
    log.warning("A wrong second factor: user %s, from %s.", user.pk, _address(request))
    write("accounts.code_failed", user, by_program=True, address=_address(request))


@receiver([password_changed, password_set])
def password_was_changed(user: User, **kwargs: Any) -> None:
    """On the page of the account."""
    write("accounts.change_password", user)


@receiver(password_reset)
def password_was_reset(user: User, **kwargs: Any) -> None:
    """By the link of a letter."""
    write("accounts.reset_password", user)


@receiver(authenticator_added)
def factor_added(user: User, authenticator: Any, **kwargs: Any) -> None:
    """An application with codes, or the spare codes."""
    write("accounts.add_factor", user, type=str(authenticator.type))


@receiver(authenticator_removed)
def factor_removed(user: User, authenticator: Any, **kwargs: Any) -> None:
    """The second factor is off."""
    write("accounts.remove_factor", user, type=str(authenticator.type))


@receiver(authenticator_reset)
def factor_reset(user: User, authenticator: Any, **kwargs: Any) -> None:
    """New spare codes instead of the old ones."""
    write("accounts.reset_factor", user, type=str(authenticator.type))


def _address(request: HttpRequest | None) -> str:
    return client_address(request) if request else ""
