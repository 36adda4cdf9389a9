"""Orders that begin mentoring: on its introduction and on the Положение alone (D-01, D-02)."""

from __future__ import annotations

from duet.base.papers.blocks import Block
from duet.core.declension import Case
from duet.core.regulation import Topic
from duet.stages.documents.desk import Desk, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Rows, Sort
from duet.stages.documents.wording import rows, table, word

from .asking import curator, day_said, words_of
from .ordering import (
    ANNEXES,
    CANCELLED,
    CANCELLED_FIELD,
    CONTROL,
    PERSON_COLUMNS,
    READ,
    SITE,
    SUBJECT,
    Point,
    annexes,
    approving,
    brief,
    cancelling,
    control,
    control_fact,
    day_or_nothing,
    decree,
    drawn_annexes,
    everybody,
    in_line_with,
    named,
    on_site,
    people_rows,
    placed,
    readers,
    reference,
    several,
    soon,
    stopped,
    subject,
    subject_facts,
)

# What mentoring is for: of teachers alone, of pupils too.
_AIM = "адаптации и профессионального роста педагогических работников"
_AIMS = "профессионального роста педагогических работников, развития и самоопределения обучающихся"

# On introduction


def _introduce(desk: Desk, answers: Answers) -> Facts:
    lead, chair, site, controller = (
        placed(desk, answers.get(name)) for name in ("куратор", "председатель", "ответственный_за_сайт", "контроль")
    )
    group = everybody(desk, answers, "рабочая_группа", chair)
    flags = {flag: bool(answers.get(flag)) for flag in ("утвердить_положение", "утвердить_карту", "утвердить_форму_программы")}
    year = f"на {desk.year_words} учебный год"
    approved = annexes(
        desk,
        (
            (flags["утвердить_положение"], "mentoring_regulation", "Положение о системе наставничества"),
            (flags["утвердить_карту"], "roadmap_annex", f"дорожную карту (план мероприятий) по реализации системы наставничества {year}"),
            (flags["утвердить_форму_программы"], "programme_template", "шаблон персонализированной программы наставничества"),
        ),
    )
    return {
        **subject_facts(desk, answers),
        **person_facts("куратор", lead),
        **person_facts("председатель", chair),
        **person_facts("ответственный_за_сайт", site),
        "рабочая_группа": people_rows(group),
        "с": day_said(answers, "с"),
        **flags,
        "приложения": approved,
        "состав_приложением": str(drawn_annexes(desk).get("group_members", "")),
        "срок_ознакомления": day_or_nothing(answers, "срок_ознакомления"),
        "срок_баз": day_or_nothing(answers, "срок_баз"),
        "отчёт": words_of(answers, "отчёт"),
        "отменяет": reference(desk, answers, "отменяет", Case.ACCUSATIVE),
        "контроль": control_fact(controller),
        "ознакомить": readers(lead, chair, *group, site, controller),
    }


def _introduction(facts: Facts) -> tuple[Block, ...]:
    known = ["настоящим приказом", *(["Положением о системе наставничества"] if facts["утвердить_положение"] else [])]
    told, based = word(facts, "срок_ознакомления"), word(facts, "срок_баз")
    tasks = (
        "организовать выполнение дорожной карты и координировать работу участников" if facts["утвердить_карту"] else "",
        f"в срок до {told} ознакомить работников под подпись с {' и '.join(known)}" if told else "",
        f"в срок до {based} сформировать базы наставников и наставляемых, получив письменные согласия участников" if based else "",
        f"представлять отчёт о реализации системы наставничества {word(facts, 'отчёт')}" if word(facts, "отчёт") else "",
    )
    taught = word(facts, "модель_рп") != "системы наставничества педагогических работников"
    return decree(
        facts,
        about=introduction_heading(facts),
        preamble=in_line_with(facts, f"В целях создания условий для {_AIMS if taught else _AIM}"),
        points=(
            f"Внедрить с {word(facts, 'с')} {word(facts, 'модель_вп')} (далее — система наставничества).",
            approving(facts),
            f"Назначить куратором реализации системы наставничества {named(facts, 'куратор', Case.ACCUSATIVE)}.",
            _group(facts),
            several(f"Куратору {brief(facts, 'куратор')}", tasks),
            on_site(facts, "настоящий приказ и утверждённые им документы" if facts["приложения"] else "настоящий приказ"),
            cancelling(facts),
        ),
    )


