"""Shelves that are turned page by page, each by itself: the number of its page stands in the address under its name."""

from __future__ import annotations

from django.http import QueryDict


def page_number(asked: QueryDict, shelf: str) -> int:
    """The page asked for, from 1; whatever is no number is the first one."""
    text = asked.get(shelf, "")
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 9 else 1


def beside(asked: QueryDict, shelf: str, page: int, *, more: bool) -> tuple[str, str]:
    """Addresses of the page before and of the one after; empty where there is none. The other parameters stay."""
    return _turned(asked, shelf, page - 1) if page > 1 else "", _turned(asked, shelf, page + 1) if more else ""


def _turned(asked: QueryDict, shelf: str, page: int) -> str:
    query = asked.copy()
    query[shelf] = str(page)
    return f"?{query.urlencode()}#{shelf}"
