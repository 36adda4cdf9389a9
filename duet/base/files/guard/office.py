"""What a zip container is (docx, xlsx, odt or something else) and whether it carries macros or a password."""

from __future__ import annotations

import re

from .archive import Archive
from .kinds import Kind, Unreadable
from .refusals import BINARY_BOOK, BROKEN, FOREIGN_ODF, FOREIGN_OOXML, LOCKED, MACROS_ODT, PACKED, macros_in

_ODT_TYPES = ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template")
# A library that only lists what it holds is in every document; a module with a name of its own is code.
_BASIC = re.compile(r"^(Basic/[^/]+/(?!script-l[bc]\.xml$|dialog-l[bc]\.xml$)[^/]+\.xml|Scripts/.+[^/])$")


def check_zip(content: bytes) -> Kind:
    """The kind of a zip container. Raises Unreadable when it is broken, locked, carries macros or is of another kind."""
    archive = Archive(content)
    if "[Content_Types].xml" in archive:
        return _check_ooxml(archive)
    if "mimetype" in archive:
        return _check_odf(archive)
    if "content.xml" in archive and "META-INF/manifest.xml" in archive:
        return _check_odf_parts(archive)
    raise Unreadable(PACKED)


def _check_ooxml(archive: Archive) -> Kind:
    types = archive.markup("[Content_Types].xml")
    kind = _ooxml_kind(types)
    has_code = any(name.lower().endswith("vbaproject.bin") for name in archive.names)
    if has_code or b"macroEnabled" in types or b"vnd.ms-office.vbaProject" in types:
        raise Unreadable(macros_in(kind))
    return kind


def _ooxml_kind(types: bytes) -> Kind:
    if b"wordprocessingml.document.main" in types or b"wordprocessingml.template.main" in types or b"word.document.macroEnabled" in types:
        return Kind.DOCX
    if b"spreadsheetml.sheet.main" in types or b"spreadsheetml.template.main" in types or b"excel.sheet.macroEnabled" in types:
        return Kind.XLSX
    raise Unreadable(BINARY_BOOK if b"sheet.binary" in types else FOREIGN_OOXML)


def _check_odf(archive: Archive) -> Kind:
    mime = archive.read("mimetype").strip().decode("ascii", errors="replace")
    if mime not in _ODT_TYPES:
        raise Unreadable(FOREIGN_ODF if mime.startswith("application/vnd.oasis.opendocument") else PACKED)
    return _check_odf_parts(archive)


def _check_odf_parts(archive: Archive) -> Kind:
    # Only looked through for the one word, never parsed: old office suites declared a DTD there.
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive else b""
    if b"encryption-data" in manifest or "encrypted-package" in archive:
        raise Unreadable(LOCKED)
    if any(_BASIC.match(name) for name in archive.names):
        raise Unreadable(MACROS_ODT)
    if "content.xml" not in archive:
        raise Unreadable(BROKEN)
    return Kind.ODT
