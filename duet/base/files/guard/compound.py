"""What an OLE container is (.doc, .xls, an encrypted .docx) and whether it carries macros or a password."""

from __future__ import annotations

import struct
from io import BytesIO

import olefile

from .kinds import Kind, Unreadable
from .refusals import ANCIENT_DOC, BROKEN, FOREIGN_OLE, LOCKED, MACROS_DOC, OLD_BOOK

_WORD_MAGIC = 0xA5EC
_WORD_97 = 0xC0
_ENCRYPTED, _OBFUSCATED = 0x0100, 0x8000


def check_ole(content: bytes) -> Kind:
    """The kind of an OLE container. Raises Unreadable unless it is a Word 97–2003 document without password and macros."""
    try:
        with olefile.OleFileIO(BytesIO(content)) as ole:
            return _check(ole)
    except Unreadable:
        raise
    except Exception as error:  # olefile meets broken containers with whatever Python raises
        raise Unreadable(BROKEN) from error


def _check(ole: olefile.OleFileIO) -> Kind:
    names = {"/".join(path).lower() for path in ole.listdir(streams=True, storages=True)}
    if {"encryptedpackage", "encryptioninfo"} & names:
        raise Unreadable(LOCKED)
    if {"workbook", "book"} & names:
        raise Unreadable(OLD_BOOK)
    if "worddocument" not in names:
        raise Unreadable(FOREIGN_OLE)
    if any(name.startswith(("macros/vba", "_vba_project")) for name in names):
        raise Unreadable(MACROS_DOC)
    with ole.openstream("WordDocument") as stream:
        _check_head(stream.read(32))
    return Kind.DOC


def _check_head(head: bytes) -> None:
    if len(head) < 32:
        raise Unreadable(BROKEN)
    magic, version = struct.unpack_from("<HH", head)
    (flags,) = struct.unpack_from("<H", head, 10)
    if flags & (_ENCRYPTED | _OBFUSCATED):
        raise Unreadable(LOCKED)
    if magic != _WORD_MAGIC or version < _WORD_97:
        raise Unreadable(ANCIENT_DOC if version < _WORD_97 else BROKEN)
