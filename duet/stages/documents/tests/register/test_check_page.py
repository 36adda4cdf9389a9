"""The public page behind the QR: what the document is and whether it holds, and not a word about anybody."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duet.stages.documents import actions
from duet.stages.documents.models import SignatureKind
from duet.stages.documents.tests import build
from tests.make import fresh

from .approving import approved, freeze, register, registered
from .test_proofs import proof


def address(document):
    return reverse("check:document", args=[document.token])


def words(answer):
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


@pytest.fixture
def document(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = registered(cast.anna)
    return fresh(made)


def held(client, document, content, name="приказ.pdf"):
    return client.post(address(document), {"file": SimpleUploadedFile(name, content)})


def test_anybody_sees_what_it_is(client, document):
    said = words(client.get(address(document)))
    for part in ("Лицей № 7", "Приказ для проверки", "1-од", "03.10.2026", "действует", document.docx.sha256, document.pdf.sha256):
        assert part in said


def test_nobody_is_named(client, cast, document):
    said = words(client.get(address(document)))
    for name in ("Белова", "Беловой", "Анна", "Громов", "учитель"):
        assert name not in said
    assert document.title not in said


def test_a_kind_that_is_not_offered_any_more_names_nobody_either(client, document, monkeypatch):
    monkeypatch.setattr("duet.stages.documents.templatetags.register.kind_named", lambda name: None)
    said = words(client.get(address(document)))
    assert "<dd>Приказ</dd>" in said
    assert "Белов" not in said


def test_no_search_engine_keeps_it(client, document):
    answer = client.get(address(document))
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert 'name="robots" content="noindex' in words(answer)
    assert "no-store" in answer["Cache-Control"]


def test_a_wrong_address_is_not_there(client, document):
    assert client.get(reverse("check:document", args=["wrong"])).status_code == 404


def test_what_is_not_registered_is_not_there(client, cast):
    for document in (build.draft(cast.anna), approved(cast.anna)):
        assert client.get(address(document)).status_code == 404


def test_the_very_file_is_known_again(client, document):
    assert "тот самый файл PDF" in words(held(client, document, document.pdf.read()))
    assert "тот самый файл Word" in words(held(client, document, document.docx.read(), "приказ.docx"))


def test_a_changed_file_is_told_from_it(client, document):
    assert "Не совпадает" in words(held(client, document, document.pdf.read() + b" "))


def test_the_file_is_kept_nowhere(client, document, settings):
    def files():
        return set(settings.MEDIA_ROOT.rglob("*"))

    before = files()
    held(client, document, b"%PDF-1.4 something")
    assert files() == before


def test_a_file_has_to_be_chosen_and_not_too_large(client, document, monkeypatch):
    assert client.post(address(document)).status_code == 422
    monkeypatch.setattr("duet.stages.documents.forms.checking.LIMIT", 10)
    answer = held(client, document, b"%PDF-1.4 something")
    assert answer.status_code == 422
    assert "больше 20 МБ" in words(answer)


def test_an_annulled_document_says_so(client, cast, document):
    actions.annul(document, by=cast.anna, other=registered(cast.anna), on=date(2026, 11, 2))
    said = words(client.get(address(document)))
    assert "Документ отменён." in said
    assert "02.11.2026: приказ от 03.10.2026 № 2-од" in said


def test_a_reason_is_not_told_to_strangers(client, cast, document):
    actions.annul(document, by=cast.anna, reason="Белова уволена.", on=date(2026, 11, 2))
    assert "Белова" not in words(client.get(address(document)))


def test_an_annex_names_its_order(client, cast):
    order = build.draft(cast.anna)
    annex = build.draft(cast.anna, main=order)
    for row in (order, annex):
        freeze(row, cast.anna)
    register(order, cast.anna)
    said = words(client.get(address(annex)))
    assert "№ 1 к документу: приказ от 03.10.2026 № 1-од" in said
    assert "Код файла PDF" not in said


def test_it_tells_whether_an_electronic_signature_is_kept(client, cast, document):
    assert "не приложена" in words(client.get(address(document)))
    actions.attach(document, by=cast.anna, proof=proof(SignatureKind.DETACHED, owner="Громов Андрей Петрович"))
    said = words(client.get(address(document)))
    assert "хранится вместе с документом" in said
    assert "Громов" not in said
