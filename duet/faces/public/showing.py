"""Who takes part this year, as far as each of them let everybody know: the one way from cards to the public page.

Nobody stands here without having allowed the name on the organisation's site. A minor is shown by the first name and the class at
most, whatever more was allowed (DOMAIN.md §12.2); a class is shown only where it was allowed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from duet.base.tenancy.models import Organisation
from duet.core.consents import Field, Resource, Use
from duet.core.listing.given_names import GIVEN_NAMES
from duet.core.listing.names import read_name, sex_of
from duet.core.text import folded
from duet.stages.bases.models import Participation, Profile, Side
from duet.stages.bases.years import year_of
from duet.stages.persons import gate
from duet.stages.persons.models import Category, Person

ON_A_PAGE = 50
_SOMEBODY = "участник"
_PARTICLES = frozenset({"оглы", "кызы", "гызы", "углы", "уулу"})


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the list; what was not allowed is empty."""

    name: str
    place: str = ""
    category: str = ""
    achievements: str = ""
    contact: str = ""


def page_of(organisation: Organisation, side: Side, on: date, number: str | None) -> tuple[Page[Person], list[Shown]]:
    """A page of those who let their names stand on the site, and its lines. Four queries."""
    here = Participation.objects.filter(organisation=organisation).of_year(year_of(on)).of_side(side).going_on()
    people = Person.objects.filter(organisation=organisation, pk__in=here.values("person")).here()
    allowed = people.permitted(Use.PUBLISH, on, field=Field.NAME, resource=Resource.SITE)
    page: Page[Person] = Paginator(allowed.select_related("group").order_by("sort_name", "pk"), ON_A_PAGE).get_page(number)
    listed = list(page.object_list)
    fields = gate.published(listed, on, resource=Resource.SITE)
    wanted = [person.pk for person in listed if Field.ACHIEVEMENTS in fields.get(person.pk, ())]
    achievements = dict(Profile.objects.filter(person__in=wanted).values_list("person", "achievements"))
    # A name may have been taken back between two questions: the answer about the fields is the one that counts.
    named = [person for person in listed if Field.NAME in fields.get(person.pk, ())]
    return page, [_shown(person, fields[person.pk], achievements.get(person.pk, ""), on) for person in named]


def counted(organisation: Organisation, on: date) -> dict[Side, int]:
    """How many take part as mentors and as mentees: figures name nobody. One query."""
    here = Participation.objects.filter(organisation=organisation).of_year(year_of(on)).going_on().permitted(on)
    sides = {str(side): Count("pk", filter=Q(side=side)) for side in Side}
    found = here.aggregate(**sides)
    return {side: found[side] for side in Side}


def _shown(person: Person, fields: frozenset[str], achievements: str, on: date) -> Shown:
    if person.is_minor(on):
        place = person.group.title if person.group and Field.POST in fields else ""
        return Shown(first_name(person.full_name), place)
    return Shown(
        name=person.full_name,
        place=person.place if Field.POST in fields else "",
        category=_category(person) if Field.CATEGORY in fields else "",
        achievements=achievements if Field.ACHIEVEMENTS in fields else "",
        contact=", ".join(filter(None, (person.phone, person.email))) if Field.CONTACT in fields else "",
    )


def _category(person: Person) -> str:
    """«высшая категория»; nothing where there is none to be proud of."""
    words = person.get_category_display()
    return {Category.FIRST: f"{words} категория", Category.HIGHEST: f"{words} категория"}.get(
        Category(person.category), "" if person.category in (Category.UNKNOWN, Category.NONE) else words
    )


def first_name(full_name: str) -> str:
    """«Егор» of «Лапин Егор Ильич» and of «Егор Лапин»; where it is not certain which word is the surname, nothing of the name.

    >>> first_name("Лапин Егор Ильич"), first_name("Егор Лапин"), first_name("Лапин Е. И.")
    ('Егор', 'Егор', 'участник')
    """
    words = read_name(full_name).full_name.split()
    if sex_of(" ".join(words)):
        # A patronymic stands last, a given name before it, and a surname somewhere before both.
        before = words[: -3 if words[-1].lower() in _PARTICLES else -2]
        return words[len(before)] if before else _SOMEBODY
    given = [word for word in words if all(part in GIVEN_NAMES for part in folded(word).split("-"))]
    return given[0] if len(words) > 1 and len(given) == 1 else _SOMEBODY
