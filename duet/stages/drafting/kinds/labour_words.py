"""What stands in a supplementary agreement before anybody has changed it."""

from __future__ import annotations

from duet.core.declension import Case
from duet.core.declension.numbers import number_in_words

# The check-list of article 351.8: the content of the work, line by line.
WORK = "\n".join(
    (
        "выявлять вместе с наставляемым его профессиональные затруднения",
        "составлять персонализированную программу наставничества и выполнять её",
        "проводить встречи и консультации, посещать уроки или занятия наставляемого и разбирать их",
        "помогать в подготовке рабочих материалов и в работе с документами",
        "вести журнал встреч и представлять куратору отчёт о работе",
    )
)
FORM = "индивидуально, очно, на рабочем месте, в пределах рабочего времени"
# Why the work ends; ``day`` is that of the application or of the notice.
ENDS = {
    "done": "в связи с завершением работы по наставничеству",
    "agreed": "по соглашению Сторон",
    "refused": "в связи с досрочным отказом Работника от работы по наставничеству (заявление от {day})",
    "cancelled": "в связи с досрочной отменой поручения Работодателем (уведомление от {day})",
}
_WORDS_UNTIL = 99


def refusal(days: int | None) -> str:
    """How the worker refuses: the law names no term, so that it is agreed here; without one any day will do.

    >>> refusal(3)
    'Работник вправе досрочно отказаться от работы по наставничеству, письменно предупредив об этом Работодателя за три рабочих дня.'
    >>> refusal(0)
    'Работник вправе в любой день досрочно отказаться от работы по наставничеству, письменно сообщив об этом Работодателю.'
    """
    if not days:
        return "Работник вправе в любой день досрочно отказаться от работы по наставничеству, письменно сообщив об этом Работодателю."
    said = number_in_words(days, Case.ACCUSATIVE) if days <= _WORDS_UNTIL else str(days)
    one = days % 10 == 1 and days % 100 != 11
    few = days % 10 in (2, 3, 4) and days % 100 not in (12, 13, 14)
    term = "рабочий день" if one else "рабочих дня" if few else "рабочих дней"
    return f"Работник вправе досрочно отказаться от работы по наставничеству, письменно предупредив об этом Работодателя за {said} {term}."
