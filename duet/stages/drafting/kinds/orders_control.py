"""Orders that look after the work: the schedule of control, monitoring, the commission that destroys personal data (D-54, D-25, D-51)."""

from __future__ import annotations

from duet.base.papers.blocks import Block
from duet.core.calendar import day_of
from duet.core.declension import Case
from duet.stages.documents.desk import GAP, Desk, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Rows, Sort
from duet.stages.documents.wording import rows, table, word

from .asking import curator, day_said, people_of, words_of
from .composing import on_destruction
from .ordering import (
    CONTROL,
    PERSON_COLUMNS,
    READ,
    SUBJECT,
    Point,
    annexed_to,
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

# What is looked at in a year and what remains of it (DOMAIN.md §7.6).
_LOOKED_AT = (
    ("базы наставников и наставляемых, согласия участников", "до 1 октября", "сводка"),
    ("персонализированные программы: составлены и утверждены", "до 1 ноября", "аналитическая справка"),
    ("выполнение персонализированных программ, журналы встреч", "до 5-го числа после каждой четверти", "аналитическая справка"),
    ("анкетирование участников в середине года", "до 31 января", "сводка ответов"),
    ("выполнение дорожной карты", "до 5-го числа после каждой четверти", "сведения для руководителя"),
    ("отчёты наставников и итоговое анкетирование", "до 15 мая", "аналитический отчёт"),
)


_SCHEDULE = ("№", "Что проверяется", "Срок", "Кто проверяет", "Чем подтверждается")


def _schedule(desk: Desk, answers: Answers) -> Facts:
    lead, controller = (placed(desk, answers.get(name)) for name in ("куратор", "контроль"))
    looked = [(placed(desk, row.get("кто")), row) for row in people_of(answers, "план")]  # type: ignore[arg-type]  # JSON
    return {
        **everyday_facts(desk, answers),
        **person_facts("куратор", lead),
        "план": [
            {**row_of("человек", said), **{name: str(row.get(name) or "") for name in ("что", "срок", "итог")}} for said, row in looked
        ],
        "план_приложением": str(drawn_annexes(desk).get("control_schedule", "")),
        "срок_ознакомления": day_or_nothing(answers, "срок_ознакомления"),
        "контроль": control_fact(controller),
        "ознакомить": readers(lead, *(said for said, _ in looked), controller),
    }


def _scheduled(facts: Facts) -> tuple[Block, ...]:
    title = f"План-график контроля реализации {word(facts, 'модель_рп')} на {word(facts, 'учебный_год')} учебный год"
    told, apart = word(facts, "срок_ознакомления"), word(facts, "план_приложением")
    plan = rows(facts, "план") or [{"что": "", "срок": "", "человек_кратко": "", "итог": ""}]
    lines = ((str(number), row["что"], row["срок"], row["человек_кратко"], row["итог"]) for number, row in enumerate(plan, 1))
    return (
        *decree(
            facts,
            about=schedule_heading(facts),
            preamble=in_line_with(facts, "В целях своевременного и качественного выполнения мероприятий по наставничеству"),
            points=(
                f"Утвердить план-график контроля реализации {word(facts, 'модель_рп')} (приложение{f' № {apart}' if apart else ''}).",
                "Лицам, указанным в плане-графике, проводить контроль в установленные сроки и оформлять его результаты письменно.",
                several(
                    f"Куратору {brief(facts, 'куратор')}",
                    (
                        f"ознакомить с планом-графиком наставников в срок до {told}" if told else "",
                        "обобщать результаты контроля и представлять их руководителю",
                    ),
                ),
            ),
        ),
        *(() if apart else (*annexed_to(facts, title), table(_SCHEDULE, lines, (0.4, 2.6, 1.6, 1.5, 1.5)))),
    )


def schedule_heading(facts: Facts) -> str:
    """«Об утверждении плана-графика контроля…»"""
    return f"Об утверждении плана-графика контроля реализации {word(facts, 'модель_рп')}"


def _looked_at(desk: Desk) -> object:
    lead = curator().start
    who = lead(desk) if lead else None
    return [{"что": what, "срок": until, "кто": who, "итог": proof} for what, until, proof in _LOOKED_AT]


CONTROL_SCHEDULE_ORDER = Kind(
    name="control_schedule_order",
    code="D-54",
    family=Family.ORDER,
    title="Приказ об утверждении плана-графика контроля",
    use="Что, когда и кто проверяет в течение года; сам план-график печатается приложением в том же файле.",
    gather=_schedule,
    compose=_scheduled,
    heading=schedule_heading,
    asks=(
        subject(),
        Ask(
            "план", "План-график", Sort.ROWS, start=_looked_at,
            columns=(
                Ask("что", "Что проверяется"),
                Ask("срок", "Срок"),
                Ask("кто", "Кто проверяет", Sort.PERSON, pool="staff"),
                Ask("итог", "Чем подтверждается", needed=False),
            ),
        ),
        curator(),
        Ask("срок_ознакомления", "До какого дня ознакомить наставников", Sort.DAY, needed=False),
        regulation(),
        control(),
    ),
    fields=(
        *SUBJECT,
        *person_fields("куратор", "Куратор"),
        Rows(
            "план", "План-график",
            (*PERSON_COLUMNS, Field("что", "Что проверяется"), Field("срок", "Срок"), Field("итог", "Чем подтверждается")),
        ),
        Field("план_приложением", "Номер приложения с планом-графиком, если он составлен отдельно"),
        Field("срок_ознакомления", "До какого дня ознакомить наставников"),
        CONTROL,
        READ,
    ),
    cites=frozenset({"all"}),
    closes=("ST6-16",),
    acquaints=True,
)  # fmt: skip


# Monitoring

# When: what it is for, what is found out.
_WHEN = {
    "before": ("перед началом работы пар", "ожидания и запросы участников"),
    "during": ("в ходе работы пар", "ход программ, трудности и удовлетворённость участников"),
    "after": ("по завершении работы пар", "удовлетворённость участников, качество программ и их влияние на участников"),
}
_WHEN_WORDS = (("before", "Перед началом работы"), ("during", "В середине года"), ("after", "По итогам"))


def _survey(desk: Desk, answers: Answers) -> Facts:
    host, helper, controller = (placed(desk, answers.get(name)) for name in ("ответственный", "психолог", "контроль"))
    when, what = _WHEN.get(words_of(answers, "когда"), (GAP, GAP))
    return {
        **everyday_facts(desk, answers),
        **person_facts("ответственный", host),
        **person_facts("психолог", helper),
        "когда": when,
        "что_выясняется": what,
        "кто_участвует": words_of(answers, "кто_участвует"),
        "с": day_said(answers, "с"),
        "по": day_said(answers, "по"),
        "срок_справки": day_said(answers, "срок_справки"),
        "анонимно": bool(answers.get("анонимно")),
        "на_педсовете": words_of(answers, "на_педсовете"),
        "контроль": control_fact(controller),
        "ознакомить": readers(host, helper, controller),
    }


def _surveying(facts: Facts) -> tuple[Block, ...]:
    host = f"Ответственному за мониторинг {brief(facts, 'ответственный')}"
    tasks = (
        "организовать анкетирование и разъяснить участникам его цель и порядок",
        "обеспечить добровольность участия и сохранность ответов",
        "обработать анкеты без указания, кто на них ответил" if facts["анонимно"] else "",
        f"подготовить аналитическую справку в срок до {word(facts, 'срок_справки')}",
    )
    where = word(facts, "на_педсовете")
    return decree(
        facts,
        about=survey_heading(facts),
        preamble=in_line_with(facts, "В целях оценки качества и результатов наставничества"),
        points=(
            f"Провести с {word(facts, 'с')} по {word(facts, 'по')} мониторинг {word(facts, 'модель_рп')} {word(facts, 'когда')}. "
            f"В мониторинге участвуют {word(facts, 'кто_участвует') or GAP}.",
            f"Выяснить в ходе мониторинга {word(facts, 'что_выясняется')}.",
            f"Назначить ответственным за проведение мониторинга {named(facts, 'ответственный', Case.ACCUSATIVE)}.",
            several(host, tasks),
            f"{capital(named(facts, 'психолог', Case.DATIVE))} оказать помощь в подготовке анкет и в толковании ответов."
            if facts["психолог"]
            else "",
            stopped(f"Рассмотреть результаты мониторинга {where}") if where else "",
        ),
    )


def survey_heading(facts: Facts) -> str:
    """«О проведении мониторинга …»"""
    return f"О проведении мониторинга {word(facts, 'модель_рп')}"


MONITORING_ORDER = Kind(
    name="monitoring_order",
    code="D-25",
    family=Family.ORDER,
    title="Приказ о проведении мониторинга",
    use="Когда и кого анкетируют, кто отвечает и к какому дню готова справка.",
    gather=_survey,
    compose=_surveying,
    heading=survey_heading,
    asks=(
        subject(),
        Ask("когда", "Какой мониторинг", Sort.CHOICE, choices=_WHEN_WORDS),
        Ask("с", "Анкетирование с", Sort.DAY, start=lambda desk: desk.on),
        Ask("по", "По какой день", Sort.DAY),
        Ask("кто_участвует", "Кто участвует", start=lambda desk: "наставники и наставляемые"),
        Ask("ответственный", "Кто отвечает", Sort.PERSON, pool="staff", start=curator().start),
        Ask("психолог", "Педагог-психолог", Sort.PERSON, needed=False, pool="staff"),
        Ask("анонимно", "Анкеты без имён", Sort.FLAG, needed=False),
        Ask("срок_справки", "Когда готова справка", Sort.DAY),
        Ask("на_педсовете", "Где рассматриваются результаты", needed=False, help="Например: на заседании педагогического совета."),
        regulation(),
        control(),
    ),
    fields=(
        *SUBJECT,
        *person_fields("ответственный", "Кто отвечает"),
        *person_fields("психолог", "Педагог-психолог"),
        Field("когда", "Когда: «в ходе работы пар»"),
        Field("что_выясняется", "Что выясняется"),
        Field("кто_участвует", "Кто участвует"),
        Field("с", "Анкетирование с"),
        Field("по", "По"),
        Field("срок_справки", "Когда готова справка"),
        Flag("анонимно", "Без имён ли анкеты"),
        Field("на_педсовете", "Где рассматриваются результаты"),
        CONTROL,
        READ,
    ),
    cites=frozenset({"all"}),
    closes=("ST7-01", "ST7-02", "ST7-03", "ST6-07"),
    acquaints=True,
    later="Ответы на анкеты появятся в программе позже, в разделе «Мониторинг»; приказ от этого не зависит.",
)  # fmt: skip


# The commission that destroys personal data


def _destroy(desk: Desk, answers: Answers) -> Facts:
    chair, controller = (placed(desk, answers.get(name)) for name in ("председатель", "контроль"))
    members = everybody(desk, answers, "члены", chair)
    return {
        "правовые_основания": on_destruction(desk),
        **person_facts("председатель", chair),
        "члены": people_rows(members),
        "что": words_of(answers, "что"),
        "срок": day_said(answers, "срок"),
        "постоянная": bool(answers.get("постоянная")),
        "контроль": control_fact(controller),
        "ознакомить": readers(chair, *members, controller),
    }


def _destroying(facts: Facts) -> tuple[Block, ...]:
    listed = [(word(facts, "председатель"), word(facts, "председатель_должность"), "председатель")]
    listed += [(row["человек"], row["человек_должность"], "член комиссии") for row in rows(facts, "члены")] or [("", "", "член комиссии")]
    composition = table(("Фамилия, имя, отчество", "Должность", "Роль в комиссии"), listed, (2.2, 2.4, 1.2))
    lasting = "постоянно действующую " if facts["постоянная"] else ""
    tasks = lines_of(word(facts, "что"))
    return decree(
        facts,
        about=destruction_heading(facts),
        preamble=in_line_with(
            facts, "В целях уничтожения персональных данных участников наставничества, цель обработки которых достигнута"
        ),
        points=(
            Point(f"Создать {lasting}комиссию по уничтожению персональных данных участников наставничества в составе:", (composition,)),
            several("Комиссии отобрать к уничтожению", tasks),
            stopped(
                "Комиссии уничтожить отобранные персональные данные способом, исключающим их восстановление, и составить акт с выгрузкой "
                f"из журнала регистрации событий в срок до {word(facts, 'срок')}"
            ),
            f"Председателю комиссии {brief(facts, 'председатель')} обеспечить хранение актов в течение трёх лет.",
        ),
    )


def destruction_heading(facts: Facts) -> str:
    """«О комиссии по уничтожению персональных данных»"""
    return "О комиссии по уничтожению персональных данных участников наставничества"


DESTRUCTION_ORDER = Kind(
    name="destruction_order",
    code="D-51",
    family=Family.ORDER,
    title="Приказ о комиссии по уничтожению персональных данных",
    use="Кто и к какому дню уничтожает данные участников, когда они больше не нужны; акт составляется по этому приказу.",
    gather=_destroy,
    compose=_destroying,
    heading=destruction_heading,
    asks=(
        Ask("председатель", "Председатель комиссии", Sort.PERSON, pool="staff"),
        Ask("члены", "Члены комиссии", Sort.PEOPLE, pool="staff", help="По одному человеку в строке, не меньше двух."),
        Ask("постоянная", "Комиссия постоянная", Sort.FLAG, needed=False),
        Ask(
            "что", "Что уничтожается", Sort.TEXT, help="Каждое с новой строки.",
            start=lambda desk: "анкеты и заявки участников, завершивших программы\nсогласия, срок хранения которых истёк\n"
            "сведения об этих участниках в информационных системах",
        ),
        Ask(
            "срок", "До какого дня", Sort.DAY, start=lambda desk: day_of(desk.year + 1, 6, 30),
            help="Не позднее 30 дней после достижения цели.",
        ),
        control(),
    ),
    fields=(
        *person_fields("председатель", "Председатель комиссии"),
        Rows("члены", "Члены комиссии", PERSON_COLUMNS),
        Field("правовые_основания", "Правовые акты в творительном падеже"),
        Flag("постоянная", "Постоянная ли комиссия"),
        Field("что", "Что уничтожается, каждое с новой строки"),
        Field("срок", "До какого дня"),
        CONTROL,
        READ,
    ),
    cites=frozenset({"data"}),
    closes=("ST7-19",),
    acquaints=True,
)  # fmt: skip

KINDS = (CONTROL_SCHEDULE_ORDER, MONITORING_ORDER, DESTRUCTION_ORDER)
