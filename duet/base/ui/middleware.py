"""A Refusal reaches the user from wherever it was raised."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from duet.core.errors import Refusal


class RefusalMiddleware:
    """Show a Refusal to the user instead of letting every view catch it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Part of a page for HTMX; for a browser back to where it came from, or a page of its own."""
        if not isinstance(exception, Refusal):
            return None
        if request.htmx:  # type: ignore[attr-defined]  # set by HtmxMiddleware
            refusal = render(request, "ui/refusal.html", {"text": exception}, status=422)
            # Above the page, whatever the form aims at: the row or the page it was pressed on stays as it is.
            refusal["HX-Retarget"], refusal["HX-Reswap"] = ".said", "innerHTML show:top"
            return refusal
        back = request.headers.get("Referer", "")
        if request.method == "POST" and url_has_allowed_host_and_scheme(back, {request.get_host()}):
            messages.error(request, str(exception))
            return redirect(back)
        return render(request, "ui/refused.html", {"text": exception}, status=422)
