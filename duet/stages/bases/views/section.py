"""What the pages of a base have in common: its names and its addresses."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from duet.base.access.doors import Request

from ..models import Side

TITLES = {Side.MENTEE: "База наставляемых", Side.MENTOR: "База наставников"}
PAGES = ("columns", "download", "add", "carry")


def section(request: Request, side: Side) -> dict[str, Any]:
    """``title``, ``of_mentees``, ``base_url`` and ``add_url``, ``carry_url``… of a base."""
    slug, name = request.member.organisation.slug, f"bases:{side.value}s"
    urls = {f"{page}_url": reverse(f"{name}_{page}", args=[slug]) for page in PAGES}
    return {"title": TITLES[side], "of_mentees": side == Side.MENTEE, "base_url": reverse(name, args=[slug])} | urls
