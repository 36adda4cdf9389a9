"""``{% load papers %}``: what every page of the section «Документы» shows."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context

from duet.stages.acts import tabs

register = template.Library()


@register.inclusion_tag("acts/parts/tabs.html", takes_context=True)
def papers_tabs(context: Context) -> dict[str, Any]:
    """The tabs of the section, the page's own one marked."""
    match = context["request"].resolver_match
    return {"choices": tabs.choices(context["member"], match.view_name), "label": "Раздел «Документы»"}
