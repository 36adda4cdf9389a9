"""Programmes: the template of a personalised programme, the training of mentors, the closing event (D-08, D-37, D-43)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duet.base.papers.blocks import MM, PORTRAIT, Align, Blank, Block, Cell, Heading, PageBreak, Stamps, Table, Text
from duet.stages.documents import pools
from duet.stages.documents.desk import GAP, Desk
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Rows, Sort, Stamp
from duet.stages.documents.wording import paragraph, rows, table, word

from .asking import day_answer, day_said, people_of, words_of, year_end
from .composing import HIGH, annex_head, blank_rows, listed, titled
from .regulations_words import home

# The template of a programme (DOMAIN.md §5.4)

_FOR = (("teachers", "для педагогов"), ("learners", "для обучающихся"))
_GROUPS = {
    "teachers": (
        "Знакомство с организацией и коллективом", "Методика предмета (занятия)", "Работа с детьми и родителями", "Документы педагога",
        "Цифровые инструменты", "Самообразование и аттестация", "Конкурсы, обмен опытом",
    ),
    "learners": ("Знакомство и постановка целей", "Учёба", "Проект, конкурс, олимпиада", "Общение и участие в жизни "
        "коллектива", "Выбор профессии"),
}  # fmt: skip
_CARDS = {
    "teachers": (
        ("Наставник: фамилия, имя, отчество (при наличии)", "Должность, квалификационная категория, стаж"),
        ("Наставляемый: фамилия, имя, отчество (при наличии)", "Должность, образование, категория, стаж"),
    ),
    "learners": (
        ("Наставник: фамилия, имя, отчество (при наличии)", "Должность, место работы или класс, курс"),
        ("Наставляемый: фамилия, имя, отчество (при наличии)", "Класс (группа)"),
    ),
}
_COMMON_CARD = ("Форма и вид наставничества", "Срок программы (от трёх месяцев до одного года)", "Приказ о закреплении пары: дата, номер")
_LEAST, _MOST = 1, 10


def _gather_template(desk: Desk, answers: Answers) -> Facts:
    whom = "learners" if answers.get("для_кого") == "learners" else "teachers"
    lines = answers.get("строк")
    return {
        "для_педагогов": whom == "teachers",
        "карточка": [{"строка": line} for person in _CARDS[whom] for line in person] + [{"строка": line} for line in _COMMON_CARD],
        "группы": [{"название": name} for name in _GROUPS[whom]],
        "строк": str(min(max(int(lines), _LEAST), _MOST) if lines else 2),
        "самоанализ": bool(answers.get("самоанализ")),
    }


def _compose_template(facts: Facts) -> tuple[Block, ...]:
    post = word(facts, "подписант_должность")
    approve = Stamps(
        left=(("СОГЛАСОВАНО", "Куратор", f"{GAP} / {GAP}", "«___» ____________ 20___ г."),),
        right=(("УТВЕРЖДАЮ", post[:1].upper() + post[1:], f"{GAP} / {GAP}", "«___» ____________ 20___ г."),),
    )
    card = Table(
        tuple((Cell(row["строка"]), Cell(HIGH)) for row in rows(facts, "карточка")),
        (PORTRAIT.room * 0.42, PORTRAIT.room * 0.58),
        head=0,
        size=11,
    )
    return (
        *annex_head(facts, Stamp.MASCULINE),
        Heading("Шаблон персонализированной программы наставничества"),
        Text("(заполняется наставником вместе с наставляемым)", Align.CENTRE, keep=True),
        approve,
        *titled("ПЕРСОНАЛИЗИРОВАННАЯ ПРОГРАММА НАСТАВНИЧЕСТВА", home(facts)),
        Heading("1. Сведения об участниках"),
        card,
        Heading("2. Затруднения и сильные стороны наставляемого"),
        Text("Уровень: 0 — затруднения нет, 1 — слабое, 2 — заметное, 3 — нужна помощь в первую очередь.", indent=True, keep=True),
        table(("№", "Затруднение (запрос)", "Уровень", "На что можно опереться: сильные стороны"), blank_rows(4, 4), (0.5, 3, 1, 3)),
        Heading("3. Цель и задачи"),
        *(Blank(label) for label in ("Цель:", "", "Задачи: 1)", "2)", "3)")),
        Heading("4. План мероприятий"),
        _plan_table(facts),
        Heading("5. Ожидаемые результаты"),
        table(("№", "Показатель", "В начале", "Цель", "В конце"), blank_rows(3, 5), (0.5, 4, 1.2, 1.2, 1.2)),
        Heading("6. Как отслеживается ход программы"),
        *listed(("записи в журнале встреч, которые подтверждает наставляемый", "промежуточная беседа с куратором",
                 "анкеты участников в начале и в конце работы")),
        *((Heading("7. Итоги и самоанализ"), *_reflection(facts)) if facts["самоанализ"] else ()),
        *_signs(),
    )  # fmt: skip


def _reflection(facts: Facts) -> Iterator[Block]:
    own = "Что изменилось в моей работе:" if facts["для_педагогов"] else "Чему я научился (научилась):"
    for label in ("Что удалось:", "Что не удалось и почему:", own, "Что делать дальше:"):
        yield Blank(label)
        yield Blank()


def _signs() -> Iterator[Block]:
    for who in ("Наставник", "Наставляемый"):
        yield Blank(who, "подпись", 0.4)
        yield Blank("", "фамилия, инициалы", 0.35)
        yield Blank("", "дата", 0.25)


def _plan_table(facts: Facts) -> Table:
    titles = ("№", "Мероприятие, содержание", "Форма", "Срок", "Результат", "Отметка")
    made = table(titles, (), (0.5, 3.2, 1.2, 1.1, 1.8, 1.3))
    body = list(made.rows)
    headings = set()
    for row in rows(facts, "группы"):
        headings.add(len(body))
        body.append((Cell(row["название"], width=len(titles), bold=True),))
        body += [(Cell(HIGH), *(Cell("") for _ in titles[1:])) for _ in range(int(word(facts, "строк")))]
    return Table(tuple(body), made.widths, made.head, made.size, frozenset(headings))


PROGRAMME_TEMPLATE = Kind(
    name="programme_template",
    code="D-08",
    family=Family.RECORD,
    title="Шаблон персонализированной программы",
    use="Пустая форма программы, которую утверждают приказом: карточка пары, затруднения, план по разделам, показатели, подписи.",
    gather=_gather_template,
    compose=_compose_template,
    heading=lambda facts: "Шаблон персонализированной программы наставничества",
    asks=(
        Ask("для_кого", "Для кого шаблон", Sort.CHOICE, choices=_FOR, start=lambda desk: "teachers"),
        Ask("строк", "Сколько пустых строк в каждом разделе плана", Sort.NUMBER, needed=False, start=lambda desk: 2),
        Ask("самоанализ", "Включить раздел «Итоги и самоанализ»", Sort.FLAG, needed=False, start=lambda desk: True),
    ),
    fields=(
        Flag("для_педагогов", "Для педагогов или для обучающихся"),
        Rows("карточка", "Строки карточки", (Field("строка", "Что вписать"),)),
        Rows("группы", "Разделы плана", (Field("название", "Раздел"),)),
        Field("строк", "Сколько пустых строк в разделе"),
        Flag("самоанализ", "Есть ли раздел «Итоги и самоанализ»"),
    ),
    closes=("ST1-17",),
    stamp=Stamp.MASCULINE,
)

# Training of mentors

_TOPICS = (
    Field("номер", "Номер"),
    Field("тема", "Тема"),
    Field("часы", "Часы"),
    Field("форма", "Форма занятия"),
    Field("день", "Дата: 10.10.2026"),
    Field("ведёт", "Кто ведёт"),
)
_USUAL = (
    ("Роль наставника, нормативные основы, права и обязанности", 2, "лекция, обсуждение"),
    ("Как выявить запрос и поставить цель", 2, "практикум"),
    ("Персонализированная программа: от затруднения к плану", 2, "практикум"),
    ("Обратная связь, общение, предупреждение конфликтов", 2, "тренинг"),
    ("Журнал встреч, отчёт, оценка результатов", 1, "практикум"),
    ("Персональные данные и правила безопасного общения", 1, "лекция, обсуждение"),
)
# Dates side by side in a journal.
_ACROSS = 8
_SPARE = 8


def _gather_training(desk: Desk, answers: Answers) -> Facts:
    topics = []
    hours = 0
    for number, row in enumerate(people_of(answers, "темы"), 1):
        day = day_answer(row, "день")
        hours += int(str(row.get("часы") or 0))
        topics.append(
            {
                "номер": str(number),
                "тема": words_of(row, "тема"),
                "часы": str(row.get("часы") or ""),
                "форма": words_of(row, "форма"),
                "день": f"{day:%d.%m.%Y}" if day else "",
                "ведёт": desk.said(row.get("ведёт")).brief.nominative,  # type: ignore[arg-type]  # JSON
            }
        )
    return {
        "цель": words_of(answers, "цель"),
        "с": day_said(answers, "с"),
        "по": day_said(answers, "по"),
        "место": words_of(answers, "место"),
        "темы": topics,
        "всего_часов": str(hours) if hours else "",
        "слушатели": [{"имя": said.full.nominative} for said in desk.everybody(people_of(answers, "слушатели"))],
        "журнал": bool(answers.get("журнал")),
    }


def _mentors(desk: Desk) -> list[dict[str, object]]:
    """Everybody in the base of mentors."""
    found = pools.people_of("mentors", desk.by, desk.on)[: pools.MOST]
    return [{"person": person.pk, "name": person.full_name, "post": person.post} for person in found]


def _compose_training(facts: Facts) -> tuple[Block, ...]:
    aim, place = word(facts, "цель"), word(facts, "место")
    topics = [[row[column.name] for column in _TOPICS] for row in rows(facts, "темы")] or blank_rows(6, 6)
    hours = word(facts, "всего_часов")
    total = [["", "Всего", hours, "", "", ""]] if hours else []
    said = (
        f"Цель обучения: {aim.rstrip('.')}." if aim else "",
        f"Занятия проводятся с {word(facts, 'с')} по {word(facts, 'по')}{f', место проведения: {place}' if place else ''}.",
        "Обучение завершается практической работой: наставник составляет проект персонализированной программы.",
    )
    return (
        *annex_head(facts, Stamp.PLURAL),
        *titled("ПРОГРАММА И ГРАФИК", f"обучения наставников на {word(facts, 'учебный_год')} учебный год"),
        *(paragraph(text) for text in said if text),
        table(("№", "Тема", "Часы", "Форма занятия", "Дата", "Кто ведёт"), [*topics, *total], (0.5, 3.6, 0.8, 1.7, 1.4, 1.9)),
        *(_journal(facts) if facts["журнал"] else ()),
    )


def _journal(facts: Facts) -> Iterator[Block]:
    yield PageBreak()
    yield from titled("ЖУРНАЛ ПОСЕЩЕНИЯ", "занятий по программе обучения наставников")
    days = [row["день"] for row in rows(facts, "темы")] or [""] * 6
    names = [row["имя"] for row in rows(facts, "слушатели")] or [""] * _SPARE
    for first in range(0, len(days), _ACROSS):
        across = days[first : first + _ACROSS]
        titles = ["№", "Фамилия, имя, отчество", *(f"{day[:6]}\n{day[6:]}" if day else "" for day in across)]
        lines: list[Sequence[str]] = [[str(number), name, *[""] * len(across)] for number, name in enumerate(names, 1)]
        yield table(titles, [*lines, ["", "Подпись ведущего", *[""] * len(across)]], _shares(len(across)))


def _shares(days: int) -> tuple[float, ...]:
    """A narrow column a day, the rest for the name."""
    whole, number, day = PORTRAIT.room, 8 * MM, 14 * MM
    return (number, whole - number - day * days, *(day for _ in range(days)))


TRAINING = Kind(
    name="training_programme",
    code="D-37",
    family=Family.RECORD,
    title="Программа и график обучения наставников",
    use="Темы, часы, даты, кто ведёт, и журнал посещения со списком наставников из базы.",
    gather=_gather_training,
    compose=_compose_training,
    heading=lambda facts: f"Программа и график обучения наставников на {word(facts, 'учебный_год')} учебный год",
    asks=(
        Ask("цель", "Цель обучения", needed=False, start=lambda desk: "подготовить наставников к работе с наставляемыми"),
        Ask("с", "Занятия с", Sort.DAY, start=lambda desk: desk.on),
        Ask("по", "По какой день", Sort.DAY, start=year_end),
        Ask("место", "Где", needed=False, help="Например: «методический кабинет»."),
        Ask(
            "темы", "Занятия", Sort.ROWS,
            columns=(
                Ask("тема", "Тема"),
                Ask("часы", "Часы", Sort.NUMBER, needed=False),
                Ask("форма", "Форма занятия", needed=False),
                Ask("день", "Дата", Sort.DAY, needed=False),
                Ask("ведёт", "Кто ведёт", Sort.PERSON, needed=False, pool="staff"),
            ),
            start=lambda desk: [{"тема": topic, "часы": hours, "форма": form} for topic, hours, form in _USUAL],
        ),
        Ask("слушатели", "Кого учим", Sort.PEOPLE, needed=False, pool="mentors", start=_mentors),
        Ask("журнал", "Добавить журнал посещения", Sort.FLAG, needed=False, start=lambda desk: True),
    ),
    fields=(
        Field("цель", "Цель обучения"),
        Field("с", "С какого дня"),
        Field("по", "По какой день"),
        Field("место", "Где проходят занятия"),
        Rows("темы", "Занятия", _TOPICS),
        Field("всего_часов", "Всего часов"),
        Rows("слушатели", "Слушатели", (Field("имя", "Фамилия, имя, отчество"),)),
        Flag("журнал", "Есть ли журнал посещения"),
    ),
    closes=("ST4-06",),
    stamp=Stamp.PLURAL,
)  # fmt: skip

KINDS = (PROGRAMME_TEMPLATE, TRAINING)
