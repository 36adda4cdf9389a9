"""What is said when a document is registered or loses its force."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.base.ui.forms import DayField
from duet.core.documents import DocumentState
from duet.core.documents.numbers import LONGEST
from duet.core.errors import Refusal

from ..models import Document
from ..reading import readers_of
from ..register import Qualm, numbering_of, qualms, typed


class RegisterForm(forms.Form):
    """Number, day, and what is unusual about them, to be ticked once it was read."""

    day = DayField(
        label="Дата документа",
        help_text="Она встанет на бумагу. Рядом программа хранит день, когда документ зарегистрирован на самом деле.",
    )
    number = forms.CharField(
        label="Номер из журнала секретаря", required=False, max_length=LONGEST,
        help_text="Заполните, только если номер уже дан на бумаге. Если оставить пустым, документ получит следующий номер по порядку.",
    )  # fmt: skip
    finish_step = forms.BooleanField(label="Отметить пункт дорожной карты сделанным", required=False)
    ask = forms.BooleanField(label="Сразу попросить ознакомиться тех, кто назван в документе", required=False)
    sure = forms.MultipleChoiceField(label="Проверьте и отметьте", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, document: Document, *, by: Member, on: date, data: Any = None) -> None:
        super().__init__(data=data)
        self.document, self.on = document, on
        self.numbering = numbering_of(document.organisation, document.family)
        self.initial = {"day": document.day or on, "finish_step": True, "ask": True}
        if not document.of.numbered:
            del self.fields["number"]
        if document.step is None or not document.step.is_open or not can(by, "roadmaps.finish", document.step):
            del self.fields["finish_step"]
        self.readers = readers_of(document) if document.of.acquaints and can(by, "documents.ask_to_read", document) else []
        if not self.readers:
            del self.fields["ask"]
        self.unusual: list[Qualm] = []

    @property
    def following(self) -> str:
        """The number it will get by itself; nothing for a kind without numbers."""
        day = self.document.day or self.on
        return self.numbering.following(self.numbering.year_of(day))[1] if self.document.of.numbered else ""

    def clean(self) -> dict[str, Any]:
        """A taken number is said at its field; what is unusual is asked, each with a tick of its own."""
        said = super().clean() or {}
        # A tick of what is not asked any more is no mistake of the person.
        self.errors.pop("sure", None)
        day = said.get("day")
        if day is None or "number" in self.errors:
            return said
        try:
            count, number = self._counted(day, said.get("number", ""))
        except Refusal as trouble:
            self.add_error("number", str(trouble))
            return said
        self.unusual = list(qualms(self.document, self.numbering, day=day, count=count, number=number, on=self.on))
        sure = self.fields["sure"]
        assert isinstance(sure, forms.MultipleChoiceField)
        sure.choices = [(qualm.key, f"{qualm.words}.") for qualm in self.unusual]
        said["sure"] = set(sure.widget.value_from_datadict(self.data, self.files, "sure") or ())
        if any(qualm.key not in said["sure"] for qualm in self.unusual):
            self.add_error("sure", "Отметьте, что так и задумано, или поправьте дату и номер.")
        return said

    def _counted(self, day: date, number: str) -> tuple[int | None, str]:
        if not self.document.of.numbered:
            return None, ""
        year = self.numbering.year_of(day)
        return typed(self.numbering, number, year) if number.strip() else self.numbering.following(year)


class AnnulForm(forms.Form):
    """By what, why and from which day."""

    other = forms.ModelChoiceField(Document.objects.none(), label="Каким документом отменён", required=False, empty_label="Без документа")
    reason = forms.CharField(label="Почему", required=False, max_length=1000, widget=forms.Textarea({"rows": 3}))
    day = DayField(label="Утратил силу с")

    def __init__(self, document: Document, *, by: Member, on: date, data: Any = None) -> None:
        super().__init__(data=data)
        self.initial = {"day": on}
        other = self.fields["other"]
        assert isinstance(other, forms.ModelChoiceField)
        rows = Document.objects.visible_to(by).filter(state=DocumentState.REGISTERED, main__isnull=True).exclude(pk=document.pk)
        other.queryset = rows.order_by("-day", "-pk")
        setattr(other, "label_from_instance", lambda row: f"{row.named}: {row.title}"[:150])

    def clean(self) -> dict[str, Any]:
        """One of the two has to be said."""
        said = super().clean() or {}
        if not said.get("other") and not said.get("reason") and not self.errors:
            self.add_error("reason", "Выберите документ, которым отменён этот, или напишите причину.")
        return said
