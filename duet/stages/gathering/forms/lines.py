"""What we accept of a row: words put right, who it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from duet.core.listing import NAMES, Field, title_of

from ..models import Line

_LONGEST = 2000
_LONG = frozenset({Field.REQUEST, Field.DIFFICULTY, Field.COMPETENCES, Field.INTERESTS, Field.ACHIEVEMENTS, Field.WISHES, Field.ADDRESS})
_USUAL = (Field.BORN_ON, Field.GROUP, Field.POST, Field.PHONE, Field.EMAIL)


class MendLine(forms.Form):
    """The words of a row by field. With ``only`` the form asks for some of them: those that could not be read."""

    def __init__(self, *args: Any, line: Line, only: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line = line
        said = {**line.said, **line.mends}
        for key in list(only) or _keys(said, line):
            widget = forms.Textarea(attrs={"rows": 2}) if key in _LONG else forms.TextInput()
            title = title_of(key)
            self.fields[_name(key)] = forms.CharField(
                label=title[0].upper() + title[1:], initial=said.get(key, ""), required=False, max_length=_LONGEST, widget=widget
            )

    def said(self) -> dict[str, str]:
        """The words by field."""
        return {name.replace("__", "."): text for name, text in self.cleaned_data.items()}


def wrong_fields(line: Line) -> list[str]:
    """The fields to ask for first: of a name in parts, all of its parts."""
    found: list[str] = []
    for key in line.errors:
        in_parts = key == Field.FULL_NAME and any(part in line.said for part in NAMES[1:])
        found += [str(part) for part in NAMES[1:]] if in_parts else [key]
    return found


def _keys(said: dict[str, str], line: Line) -> Sequence[str]:
    whole = [] if any(part in said for part in NAMES[1:]) else [str(Field.FULL_NAME)]
    return list(dict.fromkeys([*whole, *said, *line.errors, *map(str, _USUAL)]))


def _name(key: str) -> str:
    return key.replace(".", "__")
