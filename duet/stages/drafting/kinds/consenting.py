"""Consents to take part: of a mentor (D-11), of a mentee (D-12), of a parent (D-13). Consents about data are sheets of their own."""

from __future__ import annotations

from duet.base.papers.blocks import Block
from duet.core.declension import Case
from duet.stages.documents.desk import GAP, Desk, Missing, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Sort
from duet.stages.documents.wording import paragraph, word

from .asking import day_said, words_of
from .composing import full_stop, titled
from .ordering import everybody, placed
from .personal import ARTICLE, form, form_said, helped, in_a_row, is_labour, presented, representative, signed_by, term, to_head, with_post

_ABOUT_DATA = "Согласие на обработку персональных данных даётся отдельным документом."
_TERM = (Field("с", "С какого дня"), Field("по", "По какой день"))


def _paper(facts: Facts, author: str, about: str, texts: tuple[str, ...]) -> tuple[Block, ...]:
    return (
        to_head(facts, author),
        *titled("СОГЛАСИЕ", about),
        *(paragraph(text) for text in texts if text),
        signed_by(facts, author),
    )


def _common(answers: Answers) -> Facts:
    return {"форма": form_said(answers), "с": day_said(answers, "с"), "по": day_said(answers, "по")}


def _form(facts: Facts) -> str:
    return f"Форма наставничества: {word(facts, 'форма')}." if word(facts, "форма") else ""


def _term(facts: Facts) -> str:
    return full_stop(f"Согласие действует с {word(facts, 'с')} по {word(facts, 'по')}")


# A mentor


def _gather_mentor(desk: Desk, answers: Answers) -> Facts:
    mentor, mentees = placed(desk, answers.get("наставник")), everybody(desk, answers, "наставляемые")
    return {
        **person_facts("наставник", mentor),
        **_common(answers),
        "трудовое": is_labour(answers),
        "наставляемые_дп": in_a_row(mentees, Case.DATIVE),
        "наставляемые_рп": in_a_row(mentees, Case.GENITIVE),
        "оплата": words_of(answers, "оплата").rstrip("."),
        "ознакомлен": mentor.agree("ознакомлен и согласен", "ознакомлена и согласна", "ознакомлен(а) и согласен(-на)"),
    }


def _compose_mentor(facts: Facts) -> tuple[Block, ...]:
    me = f"Я, {presented(facts, 'наставник')} добровольно даю согласие"
    if not facts["трудовое"]:
        whose = word(facts, "наставляемые_рп") or "обучающихся, которых закрепят за мной приказом"
        return _paper(facts, "наставник", "быть наставником", (
            f"{me} быть наставником {whose} и работать по персонализированной программе наставничества.",
            _form(facts),
            _term(facts),
            "Мне известно, что наставничество добровольно и что я могу в любой день отказаться от него, сообщив об этом куратору.",
        ))  # fmt: skip
    whom = word(facts, "наставляемые_дп") or "работникам, которых закрепят за мной приказом,"
    pay = f" ({word(facts, 'оплата')})" if word(facts, "оплата") else ""
    return _paper(facts, "наставник", "на выполнение работы по наставничеству", (
        f"{me} выполнять по поручению работодателя работу по наставничеству в соответствии со {ARTICLE}: оказывать помощь {whom} "
        "в овладении навыками работы на рабочем месте по профессии (специальности).",
        _form(facts),
        full_stop(f"Срок работы: с {word(facts, 'с')} по {word(facts, 'по')}"),
        f"С содержанием, сроком и формой этой работы, размером и условиями её оплаты{pay} {word(facts, 'ознакомлен')}.",
        "Мне известно, что я могу досрочно отказаться от этой работы, а работодатель — досрочно отменить поручение о ней, предупредив меня "
        "не менее чем за три рабочих дня.",
    ))  # fmt: skip


def _heading_mentor(facts: Facts) -> str:
    return f"Согласие {word(facts, 'наставник_кратко_рп') or 'работника'} быть наставником"


