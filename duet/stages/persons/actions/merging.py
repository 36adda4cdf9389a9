"""Two cards of one person made one, or two people told apart."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.errors import Refusal
from duet.core.people.spelling import read_name, slip
from duet.core.text import folded

from ..following import tell_of_subject
from ..indexing import index
from ..members import keep_member
from ..merging import give_way, is_idle, move
from ..models import Guardian, NotTwins, Person

# Columns that are chosen together.
CHOSEN: dict[str, tuple[str, ...]] = {
    "full_name": ("full_name",),
    "sex": ("sex",),
    "born_on": ("born_on", "birth_year"),
    "status": ("status",),
    "group": ("group_id",),
    "post": ("post",),
    "workplace": ("workplace",),
    "subjects": ("subjects",),
    "category": ("category",),
    "service": ("service_months", "service_on"),
    "young": ("young",),
    "phone": ("phone",),
    "email": ("email",),
    "address": ("address",),
}


@action("persons.merge")
def merge(person: Person, *, by: Member, other: Person, taken: Collection[str], on: date) -> Person:
    """Make one card of two: ``person`` stays, ``other`` becomes its shadow.

    ``taken`` are the keys of ``CHOSEN`` whose values come from ``other``; the values they push out stay on the shadow, so nothing that
    either card said is lost. What hangs on ``other`` is moved.
    """
    kept, lost = _in_hand(person, other)
    _refuse_a_family(kept, lost)
    before = {name: str(getattr(kept, name) or "") for name in ("arrived_on", "left_on", "confirmed_on")}
    _exchange(kept, lost, taken)
    kept.former_names = _former_names(kept, lost)
    kept.arrived_on = min((day for day in (kept.arrived_on, lost.arrived_on) if day), default=None)
    kept.left_on = max(kept.left_on, lost.left_on) if kept.left_on and lost.left_on else None
    kept.confirmed_on = on
    member = _one_member(kept, lost, on)
    lost.merged_into = kept
    lost.save()
    kept.save()
    moved = move(kept, lost)
    index([kept])
    keep_member(kept)
    tell_of_subject(kept)
    note(merged=lost.pk, taken=sorted(taken), before=before, member=member, moved=moved)
    return kept


@action("persons.tell_apart")
def tell_apart(person: Person, *, by: Member, other: Person) -> NotTwins:
    """Remember that these are two people, so that nobody asks again."""
    one, two = sorted((person.pk, other.pk))
    if one == two or person.organisation_id != other.organisation_id:
        raise Refusal("Выберите две разные карточки одной организации.")
    found: NotTwins = NotTwins.objects.get_or_create(one_id=one, other_id=two, organisation_id=person.organisation_id, defaults={"by": by})[
        0
    ]
    note(other=other.pk)
    return found


def _in_hand(person: Person, other: Person) -> tuple[Person, Person]:
    """Both cards as they are now, held until the end: whoever merges them in the same moment waits and is told."""
    if person.pk == other.pk or person.organisation_id != other.organisation_id:
        raise Refusal("Выберите две разные карточки одной организации.")
    rows = Person.objects.select_for_update(of=("self",)).filter(pk__in=[person.pk, other.pk]).order_by("pk")
    held = {row.pk: row for row in rows}
    for row in held.values():
        if row.erased_at or row.merged_into_id:
            raise Refusal("Одна из этих карточек уже объединена с другой или обезличена. Откройте список ещё раз.")
    return held[person.pk], held[other.pk]


def _refuse_a_family(kept: Person, lost: Person) -> None:
    if Guardian.objects.filter(child__in=[kept, lost], adult__in=[kept, lost]).exists():
        raise Refusal(
            "Один из них записан представителем другого: это ребёнок и взрослый. Если это ошибка, сначала уберите эту связь в карточке."
        )


def _exchange(kept: Person, lost: Person, taken: Collection[str]) -> None:
    for key in taken:
        for name in CHOSEN[key]:
            mine, theirs = getattr(kept, name), getattr(lost, name)
            setattr(kept, name, theirs)
            setattr(lost, name, mine)


def _former_names(kept: Person, lost: Person) -> str:
    """Former surnames of both, and the surname that was not chosen unless it was a slip of the hand."""
    names = [name.strip() for row in (kept, lost) for name in row.former_names.split(",") if name.strip()]
    surname, rejected = _surname(kept.full_name), _surname(lost.full_name)
    one, other = folded(surname), folded(rejected)
    if one != other and not slip(one, other):
        names.append(rejected)
    return ", ".join(dict.fromkeys(name for name in names if name and name != surname))[:200]


def _surname(full_name: str) -> str:
    """The surname as it was typed, wherever in the name it stands."""
    readings = read_name(full_name).readings
    surname = readings[0].surname if readings else ""
    return next((word for word in full_name.split() if folded(word) == surname), surname.title())


def _one_member(kept: Person, lost: Person, on: date) -> int | None:
    """One desk for one card: the number of the member that stays. A member who is named only in papers gives way."""
    mine, theirs = kept.member, lost.member
    lost.member = None
    if mine is None or theirs is None:
        kept.member = mine or theirs
    elif is_idle(theirs):
        give_way(theirs, to=mine, on=on)
    elif is_idle(mine):
        kept.member = theirs
        give_way(mine, to=theirs, on=on)
    else:
        raise Refusal(
            "У обеих карточек есть роли или вход в Дуэт. Снимите роли у одной из них на её странице в списке сотрудников "
            "или отметьте уход, потом объедините карточки."
        )
    return kept.member_id
