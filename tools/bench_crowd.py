"""The people that ``make bench`` measures: fifty thousand cards in fifty schools of one municipality.

Sixty of a hundred have agreed that their data are kept and sent up. Everything is made of numbers, so every run measures the same rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from duet.base.accounts.models import User
from duet.base.tenancy.models import Assignment, Member, Organisation, OrganisationKind, Role
from duet.core.consents import RECIPIENT_ABOVE, Use
from duet.core.text import folded
from duet.stages.bases.models import Participation, Profile, Side
from duet.stages.persons.indexing import index
from duet.stages.persons.models import Category, Group, PermitRow, Person, Status

SCHOOLS, PEOPLE_OF_A_SCHOOL, STAFF = 50, 1000, 100
# So many of a hundred have agreed.
AGREED = 60
STARTS, YEAR = date(2026, 9, 1), 2026
SURNAMES = (
    "Агатов", "Берёзкин", "Вешняков", "Горелов", "Дубинин", "Ежов", "Журавлёв", "Зимин", "Ивлев", "Калинкин", "Луговой", "Майский",
    "Нежин", "Осинкин", "Пшеницын", "Ручьёв", "Соснов", "Травин", "Утёсов", "Февралёв", "Холмов", "Цветов", "Чайкин", "Шишкин",
    "Щеглов", "Юрьев", "Яблоков", "Рябинин", "Ольхов", "Клёнов", "Иванов", "Ильин", "Королёв", "Кузьмин", "Лебедев", "Морозов",
)  # fmt: skip
GIVEN = ("Анна", "Вера", "Глеб", "Дарья", "Егор", "Захар", "Ирина", "Кирилл", "Лидия", "Матвей", "Нина", "Олег", "Полина", "Роман", "Софья")
FATHERS = ("Андрей", "Борис", "Виктор", "Денис", "Игорь", "Лев", "Максим", "Павел", "Сергей", "Юрий")
SUBJECTS = ("математика", "физика", "история", "биология", "русский язык и литература", "информатика", "химия", "английский язык")
COMPETENCES = ("подготовка к олимпиадам", "цифровые инструменты", "классное руководство", "работа с родителями", "проектная деятельность")


@dataclass(frozen=True)
class Crowd:
    """Who looks."""

    department: Organisation
    school: Organisation
    curator: Member
    coordinator: Member


def build_crowd() -> Crowd:
    """All of them; takes a minute."""
    department = Organisation.objects.create(name="Управление образования", slug="crowd", kind=OrganisationKind.MUNICIPALITY)
    coordinator = _member(department, Role.MUNICIPAL)
    first: tuple[Organisation, Member] | None = None
    for number in range(1, SCHOOLS + 1):
        school = Organisation.objects.create(
            name=f"Школа № {number}", slug=f"crowd-{number}", kind=OrganisationKind.SCHOOL, parent=department
        )
        curator = _member(school, Role.CURATOR)
        _fill(school, number)
        first = first or (school, curator)
    if first is None:
        raise ValueError("There is no school.")
    return Crowd(department, *first, coordinator)


def _member(at: Organisation, role: Role) -> Member:
    user = User.objects.create(email=f"{at.slug}@example.org", full_name="Рябинина Анна Ильинична", password="!")
    member: Member = Member.objects.create(organisation=at, full_name=user.full_name, user=user)
    Assignment.objects.create(member=member, role=role, since=STARTS)
    return member


def _fill(school: Organisation, number: int) -> None:
    groups = Group.objects.bulk_create(Group(organisation=school, title=f"{year} «{letter}»") for year in range(1, 12) for letter in "АБ")
    people = Person.objects.bulk_create(_people(school, groups, number), batch_size=2000)
    agreed = [person for place, person in enumerate(people) if place % 100 < AGREED]
    PermitRow.objects.bulk_create(_permits(agreed), batch_size=2000)
    Participation.objects.bulk_create(
        (
            Participation(
                organisation=school, person=person, year=YEAR, joined_on=STARTS,
                side=Side.MENTOR if person.status == Status.TEACHER else Side.MENTEE,
            )
            for person in people
            if person.status != Status.PARENT
        ),
        batch_size=2000,
    )  # fmt: skip
    Profile.objects.bulk_create(
        Profile(organisation=school, person=person, competences=[COMPETENCES[place % len(COMPETENCES)]], capacity=2)
        for place, person in enumerate(islice(people, STAFF))
    )
    index(Person.objects.select_related("group").filter(organisation=school))


def _people(school: Organisation, groups: Sequence[Group], turn: int) -> Iterator[Person]:
    for place in range(PEOPLE_OF_A_SCHOOL):
        name = _name(place * SCHOOLS + turn)
        common = {"organisation": school, "full_name": name, "sort_name": folded(name), "arrived_on": STARTS, "confirmed_on": STARTS}
        if place < STAFF:
            subject = SUBJECTS[place % len(SUBJECTS)]
            yield Person(
                **common, status=Status.TEACHER, post="учитель", subjects=subject, category=list(Category)[place % 5 + 1],
                service_months=place * 4, service_on=STARTS,
            )  # fmt: skip
        elif place % 2:
            yield Person(**common, status=Status.PARENT, phone=f"+7 900 {place:03}-00-00")
        else:
            born = date(2026 - 7 - place % 11, place % 12 + 1, place % 28 + 1)
            yield Person(**common, status=Status.PUPIL, group=groups[place % len(groups)], born_on=born)


def _name(number: int) -> str:
    """Thirty-six surnames, men's and women's, with as many given names and patronymics as there are; about 10,000 names."""
    given = GIVEN[number // 36 % len(GIVEN)]
    woman = given[-1] in "ая"
    surname, father = SURNAMES[number % 36], FATHERS[number // 540 % len(FATHERS)]
    if woman:
        surname = f"{surname[:-2]}ая" if surname.endswith(("ой", "ий")) else f"{surname}а"
    return f"{surname} {given} {father}{'овна' if woman else 'ович'}"


def _permits(people: Sequence[Person]) -> Iterator[PermitRow]:
    for person in people:
        common = {"organisation_id": person.organisation_id, "person": person}
        yield PermitRow(**common, use=Use.KEEP, until=date(2027, 8, 31))
        yield PermitRow(**common, use=Use.TRANSFER, resource=RECIPIENT_ABOVE, until=date(2027, 8, 31))
