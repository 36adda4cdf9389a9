"""The place that ``make bench`` measures: an invented town of forty schools, one of them with 300 activities and 5,000 occurrences.

Everything is made of numbers, so every run measures the same rows. Call it on an empty database inside ``everywhere()``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, cycle, islice

from duet.base.accounts.models import User
from duet.base.files.models import StoredFile, keep
from duet.base.tenancy.models import Assignment, Member, Organisation, OrganisationKind, Role
from duet.core.lifecycle import StepState
from duet.core.text import folded
from duet.stages.roadmaps.models import Activity, Duty, Evidence, EvidenceKind, Holding, Item, Post, Roadmap, Stage, Step

TODAY = date(2027, 1, 22)  # a Friday in the middle of the school year
STARTS, ENDS = date(2026, 9, 1), date(2027, 8, 31)
SCHOOLS, PEOPLE = 40, 30
ACTIVITIES, STEPS, DONE = 300, 5000, 0.4
ROWS_OF_A_SCHOOL = 32
# Days of the rows, by turns: once, each month, each week. A third of each is 300 rows and 5,000 days.
ONCE, MONTHLY, WEEKLY = 1, 9, 40

STAGES = (
    "Подготовка условий для запуска программы наставничества",
    "Формирование базы наставляемых",
    "Формирование базы наставников",
    "Отбор и обучение наставников",
    "Формирование наставнических пар и групп",
    "Организация хода наставнической программы",
    "Завершение программы наставничества",
)
MATTERS = (
    "Издание приказа о внедрении целевой модели наставничества",
    "Анкетирование педагогов и обучающихся, желающих принять участие в программе",
    "Сбор согласий на обработку персональных данных участников программы",
    "Встреча наставника и наставляемого по персонализированной программе",
    "Обучающий семинар «Наставник – учитель» для педагогов со стажем до 3 лет",
    "Мониторинг процесса реализации программы и подготовка отчёта",
    "Заседание методического объединения по вопросам наставничества",
    "Размещение сведений о ходе программы на сайте организации",
)
RESULTS = (
    "Приказ организации № 12 от 1 сентября", "Сводная ведомость ответов анкеты", "Согласия участников и родителей",
    "Журнал встреч с отметками о выполнении", "Программа семинара, список участников", "Отчёт куратора в управление образования",
    "Протокол заседания", "Страница на сайте",
)  # fmt: skip
ITEMS = (
    "педагоги со стажем от 0 до 3 лет",
    "обучающиеся 5–11 классов и их родители (законные представители)",
    "анализ потребностей и запросов участников программы",
)
POSTS = (
    "директор", "куратор", "заместитель директора по УВР", "наставники", "педагог-психолог", "классные руководители",
    "руководители методических объединений", "методист", "социальный педагог", "учителя-предметники", "библиотекарь", "секретарь",
)  # fmt: skip
SURNAMES = (
    "Агатова", "Берёзкина", "Вешнякова", "Горелова", "Дубинина", "Ежова", "Журавлёва", "Зимина", "Ивлева", "Калинкина",
    "Лугова", "Майская", "Нежина", "Осинкина", "Пшеницына", "Ручьёва", "Соснова", "Травина", "Утёсова", "Февралёва",
    "Холмова", "Цветова", "Чайкина", "Шишкина", "Щеглова", "Юрьева", "Яблокова", "Рябинина", "Ольхова", "Клёнова",
)  # fmt: skip
GIVEN = ("Анна Ильинична", "Вера Олеговна", "Дарья Петровна", "Нина Львовна", "Ольга Юрьевна", "Раиса Андреевна")


@dataclass(frozen=True)
class Town:
    """Who looks and at what."""

    department: Organisation
    school: Organisation
    plan: Roadmap
    weekly: int  # the number of a row with forty occurrences
    curator: Member
    coordinator: Member


def build_town() -> Town:
    """The whole of it; takes a few seconds."""
    department = _place("Управление образования", "bench-town", OrganisationKind.MUNICIPALITY)
    coordinator = _people(department, 1, Role.MUNICIPAL)[0]
    for number in range(2, SCHOOLS + 1):
        school = _place(f"Школа № {number}", f"bench-school-{number}", parent=department)
        staff = _people(school, 3, Role.CURATOR)
        _lay(school, staff, _posts(school, staff[:1] * 4), ROWS_OF_A_SCHOOL, (ONCE, ONCE, ONCE, MONTHLY))
    school = _place("Школа № 1", "bench-school-1", parent=department)
    staff = _people(school, PEOPLE, Role.CURATOR)
    plan = _lay(school, staff, _posts(school, staff), ACTIVITIES, (ONCE, MONTHLY, WEEKLY))
    weekly = plan.activities.order_by("position")[2].pk
    return Town(department, school, plan, weekly, staff[0], coordinator)


def _place(name: str, slug: str, kind: OrganisationKind = OrganisationKind.SCHOOL, parent: Organisation | None = None) -> Organisation:
    return Organisation.objects.create(name=name, slug=slug, kind=kind, parent=parent)


def _people(at: Organisation, number: int, first: Role) -> list[Member]:
    """The first has an account and the role; the others are mentors without one."""
    user = User.objects.create(email=f"{at.slug}@example.org", full_name=f"{SURNAMES[0]} {GIVEN[0]}", password="!")
    names = [f"{surname} {GIVEN[place % len(GIVEN)]}" for place, surname in enumerate(SURNAMES[:number])]
    members = Member.objects.bulk_create(
        Member(organisation=at, full_name=name, user=None if place else user) for place, name in enumerate(names)
    )
    Assignment.objects.bulk_create(
        Assignment(member=member, role=Role.MENTOR if place else first, since=STARTS) for place, member in enumerate(members)
    )
    return members


def _posts(at: Organisation, holders: Sequence[Member]) -> list[Post]:
    """Roles of the papers; the last two of the full dozen are held by nobody."""
    posts = Post.objects.bulk_create(Post(organisation=at, title=title, key=folded(title)) for title in POSTS[: max(2, len(holders))])
    held = [(post, member) for post, member in zip(posts[:10], cycle(holders), strict=False)]
    Holding.objects.bulk_create(Holding(post=post, member=member, since=STARTS) for post, member in held)
    return posts


def _lay(at: Organisation, staff: Sequence[Member], posts: Sequence[Post], rows: int, rhythm: Sequence[int]) -> Roadmap:
    """A plan of so many rows whose numbers of occurrences go by turns."""
    plan = Roadmap.objects.create(
        organisation=at, title="Дорожная карта внедрения целевой модели наставничества", starts_on=STARTS, ends_on=ENDS, made_by=staff[0]
    )
    stages = Stage.objects.bulk_create(
        Stage(organisation=at, roadmap=plan, position=place, number=str(place), title=title) for place, title in enumerate(STAGES, 1)
    )
    activities = Activity.objects.bulk_create(_activity(plan, stages, place, rows, rhythm) for place in range(rows))
    Item.objects.bulk_create(
        Item(organisation=at, activity=activity, position=place, text=text)
        for activity in activities
        for place, text in enumerate(ITEMS, 1)
    )
    Duty.objects.bulk_create(_duties(activities, staff, posts))
    steps = Step.objects.bulk_create(_steps(activities, rhythm, staff[0]))
    _prove([step for step in steps if step.state == StepState.DONE], staff[0])
    return plan


def _activity(plan: Roadmap, stages: Sequence[Stage], place: int, rows: int, rhythm: Sequence[int]) -> Activity:
    days = rhythm[place % len(rhythm)]
    said = {ONCE: f"до {place % 28 + 1} ноября 2026 г.", MONTHLY: "ежемесячно до 25 числа", WEEKLY: "еженедельно"}
    return Activity(
        organisation_id=plan.organisation_id, roadmap=plan, stage=stages[place * len(stages) // rows], position=place + 1,
        number=f"{place * len(stages) // rows + 1}.{place + 1}", title=f"{MATTERS[place % len(MATTERS)]} ({place + 1})",
        result=RESULTS[place % len(RESULTS)], deadline_text=said[days], responsible_text=POSTS[place % len(POSTS)],
    )  # fmt: skip


def _duties(activities: Sequence[Activity], staff: Sequence[Member], posts: Sequence[Post]) -> Iterator[Duty]:
    """A role and a person for each row."""
    for place, activity in enumerate(activities):
        home = activity.organisation_id
        yield Duty(organisation_id=home, activity=activity, position=1, post=posts[place % len(posts)])
        yield Duty(organisation_id=home, activity=activity, position=2, member=staff[place % len(staff)])


def _steps(activities: Sequence[Activity], rhythm: Sequence[int], by: Member) -> Iterator[Step]:
    done = (number % 10 < DONE * 10 for number in count())
    for place, activity in enumerate(activities):
        for position, day in enumerate(_days(place, rhythm[place % len(rhythm)]), 1):
            is_done = next(done)
            yield Step(
                organisation_id=activity.organisation_id, activity=activity, roadmap_id=activity.roadmap_id, position=position,
                due_on=day, first_due_on=day, name=f"{day:%d.%m.%Y}" if rhythm[place % len(rhythm)] > 1 else "",
                state=StepState.DONE if is_done else StepState.WAITING, done_on=day if is_done else None, done_by=by if is_done else None,
            )  # fmt: skip


def _days(place: int, number: int) -> Iterator[date]:
    first = STARTS + timedelta(days=place % 7 if number == WEEKLY else place % 28 if number == MONTHLY else place * 7 % 300)
    every = {ONCE: 0, MONTHLY: 30, WEEKLY: 7}[number]
    return (first + timedelta(days=every * turn) for turn in range(number))


def _prove(steps: Sequence[Step], by: Member) -> None:
    """A file, a link or a line of words by turns."""
    files: list[StoredFile] = [
        keep(f"%PDF-1.4 {name}".encode(), name=f"Протокол {name}.pdf", organisation=by.organisation, by=by) for name in range(20)
    ]
    kinds = cycle(EvidenceKind)
    Evidence.objects.bulk_create(
        Evidence(
            organisation_id=step.organisation_id, step=step, kind=kind, by=by,
            file=file if kind == EvidenceKind.FILE else None,
            url="https://example.org/protocol" if kind == EvidenceKind.LINK else "",
            words="протокол № 2 от 15 октября" if kind == EvidenceKind.WORDS else "",
        )
        for step, kind, file in zip(steps, islice(kinds, len(steps)), cycle(files), strict=False)
    )  # fmt: skip
