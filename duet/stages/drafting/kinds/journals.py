"""What is written at meetings and lessons: the journal (D-26), the sheet of one meeting (D-27), the observation of a lesson (D-28)."""

from __future__ import annotations

from duet.base.papers.blocks import LANDSCAPE, PORTRAIT, Align, Block, Cell, Table, Text
from duet.stages.documents.desk import GAP, Desk, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Kind, Rows, Sort
from duet.stages.documents.wording import rows, table, word

from .asking import curator, day_answer, people_of
from .ordering import capital, day_or_nothing, everybody, lines_of, stopped
from .recording import (
    LINES,
    PERSON_COLUMNS,
    TALL,
    as_person,
    card,
    chapters,
    empty_rows,
    items,
    mentee_said,
    names,
    of_whom,
    opening,
    people_facts,
    person_signs,
    rows_to_fill,
    texts_facts,
)

BY_HAND = "Пока заполняется вручную: встречи появятся в разделе «Пары»."
_MEETINGS = (
    Field("номер", "Номер"),
    Field("когда", "Дата и время"),
    Field("форма", "Как встречались"),
    Field("тема", "Тема"),
    Field("содержание", "Что сделано"),
    Field("итог", "Итог"),
    Field("задание", "Задание и день следующей встречи"),
)
_EMPTY = 8


def _meetings(answers: Answers) -> list[dict[str, str]]:
    """Those that were given and then empty rows; nothing given, only empty ones."""
    made = []
    for row in people_of(answers, "встречи"):
        day = day_answer(row, "день")
        when = " ".join(part for part in (f"{day:%d.%m.%Y}" if day else "", str(row.get("время") or "")) if part)
        made.append({"когда": when, **{column.name: str(row.get(column.name) or "") for column in _MEETINGS[2:]}})
    spare = rows_to_fill(answers, "строк", _EMPTY) or (0 if made else _EMPTY)
    made += empty_rows(spare, _MEETINGS[1:])
    return [{"номер": str(number), **row} for number, row in enumerate(made, 1)]


def _gather_journal(desk: Desk, answers: Answers) -> Facts:
    return {
        **person_facts("наставник", as_person(desk, answers.get("наставник"))),
        **person_facts("куратор", as_person(desk, answers.get("куратор"))),
        "наставляемые": people_facts(everybody(desk, answers, "наставляемые")),
        "встречи": _meetings(answers),
    }


def journal_heading(facts: Facts) -> str:
    """«Журнал встреч наставника Тимофеевой О. Н., 2026/27 учебный год»"""
    return f"Журнал встреч наставника {of_whom(facts, 'наставник')}, {word(facts, 'учебный_год')} учебный год"


def _journal(facts: Facts) -> tuple[Block, ...]:
    mentees = names(rows(facts, "наставляемые"))
    about = f"наставника {of_whom(facts, 'наставник', full=True)}\n{word(facts, 'учебный_год')} учебный год"
    listed = table(
        ("№", "Дата, время", "Как встречались", "Тема", "Что сделано", "Итог", "Задание, день следующей встречи", "Подписи"),
        ((*(row[column.name] or TALL * (column.name == "содержание") for column in _MEETINGS), "") for row in rows(facts, "встречи")),
        (0.5, 1.3, 1.4, 2, 2.6, 2, 2, 1.4),
        room=LANDSCAPE.room,
    )
    return (
        *opening(facts, "ЖУРНАЛ ВСТРЕЧ", about),
        Text(stopped(f"В паре с наставником: {mentees}") if mentees else f"В паре с наставником: {GAP * 3}"),
        listed,
        Text("Каждую запись подписывают наставник и наставляемый.", small=True),
        person_signs(facts, "Наставник", "наставник"),
        person_signs(facts, "Журнал проверил куратор", "куратор"),
    )


JOURNAL = Kind(
    name="meeting_journal",
    code="D-26",
    family=Family.RECORD,
    title="Журнал встреч",
    use="Журнал одной пары: дата, тема, что сделано, задание, подписи. Можно напечатать с пустыми строками.",
    gather=_gather_journal,
    compose=_journal,
    heading=journal_heading,
    asks=(
        Ask("наставник", "Наставник", Sort.PERSON, pool="mentors"),
        Ask("наставляемые", "Наставляемые", Sort.PEOPLE, pool="mentees"),
        Ask(
            "встречи", "Встречи", Sort.ROWS, needed=False, help="То, что уже прошло. Пустые строки добавятся ниже.",
            columns=(
                Ask("день", "Дата", Sort.DAY),
                Ask("время", "Время", needed=False),
                Ask("форма", "Как встречались", needed=False),
                Ask("тема", "Тема"),
                Ask("содержание", "Что сделано", Sort.TEXT, needed=False),
                Ask("итог", "Итог", needed=False),
                Ask("задание", "Задание и день следующей встречи", needed=False),
            ),
        ),
        Ask("строк", "Сколько пустых строк", Sort.NUMBER, needed=False, start=lambda desk: _EMPTY),
        curator(),
    ),
    fields=(
        *person_fields("наставник", "Наставник"),
        *person_fields("куратор", "Куратор"),
        Rows("наставляемые", "Наставляемые", PERSON_COLUMNS),
        Rows("встречи", "Встречи и пустые строки", _MEETINGS),
    ),
    closes=("ST6-17",),
    numbered=False,
    landscape=True,
    later=BY_HAND,
)  # fmt: skip

