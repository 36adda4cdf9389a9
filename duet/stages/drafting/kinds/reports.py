"""What mentors and mentees report (D-29, D-30), what a check showed (D-31), a practice worth sharing (D-50)."""

from __future__ import annotations

from duet.base.papers.blocks import Block
from duet.base.ui.words import count, plural
from duet.core.declension import Case
from duet.stages.documents.desk import GAP, Desk, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Kind, Rows, Sort
from duet.stages.documents.wording import paragraph, rows, word

from .asking import curator, day_said, people_of, words_of
from .composing import joined, listed
from .ordering import capital, cited, everybody, reference, stopped
from .recording import (
    LINES,
    PERIOD,
    PERSON_COLUMNS,
    as_person,
    chapters,
    dated,
    items,
    mentee_said,
    number_of,
    of_whom,
    opening,
    people_facts,
    period_asks,
    period_facts,
    person_signs,
    read_by,
    texts_facts,
    told,
)

_OF_MENTOR = ("сделано", "результаты", "трудности", "предложения")


def _gather_mentor(desk: Desk, answers: Answers) -> Facts:
    meetings, hours = (number_of(answers, name) for name in ("встреч", "часов"))
    share = answers.get("выполнено")
    spent = count(hours, "час,часа,часов") if hours else ""
    held = f"{plural(meetings, 'проведена,проведены,проведено')} {count(meetings, 'встреча,встречи,встреч')}" if meetings else ""
    done = [
        (f"{held} ({spent})" if spent else held) if held else f"работа заняла {spent}" if spent else "",
        f"программа выполнена на {share} %" if isinstance(share, int) else "",
    ]
    return {
        **person_facts("наставник", as_person(desk, answers.get("наставник"))),
        **person_facts("куратор", as_person(desk, answers.get("куратор"))),
        "наставляемые": people_facts(everybody(desk, answers, "наставляемые")),
        **period_facts(answers),
        "цифры": ", ".join(part for part in done if part),
        **texts_facts(answers, *_OF_MENTOR),
    }


def _period(facts: Facts) -> str:
    return f"за период с {word(facts, 'с')} по {word(facts, 'по')}"


def _mentor_heading(facts: Facts) -> str:
    return f"Отчёт наставника {of_whom(facts, 'наставник')} {_period(facts)}"


def _mentor(facts: Facts) -> tuple[Block, ...]:
    mentees = rows(facts, "наставляемые")
    names = joined([" ".join(part for part in (row["должность_рп"], row["имя_рп"]) if part) for row in mentees]) or GAP
    figures = word(facts, "цифры")
    lead = f"Наставничество в отношении {names} велось {_period(facts).removeprefix('за период ')}"
    return (
        *opening(facts, "ОТЧЁТ", f"наставника {of_whom(facts, 'наставник', full=True)}\n{_period(facts)}"),
        *chapters(
            (
                ("С кем и сколько работали", (paragraph(stopped(lead)), *((paragraph(f"За это время {figures}."),) if figures else ()))),
                ("Что сделано", items(word(facts, "сделано"), lines=LINES)),
                ("Каких результатов достигли", items(word(facts, "результаты"), lines=LINES)),
                ("Что оказалось трудным", items(word(facts, "трудности"))),
                ("Предложения", items(word(facts, "предложения"))),
            )
        ),
        person_signs(facts, "Наставник", "наставник"),
        person_signs(facts, "Согласовано: куратор", "куратор"),
    )


