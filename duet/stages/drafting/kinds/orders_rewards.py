"""The order on rewards (D-44): everybody stands in the case that the reward asks for."""

from __future__ import annotations

from duet.base.papers.blocks import Block
from duet.core.declension import Case
from duet.stages.documents.desk import GAP, Desk, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Rows, Sort
from duet.stages.documents.wording import rows, word

from .asking import people_of, words_of
from .composing import listed
from .ordering import (
    CONTROL,
    PERSON_COLUMNS,
    READ,
    SUBJECT,
    Point,
    capital,
    control,
    control_fact,
    decree,
    everyday_facts,
    in_line_with,
    is_worker,
    named,
    placed,
    readers,
    regulation,
    row_of,
    several,
    subject,
)

AWARDS = (("thanks", "Благодарность"), ("diploma", "Почётная грамота"), ("bonus", "Премия"), ("gift", "Ценный подарок"))
_ARTICLE = "статьёй 191 Трудового кодекса Российской Федерации"
# Of each award: how its point begins, and the case of who gets it.
_GIVEN = {
    "Благодарность": ("Объявить благодарность", Case.DATIVE),
    "Почётная грамота": ("Наградить почётной грамотой", Case.ACCUSATIVE),
    "Премия": ("Премировать", Case.ACCUSATIVE),
    "Ценный подарок": ("Наградить ценным подарком", Case.ACCUSATIVE),
}


def _reward(desk: Desk, answers: Answers) -> Facts:
    payer, staff, controller = (placed(desk, answers.get(name)) for name in ("бухгалтер", "кадры", "контроль"))
    given = [(placed(desk, row.get("человек")), row) for row in people_of(answers, "награды")]  # type: ignore[arg-type]  # JSON
    names = dict(AWARDS)
    return {
        **everyday_facts(desk, answers),
        **person_facts("бухгалтер", payer),
        **person_facts("кадры", staff),
        "работники": any(is_worker(said) for said, _ in given),
        "за_что": words_of(answers, "за_что"),
        "мнение": words_of(answers, "мнение"),
        "награды": [
            {
                **row_of("человек", said),
                "награда": names.get(str(row.get("награда") or ""), "Благодарность"),
                "заслуга": str(row.get("заслуга") or ""),
                "размер": str(row.get("размер") or ""),
            }
            for said, row in given
        ],
        "основание": words_of(answers, "основание"),
        "контроль": control_fact(controller),
        "ознакомить": readers(*(said for said, _ in given), payer, staff, controller),
    }


def _rewarding(facts: Facts) -> tuple[Block, ...]:
    given = rows(facts, "награды")
    opinion = f", с учётом {word(facts, 'мнение')}" if word(facts, "мнение") else ""
    paid = any(row["награда"] == "Премия" for row in given)
    points = [_award(name, [row for row in given if row["награда"] == name]) for _, name in AWARDS]
    return decree(
        facts,
        about=reward_heading(facts),
        preamble=f"{_grounded(facts)}, за {word(facts, 'за_что') or GAP}{opinion}",
        points=(
            *(points if given else (f"Объявить благодарность {GAP}.",)),
            f"{capital(named(facts, 'бухгалтер', Case.DATIVE))} начислить премии в соответствии с настоящим приказом."
            if paid and facts["бухгалтер"]
            else "",
            f"{capital(named(facts, 'кадры', Case.DATIVE))} внести сведения о награждении работников в трудовые книжки (при их "
            "ведении) и личные дела."
            if facts["кадры"]
            else "",
        ),
        basis=word(facts, "основание"),
    )


def _grounded(facts: Facts) -> str:
    """The beginning of the preamble: workers are rewarded by the Labour Code."""
    return f"В соответствии со {_ARTICLE}, {word(facts, 'правовые_основания')}" if facts["работники"] else in_line_with(facts)


def _award(name: str, people: list[dict[str, str]]) -> Point:
    """«Объявить благодарность:» and those it is declared to."""
    lead, case = _GIVEN[name]
    items = [_person_awarded(row, case) for row in people]
    if len(items) > 1:
        return Point(f"{lead}:", listed(items))
    return several(lead, items)


def _person_awarded(row: dict[str, str], case: Case) -> str:
    size = f" в размере {row['размер']}" if row["размер"] else ""
    merit = f" — за {row['заслуга']}" if row["заслуга"] else ""
    return f"{named(row, 'человек', case)}{size}{merit}"


def reward_heading(facts: Facts) -> str:
    """«О поощрении участников…»"""
    return f"О поощрении участников системы наставничества по итогам {word(facts, 'учебный_год')} учебного года"


REWARD_ORDER = Kind(
    name="reward_order",
    code="D-44",
    family=Family.ORDER,
    title="Приказ о поощрении участников",
    use="Благодарности, грамоты, подарки и премии по итогам: люди сами встают в нужный падеж.",
    gather=_reward,
    compose=_rewarding,
    heading=reward_heading,
    asks=(
        subject(),
        Ask(
            "награды", "Кого и чем", Sort.ROWS,
            columns=(
                Ask("человек", "Кто", Sort.PERSON),
                Ask("награда", "Чем", Sort.CHOICE, choices=AWARDS),
                Ask("заслуга", "За что", needed=False, help="После слова «за»: «подготовку победителей олимпиады»."),
                Ask("размер", "Размер премии", needed=False, help="Например: 5 000 рублей."),
            ),
        ),
        Ask(
            "за_что", "За что поощряются все", help="После слова «за».",
            start=lambda desk: "активное участие в реализации программ наставничества и достигнутые результаты",
        ),
        Ask("мнение", "Чьё мнение учтено", needed=False, help="Если есть премии: «мнения первичной профсоюзной организации»."),
        Ask("основание", "Документ-основание", needed=False, help="Например: представление куратора от 20.05.2027."),
        Ask("бухгалтер", "Кто начислит премии", Sort.PERSON, needed=False, pool="staff"),
        Ask("кадры", "Кто внесёт сведения о наградах", Sort.PERSON, needed=False, pool="staff"),
        regulation(),
        control(),
    ),
    fields=(
        *SUBJECT,
        *person_fields("бухгалтер", "Кто начислит премии"),
        *person_fields("кадры", "Кто внесёт сведения о наградах"),
        Flag("работники", "Есть ли среди них работники"),
        Field("за_что", "За что поощряются все, после слова «за»"),
        Field("мнение", "Чьё мнение учтено, после слов «с учётом»"),
        Field("основание", "Документ-основание"),
        Rows(
            "награды", "Кого и чем",
            (*PERSON_COLUMNS, Field("награда", "Чем"), Field("заслуга", "За что"), Field("размер", "Размер премии")),
        ),
        CONTROL,
        READ,
    ),
    cites=frozenset({"all"}),
    closes=("ST7-09",),
    acquaints=True,
)  # fmt: skip


KINDS = (REWARD_ORDER,)
