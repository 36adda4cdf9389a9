"""Assessments read together: what a form is assessed by here, before and after of a person and of a group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from duet.base.access.policy import can
from duet.base.tenancy.models import Member, Role
from duet.core.accounting.comparing import Summary, Turn, summary, turn
from duet.core.accounting.parameters import CATALOGUE, Parameter, Scale, likely_form, usual
from duet.core.consents import Use
from duet.stages.bases.models import FormChoice, Participation, Profile, Side
from duet.stages.persons.models import Person
from duet.stages.persons.querysets import PersonQuerySet

from .models import Assessment, Mark, Moment, ParameterRow


def may_see_assessments(viewer: Member, person: Person) -> bool:
    """Whoever assesses sees all, anybody else only their own (DOMAIN.md §2.3, «questionnaire before/after»)."""
    if can(viewer, "accounting.assessments", person):
        return True
    return can(viewer, "accounting.assessment", person) and person.member_id == viewer.pk


@dataclass(frozen=True, slots=True)
class Choice:
    """A parameter of a form and whether this organisation assesses by it."""

    parameter: Parameter
    used: bool
    own: bool


def choices_of(organisation: int, form: str) -> list[Choice]:
    """Every parameter of the form: the usual ones, then the organisation's own. One query."""
    rows = list(ParameterRow.objects.filter(organisation=organisation, form=form))
    unused = {row.code for row in rows if not row.used}
    known = [Choice(parameter, parameter.code not in unused, own=False) for parameter in usual(form)]
    return known + [Choice(row.parameter, row.used, own=True) for row in rows if row.title]


def parameters_of(organisation: int, form: str) -> list[Parameter]:
    """What mentees of the form are assessed by here."""
    return [choice.parameter for choice in choices_of(organisation, form) if choice.used]


def known_parameters(organisation: int) -> dict[str, Parameter]:
    """Every parameter a mark of this organisation may be of, by its code. One query."""
    own = ParameterRow.objects.filter(organisation=organisation).exclude(title="")
    return CATALOGUE | {row.code: row.parameter for row in own}


def forms_of(people: Iterable[Person], year: int) -> dict[int, str]:
    """The form to assess each by: that of an assessment of the year, the only one of the profile, the likely one. Two queries."""
    listed = list(people)
    found = {person.pk: likely_form(person.status) for person in listed}
    for pk, forms in Profile.objects.filter(person__in=list(found)).values_list("person", "forms"):
        if len(forms) == 1 and forms[0] in FormChoice.values:
            found[pk] = forms[0]
    made = Assessment.objects.filter(person__in=list(found), year=year).order_by("-moment")
    return found | dict(made.values_list("person", "form"))


def marks_of(people: Iterable[Person], year: int, moment: str) -> dict[tuple[int, str], Decimal]:
    """What is written down of these people already, by person and parameter. One query."""
    pks = [person.pk for person in people]
    marks = Mark.objects.filter(assessment__person__in=pks, assessment__year=year, assessment__moment=moment)
    return {(person, code): value for person, code, value in marks.values_list("assessment__person", "code", "value")}


def mentees(viewer: Member, year: int, on: date) -> PersonQuerySet:
    """The people of the base of mentees of a school year whom the viewer may see and whose gate is open."""
    parts = Participation.objects.visible_to(viewer).of_year(year).of_side(Side.MENTEE)
    people: PersonQuerySet = Person.objects.visible_to(viewer, on).current().permitted(Use.KEEP, on)
    return people.filter(pk__in=parts.order_by().values("person"))


def counted(viewer: Member, year: int, on: date) -> PersonQuerySet:
    """The same for figures without names: the council, which sees no cards, gets those of everybody."""
    if Role.COUNCIL not in viewer.roles:
        return mentees(viewer, year, on)
    parts = Participation.objects.at_desk(viewer).of_year(year).of_side(Side.MENTEE)
    people: PersonQuerySet = Person.objects.at_desk(viewer).current().permitted(Use.KEEP, on)
    return people.filter(pk__in=parts.order_by().values("person"))


@dataclass(frozen=True, slots=True)
class Line:
    """A parameter of one person before and after."""

    parameter: Parameter
    before: Decimal | None = None
    after: Decimal | None = None
    method: str = ""

    @property
    def delta(self) -> Decimal | None:
        """The difference."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def turn(self) -> Turn | None:
        """Whether it is for the better."""
        if self.before is None or self.after is None:
            return None
        return turn(self.before, self.after, up=self.parameter.up)

    @property
    def is_drawn(self) -> bool:
        """Whether the scale from 1 to 10 can show it."""
        return self.parameter.scale is Scale.S10 and self.turn is not None

    @property
    def is_worse(self) -> bool:
        """Whether it has changed for the worse."""
        return self.turn is Turn.WORSE


def lines_of(person: Person, made: Sequence[Assessment]) -> list[Line]:
    """The marks of one school year's assessments (with their marks fetched), in the order of the set. One query."""
    if not made:
        return []
    known = known_parameters(person.organisation_id)
    by_moment: dict[str, dict[str, Mark]] = {one.moment: {mark.code: mark for mark in one.marks.all()} for one in made}
    before, after = by_moment.get(Moment.ENTRY, {}), by_moment.get(Moment.EXIT, {})
    return [_line(parameter, before.get(code), after.get(code)) for code, parameter in known.items() if code in before or code in after]


def _line(parameter: Parameter, before: Mark | None, after: Mark | None) -> Line:
    named = next((mark.method for mark in (after, before) if mark and mark.method), "")
    return Line(parameter, before.value if before else None, after.value if after else None, named or parameter.tool)


def compared(people: PersonQuerySet, organisation: int, year: int, form: str) -> list[tuple[Parameter, Summary]]:
    """What became of a group, parameter by parameter; only those somebody has a value of. Two queries."""
    marks = Mark.objects.filter(
        assessment__organisation=organisation,
        assessment__year=year,
        assessment__form=form,
        assessment__person__in=people.order_by().values("pk"),
    )
    found: dict[str, dict[int, dict[str, Decimal]]] = {}
    for code, person, moment, value in marks.values_list("code", "assessment__person", "assessment__moment", "value"):
        found.setdefault(code, {}).setdefault(person, {})[moment] = value
    known = known_parameters(organisation)
    return [
        (parameter, summary(((of.get(Moment.ENTRY), of.get(Moment.EXIT)) for of in found[code].values()), up=parameter.up))
        for code, parameter in known.items()
        if code in found
    ]
