"""Scans of signed papers: pdf, jpg, png. What the name promises has to be inside."""

from __future__ import annotations

from duet.base.files.guard import Unreadable, check, extension

LIMIT = 15 * 2**20
ACCEPT = ".pdf,.jpg,.jpeg,.png"
WELCOME = "PDF, JPG или PNG, до 15 МБ"
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_PICTURES = {".jpg": (_JPEG, b"\xff\xd9"), ".jpeg": (_JPEG, b"\xff\xd9"), ".png": (_PNG, b"IEND\xaeB`\x82")}
_OTHER = "Имя файла кончается на «{}», а внутри что-то другое или файл загрузился не до конца."
# A camera may write a little after the end of a picture.
_TAIL = 64 * 1024


def check_scan(content: bytes, name: str) -> None:
    """Raise Unreadable (Russian, what to do) when the file is no scan of a paper."""
    suffix = extension(name)
    if suffix == ".pdf":
        check(content, name, limit=LIMIT)
        # A reader forgives rubbish before the first word; a scanner writes none, a program under a foreign name does.
        if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
            raise Unreadable(_OTHER.format(suffix))
        return
    if suffix not in _PICTURES:
        raise Unreadable(f"Такой файл приложить нельзя. Подойдёт {WELCOME}.")
    if len(content) > LIMIT:
        raise Unreadable("Файл больше 15 МБ. Снимите страницу ещё раз с меньшим качеством.")
    begins, ends = _PICTURES[suffix]
    if not content.startswith(begins) or ends not in content[-_TAIL:]:
        raise Unreadable(_OTHER.format(suffix))
