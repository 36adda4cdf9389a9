"""Mentees assessed before and after; what they are assessed by."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.accounting.parameters import Parameter
from duet.core.consents import Use
from duet.core.errors import Refusal
from duet.stages.bases.models import Participation, Side
from duet.stages.persons.gate import must
from duet.stages.persons.models import Person

from ..assessing import choices_of, mentees, parameters_of
from ..models import Assessment, Mark, Moment, ParameterRow

Values = Mapping[str, Decimal]
OWN_AT_MOST = 30


@dataclass(frozen=True, slots=True)
class Given:
    """An assessment as it is filled in: ``values`` by the codes of parameters, ``methods`` where something else was used."""

    year: int
    moment: Moment
    form: str
    made_on: date
    assessor: str
    comment: str = ""
    values: Values = field(default_factory=dict)
    methods: Mapping[str, str] = field(default_factory=dict)


@action("accounting.assess")
def assess(person: Person, *, by: Member, given: Given, on: date) -> Assessment:
    """Write an assessment down, or put it right: what is given now is the whole of it."""
    must(person, Use.KEEP, on)
    if not Participation.objects.filter(person=person, side=Side.MENTEE, year=given.year).exists():
        raise Refusal(f"{person.short_name} в этом учебном году не в базе наставляемых. Сначала включите в базу.")
    _refuse_what_cannot_be(_asked(person.organisation, given, on), given.values)
    made = _write(person, by, given)
    _mark(person.organisation, given, {made: given.values})
    note(assessment=made.pk, moment=given.moment, year=given.year)
    return made


@action("accounting.assess")
def assess_group(organisation: Organisation, *, by: Member, given: Given, values: Mapping[int, Values], on: date) -> int:
    """Several people on one page; whoever has no figures is left as they were. How many were assessed."""
    filled = {pk: marks for pk, marks in values.items() if marks}
    people = {person.pk: person for person in mentees(by, given.year, on).filter(pk__in=filled).order_by("pk")}
    if filled.keys() - people.keys():
        raise Refusal("Кого-то из списка больше нет в базе наставляемых или согласие отозвано. Откройте страницу ещё раз.")
    known = _asked(organisation, given, on)
    for marks in filled.values():
        _refuse_what_cannot_be(known, marks)
    _mark(organisation, given, {_write(person, by, given): filled[pk] for pk, person in people.items()})
    note(people=sorted(people), moment=given.moment, year=given.year)
    return len(people)


def _asked(organisation: Organisation, given: Given, on: date) -> dict[str, Parameter]:
    if given.made_on > on:
        raise Refusal("Дата оценки ещё не наступила. Поставьте день, когда оценку провели.")
    return {parameter.code: parameter for parameter in parameters_of(organisation.pk, given.form)}


def _refuse_what_cannot_be(known: Mapping[str, Parameter], values: Values) -> None:
    if not values:
        raise Refusal("Поставьте хотя бы одну оценку.")
    for code, value in values.items():
        if code not in known:
            raise Refusal("Набор показателей изменился. Откройте страницу ещё раз.")
        if not known[code].allows(value):
            raise Refusal(f"«{known[code].title}»: такого значения быть не может. Проверьте, не лишняя ли цифра.")


def _write(person: Person, by: Member, given: Given) -> Assessment:
    columns = {"form": given.form, "on": given.made_on, "assessor": given.assessor, "comment": given.comment, "by": by}
    made: Assessment = Assessment.objects.update_or_create(
        person=person, year=given.year, moment=given.moment, defaults={"organisation": person.organisation, **columns}
    )[0]
    return made


def _mark(organisation: Organisation, given: Given, values: Mapping[Assessment, Values]) -> None:
    """Marks of parameters that are not asked for any more stay; so does the name of a method that is not given anew."""
    asked = [parameter.code for parameter in parameters_of(organisation.pk, given.form)]
    before = Mark.objects.filter(assessment__in=list(values), code__in=asked)
    methods = {(mark.assessment_id, mark.code): mark.method for mark in before}
    before.delete()
    Mark.objects.bulk_create(
        Mark(
            organisation=organisation, assessment=made, code=code, value=value,
            method=given.methods.get(code, methods.get((made.pk, code), "")),
        )
        for made, marks in values.items()
        for code, value in marks.items()
    )  # fmt: skip


@action("accounting.choose_parameters")
def choose_parameters(organisation: Organisation, *, by: Member, form: str, used: Collection[str]) -> None:
    """Say by which of its parameters mentees of a form are assessed from now on; what was written down stays."""
    choices = choices_of(organisation.pk, form)
    if not any(choice.parameter.code in used for choice in choices):
        raise Refusal("Оставьте хотя бы один показатель.")
    for choice in choices:
        chosen = choice.parameter.code in used
        if chosen != choice.used:
            ParameterRow.objects.update_or_create(
                organisation=organisation, form=form, code=choice.parameter.code, defaults={"used": chosen}
            )
    note(form=form, used=sorted(used))


@action("accounting.add_parameter")
def add_parameter(organisation: Organisation, *, by: Member, form: str, title: str, scale: str, up: bool, tool: str = "") -> ParameterRow:
    """A parameter of the organisation's own."""
    own = ParameterRow.objects.filter(organisation=organisation, form=form).exclude(title="")
    if title in {choice.parameter.title for choice in choices_of(organisation.pk, form)}:
        raise Refusal(f"Показатель «{title}» в этой форме уже есть.")
    if own.count() >= OWN_AT_MOST:
        raise Refusal("Своих показателей уже очень много. Снимите отметку с лишних и оставьте нужные.")
    code = f"own-{ParameterRow.objects.filter(organisation=organisation).exclude(title='').count() + 1}"
    made: ParameterRow = ParameterRow.objects.create(
        organisation=organisation, form=form, code=code, title=title, scale=scale, up=up, tool=tool
    )
    note(parameter=made.pk, form=form)
    return made
