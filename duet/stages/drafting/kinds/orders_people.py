"""Orders that appoint somebody: the curator, those answerable for the ties with the centre above (D-04, D-06)."""

from __future__ import annotations

from duet.base.papers.blocks import Block
from duet.core.declension import Case
from duet.stages.documents.desk import Desk, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Kind, Rows, Sort
from duet.stages.documents.wording import rows, table, word

from .asking import curator, day_said, people_of, words_of
from .ordering import (
    CONTROL,
    PERSON_COLUMNS,
    READ,
    REGULATIONS,
    SUBJECT,
    Point,
    brief,
    cited,
    control,
    control_fact,
    day_or_nothing,
    decree,
    everyday_facts,
    in_line_with,
    lines_of,
    named,
    placed,
    readers,
    regulation,
    row_of,
    several,
    stopped,
    subject,
    subject_facts,
)

_DUTIES = (
    "вести базы наставников и наставляемых и обновлять их не реже одного раза в год",
    "собирать письменные согласия участников до начала работы",
    "готовить предложения о составе наставнических пар и групп и проекты приказов",
    "организовывать подготовку наставников",
    "сопровождать персонализированные программы и проверять, как они выполняются",
    "проводить мониторинг и анкетирование участников",
    "готовить итоговый аналитический отчёт и сведения для размещения на официальном сайте",
)


# The curator


def _appoint(desk: Desk, answers: Answers) -> Facts:
    lead, instead, controller = (placed(desk, answers.get(name)) for name in ("куратор", "замещает", "контроль"))
    # Once there is a Положение, it says whence the curator is; before that, the acts it will rest on.
    based = answers.get("по_положению")
    return {
        **(everyday_facts(desk, {**answers, "положение": based}) if based else subject_facts(desk, answers)),
        **person_facts("куратор", lead),
        **person_facts("замещает", instead),
        "с": day_said(answers, "с"),
        "по": day_or_nothing(answers, "по"),
        "обязанности": words_of(answers, "обязанности"),
        "доплата": words_of(answers, "доплата"),
        "контроль": control_fact(controller),
        "ознакомить": readers(lead, instead, controller),
    }


def _appointment(facts: Facts) -> tuple[Block, ...]:
    until, pay = word(facts, "по"), word(facts, "доплата")
    term = f"с {word(facts, 'с')}{f' по {until}' if until else ''}"
    return decree(
        facts,
        about=curator_heading(facts),
        preamble=in_line_with(facts, "В целях организации наставничества и координации работы его участников"),
        points=(
            f"Назначить {named(facts, 'куратор', Case.ACCUSATIVE)} куратором реализации {word(facts, 'модель_рп')} {term}"
            + ("" if term.endswith(".") else "."),
            several("Возложить на куратора следующие обязанности", lines_of(word(facts, "обязанности")), one="Поручить куратору"),
            stopped(
                f"Установить {brief(facts, 'куратор')} по соглашению сторон трудового договора доплату за исполнение обязанностей "
                f"куратора: {pay}"
            )
            if pay
            else "",
            f"На время отсутствия куратора возложить его обязанности на {named(facts, 'замещает', Case.ACCUSATIVE)}."
            if facts["замещает"]
            else "",
        ),
    )


def curator_heading(facts: Facts) -> str:
    """«О назначении куратора…»"""
    return f"О назначении куратора реализации {word(facts, 'модель_рп')}"


CURATOR_ORDER = Kind(
    name="curator_order",
    code="D-04",
    family=Family.ORDER,
    title="Приказ о назначении куратора",
    use="Кто ведёт наставничество, с какого дня, за что отвечает и кто его замещает.",
    gather=_appoint,
    compose=_appointment,
    heading=curator_heading,
    asks=(
        subject(),
        curator(),
        Ask("с", "Назначить с", Sort.DAY, start=lambda desk: desk.on),
        Ask("по", "По какой день", Sort.DAY, needed=False, help="Если не заполнить, срока не будет."),
        Ask("обязанности", "Обязанности", Sort.TEXT, help="Каждая с новой строки.", start=lambda desk: "\n".join(_DUTIES)),
        Ask("доплата", "Доплата куратору", needed=False, help="Сколько и на каком основании. Если не заполнить, пункта не будет."),
        Ask("замещает", "Кто замещает куратора", Sort.PERSON, needed=False, pool="staff"),
        cited(
            "по_положению", "Каким приказом утверждено Положение", *REGULATIONS, proposed=False,
            help="Если оно уже есть: приказ сошлётся на него вместо длинного списка актов.",
        ),
        control(),
    ),
    fields=(
        *SUBJECT,
        *person_fields("куратор", "Куратор"),
        *person_fields("замещает", "Кто замещает куратора"),
        Field("с", "С какого дня"),
        Field("по", "По какой день"),
        Field("обязанности", "Обязанности, каждая с новой строки"),
        Field("доплата", "Доплата куратору"),
        CONTROL,
        READ,
    ),
    cites=frozenset({"pupils", "pedagogical"}),
    closes=("ST1-08",),
    acquaints=True,
)  # fmt: skip


