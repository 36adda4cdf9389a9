"""Orders that approve templates and rules of pay, and the payment itself (D-08, D-09, D-19)."""

from __future__ import annotations

from duet.base.papers.blocks import Block
from duet.core.declension import Case
from duet.core.regulation import Topic
from duet.stages.documents.desk import GAP, Desk, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Rows, Sort
from duet.stages.documents.wording import rows, table, word

from .asking import curator, day_said, people_of, words_of, year_end
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
    answered_before,
    approving,
    brief,
    cancelling,
    capital,
    cited,
    control,
    control_fact,
    day_or_nothing,
    decree,
    everyday_facts,
    in_line_with,
    lines_of,
    named,
    on_site,
    placed,
    readers,
    reference,
    regulation,
    row_of,
    several,
    soon,
    stopped,
    subject,
)

# Pay for mentoring rests on one article; it is printed without the numbers of its parts.
ARTICLE = "статьёй 351.8 Трудового кодекса Российской Федерации"


# Templates


def _lay_out(desk: Desk, answers: Answers) -> Facts:
    lead, controller = (placed(desk, answers.get(name)) for name in ("куратор", "контроль"))
    return {
        **everyday_facts(desk, answers),
        **person_facts("куратор", lead),
        "приложения": annexes(
            desk,
            (
                (True, "programme_template", "шаблон персонализированной программы наставничества"),
                (bool(answers.get("форма_журнала")), "meeting_journal", "форму журнала встреч наставника и наставляемого"),
                (bool(answers.get("форма_отчёта")), "mentor_report", "форму отчёта наставника"),
            ),
        ),
        "с": day_said(answers, "с"),
        "срок_составления": words_of(answers, "срок_составления"),
        "срок_ознакомления": day_or_nothing(answers, "срок_ознакомления"),
        "отменяет": reference(desk, answers, "отменяет", Case.ACCUSATIVE),
        "контроль": control_fact(controller),
        "ознакомить": readers(lead, controller),
    }


def _layout(facts: Facts) -> tuple[Block, ...]:
    term, told = word(facts, "срок_составления"), word(facts, "срок_ознакомления")
    return decree(
        facts,
        about=layout_heading(facts),
        preamble=in_line_with(facts, "В целях единого порядка составления и ведения документов наставнических пар и групп"),
        points=(
            approving(facts),
            stopped(
                f"Применять {'утверждённые формы' if _many_forms(facts) else 'утверждённый шаблон'} во всех наставнических парах и группах "
                f"с {word(facts, 'с')}"
            ),
            stopped(f"Наставникам составлять персонализированные программы {term}") if term else "",
            f"Куратору {brief(facts, 'куратор')}{f' в срок до {told}' if told else ''} ознакомить наставников с настоящим приказом "
            "и оказать им помощь в составлении программ.",
            cancelling(facts),
        ),
    )


def _many_forms(facts: Facts) -> bool:
    return len(rows(facts, "приложения")) > 1


def layout_heading(facts: Facts) -> str:
    """«Об утверждении шаблона персонализированной программы наставничества»; of several forms in general."""
    return "Об утверждении форм документов наставнических пар и групп" if _many_forms(facts) else f"Об утверждении шаблона {_PROGRAMME}"


_PROGRAMME = "персонализированной программы наставничества"

