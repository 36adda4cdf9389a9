"""Addresses that came with a request: a form's «next», a browser's «Referer»."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def ours(request: HttpRequest, address: str) -> str:
    """The address when it is a page of ours, otherwise nothing: nobody is sent elsewhere by a link somebody else has made."""
    # A word alone would be taken for the name of a view.
    if not address.startswith(("/", "http://", "https://")):
        return ""
    return address if url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()) else ""
