"""Two cards of one person become one: everything that hangs on the second is moved to the first, whatever stage it is of.

Where both cards already have a row of which there may be one only, the rows are folded together; a stage above that knows better how
says so by ``add_resolver`` when the program starts. Nothing is thrown away: what cannot be folded is refused in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import DateField, Field, ForeignKey, ForeignObjectRel, JSONField, Model, Q, TextField, UniqueConstraint

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Member
from duet.core.errors import Refusal

from .models import Guardian, NotTwins, PermitRow, Person, SearchWord

# What is done with a row of the second card (``lost``) that cannot be moved because a row of the first (``kept``) is in its way.
Resolve = Callable[[Any, Any], None]
# How a stage of itself moves what it keeps from the second card to the first.
Mover = Callable[[Person, Person], None]

_resolvers: dict[type[Model], Resolve] = {}
_movers: dict[type[Model], Mover] = {}
_words: dict[tuple[type[Model], str], str] = {}


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on a card: «согласие,согласия,согласий» and how many."""

    forms: str
    total: int


def add_resolver(model: type[Model], resolve: Resolve) -> None:
    """Let ``resolve(kept, lost)`` settle two rows of which there may be one.

    After it ``lost`` either no longer stands in the way (it changed and was saved) or is gone (``fold``, ``fold_by``).
    """
    _resolvers[model] = resolve


def add_mover(model: type[Model], move: Mover) -> None:
    """Move the rows of a model by ``move(kept, lost)``; it has to leave nothing that points at ``lost``."""
    _movers[model] = move


def call_rows(model: type[Model], field: str, forms: str) -> None:
    """Name the rows that hang on a card by this field, so that whoever merges sees them: «участие,участия,участий»."""
    _words[model, field] = forms


def hanging(people: Sequence[Person]) -> dict[int, list[Hanging]]:
    """What hangs on each of the cards; a query for each kind of rows."""
    found: dict[int, list[Hanging]] = {person.pk: [] for person in people}
    for (model, field), forms in _words.items():
        rows = model._base_manager.filter(**{f"{field}__in": list(found)}).values_list(field, flat=True)
        for pk, total in Counter(rows).items():
            found[pk].append(Hanging(forms, total))
    return found


def move(kept: Person, lost: Person) -> dict[str, int]:
    """Point everything that points at ``lost`` at ``kept``; how many rows of each table there were. Inside a transaction."""
    for mover in _movers.values():
        mover(kept, lost)
    return dict(_move_all(kept, lost, without=_movers.keys()))


def is_idle(member: Member) -> bool:
    """Whether nobody logs in as this member and it plays no role: papers name it, no more."""
    return not member.roles and (member.user_id is None or member.left_on is not None)


def give_way(member: Member, *, to: Member, on: date) -> None:
    """What papers and classes say of a member, they say of the other one; the journal stays as it is."""
    _move_all(to, member, without=[Entry, Person])
    member.left_on = member.left_on or on
    member.save(update_fields=["left_on"])


def fold(kept: Model, lost: Model) -> None:
    """Put what ``lost`` has into ``kept`` and let ``lost`` go; refuses where both say something and it differs.

    Lists are joined, long texts stand one under the other, an empty place is filled from the other row.
    """
    fold_by()(kept, lost)


def fold_by(**choose: Callable[[Any, Any], Any]) -> Resolve:
    """``fold`` with a choice of one's own for some columns where both rows say something: ``fold_by(joined_on=min)``."""

    def resolve(kept: Model, lost: Model) -> None:
        for field in _columns(type(kept)):
            mine, theirs = getattr(kept, field.attname), getattr(lost, field.attname)
            if theirs in field.empty_values or theirs is False or mine == theirs:
                continue
            if mine in field.empty_values or mine is False:
                setattr(kept, field.attname, theirs)
            else:
                setattr(kept, field.attname, choose[field.name](mine, theirs) if field.name in choose else _both(field, kept, lost))
        kept.save()
        _move_all(kept, lost)
        lost.delete()

    return resolve


def _both(field: Field[Any, Any], kept: Model, lost: Model) -> Any:
    """Both values in one place, where the place has room for both."""
    mine, theirs = getattr(kept, field.attname), getattr(lost, field.attname)
    if isinstance(field, JSONField) and isinstance(mine, list) and isinstance(theirs, list):
        return [*mine, *(value for value in theirs if value not in mine)]
    if isinstance(field, TextField):
        return f"{mine}\n{theirs}"
    if isinstance(field, DateField) and not field.editable:
        return min(mine, theirs)
    raise Refusal(
        f"В двух карточках одно и то же записано по-разному: {field.verbose_name} — «{_shown(kept, field)}» и «{_shown(lost, field)}». "
        "Сделайте одинаково и объедините ещё раз."
    )


