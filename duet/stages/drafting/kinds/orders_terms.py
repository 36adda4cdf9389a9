"""Orders on the end of mentoring and on a longer term (D-39). An employer who ends it early tells of it three working days before."""

from __future__ import annotations

from duet.base.papers.blocks import Block
from duet.core.declension import Case
from duet.stages.documents.desk import Desk, Said, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Rows, Sort
from duet.stages.documents.wording import rows, table, word

from .asking import curator, day_said, people_of, words_of
from .ordering import (
    AS_AGREED,
    CONTROL,
    READ,
    TO_ACQUAINT,
    Point,
    answered_before,
    brief,
    capital,
    cited,
    control,
    control_fact,
    day_or_nothing,
    decree,
    in_line_with,
    named,
    placed,
    readers,
    reference,
    row_of,
    several,
    stopped,
)
from .orders_changes import (
    BASIS,
    BASIS_FIELD,
    GROUNDS,
    MENTEE,
    MENTOR,
    PAIRS_ORDER,
    TOLD,
    TOLD_FIELD,
    grounds_for,
    reasons,
    watch_notice,
)


def _pairs(desk: Desk, answers: Answers) -> list[tuple[Said, Said]]:
    return [
        (placed(desk, row.get("наставник")), placed(desk, row.get("наставляемый")))  # type: ignore[arg-type]  # JSON
        for row in people_of(answers, "пары")
    ]


def _pair_rows(pairs: list[tuple[Said, Said]]) -> list[dict[str, str]]:
    return [{**row_of("наставник", mentor), **row_of("наставляемый", mentee)} for mentor, mentee in pairs]


def _proposed(desk: Desk) -> object:
    """Pairs of the newest order; those that go on are taken out by hand."""
    kept = ("наставник", "наставляемый")
    return [{name: row.get(name) for name in kept} for row in answered_before(desk, "pairs_order", "пары")]


_PAIRS = Ask(
    "пары", "Пары", Sort.ROWS, start=_proposed, help="Предложены пары из последнего приказа. Лишние строки очистите.",
    columns=(Ask("наставник", "Наставник", Sort.PERSON, pool="mentors"), Ask("наставляемый", "Наставляемый", Sort.PERSON, pool="mentees")),
)  # fmt: skip
_PAIR_ROWS = Rows("пары", "Пары", (*MENTOR, *MENTEE))


def _pairs_table(facts: Facts, lead: str) -> Point:
    """Several pairs, or none yet: a table."""
    blank = {"наставник": "", "наставник_должность": "", "наставляемый": "", "наставляемый_должность": ""}
    lines = (
        (str(number), *(row[name] for name in blank)) for number, row in enumerate(rows(facts, "пары") or [blank], 1)
    )  # fmt: skip
    return Point(lead, (table(("№", "Наставник", "Должность", "Наставляемый", "Должность, класс"), lines, (0.4, 2, 1.8, 2, 1.8)),))


# The end

_WHY_ENDED = {
    "done": "завершением персонализированной программы наставничества",
    "resigned": "отказом наставника от дальнейшего выполнения работы по наставничеству",
    "asked": "ходатайством наставляемого",
    "both": "обоюдным решением наставника и наставляемого",
    "employer": "досрочной отменой поручения о наставничестве",
    "left": "увольнением участника наставнической пары",
    "graduated": "выбытием обучающегося из организации",
    "withdrawn": "отзывом согласия на обработку персональных данных",
}


def _finish(desk: Desk, answers: Answers) -> Facts:
    pairs = _pairs(desk, answers)
    lead, staff, controller = (placed(desk, answers.get(name)) for name in ("куратор", "кадры", "контроль"))
    why = words_of(answers, "почему")
    if why == "employer":
        watch_notice(desk, answers)
    return {
        **person_facts("куратор", lead),
        **person_facts("кадры", staff),
        "правовые_основания": grounds_for(desk, [mentee for _, mentee in pairs]),
        "почему": _WHY_ENDED.get(why, ""),
        "предупреждён": day_said(answers, "предупреждён") if why == "employer" else "",
        "с": day_said(answers, "с"),
        "срок_отчёта": day_or_nothing(answers, "срок_отчёта"),
        "прекратить_выплату": bool(answers.get("прекратить_выплату")),
        "пары_приказ": reference(desk, answers, "пары_приказ"),
        "основание": words_of(answers, "основание"),
        "пары": _pair_rows(pairs),
        "контроль": control_fact(controller),
        "ознакомить": readers(*(said for pair in pairs for said in pair), lead, staff, controller),
    }