MENTOR_CONSENT = Kind(
    name="mentor_consent",
    code="D-11",
    family=Family.PERSONAL,
    title="Согласие быть наставником",
    use="Письменное согласие наставника. Его подписывают до дополнительного соглашения и до приказа о парах.",
    gather=_gather_mentor,
    compose=_compose_mentor,
    heading=_heading_mentor,
    asks=(
        Ask("наставник", "Кто даёт согласие", Sort.PERSON, pool="mentors"),
        helped(),
        Ask(
            "наставляемые",
            "Кому помогает",
            Sort.PEOPLE,
            needed=False,
            pool="mentees",
            help="Если не заполнить, напишем «тем, кого закрепят приказом».",
        ),
        form(),
        *term(),
        Ask("оплата", "Размер выплаты", needed=False, help="Например: «5 000 рублей в месяц». Только если помогает работнику."),
    ),
    fields=(
        *person_fields("наставник", "Наставник"),
        Field("форма", "Форма наставничества"),
        *_TERM,
        Flag("трудовое", "Помогает ли наставник работнику"),
        Field("наставляемые_дп", "Наставляемые, кому"),
        Field("наставляемые_рп", "Наставляемые, кого"),
        Field("оплата", "Размер выплаты"),
        Field("ознакомлен", "«ознакомлен и согласен» или «ознакомлена и согласна»"),
    ),
    closes=("ST3-04",),
    numbered=False,
)


# A mentee


def _gather_mentee(desk: Desk, answers: Answers) -> Facts:
    mentee, mentor = placed(desk, answers.get("наставляемый")), placed(desk, answers.get("наставник"))
    return {
        **person_facts("наставляемый", mentee),
        **_common(answers),
        "в_качестве": mentee.agree("наставляемого", "наставляемой", "наставляемого(-ой)"),
        "наставник_тп": with_post(mentor, Case.INSTRUMENTAL),
    }


def _compose_mentee(facts: Facts) -> tuple[Block, ...]:
    mentor = f" и работать с наставником — {word(facts, 'наставник_тп')}" if word(facts, "наставник_тп") else ""
    return _paper(facts, "наставляемый", "на участие в программе наставничества", (
        f"Я, {presented(facts, 'наставляемый')} добровольно даю согласие участвовать в программе наставничества в качестве "
        f"{word(facts, 'в_качестве')}{mentor}.",
        _form(facts),
        "Обязуюсь приходить на встречи, выполнять задания персонализированной программы наставничества и отвечать на вопросы анкет.",
        "Мне известно, что участие добровольно и что я могу прекратить его или попросить о другом наставнике, сообщив "
        "об этом куратору.",
        _term(facts),
        _ABOUT_DATA,
    ))  # fmt: skip


def _heading_mentee(facts: Facts) -> str:
    return f"Согласие {word(facts, 'наставляемый_кратко_рп') or 'наставляемого'} на участие в программе наставничества"


MENTEE_CONSENT = Kind(
    name="mentee_consent",
    code="D-12",
    family=Family.PERSONAL,
    title="Согласие наставляемого",
    use="Согласие работника, студента или ученика с 14 лет работать с наставником. За ребёнка подписывает ещё и родитель.",
    gather=_gather_mentee,
    compose=_compose_mentee,
    heading=_heading_mentee,
    asks=(
        Ask("наставляемый", "Кто даёт согласие", Sort.PERSON, pool="mentees"),
        Ask("наставник", "Наставник", Sort.PERSON, needed=False, pool="mentors"),
        form(),
        *term(),
    ),
    fields=(
        *person_fields("наставляемый", "Наставляемый"),
        Field("форма", "Форма наставничества"),
        *_TERM,
        Field("в_качестве", "«наставляемого» или «наставляемой»"),
        Field("наставник_тп", "Наставник с должностью, кем"),
    ),
    closes=("ST5-06",),
    numbered=False,
)


# A parent

_ROLES = (("mentee", "Наставляемый"), ("mentor", "Наставник"))


