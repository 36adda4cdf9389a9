"""An own template as a file."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile

from duet.base.files.guard import Unreadable, check
from duet.base.ui.forms import FileDrop

LIMIT = 5 * 2**20
NOT_WORD = "Образец — это файл .docx. Откройте свой файл в Word и выберите «Сохранить как», «Документ Word (.docx)»."


class TemplateForm(forms.Form):
    """Whether the file may be opened at all; what stands in it is looked at afterwards."""

    file = forms.FileField(
        label="Ваш образец", allow_empty_file=True, widget=FileDrop(words="Word (.docx) до 5\N{NO-BREAK SPACE}МБ", accept=".docx")
    )
    content = b""

    def clean_file(self) -> UploadedFile[bytes]:
        """A .docx that the guard lets through."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        name = file.name or ""
        if not name.lower().endswith(".docx"):
            raise forms.ValidationError(NOT_WORD)
        if (file.size or 0) > LIMIT:
            raise forms.ValidationError("Файл больше 5 МБ. Сожмите в нём картинки или уберите лишние.")
        self.content = file.read()
        try:
            check(self.content, name, limit=LIMIT)
        except Unreadable as trouble:
            raise forms.ValidationError(str(trouble)) from trouble
        return file