_SHEET_TEXTS = ("место", "тема", "содержание", "итог", "задание", "следующая")


def _gather_sheet(desk: Desk, answers: Answers) -> Facts:
    mentee = as_person(desk, answers.get("наставляемый"))
    return {
        **person_facts("наставник", as_person(desk, answers.get("наставник"))),
        **person_facts("наставляемый", mentee),
        "наставляемый_слово": mentee_said(mentee),
        "день": day_or_nothing(answers, "день"),
        **texts_facts(answers, *_SHEET_TEXTS),
    }


def _sheet_heading(facts: Facts) -> str:
    day = word(facts, "день")
    return f"Лист подтверждения встречи наставника {of_whom(facts, 'наставник')}{f', {day}' if day else ''}"


def scale(titles: tuple[str, ...]) -> Table:
    """Questions and figures from 1 to 10 to ring."""
    head = (Cell("Вопрос", bold=True), Cell("Обведите: 1 — самый низкий балл, 10 — самый высокий", width=10, bold=True, align=Align.CENTRE))
    lines = [(Cell(title), *(Cell(str(mark), align=Align.CENTRE) for mark in range(1, 11))) for title in titles]
    box = 23.0
    return Table((head, *lines), (PORTRAIT.room - 10 * box, *([box] * 10)), size=11)


def _sheet(facts: Facts) -> tuple[Block, ...]:
    titles = ("Где и как встречались", "Тема", "Что сделали", "К чему пришли", "Задание", "Когда следующая встреча")
    marks = ("Насколько полезной была встреча", "Насколько легко было общаться", "Насколько понятно, что делать дальше")
    about = f"наставника {of_whom(facts, 'наставник', full=True)}"
    return (
        *opening(facts, "ЛИСТ ПОДТВЕРЖДЕНИЯ ВСТРЕЧИ", about),
        card(
            (
                (word(facts, "наставляемый_слово"), word(facts, "наставляемый")),
                ("Дата и время", word(facts, "день")),
                *((title, word(facts, name) or TALL) for title, name in zip(titles, _SHEET_TEXTS, strict=True)),
            )
        ),
        Text("Отзыв о встрече", bold=True, keep=True),
        scale(marks),
        Text("Что было самым важным:", keep=True),
        *items("", lines=2),
        person_signs(facts, word(facts, "наставляемый_слово"), "наставляемый"),
        person_signs(facts, "Наставник", "наставник"),
    )


SHEET = Kind(
    name="meeting_sheet",
    code="D-27",
    family=Family.RECORD,
    title="Лист подтверждения встречи",
    use="Одна встреча на одном листе с короткой оценкой: подтверждает, что она прошла.",
    gather=_gather_sheet,
    compose=_sheet,
    heading=_sheet_heading,
    asks=(
        Ask("наставник", "Наставник", Sort.PERSON, pool="mentors"),
        Ask("наставляемый", "Наставляемый", Sort.PERSON, pool="mentees"),
        Ask("день", "Дата встречи", Sort.DAY, needed=False),
        Ask("место", "Где и как встречались", needed=False),
        Ask("тема", "Тема", needed=False),
        Ask("содержание", "Что сделали", Sort.TEXT, needed=False),
        Ask("итог", "К чему пришли", Sort.TEXT, needed=False),
        Ask("задание", "Задание", needed=False),
        Ask("следующая", "Когда следующая встреча", needed=False),
    ),
    fields=(
        *person_fields("наставник", "Наставник"),
        *person_fields("наставляемый", "Наставляемый"),
        Field("наставляемый_слово", "«Наставляемый» или «Наставляемая»"),
        Field("день", "Дата встречи"),
        Field("место", "Где и как встречались"),
        Field("тема", "Тема"),
        Field("содержание", "Что сделали"),
        Field("итог", "К чему пришли"),
        Field("задание", "Задание"),
        Field("следующая", "Когда следующая встреча"),
    ),
    closes=("ST6-05", "ST6-01", "ST6-02", "ST6-03", "ST6-06"),
    numbered=False,
    later=BY_HAND,
)

