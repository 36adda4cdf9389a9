"""Plans: the roadmap as an annex of an order, the schedule of control (D-03, D-54)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from duet.base.papers.blocks import LANDSCAPE, Align, Block, Cell, Heading, Table, Text
from duet.base.papers.fitting import fitted
from duet.base.papers.roadmap import roadmap_paper
from duet.core.calendar import MONTHS
from duet.core.lifecycle import StepState
from duet.core.plans import Plan, PlanRow, PlanStage
from duet.core.plans import Stamp as Mark
from duet.core.plans import StampKind as MarkKind
from duet.core.plans.sheet import sheet
from duet.core.plans.sheet_stamps import stamp_lines
from duet.stages.documents.desk import Desk
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Kind, Rows, Sort, Stamp
from duet.stages.documents.wording import rows, table, word
from duet.stages.editions.models import WorkingText
from duet.stages.roadmaps.models import Roadmap, Step

from .asking import curator
from .composing import HIGH, annex_head, blank_rows, full_stop
from .regulations_words import APPROVED, STAMPS, approval

_ROWS = (
    Field("этап_номер", "Номер этапа"),
    Field("этап", "Этап"),
    Field("номер", "Номер строки"),
    Field("мероприятие", "Мероприятие"),
    Field("содержание", "Содержание, по пункту в строке"),
    Field("срок", "Срок"),
    Field("ответственный", "Ответственный"),
    Field("результат", "Результат"),
)
_EMPTY = 8


def _plans(desk: Desk) -> list[tuple[str, str]]:
    rows_ = Roadmap.objects.at_desk_of(desk.organisation).made_here().latest_first()
    return [(str(plan.pk), f"{plan.title} ({plan.starts_on:%d.%m.%Y} – {plan.ends_on:%d.%m.%Y})") for plan in rows_]


def _nearest(desk: Desk) -> str:
    plan = Roadmap.objects.at_desk_of(desk.organisation).made_here().nearest(desk.on).first()
    return str(plan.pk) if plan else ""


def _plan(desk: Desk, answers: Answers) -> Roadmap | None:
    """The plan that was chosen, of this organisation only."""
    number = str(answers.get("план") or "")
    found: Roadmap | None = Roadmap.objects.at_desk_of(desk.organisation).filter(pk=int(number)).first() if number.isdecimal() else None
    return found


_WHICH = Ask("план", "Какая дорожная карта", Sort.CHOICE, choices=_plans, start=_nearest)


# The roadmap


def _gather_roadmap(desk: Desk, answers: Answers) -> Facts:
    plan = _plan(desk, answers)
    if plan is None:
        title = "Дорожная карта (план мероприятий) по реализации системы наставничества"
        return {**approval(desk, answers), "план": title, "срок_реализации": "", "сокращения": "", "столбцы": [], "строки": [], "грифы": []}
    paper = WorkingText(plan).paper
    made = sheet(paper)
    marks = [mark for mark in paper.stamps if mark.kind is not MarkKind.APPROVED]
    return {
        **approval(desk, answers),
        "план": made.title,
        "срок_реализации": made.period,
        "сокращения": "; ".join(made.notes),
        "столбцы": [{"название": name} for name in paper.header],
        "строки": list(_lines(paper)),
        "грифы": [{"гриф": "\n".join(stamp_lines(mark, made.title))} for mark in marks],
    }


def _lines(plan: Plan) -> Iterator[dict[str, str]]:
    """Rows of the plan; a stage without rows is a row with nothing but the stage."""
    for stage in plan.stages:
        for row in stage.rows or (PlanRow(""),):
            yield {
                "этап_номер": stage.number,
                "этап": stage.title,
                "номер": row.number,
                "мероприятие": row.title,
                "содержание": "\n".join(row.items),
                "срок": row.deadline,
                "ответственный": row.responsible,
                "результат": row.result,
            }


def _compose_roadmap(facts: Facts) -> tuple[Block, ...]:
    title = word(facts, "план")
    head = annex_head(facts, Stamp(stamp_lines(Mark(MarkKind.APPROVED, document="приказ"), title)[0]), "грифы")
    name = (Text(word(facts, "организация_полностью"), Align.CENTRE),) if word(facts, "приложение") else ()
    period, notes = word(facts, "срок_реализации"), word(facts, "сокращения")
    if not rows(facts, "строки"):
        titles = ("№", "Мероприятие", "Срок", "Ответственный", "Результат")
        blank = table(titles, blank_rows(_EMPTY, len(titles)), (0.5, 4, 2, 2, 2), room=LANDSCAPE.room)
        return (*head, *name, Heading(title), blank)
    drawn = roadmap_paper(_read(facts)).blocks
    turned = (fitted(block, LANDSCAPE.room) if isinstance(block, Table) else block for block in drawn[1:])
    said = (
        *((Text(period, Align.CENTRE),) if period else ()),
        *turned,
        *((Text(f"Сокращения: {notes}."),) if notes else ()),
    )
    return (*head, *name, Heading(title), *said)


def _read(facts: Facts) -> Plan:
    """The plan again, of what was gathered: it is printed by the same hand as an edition."""
    stages = []
    for (number, title), group in groupby(rows(facts, "строки"), key=lambda row: (row["этап_номер"], row["этап"])):
        made = tuple(
            PlanRow(
                row["мероприятие"], row["номер"], tuple(filter(None, row["содержание"].split("\n"))), row["срок"], row["ответственный"],
                row["результат"],
            )
            for row in group
            if row["мероприятие"]
        )  # fmt: skip
        stages.append(PlanStage(title, number, made))
    header = tuple(row["название"] for row in rows(facts, "столбцы"))
    return Plan(word(facts, "план"), header=header, stages=tuple(stages))


ROADMAP = Kind(
    name="roadmap_annex",
    code="D-03",
    family=Family.REGULATION,
    title="Дорожная карта",
    use="Ваша дорожная карта из программы как приложение к приказу: в ваших столбцах, с грифом «УТВЕРЖДЕНА».",
    gather=_gather_roadmap,
    compose=_compose_roadmap,
    heading=lambda facts: word(facts, "план"),
    asks=(_WHICH, APPROVED),
    fields=(
        Field("план", "Название дорожной карты"),
        Field("срок_реализации", "Строка о сроке, если его нет в названии"),
        Field("сокращения", "Расшифровка сокращений"),
        Rows("столбцы", "Заголовки столбцов", (Field("название", "Заголовок"),)),
        Rows("строки", "Строки", _ROWS),
        STAMPS,
    ),
    closes=("ST1-11",),
    acquaints=True,
    landscape=True,
    stamp=Stamp.FEMININE,
)

# The schedule of control

_CONTROL = (
    Field("месяц", "Месяц"),
    Field("срок", "Срок"),
    Field("что", "Что проверяется"),
    Field("кто", "Кто отвечает за мероприятие"),
    Field("документ", "Чем подтверждается"),
)
_TITLES = ("Месяц, срок", "Что проверяется", "Кто отвечает за мероприятие", "Чем подтверждается", "Отметка о проверке")
_SHARES = (1.6, 4.2, 2.6, 2.6, 1.8)
_UNKNOWN = "Срок уточняется"


def _gather_control(desk: Desk, answers: Answers) -> Facts:
    lead = desk.said(answers.get("куратор"))
    plan = _plan(desk, answers)
    return {
        **approval(desk, answers),
        "план": plan.title if plan else "",
        "проверки": list(_checks(plan)) if plan else [],
        "куратор_кратко": lead.brief.nominative,
        "куратор_должность": lead.post.nominative,
    }


def _checks(plan: Roadmap) -> Iterator[dict[str, str]]:
    """Steps by months; of one activity in one month a single row, with its last day."""
    steps = list(Step.objects.filter(roadmap=plan).exclude(state=StepState.CANCELLED).select_related("activity"))
    dated = sorted((step for step in steps if step.due_on), key=lambda step: (step.due_on, step.activity.position))
    last: dict[tuple[str, int], Step] = {}
    for step in [*dated, *(step for step in steps if not step.due_on)]:
        # Anew, so that it stands where its last day does.
        last.pop((_month(step), step.activity_id), None)
        last[(_month(step), step.activity_id)] = step
    for (month, _), step in last.items():
        yield {
            "месяц": month,
            "срок": f"до {step.due_on:%d.%m.%Y}" if step.due_on else "",
            "что": step.activity.title,
            "кто": step.activity.responsible_text,
            "документ": step.activity.result,
        }


def _month(step: Step) -> str:
    return f"{MONTHS[step.due_on.month - 1].capitalize()} {step.due_on.year} г." if step.due_on else _UNKNOWN


def _compose_control(facts: Facts) -> tuple[Block, ...]:
    plan, who = word(facts, "план"), word(facts, "куратор_кратко")
    head = f"План-график контроля реализации системы наставничества на {word(facts, 'учебный_год')} учебный год"
    post = word(facts, "куратор_должность")
    said = (
        f"Контроль проводится по мероприятиям дорожной карты «{plan.strip('«»')}»." if plan else "",
        full_stop(f"Контроль проводит {' '.join(part for part in (post, who) if part)}") if who else "",
        "Результаты контроля отмечаются в последнем столбце; о нарушении сроков сообщается руководителю организации.",
    )
    return (
        *annex_head(facts, Stamp.MASCULINE),
        Heading(head),
        *(Text(text, Align.BOTH, indent=True) for text in said if text),
        _control_table(rows(facts, "проверки")),
    )


def _control_table(checks: list[dict[str, str]]) -> Table:
    """A heading across for each month; without checks a table to fill by hand."""
    if not checks:
        return table(_TITLES, [[MONTHS[month - 1].capitalize(), HIGH, "", "", ""] for month in (9, 10, 11, 12, 1, 2, 3, 4, 5)], _SHARES,
                     room=LANDSCAPE.room)  # fmt: skip
    made = table(_TITLES, (), _SHARES, room=LANDSCAPE.room)
    body = list(made.rows)
    headings = set()
    for month, group in groupby(checks, key=lambda row: row["месяц"]):
        headings.add(len(body))
        body.append((Cell(month, width=len(_TITLES), bold=True),))
        body += [tuple(Cell(text) for text in (row["срок"], row["что"], row["кто"], row["документ"], "")) for row in group]
    return replace(made, rows=tuple(body), headings=frozenset(headings))


CONTROL = Kind(
    name="control_schedule",
    code="D-54",
    family=Family.REGULATION,
    title="План-график контроля",
    use="Что и когда проверяет куратор: мероприятия дорожной карты по месяцам, с местом для отметки.",
    gather=_gather_control,
    compose=_compose_control,
    heading=lambda facts: f"План-график контроля на {word(facts, 'учебный_год')} учебный год",
    asks=(_WHICH, curator(label="Кто проводит контроль"), APPROVED),
    fields=(
        Field("план", "Название дорожной карты"),
        Rows("проверки", "Проверки по месяцам", _CONTROL),
        Field("куратор_кратко", "Кто проводит контроль, фамилия и инициалы"),
        Field("куратор_должность", "Кто проводит контроль, должность"),
    ),
    closes=("CC-02",),
    landscape=True,
    stamp=Stamp.MASCULINE,
)

KINDS = (ROADMAP, CONTROL)
