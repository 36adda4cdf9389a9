"""The standard of organisational documents, whose edition of 2016 is outdated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Finding, Grade

RIGHT = "ГОСТ Р 7.0.97-2025"
_STANDARD = re.compile(r"ГОСТ\s{0,3}(?P<letter>[РрPp]?)\.?\s{0,3}(?P<name>7\.0\.97|6\.30)(?:\s{0,3}[-‐‑–—]\s{0,3}(?P<year>\d{4}))?(?!\d)")


def standards_outdated(text: str) -> Iterator[Finding]:
    """Citations of the former editions."""
    for match in _STANDARD.finditer(text):
        if match.group("name") == "6.30" or match.group("year") == "2016":
            why = "Стандарт заменён: с 18.08.2025 действует ГОСТ Р 7.0.97-2025."
            yield Finding(match.group(), RIGHT, Grade.WARN, why, match.start(), match.end())
        elif match.group("letter") in {"P", "p"}:
            why = "В названии стандарта латинская буква вместо русской."
            yield Finding(match.group(), RIGHT, Grade.FIX, why, match.start(), match.end())
