"""The order on pairs and groups with its list (D-20, D-21; DOMAIN.md §5.6.2)."""

from __future__ import annotations

from datetime import timedelta

from duet.base.papers.blocks import Block, Table
from duet.core.people.service import service_in_words
from duet.core.regulation import Topic
from duet.stages.bases.models import FormChoice, KindOfMentoring
from duet.stages.documents.desk import Desk, Said, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Fact, Facts, Field, Flag, Kind, Rows, Sort
from duet.stages.documents.wording import FEW, rows, table, word

from .asking import FORMS, curator, day_said, people_of, words_of, year_end
from .ordering import (
    AS_AGREED,
    CONTROL,
    READ,
    REGULATIONS,
    TO_ACQUAINT,
    Point,
    annexed_to,
    brief,
    control,
    control_fact,
    decree,
    drawn_annexes,
    in_line_with,
    is_learner,
    newest,
    placed,
    readers,
    several,
    stopped,
)

# A programme is approved within thirty days of the order; the curator needs some of them to read it.
TO_PLAN = timedelta(days=20)
KINDS_OF_MENTORING = tuple((kind.value, kind.label) for kind in KindOfMentoring)
_COLUMNS = (
    Field("номер", "Номер строки"),
    Field("наставник", "Фамилия, имя, отчество наставника"),
    Field("о_наставнике", "Должность и категория наставника"),
    Field("наставляемый", "Фамилия, имя, отчество наставляемого"),
    Field("о_наставляемом", "Должность и стаж или класс наставляемого"),
    Field("форма", "Форма и вид наставничества"),
)


def _gather(desk: Desk, answers: Answers) -> Facts:
    lead, controller = (placed(desk, answers.get(name)) for name in ("куратор", "контроль"))
    pairs, people, topics = [], [], set()
    for number, row in enumerate(people_of(answers, "пары"), 1):
        mentor, mentee = (placed(desk, row.get(name)) for name in ("наставник", "наставляемый"))  # type: ignore[arg-type]  # JSON
        pairs.append(
            {
                "номер": str(number),
                "наставник": mentor.full.nominative,
                "о_наставнике": _qualified(mentor),
                "наставляемый": mentee.full.nominative,
                "о_наставляемом": _experienced(mentee, desk),
                "форма": _formed(str(row.get("форма") or ""), str(row.get("вид") or "")),
            }
        )
        people += [mentor, mentee]
        topics |= {Topic.PUPILS} if is_learner(mentee) else {Topic.LABOUR}
    facts: dict[str, Fact] = {
        **person_facts("куратор", lead),
        "правовые_основания": desk.grounds(topics),
        "положение": desk.reference(answers.get("положение")),
        "с": day_said(answers, "с"),
        "по": day_said(answers, "по"),
        "срок_программ": day_said(answers, "срок_программ"),
        "оплата": words_of(answers, "оплата"),
        "основание": words_of(answers, "основание"),
        "на_сайте": bool(answers.get("на_сайте")),
        "группы": any(row.get("вид") == KindOfMentoring.GROUP for row in people_of(answers, "пары")),
        "пары": pairs,
        "список_приложением": str(drawn_annexes(desk).get("pairs_list", "")),
        "контроль": control_fact(controller),
        "ознакомить": readers(*people, lead, controller),
    }
    return facts


def _qualified(said: Said) -> str:
    """«учитель математики, высшая категория»; of a pupil who helps a pupil the class."""
    person = said.person
    category = str(person.get_category_display()) if person and person.category else ""
    if person and person.category in ("first", "highest"):
        category += " категория"
    return ", ".join(part for part in (said.post.nominative, category) if part)


def _experienced(said: Said, desk: Desk) -> str:
    """«учитель физики, стаж 1 год»; of a learner the class."""
    months = None if is_learner(said) or said.person is None else said.person.service(desk.on)
    service = f"стаж {service_in_words(months)}" if months is not None else ""
    return ", ".join(part for part in (said.post.nominative, service) if part)


def _formed(form: str, kind: str) -> str:
    """««учитель – учитель», групповое»; what is traditional needs no word."""
    said = [
        f"«{FormChoice(form).label}»" if form else "",
        KindOfMentoring(kind).label if kind not in ("", KindOfMentoring.TRADITIONAL) else "",
    ]
    return ", ".join(part for part in said if part)


def _listed(facts: Facts) -> Table:
    listed = [[row[column.name] for column in _COLUMNS] for row in rows(facts, "пары")] or [["1", *[""] * (len(_COLUMNS) - 1)]]
    titles = ("№", "Наставник", "Должность, категория", "Наставляемый", "Должность и стаж или класс", "Форма")
    return table(titles, listed, (0.5, 2.2, 2, 2.2, 2, 1.6))


