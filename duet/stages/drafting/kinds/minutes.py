"""Minutes of a meeting (D-33)."""

from __future__ import annotations

from collections.abc import Iterable

from duet.base.papers.blocks import Align, Block, Text
from duet.stages.documents.desk import GAP, Desk, Said, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Kind, Rows, Sort
from duet.stages.documents.wording import paragraph, rows, word

from .asking import day_said, people_of, words_of
from .ordering import capital, everybody, stopped
from .recording import (
    LINES,
    PERSON_COLUMNS,
    as_person,
    by_hand,
    dated,
    head_of,
    names,
    number_of,
    people_facts,
    person_signs,
    told,
)

# What meets: as minutes are titled, and what its members are.
_MEETINGS = {
    "teachers": ("Педагогический совет", "заседания педагогического совета"),
    "methods": ("Методический совет", "заседания методического совета"),
    "mentors": ("Совет наставников", "заседания совета наставников"),
    "curators": ("Совещание кураторов", "совещания кураторов"),
}
_ITEMS = (
    Field("номер", "Номер"),
    Field("вопрос", "Вопрос повестки"),
    Field("докладчик", "Кто докладывает"),
    Field("докладчик_вп", "Кого слушали"),
    Field("доложено", "О чём доложено"),
    Field("выступили", "Кто выступил"),
    Field("за", "Голосов «за»"),
    Field("против", "Голосов «против»"),
    Field("воздержались", "Сколько воздержалось"),
)
_DECISIONS = (
    Field("вопрос", "Номер вопроса"),
    Field("решение", "Решение"),
    Field("ответственный", "Ответственный"),
    Field("срок", "Срок"),
)
VOTES = ("за", "против", "воздержались")


def _said_with_post(said: Said, case: str = "nominative") -> str:
    """«Белозёрова М. С., заместитель директора»"""
    return ", ".join(part for part in (getattr(said.brief, case), getattr(said.post, case)) if part)


def _gather(desk: Desk, answers: Answers) -> Facts:
    chair, secretary = as_person(desk, answers.get("председатель")), as_person(desk, answers.get("секретарь"))
    present = everybody(desk, answers, "присутствовали")
    made = []
    for number, row in enumerate(people_of(answers, "вопросы"), 1):
        speaker = as_person(desk, row.get("докладчик"))
        spoke = ", ".join(said.brief.nominative for said in everybody(desk, row, "выступили"))
        votes = {name: "" if row.get(name) is None else str(row[name]) for name in VOTES}
        made.append(
            {
                "номер": str(number),
                "вопрос": words_of(row, "вопрос").rstrip(". "),
                "докладчик": _said_with_post(speaker),
                "докладчик_вп": _said_with_post(speaker, "accusative"),
                "доложено": words_of(row, "доложено"),
                "выступили": spoke,
                **votes,
            }
        )
    kind = words_of(answers, "вид") or "teachers"
    return {
        **person_facts("председатель", chair),
        **person_facts("секретарь", secretary),
        "заседание": _MEETINGS[kind][1],
        "кворум": _quorum(len({said.full.nominative for said in (chair, secretary, *present)} - {""}), number_of(answers, "всего")),
        "присутствовали": people_facts(present),
        "приглашены": people_facts(everybody(desk, answers, "приглашены")),
        "вопросы": made,
        "решения": [_decision(desk, row) for row in people_of(answers, "решения")],
    }


def _decision(desk: Desk, row: Answers) -> dict[str, str]:
    return {
        "вопрос": str(number_of(row, "вопрос", usual=1)),
        "решение": words_of(row, "решение").rstrip(". "),
        "ответственный": as_person(desk, row.get("ответственный")).brief.nominative,
        "срок": day_said(row, "срок") if row.get("срок") else "",
    }


def _quorum(present: int, total: int) -> str:
    """«Присутствовали 12 из 15, кворум имеется.», or nothing where nobody said how many there should be. Whoever leads and writes
    is there, too."""
    if not 0 < present <= total:
        return ""
    return f"Присутствовали {present} из {total}, {'кворум имеется' if 2 * present > total else 'кворума нет'}."


def _heading(facts: Facts) -> str:
    return f"Протокол {word(facts, 'заседание')} {word(facts, 'дата')}".replace(f" {GAP}", "")


def _compose(facts: Facts) -> tuple[Block, ...]:
    return (
        *dated(facts, "ПРОТОКОЛ", word(facts, "заседание")),
        *leaders(facts),
        *present_lines(facts),
        Text("ПОВЕСТКА ДНЯ:", bold=True, keep=True),
        *(_agenda(facts) or by_hand(LINES)),
        *(block for row in rows(facts, "вопросы") for block in _item(facts, row)),
        *(() if rows(facts, "вопросы") else _by_hand()),
        person_signs(facts, "Председатель", "председатель"),
        person_signs(facts, "Секретарь", "секретарь"),
    )


def leaders(facts: Facts) -> tuple[Block, ...]:
    """Who leads and who writes."""
    return (
        Text(f"Председатель — {word(facts, 'председатель_кратко') or GAP * 2}"),
        Text(f"Секретарь — {word(facts, 'секретарь_кратко') or GAP * 2}"),
    )


def present_lines(facts: Facts) -> tuple[Block, ...]:
    """«ПРИСУТСТВОВАЛИ:», who was asked to come, whether they are enough to decide."""
    present, guests, quorum = names_of(facts, "присутствовали"), names_of(facts, "приглашены"), word(facts, "кворум")
    return (
        Text("ПРИСУТСТВОВАЛИ:", bold=True, keep=True),
        *((Text(present, Align.BOTH),) if present else by_hand(2)),
        *((Text(quorum),) if quorum else ()),
        *((Text("ПРИГЛАШЕНЫ:", bold=True, keep=True), Text(guests, Align.BOTH)) if guests else ()),
    )


