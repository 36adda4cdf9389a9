"""What we accept when consents are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from duet.base.tenancy.models import Organisation
from duet.base.ui.forms import DayField
from duet.core.calendar import Period
from duet.core.consents import Kind, Use
from duet.core.people import by_grade
from duet.stages.organisations.forms.fields import PlainForm, Words
from duet.stages.persons.models import Group, Guardian, Person
from duet.stages.persons.querysets import PersonQuerySet

from ..asking import bases, recipients_of
from ..texts import ASKS, ORDER

# The second signature of a teenager follows from the first consent: nobody ticks it.
CHOSEN = tuple(kind for kind in ORDER if kind is not Kind.COSIGNATURE)
USUAL = (Kind.PROCESSING, Kind.PARTICIPATION)


def titles(kinds: Sequence[Kind] = CHOSEN) -> list[tuple[str, str]]:
    """Kinds as choices: «обработка данных»."""
    return [(str(kind), ASKS[kind].about.capitalize()) for kind in kinds]


class Terms(PlainForm):
    """What every asking says: which consents, to whom data go, until when it is good."""

    kinds = forms.MultipleChoiceField(label="О чём спросить", choices=titles, widget=forms.CheckboxSelectMultiple, required=False)
    recipient = forms.ChoiceField(label="Кому передаются данные", required=False)
    valid_until = DayField(label="Согласия действуют по", help_text="Обычно до конца учебного года. Потом спросите заново.")

    def __init__(self, *args: Any, organisation: Organisation, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        recipients = recipients_of(organisation)
        field = self.fields["recipient"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Выберите, если спрашиваете о передаче"), *recipients.items()]
        if not recipients:
            del self.fields["recipient"]
        self.fields["valid_until"].initial = Period.school_year_of(on).end

    def chosen(self) -> list[Kind]:
        """The kinds, in the order of sheets."""
        return [kind for kind in ORDER if str(kind) in self.cleaned_data["kinds"]]

    def recipient_key(self) -> str:
        """Where to; empty when nothing is passed on."""
        return str(self.cleaned_data.get("recipient") or "")


class GuardianField(forms.ModelChoiceField):  # type: ignore[type-arg]  # it takes no arguments when the program runs
    """One of those who speak for the child."""

    names: Mapping[int, str] = {}

    def label_from_instance(self, obj: Any) -> str:
        """«Лапина Татьяна Викторовна, мать»"""
        return self.names[obj.pk]

    def offer(self, guardians: Sequence[Guardian]) -> None:
        """Let one of these be chosen, the first by itself."""
        self.names = {each.adult_id: f"{each.adult.full_name}, {each.get_kin_display()}" for each in guardians}
        self.queryset = Person.objects.filter(pk__in=list(self.names))
        self.initial = guardians[0].adult_id


class AskForm(Terms):
    """Asking about one person."""

    guardian = GuardianField(Person.objects.none(), label="Кто подпишет", required=False, widget=forms.RadioSelect, empty_label=None)

    field_order = ("kinds", "guardian", "recipient", "valid_until")

    def __init__(self, *args: Any, person: Person, on: date, **kwargs: Any) -> None:
        super().__init__(*args, organisation=person.organisation, on=on, **kwargs)
        minor = person.is_minor(on)
        guardians = list(Guardian.objects.filter(child=person, adult__erased_at__isnull=True).select_related("adult"))
        field = self.fields["guardian"]
        assert isinstance(field, GuardianField)
        if minor and guardians:
            field.offer(guardians)
        else:
            del self.fields["guardian"]
        kinds = self.fields["kinds"]
        assert isinstance(kinds, forms.MultipleChoiceField)
        kinds.choices = titles([kind for kind in CHOSEN if minor or kind is not Kind.PARTICIPATION])


class CollectForm(Terms):
    """Asking a whole list. Who is in it, comes beside: ticks, or everybody who was found."""

    title = Words(label="Название", max_length=200)
    until = DayField(label="Собрать до", required=False, help_text="До этого дня список на виду. Можно не указывать.")

    field_order = ("kinds", "recipient", "title", "until", "valid_until")

    def __init__(self, *args: Any, organisation: Organisation, on: date, **kwargs: Any) -> None:
        super().__init__(*args, organisation=organisation, on=on, **kwargs)
        self.fields["title"].initial = f"Согласия на {Period.school_year_of(on)}"
        self.fields["kinds"].initial = [str(kind) for kind in (*USUAL, Kind.MENTORING)]


_WITHOUT = {"yes": "Без согласия на обработку", "all": "Все"}


class PickForm(forms.Form):
    """Who is asked: filters in the address; what is not understood is left out."""

    q = forms.CharField(label="Имя, должность, класс", required=False, max_length=200)
    base = forms.ChoiceField(label="Список", required=False)
    group = forms.TypedChoiceField(label="Класс или группа", required=False, coerce=int, empty_value=None)
    without = forms.ChoiceField(label="Согласие", required=False, choices=list(_WITHOUT.items()))

    def __init__(self, data: Any, *, organisation: Organisation, on: date) -> None:
        super().__init__(data, auto_id="sift-%s")
        self.organisation, self.on = organisation, on
        groups = Group.objects.at_desk_of(organisation).open().values_list("pk", "title")
        self._offer("group", [("", "Любой класс"), *sorted(groups, key=lambda pair: by_grade(pair[1]))])
        self._offer("base", [("", "Все люди"), *((base.key, base.title) for base in bases())])
        self.is_valid()

    def _offer(self, name: str, choices: list[tuple[Any, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        if len(choices) > 1:
            field.choices = choices
        else:
            del self.fields[name]

    @property
    def words(self) -> str:
        """What is looked for."""
        return str(self.cleaned_data.get("q") or "")

    @property
    def is_narrowed(self) -> bool:
        """Whether not everybody without a consent is shown."""
        return any(self.cleaned_data.get(name) for name in self.fields)

    @property
    def selects(self) -> list[forms.BoundField]:
        """The filters, drawn in a line."""
        return [self[name] for name in self.fields if name != "q"]

    def sift(self, people: PersonQuerySet) -> PersonQuerySet:
        """Those asked for; parents are asked about their children, not about themselves."""
        asked, found = self.cleaned_data, people.here().exclude(status="parent")
        if asked.get("base"):
            chosen = next(base for base in bases() if base.key == asked["base"])
            found = found.filter(pk__in=chosen.people(self.organisation, self.on).values("pk"))
        if asked.get("group"):
            found = found.filter(group=asked["group"])
        if asked.get("without") != "all":
            found = found.barred(Use.KEEP, self.on)
        return found.search(self.words, self.on)
