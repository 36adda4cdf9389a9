"""What the bases keep on a card, for those who search, merge and erase cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from duet.stages.persons.erasing import add_eraser
from duet.stages.persons.merging import add_resolver, call_rows, fold_by
from duet.stages.persons.models import Person, Weight

from .models import ConfidentialNote, Participation, Profile, Request


def found_by(people: list[Person]) -> Mapping[int, Iterable[tuple[Weight, str]]]:
    """Competences first, interests after; the index keeps them behind the gate."""
    rows = Profile.objects.filter(person__in=[person.pk for person in people]).values_list("person", "competences", "interests")
    return {
        person: [(Weight.COMPETENCE, " ".join(competences)), (Weight.WORK, " ".join(interests))] for person, competences, interests in rows
    }


def register() -> None:
    """Say how our rows are erased, merged and called."""
    add_eraser("участие в базах наставников и наставляемых", lambda person: _erase(Participation, person))
    add_eraser("профиль: компетенции, интересы, достижения", lambda person: _erase(Profile, person))
    add_eraser("запросы и затруднения", lambda person: _erase(Request, person))
    add_eraser("заметки психолога", lambda person: _erase(ConfidentialNote, person))
    add_resolver(Participation, fold_participations)
    add_resolver(Profile, fold_profiles)
    call_rows(Participation, "person", "участие,участия,участий")
    call_rows(Profile, "person", "профиль,профиля,профилей")
    call_rows(Request, "person", "запрос,запроса,запросов")
    # Notes of a psychologist are moved with the rest and not counted aloud: nobody else learns that there are any.


def _erase(model: type[Participation | Profile | Request | ConfidentialNote], person: Person) -> int:
    rows = model.objects.filter(person=person)
    count: int = rows.count()
    rows.delete()
    return count


def fold_participations(kept: Participation, lost: Participation) -> None:
    """The same year twice: since the earlier day, and going on if either goes on."""
    if kept.ended_on is None or lost.ended_on is None:
        kept.ended_on = lost.ended_on = None
    said = "; ".join(dict.fromkeys(words for words in (kept.outcome, lost.outcome) if words))[:300]
    kept.outcome = lost.outcome = said
    fold_by(joined_on=min, ended_on=max, mentee_kind=_first)(kept, lost)


def fold_profiles(kept: Profile, lost: Profile) -> None:
    """Two profiles: lists are joined, of differing figures that of the kept card stays."""
    figures = ("capacity", "hours_a_week", "age_from", "age_to")
    fold_by(**dict.fromkeys(figures, _first))(kept, lost)


def _first(mine: object, theirs: object) -> object:
    return mine
