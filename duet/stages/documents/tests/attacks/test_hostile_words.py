"""Every field and every address of documents is given what no person types: nothing falls over, nothing half-made is kept."""

from __future__ import annotations

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.tenancy.scope import everywhere
from duet.stages.documents.models import Acquaintance, Document, Visa
from duet.stages.documents.tests import build
from duet.stages.documents.tests.register import approving

pytestmark = pytest.mark.django_db

LONG = "9" * 30
HOSTILE = ("\0", "а\0б", LONG, "01.01.0001", "0001-01-01", "9999-12-31", "-1", "\ud7ff<svg onload=alert(1)>", "9" * 5000)
NAMES = (
    "q", "page", "year", "family", "state", "main", "a", "b", "words", "sort", "gender", "next", "more", "remark", "reason", "day",
    "number",
    "was", "was-0", "now-0", "do", "restore", "agreer0", "places", "how", "other", "mask", "reset", "following", "case_file",
    "last_day",
    "name", "post", "basis", "since", "until", "member", "paper-day", "paper-signer", "paper-step", "each", "кто", "зачем", "участники",
    "proposed", "others", "rows", "sure", "over", "owner", "certificate", "valid_from", "valid_to", "kind", "on", "title", "text", "issuer",
)  # fmt: skip
LISTS = ("documents:documents", "documents:choose", "documents:reading", "documents:powers", "documents:templates", "documents:spellings",
         "documents:spelling_edit", "documents:numbering", "acts:acts", "acts:add", "acts:check", "folder:folder", "drafting:package",
         "drafting:interview")  # fmt: skip
POSTED = ("documents:powers", "documents:spelling_edit", "acts:add", "acts:check", "folder:build", "drafting:interview")
OF_A_DRAFT = ("edit", "reword", "lost", "send", "drop", "compare", "document")
OF_ANY = ("agree", "return", "sign", "mark_signed", "call_back", "ask_to_read", "mark_known", "know", "remind", "register", "annul",
          "attach", "compare", "document")  # fmt: skip


def said(hostile: str) -> dict[str, str]:
    return dict.fromkeys(NAMES, hostile)


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_no_address_of_a_list_falls_over(cast, as_, hostile):
    client = as_(cast.anna)
    for name in LISTS:
        answer = client.get(reverse(name, args=["lyceum-7"]), said(hostile))
        assert answer.status_code < 500, name
    for name in POSTED:
        answer = client.post(reverse(name, args=["lyceum-7"]), said(hostile))
        assert answer.status_code < 500, name
    assert client.get(reverse("documents:register_file", args=["lyceum-7", "xlsx"]), said(hostile)).status_code < 500
    assert client.get(reverse("documents:make", args=["lyceum-7", "sample_order"]), said(hostile)).status_code < 500
    assert client.post(reverse("documents:series", args=["lyceum-7", "order"]), said(hostile)).status_code < 500


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_no_page_of_a_document_falls_over(cast, as_, hostile):
    cast.lyceum.head_name, cast.lyceum.head_post = "Громов Андрей Петрович", "директор"
    cast.lyceum.full_name, cast.lyceum.city = "Лицей № 7", "Верхнереченск"
    cast.lyceum.save()
    with everywhere():
        drafts = build.draft(cast.anna)
        signing, agreeing, approved = build.draft(cast.anna), build.draft(cast.anna), approving.approved(cast.anna)
        approving.freeze(signing, cast.anna, "signing")
        revision = approving.freeze(agreeing, cast.anna, "agreeing")
        Visa.objects.create(
            organisation=cast.lyceum, document=agreeing, revision=revision, member=cast.anna, place=1, state="asked",
            asked_at=approving.AT,
        )  # fmt: skip
        registered = approving.registered(cast.anna)
        Acquaintance.objects.create(organisation=cast.lyceum, document=registered, name="Зорина Вера Львовна")
    client, data = as_(cast.anna), said(hostile)
    with moved_to(build.DAY):
        for document in (drafts, signing, agreeing, approved, registered):
            for name in (*OF_A_DRAFT, *OF_ANY):
                address = reverse(f"documents:{name}", args=["lyceum-7", document.pk])
                assert client.get(address, data).status_code < 500, name
                if Document._base_manager.filter(pk=document.pk).exists():
                    assert client.post(address, data).status_code < 500, (name, document.state)


@pytest.mark.parametrize("day", ["01.01.0001", "31.12.9999", "01.08.0001", "01.01.1000"])
def test_a_day_out_of_any_school_year_is_refused_in_words(cast, as_, day):
    client = as_(cast.anna)
    with moved_to(build.DAY):
        answer = client.post(
            reverse("documents:make", args=["lyceum-7", "sample_order"]), {"paper-day": day, "зачем": "а", "кто": "Белова Анна Сергеевна"}
        )
    assert answer.status_code == 422
    assert not Document._base_manager.exists()


@pytest.mark.parametrize("token", ["%00", "а%00б", LONG * 40, "..%2f", "<svg>"])
def test_an_address_that_nobody_was_given_says_nothing(client, db, token):
    assert client.get(f"/check/{token}/").status_code == 404
    assert client.get(f"/read/{token}/").status_code == 404
    assert client.post(f"/read/{token}/").status_code in (403, 404)
    assert client.get(f"/read/{token}/{'9' * 30}/file.pdf").status_code == 404
