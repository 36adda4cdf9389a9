"""Read what a page says."""

from __future__ import annotations

from html import unescape
from typing import Any

from django.utils.html import strip_tags


def words(response: Any) -> str:
    """The words of a page without markup, in one line, with plain spaces."""
    return " ".join(unescape(strip_tags(response.content.decode().replace("><", "> <"))).split())