def _finishing(facts: Facts) -> tuple[Block, ...]:
    pairs, why, since = rows(facts, "пары"), word(facts, "почему"), word(facts, "с")
    told, report, listed = (word(facts, name) for name in ("предупреждён", "срок_отчёта", "пары_приказ"))
    one = len(pairs) == 1
    what: Point | str
    if one:
        mentor, mentee = (named(pairs[0], name, Case.GENITIVE) for name in ("наставник", "наставляемый"))
        what = f"Прекратить с {since} наставничество {mentor} в отношении {mentee}."
    else:
        what = _pairs_table(facts, f"Прекратить с {since} наставничество в следующих парах:")
    warned = f" (наставник{' предупреждён' if one else 'и предупреждены'} письменно {told})" if told else ""
    return decree(
        facts,
        about=end_heading(facts),
        preamble=in_line_with(facts) + (f", в связи с {why}" if why else "") + warned,
        points=(
            what,
            f"Внести соответствующие изменения в список наставнических пар, утверждённый {listed}." if listed else "",
            f"{'Наставнику' if one else 'Наставникам'} в срок до {report} представить куратору отчёт и журнал встреч." if report else "",
            f"Прекратить с {since} выплату за наставничество." if facts["прекратить_выплату"] else "",
            f"{capital(named(facts, 'кадры', Case.DATIVE))} оформить соглашени{'е' if one else 'я'} о прекращении работы по наставничеству "
            f"к трудов{'ому договору наставника' if one else 'ым договорам наставников'}."
            if facts["кадры"]
            else "",
            several(
                f"Куратору {brief(facts, 'куратор')}",
                ("внести сведения о прекращении в базы наставников и наставляемых", TO_ACQUAINT),
            ),
        ),
        basis=word(facts, "основание"),
    )


def end_heading(facts: Facts) -> str:
    """«О прекращении наставничества»"""
    return "О прекращении наставничества"


MENTORING_END_ORDER = Kind(
    name="mentoring_end_order",
    code="D-39",
    family=Family.ORDER,
    title="Приказ о прекращении наставничества",
    use="Завершает работу одной или нескольких пар: в срок или раньше. При отмене работодателем проверяются три рабочих дня.",
    gather=_finish,
    compose=_finishing,
    heading=end_heading,
    asks=(
        _PAIRS,
        Ask("с", "Прекратить с", Sort.DAY, start=lambda desk: desk.on),
        Ask("почему", "Почему", Sort.CHOICE, choices=reasons(_WHY_ENDED)),
        TOLD,
        Ask("срок_отчёта", "До какого дня сдать отчёт и журнал", Sort.DAY, needed=False),
        Ask("прекратить_выплату", "Прекратить выплату", Sort.FLAG, needed=False),
        Ask("кадры", "Кто оформит соглашения о прекращении", Sort.PERSON, needed=False, pool="staff"),
        cited("пары_приказ", "Приказ о закреплении пар", "pairs_order"),
        BASIS,
        curator(),
        control(),
    ),
    fields=(
        *person_fields("куратор", "Куратор"),
        *person_fields("кадры", "Кто оформит соглашения"),
        GROUNDS,
        Field("почему", "Почему, в творительном падеже после «в связи с»"),
        TOLD_FIELD,
        Field("с", "С какого дня"),
        Field("срок_отчёта", "До какого дня сдать отчёт и журнал"),
        Flag("прекратить_выплату", "Прекращается ли выплата"),
        PAIRS_ORDER,
        BASIS_FIELD,
        _PAIR_ROWS,
        CONTROL,
        READ,
    ),
    cites=frozenset({"labour", "pupils"}),
    closes=("ST7-16", "ST7-17"),
    acquaints=True,
)  # fmt: skip


# A longer term


def _prolong(desk: Desk, answers: Answers) -> Facts:
    pairs = _pairs(desk, answers)
    lead, staff, controller = (placed(desk, answers.get(name)) for name in ("куратор", "кадры", "контроль"))
    return {
        **person_facts("куратор", lead),
        **person_facts("кадры", staff),
        "правовые_основания": grounds_for(desk, [mentee for _, mentee in pairs]),
        "почему": words_of(answers, "почему"),
        "с": day_said(answers, "с"),
        "по": day_said(answers, "по"),
        "срок_программы": day_or_nothing(answers, "срок_программы"),
        "выплата": bool(answers.get("выплата")),
        "пары_приказ": reference(desk, answers, "пары_приказ"),
        "основание": words_of(answers, "основание"),
        "пары": _pair_rows(pairs),
        "контроль": control_fact(controller),
        "ознакомить": readers(*(said for pair in pairs for said in pair), lead, staff, controller),
    }


