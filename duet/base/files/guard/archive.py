"""A zip container (docx, xlsx, odt) opened without trust: counted while it is unpacked, nothing written, nothing fetched."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from .kinds import Unreadable
from .refusals import BOMB, BROKEN, DECLARED, DEEP, LOCKED, TRICKED

MAX_ENTRIES = 4_000
MAX_DECLARED = 400 * 2**20
MAX_PART = 48 * 2**20
MAX_READ = 96 * 2**20
MAX_RATIO = 250
MAX_TAGS = 600_000

_CHUNK = 256 * 1024
_DIRECTORY_ENTRY = b"PK\x01\x02"
_PATH_TRICK = re.compile(r"(^|/)\.\.(/|$)|^/|^[A-Za-z]:|\\|\x00")
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)")
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")


class Archive:
    """The parts of a zip container, read one by one within limits. Every method raises Unreadable and nothing else."""

    def __init__(self, content: bytes) -> None:
        # Counted in the raw bytes, since building the directory of a million entries is itself the attack.
        if content.count(_DIRECTORY_ENTRY) > MAX_ENTRIES:
            raise Unreadable(BOMB)
        # zipfile says NotImplementedError of a container it does not know how to open (an unknown version or packing).
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError) as error:
            raise Unreadable(BROKEN) from error
        self._read = 0
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        self._check_entries()

    def _check_entries(self) -> None:
        entries = self._zip.infolist()
        if sum(entry.file_size for entry in entries) > MAX_DECLARED:
            raise Unreadable(BOMB)
        if len(self._entries) != len(entries) or any(_PATH_TRICK.search(entry.orig_filename) for entry in entries):
            raise Unreadable(TRICKED)
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable(LOCKED)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all entries, as written."""
        return tuple(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of an entry; the limits hold for what really comes out, whatever the headers say."""
        if name not in self._entries:
            raise Unreadable(BROKEN)
        # NotImplementedError: an unknown packing; RuntimeError: an entry with a password.
        try:
            return self._unpack(self._entries[name])
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
            raise Unreadable(BROKEN) from error

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        pieces, size = [], 0
        with self._zip.open(entry) as stream:
            while piece := stream.read(_CHUNK):
                size += len(piece)
                self._read += len(piece)
                too_dense = size > 4 * _CHUNK and size > MAX_RATIO * max(entry.compress_size, 1)
                if size > MAX_PART or self._read > MAX_READ or too_dense:
                    raise Unreadable(BOMB)
                pieces.append(piece)
        return b"".join(pieces)

    def markup(self, name: str, *, tags: int = MAX_TAGS) -> bytes:
        """The bytes of an XML part, checked to have no declarations of its own and no more than so many tags."""
        content = self.read(name)
        if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            content = content.decode("utf-16", errors="replace").encode()
            content = re.sub(rb"""^(\s*<\?xml[^>]*?)encoding\s*=\s*["'][^"']*["']""", rb"\1", content)
        if _DOCTYPE.search(content):
            raise Unreadable(DECLARED)
        if content.count(b"<") > tags:
            raise Unreadable(BOMB)
        return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", content)

    def xml(self, name: str) -> etree._Element:
        """The root element of an XML part."""
        return parse(self.markup(name))


def parse(content: bytes) -> etree._Element:
    """XML without entities, DTDs, network or oversized trees."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(DEEP if "depth" in str(error).lower() else BROKEN) from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(DECLARED if root is not None else BROKEN)
    return root
