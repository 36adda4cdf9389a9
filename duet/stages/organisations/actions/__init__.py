"""What we do with organisations, their people, their calendar and the links that let people in."""

from .calendar import add_days, edit_days, fill_calendar, remove_days, take_calendar
from .invitations import cancel_invitation, invite, join_as, join_with_new_account, renew_password
from .organisations import add_below, edit_organisation, invite_below, set_up
from .people import add_person, assign_roles, bring_back, edit_person, leave

__all__ = [
    "add_below",
    "add_days",
    "add_person",
    "assign_roles",
    "bring_back",
    "cancel_invitation",
    "edit_days",
    "edit_organisation",
    "edit_person",
    "fill_calendar",
    "invite",
    "invite_below",
    "join_as",
    "join_with_new_account",
    "leave",
    "remove_days",
    "renew_password",
    "set_up",
    "take_calendar",
]
