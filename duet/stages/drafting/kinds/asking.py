"""Questions that many documents ask alike."""

from __future__ import annotations

from datetime import date

from duet.core.calendar import day_of
from duet.core.declension.numbers import day_in_words
from duet.stages.bases.models import FormChoice
from duet.stages.documents.desk import GAP, Desk
from duet.stages.documents.kinds import Answers, Ask, Sort

FORMS = tuple((form.value, f"«{form.label}»") for form in FormChoice)


def day_answer(answers: Answers, name: str) -> date | None:
    """A day as it was answered."""
    said = answers.get(name)
    return date.fromisoformat(said) if isinstance(said, str) and said else None


def day_said(answers: Answers, name: str) -> str:
    """A day as orders write it («3 октября 2026 г.»), or a gap to fill."""
    day = day_answer(answers, name)
    return day_in_words(day) if day else GAP


def words_of(answers: Answers, name: str) -> str:
    """Words as they were answered, without space around."""
    return str(answers.get(name) or "").strip()


def people_of(answers: Answers, name: str) -> list[dict[str, object]]:
    """People as they were answered."""
    found = answers.get(name) or []
    return list(found) if isinstance(found, list) else []


def curator(name: str = "куратор", label: str = "Куратор") -> Ask:
    """Who leads mentoring: the member with that role is proposed."""
    return Ask(name, label, Sort.PERSON, pool="staff", start=_curator)


def _curator(desk: Desk) -> object:
    lead = desk.leading()
    return {"person": lead.card.pk if hasattr(lead, "card") else None, "name": lead.full_name, "post": lead.post} if lead else None


def year_end(desk: Desk) -> date:
    """The last day of lessons of the school year."""
    return day_of(desk.year + 1, 5, 31)
