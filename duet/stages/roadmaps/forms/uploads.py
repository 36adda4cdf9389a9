"""What we accept on the way of a document to a plan."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from duet.base.files.guard import check
from duet.base.files.readers import SUPPORTED, Unreadable

from ..models import DraftRow, Upload

PASTED = "Вставленный текст.txt"
WRONG_DAY = "Дата: день, месяц, год — например, 25.11.2026."
FILL_IN = "Заполните это поле."
# A year outside of these is a slip of the pen.
YEARS = range(2000, 2100)


def _of_our_time(day: date) -> None:
    if day.year not in YEARS:
        raise forms.ValidationError("Проверьте год: он должен быть между 2000 и 2099.")


DAY = forms.DateField(input_formats=["%Y-%m-%d", "%d.%m.%Y"], error_messages={"invalid": WRONG_DAY}, validators=[_of_our_time])


class BringDocument(forms.Form):
    """A file or pasted text; ``document`` gives the bytes and a name. Whoever brings something says what its fields are called."""

    file = forms.FileField(required=False, allow_empty_file=True)
    text = forms.CharField(required=False, strip=False, widget=forms.Textarea(attrs={"rows": 6}))
    # What the clipboard held as HTML: a table pasted from a web page keeps its cells.
    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    # The name of what was pasted; what to do about a file that is too big, and when nothing was brought.
    pasted, too_big, nothing = "", "", ""

    def clean_file(self) -> UploadedFile[bytes] | None:
        """Say at once what can be said without reading the whole file."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return None
        if (file.size or 0) > settings.MAX_UPLOAD_BYTES:
            raise forms.ValidationError(f"Файл больше {settings.MAX_UPLOAD_BYTES // 1024 // 1024} МБ. {self.too_big}")
        try:
            check(file.read(), file.name or "")
        except Unreadable as trouble:
            raise forms.ValidationError(str(trouble)) from trouble
        finally:
            file.seek(0)
        return file

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given = super().clean() or {}
        if not given.get("file") and not (given.get("text") or "").strip() and not self.errors:
            raise forms.ValidationError(self.nothing)
        return given

    def document(self) -> dict[str, Any]:
        """``content`` and ``name`` for the action."""
        if file := self.cleaned_data.get("file"):
            return {"content": file.read(), "name": file.name}
        html, text = self.cleaned_data["html"], self.cleaned_data["text"]
        if "<table" in html.lower():
            return {"content": html.encode(), "name": self.pasted}
        return {"content": text.encode(), "name": self.name_of(text)}

    def name_of(self, text: str) -> str:
        """What pasted text is kept as; the ending tells the reader how to read it."""
        return self.pasted


class BringRoadmap(BringDocument):
    """A file, or the text of a table."""

    file = forms.FileField(label="Файл с дорожной картой", required=False, allow_empty_file=True)
    text = forms.CharField(label="Или вставьте таблицу как текст", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 6}))
    pasted = PASTED
    too_big = "Сохраните в нём только дорожную карту и загрузите ещё раз."
    nothing = "Выберите файл или вставьте текст таблицы."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ",".join(SUPPORTED)
        # What the box for dropping a file says (ui/forms/field.html).
        self.fields["file"].widget.words = "Word, OpenDocument, Excel, PDF со слоем текста, .csv или .txt — до 20\N{NO-BREAK SPACE}МБ"


class MendUpload(forms.ModelForm[Upload]):
    """What the whole plan is called and when it runs."""

    class Meta:
        model = Upload
        fields = ("title", "starts_on", "ends_on")
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "starts_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            "ends_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("starts_on", "ends_on"):
            field = self.fields[name]
            field.required, field.validators = True, [_of_our_time]
            field.error_messages |= {"required": "Укажите дату.", "invalid": WRONG_DAY}

    def clean(self) -> dict[str, Any]:
        """From a day to a later one."""
        given = super().clean() or {}
        if (start := given.get("starts_on")) and (end := given.get("ends_on")) and end < start:
            self.add_error("ends_on", "Конец периода раньше начала. Проверьте обе даты.")
        return given


class MendRow(forms.Form):
    """All words of a row; content is a line an item."""

    title = forms.CharField(
        label="Мероприятие", max_length=4000, widget=forms.Textarea(attrs={"rows": 2}), error_messages={"required": FILL_IN}
    )
    content = forms.CharField(
        label="Содержание", required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text="Каждый пункт — с новой строки."
    )
    deadline_text = forms.CharField(
        label="Срок",
        required=False,
        max_length=1000,
        help_text="Как в документе: «до 15 октября», «сентябрь 2026», «ежемесячно до 25 числа».",
    )
    responsible_text = forms.CharField(label="Ответственные", required=False, max_length=4000, help_text="Через запятую.")
    result = forms.CharField(label="Результат, документ", required=False, max_length=4000)

    @classmethod
    def of(cls, row: DraftRow) -> MendRow:
        """Filled with the row as it is understood now."""
        return cls(
            initial={
                "title": row.title,
                "content": "\n".join(row.content),
                "deadline_text": row.deadline_text,
                "responsible_text": row.responsible_text,
                "result": row.result,
            }
        )

    def clean_content(self) -> list[str]:
        """Its lines."""
        return [line.strip() for line in self.cleaned_data["content"].splitlines() if line.strip()]


class AnswerDays(forms.Form):
    """One day or several for a row whose words give none: every filled field named ``day``."""

    # The widget that gathers all values of one name.
    day = forms.Field(label="Дата", required=False, widget=forms.MultipleHiddenInput)

    def clean_day(self) -> list[date]:
        """The days, in order, each once."""
        given = [text for text in self.cleaned_data["day"] or () if text.strip()]
        if not given:
            raise forms.ValidationError("Укажите дату.")
        return sorted({DAY.clean(text) for text in given})


class AddRow(forms.Form):
    """What a new row says to do; an empty one is refused by the action in its own words."""

    title = forms.CharField(max_length=4000, required=False)