PROGRAMME_TEMPLATE_ORDER = Kind(
    name="programme_template_order",
    code="D-08",
    family=Family.ORDER,
    title="Приказ об утверждении шаблона персонализированной программы",
    use="Один шаблон программы для всех пар; при желании ещё формы журнала встреч и отчёта наставника. Сами они — приложения.",
    gather=_lay_out,
    compose=_layout,
    heading=layout_heading,
    asks=(
        subject(),
        Ask(
            "форма_журнала", "Утвердить ещё форму журнала встреч", Sort.FLAG, needed=False,
            help="Приложение № 1 — шаблон программы, остальные идут по порядку за ней.",
        ),
        Ask("форма_отчёта", "Утвердить ещё форму отчёта наставника", Sort.FLAG, needed=False),
        Ask("с", "С какого дня применять", Sort.DAY, start=lambda desk: desk.on),
        Ask(
            "срок_составления", "Когда наставники составляют программы", needed=False,
            start=lambda desk: "в течение 30 дней со дня издания приказа о закреплении пар",
        ),
        curator(),
        Ask("срок_ознакомления", "До какого дня ознакомить наставников", Sort.DAY, needed=False, start=soon),
        cited("отменяет", "Какой приказ утрачивает силу", "programme_template_order", proposed=False),
        regulation(),
        control(),
    ),
    fields=(
        *SUBJECT,
        *person_fields("куратор", "Куратор"),
        ANNEXES,
        Field("с", "С какого дня применять"),
        Field("срок_составления", "Когда наставники составляют программы"),
        Field("срок_ознакомления", "До какого дня ознакомить наставников"),
        CANCELLED_FIELD,
        CONTROL,
        READ,
    ),
    cites=frozenset({"all"}),
    closes=("ST1-17",),
    acquaints=True,
)  # fmt: skip


# Motivation


def _motivate(desk: Desk, answers: Answers) -> Facts:
    payer, teller, site, controller = (
        placed(desk, answers.get(name)) for name in ("бухгалтер", "знакомит", "ответственный_за_сайт", "контроль")
    )
    return {
        **person_facts("бухгалтер", payer),
        **person_facts("знакомит", teller),
        **person_facts("ответственный_за_сайт", site),
        "правовые_основания": desk.grounds({Topic.LABOUR}),
        "изменения": answers.get("что") == "changes",
        "какие_изменения": words_of(answers, "какие_изменения"),
        "в_какой_акт": words_of(answers, "в_какой_акт") or "Положение об оплате труда работников",
        "мнение": words_of(answers, "мнение"),
        "с": day_said(answers, "с"),
        "срок_ознакомления": day_or_nothing(answers, "срок_ознакомления"),
        "отменяет": reference(desk, answers, "отменяет", Case.ACCUSATIVE),
        "контроль": control_fact(controller),
        "ознакомить": readers(payer, teller, site, controller),
    }


def _motivation(facts: Facts) -> tuple[Block, ...]:
    opinion = f", с учётом {word(facts, 'мнение')}" if word(facts, "мнение") else ""
    changes, told = lines_of(word(facts, "какие_изменения")), word(facts, "срок_ознакомления")
    target = word(facts, "в_какой_акт")
    what: tuple[Point | str, ...]
    if facts["изменения"]:
        lead = f"Внести в {target} следующие изменения"
        what = (
            several(lead, changes, one=f"{lead}:") if changes else f"Внести в {target} изменения (приложение № 1).",
            stopped(f"Изменения вступают в силу с {word(facts, 'с')}"),
        )
    else:
        what = (
            "Утвердить Положение о системе мотивации наставников (приложение № 1).",
            stopped(f"Ввести Положение в действие с {word(facts, 'с')}"),
        )
    until = f" в срок до {told}" if told else ""
    tell = f"{capital(named(facts, 'знакомит', Case.DATIVE))} ознакомить" if facts["знакомит"] else "Ознакомить"
    paid = (
        f"{capital(named(facts, 'бухгалтер', Case.DATIVE))} начислять выплаты за наставничество на основании приказов и дополнительных "
        "соглашений к трудовым договорам."
    )
    return decree(
        facts,
        about=motivation_heading(facts),
        preamble=in_line_with(facts, "В целях материального и нематериального поощрения наставников") + opinion,
        points=(
            *what,
            paid if facts["бухгалтер"] else "",
            stopped(f"{tell} работников с настоящим приказом{'' if facts['изменения'] else ' и Положением'} под подпись{until}"),
            on_site(facts, "настоящий приказ"),
            cancelling(facts),
        ),
    )


def motivation_heading(facts: Facts) -> str:
    """«Об утверждении Положения о мотивации…» or «О внесении изменений в …»"""
    return f"О внесении изменений в {word(facts, 'в_какой_акт')}" if facts["изменения"] else f"Об утверждении {_MOTIVATION}"


_MOTIVATION = "Положения о системе мотивации наставников"

