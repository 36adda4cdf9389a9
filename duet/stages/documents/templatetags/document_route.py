"""``{% load document_route %}``: what the parts of a document's page ask: its way, its reading."""

from __future__ import annotations

from django import template
from django.core.paginator import Page, Paginator
from django.template.context import Context

from duet.base import clock

from .. import words
from ..models import Acquaintance, Document
from ..postman import has_account
from ..reading import Reading, reading_of
from ..routing import Standing, standing_of

ON_A_PAGE = 50

register = template.Library()
register.filter("known_when", words.known_when)
register.filter("opened_words", words.opened_words)


# Moments of the journal are «сегодня» to the real day, wherever the program's day was moved.
register.simple_tag(clock.real_today, name="real_today")


@register.simple_tag(takes_context=True)
def standing(context: Context, document: Document) -> Standing:
    """{% standing document as route %}"""
    return standing_of(document, context["request"].member)


@register.simple_tag(takes_context=True)
def reading(context: Context, document: Document) -> Reading:
    """{% reading document as acquaintance %}"""
    return reading_of(document, context["request"].member)


@register.simple_tag(takes_context=True)
def lines(context: Context, found: Reading) -> Page[Acquaintance]:
    """{% lines acquaintance as page %}: so many of its people as a page bears."""
    return Paginator(found.rows, ON_A_PAGE).get_page(context["request"].GET.get("page"))


@register.filter
def needs_slips(found: Reading) -> bool:
    """Whether anybody who has not read it reads by a link."""
    return any(not has_account(row) for row in found.waiting)