MENTOR = Kind(
    name="mentor_report",
    code="D-29",
    family=Family.REPORT,
    title="Отчёт наставника",
    use="Сколько было встреч и часов, что сделано и достигнуто, что мешало.",
    gather=_gather_mentor,
    compose=_mentor,
    heading=_mentor_heading,
    asks=(
        Ask("наставник", "Наставник", Sort.PERSON, pool="mentors"),
        Ask("наставляемые", "Наставляемые", Sort.PEOPLE, pool="mentees"),
        *period_asks(),
        Ask("встреч", "Сколько было встреч", Sort.NUMBER, needed=False),
        Ask("часов", "Сколько часов", Sort.NUMBER, needed=False),
        Ask("выполнено", "На сколько процентов выполнена программа", Sort.NUMBER, needed=False),
        Ask("сделано", "Что сделано", Sort.TEXT, help="Каждое дело с новой строки."),
        Ask("результаты", "Каких результатов достигли", Sort.TEXT, help="Каждый результат с новой строки."),
        Ask("трудности", "Что оказалось трудным", Sort.TEXT, needed=False),
        Ask("предложения", "Предложения", Sort.TEXT, needed=False),
        curator(),
    ),
    fields=(
        *person_fields("наставник", "Наставник"),
        *person_fields("куратор", "Куратор"),
        Rows("наставляемые", "Наставляемые", PERSON_COLUMNS),
        *PERIOD,
        Field("цифры", "Сколько встреч и часов, насколько выполнена программа"),
        Field("сделано", "Что сделано, каждое дело с новой строки"),
        Field("результаты", "Каких результатов достигли"),
        Field("трудности", "Что оказалось трудным"),
        Field("предложения", "Предложения"),
    ),
    closes=("ST7-05",),
    later="Пока цифры вписывают вручную: встречи и часы появятся в разделе «Пары».",
)

_OF_MENTEE = ("ожидал", "научился", "получилось", "трудно", "дальше")


def _gather_mentee(desk: Desk, answers: Answers) -> Facts:
    mentee = as_person(desk, answers.get("наставляемый"))
    return {
        **person_facts("наставляемый", mentee),
        **person_facts("наставник", as_person(desk, answers.get("наставник"))),
        "чей": mentee.agree("наставляемого", "наставляемой", "наставляемого(-ой)"),
        "кто": mentee_said(mentee),
        "научился_слово": mentee.agree("научился", "научилась", "научился(-лась)"),
        **period_facts(answers),
        **texts_facts(answers, *_OF_MENTEE),
    }


def _mentee_heading(facts: Facts) -> str:
    return f"Отчёт {word(facts, 'чей')} {of_whom(facts, 'наставляемый')} {_period(facts)}"


def _mentee(facts: Facts) -> tuple[Block, ...]:
    return (
        *opening(facts, "ОТЧЁТ (САМОАНАЛИЗ)", f"{word(facts, 'чей')} {of_whom(facts, 'наставляемый', full=True)}\n{_period(facts)}"),
        *((paragraph(f"Наставник: {word(facts, 'наставник')}."),) if facts["наставник"] else ()),
        *chapters(
            (
                ("Чего хотелось достичь", told(word(facts, "ожидал"), lines=LINES)),
                (f"Чему {word(facts, 'научился_слово')}", items(word(facts, "научился"), lines=LINES)),
                ("Что получилось", items(word(facts, "получилось"), lines=LINES)),
                ("Что пока трудно", items(word(facts, "трудно"))),
                ("Что хочется сделать дальше", items(word(facts, "дальше"), lines=2)),
            )
        ),
        person_signs(facts, word(facts, "кто"), "наставляемый"),
        person_signs(facts, "Отчёт обсуждён: наставник", "наставник"),
    )


