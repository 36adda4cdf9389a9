"""Notices of the organisation to one person: the instruction to mentor is taken back (D-40), the processing of data is over (D-17).

They have a number and a day: the day of a notice is what a term is counted from, and it has to be proved.
"""

from __future__ import annotations

from datetime import timedelta

from duet.base.papers.blocks import Align, Block, Split, Text
from duet.core.declension import Case
from duet.core.declension.numbers import day_in_words
from duet.stages.documents.desk import Desk, Missing, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Sort
from duet.stages.documents.wording import letterhead, paragraph, signature, word

from .addressing import greeting
from .asking import day_answer, day_said, words_of
from .composing import full_stop
from .ordering import cited, day_or_nothing, everybody, placed, reference
from .personal import ARTICLE_OF, in_a_row, received, to_person, warned

# Within so many days after a withdrawal what rested on the consent alone is destroyed (152-ФЗ, article 21).
_DESTROY = timedelta(days=30)


def _notice(facts: Facts, name: str, about: str, texts: tuple[str, ...], *after: Block) -> tuple[Block, ...]:
    return (
        *letterhead(facts),
        Split(word(facts, "дата"), f"№ {word(facts, 'номер')}", word(facts, "город")),
        to_person(facts, name),
        Text("УВЕДОМЛЕНИЕ", spread=True),
        Text(about, narrow=True),
        Text(word(facts, "обращение"), Align.CENTRE),
        *(paragraph(text) for text in texts if text),
        signature(facts),
        *after,
    )


# The instruction to mentor is taken back


def _gather_cancellation(desk: Desk, answers: Answers) -> Facts:
    mentor, mentees = placed(desk, answers.get("наставник")), everybody(desk, answers, "наставляемые")
    told, ends = day_answer(answers, "вручение"), day_answer(answers, "с")
    if told and ends:
        may = warned(desk, told)
        if ends <= may.last:
            words = (
                f"Слишком рано: о вручённом {day_in_words(told)} уведомлении работник должен знать три полных рабочих дня. Отменить "
                f"поручение можно не раньше {day_in_words(may.free)}"
            )
            desk.missing.append(Missing(words, ask="с"))
    return {
        **person_facts("наставник", mentor),
        "обращение": greeting([mentor]),
        "наставляемые_рп": in_a_row(mentees, Case.GENITIVE),
        "вручение": day_said(answers, "вручение"),
        "с": day_said(answers, "с"),
        "соглашение": reference(desk, answers, "соглашение", Case.NOMINATIVE).removeprefix("соглашение "),
        "причина": words_of(answers, "причина").rstrip("."),
        "получил": f"Экземпляр уведомления {mentor.agree('получил', 'получила', 'получил(а)')}:",
    }


def _compose_cancellation(facts: Facts) -> tuple[Block, ...]:
    whose = f" в отношении {word(facts, 'наставляемые_рп')}" if word(facts, "наставляемые_рп") else ""
    reason = f" Причина: {word(facts, 'причина')}." if word(facts, "причина") else ""
    agreement = word(facts, "соглашение")
    return _notice(facts, "наставник", "Об отмене поручения о наставничестве", (
        f"На основании {ARTICLE_OF} уведомляем Вас о досрочной отмене с {word(facts, 'с')} поручения о выполнении работы по "
        f"наставничеству{whose}.{reason}",
        f"С этого же дня прекращается действие дополнительного соглашения {agreement} к трудовому договору." if agreement else "",
        "Если за наставничество установлена выплата, она производится за фактически отработанное время. Остальные условия "
        "трудового договора не изменяются.",
    ), *received(word(facts, "получил")))  # fmt: skip


def _heading_cancellation(facts: Facts) -> str:
    whom = word(facts, "наставник_кратко_дп")
    return f"Уведомление {whom} об отмене поручения о наставничестве" if whom else "Уведомление об отмене поручения о наставничестве"


CANCELLATION_NOTICE = Kind(
    name="cancellation_notice",
    code="D-40",
    family=Family.PERSONAL,
    title="Уведомление об отмене поручения о наставничестве",
    use="Работодатель досрочно отменяет поручение. Работника предупреждают не меньше чем за три рабочих дня: программа их посчитает.",
    gather=_gather_cancellation,
    compose=_compose_cancellation,
    heading=_heading_cancellation,
    asks=(
        Ask("наставник", "Кому уведомление", Sort.PERSON, pool="mentors"),
        Ask(
            "наставляемые", "В отношении кого", Sort.PEOPLE, needed=False, pool="mentees",
            help="Если не заполнить, отменится вся работа наставника.",
        ),
        Ask("вручение", "Когда его вручат", Sort.DAY, start=lambda desk: desk.on),
        Ask(
            "с", "С какого дня поручение отменено", Sort.DAY, start=lambda desk: warned(desk, desk.on).free,
            help="Не раньше четвёртого рабочего дня после вручения.",
        ),
        cited("соглашение", "Дополнительное соглашение", "labour_agreement", proposed=False),
        Ask("причина", "Причина", needed=False, help="Закон не требует её называть."),
    ),
    fields=(
        *person_fields("наставник", "Наставник"),
        Field("обращение", "«Уважаемая Ольга Николаевна!»"),
        Field("наставляемые_рп", "Наставляемые, кого"),
        Field("вручение", "Когда вручено"),
        Field("с", "С какого дня поручение отменено"),
        Field("соглашение", "Дополнительное соглашение: «от … № …»"),
        Field("причина", "Причина"),
        Field("получил", "«Экземпляр уведомления получила:»"),
    ),
    acquaints=True,
)  # fmt: skip


