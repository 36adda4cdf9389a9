"""The personalised programme of a pair (D-22; DOMAIN.md §5.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from duet.base import clock
from duet.base.papers.blocks import Align, Block, PageBreak, Text
from duet.core.declension import Case
from duet.stages.bases.models import LEVELS, Audience, FormChoice, KindOfMentoring, Request
from duet.stages.documents.desk import Desk, Said, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Kind, Rows, Sort
from duet.stages.documents.wording import letterhead, paragraph, rows, table, word

from .asking import FORMS, curator, people_of, words_of
from .ordering import cited, reference
from .recording import (
    LINES,
    PERIOD,
    agreed,
    approving,
    as_person,
    by_hand,
    card,
    chapters,
    empty_rows,
    grouped,
    items,
    mentee_said,
    of_whom,
    open_today,
    period_asks,
    period_facts,
    person_signs,
    qualification,
    service,
    texts_facts,
    told,
)

DEFICITS = (Field("номер", "Номер"), Field("затруднение", "Затруднение"), Field("уровень", "Насколько трудно: от 0 до 3"))
_MEASURES = (
    Field("номер", "Номер"),
    Field("направление", "Направление работы"),
    Field("мероприятие", "Мероприятие"),
    Field("содержание", "Содержание"),
    Field("форма", "Форма"),
    Field("срок", "Срок"),
    Field("ответственный", "Ответственный"),
    Field("результат", "Результат"),
)
_RESULTS = (Field("показатель", "Показатель"), Field("сейчас", "Сейчас"), Field("цель", "К концу работы"))
LEVEL_CHOICES = tuple((str(level), f"{level} — {words}") for level, words in LEVELS.items())
_KINDS = tuple((kind.value, kind.label) for kind in KindOfMentoring)
_OF_TEACHERS = (
    "Вхождение в должность и коллектив",
    "Методика преподавания предмета",
    "Работа с классом и родителями",
    "Ведение документации",
    "Цифровые инструменты",
    "Самообразование",
    "Подготовка к аттестации",
    "Конкурсы и обмен опытом",
)
_OF_LEARNERS = ("Учёба", "Общение и жизнь коллектива", "Выбор профессии", "Проекты и творчество", "Конкурсы и события")
_DIRECTIONS = tuple((words, words) for words in (*_OF_TEACHERS, *_OF_LEARNERS))
_WAYS = "Личные встречи и консультации\nСовместная подготовка и разбор занятий\nВзаимное посещение занятий\nОбсуждение трудных случаев"
_WATCHING = (
    "Ход программы наставник и наставляемый обсуждают на встречах и отмечают в журнале встреч.\n"
    "Куратор раз в четверть сверяет сделанное с планом и при необходимости предлагает изменить программу.\n"
    "Программу меняют с обоюдного согласия участников, причину изменения записывают."
)
# Rows to fill by hand under each direction, and rows of the other tables.
_UNDER, _EMPTY = 2, 3
# Empty lines that put the title in the middle of its page.
_DOWN = "\n" * 8


def deficits(desk: Desk, answers: Answers, mentee: Said) -> list[dict[str, str]]:
    """Difficulties as answered; without an answer, the open requests of the mentee that everybody who sees the card may see, while
    the gate is open.
    """
    said = [(str(row.get("затруднение") or ""), str(row.get("уровень") or "")) for row in people_of(answers, "дефициты")]
    person = mentee.person
    if not said and person is not None and open_today(person):
        asked = Request.objects.visible_to(desk.by, clock.today()).filter(seen_by=Audience.TEAM).open().of_people([person]).hardest_first()
        said = [(one.topic, "" if one.level is None else str(one.level)) for one in asked]
    return [{"номер": str(number), "затруднение": words, "уровень": level} for number, (words, level) in enumerate(said, 1)]


def deficits_ask() -> Ask:
    """The difficulties with their levels."""
    return Ask(
        "дефициты", "Затруднения наставляемого", Sort.ROWS, needed=False,
        help="Если не заполнять, возьмём открытые запросы из базы наставляемых.",
        columns=(
            Ask("затруднение", "Затруднение", needed=False),
            Ask("уровень", "Насколько трудно", Sort.CHOICE, needed=False, choices=LEVEL_CHOICES),
        ),
    )  # fmt: skip


def deficits_table(facts: Facts) -> tuple[Block, ...]:
    """The table and what its figures mean."""
    lines = rows(facts, "дефициты") or empty_rows(_EMPTY, DEFICITS)
    legend = "; ".join(f"{level} — {words}" for level, words in LEVELS.items())
    made = table(("№", "Затруднение (дефицит)", "Уровень"), ([row[column.name] for column in DEFICITS] for row in lines), (0.5, 5.5, 1))
    return (made, Text(f"Уровень: {legend}.", small=True))


def _gather(desk: Desk, answers: Answers) -> Facts:
    mentor, mentee, lead = (as_person(desk, answers.get(name)) for name in ("наставник", "наставляемый", "куратор"))
    form, kind = words_of(answers, "форма"), words_of(answers, "вид")
    return {
        **person_facts("наставник", mentor),
        **person_facts("наставляемый", mentee),
        **person_facts("куратор", lead),
        "наставник_категория": qualification(mentor),
        "наставник_стаж": service(mentor, desk),
        "наставляемый_категория": qualification(mentee),
        "наставляемый_стаж": service(mentee, desk),
        "ознакомлен": mentee.agree("ознакомлен", "ознакомлена", "ознакомлен(а)"),
        "кто": mentee_said(mentee),
        "форма": f"«{FormChoice(form).label}»" if form else "",
        "вид": str(KindOfMentoring(kind).label) if kind else "",
        **period_facts(answers),
        "приказ": reference(desk, answers, "приказ", Case.NOMINATIVE),
        **texts_facts(answers, "роли", "образование", "сильные_стороны", "цель", "задачи", "способы", "контроль_хода"),
        "дефициты": deficits(desk, answers, mentee),
        "мероприятия": _measures(answers),
        "направления": [{"название": words} for words in _directions(mentee)],
        "результаты": [{column.name: str(row.get(column.name) or "") for column in _RESULTS} for row in people_of(answers, "результаты")],
    }


def _measures(answers: Answers) -> list[dict[str, str]]:
    """Numbered as they stand on the paper: direction by direction, those without one first."""
    order = ["", *(value for value, _ in _DIRECTIONS)]
    asked: Iterable[Mapping[str, Any]] = people_of(answers, "мероприятия")
    sorted_rows = sorted(asked, key=lambda row: order.index(str(row.get("направление") or "")))
    return [
        {"номер": str(number), **{column.name: str(row.get(column.name) or "") for column in _MEASURES[1:]}}
        for number, row in enumerate(sorted_rows, 1)
    ]


def _directions(mentee: Said) -> Sequence[str]:
    """What an empty plan is divided into."""
    return _OF_LEARNERS if mentee.person and mentee.person.is_learner else _OF_TEACHERS


def heading(facts: Facts) -> str:
    """«Персонализированная программа наставничества для Сорокина Н. А.»"""
    return f"Персонализированная программа наставничества для {of_whom(facts, 'наставляемый')}"


def _compose(facts: Facts) -> tuple[Block, ...]:
    return (
        *_title_page(facts),
        *chapters(
            (
                ("Сведения о паре", (_card(facts),)),
                ("Что показала диагностика", (*deficits_table(facts), *_strengths(facts))),
                ("Цель и задачи", _purpose(facts)),
                ("Как работает пара", items(word(facts, "способы"))),
                ("План мероприятий", (_plan(facts),)),
                ("Ожидаемые результаты", (_results(facts),)),
                ("Как отслеживается выполнение программы", told(word(facts, "контроль_хода"))),
                ("Итоги и выводы участников", (paragraph("Заполняется при завершении программы."), *by_hand(LINES))),
            )
        ),
        person_signs(facts, "Наставник", "наставник"),
        person_signs(facts, f"{word(facts, 'кто')}, с программой {word(facts, 'ознакомлен')}", "наставляемый"),
    )


def _title_page(facts: Facts) -> tuple[Block, ...]:
    return (
        *letterhead(facts),
        approving(facts, beside=agreed(facts, "куратор", "Куратор наставничества")),
        Text(f"{_DOWN}ПЕРСОНАЛИЗИРОВАННАЯ ПРОГРАММА НАСТАВНИЧЕСТВА", Align.CENTRE, bold=True),
        Text(f"для {of_whom(facts, 'наставляемый', full=True)}", Align.CENTRE),
        Text(f"Наставник: {word(facts, 'наставник') or '_' * 30}", Align.CENTRE),
        Text(f"Срок реализации: с {word(facts, 'с')} по {word(facts, 'по')}", Align.CENTRE),
        Text(f"{_DOWN}{word(facts, 'город')}\n{word(facts, 'учебный_год')} учебный год", Align.CENTRE),
        PageBreak(),
    )


def _card(facts: Facts) -> Block:
    always = ("Наставник", "Наставляемый")
    pairs = (
        ("Наставник", word(facts, "наставник")),
        ("Должность или класс наставника", word(facts, "наставник_должность")),
        ("Квалификационная категория наставника", word(facts, "наставник_категория")),
        ("Стаж наставника", word(facts, "наставник_стаж")),
        ("Наставляемый", word(facts, "наставляемый")),
        ("Должность или класс наставляемого", word(facts, "наставляемый_должность")),
        ("Образование наставляемого", word(facts, "образование")),
        ("Квалификационная категория наставляемого", word(facts, "наставляемый_категория")),
        ("Стаж наставляемого", word(facts, "наставляемый_стаж")),
        ("Форма наставничества", word(facts, "форма")),
        ("Вид наставничества", word(facts, "вид")),
        ("Ролевая модель", word(facts, "роли")),
        ("Срок реализации", f"с {word(facts, 'с')} по {word(facts, 'по')}"),
        ("Основание", word(facts, "приказ")),
    )
    return card((title, said) for title, said in pairs if said or title in always)


def _strengths(facts: Facts) -> tuple[Block, ...]:
    said = word(facts, "сильные_стороны")
    return (Text("Сильные стороны, на которые опирается работа:", keep=True), *items(said)) if said else ()


def _purpose(facts: Facts) -> tuple[Block, ...]:
    return (
        Text("Цель:", bold=True, keep=True),
        *told(word(facts, "цель"), lines=2),
        Text("Задачи:", bold=True, keep=True),
        *items(word(facts, "задачи"), lines=LINES),
    )


def _plan(facts: Facts) -> Block:
    titles = ("№", "Мероприятие и его содержание", "Форма", "Срок", "Ответственный", "Результат", "Отметка")
    shares, small = (0.45, 2.7, 1.3, 1.55, 2.0, 1.7, 1.3), 10
    measures = rows(facts, "мероприятия")
    if not measures:
        empty = [[""] * len(titles)] * _UNDER
        return grouped(titles, ((row["название"], empty) for row in rows(facts, "направления")), shares, size=small)
    groups: dict[str, list[list[str]]] = {}
    for row in measures:
        what = "\n".join(part for part in (row["мероприятие"], row["содержание"]) if part)
        line = [row["номер"], what, row["форма"], row["срок"], row["ответственный"], row["результат"], ""]
        groups.setdefault(row["направление"], []).append(line)
    return grouped(titles, groups.items(), shares, size=small)


def _results(facts: Facts) -> Block:
    lines = rows(facts, "результаты") or empty_rows(_EMPTY, _RESULTS)
    return table(("Показатель", "Сейчас", "К концу работы"), ([row[column.name] for column in _RESULTS] for row in lines), (3, 1.5, 1.5))


PROGRAMME = Kind(
    name="programme",
    code="D-22",
    family=Family.RECORD,
    title="Персонализированная программа наставничества",
    use="План работы одной пары: затруднения, цель и задачи, мероприятия по направлениям, ожидаемые результаты.",
    gather=_gather,
    compose=_compose,
    heading=heading,
    asks=(
        Ask("наставник", "Наставник", Sort.PERSON, pool="mentors"),
        Ask("наставляемый", "Наставляемый", Sort.PERSON, pool="mentees"),
        Ask("форма", "Форма наставничества", Sort.CHOICE, choices=FORMS),
        Ask("вид", "Вид наставничества", Sort.CHOICE, needed=False, choices=_KINDS),
        Ask("роли", "Ролевая модель", needed=False, help="Например: опытный учитель — молодой специалист."),
        *period_asks("Пара работает с"),
        cited("приказ", "Приказ о закреплении пары", "pairs_order"),
        Ask("образование", "Образование наставляемого", needed=False),
        deficits_ask(),
        Ask("сильные_стороны", "Сильные стороны наставляемого", Sort.TEXT, needed=False, help="Каждая с новой строки."),
        Ask("цель", "Цель", Sort.TEXT, help="Чего достигнет наставляемый, к какому сроку и как это увидеть."),
        Ask("задачи", "Задачи", Sort.TEXT, help="Каждая с новой строки."),
        Ask("способы", "Как работает пара", Sort.TEXT, needed=False, help="Каждый способ с новой строки.", start=lambda desk: _WAYS),
        Ask(
            "мероприятия", "План мероприятий", Sort.ROWS, needed=False, help="Если не заполнять, будет таблица, чтобы вписать от руки.",
            columns=(
                Ask("направление", "Направление", Sort.CHOICE, needed=False, choices=_DIRECTIONS),
                Ask("мероприятие", "Мероприятие"),
                Ask("содержание", "Содержание", Sort.TEXT, needed=False),
                Ask("форма", "Форма", needed=False),
                Ask("срок", "Срок", needed=False),
                Ask("ответственный", "Ответственный", needed=False),
                Ask("результат", "Результат", needed=False),
            ),
        ),
        Ask(
            "результаты", "Ожидаемые результаты", Sort.ROWS, needed=False,
            columns=(
                Ask("показатель", "Показатель"),
                Ask("сейчас", "Сейчас", needed=False),
                Ask("цель", "К концу работы", needed=False),
            ),
        ),
        Ask("контроль_хода", "Как отслеживается выполнение", Sort.TEXT, needed=False, start=lambda desk: _WATCHING),
        curator(),
    ),
    fields=(
        *person_fields("наставник", "Наставник"),
        *person_fields("наставляемый", "Наставляемый"),
        *person_fields("куратор", "Куратор"),
        Field("наставник_категория", "Категория наставника"),
        Field("наставник_стаж", "Стаж наставника"),
        Field("наставляемый_категория", "Категория наставляемого"),
        Field("наставляемый_стаж", "Стаж наставляемого"),
        Field("кто", "«Наставляемый» или «Наставляемая»"),
        Field("ознакомлен", "«ознакомлен» или «ознакомлена» — о наставляемом"),
        Field("форма", "Форма наставничества"),
        Field("вид", "Вид наставничества"),
        Field("роли", "Ролевая модель"),
        *PERIOD,
        Field("приказ", "Приказ о закреплении пары: «приказ от … № …»"),
        Field("образование", "Образование наставляемого"),
        Field("сильные_стороны", "Сильные стороны"),
        Field("цель", "Цель"),
        Field("задачи", "Задачи, каждая с новой строки"),
        Field("способы", "Как работает пара, каждый способ с новой строки"),
        Field("контроль_хода", "Как отслеживается выполнение"),
        Rows("дефициты", "Затруднения", DEFICITS),
        Rows("мероприятия", "План мероприятий", _MEASURES),
        Rows("направления", "Направления пустого плана", (Field("название", "Направление"),)),
        Rows("результаты", "Ожидаемые результаты", _RESULTS),
    ),
    closes=("ST6-04",),
    acquaints=True,
    later="Пока заполняется вручную: планы и отметки о сделанном появятся в разделе «Программы».",
)  # fmt: skip

KINDS = (PROGRAMME,)
