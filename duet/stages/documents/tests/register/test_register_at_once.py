"""Fifty people press «Зарегистрировать» in the same moment: 1…50, no gap, no double, on either database."""

import pytest
from django.db import connection

from duet.base.tenancy.scope import everywhere
from duet.stages.documents.models import Counter, Document
from tests.at_once import at_once

from .approving import approved, register

MANY = 50


def numbers_of(documents):
    with everywhere():
        rows = Document.objects.filter(pk__in=[document.pk for document in documents])
        return sorted(rows.values_list("count", flat=True)), Counter.objects.get().last


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_are_counted_one_after_another(cast):
    documents = [approved(cast.anna) for _ in range(MANY)]
    # The server of tests takes fifty connections with its own: half as many people, two papers each.
    pairs = zip(documents[::2], documents[1::2], strict=True)
    assert at_once(*[lambda pair=pair: [register(document, cast.anna) for document in pair] for pair in pairs]) == []
    assert numbers_of(documents) == ([*range(1, MANY + 1)], MANY)


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_queue_at_the_file_of_sqlite(cast, tmp_path, monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("asked of SQLite")
    documents = [approved(cast.anna) for _ in range(MANY)]
    # The database of tests lives in memory, where writers do not queue as they do at a file: threads work at a copy of it.
    copy = tmp_path / "copy.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(copy)])
    monkeypatch.setitem(connection.settings_dict, "NAME", str(copy))
    assert at_once(*[lambda document=document: register(document, cast.anna) for document in documents]) == []
    found = []
    assert at_once(lambda: found.append(numbers_of(documents))) == []
    assert found == [([*range(1, MANY + 1)], MANY)]
