"""The analytic report of a year (D-32): what the program has counted, and what people say of it (DOMAIN.md §7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from duet.base.papers.blocks import Block, Text
from duet.base.ui.words import count, percent
from duet.core.calendar import Period, in_words
from duet.core.lifecycle import StepState
from duet.stages.bases.models import FormChoice, MenteeKind, Participation, Profile, Side
from duet.stages.documents.desk import Desk, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Kind, Rows, Sort
from duet.stages.documents.wording import paragraph, rows, table, word
from duet.stages.persons.models import Person, Status
from duet.stages.roadmaps.models import Activity, Roadmap, Step
from duet.stages.roadmaps.models.standing import Tally, tally_of

from .asking import curator, people_of, words_of
from .ordering import capital
from .recording import (
    LINES,
    approving,
    as_person,
    by_hand,
    chapters,
    empty_rows,
    items,
    opening,
    person_signs,
    texts_facts,
    told,
)

_SIZES = (Field("показатель", "Показатель"), Field("значение", "Значение"))
_STAGES = (
    Field("этап", "Этап дорожной карты"),
    Field("всего", "Сколько дел"),
    Field("сделано", "Сделано"),
    Field("просрочено", "Просрочено"),
)
_INDICATORS = (Field("показатель", "Показатель"), Field("план", "План"), Field("факт", "Факт"))
_NEXT = (Field("номер", "Номер"), Field("дело", "Что сделать"), Field("срок", "Срок"), Field("ответственный", "Ответственный"))
_SWOT = (
    ("сильные", "Сильные стороны"),
    ("слабые", "Слабые стороны"),
    ("возможности", "Возможности"),
    ("угрозы", "Угрозы"),
)
_STAGE_OF = {"final": "итоговый", "early": "предварительный"}
_SIDES = {Side.MENTOR: "в том числе наставников", Side.MENTEE: "в том числе наставляемых"}
_KINDS = {
    MenteeKind.YOUNG: "молодых специалистов",
    MenteeKind.NEWCOMER: "вновь прибывших",
    MenteeKind.REQUEST: "пришедших по запросу",
    MenteeKind.TRAINEE: "стажёров и практикантов",
    MenteeKind.LEARNER: "обучающихся",
}
_EMPTY = 4
# Indicators that the program does not count yet (K1–K3, K5, K6, K9, K11, K12).
_BY_HAND = (
    "Доля обучающихся 10–19 лет, которые были наставляемыми, %",
    "Доля обучающихся 15–19 лет, которые были наставниками, %",
    "Доля молодых специалистов, которые были наставляемыми, %",
    "Удовлетворённость наставляемых, %",
    "Удовлетворённость наставников, %",
    "Доля программ, выполненных полностью, %",
    "Доля наставников, прошедших обучение, %",
    "Доля проведённых встреч от запланированных, %",
)


class _Row(NamedTuple):
    """Somebody in a base of the year."""

    person: int
    side: str
    mentee_kind: str
    kept: bool
    status: str
    ended_on: date | None


def _taking_part(desk: Desk) -> list[_Row]:
    """Everybody in the bases of the year by the day of the report."""
    found = Participation.objects.visible_to(desk.by).of_year(desk.year).current().filter(joined_on__lte=desk.on).with_gate(desk.on)
    columns = ("person", "side", "mentee_kind", "kept", "person__status", "ended_on")
    return [_Row(*row) for row in found.values_list(*columns)]


def _passport(desk: Desk, taking_part: list[_Row]) -> list[dict[str, str]]:
    """The year in figures; everybody is counted once."""
    people = {row.person: row.kept for row in taking_part}
    kinds = Counter(row.mentee_kind for row in taking_part if row.side == Side.MENTEE)
    forms = _forms(desk, people)
    said = [
        ("участников в базах за год", len(people)),
        *((title, sum(row.side == side for row in taking_part)) for side, title in _SIDES.items()),
        *((f"среди наставляемых: {title}", kinds[kind]) for kind, title in _KINDS.items() if kinds[kind]),
        *((f"по форме «{FormChoice(form).label}»", forms[form]) for form in FormChoice.values if forms[form]),
        ("завершили участие", len({row.person for row in taking_part if row.ended_on and row.ended_on <= desk.on})),
        ("действующих согласий на обработку данных", f"{sum(people.values())} из {len(people)}"),
    ]
    return [{"показатель": capital(title), "значение": str(value)} for title, value in said]


def _forms(desk: Desk, people: Iterable[int]) -> Counter[str]:
    """How many people chose each form, of those the gate is open for."""
    chosen = Profile.objects.visible_to(desk.by).permitted(desk.on).filter(person__in=people).values_list("forms", flat=True)
    return Counter(form for forms in chosen for form in set(forms))


def _plan_of(desk: Desk) -> Roadmap | None:
    """The plan of the organisation that overlaps the school year most likely meant: the nearest to the day of the report."""
    year = Period.school_year(desk.year)
    rows_of_year = Roadmap.objects.at_desk_of(desk.organisation).made_here().filter(starts_on__lte=year.end, ends_on__gte=year.start)
    return rows_of_year.nearest(desk.on).first()


def _stages(plan: Roadmap | None, on: date) -> list[dict[str, str]]:
    """Steps done and overdue, stage by stage, and altogether."""
    if plan is None:
        return []
    found: dict[str, list[Tally]] = {}
    for activity in Activity.objects.filter(roadmap=plan).in_order().light().with_progress(on):
        stage = activity.stage
        title = " ".join(part for part in (stage.number, stage.title) if part)
        found.setdefault(title or "Без этапа", []).append(tally_of(activity))
    made = [_stage_row(title, tallies) for title, tallies in found.items()]
    return [*made, _stage_row("Всего", [tally for tallies in found.values() for tally in tallies])] if made else []


def _stage_row(title: str, tallies: list[Tally]) -> dict[str, str]:
    total, done, late = (sum(getattr(tally, name) for tally in tallies) for name in ("total", "done", "late"))
    return {"этап": title, "всего": str(total), "сделано": str(done), "просрочено": str(late)}


def _indicators(desk: Desk) -> list[dict[str, str]]:
    """Proposed for the table: what the program can count today has its figure (K7, K13, K14)."""
    taking_part = _taking_part(desk)
    teachers = Person.objects.visible_to(desk.by).at_desk_of(desk.organisation).here().filter(status=Status.TEACHER).count()
    involved = len({row.person for row in taking_part if row.status == Status.TEACHER})
    people = {row.person: row.kept for row in taking_part}
    due = Step.objects.filter(roadmap=_plan_of(desk), due_on__lte=desk.on).exclude(state=StepState.CANCELLED)
    counted = (
        ("Доля педагогов, участвующих в наставничестве, %", involved, teachers),
        ("Доля выполненных дел дорожной карты из тех, чей срок наступил, %", due.filter(state=StepState.DONE).count(), due.count()),
        ("Доля участников с действующим согласием, %", sum(people.values()), len(people)),
    )
    figures = [(title, str(percent(part, whole)) if whole else "нет данных") for title, part, whole in counted]
    return [{"показатель": title, "план": "", "факт": fact} for title, fact in (*figures, *((title, "") for title in _BY_HAND))]


def _gather(desk: Desk, answers: Answers) -> Facts:
    taking_part, plan = _taking_part(desk), _plan_of(desk)
    return {
        **person_facts("куратор", as_person(desk, answers.get("куратор"))),
        "вид": _STAGE_OF[words_of(answers, "вид") or "final"],
        "на_день": f"{in_words(desk.on)} г.",
        "карта": str(plan) if plan else "",
        **texts_facts(answers, "вступление", "по_этапам", "опрос", "влияние", *(name for name, _ in _SWOT), "проблемы"),
        "цифры": _passport(desk, taking_part),
        "этапы": _stages(plan, desk.on),
        "показатели": [
            {column.name: str(row.get(column.name) or "") for column in _INDICATORS} for row in people_of(answers, "показатели")
        ],
        "дальше": [
            {"номер": str(number), **{column.name: str(row.get(column.name) or "") for column in _NEXT[1:]}}
            for number, row in enumerate(people_of(answers, "дальше"), 1)
        ],
    }


def _heading(facts: Facts) -> str:
    return f"Аналитический отчёт о реализации наставничества за {word(facts, 'учебный_год')} учебный год ({word(facts, 'вид')})"


def _compose(facts: Facts) -> tuple[Block, ...]:
    about = f"о реализации системы наставничества\nза {word(facts, 'учебный_год')} учебный год ({word(facts, 'вид')})"
    return (
        *opening(facts, "АНАЛИТИЧЕСКИЙ ОТЧЁТ", about, approving(facts, "СОГЛАСОВАНО")),
        *chapters(
            (
                ("Система наставничества в цифрах", (*told(word(facts, "вступление")), *_figures(facts))),
                ("Работа по этапам", (*_roadmap(facts), *told(word(facts, "по_этапам"), lines=0 if rows(facts, "этапы") else LINES))),
                ("Показатели", (_indicators_table(facts),)),
                ("Что показал опрос участников", told(word(facts, "опрос"), lines=LINES)),
                ("Что изменилось у участников", told(word(facts, "влияние"), lines=LINES)),
                ("Сильные и слабые стороны, возможности и угрозы", _swot(facts)),
                ("Проблемы", items(word(facts, "проблемы"))),
                ("План на следующий год", (_next(facts),)),
            )
        ),
        person_signs(facts, capital(word(facts, "куратор_должность") or "куратор"), "куратор"),
    )


def _figures(facts: Facts) -> tuple[Block, ...]:
    lines = ([row["показатель"], row["значение"]] for row in rows(facts, "цифры"))
    return (paragraph(f"По состоянию на {word(facts, 'на_день')}:"), table(("Показатель", "Значение"), lines, (4, 1.5)))


def _roadmap(facts: Facts) -> tuple[Block, ...]:
    stages = rows(facts, "этапы")
    if not stages:
        return ()
    total = stages[-1]
    done = count(int(total["всего"]), "дела,дел,дел")
    late = int(total["просрочено"])
    overdue = f", {count(late, 'дело просрочено,дела просрочены,дел просрочено')}" if late else ", просроченных дел нет"
    lead = f"Дорожная карта «{word(facts, 'карта')}»: сделано {total['сделано']} из {done}{overdue}."
    return (
        paragraph(lead),
        table(("Этап", "Всего дел", "Сделано", "Просрочено"), ([row[c.name] for c in _STAGES] for row in stages), (4, 1, 1.1, 1.3)),
    )


def _indicators_table(facts: Facts) -> Block:
    lines = rows(facts, "показатели") or empty_rows(_EMPTY, _INDICATORS)
    return table(("Показатель", "План", "Факт"), ([row[column.name] for column in _INDICATORS] for row in lines), (4, 1, 1))


def _swot(facts: Facts) -> tuple[Block, ...]:
    made: list[Block] = []
    for name, title in _SWOT:
        made += [Text(f"{title}:", bold=True, keep=True), *(items(word(facts, name)) or by_hand(2))]
    return tuple(made)


def _next(facts: Facts) -> Block:
    lines = rows(facts, "дальше") or empty_rows(_EMPTY, _NEXT)
    return table(("№", "Что сделать", "Срок", "Ответственный"), ([row[column.name] for column in _NEXT] for row in lines), (0.5, 4, 1.3, 2))


YEARLY = Kind(
    name="yearly_report",
    code="D-32",
    family=Family.REPORT,
    title="Аналитический отчёт о реализации наставничества",
    use="Год в цифрах из баз и дорожной карты, показатели, опросы, сильные и слабые стороны, план на следующий год.",
    gather=_gather,
    compose=_compose,
    heading=_heading,
    asks=(
        Ask(
            "вид", "Какой отчёт", Sort.CHOICE, start=lambda desk: "final", choices=(("early", "Предварительный"), ("final", "Итоговый")),
            help="Весной, до завершения пар, сдают предварительный.",
        ),
        Ask("вступление", "Вступление", Sort.TEXT, needed=False, help="Что было главным в этом году. Цифры программа поставит сама."),
        Ask("по_этапам", "Что сделано по этапам", Sort.TEXT, needed=False, help="Таблицу по дорожной карте программа составит сама."),
        Ask(
            "показатели", "Показатели", Sort.ROWS, start=_indicators,
            columns=(
                Ask("показатель", "Показатель"),
                Ask("план", "План", needed=False),
                Ask("факт", "Факт", needed=False),
            ),
        ),
        Ask("опрос", "Что показал опрос участников", Sort.TEXT),
        Ask("влияние", "Что изменилось у участников", Sort.TEXT, needed=False),
        *(Ask(name, title, Sort.TEXT, help="Каждое с новой строки.") for name, title in _SWOT),
        Ask("проблемы", "Проблемы", Sort.TEXT, needed=False, help="Каждая с новой строки."),
        Ask(
            "дальше", "План на следующий год", Sort.ROWS,
            columns=(
                Ask("дело", "Что сделать"),
                Ask("срок", "Срок", needed=False),
                Ask("ответственный", "Ответственный", needed=False),
            ),
        ),
        curator(label="Кто составил"),
    ),
    fields=(
        *person_fields("куратор", "Кто составил"),
        Field("вид", "«предварительный» или «итоговый»"),
        Field("на_день", "На какой день посчитаны цифры"),
        Field("карта", "Название дорожной карты"),
        Field("вступление", "Вступление"),
        Field("по_этапам", "Что сделано по этапам"),
        Field("опрос", "Что показал опрос"),
        Field("влияние", "Что изменилось у участников"),
        *(Field(name, title) for name, title in _SWOT),
        Field("проблемы", "Проблемы"),
        Rows("цифры", "Год в цифрах", _SIZES),
        Rows("этапы", "Дорожная карта по этапам", _STAGES),
        Rows("показатели", "Показатели", _INDICATORS),
        Rows("дальше", "План на следующий год", _NEXT),
    ),
    closes=("ST7-06", "ST7-02", "ST6-09", "ST6-13"),
    later="Пары, встречи и результаты опросов пока вписывают вручную.",
)  # fmt: skip

KINDS = (YEARLY,)
