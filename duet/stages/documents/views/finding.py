"""Rows that a page is about."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from duet.base.access.doors import Request

from ..kinds import Kind, kind_named
from ..models import Document


def the_document(request: Request, pk: int) -> Document:
    """The document, if the member may see it; else 404. With what its page needs."""
    found: Document = get_object_or_404(Document.objects.visible_to(request.member).for_page(), pk=pk)
    return found


def the_kind(name: str) -> Kind:
    """The kind of an address, or 404."""
    kind = kind_named(name)
    if kind is None:
        raise Http404("Такого вида документа нет.")
    return kind
