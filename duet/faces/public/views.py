"""The front door: where one goes from the address without anything after it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from duet.base.access.doors import public
from duet.base.accounts.models import User
from duet.base.ui.pages import show
from duet.stages.organisations.doors import memberships
from duet.stages.organisations.founding import is_new
from duet.stages.organisations.views.organisations import LAST_DESK


@require_safe
@public
def home(request: HttpRequest) -> HttpResponse:
    """A stranger goes to the log-in or to the first run; a user to the desk, and of several to the last one or to the choice."""
    if not isinstance(request.user, User):
        return redirect("setup:organisation" if is_new() else "account_login")
    desks = memberships(request.user)
    slugs = {member.organisation.slug for member in desks}
    if (last := request.session.get(LAST_DESK)) in slugs:
        return redirect("organisations:desk", last)
    if len(desks) == 1:
        return redirect("organisations:desk", desks[0].organisation.slug)
    return show(request, "public/home.html", memberships=desks)
