"""Applications to the head (D-41): a mentor lays the duties down, somebody asks for another mentor."""

from __future__ import annotations

from duet.base.papers.blocks import Block
from duet.core.declension import Case
from duet.stages.documents.desk import GAP, Desk, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Sort
from duet.stages.documents.wording import paragraph, word

from .asking import day_said, words_of
from .composing import full_stop, titled
from .ordering import cited, everybody, placed, reference
from .personal import ARTICLE, helped, in_a_row, is_labour, signed_by, to_head, with_post

_REASON = "Например: «состоянием здоровья», «переводом на другую должность». Без слова «в связи с»."


def _application(facts: Facts, author: str, kind: str, about: str, texts: tuple[str, ...]) -> tuple[Block, ...]:
    return (to_head(facts, author), *titled(kind, about), *(paragraph(text) for text in texts if text), signed_by(facts, author))


# A mentor lays the duties down


def _gather_resignation(desk: Desk, answers: Answers) -> Facts:
    mentor, mentees = placed(desk, answers.get("наставник")), everybody(desk, answers, "наставляемые")
    return {
        **person_facts("наставник", mentor),
        "трудовое": is_labour(answers),
        "наставляемые_рп": in_a_row(mentees, Case.GENITIVE),
        "с": day_said(answers, "с"),
        "причина": words_of(answers, "причина").rstrip("."),
        "приказ": reference(desk, answers, "приказ"),
        "возложенных": bool(answers.get("приказ")),
    }


def _compose_resignation(facts: Facts) -> tuple[Block, ...]:
    law = f"В соответствии со {ARTICLE} прошу" if facts["трудовое"] else "Прошу"
    order = f", возложенных на меня {word(facts, 'приказ')}," if facts["возложенных"] else ""
    whose = f" {word(facts, 'наставляемые_рп')}" if word(facts, "наставляемые_рп") else ""
    reason = f" в связи с {word(facts, 'причина')}" if word(facts, "причина") else ""
    return _application(facts, "наставник", "ЗАЯВЛЕНИЕ", "о сложении обязанностей наставника", (
        full_stop(f"{law} освободить меня от обязанностей наставника{whose}{order} с {word(facts, 'с')}{reason}"),
        "Журнал встреч и отчёт о проделанной работе передам куратору.",
    ))  # fmt: skip


def _heading_resignation(facts: Facts) -> str:
    return f"Заявление {word(facts, 'наставник_кратко_рп') or 'наставника'} о сложении обязанностей наставника"


MENTOR_RESIGNATION = Kind(
    name="mentor_resignation",
    code="D-41",
    family=Family.PERSONAL,
    title="Заявление о сложении обязанностей наставника",
    use="Наставник просит освободить его. Отказаться он вправе в любое время и не обязан называть причину.",
    gather=_gather_resignation,
    compose=_compose_resignation,
    heading=_heading_resignation,
    asks=(
        Ask("наставник", "Кто просит", Sort.PERSON, pool="mentors"),
        helped(),
        Ask(
            "наставляемые",
            "Чей это наставник",
            Sort.PEOPLE,
            needed=False,
            pool="mentees",
            help="Если не заполнить, наставник слагает все обязанности.",
        ),
        Ask("с", "С какого дня", Sort.DAY),
        Ask("причина", "В связи с чем", needed=False, help=_REASON),
        cited("приказ", "Каким приказом назначен", "pairs_order"),
    ),
    fields=(
        *person_fields("наставник", "Наставник"),
        Flag("трудовое", "Помогает ли наставник работнику"),
        Field("наставляемые_рп", "Наставляемые, кого"),
        Field("с", "С какого дня"),
        Field("причина", "В связи с чем"),
        Field("приказ", "Каким приказом назначен"),
        Flag("возложенных", "Назван ли приказ"),
    ),
    numbered=False,
)


# Somebody asks for another mentor


def _gather_change(desk: Desk, answers: Answers) -> Facts:
    author, mentee = placed(desk, answers.get("заявитель")), placed(desk, answers.get("наставляемый"))
    is_own = not mentee.full.nominative or mentee.full.nominative == author.full.nominative
    return {
        **person_facts("заявитель", author),
        "своего": is_own,
        "наставляемый_рп": "" if is_own else with_post(mentee, Case.GENITIVE),
        "наставника": with_post(placed(desk, answers.get("наставник")), Case.ACCUSATIVE),
        "на_кого": with_post(placed(desk, answers.get("на_кого")), Case.ACCUSATIVE),
        "с": day_said(answers, "с") if answers.get("с") else "",
        "причина": words_of(answers, "причина"),
    }


def _compose_change(facts: Facts) -> tuple[Block, ...]:
    mentor = word(facts, "наставника") or GAP
    whom = f"моего наставника — {mentor}" if facts["своего"] else f"наставника {word(facts, 'наставляемый_рп')} — {mentor}"
    other = f" — на {word(facts, 'на_кого')}" if word(facts, "на_кого") else " — другим"
    since = f" с {word(facts, 'с')}" if word(facts, "с") else ""
    return _application(facts, "заявитель", "ХОДАТАЙСТВО", "о замене наставника", (
        full_stop(f"Прошу заменить {whom}{other}{since}"),
        full_stop(f"Причина: {word(facts, 'причина') or GAP}"),
    ))  # fmt: skip


def _heading_change(facts: Facts) -> str:
    return f"Ходатайство {word(facts, 'заявитель_кратко_рп') or 'участника'} о замене наставника"


MENTOR_CHANGE_REQUEST = Kind(
    name="mentor_change_request",
    code="D-41",
    family=Family.PERSONAL,
    title="Ходатайство о замене наставника",
    use="Наставляемый, его родитель или куратор просит о другом наставнике и называет причину.",
    gather=_gather_change,
    compose=_compose_change,
    heading=_heading_change,
    asks=(
        Ask("заявитель", "Кто просит", Sort.PERSON),
        Ask(
            "наставляемый",
            "Чьего наставника",
            Sort.PERSON,
            needed=False,
            pool="mentees",
            help="Если не заполнить, значит, человек просит за себя.",
        ),
        Ask("наставник", "Кого заменить", Sort.PERSON, pool="mentors"),
        Ask("на_кого", "На кого", Sort.PERSON, needed=False, pool="mentors", help="Если не заполнить, наставника подберёт куратор."),
        Ask("с", "С какого дня", Sort.DAY, needed=False),
        Ask("причина", "Почему", Sort.TEXT),
    ),
    fields=(
        *person_fields("заявитель", "Кто просит"),
        Flag("своего", "Просит ли человек о своём наставнике"),
        Field("наставляемый_рп", "Наставляемый с должностью или классом, кого"),
        Field("наставника", "Прежний наставник с должностью, кого"),
        Field("на_кого", "Новый наставник с должностью, кого"),
        Field("с", "С какого дня"),
        Field("причина", "Почему"),
    ),
    numbered=False,
)

KINDS = (MENTOR_RESIGNATION, MENTOR_CHANGE_REQUEST)
