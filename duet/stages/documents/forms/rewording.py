"""Paragraphs of a draft, each in a field of its own.

A paragraph is told by its own text, which stands in a hidden field: should the data change while somebody writes, their edit is
shown as lost and does not fall upon another paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from ..drawing import Edit

LONGEST = 20_000
_TOO_LONG = "Абзац слишком длинный. Разделите его на части или приложите отдельным файлом."


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of our text and what stands there instead of it."""

    number: int
    was: str
    now: str
    error: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether it is not ours any more."""
        return self.now != self.was

    @property
    def rows(self) -> int:
        """The height of its field in lines."""
        return min(20, self.now.count("\n") + len(self.now) // 62 + 1)


class RewordForm(forms.Form):
    """``edits`` are those that stand now; ``lost`` ones are carried on untouched."""

    def __init__(self, texts: Sequence[str], edits: Sequence[Edit], lost: Sequence[Edit], data: Any = None) -> None:
        super().__init__(data=data)
        self._texts, self._lost = list(texts), list(lost)
        self._edits = [edit for edit in edits if edit not in self._lost]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Every paragraph as the page shows it."""
        return self._said() if self.is_bound else self._kept()

    @property
    def changed(self) -> int:
        """How many are not ours."""
        return sum(paragraph.is_changed for paragraph in self.paragraphs)

    def clean(self) -> None:
        """Not too long."""
        if any(paragraph.error for paragraph in self.paragraphs):
            raise forms.ValidationError(_TOO_LONG)

    @property
    def edits(self) -> list[Edit]:
        """What is kept: changed paragraphs. A paragraph that stands twice is counted, so that the right one is changed."""
        if self.data.get("restore") == "all":
            return []
        said = self._said()
        last = {paragraph.was: paragraph.number for paragraph in said if paragraph.is_changed}
        return [Edit(one.was, one.now) for one in said if one.number <= last.get(one.was, -1)] + self._lost

    def _kept(self) -> list[Paragraph]:
        left, made = list(self._edits), []
        for number, was in enumerate(self._texts):
            edit = next((edit for edit in left if edit.was == was), None)
            if edit:
                left.remove(edit)
            made.append(Paragraph(number, was, edit.now if edit else was))
        return made

    def _said(self) -> list[Paragraph]:
        restored = str(self.data.get("restore", ""))
        made: list[Paragraph] = []
        while {f"was-{len(made)}", f"now-{len(made)}"} <= self.data.keys():
            number = len(made)
            was, now = _plain(self.data[f"was-{number}"]), _plain(self.data[f"now-{number}"])
            if restored == str(number) or now.strip() == was.strip():
                now = was
            made.append(Paragraph(number, was, now, _TOO_LONG if len(now) > LONGEST else ""))
        return made


def _plain(text: str) -> str:
    """Browsers send the ends of lines in their own way; no database holds a zero byte."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
