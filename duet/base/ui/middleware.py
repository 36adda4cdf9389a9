"""What a view could not answer reaches the user as a page: a Refusal, the address of a button, a session that has ended."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import is_valid_path
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect

from duet.core.errors import Refusal

from .addresses import ours


class RefusalMiddleware:
    """Show a Refusal to the user instead of letting every view catch it; lead a lost request back to a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and request.method in ("GET", "HEAD"):
            return _not_a_page(request)
        if request.htmx and response.headers.get("Location", "").startswith(f"{resolve_url(settings.LOGIN_URL)}?"):  # type: ignore[attr-defined]  # set by HtmxMiddleware
            return _to_the_log_in(request)
        return response

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:
        """Nobody types the sign of code 0 into an address, and not every database can look for it."""
        if "%00" in request.META.get("QUERY_STRING", ""):
            raise Http404("No address has the sign of code 0 in it.")

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Part of a page for HTMX; for a browser back to where it came from, or a page of its own."""
        if not isinstance(exception, Refusal):
            return None
        if request.htmx:  # type: ignore[attr-defined]  # set by HtmxMiddleware
            refusal = render(request, "ui/refusal.html", {"text": exception}, status=422)
            # Above the page, whatever the form aims at: the row or the page it was pressed on stays as it is.
            refusal["HX-Retarget"], refusal["HX-Reswap"] = ".said", "innerHTML show:top"
            return refusal
        back = ours(request, request.headers.get("Referer", ""))
        if request.method == "POST" and back:
            messages.error(request, str(exception))
            return redirect(back)
        return render(request, "ui/refused.html", {"text": exception}, status=422)


def _not_a_page(request: HttpRequest) -> HttpResponse:
    """The address of a button, opened as a page: after a log-in in the middle of the work, or by a refresh of a form with mistakes."""
    return render(request, "405.html", {"back": _page_above(request.path)}, status=405)


def _page_above(path: str) -> str:
    """«…/steps/42/» for «…/steps/42/take/»: the nearest address above that is known."""
    while path := path.rstrip("/").rpartition("/")[0]:
        if is_valid_path(f"{path}/"):
            return f"{path}/"
    return "/"


def _to_the_log_in(request: HttpRequest) -> HttpResponse:
    """A part of a page was asked for after the session had ended: the whole browser goes to the log-in and comes back to the page."""
    page = request.htmx.current_url_abs_path or "/"  # type: ignore[attr-defined]  # set by HtmxMiddleware
    return HttpResponseClientRedirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': page})}")
