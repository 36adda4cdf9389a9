"""Orders that make a group of people: the working group, the council of mentors (D-05, D-07)."""

from __future__ import annotations

from duet.base.papers.blocks import Block
from duet.stages.documents.desk import Desk, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Kind, Rows, Sort
from duet.stages.documents.wording import rows, table, word

from .asking import curator, day_said, words_of, year_end
from .ordering import (
    ANNEXES,
    CONTROL,
    PERSON_COLUMNS,
    READ,
    SUBJECT,
    Point,
    annexes,
    approving,
    brief,
    control,
    control_fact,
    day_or_nothing,
    decree,
    drawn_annexes,
    everybody,
    everyday_facts,
    in_line_with,
    lines_of,
    people_rows,
    placed,
    readers,
    regulation,
    several,
    subject,
    subject_facts,
)

_TASKS = (
    "изучить нормативные документы и методические материалы о наставничестве",
    "подготовить проекты Положения о системе наставничества и дорожной карты",
    "выявить запросы наставляемых и предложить формы наставничества",
    "рассказать о наставничестве работникам, обучающимся и их родителям",
    "рассматривать ход реализации дорожной карты и готовить предложения по её корректировке",
)
_WORK = (
    "участвовать в подготовке локальных актов о наставничестве",
    "помогать куратору в подборе пар и в разработке персонализированных программ",
    "консультировать наставников и рассматривать трудные ситуации в парах",
    "обобщать опыт наставников и готовить предложения об их поощрении",
)


def _group_table(facts: Facts, what: str) -> Point:
    """«… в составе:» and the table: chair, secretary, members. They may stand in an annex."""
    if word(facts, "состав_приложением"):
        return Point(f"{what} и утвердить состав (приложение № {facts['состав_приложением']}).")
    listed = [
        (word(facts, name), word(facts, f"{name}_должность"), role)
        for name, role in (("председатель", "председатель"), ("секретарь", "секретарь"))
        if facts[name]
    ]
    listed += [(row["человек"], row["человек_должность"], "член") for row in rows(facts, "члены")]
    numbered = ((str(number), *line) for number, line in enumerate(listed or [("", "", "председатель"), ("", "", "член")], 1))
    return Point(
        f"{what} в составе:", (table(("№", "Фамилия, имя, отчество", "Должность", "Роль в составе"), numbered, (0.4, 2.2, 2.2, 1.2)),)
    )


_MEMBERS = (
    Ask("председатель", "Председатель", Sort.PERSON, pool="staff"),
    Ask("секретарь", "Секретарь", Sort.PERSON, needed=False, pool="staff"),
    Ask("члены", "Остальные члены", Sort.PEOPLE, pool="staff"),
)
_MEMBER_FIELDS: tuple[Field | Rows, ...] = (
    *person_fields("председатель", "Председатель"),
    *person_fields("секретарь", "Секретарь"),
    Rows("члены", "Остальные члены", PERSON_COLUMNS),
    Field("состав_приложением", "Номер приложения с составом"),
)


def _members(desk: Desk, answers: Answers) -> Facts:
    """The facts of ``_MEMBER_FIELDS`` with the control and whom to acquaint."""
    chair, secretary, controller = (placed(desk, answers.get(name)) for name in ("председатель", "секретарь", "контроль"))
    members = everybody(desk, answers, "члены", chair, secretary)
    return {
        **person_facts("председатель", chair),
        **person_facts("секретарь", secretary),
        "члены": people_rows(members),
        "состав_приложением": str(drawn_annexes(desk).get("group_members", "")),
        "контроль": control_fact(controller),
        "ознакомить": readers(chair, secretary, *members, controller),
    }


# The working group


def _gather_group(desk: Desk, answers: Answers) -> Facts:
    return {
        **subject_facts(desk, answers),
        **_members(desk, answers),
        "задачи": words_of(answers, "задачи"),
        "первое_заседание": day_or_nothing(answers, "первое_заседание"),
        "срок_документов": day_or_nothing(answers, "срок_документов"),
    }


def _compose_group(facts: Facts) -> tuple[Block, ...]:
    first, papers = word(facts, "первое_заседание"), word(facts, "срок_документов")
    chair = f"Председателю рабочей группы {brief(facts, 'председатель')}"
    tasks = (
        f"провести первое заседание рабочей группы в срок до {first}" if first else "",
        f"представить на утверждение проекты документов о наставничестве в срок до {papers}" if papers else "",
    )
    return decree(
        facts,
        about=group_heading(facts),
        preamble=in_line_with(facts, f"В целях подготовки к внедрению {word(facts, 'модель_рп')} и согласованной работы участников"),
        points=(
            _group_table(facts, f"Создать рабочую группу по внедрению {word(facts, 'модель_рп')}"),
            several("Определить задачи рабочей группы", lines_of(word(facts, "задачи")), one="Поручить рабочей группе"),
            several(chair, tasks),
        ),
    )


def group_heading(facts: Facts) -> str:
    """«О создании рабочей группы…»"""
    return f"О создании рабочей группы по внедрению {word(facts, 'модель_рп')}"


