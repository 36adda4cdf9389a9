"""Orders on the last event of a year and on a contest (D-42, D-47)."""

from __future__ import annotations

from duet.base.papers.blocks import Block
from duet.core.calendar import day_of
from duet.core.declension import Case
from duet.stages.documents.desk import GAP, Desk, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Kind, Rows, Sort
from duet.stages.documents.wording import rows, table, word

from .asking import curator, day_said, people_of, words_of
from .ordering import (
    ANNEXES,
    CONTROL,
    PERSON_COLUMNS,
    READ,
    SUBJECT,
    Point,
    annexed_to,
    annexes,
    approving,
    brief,
    capital,
    control,
    control_fact,
    day_or_nothing,
    decree,
    drawn_annexes,
    everybody,
    everyday_facts,
    in_line_with,
    lines_of,
    named,
    people_rows,
    placed,
    readers,
    regulation,
    row_of,
    several,
    stopped,
    subject,
)


def _jury(facts: Facts) -> Point:
    """The jury: the chair first."""
    if not facts["председатель"] and not facts["жюри"]:
        return Point("")
    chair = [(word(facts, "председатель"), word(facts, "председатель_должность"), "председатель")] if facts["председатель"] else []
    lines = [*chair, *((row["человек"], row["человек_должность"], "член жюри") for row in rows(facts, "жюри"))]
    return Point("Утвердить жюри в составе:", (table(("Фамилия, имя, отчество", "Должность", "Роль в жюри"), lines, (2.2, 2.4, 1.2)),))


_JURY_FIELDS: tuple[Field | Rows, ...] = (*person_fields("председатель", "Председатель жюри"), Rows("жюри", "Члены жюри", PERSON_COLUMNS))

# The last event

_TASKS_OF_EVENT = (
    ("подготовить программу и пригласить участников", "за две недели до мероприятия"),
    ("подготовить помещение и оборудование", "за день до мероприятия"),
    ("разместить сведения об итогах на официальном сайте", "в течение трёх дней после мероприятия"),
)


def _hold(desk: Desk, answers: Answers) -> Facts:
    host, chair, controller = (placed(desk, answers.get(name)) for name in ("ответственный", "председатель", "контроль"))
    jury = everybody(desk, answers, "жюри", chair)
    charged = [(placed(desk, row.get("кто")), row) for row in people_of(answers, "поручения")]  # type: ignore[arg-type]  # JSON
    programme = [{name: str(row.get(name) or "") for name in ("время", "что", "ведёт")} for row in people_of(answers, "программа")]
    return {
        **everyday_facts(desk, answers),
        **person_facts("ответственный", host),
        **person_facts("председатель", chair),
        "мероприятие": words_of(answers, "мероприятие"),
        "день": day_said(answers, "день"),
        "время": words_of(answers, "время"),
        "место": words_of(answers, "место"),
        "поручения": [
            {**row_of("человек", said), "что": str(row.get("что") or ""), "срок": str(row.get("срок") or "")} for said, row in charged
        ],
        "программа": programme,
        "программа_приложением": str(drawn_annexes(desk).get("event_programme", "")),
        "жюри": people_rows(jury),
        "партнёры": words_of(answers, "партнёры"),
        "контроль": control_fact(controller),
        "ознакомить": readers(host, *(said for said, _ in charged), chair, *jury, controller),
    }


def _event(facts: Facts) -> tuple[Block, ...]:
    name, programme, charged = word(facts, "мероприятие") or GAP, rows(facts, "программа"), rows(facts, "поручения")
    at = f" в {word(facts, 'время')}" if word(facts, "время") else ""
    guests = word(facts, "партнёры")
    apart = word(facts, "программа_приложением")
    annex: tuple[Block, ...] = ()
    if programme and not apart:
        lines = ((row["время"], row["что"], row["ведёт"]) for row in programme)
        annex = (*annexed_to(facts, "Программа итогового мероприятия"), table(("Время", "Что проходит", "Кто ведёт"), lines, (1, 3.4, 1.8)))
    tasks = [(_charged(row), row["что"], row["срок"]) for row in charged]
    return (
        *decree(
            facts,
            about=event_heading(facts),
            preamble=in_line_with(facts, "В целях подведения итогов наставничества и распространения опыта наставников"),
            points=(
                stopped(
                    f"Провести {word(facts, 'день')}{at} итоговое мероприятие — {name}. Место проведения: {word(facts, 'место') or GAP}"
                ),
                f"Утвердить программу мероприятия (приложение{f' № {apart}' if apart else ''})." if programme or apart else "",
                f"Назначить ответственным за подготовку и проведение мероприятия {named(facts, 'ответственный', Case.ACCUSATIVE)}.",
                Point("Поручить:", (table(("Кому", "Что сделать", "Срок"), tasks, (2.2, 2.8, 1.4)),)) if tasks else "",
                _jury(facts),
                f"{capital(brief(facts, 'ответственный'))} пригласить на мероприятие {guests}." if guests else "",
            ),
        ),
        *annex,
    )