# The processing of data is over


def _gather_withdrawal(desk: Desk, answers: Answers) -> Facts:
    author, child = placed(desk, answers.get("заявитель")), placed(desk, answers.get("ребёнок"))
    got, destroyed = day_answer(answers, "получено"), day_answer(answers, "уничтожено")
    if got and destroyed and destroyed > got + _DESTROY:
        words = f"Данные должны быть уничтожены за 30 дней после отзыва, не позднее {day_in_words(got + _DESTROY)} Проверьте дату."
        desk.missing.append(Missing(words, ask="уничтожено"))
    return {
        **person_facts("заявитель", author),
        "обращение": greeting([author]),
        "ребёнок_рп": child.full.genitive,
        "получено": day_said(answers, "получено"),
        "прекращено": day_said(answers, "прекращено"),
        "данные": words_of(answers, "данные").rstrip("."),
        "уничтожено": day_or_nothing(answers, "уничтожено"),
        "акт": words_of(answers, "акт"),
        "осталось": words_of(answers, "осталось").rstrip("."),
        "опубликованное": bool(answers.get("опубликованное")),
    }


def _compose_withdrawal(facts: Facts) -> tuple[Block, ...]:
    child = word(facts, "ребёнок_рп")
    whose = f"персональных данных Вашего ребёнка, {child}," if child else "Ваших персональных данных"
    data = f" ({word(facts, 'данные')})" if word(facts, "данные") else ""
    act = f" (акт об уничтожении {word(facts, 'акт')})" if word(facts, "акт") else ""
    on_consent = f"Данные, которые обрабатывались только на основании согласия{data},"
    destroyed = word(facts, "уничтожено")
    return _notice(facts, "заявитель", "О прекращении обработки персональных данных", (
        f"Ваше заявление об отзыве согласия получено {full_stop(word(facts, 'получено'))} Обработка {whose} для целей наставничества "
        f"прекращена {full_stop(word(facts, 'прекращено'))}",
        full_stop(f"{on_consent} уничтожены {destroyed}{act}") if destroyed else
        f"{on_consent} будут уничтожены в течение 30 дней со дня получения заявления.",
        "Сведения, размещённые на наших информационных ресурсах, удалены." if facts["опубликованное"] else "",
        f"Продолжается хранение документов, которые организация обязана хранить по закону: {word(facts, 'осталось')}."
        if word(facts, "осталось") else "",
        "Отзыв согласия не влечёт для Вас неблагоприятных последствий.",
    ))  # fmt: skip


def _heading_withdrawal(facts: Facts) -> str:
    whom = word(facts, "заявитель_кратко_дп")
    return f"Уведомление {whom} о прекращении обработки персональных данных" if whom else WITHDRAWAL_NOTICE.title


WITHDRAWAL_NOTICE = Kind(
    name="withdrawal_notice",
    code="D-17",
    family=Family.PERSONAL,
    title="Уведомление о прекращении обработки персональных данных",
    use="Ответ тому, кто отозвал согласие: когда прекратили, что уничтожили, что обязаны хранить. Сроки считает раздел «Согласия».",
    gather=_gather_withdrawal,
    compose=_compose_withdrawal,
    heading=_heading_withdrawal,
    asks=(
        Ask("заявитель", "Кто отозвал согласие", Sort.PERSON),
        Ask(
            "ребёнок",
            "О каком ребёнке речь",
            Sort.PERSON,
            needed=False,
            pool="learners",
            help="Если не заполнить, значит, человек отозвал согласие за себя.",
        ),
        Ask("получено", "Когда получен отзыв", Sort.DAY),
        Ask("прекращено", "Когда обработка прекращена", Sort.DAY, start=lambda desk: desk.on),
        Ask("данные", "Какие данные уничтожены", needed=False, help="Например: «ответы на анкеты, телефон, фотографии»."),
        Ask(
            "уничтожено",
            "Когда уничтожены",
            Sort.DAY,
            needed=False,
            help="Если не заполнить, напишем «будут уничтожены в течение 30 дней».",
        ),
        Ask("акт", "Акт об уничтожении", needed=False, help="Например: «от 20.10.2026 № 4»."),
        Ask("осталось", "Что обязаны хранить", needed=False, help="Например: «приказ о закреплении пар и трудовой договор»."),
        Ask("опубликованное", "Убрали опубликованное с сайта и из соцсетей", Sort.FLAG, needed=False),
    ),
    fields=(
        *person_fields("заявитель", "Заявитель"),
        Field("обращение", "«Уважаемая Ольга Николаевна!»"),
        Field("ребёнок_рп", "Ребёнок, кого"),
        Field("получено", "Когда получен отзыв"),
        Field("прекращено", "Когда обработка прекращена"),
        Field("данные", "Какие данные уничтожены"),
        Field("уничтожено", "Когда уничтожены"),
        Field("акт", "Акт об уничтожении"),
        Field("осталось", "Что хранится дальше"),
        Flag("опубликованное", "Убрано ли опубликованное"),
    ),
)

KINDS = (CANCELLATION_NOTICE, WITHDRAWAL_NOTICE)
