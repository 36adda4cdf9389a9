"""Bytes to Russian text: which of the five encodings a plain file is written in.

Statistical libraries guess from long texts; a name or a pasted line is short, so letters are weighed here by how often
Russian uses them, and by the habit that a small letter is not followed by a capital one.
"""

from __future__ import annotations

import codecs
from math import log2

# Tenths of a per cent of each letter in Russian text, against a letter of middling frequency.
_WEIGHT = {
    letter: log2(share / 20)
    for letter, share in zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        (110, 85, 80, 73, 67, 63, 55, 47, 45, 44, 35, 32, 30, 28, 26, 20, 19, 17, 17, 16, 16, 14, 12, 10, 9, 7, 6, 5, 4, 3, 3, 1, 1),
        strict=True,
    )
}
# What speaks for an encoding before a letter is read: a short word in capitals fits two of them, and Windows wrote most files.
_SINGLE_BYTE = {"cp1251": 3.0, "cp866": 1.0, "koi8-r": 0.0}
_USUAL = frozenset("«»„“”№–—…•·§°©®’‘×−\xa0\xad±")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH_BYTES = (0x00, 0x04, 0x20, 0x21)
_SAMPLE = 64 * 1024
_CONTROLS = bytes(set(range(32)) - {7, 9, 10, 12, 13, 26, 27})


def decode(content: bytes) -> str | None:
    """The text of a plain file, or None when the bytes are not text.

    >>> [decode("План".encode(e)) for e in ("utf-8", "utf-16", "utf-16-le", "cp1251", "cp866", "koi8-r")]
    ['План', 'План', 'План', 'План', 'План', 'План']
    >>> decode(bytes(range(256))) is None
    True
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    wide = _wide(content)
    if wide:
        return content.decode(wide, errors="replace")
    if _is_binary(content):
        return None
    text = _utf8(content)
    return content.decode(_best_single_byte(content), errors="replace") if text is None else text


def _is_binary(content: bytes) -> bool:
    sample = content[:_SAMPLE]
    return len(sample.translate(None, _CONTROLS)) < len(sample) or 0 in content


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: every second byte is 0 (Latin, spaces) or 4 (Cyrillic)."""
    sample = content[:_SAMPLE]
    if len(content) < 2 or len(content) % 2:
        return None
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[start::2]
        if sum(map(high.count, _HIGH_BYTES)) >= 0.9 * len(high) and _reads(sample, encoding):
            return encoding
    return None


def _reads(sample: bytes, encoding: str) -> bool:
    text = sample.decode(encoding, errors="replace")
    usual = sum((char.isalpha() and char < "\u0500") or char.isspace() or char.isascii() or char in _USUAL for char in text)
    return usual >= 0.9 * len(text) and not any(char < "\t" for char in text)


def _utf8(content: bytes) -> str | None:
    try:
        text = content.decode("utf-8")
        # Four bytes of a short cp866 word may happen to make one valid letter of an ancient script.
        return text if max(text, default="") < "\u3000" or len(text) > 40 or _WEIGHT.keys() & set(text.lower()) else None
    except UnicodeDecodeError:
        text = content.decode("utf-8", errors="replace")
        # A file cut in the middle of a letter, or with a few bytes spoilt, is still UTF-8; a single-byte one spoils everywhere.
        return text if text.count("\ufffd") * 50 <= sum(char > "\x7f" for char in text) else None


def _best_single_byte(content: bytes) -> str:
    sample = content[:_SAMPLE]
    return max(_SINGLE_BYTE, key=lambda encoding: _SINGLE_BYTE[encoding] + _weight(sample.decode(encoding, errors="replace")))


def _weight(text: str) -> float:
    """How Russian the text looks: usual letters weigh, rare ones, letters torn between cases and box drawing cost.

    >>> _weight("План школы") > _weight("рТПК") and _weight("Школа") > _weight("шКОЛА")
    True
    """
    total, previous = 0.0, " "
    for char in text:
        if char > "\x7f":
            total += _WEIGHT.get(char.lower(), 0.0 if char in _USUAL else -8.0)
            if char.isupper() and previous.isalpha():
                total -= 0.5 if previous.isupper() else 6.0
        previous = char
    return total
