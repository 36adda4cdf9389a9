"""What we accept about an act."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from duet.base.ui.forms import DayField, FileDrop
from duet.core.regulation import Level
from duet.stages.organisations.forms.fields import PlainForm, Words
from duet.stages.roadmaps.forms.attachments import ACCEPT, WELCOME, check_attachment

from ..cards import ActCard, Scan
from ..models import KIND_CHOICES, LEVELS, TOPICS, Act

# A year outside of these is a slip of the pen.
_YEARS = range(1990, 2100)


def _of_our_time(day: date) -> None:
    if day.year not in _YEARS:
        raise forms.ValidationError("Проверьте год: он должен быть между 1990 и 2099.")


class LinkField(forms.URLField):
    """An address of a page, with or without its beginning."""

    default_error_messages = {"invalid": "Адрес страницы выглядит так: edu.gorod.example/prikaz-12. Проверьте, нет ли лишних знаков."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", widget=forms.TextInput(attrs={"inputmode": "url"}), **kwargs)


class ActForm(PlainForm):
    """The requisites of an act, its term and where its text is."""

    level = forms.ChoiceField(label="Уровень", choices=LEVELS)
    kind = forms.ChoiceField(label="Вид", choices=KIND_CHOICES)
    issuer = Words(
        label="Кто принял", max_length=300, required=False,
        help_text="Полностью, как в самом акте: «Управление образования города Верхнереченска». Свой акт — название организации.",
    )  # fmt: skip
    issuer_genitive = Words(
        label="Приказ кого? — для ссылок", max_length=300, required=False,
        help_text="Например: «Управления образования города Верхнереченска». Если не написать, Дуэт просклоняет сам.",
    )  # fmt: skip
    number = Words(label="Номер", max_length=50, required=False, help_text="Без знака «№».")
    day = DayField(label="Дата", required=False, validators=[_of_our_time])
    title = Words(label="Название", max_length=1000, help_text="Без кавычек: О внедрении системы наставничества.")
    topic = forms.ChoiceField(label="О чём", choices=TOPICS, help_text="По этому Дуэт решает, в каких документах на акт ссылаться.")
    in_force_from = DayField(label="Действует с", required=False, validators=[_of_our_time], help_text="Если не указать, с даты акта.")
    in_force_to = DayField(label="Действует по", required=False, validators=[_of_our_time], help_text="Если срока нет, оставьте пустым.")
    link = LinkField(label="Где прочитать", required=False, max_length=500, help_text="Адрес страницы с текстом акта.")
    file = forms.FileField(label="Файл или скан", required=False, allow_empty_file=True, widget=FileDrop(words=WELCOME, accept=ACCEPT))
    note = forms.CharField(
        label="К чему обязывает", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Коротко и своими словами: что нужно сделать и к какому сроку.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = f"Не больше {settings.MAX_UPLOAD_BYTES // 2**20} МБ."

    @classmethod
    def fresh(cls, level: Level) -> ActForm:
        """Empty, with what is most likely chosen."""
        return cls(initial={"level": level.value, "kind": "order"})

    @classmethod
    def of(cls, act: Act) -> ActForm:
        """Filled with what is kept now."""
        return cls(initial={name: getattr(act, name) for name in cls.base_fields if name != "file"})

    def clean_number(self) -> str:
        """«№ 12» and «12» are one number."""
        return str(self.cleaned_data["number"]).removeprefix("№").strip()

    def clean_file(self) -> UploadedFile[Any] | None:
        """A document or a scan."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is not None:
            check_attachment(file, limit=settings.MAX_UPLOAD_BYTES)
        return file

    def clean(self) -> dict[str, Any]:
        """From a day to a later one."""
        given = super().clean() or {}
        since, until = given.get("in_force_from") or given.get("day"), given.get("in_force_to")
        if since and until and until < since:
            self.add_error("in_force_to", "Конец срока раньше начала. Проверьте обе даты.")
        return given

    def card(self) -> ActCard:
        """For the action."""
        return ActCard(**{name: value for name, value in self.cleaned_data.items() if name != "file"})

    def scan(self) -> Scan | None:
        """For the action."""
        file = self.cleaned_data["file"]
        return Scan(file.read(), file.name) if file else None


class RetireForm(PlainForm):
    """Until which day an act is in force."""

    last_day = DayField(
        label="Последний день действия", validators=[_of_our_time],
        help_text="В документах с более поздней датой Дуэт на этот акт не сошлётся.",
    )  # fmt: skip
