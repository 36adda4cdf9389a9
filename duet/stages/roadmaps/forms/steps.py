"""What we accept about a step: days, reasons, what proves it, remarks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from duet.base import clock
from duet.base.ui.forms import DayField, FileDrop

from ..actions.moving import FARTHEST, NO_REASON
from ..models import Step
from .attachments import ACCEPT, WELCOME, check_attachment

# A day that stands in a line of buttons, without the frame of a form.
BARE = "input day"


class Day(DayField):
    """A day that has to be said."""

    default_error_messages = {"required": "Укажите дату."}


class AboutStep(forms.Form):
    """A form about one step."""

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.step = step

    def near(self, day: date) -> date:
        """The day itself, when it is a year one could mean."""
        plan = self.step.roadmap
        if not plan.starts_on - FARTHEST <= day <= plan.ends_on + FARTHEST:
            raise forms.ValidationError(f"Проверьте год: карта рассчитана на {plan.period}.")
        return day


class Finish(AboutStep):
    """On which day it was done."""

    on = Day(label="Когда сделано")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()
        self.fields["on"].widget.attrs |= {"max": clock.today().isoformat(), "class": BARE}

    def clean_on(self) -> date:
        """Today or earlier."""
        day: date = self.cleaned_data["on"]
        if day > clock.today():
            raise forms.ValidationError("Этот день ещё не наступил. Укажите сегодняшний или более ранний.")
        return self.near(day)


class Move(AboutStep):
    """Another day and why."""

    to = Day(label="Новый срок")
    reason = forms.CharField(
        label="Причина", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": NO_REASON},
    )  # fmt: skip

    def clean_to(self) -> date:
        """Today or later."""
        day: date = self.cleaned_data["to"]
        if day < clock.today():
            raise forms.ValidationError("Этот день уже прошёл. Укажите сегодняшний или более поздний.")
        return self.near(day)


class Along(forms.Form):
    """Which of the offered dates move together with the one in hand: every tick named ``also``, «417:2026-12-04».

    ``offers`` are the values that may be ticked, each with whether it is ticked beforehand.
    """

    also = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": "Карта за это время изменилась, и дни получились другие. Посмотрите список ещё раз."},
    )

    def __init__(self, *args: Any, offers: Mapping[str, bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offers = offers
        self.fields["also"].choices = [(value, value) for value in offers]  # type: ignore[attr-defined]  # a choice has them

    def ticked(self) -> Collection[str]:
        """What is ticked in the list: the sure ones at first, then what the person has left ticked."""
        if self.is_bound:
            return set(self["also"].value() or ())
        return {value for value, sure in self.offers.items() if sure}

    def chosen(self) -> Mapping[int, date]:
        """The new days by the numbers of the steps."""
        pairs = (value.split(":") for value in self.cleaned_data["also"])
        return {int(pk): date.fromisoformat(day) for pk, day in pairs}


class Cancel(AboutStep):
    """Why it will not be done."""

    reason = forms.CharField(
        label="Почему отменяется", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": NO_REASON},
    )  # fmt: skip


class Schedule(AboutStep):
    """The day of the event a deadline counts from, or the day of the step itself."""

    on = Day(label="Срок")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = self.step.proposed_on
        self.fields["on"].widget.attrs["class"] = BARE

    def clean_on(self) -> date:
        """A day of a year one could mean."""
        return self.near(self.cleaned_data["on"])


class ScheduleDates(AboutStep):
    """Several days: every filled field named ``on``."""

    on = forms.Field(label="Даты", required=False)

    def clean_on(self) -> list[date]:
        """The days in order, each once."""
        assert isinstance(self.data, QueryDict), "Several fields of one name come only from a browser."
        given = [text for text in self.data.getlist("on") if text.strip()]
        if not given:
            raise forms.ValidationError("Укажите хотя бы одну дату.")
        return sorted({self.near(day) for text in given if (day := Day().clean(text))})


class Remark(AboutStep):
    """A remark."""

    text = forms.CharField(
        label="Замечание", max_length=4000, widget=forms.Textarea(attrs={"rows": 2}), error_messages={"required": "Напишите замечание."}
    )


class WebAddress(forms.URLField):
    """An address that a browser opens; what it would run instead is refused. Without a scheme it is taken for https."""

    default_error_messages = {"invalid": "Ссылка начинается с https:// — скопируйте её из адресной строки."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", max_length=1000, **kwargs)

    def clean(self, value: Any) -> str:
        """Only http and https."""
        url = str(super().clean(value))
        if url and not url.lower().startswith(("http://", "https://")):
            raise forms.ValidationError(self.error_messages["invalid"])
        return url


class Attach(AboutStep):
    """A file, or a link, or words; words beside a file or a link say what it is."""

    file = forms.FileField(label="Файл", required=False, allow_empty_file=True, widget=FileDrop(words=WELCOME, accept=ACCEPT))
    url = WebAddress(label="Или ссылка", required=False)
    words = forms.CharField(
        label="Что это", required=False, max_length=2000, help_text="Например: протокол педсовета № 2 от 14.11. Можно записать и без файла."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = f"Не больше {settings.MAX_UPLOAD_BYTES // 2**20} МБ."

    def clean_file(self) -> UploadedFile[Any] | None:
        """A document or a scan."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is not None:
            check_attachment(file, limit=settings.MAX_UPLOAD_BYTES)
        return file

    def clean(self) -> dict[str, Any]:
        """Something, and not two things at once."""
        given = super().clean() or {}
        if self.errors:
            return given
        if given.get("file") and given.get("url"):
            raise forms.ValidationError("Приложите что-то одно: файл или ссылку. Второе можно добавить следом.")
        if not any((given.get("file"), given.get("url"), given.get("words", "").strip())):
            raise forms.ValidationError("Выберите файл, вставьте ссылку или напишите, чем подтверждается.")
        return given