MENTEE = Kind(
    name="mentee_report",
    code="D-30",
    family=Family.REPORT,
    title="Отчёт наставляемого (самоанализ)",
    use="Чего хотелось, чему научился, что получилось и что дальше — словами самого наставляемого.",
    gather=_gather_mentee,
    compose=_mentee,
    heading=_mentee_heading,
    asks=(
        Ask("наставляемый", "Наставляемый", Sort.PERSON, pool="mentees"),
        Ask("наставник", "Наставник", Sort.PERSON, pool="mentors"),
        *period_asks(),
        Ask("ожидал", "Чего хотелось достичь", Sort.TEXT, needed=False),
        Ask(
            "научился",
            "Чему научился",
            Sort.TEXT,
            needed=False,
            help="Каждое с новой строки. Если не заполнить, будут линии, чтобы вписать от руки.",
        ),
        Ask("получилось", "Что получилось", Sort.TEXT, needed=False),
        Ask("трудно", "Что пока трудно", Sort.TEXT, needed=False),
        Ask("дальше", "Что хочется сделать дальше", Sort.TEXT, needed=False),
    ),
    fields=(
        *person_fields("наставляемый", "Наставляемый"),
        *person_fields("наставник", "Наставник"),
        Field("чей", "«наставляемого» или «наставляемой»"),
        Field("кто", "«Наставляемый» или «Наставляемая»"),
        Field("научился_слово", "«научился» или «научилась»"),
        *PERIOD,
        Field("ожидал", "Чего хотелось достичь"),
        Field("научился", "Чему научился, каждое с новой строки"),
        Field("получилось", "Что получилось"),
        Field("трудно", "Что пока трудно"),
        Field("дальше", "Что хочется сделать дальше"),
    ),
    closes=("ST7-04",),
)

_ADVICE = (
    Field("что", "Что сделать"),
    Field("кому", "Кому, фамилия и инициалы"),
    Field("кому_дп", "Кому, в дательном падеже с должностью"),
    Field("срок", "Срок"),
)
_SUBJECTS = (
    ("programmes", "персонализированные программы наставничества"),
    ("journals", "журналы встреч"),
    ("lessons", "занятия наставляемых"),
    ("plans", "планы индивидуального развития"),
    ("consents", "согласия участников"),
)


def _gather_note(desk: Desk, answers: Answers) -> Facts:
    checked = everybody(desk, answers, "у_кого")
    advice = []
    for row in people_of(answers, "рекомендации"):
        owner = as_person(desk, row.get("кому"))
        to_whom = " ".join(part for part in (owner.post.dative, owner.brief.dative) if part)
        until = day_said(row, "срок") if row.get("срок") else ""
        advice.append({"что": words_of(row, "что"), "кому": owner.brief.nominative, "кому_дп": to_whom, "срок": until})
    titles = dict(_SUBJECTS)
    subjects = [titles[name] for name in answers.get("предмет") or ()]
    return {
        **person_facts("куратор", as_person(desk, answers.get("куратор"))),
        **period_facts(answers),
        "основание": reference(desk, answers, "приказ", Case.NOMINATIVE) or words_of(answers, "основание"),
        **texts_facts(answers, "цель", "факты", "выводы"),
        "предмет": joined([*subjects, *([words_of(answers, "иное")] if words_of(answers, "иное") else [])]),
        "проверяющие": people_facts(everybody(desk, answers, "проверяющие")),
        "у_кого": people_facts(checked),
        "рекомендации": advice,
        "ознакомить": [{"имя": said.full.nominative, "должность": said.post.nominative} for said in checked if not _learns(said.person)],
    }


def _learns(person: object) -> bool:
    return bool(getattr(person, "is_learner", False))


def _note_heading(facts: Facts) -> str:
    return f"Аналитическая справка по итогам контроля {_period(facts)}"


