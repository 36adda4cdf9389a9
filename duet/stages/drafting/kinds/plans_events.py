"""The programme of the closing event, who is in the working group: annexes of orders (D-43, D-05)."""

from __future__ import annotations

from duet.base.papers.blocks import Block, Heading
from duet.stages.documents.desk import GAP, Desk
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Fact, Facts, Field, Kind, Rows, Sort, Stamp
from duet.stages.documents.wording import paragraph, rows, table, word

from .asking import curator, day_said, people_of, words_of
from .composing import HIGH, annex_head, blank_rows, titled

_COURSE = (Field("время", "Время"), Field("что", "Что происходит"), Field("кто", "Кто отвечает"), Field("нужно", "Что нужно подготовить"))
_GROUP = (
    Field("номер", "Номер"),
    Field("имя", "Фамилия, имя, отчество"),
    Field("должность", "Должность"),
    Field("роль", "Председатель, секретарь или член группы"),
)
_USUAL = (
    ("Регистрация и выставка материалов пар", "столы, списки участников"),
    ("Открытие, приветствие", "микрофон, заставка"),
    ("Итоги года: что удалось парам", "слайды с показателями"),
    ("Рассказы наставников и наставляемых", "слайды, видео"),
    ("Награждение, благодарственные письма партнёрам", "дипломы, письма"),
    ("Обсуждение планов на следующий год", "анкеты обратной связи"),
)
_SPARE = 6


def _gather_event(desk: Desk, answers: Answers) -> Facts:
    course = [
        {
            "время": words_of(row, "время"),
            "что": words_of(row, "что"),
            "кто": desk.said(row.get("кто")).brief.nominative,  # type: ignore[arg-type]  # JSON
            "нужно": words_of(row, "нужно"),
        }
        for row in people_of(answers, "ход")
    ]
    host, lead = desk.said(answers.get("ведущий")), desk.said(answers.get("куратор"))
    return {
        "мероприятие": words_of(answers, "мероприятие") or "Итоговое мероприятие по наставничеству",
        "день": day_said(answers, "день"),
        "время": words_of(answers, "время") or GAP,
        "место": words_of(answers, "место") or GAP,
        "цель": words_of(answers, "цель"),
        "участники": words_of(answers, "участники"),
        "ведущий_кратко": host.brief.nominative,
        "ведущий_должность": host.post.nominative,
        "куратор_кратко": lead.brief.nominative,
        "ход": course,
    }


def _compose_event(facts: Facts) -> tuple[Block, ...]:
    host = ", ".join(part for part in (word(facts, "ведущий_кратко"), word(facts, "ведущий_должность")) if part)
    aim, people, lead = word(facts, "цель"), word(facts, "участники"), word(facts, "куратор_кратко")
    said = (
        f"Дата: {word(facts, 'день')}",
        f"Время: {word(facts, 'время')}",
        f"Место: {word(facts, 'место')}",
        f"Цель: {aim.rstrip('.')}." if aim else "",
        f"Участники: {people.rstrip('.')}." if people else "",
        f"Ведёт мероприятие: {host}." if host else "",
        f"За подготовку отвечает куратор {lead}" if lead else "",
    )
    course = [[row[column.name] for column in _COURSE] for row in rows(facts, "ход")] or [[HIGH, "", "", ""] for _ in range(_SPARE)]
    return (
        *annex_head(facts, Stamp.FEMININE),
        *titled("ПРОГРАММА", f"мероприятия «{_name(facts)}»"),
        *(paragraph(text) for text in said if text),
        Heading("Ход мероприятия"),
        table(("Время", "Что происходит", "Кто отвечает", "Что подготовить"), course, (1, 3.4, 1.8, 2.2)),
        paragraph("Фото- и видеосъёмка участников проводится при наличии их согласия, несовершеннолетних — согласия родителей "
                  "(законных представителей)."),
    )  # fmt: skip


def _name(facts: Facts) -> str:
    return word(facts, "мероприятие").strip("«» ")


