"""Who lives in the invented town: organisations and people. Nobody here exists."""

from __future__ import annotations

from dataclasses import dataclass

from duet.base.tenancy.models import OrganisationKind, Role

PASSWORD = "duet-demo"  # noqa: S105  # it is printed for everybody: the town is invented


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at work: without ``log_in`` (the part before the @) they are only named in papers."""

    full_name: str
    post: str
    roles: tuple[Role, ...] = ()
    log_in: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation; the first person is its head, the second leads mentoring. ``paper`` is its roadmap."""

    slug: str
    kind: OrganisationKind
    name: str
    full_name: str
    people: tuple[Person, ...]
    paper: str


CITY = "Верхнереченск"
DEPARTMENT = Place(
    "uo-demo",
    OrganisationKind.MUNICIPALITY,
    "Управление образования",
    "Управление образования администрации города Верхнереченска",
    (
        Person("Дорохов Пётр Семёнович", "начальник управления образования", (Role.HEAD,), "dorohov"),
        Person("Соболева Ирина Андреевна", "ведущий специалист", (Role.MUNICIPAL,), "soboleva"),
        Person("Лебедева Инна Львовна", "методист", (Role.METHODIST,), "lebedeva"),
        Person("Чижов Павел Ильич", "методист", (Role.METHODIST,)),
    ),
    "town.txt",
)
SCHOOL = Place(
    "school-12-demo",
    OrganisationKind.SCHOOL,
    "Школа № 12",
    "Средняя общеобразовательная школа № 12 города Верхнереченска",
    (
        Person("Громов Андрей Павлович", "директор", (Role.HEAD,), "gromov"),
        Person("Белозёрова Марина Сергеевна", "заместитель директора по методической работе", (Role.CURATOR, Role.METHODIST), "belozerova"),
        Person("Рубцова Елена Андреевна", "заместитель директора по УВР", (Role.DEPUTY,), "rubtsova"),
        Person("Юдина Надежда Петровна", "педагог-психолог", (Role.PSYCHOLOGIST,), "yudina"),
        Person("Тимофеева Ольга Николаевна", "учитель математики", (Role.MENTOR,), "timofeeva"),
        # The same person works in the department above: one account, two desks.
        Person("Лебедева Инна Львовна", "учитель русского языка", (Role.MENTOR,), "lebedeva"),
        Person("Котова Галина Ивановна", "учитель начальных классов", (Role.MENTOR,)),
        Person("Шевчук Вера Степановна", "классный руководитель 7 «В»", (Role.CLASS_TEACHER,), "shevchuk"),
        Person("Ким Олег Робертович", "классный руководитель 9 «А»", (Role.CLASS_TEACHER,)),
        Person("Зайцева Анна Дмитриевна", "учитель математики", (Role.MENTEE,), "zaytseva"),
        Person("Гущина Дарья Олеговна", "учитель начальных классов", (Role.MENTEE,)),
        Person("Пахомова Диана Игоревна", "учитель биологии"),
    ),
    "school.txt",
)
LYCEUM = Place(
    "lyceum-5-demo",
    OrganisationKind.SCHOOL,
    "Лицей № 5",
    "Лицей № 5 города Верхнереченска",
    (
        Person("Полынина Ольга Марковна", "директор", (Role.HEAD,), "polynina"),
        Person("Ветрова Алла Игоревна", "учитель истории", (Role.CURATOR,), "vetrova"),
        Person("Сомов Глеб Юрьевич", "заместитель директора по УВР", (Role.DEPUTY,)),
        Person("Баринова Юлия Олеговна", "учитель химии", (Role.MENTOR,)),
    ),
    "lyceum.txt",
)
KINDERGARTEN = Place(
    "sad-16-demo",
    OrganisationKind.KINDERGARTEN,
    "Детский сад № 16 «Теремок»",
    "Детский сад № 16 «Теремок» города Верхнереченска",
    (
        Person("Малинина Нина Васильевна", "заведующий", (Role.HEAD,), "malinina"),
        Person("Ладыгина Софья Петровна", "старший воспитатель", (Role.CURATOR, Role.METHODIST), "ladygina"),
        Person("Репина Тамара Ильинична", "воспитатель", (Role.MENTOR,)),
    ),
    "kindergarten.txt",
)
COLLEGE = Place(
    "college-demo",
    OrganisationKind.COLLEGE,
    "Политехнический колледж",
    "Верхнереченский политехнический колледж",
    (
        Person("Стрельников Игорь Вадимович", "директор", (Role.HEAD,), "strelnikov"),
        Person("Огнева Лариса Дмитриевна", "заместитель директора", (Role.CURATOR, Role.DEPUTY), "ogneva"),
        Person("Савушкин Матвей Егорович", "методист", (Role.METHODIST,)),
        Person("Дроздова Кира Антоновна", "педагог-психолог", (Role.PSYCHOLOGIST,)),
        Person("Ершова Лидия Марковна", "преподаватель", (Role.MENTOR,)),
    ),
    "college.txt",
)
BELOW = (SCHOOL, LYCEUM, KINDERGARTEN, COLLEGE)
NEXT_YEAR = "next.txt"
