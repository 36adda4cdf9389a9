"""The .pdf of a registered document, made behind the scenes."""

import pytest
from django.urls import reverse

from duet.base import clock
from duet.base.journal.models import Entry
from duet.core.errors import Refusal
from duet.stages.documents import actions, printing_jobs
from duet.stages.documents.models import Document
from duet.stages.documents.printing import NO_OFFICE
from duet.stages.documents.printing_jobs import STUMBLED, print_pdf
from duet.stages.documents.tests import build
from tests.make import fresh

from .approving import SITE, approved, register, registered


@pytest.fixture
def stumbling(monkeypatch):
    """A typesetter that cannot."""

    def stumble(*source, **more):
        raise ValueError("Белова Анна Сергеевна")

    monkeypatch.setattr("typst.compile", stumble)


def test_it_appears_after_the_registration(cast):
    document = registered(cast.anna)
    assert fresh(document).pdf is None
    print_pdf.call(document.pk, SITE)
    document = fresh(document)
    assert document.pdf.read().startswith(b"%PDF")
    assert document.pdf.name == "приказ от 03.10.2026 № 1-од.pdf"
    assert Entry.objects.get(action="documents.print").note == {"sha256": document.pdf.sha256}


def test_it_is_made_once(cast):
    document = registered(cast.anna)
    print_pdf.call(document.pk, SITE)
    first = fresh(document).pdf_id
    print_pdf.call(document.pk, "https://other.example.org")
    assert fresh(document).pdf_id == first


def test_two_jobs_at_once_keep_one_file(cast):
    document = registered(cast.anna)
    stale = Document.objects.select_related("organisation", "docx", "main").get(pk=document.pk)
    print_pdf.call(document.pk, SITE)
    first = fresh(document).pdf_id
    printing_jobs._store(stale, b"%PDF another")
    assert fresh(document).pdf_id == first


def test_a_failure_is_told_in_words_and_the_log_names_nobody(cast, stumbling, caplog):
    document = registered(cast.anna)
    print_pdf.call(document.pk, SITE)
    assert (fresh(document).pdf, fresh(document).pdf_trouble) == (None, STUMBLED)
    assert "ValueError" in caplog.text
    assert "Белова" not in caplog.text


def test_it_is_tried_again(cast, django_capture_on_commit_callbacks):
    document = registered(cast.anna)
    Document.objects.filter(pk=document.pk).update(pdf_trouble=STUMBLED)
    with django_capture_on_commit_callbacks(execute=True):
        actions.print_again(fresh(document), by=cast.anna, site=SITE)
    assert fresh(document).pdf_trouble == ""
    assert fresh(document).pdf is not None


def test_a_draft_has_nothing_to_print_again(cast):
    with pytest.raises(Refusal, match="когда документ зарегистрирован"):
        actions.print_again(build.draft(cast.anna), by=cast.anna)


def test_a_template_of_the_school_needs_an_office_and_says_so(cast, templated, monkeypatch):
    templated("Приказ № {{ номер }}")
    document = registered(cast.anna)
    monkeypatch.setenv("PATH", "")
    print_pdf.call(document.pk, SITE)
    assert fresh(document).pdf_trouble == NO_OFFICE


@pytest.mark.office
def test_a_template_of_the_school_becomes_a_pdf(cast, templated):
    templated("Приказ № {{ номер }}")
    document = registered(cast.anna)
    print_pdf.call(document.pk, SITE)
    assert fresh(document).pdf.read().startswith(b"%PDF")


def test_the_page_waits_and_then_shows_it(cast, as_):
    document = registered(cast.anna)
    address = reverse("documents:kept_files", args=["lyceum-7", document.pk])
    waiting = as_(cast.anna).get(address, headers={"HX-Request": "true"}).content.decode()
    assert 'hx-trigger="every 2s"' in waiting
    assert "Обновить" in waiting
    print_pdf.call(document.pk, SITE)
    ready = as_(cast.anna).get(address, headers={"HX-Request": "true"}).content.decode()
    assert "hx-trigger" not in ready
    assert fresh(document).pdf.sha256 in ready


def test_what_was_lost_on_the_way_may_be_started_again(cast, as_):
    document = registered(cast.anna)
    assert "Сделать PDF ещё раз" in as_(cast.anna).get(document.get_absolute_url()).content.decode()
    recent = register(approved(cast.anna), cast.anna, at=clock.now())
    assert "Сделать PDF ещё раз" not in as_(cast.anna).get(recent.get_absolute_url()).content.decode()


def test_without_javascript_the_page_of_the_document_shows_it(cast, as_):
    document = registered(cast.anna)
    answer = as_(cast.anna).get(reverse("documents:kept_files", args=["lyceum-7", document.pk]))
    assert answer.url == document.get_absolute_url()


def test_the_button_tries_again(cast, as_, django_capture_on_commit_callbacks):
    document = registered(cast.anna)
    Document.objects.filter(pk=document.pk).update(pdf_trouble=STUMBLED)
    assert "Сделать PDF ещё раз" in as_(cast.anna).get(document.get_absolute_url()).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = as_(cast.anna).post(reverse("documents:print_again", args=["lyceum-7", document.pk]))
    assert answer.url == document.get_absolute_url()
    assert fresh(document).pdf is not None
