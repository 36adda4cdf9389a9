"""The database itself lets nothing of a registered document be changed."""

import pytest
from django.db import IntegrityError, connection, transaction

from duet.stages.documents.models import Document, Revision

from .approving import DAY, approved, registered


def refuses(sql):
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def triggers(db):
    """Tests may be run without migrations; then there is nothing to look at."""
    table = "sqlite_master" if connection.vendor == "sqlite" else "pg_trigger"
    name = "name" if connection.vendor == "sqlite" else "tgname"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE {name} = 'documents_document_is_frozen'")  # words of our own
        if not cursor.fetchone()[0]:
            pytest.skip("made without migrations")


@pytest.mark.parametrize("change", ["number = '2-од'", "day = '2026-01-01'", "title = 'Другой'", "docx_id = NULL", "state = 'draft'"])
def test_a_registered_document_is_not_changed(cast, triggers, change):
    registered(cast.anna)
    refuses(f"UPDATE documents_document SET {change}")  # words of our own


def test_nor_is_its_text(cast, triggers):
    registered(cast.anna)
    refuses("UPDATE documents_revision SET text = 'Другой'")


def test_what_is_not_of_the_paper_goes_on(cast, triggers):
    document = registered(cast.anna)
    document.pdf = document.docx
    document.save()
    refuses("UPDATE documents_document SET pdf_id = NULL")
    Document.objects.update(pdf_trouble="слова", reason="причина")
    Revision.objects.update(wording=2)


def test_a_text_that_has_no_number_yet_may_change(cast, triggers):
    approved(cast.anna)
    Revision.objects.update(text="Другой")
    assert Document.objects.update(day=DAY) == 1


def test_all_of_it_may_be_thrown_away_with_its_school(cast, triggers):
    registered(cast.anna).delete()
    assert not Document.objects.exists()