def _group(facts: Facts) -> Point:
    """The working group, if it is made by the same order; its members may stand in an annex."""
    lead = "Создать рабочую группу по внедрению системы наставничества"
    if word(facts, "состав_приложением"):
        return Point(f"{lead} и утвердить её состав (приложение № {facts['состав_приложением']}).")
    listed = [("член группы", row) for row in rows(facts, "рабочая_группа")]
    if facts["председатель"]:
        chair = {"человек": word(facts, "председатель"), "человек_должность": word(facts, "председатель_должность")}
        listed.insert(0, ("председатель", chair))
    if not listed:
        return Point("")
    lines = ((row["человек"], row["человек_должность"], role) for role, row in listed)
    return Point(
        f"{lead} в составе:",
        (table(("Фамилия, имя, отчество", "Должность", "Роль в группе"), lines, (2.2, 2.4, 1.2)),),
    )


def introduction_heading(facts: Facts) -> str:
    """«О внедрении системы наставничества…»"""
    return f"О внедрении {word(facts, 'модель_рп')}"


INTRODUCTION_ORDER = Kind(
    name="introduction_order",
    code="D-01",
    family=Family.ORDER,
    title="Приказ о внедрении системы наставничества",
    use="С него всё начинается: вводит наставничество, утверждает Положение и дорожную карту, назначает куратора и рабочую группу.",
    gather=_introduce,
    compose=_introduction,
    heading=introduction_heading,
    asks=(
        subject(),
        Ask("с", "С какого дня", Sort.DAY, start=lambda desk: desk.on),
        Ask(
            "утвердить_положение", "Утвердить этим приказом Положение", Sort.FLAG, needed=False, start=lambda desk: True,
            help="Отмеченное станет приложениями по порядку: № 1, № 2, № 3.",
        ),
        Ask("утвердить_карту", "Утвердить этим приказом дорожную карту", Sort.FLAG, needed=False, start=lambda desk: True),
        Ask("утвердить_форму_программы", "Утвердить этим приказом форму персонализированной программы", Sort.FLAG, needed=False),
        curator(),
        Ask(
            "председатель", "Председатель рабочей группы", Sort.PERSON, needed=False, pool="staff",
            help="Если не заполнить, рабочей группы в приказе не будет.",
        ),
        Ask("рабочая_группа", "Члены рабочей группы", Sort.PEOPLE, needed=False, pool="staff"),
        Ask("срок_ознакомления", "До какого дня ознакомить работников", Sort.DAY, needed=False, start=soon),
        Ask("срок_баз", "До какого дня собрать базы наставников и наставляемых", Sort.DAY, needed=False),
        Ask(
            "отчёт", "Когда куратор отчитывается", needed=False, start=lambda desk: "ежегодно в срок до 15 мая",
            help="Например: ежегодно в срок до 15 мая.",
        ),
        SITE,
        CANCELLED,
        control(),
    ),
    fields=(
        *SUBJECT,
        *person_fields("куратор", "Куратор"),
        *person_fields("председатель", "Председатель рабочей группы"),
        *person_fields("ответственный_за_сайт", "Кто размещает документы на сайте"),
        Rows("рабочая_группа", "Члены рабочей группы", PERSON_COLUMNS),
        Field("с", "С какого дня"),
        ANNEXES,
        Field("состав_приложением", "Номер приложения с составом рабочей группы"),
        Flag("утвердить_положение", "Утверждается ли Положение"),
        Flag("утвердить_карту", "Утверждается ли дорожная карта"),
        Flag("утвердить_форму_программы", "Утверждается ли форма программы"),
        Field("срок_ознакомления", "До какого дня ознакомить работников"),
        Field("срок_баз", "До какого дня собрать базы"),
        Field("отчёт", "Когда куратор отчитывается"),
        CANCELLED_FIELD,
        CONTROL,
        READ,
    ),
    cites=frozenset({"pupils", "pedagogical"}),
    closes=("ST1-09", "ST1-08", "ST1-10", "ST1-11"),
    acquaints=True,
)  # fmt: skip


