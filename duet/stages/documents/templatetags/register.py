"""What pages of the register say."""

from __future__ import annotations

from datetime import timedelta

from django import template
from django.db.models import QuerySet

from duet.base import clock

from ..families import Family
from ..kinds import kind_named
from ..models import Document, Signature

register = template.Library()
PATIENCE = timedelta(minutes=1)


@register.filter
def public_kind(document: Document) -> str:
    """The kind in general words: the heading of the document itself may name a person."""
    kind = kind_named(document.kind)
    word = Family(document.family).word
    return kind.title if kind else f"{word[:1].upper()}{word[1:]}"


@register.filter
def pdf_is_late(document: Document) -> bool:
    """Whether its .pdf failed, or should have been there long ago: a person may start it again."""
    begun = document.registered_at
    return bool(document.pdf_trouble) or (begun is not None and clock.now() - begun > PATIENCE)


@register.filter
def proofs(document: Document) -> QuerySet[Signature]:
    """Proofs that it was signed."""
    rows: QuerySet[Signature] = document.signatures.all()
    return rows
