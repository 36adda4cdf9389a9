"""What may be attached to a step: documents, scans and tables; nothing that runs."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

_ZIP = (b"PK\x03\x04",)
_OLE = (b"\xd0\xcf\x11\xe0",)
# A plain text begins with anything, a heic picture with its length.
_ANY: tuple[bytes, ...] = (b"",)
_SHIFTED = {"heic": 4}
# What no note begins with: programs of Windows, Linux and macOS, and a script.
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")
_TABLE = {
    ("docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"): _ZIP,
    ("doc", "xls", "ppt"): _OLE,
    ("pdf",): (b"%PDF-",),
    ("rtf",): (b"{\\rtf",),
    ("jpg", "jpeg"): (b"\xff\xd8\xff",),
    ("png",): (b"\x89PNG",),
    ("webp",): (b"RIFF",),
    ("heic",): (b"ftyp",),
    ("txt",): _ANY,
}
BEGINNINGS = {extension: beginnings for extensions, beginnings in _TABLE.items() for extension in extensions}
ACCEPT = ",".join(f".{extension}" for extension in BEGINNINGS)
WELCOME = "Подойдут документы Word, Excel и PowerPoint, OpenDocument, PDF, RTF, TXT, снимки JPG, PNG, WEBP и HEIC, архив ZIP."


def check_attachment(file: UploadedFile[Any], *, limit: int) -> None:
    """Raise ValidationError (Russian, what to do) when the file will not do. ``limit`` is in bytes."""
    extension = (file.name or "").rpartition(".")[2].lower()
    beginnings = BEGINNINGS.get(extension)
    if beginnings is None:
        raise ValidationError(f"Такой файл приложить нельзя. {WELCOME}")
    if not file.size:
        raise ValidationError("Файл пустой. Проверьте, что выбран нужный документ.")
    if file.size > limit:
        raise ValidationError(f"Файл больше {limit // 2**20} МБ. Сожмите снимки или разделите документ на части.")
    head = file.read(8)
    file.seek(0)
    # A pdf may begin with a mark of the order of bytes or an empty line; what matters is that it is no program under a foreign name.
    said = head[_SHIFTED.get(extension, 0) :].lstrip(b"\xef\xbb\xbf \r\n\t")
    if not said.startswith(beginnings) or head.startswith(_PROGRAMS):
        raise ValidationError(
            f"Имя файла кончается на «.{extension}», а внутри что-то другое. Сохраните документ заново и приложите снова."
        )
