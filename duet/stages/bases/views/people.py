"""The person a page is about."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from duet.base.access.doors import Request
from duet.stages.persons.models import Person


def person_of(request: Request, pk: int) -> Person:
    """The card, as far as the member sees the whole of it."""
    found: Person = get_object_or_404(Person.objects.visible_to(request.member).whole_for(request.member).current().for_list(), pk=pk)
    return found
