"""What a request is about: blocks of the questionnaires Q-DEF and Q-REQ (DOMAIN.md §6.7)."""

from __future__ import annotations

from django.db import models


class Block(models.TextChoices):
    """Difficulties of teachers first, then those of learners; ``block`` of a request may also be empty."""

    LESSONS = "lessons", "Планирование уроков по ФГОС"
    METHODS = "methods", "Методика"
    ASSESSMENT = "assessment", "Оценивание"
    DIFFERENT = "different", "Работа с разными детьми: ОВЗ, одарённые"
    DISCIPLINE = "discipline", "Дисциплина"
    PARENTS = "parents", "Родители"
    DOCUMENTS = "documents", "Документы и электронный журнал"
    DIGITAL = "digital", "Цифровые инструменты"
    CLASS = "class", "Классное руководство"
    SELF = "self", "Самообразование"
    STRESS = "stress", "Стресс и усталость"
    STUDIES = "studies", "Учёба"
    COMMUNICATION = "communication", "Общение"
    PROFESSION = "profession", "Выбор профессии"
    PROJECT = "project", "Проект"
    ADAPTATION = "adaptation", "Адаптация"

    @classmethod
    def of(cls, *, learner: bool) -> list[Block]:
        """Those that are offered for a learner or for anybody else."""
        return [block for block in cls if (block in _OF_LEARNERS) == learner]


_OF_LEARNERS = frozenset({Block.STUDIES, Block.COMMUNICATION, Block.PROFESSION, Block.PROJECT, Block.ADAPTATION})
OTHER = "Другое"

# Q-DEF: how hard it is.
LEVELS = {
    0: "не испытывает затруднений",
    1: "незначительные затруднения",
    2: "заметные затруднения",
    3: "значительные затруднения",
}