def _shown(row: Model, field: Field[Any, Any]) -> str:
    told = getattr(row, f"get_{field.name}_display", None)
    return str(told() if told else getattr(row, field.name))


def _move_all(kept: Model, lost: Model, without: Iterable[type[Model]] = ()) -> Counter[str]:
    moved: Counter[str] = Counter()
    left_out = set(without)
    for key in _keys_to(type(kept)):
        if key.model not in left_out:
            moved[key.model._meta.label_lower] += _move(key, kept, lost)
    return +moved


def _move(key: ForeignKey[Any, Any], kept: Model, lost: Model) -> int:
    """Point the rows of one table at ``kept`` by one of their keys; all at once where nothing can be in the way."""
    rows = key.model._base_manager.filter(**{key.name: lost})
    if not _uniques(key.model, key.name):
        return rows.update(**{key.name: kept})
    moved = 0
    for row in rows.order_by("pk"):
        _move_one(row, key, kept)
        moved += 1
    return moved


def _move_one(row: Model, key: ForeignKey[Any, Any], kept: Model) -> None:
    own = key.model._base_manager.filter(pk=row.pk)
    asked: set[Any] = set()
    while (other := _in_the_way(row, key, kept)) is not None:
        resolve = fold if other.pk in asked else _resolvers.get(key.model, fold)
        asked.add(other.pk)
        resolve(other, row)
        if not own.exists():
            return
    own.update(**{key.name: kept})


def _in_the_way(row: Model, key: ForeignKey[Any, Any], kept: Model) -> Model | None:
    """A row that ``row`` would be one too many beside, if it pointed at ``kept``."""
    rows = key.model._base_manager
    for names, condition in _uniques(key.model, key.name):
        values = {name: kept.pk if name == key.name else _plain(row, name) for name in names}
        # The database lets any number of rows stand beside each other where a part is unknown.
        if None in values.values() or not rows.filter(condition, pk=row.pk).exists():
            continue
        other = rows.filter(condition, **values).exclude(pk=row.pk).first()
        if other is not None:
            return other
    return None


def _plain(row: Model, name: str) -> Any:
    """The value as it stands in the table: of a key its number."""
    value = getattr(row, name)
    return value.pk if isinstance(value, Model) else value


@cache
def _uniques(model: type[Model], name: str) -> tuple[tuple[tuple[str, ...], Q], ...]:
    """Columns of which there may be one only, the named one among them, and where that holds."""
    found = [
        (tuple(constraint.fields), constraint.condition or Q())
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint)
    ]
    found += [((field.name,), Q()) for field in model._meta.concrete_fields if field.unique and not field.primary_key]
    return tuple((names, condition) for names, condition in found if name in names)


@cache
def _columns(model: type[Model]) -> tuple[Field[Any, Any], ...]:
    """What a row says besides whose it is and what tells it from others."""
    telling = {name for field in model._meta.concrete_fields for names, _ in _uniques(model, field.name) for name in names}
    return tuple(field for field in model._meta.concrete_fields if not field.primary_key and field.name not in telling | {"organisation"})


@cache
def _keys_to(model: type[Model]) -> tuple[ForeignKey[Any, Any], ...]:
    """All keys that point at the model, of whatever stage."""
    found = model._meta.get_fields(include_hidden=True)
    keys = [relation.field for relation in found if isinstance(relation, ForeignObjectRel)]
    return tuple(key for key in keys if isinstance(key, ForeignKey))


def _tell_apart_anew(kept: Person, lost: Person) -> None:
    """Whoever was no twin of ``lost`` is none of ``kept``; the two themselves were told apart by mistake."""
    rows = NotTwins._base_manager.filter(Q(one=lost) | Q(other=lost))
    for row in rows:
        stranger = row.other_id if row.one_id == lost.pk else row.one_id
        one, other = sorted((kept.pk, stranger))
        if one != other:
            told = {"organisation_id": row.organisation_id, "by_id": row.by_id}
            NotTwins._base_manager.get_or_create(one_id=one, other_id=other, defaults=told)
    rows.delete()


def _write_anew(model: type[Model]) -> Mover:
    def forget(kept: Person, lost: Person) -> None:
        model._base_manager.filter(person=lost).delete()

    return forget


# The first two follow from other rows and are written anew by ``settle`` and ``index``.
add_mover(PermitRow, _write_anew(PermitRow))
add_mover(SearchWord, _write_anew(SearchWord))
add_mover(NotTwins, _tell_apart_anew)
call_rows(Guardian, "child", "представитель,представителя,представителей")
call_rows(Guardian, "adult", "ребёнок,ребёнка,детей")
