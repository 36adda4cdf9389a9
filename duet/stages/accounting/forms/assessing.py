"""Forms about assessments: one person, several people on one page, what is assessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from duet.base.ui.forms import DayField
from duet.core.accounting.parameters import LIMITS, Parameter, Scale
from duet.stages.bases.models import FormChoice
from duet.stages.organisations.forms.fields import PlainForm, Words
from duet.stages.persons.models import Person

from ..actions import Given
from ..models import Moment, ScaleChoice

LIMITS_IN_WORDS = {Scale.S10: "от 1 до 10", Scale.NUMBER: "число", Scale.PERCENT: "от 0 до 100"}


class Figure(forms.CharField):
    """A number as people write it: «7», «6,5», «6.5». ``None`` where nothing is written."""

    def __init__(self, parameter: Parameter, **kwargs: Any) -> None:
        self.parameter = parameter
        attrs = {"inputmode": "decimal", "autocomplete": "off", "maxlength": 8}
        super().__init__(label=parameter.title, required=False, widget=forms.TextInput(attrs=attrs), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """«7» for 7.00, «6,5» for 6.50."""
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        """A number within the scale, to two places."""
        text = str(super().clean(value)).strip().replace(",", ".")
        if not text:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not (number.is_finite() and self.parameter.allows(number)):
            least, most = LIMITS[self.parameter.scale]
            raise forms.ValidationError(f"Нужно число от {least:f} до {most:f}.".replace(".99.", "."))
        return number.quantize(Decimal("0.01"))


class Occasion(PlainForm):
    """When somebody was assessed and by whom."""

    made_on = DayField(label="Дата оценки")
    assessor = Words(label="Кто оценивал", max_length=150)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["made_on"].error_messages["required"] = "Поставьте дату."


class AssessmentForm(Occasion):
    """One person: a figure for each parameter, and the name of the method where it is not the usual scale."""

    comment = Words(label="Примечание", max_length=300, required=False)

    def __init__(self, *args: Any, parameters: Sequence[Parameter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parameters = parameters
        for parameter in parameters:
            self.fields[f"value-{parameter.code}"] = Figure(parameter)
            if parameter.scale is not Scale.S10:
                self.fields[f"method-{parameter.code}"] = Words(label="Чем измерили", max_length=150, required=False)

    @property
    def rows(self) -> list[tuple[Parameter, str, forms.BoundField, forms.BoundField | None]]:
        """A parameter, its limits in words, its figure, its method."""
        named = self.fields.keys()
        return [
            (
                parameter,
                LIMITS_IN_WORDS[parameter.scale],
                self[f"value-{parameter.code}"],
                self[f"method-{parameter.code}"] if f"method-{parameter.code}" in named else None,
            )
            for parameter in self.parameters
        ]

    def given(self, *, year: int, moment: Moment, form: str) -> Given:
        """For the action."""
        found = self.cleaned_data
        values = {parameter.code: found[f"value-{parameter.code}"] for parameter in self.parameters}
        methods = {parameter.code: found.get(f"method-{parameter.code}", "") for parameter in self.parameters}
        return Given(
            year, moment, form, found["made_on"], found["assessor"], found["comment"],
            {code: value for code, value in values.items() if value is not None}, methods,
        )  # fmt: skip


class GroupForm(Occasion):
    """Several people in one table: a figure for each of them and each parameter."""

    def __init__(self, *args: Any, people: Iterable[Person], parameters: Sequence[Parameter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people, self.parameters = list(people), parameters
        for person in self.people:
            for parameter in parameters:
                field = Figure(parameter)
                field.label = f"{person.short_name}: {parameter.title}"
                self.fields[f"{person.pk}-{parameter.code}"] = field

    @property
    def rows(self) -> list[tuple[Person, list[tuple[Parameter, forms.BoundField]]]]:
        """Each person with the fields of the line."""
        return [(person, [(parameter, self[f"{person.pk}-{parameter.code}"]) for parameter in self.parameters]) for person in self.people]

    def values(self) -> dict[int, dict[str, Decimal]]:
        """For the action: only what is filled in."""
        found = {
            person.pk: {parameter.code: self.cleaned_data[f"{person.pk}-{parameter.code}"] for parameter in self.parameters}
            for person in self.people
        }
        return {pk: {code: value for code, value in marks.items() if value is not None} for pk, marks in found.items()}

    def given(self, *, year: int, moment: Moment, form: str) -> Given:
        """For the action, without the figures."""
        return Given(year, moment, form, self.cleaned_data["made_on"], self.cleaned_data["assessor"])


class ParameterForm(PlainForm):
    """A parameter of the organisation's own."""

    title = Words(label="Что оценивается", max_length=120)
    scale = forms.ChoiceField(label="В чём измеряется", choices=ScaleChoice.choices, initial=ScaleChoice.S10)
    up = forms.TypedChoiceField(
        label="Что лучше",
        choices=[("yes", "чем больше, тем лучше"), ("no", "чем меньше, тем лучше")],
        coerce=lambda value: value == "yes",
        initial="yes",
    )
    tool = Words(label="Чем измеряется", max_length=150, required=False, help_text="Например, название методики.")


class FormOfMentoring(forms.Form):
    """Which form of mentoring is meant, read from an address."""

    form = forms.ChoiceField(choices=FormChoice.choices)
