"""What is so in an organisation: on this depends which items of the catalogue are wanted of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Situation(StrEnum):
    """A fact about the mentoring of an organisation; the value is the name of its field in ``Facts``."""

    LABOUR_PAIRS = "labour_pairs"
    PUPILS = "pupils"
    MINORS = "minors"
    ADULTS = "adults"
    TEACHERS = "teachers"
    PARTNERS = "partners"
    PERSONAL_DATA = "personal_data"
    PUBLICATION = "publication"
    ORDERED_PAIRS = "ordered_pairs"
    STATISTICS = "statistics"
    MUNICIPAL = "municipal"

    @property
    def question(self) -> str:
        """The question of a form; yes means that the items of this situation are wanted."""
        return _QUESTIONS[self]

    @property
    def absence(self) -> str:
        """Why an item is not wanted where the answer is no."""
        return _ABSENCES[self]


_QUESTIONS = {
    Situation.LABOUR_PAIRS: "Есть ли пары, в которых и наставник, и наставляемый — работники вашей организации?",
    Situation.PUPILS: "Участвуют ли в наставничестве обучающиеся: ученики, студенты?",
    Situation.MINORS: "Есть ли среди участников несовершеннолетние?",
    Situation.ADULTS: "Есть ли среди участников совершеннолетние?",
    Situation.TEACHERS: "Есть ли среди наставляемых педагоги?",
    Situation.PARTNERS: "Участвуют ли партнёры: предприятия, работодатели, выпускники, другие организации?",
    Situation.PERSONAL_DATA: "Собираете ли вы персональные данные участников: анкеты, базы, списки?",
    Situation.PUBLICATION: "Публикуете ли вы имена, фотографии или истории участников на сайте или в социальных сетях?",
    Situation.ORDERED_PAIRS: "Закрепляете ли вы пары и группы приказом?",
    Situation.STATISTICS: "Сдаёте ли вы форму статистического наблюдения, в которой учитывают наставничество?",
    Situation.MUNICIPAL: "Это план органа управления образованием, а не одной организации?",
}
_ABSENCES = {
    Situation.LABOUR_PAIRS: "Пар «работник — работник» нет.",
    Situation.PUPILS: "Обучающиеся не участвуют.",
    Situation.MINORS: "Несовершеннолетних среди участников нет.",
    Situation.ADULTS: "Совершеннолетних среди участников нет.",
    Situation.TEACHERS: "Педагогов среди наставляемых нет.",
    Situation.PARTNERS: "Партнёры не участвуют.",
    Situation.PERSONAL_DATA: "Персональные данные участников не собираются.",
    Situation.PUBLICATION: "Имена и фотографии участников не публикуются.",
    Situation.ORDERED_PAIRS: "Пары не закрепляются приказом.",
    Situation.STATISTICS: "Форма статистического наблюдения не сдаётся.",
    Situation.MUNICIPAL: "Это дело органа управления образованием, а план составлен для одной организации.",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """The answers to the questions of ``Situation``. What nearly every organisation does is yes until somebody says no."""

    labour_pairs: bool = False
    pupils: bool = False
    minors: bool = False
    adults: bool = True
    teachers: bool = False
    partners: bool = False
    personal_data: bool = True
    publication: bool = False
    ordered_pairs: bool = True
    statistics: bool = False
    municipal: bool = False

    def hold(self, situation: Situation | None) -> bool:
        """Whether it is so; a condition of None holds always.

        >>> Facts(minors=True).hold(Situation.MINORS), Facts().hold(None), Facts().hold(Situation.PUPILS)
        (True, True, False)
        """
        return situation is None or bool(getattr(self, situation.value))
