"""What is looked at before a draft goes its way."""

from __future__ import annotations

from django import template

from duet.base import clock

from ..before import Before, before_issue
from ..drawing import Drawn
from ..models import Document

register = template.Library()


@register.simple_tag
def looked_over(document: Document, drawn: Drawn) -> Before:
    """``{% looked_over document drawn as before %}``"""
    return before_issue(document, drawn, on=clock.today())


@register.filter
def for_whom(document: Document) -> str:
    """The name a paper of many is drawn up for."""
    whom = document.answers.get(document.of.each) or [{}]
    return str(whom[0].get("name", ""))
