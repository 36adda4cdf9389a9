"""A scan of a signed paper, as a form takes it."""

from __future__ import annotations

from typing import Any

from django import forms

from duet.base.files.guard import Unreadable
from duet.base.ui.forms import FileDrop
from duet.stages.acts.cards import Scan

from ..scans import ACCEPT, WELCOME, check_scan


class ScanField(forms.FileField):
    """What the name of the file promises has to be inside."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=FileDrop(WELCOME, ACCEPT), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Scan | None:
        """The bytes and the name."""
        file = super().clean(data, initial)
        if not file:
            return None
        scan = Scan(file.read(), str(file.name))
        try:
            check_scan(scan.content, scan.name)
        except Unreadable as trouble:
            raise forms.ValidationError(str(trouble)) from trouble
        return scan
