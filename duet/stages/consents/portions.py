"""A long list is asked in portions, in the background: a page shows how far it is.

Safe to repeat and to interrupt: each portion is a transaction of its own, and what was asked already is not asked twice.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django_tasks import task

from duet.base import clock
from duet.base.tenancy.scope import everywhere, scope
from duet.stages.persons.models import Person

from .laying import ask_all
from .models import Collection

PORTION = 300
"""So many people are asked in about half a second: a longer list does not keep the page waiting."""


@task
def ask_in_portions(collection_pk: int, site: str, asked_at: str) -> None:
    """Ask everybody who is expected in the collection."""
    with everywhere():
        collection = Collection.objects.select_related("organisation__parent", "by").get(pk=collection_pk)
    with scope(collection.organisation), clock.played_on(collection.organisation.plays_on):
        people = list(Person.objects.filter(expected__collection=collection).order_by("pk").values_list("pk", flat=True))
        for begin in range(0, len(people), PORTION):
            numbers = people[begin : begin + PORTION]
            with transaction.atomic():
                portion = list(Person.objects.filter(pk__in=numbers).select_related("group"))
                ask_all(collection, portion, on=clock.today(), at=datetime.fromisoformat(asked_at), site=site)
                Collection.objects.filter(pk=collection_pk).update(done=begin + len(numbers), total=len(people))