def names_of(facts: Facts, name: str) -> str:
    """The names of a table of facts as a sentence."""
    said = names(rows(facts, name))
    return stopped(said) if said else ""


def _agenda(facts: Facts) -> tuple[Block, ...]:
    made = []
    for row in rows(facts, "вопросы"):
        speaker = stopped(f" Докладывает {row['докладчик']}") if row["докладчик"] else ""
        made.append(paragraph(f"{row['номер']}. {capital(row['вопрос'])}.{speaker}"))
    return tuple(made)


def _item(facts: Facts, row: dict[str, str]) -> Iterable[Block]:
    about = capital(row["вопрос"])
    heard = f"{row['докладчик_вп']}, по вопросу «{about}»" if row["докладчик_вп"] else about
    yield Text(f"{row['номер']}. СЛУШАЛИ:", bold=True, keep=True)
    yield paragraph(stopped(heard))
    yield from told(row["доложено"])
    if row["выступили"]:
        yield Text("ВЫСТУПИЛИ:", bold=True, keep=True)
        yield paragraph(stopped(row["выступили"]))
    yield Text("РЕШИЛИ:", bold=True, keep=True)
    decisions = [one for one in rows(facts, "решения") if one["вопрос"] == row["номер"]]
    for number, one in enumerate(decisions, 1):
        yield paragraph(f"{row['номер']}.{number}. {_decided(one)}")
    if not decisions:
        yield from by_hand(2)
    votes = votes_in_words(row)
    if votes:
        yield paragraph(votes)


def _decided(one: dict[str, str]) -> str:
    parts = [f"{capital(one['решение'])}."]
    if one["ответственный"]:
        parts.append(stopped(f"Ответственный — {one['ответственный']}"))
    if one["срок"]:
        parts.append(stopped(f"Срок — до {one['срок']}"))
    return " ".join(parts)


def votes_in_words(row: dict[str, str]) -> str:
    """«Голосовали: «за» — 12, «против» — нет, «воздержались» — 1.»; nothing where nobody counted."""
    if not row["за"]:
        return ""
    against, abstained = row["против"] or "0", row["воздержались"] or "0"
    if against == abstained == "0":
        return f"Голосовали: «за» — {row['за']}. Решение принято единогласно."
    said = [f"«{name}» — {number if number != '0' else 'нет'}" for name, number in zip(VOTES, (row["за"], against, abstained), strict=True)]
    return f"Голосовали: {', '.join(said)}."


def _by_hand() -> tuple[Block, ...]:
    made: list[Block] = []
    for title in ("СЛУШАЛИ:", "ВЫСТУПИЛИ:", "РЕШИЛИ:"):
        made += [Text(title, bold=True, keep=True), *by_hand(LINES)]
    return (*made, Text(f"Голосовали: «за» — {'_' * 5}, «против» — {'_' * 5}, «воздержались» — {'_' * 5}."))


MINUTES = Kind(
    name="minutes",
    code="D-33",
    family=Family.MINUTES,
    title="Протокол заседания",
    use="Педсовет, методсовет, совет наставников или совещание кураторов: кто был, что слушали, что решили.",
    gather=_gather,
    compose=_compose,
    heading=_heading,
    asks=(
        Ask("вид", "Чего протокол", Sort.CHOICE, choices=tuple((key, title) for key, (title, _) in _MEETINGS.items())),
        Ask("председатель", "Председатель", Sort.PERSON, pool="staff", start=head_of),
        Ask("секретарь", "Секретарь", Sort.PERSON, pool="staff"),
        Ask("присутствовали", "Присутствовали", Sort.PEOPLE, pool="staff"),
        Ask(
            "всего", "Сколько всего в составе", Sort.NUMBER, needed=False,
            help="Нужно, чтобы написать о кворуме. Если не заполнить, о нём не напишем.",
        ),
        Ask("приглашены", "Приглашены", Sort.PEOPLE, needed=False),
        Ask(
            "вопросы", "Вопросы повестки", Sort.ROWS,
            columns=(
                Ask("вопрос", "Вопрос", help="Например: о ходе работы наставнических пар."),
                Ask("докладчик", "Кто докладывал", Sort.PERSON, needed=False, pool="staff"),
                Ask("доложено", "Что доложено", Sort.TEXT, needed=False),
                Ask("выступили", "Кто выступил", Sort.PEOPLE, needed=False, pool="staff"),
                *(Ask(name, capital(name), Sort.NUMBER, needed=False) for name in VOTES),
            ),
        ),
        Ask(
            "решения", "Решения", Sort.ROWS,
            columns=(
                Ask("вопрос", "Номер вопроса", Sort.NUMBER, help="Если не заполнить, первый."),
                Ask("решение", "Решение"),
                Ask("ответственный", "Ответственный", Sort.PERSON, needed=False, pool="staff"),
                Ask("срок", "До какого дня", Sort.DAY, needed=False),
            ),
        ),
    ),
    fields=(
        *person_fields("председатель", "Председатель"),
        *person_fields("секретарь", "Секретарь"),
        Field("заседание", "Чего протокол: «заседания педагогического совета»"),
        Field("кворум", "Сколько присутствовало и есть ли кворум"),
        Rows("присутствовали", "Присутствовали", PERSON_COLUMNS),
        Rows("приглашены", "Приглашены", PERSON_COLUMNS),
        Rows("вопросы", "Вопросы повестки", _ITEMS),
        Rows("решения", "Решения", _DECISIONS),
    ),
    closes=("ST1-18", "ST1-19", "ST1-28", "ST1-34", "ST6-10"),
)  # fmt: skip

KINDS = (MINUTES,)