# On the Положение alone


def _regulate(desk: Desk, answers: Answers) -> Facts:
    lead, site, controller = (placed(desk, answers.get(name)) for name in ("куратор", "ответственный_за_сайт", "контроль"))
    return {
        **subject_facts(desk, answers, Topic.LABOUR),
        **person_facts("куратор", lead),
        **person_facts("ответственный_за_сайт", site),
        "с": day_said(answers, "с"),
        "новая_редакция": bool(answers.get("новая_редакция")),
        "мнение": words_of(answers, "мнение"),
        "срок_ознакомления": day_or_nothing(answers, "срок_ознакомления"),
        "отменяет": reference(desk, answers, "отменяет", Case.ACCUSATIVE),
        "контроль": control_fact(controller),
        "ознакомить": readers(lead, site, controller),
    }


def _regulation(facts: Facts) -> tuple[Block, ...]:
    opinion = f", с учётом {word(facts, 'мнение')}" if word(facts, "мнение") else ""
    edition = " в новой редакции" if facts["новая_редакция"] else ""
    until = f" в срок до {word(facts, 'срок_ознакомления')}" if word(facts, "срок_ознакомления") else ""
    return decree(
        facts,
        about=regulation_heading(facts),
        preamble=in_line_with(facts) + opinion,
        points=(
            f"Утвердить Положение о системе наставничества{edition} (приложение № 1).",
            stopped(f"Ввести Положение в действие с {word(facts, 'с')}"),
            f"Куратору {brief(facts, 'куратор')}{until} ознакомить работников с Положением под подпись.",
            on_site(facts, "Положение"),
            cancelling(facts),
        ),
    )


def regulation_heading(facts: Facts) -> str:
    """«Об утверждении Положения о системе наставничества»"""
    return "Об утверждении Положения о системе наставничества" + (" в новой редакции" if facts["новая_редакция"] else "")


REGULATION_ORDER = Kind(
    name="regulation_order",
    code="D-02",
    family=Family.ORDER,
    title="Приказ об утверждении Положения о системе наставничества",
    use="Если Положение утверждается отдельно или обновляется: само Положение — приложение к этому приказу.",
    gather=_regulate,
    compose=_regulation,
    heading=regulation_heading,
    asks=(
        subject(),
        Ask("новая_редакция", "Это новая редакция", Sort.FLAG, needed=False),
        Ask("с", "С какого дня действует", Sort.DAY, start=lambda desk: desk.on),
        Ask(
            "мнение", "Чьё мнение учтено", needed=False,
            help="Допишите после слов «с учётом»: «мнения педагогического совета (протокол от 30.08.2026 № 1)».",
        ),
        curator(),
        Ask("срок_ознакомления", "До какого дня ознакомить работников", Sort.DAY, needed=False, start=soon),
        SITE,
        CANCELLED,
        control(),
    ),
    fields=(
        *SUBJECT,
        *person_fields("куратор", "Куратор"),
        *person_fields("ответственный_за_сайт", "Кто размещает Положение на сайте"),
        Field("с", "С какого дня действует"),
        Flag("новая_редакция", "Новая ли это редакция"),
        Field("мнение", "Чьё мнение учтено, после слов «с учётом»"),
        Field("срок_ознакомления", "До какого дня ознакомить работников"),
        CANCELLED_FIELD,
        CONTROL,
        READ,
    ),
    cites=frozenset({"pupils", "pedagogical", "labour"}),
    closes=("ST1-10",),
    acquaints=True,
)  # fmt: skip

KINDS = (INTRODUCTION_ORDER, REGULATION_ORDER)
