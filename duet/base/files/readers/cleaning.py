"""The one way every reader tidies text, so that the same document gives the same words whatever its format."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile("[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Soft hyphens, joiners, marks of direction, the mark of byte order, controls, what is left of surrogates.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ud800-\udfff]")
# Marks of lists; those of Symbol and Wingdings live in the private area of Unicode.
_BULLET = re.compile('^[•‣⁃∙◦○●▪▫■□◆◇♦➢➤►▶✓✔❖✦·\uf02d\uf06c-\uf0a8\uf0b7\uf0d8\uf0e0\uf0e8\uf0f0\uf0fc](?=[ \\w«"(])[ ]*')
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def clean(text: str) -> str:
    """Text with one space where there were several, without empty lines and unseen characters; bullets become «– ».

    >>> clean("  Приказ\\xa0 №\\u200b 5\\r\\n\\n • педагоги\\t школы ")
    'Приказ № 5\\n– педагоги школы'
    """
    if not text:
        return ""
    if not text.isascii():
        text = _BREAKS.sub("\n", text)
        # Some programs write й as и with a breve.
        text = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    elif "\r" in text or not text.isprintable():
        text = _UNSEEN.sub("", _BREAKS.sub("\n", text))
    return "\n".join(filter(None, map(_line, text.split("\n"))))


def _line(line: str) -> str:
    line = _SPACES.sub(" ", line).strip()
    if line.isascii():
        return line
    return _PRIVATE.sub("", _BULLET.sub("– ", line)).strip()