def _note(facts: Facts) -> tuple[Block, ...]:
    basis, goal = word(facts, "основание"), word(facts, "цель").rstrip(". ")
    checkers = joined([" ".join(part for part in (row["должность"], row["кратко"]) if part) for row in rows(facts, "проверяющие")])
    people = joined([" ".join(part for part in (row["должность_рп"], row["кратко_рп"]) if part) for row in rows(facts, "у_кого")])
    who = (
        f"{plural(len(rows(facts, 'проверяющие')), 'Проверяющий,Проверяющие,Проверяющие')}: {checkers}"
        if checkers
        else f"Проверяющие: {GAP * 2}"
    )
    return (
        *dated(facts, "АНАЛИТИЧЕСКАЯ СПРАВКА", f"об итогах контроля {_period(facts)}"),
        *((paragraph(stopped(f"Основание: {basis}")),) if basis else ()),
        paragraph(stopped(f"Цель: {goal or GAP * 2}")),
        paragraph(stopped(f"Сроки проведения: с {word(facts, 'с')} по {word(facts, 'по')}")),
        paragraph(stopped(who)),
        paragraph(stopped(f"Изучены {word(facts, 'предмет') or GAP * 2}{f' у {people}' if people else ''}")),
        *chapters(
            (
                ("Что установлено", told(word(facts, "факты"), lines=LINES)),
                ("Выводы", items(word(facts, "выводы"), lines=LINES)),
                ("Рекомендации", _advice(facts)),
            )
        ),
        person_signs(facts, capital(word(facts, "куратор_должность") or "куратор"), "куратор"),
        *read_by(facts, "ознакомить", "Со справкой ознакомлены:"),
    )


def _advice(facts: Facts) -> tuple[Block, ...]:
    said = []
    for row in rows(facts, "рекомендации"):
        head = " ".join(part for part in (row["кому_дп"], f"до {row['срок']}" if row["срок"] else "") if part)
        said.append(f"{head}: {row['что'].rstrip('. ;')}" if head else row["что"].rstrip(". ;"))
    return listed(said) if said else ()


NOTE = Kind(
    name="control_note",
    code="D-31",
    family=Family.REPORT,
    title="Аналитическая справка",
    use="Итоги проверки планов, журналов и занятий: что увидели, выводы, кому что исправить.",
    gather=_gather_note,
    compose=_note,
    heading=_note_heading,
    asks=(
        cited("приказ", "Приказ или план, по которому проверяли", "control_schedule_order", "control_schedule"),
        Ask("основание", "Или другое основание", needed=False, help="Например: план внутреннего контроля на 2026/27 учебный год."),
        Ask("цель", "Цель проверки", start=lambda desk: "проверить, как выполняются программы наставничества"),
        *period_asks("Проверяли с"),
        Ask("проверяющие", "Кто проверял", Sort.PEOPLE, pool="staff"),
        Ask("предмет", "Что изучили", Sort.CHOICES, needed=False, choices=_SUBJECTS),
        Ask("иное", "Что ещё изучили", needed=False),
        Ask("у_кого", "У кого", Sort.PEOPLE, needed=False, pool="mentors"),
        Ask("факты", "Что установлено", Sort.TEXT, help="С цифрами. Каждый абзац с новой строки."),
        Ask("выводы", "Выводы", Sort.TEXT, help="Каждый вывод с новой строки."),
        Ask(
            "рекомендации", "Рекомендации", Sort.ROWS, needed=False,
            columns=(
                Ask("что", "Что сделать", help="Начните с действия: «завершить», «внести»."),
                Ask("кому", "Кому", Sort.PERSON, needed=False, pool="staff"),
                Ask("срок", "До какого дня", Sort.DAY, needed=False),
            ),
        ),
        curator(label="Кто составил"),
    ),
    fields=(
        *person_fields("куратор", "Кто составил"),
        *PERIOD,
        Field("основание", "Основание проверки"),
        Field("цель", "Цель проверки"),
        Field("предмет", "Что изучили"),
        Field("факты", "Что установлено"),
        Field("выводы", "Выводы, каждый с новой строки"),
        Rows("проверяющие", "Кто проверял", PERSON_COLUMNS),
        Rows("у_кого", "У кого проверяли", PERSON_COLUMNS),
        Rows("рекомендации", "Рекомендации", _ADVICE),
        Rows("ознакомить", "Кого ознакомить", (Field("имя", "Фамилия, имя, отчество"), Field("должность", "Должность"))),
    ),
    closes=("ST6-08", "ST6-16"),
    acquaints=True,
)  # fmt: skip

KINDS = (MENTOR, MENTEE, NOTE)
