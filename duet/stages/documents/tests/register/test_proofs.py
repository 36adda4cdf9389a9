"""Proofs of signature: scans and detached signatures over the stored files."""

import base64
from datetime import UTC, date, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duet.base.files.guard import Unreadable
from duet.core.errors import Refusal
from duet.stages.documents import actions
from duet.stages.documents.actions.registering import Proof
from duet.stages.documents.certificates import LIMIT, read_signature
from duet.stages.documents.models import Signature, SignatureKind
from duet.stages.documents.tests import build
from duet.stages.persons.models import Look
from tests import make
from tests.make import fresh

from .approving import registered

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20 + b"IEND\xaeB`\x82"
FROM, TO = datetime(2026, 1, 15, 9, tzinfo=UTC), datetime(2027, 4, 15, 9, tzinfo=UTC)
# As Russian authorities have it: the person in SN and G, the organisation in CN.
PERSON = ((NameOID.COMMON_NAME, "Лицей № 7"), (NameOID.SURNAME, "Громов"), (NameOID.GIVEN_NAME, "Андрей Петрович"))


def signed(content, *, names=PERSON, key=None, digest=None, options=(pkcs7.PKCS7Options.DetachedSignature,)):
    """A detached signature of somebody."""
    key = key or ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(oid, value) for oid, value in names])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(0xABCDEF)
    certificate = made.not_valid_before(FROM).not_valid_after(TO).sign(key, hashes.SHA256())
    signing = pkcs7.PKCS7SignatureBuilder().set_data(content).add_signer(certificate, key, digest or hashes.SHA256())
    return signing.sign(Encoding.DER, [pkcs7.PKCS7Options.Binary, *options])


def proof(kind, **more):
    return Proof(kind, b"bytes", "подпись.sig", **{"over": "docx", **more})


@pytest.fixture
def document(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = registered(cast.anna)
    return fresh(made)


@pytest.fixture
def attach(cast, as_, document):
    """Anna sends the form."""

    def send(content, name, **said):
        address = reverse("documents:attach", args=["lyceum-7", document.pk])
        file = SimpleUploadedFile(name, content)
        return as_(cast.anna).post(address, {"kind": "detached", "over": "pdf", **said, "file": file}, follow=True)

    return send


# Reading


def test_the_certificate_of_the_signer_is_read():
    read = read_signature(signed(b"the paper"), "приказ.pdf.sig")
    assert (read.owner, read.certificate) == ("Громов Андрей Петрович", "ABCDEF")
    assert (read.valid_from, read.valid_to) == (date(2026, 1, 15), date(2027, 4, 15))


def test_without_a_person_it_is_whoever_the_certificate_was_given_to():
    assert read_signature(signed(b"x", names=PERSON[:1]), "a.p7s").owner == "Лицей № 7"


@pytest.mark.parametrize("digest", [hashes.SHA256(), hashes.SHA384(), hashes.SHA512()])
def test_it_is_told_which_bytes_it_was_made_over(digest):
    read = read_signature(signed(b"the paper", key=rsa.generate_private_key(65537, 2048), digest=digest), "a.sig")
    assert read.tells
    assert read.is_over(b"the paper")
    assert not read.is_over(b"another paper")


@pytest.mark.parametrize("options", [(pkcs7.PKCS7Options.NoAttributes, pkcs7.PKCS7Options.DetachedSignature)])
def test_a_signature_without_a_digest_tells_nothing(options):
    assert not read_signature(signed(b"x", options=options), "a.sig").tells


def test_a_signature_without_its_certificate_names_nobody():
    options = (pkcs7.PKCS7Options.NoCerts, pkcs7.PKCS7Options.DetachedSignature)
    read = read_signature(signed(b"x", options=options), "a.sig")
    assert (read.owner, read.tells) == ("", True)


def test_russian_algorithms_are_kept_without_a_word_on_the_bytes():
    # The same signature, its digest called by the number of «Стрибог» (1.2.643.7.1.1.2.2), as long as that of SHA-256.
    russian = signed(b"x").replace(bytes.fromhex("0609608648016503040201"), bytes.fromhex("06092a85030701010202ff")[:11])
    read = read_signature(russian, "a.sig")
    assert not read.tells


def test_letters_around_it_are_taken_off():
    der = signed(b"the paper")
    pem = b"-----BEGIN CMS-----\n" + base64.encodebytes(der) + b"-----END CMS-----\n"
    assert read_signature(pem, "a.sgn") == read_signature(base64.b64encode(der), "a.sig") == read_signature(der, "a.p7s")


@pytest.mark.parametrize(
    "spoilt", [b"\x30\x03\x02\x01\x05", b"\x30\x80\x00\x00", b"\x30\x82\xff\xff\x00", b"\x30", b"\x30\x05\x06\x01\x2a\xa0\x00"]
)
def test_what_cannot_be_read_of_it_stays_empty(spoilt):
    assert read_signature(spoilt, "a.sig") == read_signature(b"\x30\x00", "a.sig")
    assert read_signature(spoilt, "a.sig").owner == ""


def test_a_torn_signature_never_stops_the_program():
    der = signed(b"x")
    for end in range(2, len(der), 37):
        assert read_signature(der[:end], "a.sig").owner == ""


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"\x30\x00", "приказ.pdf", "Это не файл подписи"),
        (b"\x30" + b"0" * LIMIT, "a.sig", "больше 1 МБ"),
        ("какие-то слова".encode(), "a.sig", "Внутри не подпись"),
        (base64.b64encode(b"words"), "a.sig", "Внутри не подпись"),
    ],
)
def test_what_is_no_signature_says_what_to_do(content, name, words):
    with pytest.raises(Unreadable, match=words):
        read_signature(content, name)


