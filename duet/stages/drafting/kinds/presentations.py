"""What an organisation says of a mentor: a presentation to an award, a character for attestation (D-49)."""

from __future__ import annotations

from duet.base.papers.blocks import Align, Block, Split, Text
from duet.core.declension import Case
from duet.core.people.service import service_in_words
from duet.stages.documents.desk import GAP, Desk, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Rows, Sort
from duet.stages.documents.wording import letterhead, paragraph, rows, signature, word
from duet.stages.persons.models import Category

from .asking import words_of
from .composing import full_stop, listed
from .ordering import everybody, lines_of, named, placed
from .personal import in_a_row

_CATEGORIES = {
    Category.CONFORMITY: "установлено соответствие занимаемой должности",
    Category.FIRST: "квалификационная категория — первая",
    Category.HIGHEST: "квалификационная категория — высшая",
    Category.METHODIST: "квалификационная категория — «педагог-методист»",
    Category.MENTOR_TEACHER: "квалификационная категория — «педагог-наставник»",
}
_USUAL = (
    "Работу наставника ведёт ответственно: вместе с наставляемым определяет его затруднения, планирует встречи, доброжелательно и по "
    "существу разбирает уроки, делится своими материалами. Пользуется уважением коллег."
)


def _gather(desk: Desk, answers: Answers) -> Facts:
    person = placed(desk, answers.get("кого"))
    card = person.person
    months = card.service(desk.on) if card else None
    return {
        **person_facts("кого", person),
        "характеристика": answers.get("вид") == "character",
        "для_чего": words_of(answers, "для_чего").rstrip("."),
        "стаж": f"стаж работы — {service_in_words(months)}" if months is not None else "",
        "категория": _CATEGORIES.get(Category(card.category), "") if card else "",
        "наставляемые_рп": in_a_row(everybody(desk, answers, "наставляемые"), Case.GENITIVE),
        "работа": words_of(answers, "работа").replace("\r", ""),
        "результаты": [{"результат": line} for line in lines_of(words_of(answers, "результаты"))],
    }


def _compose(facts: Facts) -> tuple[Block, ...]:
    kind = "ХАРАКТЕРИСТИКА" if facts["характеристика"] else "ПРЕДСТАВЛЕНИЕ"
    post = f" в должности {word(facts, 'кого_должность_рп')}" if word(facts, "кого_должность_рп") else ""
    about = ", ".join(
        part for part in (
            f"{word(facts, 'кого') or GAP} работает в {word(facts, 'организация_полностью_пп')}{post}", word(facts, "стаж"),
            word(facts, "категория"),
        ) if part
    )  # fmt: skip
    whose = word(facts, "наставляемые_рп")
    results = [row["результат"] for row in rows(facts, "результаты")]
    return (
        *letterhead(facts),
        Text(kind, spread=True),
        Text(f"на {named(facts, 'кого', Case.ACCUSATIVE)}", Align.CENTRE, bold=True),
        Split(word(facts, "дата"), f"№ {word(facts, 'номер')}", word(facts, "город")),
        paragraph(full_stop(about)),
        *((paragraph(f"В {word(facts, 'учебный_год')} учебном году — наставник {whose}."),) if whose else ()),
        *(paragraph(line) for line in word(facts, "работа").splitlines() if line.strip()),
        *((paragraph("Результаты работы:"), *listed(results)) if results else ()),
        paragraph(_end(facts)),
        signature(facts),
    )  # fmt: skip


def _end(facts: Facts) -> str:
    purpose = word(facts, "для_чего")
    if facts["характеристика"]:
        return f"Характеристика дана {purpose or 'для предъявления по месту требования'}."
    return f"На основании изложенного {named(facts, 'кого', Case.NOMINATIVE)} представляется {purpose or 'к поощрению'}."


def _heading(facts: Facts) -> str:
    kind = "Характеристика" if facts["характеристика"] else "Представление"
    return f"{kind} на {word(facts, 'кого_кратко_вп') or 'наставника'}"


PRESENTATION = Kind(
    name="presentation",
    code="D-49",
    family=Family.AWARD,
    title="Представление или характеристика на наставника",
    use="Для награждения, аттестации, конкурса: кто это, как работает наставником, чего добился.",
    gather=_gather,
    compose=_compose,
    heading=_heading,
    asks=(
        Ask("кого", "На кого", Sort.PERSON, pool="mentors"),
        Ask(
            "вид", "Что составить", Sort.CHOICE, start=lambda desk: "presentation",
            choices=(("presentation", "Представление"), ("character", "Характеристику")),
        ),
        Ask("для_чего", "Для чего", needed=False, help="«к награждению грамотой управления образования», «для аттестационной комиссии»."),
        Ask("наставляемые", "Чей это наставник", Sort.PEOPLE, needed=False, pool="mentees"),
        Ask("работа", "Как работает", Sort.TEXT, start=lambda desk: _USUAL),
        Ask("результаты", "Чего добился", Sort.TEXT, needed=False, help="По одному результату в строке."),
    ),
    fields=(
        *person_fields("кого", "На кого"),
        Flag("характеристика", "Это характеристика, а не представление"),
        Field("для_чего", "Для чего"),
        Field("стаж", "«стаж работы — 12 лет»"),
        Field("категория", "«квалификационная категория — первая»"),
        Field("наставляемые_рп", "Наставляемые, кого"),
        Field("работа", "Как работает"),
        Rows("результаты", "Результаты", (Field("результат", "Результат"),)),
    ),
)  # fmt: skip

KINDS = (PRESENTATION,)
