"""What a signer answers on a sheet. Nothing is ticked beforehand, and nothing but the sheet's own cells is listened to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from duet.core.consents import Kind
from duet.stages.organisations.forms.fields import PlainForm, Words

from ..answers import LONGEST_CONDITION, CellAnswer
from ..cells import FIELDS, RESOURCES
from ..models import Consent, Operator
from ..texts import ASKS

CODE = "Код из записки"
NO_CODE = "Впишите четыре цифры из записки."


class CodeField(forms.RegexField):
    """Four digits; spaces between them do not matter."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": "9", "class": "code-box", "size": "4"}
        missing = {"invalid": NO_CODE, "required": NO_CODE}
        super().__init__(r"^[0-9]{4}$", label=CODE, widget=forms.TextInput(attrs=attrs), error_messages=missing, **kwargs)

    def to_python(self, value: Any) -> str:
        return "".join(str(super().to_python(value)).split())


@dataclass(frozen=True, slots=True)
class Place:
    """A resource on the sheet: its address, a tick for each field, a line for conditions."""

    title: str
    url: str
    ticks: forms.BoundField
    condition: forms.BoundField


class Matrix(PlainForm):
    """What may be published where: a tick for each field on each resource; what is not ticked is forbidden."""

    def __init__(self, *args: Any, operator: Operator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {key: url for key in RESOURCES if (url := operator.resources.get(key))}
        for key in self.places:
            self.fields[f"allow-{key}"] = forms.MultipleChoiceField(
                label=f"Разрешаю: {RESOURCES[key]}", required=False, widget=forms.CheckboxSelectMultiple,
                choices=[(name, title.capitalize()) for name, title in FIELDS.items()],
            )  # fmt: skip
            self.fields[f"condition-{key}"] = Words(label="Условия и запреты", required=False, max_length=LONGEST_CONDITION)

    @property
    def drawn(self) -> Iterator[Place]:
        """The resources as the page shows them."""
        for key, url in self.places.items():
            yield Place(RESOURCES[key], url, self[f"allow-{key}"], self[f"condition-{key}"])

    def cells(self) -> list[CellAnswer]:
        """An answer for each cell; a condition belongs to what it allows."""
        found = []
        for key in self.places:
            allowed, condition = self.cleaned_data[f"allow-{key}"], self.cleaned_data[f"condition-{key}"]
            found += [CellAnswer(name, key, name in allowed, condition if name in allowed else "") for name in FIELDS]
        return found

    @property
    def allows_nothing(self) -> bool:
        """Whether nothing at all is ticked."""
        return not any(cell.allow for cell in self.cells())


class RefuseForm(Matrix):
    """A choice that is confirmed: the words as they were read, the code."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, operator: Operator, asks_code: bool, seen: str, **kwargs: Any) -> None:
        super().__init__(*args, operator=operator, **kwargs)
        if asks_code:
            self.fields["code"] = CodeField()
        self.fields["seen"].initial = seen


class SheetForm(RefuseForm):
    """A sheet to sign."""

    agree = forms.BooleanField()

    def __init__(self, *args: Any, consent: Consent, operator: Operator, **kwargs: Any) -> None:
        self.is_matrix = consent.kind == Kind.DISSEMINATION
        super().__init__(*args, operator=operator if self.is_matrix else Operator(), **kwargs)
        self.fields["agree"].label = ASKS[Kind(consent.kind)].tick
        self.fields["agree"].error_messages["required"] = "Чтобы подписать, поставьте галочку."

    def clean(self) -> dict[str, Any]:
        """A consent to publish allows something."""
        given = super().clean() or {}
        if self.is_matrix and not self.errors and self.allows_nothing:
            self.add_error(None, "Вы ничего не разрешили. Отметьте, что и где можно опубликовать, или нажмите «Не даю согласия».")
        return given