# Keeping


def test_a_detached_signature_is_kept_with_the_hash_it_is_over(cast, document):
    made = actions.attach(document, by=cast.anna, proof=proof(SignatureKind.DETACHED, owner="Громов А. П."))
    assert (made.over, made.sha256, made.file.read(), made.owner) == ("docx", document.docx.sha256, b"bytes", "Громов А. П.")
    assert str(made) == f"файл электронной подписи: {document}"


def test_a_scan_is_over_no_file(cast, document):
    made = actions.attach(document, by=cast.anna, proof=proof(SignatureKind.SCAN, over=""))
    assert (made.over, made.sha256) == ("", "")


def test_a_signature_is_put_to_a_registered_document(cast):
    with pytest.raises(Refusal, match="к зарегистрированному документу"):
        actions.attach(build.draft(cast.anna), by=cast.anna, proof=proof(SignatureKind.SCAN))


def test_a_signature_needs_the_file_it_is_over(cast):
    with pytest.raises(Refusal, match="ещё не готов"):
        actions.attach(registered(cast.anna), by=cast.anna, proof=proof(SignatureKind.DETACHED, over="pdf"))


# Pages


def words(answer):
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


def test_a_signature_over_the_pdf_is_taken_and_shown(attach, document):
    said = words(attach(signed(document.pdf.read()), "приказ.sig"))
    for part in (
        "Приложено к документу",
        "Документ подписан электронной подписью",
        "ABCDEF",
        "Громов Андрей Петрович",
        "с 15.01.2026 по 15.04.2027",
    ):
        assert part in said
    assert "код файла внутри неё совпадает" in said
    assert "Криптографическую проверку выполните на портале" in said
    assert Signature.objects.get().matches


def test_a_signature_over_another_file_is_refused(attach, document):
    answer = attach(signed(document.docx.read()), "приказ.sig")
    assert answer.status_code == 422
    assert "Эта подпись сделана к другому файлу" in words(answer)
    assert not Signature.objects.exists()


def test_what_cannot_be_read_is_typed(attach):
    assert "Напишите, кому он выдан" in words(attach(b"\x30\x00", "приказ.sig"))
    said = words(
        attach(b"\x30\x00", "приказ.sig", owner="Громов А. П.", certificate="01 AB", valid_from="2026-01-15", valid_to="2027-04-15")
    )
    assert "Владелец Громов А. П." in said
    assert "код файла внутри неё совпадает" not in said


def test_a_scan_is_taken(attach):
    said = words(attach(PNG, "скан.png", kind="scan"))
    assert "Скан с подписью" in said


@pytest.mark.parametrize(
    ("content", "name", "kind"), [(b"MZ", "скан.png", "scan"), (b"words", "a.sig", "detached"), (PNG, "скан.png", "detached")]
)
def test_what_is_no_proof_is_not_taken(attach, content, name, kind):
    assert attach(content, name, kind=kind).status_code == 422
    assert not Signature.objects.exists()


def test_a_file_and_its_sort_have_to_be_chosen(cast, as_, document):
    address = reverse("documents:attach", args=["lyceum-7", document.pk])
    assert as_(cast.anna).get(address).status_code == 200
    assert as_(cast.anna).post(address, {"kind": "scan"}).status_code == 422
    assert as_(cast.anna).post(address, {"kind": "poem", "file": SimpleUploadedFile("a.sig", b"0")}).status_code == 422


def test_a_signature_over_a_pdf_that_is_not_there_yet_waits(cast, as_):
    address = reverse("documents:attach", args=["lyceum-7", registered(cast.anna).pk])
    file = SimpleUploadedFile("a.sig", signed(b"x"))
    assert "ещё не готов" in words(as_(cast.anna).post(address, {"kind": "detached", "over": "pdf", "file": file}))


def test_it_is_taken_away_as_it_came(cast, as_, document):
    made = actions.attach(document, by=cast.anna, proof=proof(SignatureKind.SCAN))
    answer = as_(cast.anna).get(reverse("documents:proof", args=["lyceum-7", document.pk, made.pk]))
    assert answer.content == b"bytes"
    assert "attachment" in answer["Content-Disposition"]


def test_whoever_takes_it_away_is_written_down(cast, as_, document):
    document.people.add(make.person("Орлова Ольга Ильинична", cast.lyceum))
    made = actions.attach(document, by=cast.anna, proof=proof(SignatureKind.SCAN))
    as_(cast.anna).get(reverse("documents:proof", args=["lyceum-7", document.pk, made.pk]))
    assert Look.objects.get().total == 1


def test_that_of_another_document_is_not_there(cast, as_, document):
    made = actions.attach(document, by=cast.anna, proof=proof(SignatureKind.SCAN))
    assert as_(cast.anna).get(reverse("documents:proof", args=["lyceum-7", registered(cast.anna).pk, made.pk])).status_code == 404