def _charged(row: dict[str, str]) -> str:
    """«Белозёровой М. С., заместителю директора»: to whom, as a table has it."""
    return ", ".join(part for part in (row["человек_кратко_дп"], row["человек_должность_дп"]) if part)


def event_heading(facts: Facts) -> str:
    """«О проведении итогового мероприятия…»"""
    return f"О проведении итогового мероприятия по реализации {word(facts, 'модель_рп')}"


def _tasks_proposed(desk: Desk) -> object:
    lead = curator().start
    who = lead(desk) if lead else None
    return [{"кто": who, "что": what, "срок": until} for what, until in _TASKS_OF_EVENT]


EVENT_ORDER = Kind(
    name="event_order",
    code="D-42",
    family=Family.ORDER,
    title="Приказ о проведении итогового мероприятия",
    use="Когда и где подводятся итоги года, кто за что отвечает; программа и жюри — по желанию.",
    gather=_hold,
    compose=_event,
    heading=event_heading,
    asks=(
        subject(),
        Ask(
            "мероприятие", "Что проводится", help="После слова «провести»: «конференцию наставников», «круглый стол».",
            start=lambda desk: f"конференцию наставников «Итоги {desk.year_words} учебного года»",
        ),
        Ask("день", "Когда", Sort.DAY, start=lambda desk: day_of(desk.year + 1, 5, 20)),
        Ask("время", "Во сколько", needed=False, help="Например: 15:00."),
        Ask("место", "Где", start=lambda desk: "актовый зал"),
        Ask("ответственный", "Кто отвечает за мероприятие", Sort.PERSON, pool="staff", start=curator().start),
        Ask(
            "поручения", "Поручения", Sort.ROWS, needed=False, start=_tasks_proposed,
            columns=(Ask("кто", "Кому", Sort.PERSON, pool="staff"), Ask("что", "Что сделать"), Ask("срок", "Срок", needed=False)),
        ),
        Ask(
            "программа", "Программа", Sort.ROWS, needed=False, help="Заполните, и она станет приложением к приказу.",
            columns=(Ask("время", "Время", needed=False), Ask("что", "Что проходит"), Ask("ведёт", "Кто ведёт", needed=False)),
        ),
        Ask("председатель", "Председатель жюри", Sort.PERSON, needed=False, help="Если не заполнить, жюри не будет."),
        Ask("жюри", "Члены жюри", Sort.PEOPLE, needed=False),
        Ask("партнёры", "Кого пригласить", needed=False, help="В винительном падеже: «представителей организаций-партнёров»."),
        regulation(),
        control(),
    ),
    fields=(
        *SUBJECT,
        *person_fields("ответственный", "Кто отвечает за мероприятие"),
        *_JURY_FIELDS,
        Field("мероприятие", "Что проводится, в винительном падеже"),
        Field("день", "Когда"),
        Field("время", "Во сколько"),
        Field("место", "Где"),
        Field("партнёры", "Кого пригласить"),
        Rows("поручения", "Поручения", (*PERSON_COLUMNS, Field("что", "Что сделать"), Field("срок", "Срок"))),
        Field("программа_приложением", "Номер приложения с программой"),
        Rows("программа", "Программа", (Field("время", "Время"), Field("что", "Что проходит"), Field("ведёт", "Кто ведёт"))),
        CONTROL,
        READ,
    ),
    cites=frozenset({"all"}),
    closes=("ST7-07",),
    acquaints=True,
)  # fmt: skip


# A contest


