"""Slips with a personal link to be cut and handed out: four on a sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.utils import timezone

from duet.base.papers import Paper
from duet.base.papers.slips import Slip, slips_paper
from duet.stages.organisations.cards import Issued
from duet.stages.persons.models import Person

TITLE = "Записки для входа"


def invitation_slips(made: Iterable[tuple[Person, Issued]], url_of: Callable[[str], str]) -> Paper:
    """A slip for each link; ``url_of`` turns a secret into its address."""
    return slips_paper([_slip(person, issued, url_of(issued.token)) for person, issued in made], TITLE)


def _slip(person: Person, issued: Issued, url: str) -> Slip:
    roles, until = issued.invitation.member.role_names, timezone.localtime(issued.invitation.expires_at)
    words = f"Наведите телефон на рисунок или наберите адрес. {'Ваши роли' if ',' in roles else 'Ваша роль'}: {roles}."
    notes = f"Ссылка личная: никому её не передавайте. Действует один раз, до {until:%d.%m.%Y}."
    return Slip(person.organisation.name, "Вход в Дуэт", _whom(person), words, url, notes=notes)


def _whom(person: Person) -> str:
    """A pupil by first name, surname and class, an adult as papers have it."""
    if not person.is_learner:
        return person.full_name
    surname, _, given = person.full_name.partition(" ")
    name = f"{given.split(' ')[0]} {surname}".strip()
    return f"{name}, {person.group}" if person.group else name
