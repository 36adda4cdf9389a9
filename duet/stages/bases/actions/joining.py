"""People come into a base, leave it with an outcome, and are carried on to the next year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.calendar import Period
from duet.core.consents import Use
from duet.core.errors import Refusal
from duet.stages.persons import gate
from duet.stages.persons.models import Person

from ..models import MenteeKind, Participation, Side
from ..suggesting import suggestions
from ..years import BACK, year_of

_AT_ONCE = 1000
# Kinds that a new school year may change by itself.
_OF_A_YEAR = (MenteeKind.YOUNG, MenteeKind.NEWCOMER)


@action("bases.join")
def join(
    organisation: Organisation, *, by: Member, people: Iterable[Person], side: Side, year: int, on: date, kind: MenteeKind | None = None
) -> list[Participation]:
    """Write people down in a base; without a ``kind`` each mentee's comes from the card. Who is there already stays as they are.

    Without consent one is a candidate, so the gate is not asked. A person may stand in both bases at once.
    """
    _refuse_a_strange_year(year, on)
    fresh = _not_there_yet(organisation, people, side, year)
    kinds = suggestions(fresh, organisation, year, on) if side == Side.MENTEE and kind is None else {}
    return _write(organisation, fresh, side, year, on, {person.pk: kind or kinds.get(person.pk) or "" for person in fresh})


@action("bases.carry")
def carry(
    organisation: Organisation, *, by: Member, people: Iterable[Person] | None = None, side: Side, year: int, on: date
) -> list[Participation]:
    """Carry last year's base on into ``year``: those chosen, or all who are still here. Kinds that a year changes are looked at anew."""
    _refuse_a_strange_year(year, on)
    rows = Participation.objects.at_desk_of(organisation).current().of_year(year - 1).of_side(side).select_related("person")
    if people is not None:
        rows = rows.of_people(people)
    known = {row.person_id: row for row in rows}
    fresh = _not_there_yet(organisation, [row.person for row in known.values() if row.person.left_on is None], side, year)
    anew = suggestions(fresh, organisation, year, on)
    kinds = {pk: anew[pk] if known[pk].mentee_kind in _OF_A_YEAR else known[pk].mentee_kind for pk in anew}
    return _write(organisation, fresh, side, year, on, kinds)


@action("bases.amend")
def amend(participation: Participation, *, by: Member, kind: str, joined_on: date, on: date) -> Participation:
    """Put right why and since when somebody is in the base."""
    if joined_on > on:
        raise Refusal("В базу записывают сегодняшним днём или прошедшим. Поправьте дату.")
    if participation.ended_on and joined_on > participation.ended_on:
        raise Refusal("Этот день позже дня, когда участие закончилось. Поправьте дату.")
    participation.mentee_kind = kind if participation.side == Side.MENTEE else ""
    participation.joined_on = joined_on
    participation.save(update_fields=["mentee_kind", "joined_on"])
    note(kind=participation.mentee_kind, joined_on=joined_on.isoformat())
    return participation


@action("bases.leave")
def leave(participation: Participation, *, by: Member, outcome: str, ended_on: date, on: date) -> Participation:
    """Somebody leaves the base. What came of it is past registration, so a candidate leaves without it."""
    if participation.ended_on:
        raise Refusal("Участие уже завершено. Чтобы изменить запись, сначала верните человека в базу.")
    if not participation.joined_on <= ended_on <= on:
        raise Refusal("Завершить можно днём не раньше, чем человек вошёл в базу, и не позже сегодняшнего.")
    if outcome:
        gate.must(participation.person, Use.KEEP, on)
    participation.ended_on, participation.outcome = ended_on, outcome
    participation.save(update_fields=["ended_on", "outcome"])
    note(ended_on=ended_on.isoformat())
    return participation


@action("bases.bring_back")
def bring_back(participation: Participation, *, by: Member) -> Participation:
    """It was too early, or a mistake."""
    if participation.ended_on is None:
        raise Refusal("Этот человек и так в базе.")
    note(ended_on=participation.ended_on.isoformat())
    participation.ended_on, participation.outcome = None, ""
    participation.save(update_fields=["ended_on", "outcome"])
    return participation


@action("bases.strike_out")
def strike_out(participation: Participation, *, by: Member) -> None:
    """Written down by mistake: the line goes, the card stays."""
    note(person=participation.person_id, side=participation.side, year=participation.year)
    # By query: the row in hand stays what the journal's line is about.
    Participation.objects.at_desk(by).filter(pk=participation.pk).delete()


def _refuse_a_strange_year(year: int, on: date) -> None:
    current = year_of(on)
    if not current - BACK <= year <= current + 1:
        raise Refusal("Базу ведут за этот учебный год, за следующий или за один из пяти прошлых.")


def _not_there_yet(organisation: Organisation, people: Iterable[Person], side: Side, year: int) -> list[Person]:
    """Those of this organisation who are not in the base yet, each once."""
    asked = {person.pk: person for person in people}
    if any(person.organisation_id != organisation.pk or person.merged_into_id or person.erased_at for person in asked.values()):
        raise Refusal("Кого-то из отмеченных здесь уже нет. Откройте список заново и отметьте людей ещё раз.")
    there = set(Participation.objects.at_desk_of(organisation).of_year(year).of_side(side).values_list("person", flat=True))
    return [person for pk, person in asked.items() if pk not in there]


def _write(organisation: Organisation, people: list[Person], side: Side, year: int, on: date, kinds: dict[int, str]) -> list[Participation]:
    # A base that is written for another year begins with that year, or has its days in it.
    span = Period.school_year(year)
    joined_on = min(max(on, span.start), span.end)
    rows = [
        Participation(
            organisation=organisation, person=person, side=side, year=year, joined_on=joined_on,
            mentee_kind=kinds.get(person.pk, "") if side == Side.MENTEE else "",
        )
        for person in people
    ]  # fmt: skip
    Participation.objects.bulk_create(rows, batch_size=_AT_ONCE)
    note(side=side, year=year, people=[person.pk for person in people])
    return rows
