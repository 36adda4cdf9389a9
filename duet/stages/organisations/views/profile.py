"""The pages of one's own account."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from duet.base.access.doors import Request, own_account
from duet.base.ui.pages import show

from ..doors import memberships


@require_safe
@own_account
def profile(request: Request) -> HttpResponse:
    return show(
        request, "organisations/profile.html", memberships=memberships(request.user), has_second_factor=is_mfa_enabled(request.user)
    )
