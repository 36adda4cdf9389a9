"""The guard against bad input: what the bytes are, and whether they may be read at all.

Everything is done in memory; nothing is unpacked to the disk, fetched or executed. Modules of formats are imported when a file
of the format comes, since the command line must start at once.
"""

from __future__ import annotations

import re

from .decoding import decode
from .kinds import EXTENSIONS, KIND_NAMES, SUPPORTED, Kind, Unreadable, expected, extension
from .refusals import EMPTY, PACKED, PICTURE, RTF, UNKNOWN, WEB_ARCHIVE, WORD_XML, misnamed, too_large

__all__ = ["EXTENSIONS", "KIND_NAMES", "LIMIT", "SUPPORTED", "Kind", "Unreadable", "check", "decode", "extension"]

LIMIT = 20 * 2**20

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_HTML = re.compile(rb"^\s*(<!doctype\s+html|<html|<table|<meta)|<table[\s>]", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml")
_PLAIN = frozenset({Kind.TXT, Kind.HTML})


def check(content: bytes, name: str, *, limit: int = LIMIT) -> Kind:
    """What the file is. ``limit`` is in bytes. Raises Unreadable when it is bad, or is not what its name says."""
    promised = expected(name)
    if not content.strip(b"\x00 \t\r\n"):
        raise Unreadable(EMPTY)
    if len(content) > limit:
        raise Unreadable(too_large(_in_words(limit)))
    kind = _found(content, promised)
    if promised is Kind.CSV and kind in _PLAIN:
        # Only the name tells a table of values from any other text; a cell of it may hold a tag.
        return promised
    if promised is not None and kind is not promised and not {kind, promised} <= _PLAIN:
        raise Unreadable(misnamed(extension(name), KIND_NAMES[kind], kind))
    return kind


def _in_words(size: int) -> str:
    return f"{size / 2**20:.0f} МБ" if size >= 2**20 else f"{size // 1024} КБ"


def _found(content: bytes, promised: Kind | None) -> Kind:
    if content.startswith(_ZIP):
        from .office import check_zip  # noqa: PLC0415 - lxml is slow to import

        return check_zip(content)
    if content.startswith(_OLE):
        from .compound import check_ole  # noqa: PLC0415 - olefile is slow to import

        return check_ole(content)
    if _is_pdf(content, promised):
        from .portable import check_pdf  # noqa: PLC0415 - pdfminer is slow to import

        return check_pdf(content)
    return _plain(content)


def _is_pdf(content: bytes, promised: Kind | None) -> bool:
    """A PDF may begin with a little rubbish; a text may quote its first word."""
    place = content[:1024].find(b"%PDF-")
    return place >= 0 and (promised is Kind.PDF or not content[:place].strip(b"\xef\xbb\xbf \t\r\n"))


def _plain(content: bytes) -> Kind:
    if content.startswith(_ARCHIVES):
        raise Unreadable(PACKED)
    if content.startswith(b"{\\rtf"):
        raise Unreadable(RTF)
    if content[:13].lower() == b"mime-version:":
        raise Unreadable(WEB_ARCHIVE)
    if content.startswith(_PICTURES) and decode(content) is None:
        raise Unreadable(PICTURE)
    text = decode(content)
    if text is None:
        raise Unreadable(UNKNOWN)
    head = text[:200_000].encode(errors="replace")
    if _HTML.search(head):
        return Kind.HTML
    if _XML.match(head) and b"schemas.microsoft.com/office" in head:
        raise Unreadable(WORD_XML)
    return Kind.TXT