# Those answerable for the ties with the centre above

_CHARGE = "взаимодействие с муниципальным центром наставничества и своевременное представление сводной информации"


def _charge(desk: Desk, answers: Answers) -> Facts:
    charged = [(placed(desk, row.get("человек")), row) for row in people_of(answers, "ответственные")]  # type: ignore[arg-type]  # JSON
    controller = placed(desk, answers.get("контроль"))
    return {
        **everyday_facts(desk, answers),
        "кому": words_of(answers, "кому"),
        "ответственные": [
            {**row_of("человек", said), "за_что": str(row.get("за_что") or ""), "срок": str(row.get("срок") or "")} for said, row in charged
        ],
        "контроль": control_fact(controller),
        "ознакомить": readers(*(said for said, _ in charged), controller),
    }


def _charging(facts: Facts) -> tuple[Block, ...]:
    charged, receiver = rows(facts, "ответственные"), word(facts, "кому")
    appoint: Point | str
    if len(charged) == 1:
        appoint = f"Назначить {named(charged[0], 'человек', Case.ACCUSATIVE)} ответственным за {charged[0]['за_что'] or _CHARGE}."
    else:
        lines = ((row["человек"], row["человек_должность"], row["за_что"], row["срок"]) for row in charged or [_NOBODY])
        titles = ("Фамилия, имя, отчество", "Должность", "За что отвечает", "Когда представляет сведения")
        appoint = Point("Назначить ответственными:", (table(titles, lines, (2, 1.8, 2.6, 1.6)),))
    when = charged[0]["срок"] if len(charged) == 1 else ""
    to = "Ответственному лицу" if len(charged) == 1 else "Ответственным лицам"
    report = f"{f'{when} представлять' if when else 'своевременно представлять'} сведения о реализации системы наставничества"
    return decree(
        facts,
        about=responsible_heading(facts),
        preamble=in_line_with(facts, "В целях своевременного обмена сведениями о реализации системы наставничества"),
        points=(
            appoint,
            several(
                to,
                (
                    f"{report}{f' (получатель — {receiver})' if receiver else ''}",
                    "перед отправкой сверять эти сведения с базами наставников и наставляемых",
                    "не передавать персональные данные участников без их согласия",
                ),
            ),
        ),
    )


_NOBODY = {"человек": "", "человек_должность": "", "за_что": "", "срок": ""}


def responsible_heading(facts: Facts) -> str:
    """«О назначении лиц, ответственных за …»; of one person in the singular."""
    who = "лица, ответственного" if len(rows(facts, "ответственные")) == 1 else "лиц, ответственных"
    return f"О назначении {who} за взаимодействие по вопросам наставничества"


def _first_charged(desk: Desk) -> object:
    lead = curator().start
    return [{"человек": lead(desk) if lead else None, "за_что": _CHARGE, "срок": "ежемесячно до 25-го числа"}]


RESPONSIBLE_ORDER = Kind(
    name="responsible_order",
    code="D-06",
    family=Family.ORDER,
    title="Приказ о назначении ответственных за взаимодействие",
    use="Кто связывается с муниципальным центром наставничества и кто вовремя отправляет туда сведения.",
    gather=_charge,
    compose=_charging,
    heading=responsible_heading,
    asks=(
        subject(),
        Ask(
            "ответственные", "Ответственные", Sort.ROWS, start=_first_charged,
            columns=(
                Ask("человек", "Кто", Sort.PERSON, pool="staff"),
                Ask("за_что", "За что отвечает"),
                Ask("срок", "Когда представляет сведения", needed=False),
            ),
        ),
        Ask(
            "кому", "Куда представляются сведения", needed=False,
            start=lambda desk: desk.organisation.upper_name or (desk.organisation.parent.name if desk.organisation.parent else ""),
        ),
        regulation(),
        control(),
    ),
    fields=(
        *SUBJECT,
        Field("кому", "Куда представляются сведения"),
        Rows(
            "ответственные", "Ответственные",
            (*PERSON_COLUMNS, Field("за_что", "За что отвечает"), Field("срок", "Когда представляет сведения")),
        ),
        CONTROL,
        READ,
    ),
    cites=frozenset({"all"}),
    closes=("ST1-06",),
    acquaints=True,
)  # fmt: skip


KINDS = (CURATOR_ORDER, RESPONSIBLE_ORDER)
