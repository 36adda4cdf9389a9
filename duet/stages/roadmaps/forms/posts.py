"""What we accept about roles: who holds them, and who a name of a paper is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from duet.base.tenancy.models import Member, Organisation

GONE = "Этого человека нет в организации. Обновите страницу."


def _offer(field: forms.Field, people: QuerySet[Member]) -> None:
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = people


class PeopleOfPost(forms.Form):
    """Any number of colleagues."""

    members = forms.ModelMultipleChoiceField(
        Member.objects.none(), label="Отметьте одного или нескольких", required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Этого человека нет в организации. Обновите страницу и отметьте заново."},
    )  # fmt: skip

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["members"], Member.objects.at_desk_of(organisation).at_work())


class WhoAnswers(forms.Form):
    """One colleague, or nobody."""

    member = forms.ModelChoiceField(
        Member.objects.none(), label="Кто отвечает", required=False, empty_label="Никто, кроме названных в документе",
        error_messages={"invalid_choice": GONE, "required": "Выберите человека из списка."},
    )  # fmt: skip

    def __init__(self, *args: Any, organisation: Organisation, required: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["member"]
        _offer(field, Member.objects.at_desk_of(organisation).at_work())
        if required:
            field.required, field.empty_label = True, "Выберите человека"  # type: ignore[attr-defined]  # of a ModelChoiceField


class WhoIsIt(forms.Form):
    """A name as the paper has it, and the colleague it means."""

    person = forms.CharField(max_length=200, widget=forms.HiddenInput)
    member = forms.ModelChoiceField(
        Member.objects.none(), label="Кто это", empty_label="Выберите человека", widget=forms.Select(attrs={"class": "input"}),
        error_messages={"required": "Выберите человека из списка.", "invalid_choice": GONE},
    )  # fmt: skip

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["member"], Member.objects.at_desk_of(organisation).at_work())

    def offer(self, people: list[Member]) -> None:
        """Show these colleagues, read once for many forms of a page."""
        field = self.fields["member"]
        assert isinstance(field, forms.ModelChoiceField)
        field.widget.choices = [("", field.empty_label), *((member.pk, str(member)) for member in people)]