def _announce(desk: Desk, answers: Answers) -> Facts:
    host, chair, controller = (placed(desk, answers.get(name)) for name in ("ответственный", "председатель", "контроль"))
    jury = everybody(desk, answers, "жюри", chair)
    return {
        **everyday_facts(desk, answers),
        **person_facts("ответственный", host),
        **person_facts("председатель", chair),
        "жюри": people_rows(jury),
        "конкурс": words_of(answers, "конкурс"),
        "номинации": words_of(answers, "номинации"),
        "с": day_said(answers, "с"),
        "по": day_said(answers, "по"),
        "заявки": day_or_nothing(answers, "заявки"),
        "итоги": day_or_nothing(answers, "итоги"),
        "приложения": annexes(
            desk,
            (
                (
                    bool(answers.get("утвердить_положение")),
                    "contest_regulation",
                    f"Положение о конкурсе {_quoted(words_of(answers, 'конкурс'))}",
                ),
                (bool(answers.get("утвердить_критерии")), "", "оценочный лист конкурса"),
            ),
        ),
        "контроль": control_fact(controller),
        "ознакомить": readers(host, chair, *jury, controller),
    }


def _contest(facts: Facts) -> tuple[Block, ...]:
    applied, summed = word(facts, "заявки"), word(facts, "итоги")
    tasks = (
        "довести сведения о конкурсе до участников системы наставничества",
        f"принять заявки и материалы в срок до {applied}" if applied else "принять заявки и материалы участников",
        "организовать работу жюри и хранение его протоколов",
    )
    return decree(
        facts,
        about=contest_heading(facts),
        preamble=in_line_with(facts, "В целях выявления и поощрения лучших наставников, распространения их опыта"),
        points=(
            stopped(f"Провести с {word(facts, 'с')} по {word(facts, 'по')} конкурс {_quoted(word(facts, 'конкурс'))}"),
            approving(facts),
            several(
                "Определить номинации конкурса",
                [_quoted(name) for name in lines_of(word(facts, "номинации"))],
                one="Определить номинацию конкурса",
            ),
            _jury(facts),
            stopped(f"Назначить ответственным за проведение конкурса {named(facts, 'ответственный', Case.ACCUSATIVE)}"),
            several(f"Ответственному за проведение конкурса {brief(facts, 'ответственный')}", tasks),
            f"Жюри в срок до {summed} подвести итоги и представить протокол с предложениями о награждении." if summed else "",
        ),
    )


def _quoted(name: str) -> str:
    return f"«{name.strip('«»')}»" if name else GAP


def contest_heading(facts: Facts) -> str:
    """«О проведении конкурса «Наставник года»»"""
    return f"О проведении конкурса {_quoted(word(facts, 'конкурс'))}"


CONTEST_ORDER = Kind(
    name="contest_order",
    code="D-47",
    family=Family.ORDER,
    title="Приказ о проведении конкурса",
    use="Конкурс наставников или пар: сроки, номинации, жюри; Положение о конкурсе — приложением.",
    gather=_announce,
    compose=_contest,
    heading=contest_heading,
    asks=(
        subject(),
        Ask("конкурс", "Название конкурса", start=lambda desk: "Наставник года"),
        Ask("с", "Проводится с", Sort.DAY, start=lambda desk: desk.on),
        Ask("по", "По какой день", Sort.DAY),
        Ask("заявки", "До какого дня принимать заявки", Sort.DAY, needed=False),
        Ask("итоги", "До какого дня подвести итоги", Sort.DAY, needed=False),
        Ask("номинации", "Номинации", Sort.TEXT, needed=False, help="Каждая с новой строки."),
        Ask("утвердить_положение", "Утвердить этим приказом Положение о конкурсе", Sort.FLAG, needed=False, start=lambda desk: True),
        Ask("утвердить_критерии", "Утвердить этим приказом оценочный лист", Sort.FLAG, needed=False),
        Ask("председатель", "Председатель жюри", Sort.PERSON),
        Ask("жюри", "Члены жюри", Sort.PEOPLE),
        Ask("ответственный", "Кто проводит конкурс", Sort.PERSON, pool="staff", start=curator().start),
        regulation(),
        control(),
    ),
    fields=(
        *SUBJECT,
        *person_fields("ответственный", "Кто проводит конкурс"),
        *_JURY_FIELDS,
        Field("конкурс", "Название конкурса"),
        Field("номинации", "Номинации, каждая с новой строки"),
        Field("с", "Проводится с"),
        Field("по", "По"),
        Field("заявки", "До какого дня принимать заявки"),
        Field("итоги", "До какого дня подвести итоги"),
        ANNEXES,
        CONTROL,
        READ,
    ),
    cites=frozenset({"all"}),
    closes=("ST7-12",),
    acquaints=True,
)  # fmt: skip

KINDS = (EVENT_ORDER, CONTEST_ORDER)