def _prolonging(facts: Facts) -> tuple[Block, ...]:
    pairs, since, until = rows(facts, "пары"), word(facts, "с"), word(facts, "по")
    why, planned, listed = (word(facts, name) for name in ("почему", "срок_программы", "пары_приказ"))
    one = len(pairs) == 1
    by = f", закреплённ{'ой' if one else 'ых'} {listed}" if listed else ""
    what: Point | str
    if one:
        mentor, mentee = (named(pairs[0], name, Case.GENITIVE) for name in ("наставник", "наставляемый"))
        pair = f"{mentor} (наставник) и {mentee} (наставляемый)"
        what = stopped(f"Продлить с {since} по {until} работу наставнической пары{by}: {pair}")
    else:
        what = _pairs_table(facts, f"Продлить с {since} по {until} работу наставнических пар{by}:")
    return decree(
        facts,
        about=longer_heading(facts),
        preamble=in_line_with(facts) + (f", в связи с {why}" if why else "") + ", с письменного согласия участников",
        points=(
            what,
            f"{'Наставнику' if one else 'Наставникам'} в срок до {planned} внести изменения в персонализированн"
            f"{'ую программу' if one else 'ые программы'} наставничества и представить {'её' if one else 'их'} куратору."
            if planned
            else "",
            f"Сохранить {'наставнику' if one else 'наставникам'} выплату за наставничество на период продления {AS_AGREED}."
            if facts["выплата"]
            else "",
            f"{capital(named(facts, 'кадры', Case.DATIVE))} оформить с {'наставником' if one else 'наставниками'} дополнительн"
            f"{'ое соглашение к трудовому договору' if one else 'ые соглашения к трудовым договорам'} о продлении срока наставничества."
            if facts["кадры"]
            else "",
            several(f"Куратору {brief(facts, 'куратор')}", ("внести изменения в базы наставников и наставляемых", TO_ACQUAINT)),
        ),
        basis=word(facts, "основание"),
    )


def longer_heading(facts: Facts) -> str:
    """«О продлении срока наставничества»"""
    return "О продлении срока наставничества"


MENTORING_EXTENSION_ORDER = Kind(
    name="mentoring_extension_order",
    code="D-39",
    family=Family.ORDER,
    title="Приказ о продлении наставничества",
    use="Даёт парам больше времени, когда программу не успели выполнить в срок.",
    gather=_prolong,
    compose=_prolonging,
    heading=longer_heading,
    asks=(
        _PAIRS,
        Ask("с", "Продлить с", Sort.DAY, start=lambda desk: desk.on),
        Ask("по", "По какой день", Sort.DAY, help="Вместе с прежним сроком — обычно не дольше двух лет."),
        Ask("почему", "Почему: в связи с чем", needed=False, help="Например: неполным выполнением программы по уважительным причинам."),
        Ask("срок_программы", "До какого дня изменить программы", Sort.DAY, needed=False),
        Ask("выплата", "Сохранить выплату", Sort.FLAG, needed=False),
        Ask("кадры", "Кто оформит дополнительные соглашения", Sort.PERSON, needed=False, pool="staff"),
        cited("пары_приказ", "Приказ о закреплении пар", "pairs_order"),
        BASIS,
        curator(),
        control(),
    ),
    fields=(
        *person_fields("куратор", "Куратор"),
        *person_fields("кадры", "Кто оформит соглашения"),
        GROUNDS,
        Field("почему", "Почему, после слов «в связи с»"),
        Field("с", "С какого дня"),
        Field("по", "По какой день"),
        Field("срок_программы", "До какого дня изменить программы"),
        Flag("выплата", "Сохраняется ли выплата"),
        PAIRS_ORDER,
        BASIS_FIELD,
        _PAIR_ROWS,
        CONTROL,
        READ,
    ),
    cites=frozenset({"labour", "pupils"}),
    closes=("ST7-17",),
    acquaints=True,
)  # fmt: skip

KINDS = (MENTORING_END_ORDER, MENTORING_EXTENSION_ORDER)