_CRITERIA = (
    "Цель занятия понятна обучающимся и достигнута\n"
    "Содержание верно и соответствует программе\n"
    "Методы и приёмы подходят классу и теме\n"
    "Обучающиеся работают активно и самостоятельно\n"
    "Учтены разные возможности обучающихся\n"
    "Время распределено разумно\n"
    "Оценивание понятно, есть обратная связь\n"
    "Общение доброжелательно, порядок поддерживается спокойно"
)
_CRITERION = (Field("номер", "Номер"), Field("критерий", "На что смотрели"))


def _gather_lesson(desk: Desk, answers: Answers) -> Facts:
    teacher = as_person(desk, answers.get("учитель"))
    criteria = lines_of(str(answers.get("критерии") or _CRITERIA))
    return {
        **person_facts("наставник", as_person(desk, answers.get("наставник"))),
        **person_facts("учитель", teacher),
        "ознакомлен": teacher.agree("Ознакомлен", "Ознакомлена", "Ознакомлен(а)"),
        "день": day_or_nothing(answers, "день"),
        **texts_facts(answers, "класс", "предмет", "тема", "цель", "удачи", "советы"),
        "критерии": [{"номер": str(number), "критерий": capital(line)} for number, line in enumerate(criteria, 1)],
    }


def _lesson_heading(facts: Facts) -> str:
    return f"Лист наблюдения занятия {of_whom(facts, 'учитель')}"


def _lesson(facts: Facts) -> tuple[Block, ...]:
    who = ", ".join(part for part in (word(facts, "учитель"), word(facts, "учитель_должность")) if part)
    seen = ", ".join(part for part in (word(facts, "наставник"), word(facts, "наставник_должность")) if part)
    criteria = table(
        ("№", "На что смотрели", "Балл: 0, 1, 2", "Что увидели"),
        ((row["номер"], row["критерий"], "", TALL) for row in rows(facts, "критерии")),
        (0.5, 3, 1, 3),
    )
    return (
        *opening(facts, "ЛИСТ НАБЛЮДЕНИЯ ЗАНЯТИЯ", of_whom(facts, "учитель", full=True)),
        card(
            (
                ("Кто ведёт занятие", who),
                ("Кто наблюдает", seen),
                ("Дата", word(facts, "день")),
                ("Класс или группа", word(facts, "класс")),
                ("Предмет", word(facts, "предмет")),
                ("Тема занятия", word(facts, "тема")),
                ("Цель посещения", word(facts, "цель")),
            )
        ),
        *chapters(
            (
                ("Наблюдение", (criteria, Text("Балл: 0 — не видно, 1 — видно частично, 2 — видно вполне.", small=True))),
                ("Что удалось", items(word(facts, "удачи"), lines=LINES)),
                ("Что советует наставник", items(word(facts, "советы"), lines=LINES)),
            )
        ),
        person_signs(facts, "Наставник", "наставник"),
        person_signs(facts, word(facts, "ознакомлен"), "учитель"),
    )


LESSON = Kind(
    name="lesson_observation",
    code="D-28",
    family=Family.RECORD,
    title="Лист наблюдения занятия",
    use="Что наставник увидел на занятии и что советует: критерии с баллами, удачи, советы.",
    gather=_gather_lesson,
    compose=_lesson,
    heading=_lesson_heading,
    asks=(
        Ask("учитель", "Кто ведёт занятие", Sort.PERSON, pool="mentees"),
        Ask("наставник", "Кто наблюдает", Sort.PERSON, pool="mentors"),
        Ask("день", "Дата занятия", Sort.DAY, needed=False),
        Ask("класс", "Класс или группа", needed=False),
        Ask("предмет", "Предмет", needed=False),
        Ask("тема", "Тема занятия", needed=False),
        Ask("цель", "Цель посещения", needed=False),
        Ask("критерии", "На что смотреть", Sort.TEXT, needed=False, help="Каждый критерий с новой строки.", start=lambda desk: _CRITERIA),
        Ask(
            "удачи",
            "Что удалось",
            Sort.TEXT,
            needed=False,
            help="Каждое с новой строки. Если не заполнить, будут линии, чтобы вписать от руки.",
        ),
        Ask("советы", "Что советует наставник", Sort.TEXT, needed=False, help="Каждый совет с новой строки."),
    ),
    fields=(
        *person_fields("наставник", "Кто наблюдает"),
        *person_fields("учитель", "Кто ведёт занятие"),
        Field("ознакомлен", "«Ознакомлен» или «Ознакомлена» — о том, кто ведёт занятие"),
        Field("день", "Дата занятия"),
        Field("класс", "Класс или группа"),
        Field("предмет", "Предмет"),
        Field("тема", "Тема занятия"),
        Field("цель", "Цель посещения"),
        Field("удачи", "Что удалось, каждое с новой строки"),
        Field("советы", "Что советует наставник, каждый совет с новой строки"),
        Rows("критерии", "На что смотрели", _CRITERION),
    ),
    numbered=False,
    later=BY_HAND,
)

KINDS = (JOURNAL, SHEET, LESSON)
