"""What papers of one person have alike: whom they are addressed to, how the person is named in the text, where they sign.

Here are also the words of the article on mentoring at work and the days of a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from duet.base.papers.blocks import Block, Signature, Stamps
from duet.core.declension import Case
from duet.stages.bases.models import FormChoice
from duet.stages.documents.desk import GAP, Desk, Said
from duet.stages.documents.kinds import Answers, Ask, Facts, Sort
from duet.stages.documents.wording import word
from duet.stages.organisations.own_calendar import own_calendar
from duet.stages.persons.models import Guardian

from .asking import FORMS, words_of, year_end
from .composing import joined
from .ordering import capital

ARTICLE = "статьёй 351.8 Трудового кодекса Российской Федерации"
ARTICLE_OF = "статьи 351.8 Трудового кодекса Российской Федерации"
# An employer warns the mentor so many working days before the work is taken back; the day of the warning is not counted.
WARNING = 3

LABOUR, LEARNERS = "labour", "learners"


def helped() -> Ask:
    """Whom a mentor helps: the Labour Code speaks of employees only."""
    choices = ((LABOUR, "Работнику: по статье 351.8 Трудового кодекса"), (LEARNERS, "Обучающемуся"))
    return Ask("кому_помогает", "Кому помогает наставник", Sort.CHOICE, choices=choices, start=lambda desk: LABOUR)


def is_labour(answers: Answers) -> bool:
    """Whether it is mentoring at work."""
    return answers.get("кому_помогает") != LEARNERS


def term() -> tuple[Ask, Ask]:
    """From when until when, the school year at first."""
    return (Ask("с", "С какого дня", Sort.DAY, start=lambda desk: desk.on), Ask("по", "По какой день", Sort.DAY, start=year_end))


def form() -> Ask:
    """The form of mentoring, which may be left out."""
    return Ask("форма", "Форма наставничества", Sort.CHOICE, needed=False, choices=FORMS)


def form_said(answers: Answers) -> str:
    """««учитель – учитель»» of what was chosen, or nothing."""
    chosen = words_of(answers, "форма")
    return f"«{FormChoice(chosen).label}»" if chosen else ""


def with_post(said: Said, case: Case) -> str:
    """Somebody in a case, the post first: «учителю физики Зайцевой Анне Дмитриевне»."""
    return " ".join(part for part in (said.post[case], said.full[case]) if part)


def in_a_row(people: Iterable[Said], case: Case) -> str:
    """People of a list one after another; nobody gives nothing."""
    return joined([with_post(said, case) for said in people])


def presented(facts: Facts, name: str) -> str:
    """«Тимофеева Ольга Николаевна, учитель математики,» after «Я,»; a line to fill where nobody is known."""
    return "".join(f"{part}, " for part in (word(facts, name) or GAP, word(facts, f"{name}_должность")) if part).rstrip()


def to_head(facts: Facts, author: str) -> Stamps:
    """«Директору … Громову А. П. от учителя математики Тимофеевой Ольги Николаевны» in the right corner."""
    post = word(facts, f"{author}_должность_рп")
    named = word(facts, f"{author}_рп") or GAP
    who = (f"от {post}", named) if post else (f"от {named}",)
    return Stamps(right=((*_head(facts), *who),))


def to_person(facts: Facts, name: str) -> Stamps:
    """«Учителю математики Тимофеевой О. Н.» in the right corner."""
    post = word(facts, f"{name}_должность_дп")
    lines = (*((capital(post),) if post else ()), word(facts, f"{name}_кратко_дп") or GAP)
    return Stamps(right=(lines,))


def _head(facts: Facts) -> tuple[str, ...]:
    post, place, name = (word(facts, field) for field in ("подписант_должность_дп", "организация_полностью_рп", "подписант_кратко_дп"))
    return capital(post), place, name or GAP


def signed_by(facts: Facts, name: str) -> Signature:
    """Where the person signs, the date on the left."""
    return Signature(word(facts, "дата_словами"), word(facts, f"{name}_подпись") or GAP)


def received(words: str) -> tuple[Block, ...]:
    """«Экземпляр получила» with lines to sign on."""
    return (Signature(f"{words}\n«____» {GAP} 20___ г.", "_" * 16),)


@dataclass(frozen=True, slots=True)
class Warned:
    """What a warning of a day allows: the mentor still works on ``last``, and is free from ``free`` on."""

    last: date
    free: date


def warned(desk: Desk, told: date) -> Warned:
    """Counted by the working days of the organisation itself. One query."""
    calendar = own_calendar(desk.organisation)
    last = calendar.add(told, WARNING)
    return Warned(last, calendar.add(last, 1))


def representative(desk: Desk, answer: Mapping[str, Any] | None, child: Said) -> tuple[Said, Guardian | None]:
    """Who signs for a child and by what right: as answered, else the one of whom the card knows. Nobody chooses between two."""
    answered = desk.said({**(answer or {}), "post": ""})
    if child.person is None:
        return answered, None
    known = list(Guardian.objects.filter(child=child.person).select_related("adult"))
    if answered.full.nominative:
        return answered, next((one for one in known if one.adult == answered.person), None)
    if len(known) != 1:
        return answered, None
    adult = known[0].adult
    desk.named[adult.pk] = adult
    return desk.say(adult.full_name, sex=adult.sex, person=adult), known[0]
