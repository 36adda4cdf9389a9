"""A PDF opened without trust: a password, a broken or endless file, streams that swell when unpacked."""

from __future__ import annotations

import zlib
from io import BytesIO
from itertools import islice
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import LITERALS_FLATE_DECODE, LITERALS_LZW_DECODE, LITERALS_RUNLENGTH_DECODE, PDFStream
from pdfminer.psparser import LIT

from .kinds import Kind, Unreadable
from .refusals import BOMB, BROKEN, LOCKED, too_long

MAX_PAGES = 400
MAX_STREAM = 32 * 2**20

_MAX_SLOW_FILTER = 2**20
_MAX_PENDING = 100_000
_MAX_LINES, _MAX_OBJECTS = 400_000, 20_000
_IMAGE = LIT("Image")
_EOF, _START = b"%%EOF", b"startxref"


class BoundedStream(PDFStream):
    """A stream that refuses to unpack past ``MAX_STREAM``; pictures are never unpacked at all."""

    def decode(self) -> None:
        """Unpack into ``data``. Raises Unreadable for a stream that swells."""
        if self.attrs.get("Subtype") is _IMAGE:
            self.data, self.rawdata = b"", None
            return
        self._check()
        super().decode()
        if self.data is not None and len(self.data) > MAX_STREAM:
            raise Unreadable(BOMB)

    def _check(self) -> None:
        data = self.rawdata or b""
        if self.decipher:
            data = self.decipher(self.objid or 0, self.genno or 0, data, self.attrs)
        for name, _ in self.get_filters():
            if name in LITERALS_FLATE_DECODE:
                data = _inflated(data)
            elif name in LITERALS_LZW_DECODE or name in LITERALS_RUNLENGTH_DECODE:
                if len(data) > _MAX_SLOW_FILTER:
                    raise Unreadable(BOMB)
                return


def _inflated(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        out = unpacker.decompress(data, MAX_STREAM + 1)
    except zlib.error:
        return b""
    if len(out) > MAX_STREAM:
        raise Unreadable(BOMB)
    return out


class _Parser(PDFParser):
    """Puts a bounded stream in the place of every stream it reads; an object that never ends is given up."""

    def push(self, *objs: tuple[int, Any]) -> None:
        if len(self.curstack) > _MAX_PENDING:
            raise Unreadable(BROKEN)
        super().push(*((place, _bounded(value)) for place, value in objs))


def _bounded(value: Any) -> Any:
    if type(value) is PDFStream:
        return BoundedStream(value.attrs, value.rawdata or b"", value.decipher)
    return value


def check_pdf(content: bytes) -> Kind:
    """PDF, when it can be opened without a password and is not endless. Raises Unreadable otherwise."""
    try:
        pages = sum(1 for _ in islice(PDFPage.create_pages(open_pdf(content)), MAX_PAGES + 1))
    except Unreadable:
        raise
    except Exception as error:  # pdfminer meets broken files with whatever Python raises
        raise Unreadable(BROKEN) from error
    if not pages:
        raise Unreadable(BROKEN)
    if pages > MAX_PAGES:
        raise Unreadable(too_long(MAX_PAGES))
    return Kind.PDF


def open_pdf(content: bytes) -> PDFDocument:
    """The document inside the bytes; a file with a spoilt table of objects is mended where that is quick."""
    content = _trimmed(content)
    try:
        return _opened(content, fallback=False)
    except Unreadable:
        raise
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise Unreadable(LOCKED) from error
    except Exception:  # pdfminer meets a spoilt table of objects with whatever Python raises
        return _mended(content)


def _mended(content: bytes) -> PDFDocument:
    if content.count(b"\n") + content.count(b"\r") > _MAX_LINES or content.count(b" obj") > _MAX_OBJECTS:
        raise Unreadable(BROKEN)
    try:
        return _opened(content, fallback=True)
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise Unreadable(LOCKED) from error


def _opened(content: bytes, *, fallback: bool) -> PDFDocument:
    return PDFDocument(_Parser(BytesIO(content)), fallback=fallback)


def _trimmed(content: bytes) -> bytes:
    """Without rubbish round the document; one without its end was not loaded whole."""
    end = content.rfind(_EOF)
    start = content.rfind(_START, 0, end if end >= 0 else len(content))
    if start < 0 or (end >= 0 and end - start > 2048):
        raise Unreadable(BROKEN)
    return content[: end + len(_EOF) if end >= 0 else len(content)]
