"""A request of a person, and the answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from duet.base.ui.forms import DayField, FileDrop
from duet.stages.organisations.forms.fields import PlainForm, Words
from duet.stages.roadmaps.forms.attachments import ACCEPT, check_attachment

from ..models import RequestWay, Wish
from ..orders import Received, Scan

LIMIT = 20 * 2**20


class RequestForm(PlainForm):
    """A request as it came."""

    what = forms.ChoiceField(label="О чём просит", choices=Wish, widget=forms.RadioSelect)
    received_on = DayField(label="Когда получено")
    way = forms.ChoiceField(label="Как", choices=RequestWay)
    applicant = Words(label="Кто обратился", max_length=150, required=False, help_text="Если не сам человек: например, мать.")
    words = forms.CharField(label="Подробности", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    file = forms.FileField(label="Скан заявления", required=False, widget=FileDrop("PDF или снимок", ACCEPT))

    def clean_file(self) -> UploadedFile[Any] | None:
        """A document or a picture of a reasonable size."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is not None:
            check_attachment(file, limit=LIMIT)
        return file

    def received(self) -> Received:
        """For the action."""
        given = dict(self.cleaned_data)
        file = given.pop("file")
        return Received(**given, scan=Scan(file.name or "", file.read()) if file else None)


class AnswerForm(PlainForm):
    """What was answered."""

    answered_on = DayField(label="Когда ответили")
    outcome = forms.CharField(
        label="Что ответили", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Например: выдана выписка обо всех данных под подпись.",
    )  # fmt: skip
