"""«Как показывать», and a page to look at all the parts of the design at once."""

from datetime import date

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from . import showcase
from .addresses import ours
from .appearance import COOKIE, COOKIE_AGE, Appearance


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def appearance(request: HttpRequest) -> HttpResponse:
    """Show the choice, or keep it and go back to where one was."""
    if request.method != "POST":
        return render(request, "ui/appearance.html", {"back": _back(request, request.headers.get("Referer", ""))})
    look = Appearance.read(request.COOKIES.get(COOKIE, "")).changed(request.POST.dict())
    response = redirect(_back(request, request.POST.get("next", "")))
    if kept := look.cookie():
        # JavaScript changes it at once, so it is not HttpOnly; there is nothing in it but taste.
        response.set_cookie(COOKIE, kept, max_age=COOKIE_AGE, samesite="Lax", secure=request.is_secure())
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


@login_not_required
@require_GET
def components(request: HttpRequest) -> HttpResponse:
    """All the parts of the design on one page, for looking at and for axe; only while developing."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "ui/components.html", showcase.everything(date(2025, 11, 20)))


# There is nothing of an organisation behind these pages: no right is asked for.
for _view in (appearance, components):
    setattr(_view, "right", None)


def _back(request: HttpRequest, address: str) -> str:
    """``address`` when it is a page of ours, otherwise «Как показывать» itself."""
    return ours(request, address) or reverse("ui:appearance")
