"""Where a button leads back to."""

from __future__ import annotations

from duet.base.access.doors import Request
from duet.base.ui.addresses import ours


def way_back(request: Request) -> str:
    """Where the form asks to return to, when that is a page of ours; for a bare «Отменить» the page it stood on."""
    return ours(request, request.POST.get("next") or request.headers.get("Referer", ""))
