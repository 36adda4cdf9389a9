"""A detached electronic signature (CMS, .sig, .p7s): whose certificate it is and which bytes it speaks of.

Nothing is proved here: only whether the digest inside is that of the file can be told, and of the Russian algorithms not even that.
Whether the signature holds is for a portal that knows the authorities.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.x509.oid import NameOID
from django.utils.timezone import localdate

from duet.base.files.guard import Unreadable, extension

LIMIT = 2**20
ENDINGS = (".sig", ".p7s", ".sgn")
ACCEPT = ",".join(ENDINGS)
WELCOME = "SIG, P7S или SGN, до 1 МБ"

_SEQUENCE, _FIRST = 0x30, 0xA0
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")
_KNOWN = {
    bytes.fromhex("2b0e03021a"): "sha1",
    bytes.fromhex("608648016503040201"): "sha256",
    bytes.fromhex("608648016503040202"): "sha384",
    bytes.fromhex("608648016503040203"): "sha512",
}
_ARMOUR = re.compile(rb"-----[A-Z0-9 ]+-----|\s+")


@dataclass(frozen=True, slots=True)
class Node:
    """A value of DER: ``body`` without its head, ``whole`` with it."""

    tag: int
    body: bytes
    whole: bytes

    @property
    def inner(self) -> list[Node]:
        """What it is made of. Raises ValueError."""
        return list(_nodes(self.body))


@dataclass(frozen=True, slots=True)
class Certified:
    """What the certificate of the signature says, and the digests of the signed bytes by the name of their algorithm («» unknown)."""

    owner: str = ""
    certificate: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    digests: tuple[tuple[str, bytes], ...] = ()

    @property
    def tells(self) -> bool:
        """Whether it can be told here which bytes it was made over."""
        return any(name for name, _ in self.digests)

    def is_over(self, content: bytes) -> bool:
        """Whether one of its digests is that of these bytes."""
        known = [(name, digest) for name, digest in self.digests if name]
        return any(hashlib.new(name, content, usedforsecurity=False).digest() == digest for name, digest in known)


def read_signature(content: bytes, name: str) -> Certified:
    """Look into the file. Raises Unreadable when it is no signature at all; what cannot be read of it stays empty."""
    if extension(name) not in ENDINGS:
        raise Unreadable(f"Это не файл подписи. Подойдёт {WELCOME}.")
    if len(content) > LIMIT:
        raise Unreadable("Файл больше 1 МБ: отделённая подпись так не выглядит. Выберите файл подписи, а не сам документ.")
    der = _bare(content)
    try:
        return _certified(der)
    # A certificate of another version, or one that holds till the end of the year 9999.
    except (ValueError, IndexError, OverflowError, x509.InvalidVersion, UnsupportedAlgorithm):
        return Certified()


def _bare(content: bytes) -> bytes:
    """Without letters around it: signatures come as bytes and as text."""
    if content[:1] == b"\x30":
        return content
    try:
        der = base64.b64decode(_ARMOUR.sub(b"", content), validate=True)
    except binascii.Error:
        der = b""
    if der[:1] != b"\x30":
        raise Unreadable("Внутри не подпись, или файл загрузился не до конца. Скачайте файл подписи ещё раз.")
    return der


def _certified(der: bytes) -> Certified:
    kind, explicit = next(_nodes(der)).inner[:2]
    if kind.body != _SIGNED_DATA:
        return Certified()
    parts = explicit.inner[0].inner
    held = next((part.inner for part in parts[3:] if part.tag == _FIRST), [])
    signers = [signer.inner for signer in parts[-1].inner]
    serials = [signer[1].inner[1].body for signer in signers if signer[1].tag == _SEQUENCE]
    return _described(held, {int.from_bytes(serial) for serial in serials}, tuple(_digests(signers)))


def _digests(signers: list[list[Node]]) -> Iterator[tuple[str, bytes]]:
    for signer in signers:
        algorithm = _KNOWN.get(signer[2].inner[0].body, "")
        for attribute in signer[3].inner if signer[3].tag == _FIRST else ():
            what, values = attribute.inner
            if what.body == _MESSAGE_DIGEST:
                yield algorithm, values.inner[0].body


def _described(held: list[Node], serials: set[int], digests: tuple[tuple[str, bytes], ...]) -> Certified:
    read = [x509.load_der_x509_certificate(one.whole) for one in held]
    own = next((one for one in read if one.serial_number in serials), None)
    if own is None:
        return Certified(digests=digests)
    first, last = localdate(own.not_valid_before_utc), localdate(own.not_valid_after_utc)
    return Certified(_owner(own), f"{own.serial_number:X}"[:100], first, last, digests)


def _owner(certificate: x509.Certificate) -> str:
    """The person where it names one, else whoever it was given to."""

    def said(name: x509.ObjectIdentifier) -> str:
        return " ".join(str(part.value) for part in certificate.subject.get_attributes_for_oid(name))

    person = f"{said(NameOID.SURNAME)} {said(NameOID.GIVEN_NAME)}".strip()
    return (person or said(NameOID.COMMON_NAME)).replace("\0", "")[:300]


def _nodes(data: bytes) -> Iterator[Node]:
    """Values one after another. Raises ValueError for what is not DER."""
    at = 0
    while at < len(data):
        begins = at
        tag, length, at = data[at], data[at + 1], at + 2
        if length >= 0x80:
            size = length & 0x7F
            if not 0 < size <= 4:
                raise ValueError("Lengths of that kind are not read.")
            length, at = int.from_bytes(data[at : at + size]), at + size
        ends = at + length
        if ends > len(data):
            raise ValueError("It ends too early.")
        yield Node(tag, data[at:ends], data[begins:ends])
        at = ends