EVENT = Kind(
    name="event_programme",
    code="D-43",
    family=Family.RECORD,
    title="Программа итогового мероприятия",
    use="Сценарный план: время, что происходит, кто отвечает, что подготовить.",
    gather=_gather_event,
    compose=_compose_event,
    heading=lambda facts: f"Программа мероприятия «{_name(facts)}»",
    asks=(
        Ask("мероприятие", "Как называется", start=lambda desk: "Итоговое мероприятие по наставничеству"),
        Ask("день", "Когда", Sort.DAY),
        Ask("время", "Время", needed=False, help="Например: 14:00–15:30."),
        Ask("место", "Где", needed=False),
        Ask("цель", "Цель", needed=False, start=lambda desk: "подвести итоги года, отметить участников, поделиться лучшим опытом"),
        Ask("участники", "Участники", needed=False, start=lambda desk: "наставники, наставляемые, администрация, партнёры"),
        Ask("ведущий", "Кто ведёт", Sort.PERSON, needed=False, pool="staff"),
        curator(),
        Ask(
            "ход", "Ход мероприятия", Sort.ROWS,
            columns=(
                Ask("время", "Время", needed=False),
                Ask("что", "Что происходит"),
                Ask("кто", "Кто отвечает", Sort.PERSON, needed=False, pool="staff"),
                Ask("нужно", "Что подготовить", needed=False),
            ),
            start=lambda desk: [{"что": what, "нужно": needs} for what, needs in _USUAL],
        ),
    ),
    fields=(
        Field("мероприятие", "Название"),
        Field("день", "Дата"),
        Field("время", "Время"),
        Field("место", "Место"),
        Field("цель", "Цель"),
        Field("участники", "Участники"),
        Field("ведущий_кратко", "Кто ведёт"),
        Field("ведущий_должность", "Должность ведущего"),
        Field("куратор_кратко", "Куратор"),
        Rows("ход", "Ход мероприятия", _COURSE),
    ),
    closes=("ST7-08",),
    stamp=Stamp.FEMININE,
)  # fmt: skip


def _gather_group(desk: Desk, answers: Answers) -> Facts:
    chair, clerk = desk.said(answers.get("председатель")), desk.said(answers.get("секретарь"))
    named = [(chair, "председатель"), (clerk, "секретарь")]
    named += [(said, "член группы") for said in desk.everybody(people_of(answers, "члены"))]
    met: dict[str, dict[str, str]] = {}
    for said, role in named:
        name = said.full.nominative
        if name and name not in met:
            met[name] = {"номер": str(len(met) + 1), "имя": name, "должность": said.post.nominative, "роль": role}
    members: Fact = list(met.values())
    return {
        "группа": words_of(answers, "группа") or "рабочая группа",
        "группы_рп": _genitive(words_of(answers, "группа")),
        "состав": members,
    }


def _genitive(group: str) -> str:
    return {"проектная группа": "проектной группы"}.get(group, "рабочей группы")


def _compose_group(facts: Facts) -> tuple[Block, ...]:
    members = [[row[column.name] for column in _GROUP] for row in rows(facts, "состав")] or blank_rows(_SPARE, len(_GROUP))
    return (
        *annex_head(facts, Stamp.MASCULINE),
        *titled("СОСТАВ", f"{word(facts, 'группы_рп')} по внедрению системы наставничества"),
        table(("№", "Фамилия, имя, отчество", "Должность", "Обязанности в группе"), members, (0.5, 3, 3, 1.8)),
    )


GROUP = Kind(
    name="group_members",
    code="D-05",
    family=Family.RECORD,
    title="Состав рабочей группы",
    use="Приложение к приказу о рабочей группе: председатель, секретарь, члены.",
    gather=_gather_group,
    compose=_compose_group,
    heading=lambda facts: f"Состав {word(facts, 'группы_рп')}",
    asks=(
        Ask("группа", "Как называется группа", Sort.CHOICE, choices=(("рабочая группа", "рабочая группа"), ("проектная "
            "группа", "проектная группа")),
            start=lambda desk: "рабочая группа"),
        curator("председатель", "Председатель"),
        Ask("секретарь", "Секретарь", Sort.PERSON, needed=False, pool="staff"),
        Ask("члены", "Члены группы", Sort.PEOPLE, pool="staff"),
    ),
    fields=(
        Field("группа", "Название группы"),
        Field("группы_рп", "Название группы, чего"),
        Rows("состав", "Состав", _GROUP),
    ),
    acquaints=True,
    stamp=Stamp.MASCULINE,
)  # fmt: skip

KINDS = (EVENT, GROUP)
