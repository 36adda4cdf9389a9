"""What we accept of a signed paper."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from duet.base.files.guard import Unreadable
from duet.base.tenancy.models import Member
from duet.base.ui.forms import DayField, FileDrop
from duet.core.calendar import Period
from duet.core.consents import Kind, Says
from duet.stages.documents.scans import ACCEPT, WELCOME, check_scan
from duet.stages.persons.models import Guardian, Person

from ..actions.registering import Paper
from ..asking import recipients_of
from ..models import Operator, Way
from .answering import Matrix
from .asking import CHOSEN, GuardianField, titles

SAYS = {Says.GIVEN: "Согласие дано", Says.REFUSED: "Согласия не дали"}
WAYS = {Way.PAPER: "На бумаге, лист принесли", Way.OFFICE: "Здесь, в организации"}


class ScanField(forms.FileField):
    """A scan or a photograph of a paper."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label="Скан или снимок листа", widget=FileDrop(WELCOME, ACCEPT), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> tuple[str, bytes] | None:
        """Name and content, once it is sure that it is what it says."""
        file = super().clean(data, initial)
        if not file:
            return None
        name, content = str(file.name), file.read()
        try:
            check_scan(content, name)
        except Unreadable as trouble:
            raise forms.ValidationError(str(trouble)) from trouble
        return name, content


class PaperForm(Matrix):
    """A paper of a consent that was asked for."""

    says = forms.ChoiceField(label="Что сказано", choices=list(SAYS.items()), widget=forms.RadioSelect, initial=Says.GIVEN)
    day = DayField(label="День подписи", help_text="Тот, что стоит на бумаге.")
    way = forms.ChoiceField(label="Как подписано", choices=list(WAYS.items()), widget=forms.RadioSelect, initial=Way.PAPER)
    accepted = forms.ModelChoiceField(Member.objects.none(), label="Кто принял", empty_label=None)
    scan = ScanField(required=False)

    def __init__(self, *args: Any, by: Member, on: date, operator: Operator, kind: str = "", **kwargs: Any) -> None:
        self.is_matrix = kind == Kind.DISSEMINATION
        super().__init__(*args, operator=operator if self.is_matrix else Operator(), **kwargs)
        accepted = self.fields["accepted"]
        assert isinstance(accepted, forms.ModelChoiceField)
        accepted.queryset = Member.objects.at_work().filter(organisation=by.organisation_id).distinct()
        accepted.initial, self.fields["day"].initial = by.pk, on

    def clean(self) -> dict[str, Any]:
        """A consent to publish allows something."""
        given = super().clean() or {}
        if self.is_matrix and given.get("says") == Says.GIVEN and not self.errors and self.allows_nothing:
            self.add_error(None, "Перенесите отметки с бумаги: что и где разрешено. Если не разрешено ничего, выберите «Согласия не дали».")
        return given

    def paper(self) -> Paper:
        """What the paper says."""
        said = self.cleaned_data
        cells = tuple(self.cells()) if self.is_matrix else ()
        return Paper(Says(said["says"]), said["day"], Way(said["way"]), said["accepted"], cells, said["scan"])


class NewPaperForm(PaperForm):
    """A paper nobody asked for: also what it is about and who signed it."""

    guardian = GuardianField(Person.objects.none(), label="Кто подписал", required=False, widget=forms.RadioSelect, empty_label=None)
    recipient = forms.ChoiceField(label="Кому передаются данные")
    valid_until = DayField(label="Действует по")

    field_order = ("guardian", "recipient", "says", "day", "valid_until", "way", "accepted", "scan")

    def __init__(self, *args: Any, person: Person, kind: str, on: date, **kwargs: Any) -> None:
        super().__init__(*args, on=on, kind=kind, **kwargs)
        guardians = list(Guardian.objects.filter(child=person, adult__erased_at__isnull=True).select_related("adult"))
        field = self.fields["guardian"]
        assert isinstance(field, GuardianField)
        if person.is_minor(on) and guardians:
            field.offer(guardians)
        else:
            del self.fields["guardian"]
        recipient = self.fields["recipient"]
        assert isinstance(recipient, forms.ChoiceField)
        recipient.choices = list(recipients_of(person.organisation).items())
        if kind != Kind.TRANSFER:
            del self.fields["recipient"]
        self.fields["valid_until"].initial = Period.school_year_of(on).end


class KindForm(forms.Form):
    """What a paper is about, chosen first: the rest of the form follows from it."""

    kind = forms.ChoiceField(label="О чём бумага", choices=titles(CHOSEN))


class ScanForm(forms.Form):
    """A scan that came later."""

    scan = ScanField()
