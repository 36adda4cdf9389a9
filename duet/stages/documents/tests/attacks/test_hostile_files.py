"""Files that are not what they say: signatures, scans, templates."""

from __future__ import annotations

import datetime as days
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duet.base.files.guard import Unreadable
from duet.base.tenancy.scope import everywhere
from duet.stages.documents.certificates import Certified, read_signature
from duet.stages.documents.models import OwnTemplate, Signature
from duet.stages.documents.scans import check_scan
from duet.stages.documents.template_checking import faults_of
from duet.stages.documents.tests import build, letters
from duet.stages.documents.tests.register.approving import registered

AT = days.datetime(2026, 9, 1, tzinfo=days.UTC)


def signature(until: days.datetime, name: str = "Громов Андрей", serial: int = 17) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = x509.CertificateBuilder(who, who, key.public_key(), serial, AT, until).sign(key, hashes.SHA256())
    builder = pkcs7.PKCS7SignatureBuilder().set_data(b"the paper").add_signer(made, key, hashes.SHA256())
    return builder.sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary])


def test_a_certificate_without_an_end_tells_nothing_and_breaks_nothing() -> None:
    assert read_signature(signature(days.datetime(9999, 12, 31, 23, 59, 59, tzinfo=days.UTC)), "a.sig") == Certified()


def test_a_certificate_of_an_unknown_version_tells_nothing_and_breaks_nothing() -> None:
    der = signature(days.datetime(2030, 1, 1, tzinfo=days.UTC))
    third = bytes.fromhex("a003020102")
    assert der.count(third) == 1
    assert read_signature(der.replace(third, bytes.fromhex("a003020107")), "a.sig") == Certified()


@pytest.mark.parametrize(
    "content",
    [b"\x30", b"\x30\x80", b"\x30\x84\xff\xff\xff\xff", b"\x30\x00", b"\x30\x82" * 1000, b"\x30" + b"\x82\xff\xfa" + b"\x30\x00" * 32765],
)
def test_broken_and_deep_bytes_of_a_signature_tell_nothing(content: bytes) -> None:
    assert read_signature(content, "a.p7s") == Certified()


def nested(depth: int) -> bytes:
    made = b""
    for _ in range(depth):
        made = b"\x30\x84" + len(made).to_bytes(4) + made
    return made


def test_a_signature_nested_twenty_thousand_deep_is_read_at_once() -> None:
    assert read_signature(nested(20_000), "a.sig") == Certified()


@pytest.mark.django_db
def test_a_hostile_signature_is_kept_as_bytes_and_sent_as_bytes(cast, as_):
    cast.lyceum.head_name, cast.lyceum.head_post = "Громов Андрей Петрович", "директор"
    cast.lyceum.save()
    with everywhere():
        paper = registered(cast.anna)
    said = {
        "kind": "detached", "over": "docx", "owner": "<script>alert(1)</script>", "certificate": "A",
        "file": SimpleUploadedFile("<svg onload=alert(1)>.sig", nested(5)),
    }  # fmt: skip
    client = as_(cast.anna)
    assert client.post(reverse("documents:attach", args=["lyceum-7", paper.pk]), said).status_code == 302
    proof = Signature._base_manager.get()
    answer = client.get(reverse("documents:proof", args=["lyceum-7", paper.pk, proof.pk]))
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "<script>alert" not in client.get(paper.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "name, content",
    [
        ("a.pdf", b"MZ" + b"\0" * 100 + b"%PDF-1.7 %%EOF"),
        ("a.pdf", b"<html><script>alert(1)</script>%PDF-1.7"),
        ("a.png", b"GIF89a<script>alert(1)</script>"),
        ("a.jpg", b"\xff\xd8\xff" + b"PK\x03\x04" * 10),
        ("a.svg", b"<svg onload=alert(1)/>"),
        ("a.pdf.exe", b"%PDF-1.7 %%EOF"),
        ("a.html", b"%PDF-1.7 %%EOF"),
    ],
)
def test_two_kinds_of_file_in_one_are_no_scan(name: str, content: bytes) -> None:
    with pytest.raises(Unreadable):
        check_scan(content, name)


EVIL = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ дата.__class__ }}",
    "{{ self._TemplateReference__context }}",
    "{% for a in range(99999999) %}{{ a }}{% endfor %}",
    "{{ 'а' * 999999999 }}",
    "{% set x = 1 %}",
    "{% include '/etc/passwd' %}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ дата|attr('__class__') }}",
    "{% macro m() %}{% endmacro %}",
    "{{ lipsum() }}",
    "{{r дата }}",
)


@pytest.mark.parametrize("words", EVIL)
def test_a_template_only_prints_chooses_and_repeats(words: str) -> None:
    assert faults_of(letters.word_file(words), build.SAMPLE)


def repacked(changed: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(BytesIO(letters.word_file("{{ дата }}"))) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.pop(name, None) or old.read(name))
        for name, content in changed.items():
            new.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    "changed",
    [
        {"word/document.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'},
        {"word/styles.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>'},
        {"word/document.xml": b"<a>" * 50_000},
        {"../../evil.xml": b"<a/>"},
        {"word/media/bomb.png": b"\0" * 200_000_000},
        {"word/vbaProject.bin": b"MZ"},
    ],
    ids=["outside", "entities", "deep", "slip", "bomb", "macro"],
)
@pytest.mark.django_db
def test_a_hostile_file_is_no_template(cast, as_, changed):
    address = reverse("documents:template", args=["lyceum-7", build.SAMPLE.name])
    answer = as_(cast.anna).post(address, {"file": SimpleUploadedFile("a.docx", repacked(dict(changed)))})
    if answer.status_code == 302:
        # A part nothing leads to is not kept: the filled file has none of it.
        assert "vbaProject" in next(iter(changed))
        return
    assert answer.status_code == 422
    assert not OwnTemplate._base_manager.exists()
