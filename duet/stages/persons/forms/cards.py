"""A card of a person as people fill it in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms

from duet.base.tenancy.models import Member
from duet.base.ui.forms import DayField
from duet.core.people import by_grade, is_young_label, read_service
from duet.stages.organisations.forms.fields import Email, FullName, PlainForm, Words

from ..cards import Card
from ..models import LEARNERS, Category, Group, Person, Status
from ..words import sees_own_class_only

_EARLIEST = 1900
_YOUNG = "молодой специалист"
# What is asked of each kind of people besides who they are and how to reach them.
_ASKED = {
    Status.TEACHER: ("post", "subjects", "category", "service"),
    Status.PUPIL: ("group",),
    Status.STUDENT: ("group",),
    Status.GRADUATE: ("workplace", "post"),
    Status.EMPLOYER: ("workplace", "post"),
    Status.PARENT: ("workplace", "post"),
    Status.OTHER: ("workplace", "post"),
}
_OF_SOME = frozenset(name for names in _ASKED.values() for name in names)


class CardForm(PlainForm):
    """One form for everybody: it asks a teacher for the subject and a pupil for the class."""

    full_name = FullName(label="Фамилия, имя, отчество", help_text="Как в документах.")
    former_names = Words(
        label="Прежние фамилии", max_length=200, required=False, help_text="Через запятую. По ним человека найдут в старых бумагах."
    )
    status = forms.ChoiceField(label="Кто это", choices=Status.choices)
    sex = forms.ChoiceField(
        label="Пол", choices=[("f", "женский"), ("m", "мужской"), ("", "не указан")], required=False, widget=forms.RadioSelect,
        help_text="Нужен только для грамматики в документах: «назначена», «назначен».",
    )  # fmt: skip
    born_on = DayField(label="Дата рождения", required=False)
    birth_year = forms.IntegerField(
        label="Или только год рождения", required=False, min_value=_EARLIEST,
        error_messages={"invalid": "Год рождения — четыре цифры: 2012.", "min_value": "Проверьте год рождения: 2012."},
    )  # fmt: skip
    group = forms.TypedChoiceField(label="Класс или группа", required=False, coerce=int, empty_value=None)
    post = Words(label="Должность", max_length=150, required=False, help_text="Например, учитель математики.")
    subjects = Words(label="Предметы", max_length=200, required=False, help_text="Через запятую: алгебра, геометрия.")
    category = forms.ChoiceField(label="Категория", required=False, choices=Category.choices)
    service = Words(
        label="Стаж", max_length=100, required=False, help_text="Своими словами: 1 год 3 мес, 12 лет, полгода, молодой специалист."
    )
    workplace = Words(label="Место работы или учёбы", max_length=200, required=False)
    phone = Words(label="Телефон", max_length=50, required=False)
    email = Email(label="Почта", required=False)
    address = Words(label="Адрес", max_length=300, required=False, help_text="Пишется в согласии. Можно заполнить потом.")
    arrived_on = DayField(label="Здесь с", required=False, help_text="Если не указать, с сегодняшнего дня.")

    def __init__(self, *args: Any, by: Member, on: date, status: str, person: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.on, self.kind = person, on, Status(status)
        for name in _OF_SOME - set(_ASKED[self.kind]):
            del self.fields[name]
        if person is None:
            # Who it is was chosen before the form; a card that is there may be of somebody else by now.
            self.fields["status"].widget = forms.HiddenInput()
            self.initial["status"] = status
        if self.kind in LEARNERS:
            self.fields["born_on"].help_text = "Без неё считается несовершеннолетним."
            groups = Group.objects.led_by(by) if sees_own_class_only(by) else Group.objects.visible_to(by).open()
            kept = {person.group_id: person.group.title} if person and person.group else {}
            titles = kept | dict(groups.values_list("pk", "title"))
            field = self.fields["group"]
            assert isinstance(field, forms.TypedChoiceField)
            field.choices = [("", "Без класса"), *sorted(titles.items(), key=lambda pair: by_grade(pair[1]))]

    @classmethod
    def of(cls, person: Person, *args: Any, by: Member, on: date) -> CardForm:
        """Filled with what is kept now."""
        initial = {name: getattr(person, name) for name in cls.base_fields if hasattr(person, name) and name not in ("group", "service")}
        initial |= {"group": person.group_id, "service": service_as_typed(person, on)}
        return cls(*args, by=by, on=on, status=person.status, person=person, initial=initial)

    def clean_status(self) -> str:
        """A form that was opened for a pupil stays one of a pupil."""
        given = str(self.cleaned_data["status"])
        return given if self.person else self.kind.value

    def clean_born_on(self) -> date | None:
        """A day of this world."""
        given: date | None = self.cleaned_data["born_on"]
        if given and (given.year < _EARLIEST or given > self.on):
            raise forms.ValidationError("Проверьте дату рождения: такой она быть не может.")
        return given

    def clean_birth_year(self) -> int | None:
        """A year that has begun."""
        given: int | None = self.cleaned_data["birth_year"]
        if given and given > self.on.year:
            raise forms.ValidationError("Этот год ещё не наступил. Проверьте год рождения.")
        return given

    def clean_service(self) -> str:
        """Words that are understood."""
        said = str(self.cleaned_data["service"])
        if said and read_service(said) is None and not is_young_label(said):
            raise forms.ValidationError("Не понятно, какой это стаж. Напишите, например: 1 год 3 мес, 12 лет или молодой специалист.")
        return said

    def card(self) -> Card:
        """For the action; what was not asked stays as it was."""
        given = dict(self.cleaned_data)
        said = given.pop("service", None)
        given["birth_year"] = None if given["born_on"] else given["birth_year"]
        base = Card.of(self.person) if self.person else Card("", "")
        given["arrived_on"] = given["arrived_on"] or base.arrived_on
        # Words that nobody has touched mean what they meant: the day they were said on stays.
        if said is not None and "service" in self.changed_data:
            months = read_service(said)
            given |= {"service_months": months, "service_on": None if months is None else self.on, "young": is_young_label(said)}
        return replace(base, **given)


def service_as_typed(person: Person, on: date) -> str:
    """Length of service as it would be typed today."""
    return ", ".join(words for words in (_YOUNG if person.young else "", person.service_words(on)) if words)


class LeaveForm(PlainForm):
    """The day somebody left."""

    left_on = DayField(label="С какого дня не здесь")
