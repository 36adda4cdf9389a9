"""The first-run wizard: the one change that nobody is a member for yet.

The program itself is made the first member, and in its name the action ``set_up`` does the rest and writes it down.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from duet.base.accounts.models import User
from duet.base.tenancy.models import Member, Organisation, system_member
from duet.base.tenancy.scope import scope

from .actions import set_up
from .actions._parts import found, open_account
from .cards import Card, NewAccount, Newcomer


def is_new() -> bool:
    """Whether nobody has set the program up yet."""
    return not Organisation.objects.exists()


@transaction.atomic
def found_organisation(card: Card, *, founder: Newcomer, account: User | NewAccount, on: date) -> Member:
    """Organisation, founder, their account and roles; returns the founder. All or nothing."""
    user = account if isinstance(account, User) else open_account(account, full_name=founder.full_name)
    organisation = found(card)
    with scope(organisation):
        return set_up(organisation, by=system_member(organisation, on=on), founder=founder, user=user, on=on)