MOTIVATION_ORDER = Kind(
    name="motivation_order",
    code="D-09",
    family=Family.ORDER,
    title="Приказ о мотивации наставников",
    use="Утверждает Положение о мотивации наставников или вносит выплату за наставничество в Положение об оплате труда.",
    gather=_motivate,
    compose=_motivation,
    heading=motivation_heading,
    asks=(
        Ask(
            "что", "Что делает приказ", Sort.CHOICE, start=lambda desk: "regulation",
            choices=(("regulation", "Утверждает Положение о мотивации наставников"), ("changes", "Вносит изменения в другой акт")),
        ),
        Ask(
            "в_какой_акт", "В какой акт вносятся изменения", needed=False, start=lambda desk: "Положение об оплате труда работников",
            help="Нужно, только если приказ вносит изменения.",
        ),
        Ask(
            "какие_изменения", "Какие изменения", Sort.TEXT, needed=False,
            help="Каждое с новой строки. Если не заполнить, изменения станут приложением к приказу.",
        ),
        Ask("с", "С какого дня", Sort.DAY, start=lambda desk: desk.on),
        Ask(
            "мнение", "Чьё мнение учтено",
            start=lambda desk: "мнения первичной профсоюзной организации",
            help="Допишите после слов «с учётом». Выплаты согласуют с профсоюзом или другим представителем работников.",
        ),
        Ask("бухгалтер", "Кто начисляет выплаты", Sort.PERSON, needed=False, pool="staff", help="Если не заполнить, пункта не будет."),
        Ask("знакомит", "Кто знакомит работников с приказом", Sort.PERSON, needed=False, pool="staff", start=curator().start),
        Ask("срок_ознакомления", "До какого дня ознакомить работников", Sort.DAY, needed=False, start=soon),
        SITE,
        CANCELLED,
        control(),
    ),
    fields=(
        *person_fields("бухгалтер", "Кто начисляет выплаты"),
        *person_fields("знакомит", "Кто знакомит работников с приказом"),
        *person_fields("ответственный_за_сайт", "Кто размещает приказ на сайте"),
        Field("правовые_основания", "Правовые акты в творительном падеже"),
        Flag("изменения", "Вносит ли приказ изменения в другой акт"),
        Field("какие_изменения", "Какие изменения, каждое с новой строки"),
        Field("в_какой_акт", "В какой акт вносятся изменения"),
        Field("мнение", "Чьё мнение учтено, после слов «с учётом»"),
        Field("с", "С какого дня"),
        Field("срок_ознакомления", "До какого дня ознакомить работников"),
        CANCELLED_FIELD,
        CONTROL,
        READ,
    ),
    cites=frozenset({"labour"}),
    closes=("ST1-16", "ST1-35"),
    acquaints=True,
)  # fmt: skip


# Payment


def _pay(desk: Desk, answers: Answers) -> Facts:
    payer, controller = (placed(desk, answers.get(name)) for name in ("бухгалтер", "контроль"))
    paid = [(placed(desk, row.get("человек")), row) for row in people_of(answers, "выплаты")]  # type: ignore[arg-type]  # JSON
    return {
        **person_facts("бухгалтер", payer),
        "статья": ARTICLE,
        "с": day_said(answers, "с"),
        "по": day_said(answers, "по"),
        "источник": words_of(answers, "источник"),
        "пары_приказ": reference(desk, answers, "пары_приказ", Case.GENITIVE),
        "выплаты": [
            {**row_of("человек", said), "размер": str(row.get("размер") or ""), "основание": str(row.get("основание") or "")}
            for said, row in paid
        ],
        "контроль": control_fact(controller),
        "ознакомить": readers(*(said for said, _ in paid), payer, controller),
    }