GROUP_ORDER = Kind(
    name="group_order",
    code="D-05",
    family=Family.ORDER,
    title="Приказ о создании рабочей группы",
    use="Состав рабочей группы, её задачи и сроки первых шагов.",
    gather=_gather_group,
    compose=_compose_group,
    heading=group_heading,
    asks=(
        subject(),
        *_MEMBERS,
        Ask("задачи", "Задачи группы", Sort.TEXT, help="Каждая с новой строки.", start=lambda desk: "\n".join(_TASKS)),
        Ask("первое_заседание", "До какого дня провести первое заседание", Sort.DAY, needed=False),
        Ask("срок_документов", "До какого дня подготовить документы", Sort.DAY, needed=False),
        control(),
    ),
    fields=(
        *SUBJECT,
        *_MEMBER_FIELDS,
        Field("задачи", "Задачи группы, каждая с новой строки"),
        Field("первое_заседание", "До какого дня провести первое заседание"),
        Field("срок_документов", "До какого дня подготовить документы"),
        CONTROL,
        READ,
    ),
    cites=frozenset({"pupils", "pedagogical"}),
    closes=("ST1-05",),
    acquaints=True,
)  # fmt: skip


# The council of mentors


def _gather_council(desk: Desk, answers: Answers) -> Facts:
    lead = placed(desk, answers.get("куратор"))
    union = answers.get("название") == "union"
    of, on = ("методического объединения", "методическом объединении") if union else ("совета", "совете")
    members = _members(desk, answers)
    known = [{"имя": lead.full.nominative, "должность": lead.post.nominative}] if lead.full.nominative else []
    read = members["ознакомить"]
    return {
        **everyday_facts(desk, answers),
        **members,
        **person_facts("куратор", lead),
        "название": "методическое объединение" if union else "совет",
        "приложения": annexes(
            desk,
            (
                (bool(answers.get("утвердить_положение")), "council_regulation", f"Положение о {on} наставников"),
                (bool(answers.get("утвердить_план")), "", f"план работы {of} наставников на {desk.year_words} учебный год"),
            ),
        ),
        "по": day_said(answers, "по"),
        "направления": words_of(answers, "направления"),
        "ознакомить": [*read, *(row for row in known if row not in read)] if isinstance(read, list) else known,
    }


def _compose_council(facts: Facts) -> tuple[Block, ...]:
    of, to = ("методического объединения", "методическому объединению") if _is_union(facts) else ("совета", "совету")
    return decree(
        facts,
        about=council_heading(facts),
        preamble=in_line_with(facts, "В целях методической поддержки наставников и обобщения их опыта"),
        points=(
            _group_table(facts, f"Создать на срок до {word(facts, 'по')} {word(facts, 'название')} наставников"),
            approving(facts),
            several(f"Поручить {to} наставников", lines_of(word(facts, "направления"))),
            f"Председателю {of} наставников {brief(facts, 'председатель')} организовать его работу и в конце учебного года "
            f"представить отчёт о ней куратору {brief(facts, 'куратор')}."
            if facts["председатель"] and facts["куратор"]
            else "",
        ),
    )


def _is_union(facts: Facts) -> bool:
    return facts["название"] == "методическое объединение"


def council_heading(facts: Facts) -> str:
    """«О создании совета наставников»"""
    return f"О создании {'методического объединения' if _is_union(facts) else 'совета'} наставников"


COUNCIL_ORDER = Kind(
    name="council_order",
    code="D-07",
    family=Family.ORDER,
    title="Приказ о создании совета наставников",
    use="Состав совета или методического объединения наставников, чем оно занимается; Положение о нём — приложением.",
    gather=_gather_council,
    compose=_compose_council,
    heading=council_heading,
    asks=(
        subject(),
        Ask(
            "название", "Как называется", Sort.CHOICE, choices=(("council", "Совет"), ("union", "Методическое объединение")),
            start=lambda desk: "council",
        ),
        *_MEMBERS,
        Ask("по", "На какой срок: до", Sort.DAY, start=year_end),
        Ask("утвердить_положение", "Утвердить этим приказом Положение о нём", Sort.FLAG, needed=False, start=lambda desk: True),
        Ask("утвердить_план", "Утвердить этим приказом план его работы", Sort.FLAG, needed=False),
        Ask("направления", "Чем занимается", Sort.TEXT, help="Каждое с новой строки.", start=lambda desk: "\n".join(_WORK)),
        curator(),
        regulation(),
        control(),
    ),
    fields=(
        *SUBJECT,
        *_MEMBER_FIELDS,
        *person_fields("куратор", "Куратор"),
        Field("название", "«совет» или «методическое объединение»"),
        ANNEXES,
        Field("по", "По какой день"),
        Field("направления", "Чем занимается, каждое с новой строки"),
        CONTROL,
        READ,
    ),
    cites=frozenset({"all"}),
    closes=("ST1-31",),
    acquaints=True,
)  # fmt: skip

KINDS = (GROUP_ORDER, COUNCIL_ORDER)
