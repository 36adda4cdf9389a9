"""A note on the margin of «Сегодня»."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """A few bold words, the rest of the sentence, one link."""

    bold: str
    text: str
    url: str = ""
    link: str = ""
    kind: str = "soon"
