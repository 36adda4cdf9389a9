"""How a view answers: the whole page, or its named part when HTMX asks for it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails


def show(request: HttpRequest, template: str, part: str = "", *, status: int = 200, **context: Any) -> HttpResponse:
    """Render ``template``, or only ``template#part`` for an HTMX request that is neither boosted nor restoring history."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]  # set by HtmxMiddleware
    wants_part = part and htmx and not htmx.boosted and not htmx.history_restore_request
    name = f"{template}#{part}" if wants_part else template
    response = render(request, name, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
