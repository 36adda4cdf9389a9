"""Whose assessments are meant: a school year, a class, a form, before or after. Read from an address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.http import urlencode

from duet.base.tenancy.models import Member
from duet.core.calendar import Period
from duet.core.people import by_grade
from duet.stages.bases.models import FormChoice
from duet.stages.persons.models import Group
from duet.stages.persons.querysets import PersonQuerySet

from ..models import Moment
from .years import Options, asked_year, years_to_choose

_KEPT = ("year", "form", "group", "moment", "have")


class Sifting:
    """What is not understood is left out: an old link still shows a list. Classes are one query, asked when they are drawn."""

    def __init__(self, data: Mapping[str, str], *, viewer: Member, on: date) -> None:
        self._data, self._viewer = data, viewer
        self._now = Period.school_year_of(on).start.year
        self.year, group = asked_year(data.get("year", ""), self._now), data.get("group", "")
        self.group = int(group) if group.isdecimal() and len(group) < 10 else None
        form = data.get("form", "")
        self.form = form if form in FormChoice.values else self._usual_form()
        self.moment = Moment.EXIT if data.get("moment") == Moment.EXIT else Moment.ENTRY

    def _usual_form(self) -> str:
        kinds = {"college": FormChoice.RS, "kindergarten": FormChoice.TT, "additional": FormChoice.PU}
        return str(kinds.get(self._viewer.organisation.kind, FormChoice.UU))

    def sift(self, people: PersonQuerySet) -> PersonQuerySet:
        """Those of the class."""
        return people.filter(group=self.group) if self.group else people

    def url(self, **changes: str) -> str:
        """The same with something else."""
        asked = {name: self._data.get(name, "") for name in _KEPT} | changes
        return "?" + urlencode({name: value for name, value in asked.items() if value})

    @property
    def years(self) -> Options:
        """School years to choose from."""
        return years_to_choose(self.year, self._now)

    @property
    def groups(self) -> Options:
        """Classes to choose from."""
        found = sorted(Group.objects.visible_to(self._viewer).open().values_list("pk", "title"), key=lambda pair: by_grade(pair[1]))
        return [("", "Все классы и группы", self.group is None), *((str(pk), title, pk == self.group) for pk, title in found)]

    @property
    def forms(self) -> Options:
        """Forms of mentoring."""
        return [(value, str(label), value == self.form) for value, label in FormChoice.choices]

    @property
    def form_in_words(self) -> str:
        """«ученик – ученик»"""
        return str(FormChoice(self.form).label)

    @property
    def moments(self) -> Options:
        """Before and after."""
        return [(value, str(label), value == self.moment) for value, label in Moment.choices]

    @property
    def year_in_words(self) -> str:
        """«2026/27 учебный год»"""
        return str(Period.school_year(self.year))
