"""Kinds of document the program reads, and the one exception of everything that reads them."""

from __future__ import annotations

from enum import StrEnum

from duet.core.errors import Refusal

from .refusals import BY_NAME, PACKED, PICTURE, unknown_name


class Unreadable(Refusal):
    """The document cannot be read. The text (Russian, what is wrong and what to do) is shown to the user as it is."""


class Kind(StrEnum):
    """What a document is by its bytes, whatever its name says."""

    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    TXT = "txt"
    HTML = "html"


KIND_NAMES: dict[Kind, str] = {
    Kind.DOCX: "документ Word",
    Kind.DOC: "документ Word 97–2003",
    Kind.ODT: "документ OpenDocument",
    Kind.PDF: "документ PDF",
    Kind.XLSX: "книга Excel",
    Kind.CSV: "таблица CSV",
    Kind.TXT: "простой текст",
    Kind.HTML: "веб-страница",
}

EXTENSIONS: dict[str, Kind] = {
    ".docx": Kind.DOCX,
    ".doc": Kind.DOC,
    ".odt": Kind.ODT,
    ".pdf": Kind.PDF,
    ".xlsx": Kind.XLSX,
    ".csv": Kind.CSV,
    ".txt": Kind.TXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
}

SUPPORTED: tuple[str, ...] = tuple(EXTENSIONS)

_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"})
_ARCHIVES = frozenset({".zip", ".rar", ".7z", ".gz", ".tar"})


def extension(name: str) -> str:
    """The end of a file's name in lower case, with the dot; "" when it has none.

    >>> extension("План.2024.DOCX"), extension("план"), extension(".docx")
    ('.docx', '', '.docx')
    """
    base = name.replace("\\", "/").rsplit("/", 1)[-1].strip()
    return "." + base.rsplit(".", 1)[1].strip().lower() if "." in base else ""


def expected(name: str) -> Kind | None:
    """The kind the name promises; None for a name without an extension. Raises Unreadable for kinds that are not read."""
    suffix = extension(name)
    if not suffix or suffix in EXTENSIONS:
        return EXTENSIONS.get(suffix)
    if suffix in BY_NAME:
        raise Unreadable(BY_NAME[suffix])
    if suffix in _PICTURES:
        raise Unreadable(PICTURE)
    if suffix in _ARCHIVES:
        raise Unreadable(PACKED)
    raise Unreadable(unknown_name(suffix))
