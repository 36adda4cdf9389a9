"""A text whose citations are checked: nothing of it is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from duet.base.files.readers import Unreadable, read
from duet.base.ui.forms import DayField, FileDrop
from duet.stages.roadmaps.forms.uploads import BringDocument

# A page is read while somebody waits: what is bigger is no order or regulation.
LIMIT = 5 * 2**20
_TOO_BIG = "Файл больше 5 МБ. Уберите из него снимки или вставьте текст."


class CheckForm(BringDocument):
    """A file or a text, and the day of the paper."""

    file = forms.FileField(
        label="Файл с документом", required=False, allow_empty_file=True,
        widget=FileDrop(
            words="Word, OpenDocument, PDF со слоем текста или .txt — до 5\N{NO-BREAK SPACE}МБ", accept=".docx,.doc,.odt,.pdf,.txt"
        ),
    )  # fmt: skip
    text = forms.CharField(
        label="Или вставьте текст", required=False, strip=False, max_length=300_000, widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"max_length": "Текст слишком длинный. Проверьте его по частям."},
    )  # fmt: skip
    on = DayField(
        label="Дата документа", required=False,
        help_text="На этот день проверим, действует ли акт. Если не указать — на сегодня.",
    )  # fmt: skip
    nothing = "Выберите файл или вставьте текст документа."

    def clean_file(self) -> UploadedFile[bytes] | None:
        """Not too big, and what its name says."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > LIMIT:
            raise forms.ValidationError(_TOO_BIG)
        return super().clean_file()

    def clean(self) -> dict[str, Any]:
        """Read the words of the file."""
        given = super().clean() or {}
        file = given.get("file")
        if file is not None and not self.errors:
            try:
                given["words"] = "\n".join(read(file.read(), file.name or "", limit=LIMIT).texts())
            except Unreadable as trouble:
                self.add_error("file", str(trouble))
        return given

    @property
    def words(self) -> str:
        """The text to check."""
        return str(self.cleaned_data.get("words") or self.cleaned_data["text"])
