"""What we accept about agreements."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from duet.base.ui.forms import DayField, FileDrop
from duet.stages.organisations.forms.fields import PlainForm, Words
from duet.stages.roadmaps.forms.attachments import ACCEPT, WELCOME, check_attachment

from ..cards import AgreementCard, Scan
from ..models import Agreement

# A year outside of these is a slip of the pen.
_YEARS = range(1990, 2100)


def _of_our_time(day: date) -> None:
    if day.year not in _YEARS:
        raise forms.ValidationError("Проверьте год: он должен быть между 1990 и 2099.")


class AgreementForm(PlainForm):
    """An agreement as it was signed."""

    number = Words(label="Номер", max_length=50, required=False)
    signed_on = DayField(label="Подписано", validators=[_of_our_time])
    starts_on = DayField(label="Действует с", required=False, validators=[_of_our_time], help_text="Если не указать, со дня подписания.")
    ends_on = DayField(label="Действует по", required=False, validators=[_of_our_time], help_text="Если срока нет, оставьте пустым.")
    prolongs = forms.BooleanField(
        label="Продлевается само на такой же срок, если никто не возражает", required=False,
        help_text="Отметьте, если так сказано в соглашении.",
    )  # fmt: skip
    subject = Words(label="О чём", max_length=500, required=False, help_text="Например: наставники для 9–11 классов, практика студентов.")
    file = forms.FileField(label="Скан или файл", required=False, allow_empty_file=True, widget=FileDrop(words=WELCOME, accept=ACCEPT))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = f"Не больше {settings.MAX_UPLOAD_BYTES // 2**20} МБ."

    @classmethod
    def of(cls, agreement: Agreement) -> AgreementForm:
        """Filled with what is kept now."""
        return cls(initial={name: getattr(agreement, name) for name in cls.base_fields if name != "file"})

    @classmethod
    def after(cls, agreement: Agreement, on: date) -> AgreementForm:
        """Filled with what a renewal usually says: the same for as long again."""
        starts, ends = agreement.term.following(on)
        told = {"prolongs": agreement.prolongs, "subject": agreement.subject}
        return cls(initial={"signed_on": on, "starts_on": starts, "ends_on": ends, **told})

    def clean_file(self) -> UploadedFile[Any] | None:
        """A document or a scan."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is not None:
            check_attachment(file, limit=settings.MAX_UPLOAD_BYTES)
        return file

    def clean(self) -> dict[str, Any]:
        """From a day to a later one."""
        given = super().clean() or {}
        given["starts_on"] = given.get("starts_on") or given.get("signed_on")
        if given.get("ends_on") and given["starts_on"] and given["ends_on"] < given["starts_on"]:
            self.add_error("ends_on", "Конец срока раньше начала. Проверьте обе даты.")
        if given.get("prolongs") and "ends_on" not in self.errors and not given.get("ends_on"):
            self.add_error("ends_on", "Чтобы срок продлевался, укажите, по какой день он первый раз.")
        return given

    def card(self) -> AgreementCard:
        """For the action."""
        return AgreementCard(**{name: value for name, value in self.cleaned_data.items() if name != "file"})

    def scan(self) -> Scan | None:
        """For the action."""
        file = self.cleaned_data["file"]
        return Scan(file.read(), file.name) if file else None


class EndForm(PlainForm):
    """Since when an agreement holds no longer."""

    day = DayField(label="С какого дня не действует", validators=[_of_our_time])
