"""A file somebody holds against the register."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms

from duet.base.files.guard import LIMIT
from duet.base.ui.forms import FileDrop


class CheckForm(forms.Form):
    """The file is read in pieces and thrown away: only its hash is wanted."""

    file = forms.FileField(label="Файл, который вам прислали", widget=FileDrop("Word или PDF, до 20 МБ", ".docx,.pdf"))

    def clean_file(self) -> str:
        """Its SHA-256."""
        file: Any = self.cleaned_data["file"]
        if file.size > LIMIT:
            raise forms.ValidationError("Файл больше 20 МБ, таких документов программа не создаёт.")
        digest = hashlib.sha256()
        for piece in file.chunks():
            digest.update(piece)
        return digest.hexdigest()
