"""What we accept about a stamp."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms

from duet.core.plans import Stamp, StampKind

from ..models.stamps import KINDS, MINUTES
from .fields import Line, PaperDay, PaperNumber

NAMES = {StampKind.APPROVED: "УТВЕРЖДАЮ", StampKind.AGREED: "СОГЛАСОВАНО", StampKind.ACCEPTED: "ПРИНЯТО"}
DOCUMENTS = ("приказ", MINUTES, "распоряжение", "постановление", "решение")
PAPERS = (("", "Подпись, без документа"), *((name, name.capitalize()) for name in DOCUMENTS))


class StampForm(forms.Form):
    """A person who signs, or a body with its minutes."""

    kind = forms.ChoiceField(
        label="Гриф", choices=[(kind, NAMES[kind]) for kind in reversed(KINDS)], widget=forms.RadioSelect,
        error_messages={"required": "Выберите гриф.", "invalid_choice": "Выберите гриф из списка."},
    )  # fmt: skip
    position = Line(
        label="Должность или орган", max_length=300, required=False,
        help_text="Например: директор; начальник управления образования; педагогический совет.",
    )  # fmt: skip
    name = Line(label="Кто подписывает", max_length=150, required=False, help_text="Фамилия и инициалы. Для совета или собрания не нужно.")
    document = forms.ChoiceField(label="Чем подтверждается", choices=PAPERS, required=False)
    number = PaperNumber(label="Номер документа", max_length=100, required=False)
    day = PaperDay(label="Дата", required=False, help_text="Номер и дату можно не заполнять: в грифе останется место для них.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = self.initial.get("document")
        if kept and kept not in dict(PAPERS):
            # A word of the imported paper that we do not offer ourselves.
            self.fields["document"].choices = [*PAPERS, (kept, kept)]  # type: ignore[attr-defined]  # of a ChoiceField

    def clean(self) -> dict[str, Any]:
        """Somebody, or a paper: an empty stamp says nothing."""
        given = super().clean() or {}
        if not self.errors and not given["position"] and not given["name"] and not given["document"]:
            self.add_error("position", "Напишите, кто ставит гриф: должность, совет или собрание.")
        if not self.errors and given["number"] and not given["document"]:
            self.add_error("document", "Номер — чего? Выберите документ или уберите номер.")
        return given

    @property
    def stamp(self) -> Stamp:
        """What was written."""
        given = self.cleaned_data
        return Stamp(StampKind(given["kind"]), given["position"], given["name"], given["day"], given["document"], given["number"])


def as_written(stamp: Stamp) -> dict[str, Any]:
    """A stamp as the form begins with it."""
    return asdict(stamp)