def _payment(facts: Facts) -> tuple[Block, ...]:
    paid = rows(facts, "выплаты")
    term = f"с {word(facts, 'с')} по {word(facts, 'по')}"
    based = f", на основании {word(facts, 'пары_приказ')}" if word(facts, "пары_приказ") else ""
    what: Point | str
    if len(paid) == 1:
        one = paid[0]
        source = f" ({one['основание']})" if one["основание"] else ""
        what = stopped(
            f"Установить {named(one, 'человек', Case.DATIVE)} выплату за наставничество {term} в размере {one['размер'] or GAP}{source}"
        )
    else:
        blank = {"человек": "", "человек_должность": "", "размер": "", "основание": ""}
        lines = [
            (str(n), row["человек"], row["человек_должность"], row["размер"], row["основание"]) for n, row in enumerate(paid or [blank], 1)
        ]
        titles = ["№", "Фамилия, имя, отчество", "Должность", "Размер выплаты", "Дополнительное соглашение"]
        shares = (0.4, 2, 1.8, 1.5, 1.7)
        what = Point(f"Установить работникам выплаты за наставничество {term}:", (table(titles, lines, shares),))
    source = word(facts, "источник")
    return decree(
        facts,
        about=payment_heading(facts),
        preamble=f"В соответствии со {ARTICLE}{based} и заключённых дополнительных соглашений к трудовым договорам"
        if based
        else f"В соответствии со {ARTICLE}, на основании заключённых дополнительных соглашений к трудовым договорам",
        points=(
            what,
            f"Выплаты производить {source}." if source else "",
            f"{capital(named(facts, 'бухгалтер', Case.DATIVE))} начислять {'выплату' if len(paid) == 1 else 'выплаты'} одновременно "
            "с заработной платой за соответствующий месяц."
            if facts["бухгалтер"]
            else "",
            "При досрочном прекращении наставничества выплата не производится со дня, следующего за днём прекращения.",
        ),
    )


def payment_heading(facts: Facts) -> str:
    """«Об установлении выплаты за наставничество»; of several people in the plural."""
    return f"Об установлении {'выплаты' if len(rows(facts, 'выплаты')) == 1 else 'выплат'} за наставничество"


def _mentors_paired(desk: Desk) -> object:
    people = (row.get("наставник") for row in answered_before(desk, "pairs_order", "пары"))
    each = {str(person.get("person") or person.get("name")): person for person in people if isinstance(person, dict)}
    return [{"человек": person, "размер": "", "основание": ""} for person in each.values()]


PAYMENT_ORDER = Kind(
    name="payment_order",
    code="D-19",
    family=Family.ORDER,
    title="Приказ о выплатах за наставничество",
    use="Кому из наставников, сколько и за какое время платят. Наставники предложены из последнего приказа о парах.",
    gather=_pay,
    compose=_payment,
    heading=payment_heading,
    asks=(
        Ask(
            "выплаты", "Выплаты", Sort.ROWS, start=_mentors_paired,
            columns=(
                Ask("человек", "Наставник", Sort.PERSON, pool="mentors"),
                Ask("размер", "Размер", help="Например: 3 000 рублей в месяц."),
                Ask("основание", "Дополнительное соглашение", needed=False, help="Например: соглашение от 01.10.2026 № 4."),
            ),
        ),
        Ask("с", "Выплачивать с", Sort.DAY, start=lambda desk: desk.on),
        Ask("по", "По какой день", Sort.DAY, start=year_end),
        Ask("источник", "Из каких средств", needed=False, help="Например: за счёт стимулирующей части фонда оплаты труда."),
        cited("пары_приказ", "Приказ о закреплении пар", "pairs_order"),
        Ask("бухгалтер", "Кто начисляет выплаты", Sort.PERSON, needed=False, pool="staff"),
        control(),
    ),
    fields=(
        *person_fields("бухгалтер", "Кто начисляет выплаты"),
        Field("статья", "Статья о наставничестве, в творительном падеже"),
        Field("с", "С какого дня"),
        Field("по", "По какой день"),
        Field("источник", "Из каких средств"),
        Field("пары_приказ", "Приказ о закреплении пар, в родительном падеже"),
        Rows("выплаты", "Выплаты", (*PERSON_COLUMNS, Field("размер", "Размер"), Field("основание", "Дополнительное соглашение"))),
        CONTROL,
        READ,
    ),
    cites=frozenset({"labour"}),
    acquaints=True,
)  # fmt: skip

KINDS = (PROGRAMME_TEMPLATE_ORDER, MOTIVATION_ORDER, PAYMENT_ORDER)