def _gather_parent(desk: Desk, answers: Answers) -> Facts:
    child, mentor = placed(desk, answers.get("ребёнок")), placed(desk, answers.get("наставник"))
    parent, _ = representative(desk, answers.get("родитель"), child)
    if not parent.full.nominative:
        desk.missing.append(Missing("Впишите, кто подписывает за ребёнка: в его карточке представителя нет.", ask="родитель"))
    is_mentor = answers.get("роль") == "mentor"
    return {
        **person_facts("родитель", parent),
        **person_facts("ребёнок", child),
        **_common(answers),
        "несовершеннолетнего": child.agree("несовершеннолетнего", "несовершеннолетней", "несовершеннолетнего(-ей)"),
        "в_качестве": "наставника" if is_mentor else child.agree("наставляемого", "наставляемой", "наставляемого(-ой)"),
        "наставник_тп": "" if is_mentor else with_post(mentor, Case.INSTRUMENTAL),
        "место": words_of(answers, "место").rstrip("."),
    }


def _compose_parent(facts: Facts) -> tuple[Block, ...]:
    child = word(facts, "ребёнок_рп") or GAP
    place = f", {word(facts, 'ребёнок_должность_рп')}," if word(facts, "ребёнок_должность_рп") else ","
    mentor = f"Мой ребёнок будет работать с наставником — {word(facts, 'наставник_тп')}." if word(facts, "наставник_тп") else ""
    return _paper(facts, "родитель", "на участие ребёнка в программе наставничества", (
        f"Я, {presented(facts, 'родитель')} законный представитель {word(facts, 'несовершеннолетнего')} {child}{place} даю согласие на "
        f"участие моего ребёнка в программе наставничества в качестве {word(facts, 'в_качестве')}.",
        mentor,
        _form(facts),
        f"Встречи проходят {word(facts, 'место')}." if word(facts, "место") else "",
        "Мне известно, что участие добровольно и бесплатно, что я могу узнать у куратора, как идёт работа, и в любой день прекратить "
        "участие ребёнка в программе, сообщив об этом куратору. На учёбу отказ не влияет.",
        _term(facts),
        _ABOUT_DATA,
    ))  # fmt: skip


def _heading_parent(facts: Facts) -> str:
    child = word(facts, "ребёнок_кратко_рп")
    return f"Согласие родителя на участие {child or 'ребёнка'} в программе наставничества"


PARENT_CONSENT = Kind(
    name="parent_consent",
    code="D-13",
    family=Family.PERSONAL,
    title="Согласие родителя на участие ребёнка",
    use="Согласие законного представителя до того, как ребёнок войдёт в пару. Обработка данных — отдельным листом.",
    gather=_gather_parent,
    compose=_compose_parent,
    heading=_heading_parent,
    asks=(
        Ask("ребёнок", "Ребёнок", Sort.PERSON, pool="learners"),
        Ask(
            "родитель",
            "Кто подписывает",
            Sort.PERSON,
            needed=False,
            help="Если не заполнить, возьмём родителя или опекуна из карточки ребёнка.",
        ),
        Ask("роль", "Кем ребёнок участвует", Sort.CHOICE, choices=_ROLES, start=lambda desk: "mentee"),
        Ask("наставник", "Наставник", Sort.PERSON, needed=False, pool="mentors"),
        form(),
        Ask("место", "Где проходят встречи", needed=False, start=lambda desk: "в помещениях организации"),
        *term(),
    ),
    fields=(
        *person_fields("родитель", "Законный представитель"),
        *person_fields("ребёнок", "Ребёнок"),
        Field("форма", "Форма наставничества"),
        *_TERM,
        Field("несовершеннолетнего", "«несовершеннолетнего» или «несовершеннолетней»"),
        Field("в_качестве", "«наставляемого», «наставляемой» или «наставника»"),
        Field("наставник_тп", "Наставник с должностью, кем"),
        Field("место", "Где проходят встречи"),
    ),
    closes=("ST2-15",),
    numbered=False,
)

KINDS = (MENTOR_CONSENT, MENTEE_CONSENT, PARENT_CONSENT)