def _compose(facts: Facts) -> tuple[Block, ...]:
    pay, annex = word(facts, "оплата"), word(facts, "список_приложением")
    apart = bool(annex) or len(rows(facts, "пары")) > FEW
    at = f" № {annex}" if annex else ""
    what = "наставнические пары и группы" if facts["группы"] else "наставнические пары"
    of_what = "наставнических пар и групп" if facts["группы"] else "наставнических пар"
    term = f"на период с {word(facts, 'с')} по {word(facts, 'по')}"
    return (
        *decree(
            facts,
            about=heading(facts),
            preamble=(
                in_line_with(facts, "В целях реализации системы наставничества")
                + f", на основании Положения о системе наставничества, утверждённого {word(facts, 'положение')}"
                + ("" if word(facts, "основание") else ", и письменных согласий участников")
            ),
            points=(
                stopped(f"Закрепить {what} согласно списку (приложение{at}) {term}")
                if apart
                else Point(f"Закрепить {what} {term}:", (_listed(facts),)),
                f"Наставникам в срок до {word(facts, 'срок_программ')} составить персонализированные программы наставничества и "
                "представить их куратору.",
                several(
                    f"Куратору — {brief(facts, 'куратор', post=True)}",
                    (
                        TO_ACQUAINT,
                        f"организовать сопровождение {of_what.removeprefix('наставнических ')} и проверять журналы встреч",
                        "провести анкетирование участников в начале и в конце работы",
                        f"разместить сведения о составе {of_what} на официальном сайте в том объёме, на который участники дали согласие"
                        if facts["на_сайте"]
                        else "",
                    ),
                ),
                stopped(f"Установить наставникам {AS_AGREED} выплату за наставничество: {pay}") if pay else "",
            ),
            basis=word(facts, "основание"),
        ),
        *((*annexed_to(facts, f"Список {of_what}"), _listed(facts)) if apart and not annex else ()),
    )


def heading(facts: Facts) -> str:
    """«О закреплении наставнических пар на 2026/27 учебный год»; of groups, too, where there are any."""
    groups = " и групп" if facts["группы"] else ""
    return f"О закреплении наставнических пар{groups} на {word(facts, 'учебный_год')} учебный год"


ORDER_ON_PAIRS = Kind(
    name="pairs_order",
    code="D-20",
    family=Family.ORDER,
    title="Приказ о закреплении наставнических пар",
    use="Список пар и групп с наставниками и наставляемыми из баз, сроки, поручения куратору.",
    gather=_gather,
    compose=_compose,
    heading=heading,
    asks=(
        Ask(
            "пары", "Пары и группы", Sort.ROWS, help="Группа — это несколько строк с одним наставником. Длинный список станет приложением.",
            columns=(
                Ask("наставник", "Наставник", Sort.PERSON, pool="mentors"),
                Ask("наставляемый", "Наставляемый", Sort.PERSON, pool="mentees"),
                Ask("форма", "Форма", Sort.CHOICE, choices=FORMS),
                Ask("вид", "Вид", Sort.CHOICE, needed=False, choices=KINDS_OF_MENTORING),
            ),
        ),
        Ask("с", "С какого дня работают пары", Sort.DAY, start=lambda desk: desk.on),
        Ask("по", "По какой день", Sort.DAY, start=year_end),
        Ask("срок_программ", "Когда наставники сдают программы", Sort.DAY, start=lambda desk: desk.on + TO_PLAN),
        curator(),
        Ask("положение", "Каким приказом утверждено Положение", Sort.DOCUMENT, of=REGULATIONS, start=newest(*REGULATIONS)),
        Ask("оплата", "Выплата наставникам", needed=False, help="Если платите: сколько и за что. Если не заполнить, пункта не будет."),
        Ask("на_сайте", "Разместить сведения о парах на сайте", Sort.FLAG, needed=False),
        Ask(
            "основание", "Документы-основания", needed=False, help="Печатаются под пунктами приказа. Если не заполнить, строки не будет.",
            start=lambda desk: "письменные согласия наставников и наставляемых (законных представителей несовершеннолетних)",
        ),
        control(),
    ),
    fields=(
        *person_fields("куратор", "Куратор"),
        Field("правовые_основания", "Правовые акты в творительном падеже"),
        Field("положение", "Каким приказом утверждено Положение: «приказом от … № …»"),
        Field("с", "С какого дня работают пары"),
        Field("по", "По какой день"),
        Field("срок_программ", "Срок сдачи программ"),
        Field("оплата", "Выплата наставникам"),
        Field("основание", "Документы-основания"),
        Flag("на_сайте", "Размещать ли сведения на сайте"),
        Flag("группы", "Есть ли группы"),
        Rows("пары", "Пары", _COLUMNS),
        Field("список_приложением", "Номер приложения со списком, если он составлен отдельно"),
        CONTROL,
        READ,
    ),
    cites=frozenset({"pupils", "labour"}),
    closes=("ST5-08",),
    acquaints=True,
)  # fmt: skip

KINDS = (ORDER_ON_PAIRS,)
