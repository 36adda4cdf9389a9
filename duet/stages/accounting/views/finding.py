"""What is said of the findings of the yearly update: the groups, and each person in them."""

from __future__ import annotations

from dataclasses import dataclass

from duet.base.ui.words import day
from duet.core.accounting.updating import Found, Known, passed
from duet.core.people import service_in_words

from ..refreshing import Look


@dataclass(frozen=True, slots=True)
class Finding:
    """A group of cards; ``hint`` says what to do with it, ``empty`` what it means that there is nobody in it."""

    title: str
    hint: str
    empty: str


FINDINGS = {
    Found.NEW: Finding("Прибыли", "Проверьте карточку, попросите согласие и решите, нужно ли включить в базу.", "Новых людей нет."),
    Found.LEFT: Finding("Выбыли", "Их участие в базах закончилось днём выбытия. Если это ошибка, верните.", "Никто не выбывал."),
    Found.MOVED: Finding(
        "Сменили класс", "Проверьте, что класс верный и классный руководитель знает о новом ученике.", "Никто не переходил в другой класс."
    ),
    Found.FINISHED: Finding(
        "Окончили школу",
        "Класс выпущен. Отметьте выбытие или подтвердите, что человек остаётся, например, наставником.",
        "Выпускников в списке нет.",
    ),
    Found.DROPPED: Finding(
        "Не вошли в базу",
        "Были в базе прошлого года, в этом их нет. Включите в базу этого года или подтвердите, что участие закончено.",
        "Все, кто был в базе прошлого года, есть и в этой.",
    ),
    Found.YOUNG: Finding(
        "Стали молодыми специалистами", "Предложите наставника: по правилам организации он им нужен.", "Новых молодых специалистов нет."
    ),
    Found.GROWN: Finding(
        "Больше не молодые специалисты",
        "Решите, продолжать ли наставничество: по правилам организации обязательным оно уже не считается.",
        "Никто не вышел из молодых специалистов.",
    ),
    Found.SERVICE: Finding(
        "Стаж", "Стаж дошёл до круглой отметки: возможно, человек готов стать наставником.", "Никто не дошёл до новой отметки стажа."
    ),
    Found.MISSING: Finding(
        "Не хватает сведений",
        "Откройте карточку и допишите. Когда всё будет на месте, человек уйдёт из этого списка.",
        "Все карточки заполнены.",
    ),
    Found.STALE: Finding("Давно не сверяли", "Сверьте карточку и подтвердите, что в ней всё верно.", "Все карточки сверены недавно."),
    Found.REST: Finding("Без изменений", "Ничего нового не замечено. Если карточки верны, подтвердите их.", "Всё сверено."),
}
# Of who has left there is nothing to confirm, and what is missing is not made up by saying that it is right.
CONFIRMED_TOGETHER = tuple(kind for kind in Found if kind not in (Found.LEFT, Found.MISSING))

# Pages of the bases where something may be done with a whole group: title, page, right.
WAYS = {
    Found.NEW: (
        ("Включить в базу наставляемых", "bases:mentees_add", "bases.join"),
        ("Включить в базу наставников", "bases:mentors_add", "bases.join"),
    ),
    Found.DROPPED: (
        ("Перенести наставляемых", "bases:mentees_carry", "bases.carry"),
        ("Перенести наставников", "bases:mentors_carry", "bases.carry"),
    ),
}


def said_of(kind: Found, look: Look, pk: int) -> str:
    """What is said of one person in the group."""
    card, on = look.known[pk], look.campaign.on
    match kind:
        case Found.NEW:
            return f"здесь с {day(card.arrived_on, on)}" if card.arrived_on else ""
        case Found.LEFT:
            return f"выбытие {day(card.left_on, on)}" if card.left_on else ""
        case Found.MOVED:
            return f"раньше: {look.group_before(pk)}"
        case Found.YOUNG | Found.GROWN:
            return _service(card, look)
        case Found.SERVICE:
            reached = passed(card, look.campaign.since, on)
            return f"стаж достиг: {service_in_words(reached)}" if reached else ""
        case Found.MISSING:
            return f"нет: {look.gaps(pk)}"
        case Found.STALE | Found.REST:
            return f"сверено {day(card.confirmed_on, on)}" if card.confirmed_on else "ещё не сверяли"
        case _:
            return ""


def _service(card: Known, look: Look) -> str:
    months = card.service(look.campaign.on)
    return f"стаж {service_in_words(months)}" if months is not None else ""
