"""What we accept when a plan is sent down."""

from __future__ import annotations

from typing import Any

from django import forms

from duet.stages.roadmaps.models import Activity, Roadmap

NOTHING = "Отметьте хотя бы одну строку, которую выполняют организации."


class ChooseRows(forms.Form):
    """Which rows go down, and whether those whose day has passed go too."""

    rows = forms.ModelMultipleChoiceField(
        Activity.objects.none(),
        label="Строки карты",
        error_messages={"required": NOTHING, "invalid_choice": "Обновите страницу: карта изменилась."},
    )
    past = forms.BooleanField(
        label="Передать и то, чей срок уже прошёл", required=False, help_text="У организаций эти дела сразу появятся как просроченные."
    )

    def __init__(self, *args: Any, plan: Roadmap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["rows"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = plan.activities.all()

    def given(self) -> dict[str, Any]:
        """For the action."""
        return {"rows": [row.pk for row in self.cleaned_data["rows"]], "past": self.cleaned_data["past"]}
