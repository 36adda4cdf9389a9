"""Classes and groups: opened, renamed, led, let out, moved up a year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction

from duet.base.access.actions import action
from duet.base.access.policy import can
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation, Role
from duet.core.errors import Refusal
from duet.core.people import by_grade, group_title
from duet.stages.organisations.actions import assign_roles
from duet.stages.organisations.kinds import changeable

from ..following import tell_of_subject
from ..indexing import index
from ..models import LEARNERS, Group, Person, Status
from ..moving import Moved
from ..querysets import PersonQuerySet

_LONGEST = 50


@action("persons.add_group")
def add_group(organisation: Organisation, *, by: Member, title: str, teacher: Member | None, on: date) -> Group:
    """Open a class or a group."""
    group = Group(organisation=organisation, title=_title(title))
    _save(group)
    _lead(group, teacher, by=by, on=on)
    note(group=group.pk)
    return group


@action("persons.edit_group")
def edit_group(group: Group, *, by: Member, title: str, teacher: Member | None, on: date) -> Group:
    """Call a class otherwise, or say who leads it. Its people are found by the new title at once."""
    _refuse_closed(group)
    before, group.title = group.title, _title(title)
    if group.title != before:
        _save(group)
        index(_people_of(group))
        note(before=before, title=group.title)
    _lead(group, teacher, by=by, on=on)
    return group


@action("persons.close_group")
def close_group(group: Group, *, by: Member, on: date) -> Group:
    """Let a class out: its pupils become graduates. An empty one is just closed; its title may be given again."""
    _refuse_closed(group)
    graduates = list(_people_of(group).here().filter(status__in=LEARNERS))
    _let_out(group, graduates, on)
    note(graduates=len(graduates))
    return group


@action("persons.move_up")
def move_up(organisation: Organisation, *, by: Member, moved: Mapping[int, Moved], on: date) -> Organisation:
    """Move classes up a year, all or none: each is called anew, stays as it is, or is let out.

    ``moved``: what becomes of each class by its number, and what it was called when that was decided: a second press of the button,
    or a change by somebody else in between, refuses the whole.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    groups = list(Group.objects.at_desk_of(organisation).open())
    _refuse_what_has_changed(groups, moved)
    _refuse_twins(groups, moved)
    let_out = [group for group in groups if group.pk in moved and moved[group.pk].out]
    renamed = [group for group in groups if group.pk in moved and not moved[group.pk].out and moved[group.pk].to != group.title]
    for group in let_out:
        _let_out(group, list(_people_of(group).here().filter(status__in=LEARNERS)), on)
    # The elder first: 8 «В» is free by the time 7 «В» takes it.
    for group in sorted(renamed, key=lambda group: by_grade(group.title), reverse=True):
        group.title = moved[group.pk].to
        _save(group)
    index(Person.objects.select_related("group").filter(group__in=[group.pk for group in renamed]))
    note(let_out=len(let_out), renamed=len(renamed))
    return organisation


def _people_of(group: Group) -> PersonQuerySet:
    found: PersonQuerySet = Person.objects.select_related("group").filter(group=group)
    return found


def _title(words: str) -> str:
    title = group_title(words)[:_LONGEST]
    if not title:
        raise Refusal("Назовите класс или группу: например, 7 «В».")
    return title


def _save(group: Group) -> None:
    try:
        with transaction.atomic():
            group.save()
    except IntegrityError as taken:
        raise Refusal(f"{group.title} уже есть в списке. Назовите иначе или откройте тот, что есть.") from taken


def _refuse_closed(group: Group) -> None:
    if group.closed_on:
        raise Refusal("Этот класс уже выпущен или закрыт, менять его нельзя.")


def _lead(group: Group, teacher: Member | None, *, by: Member, on: date) -> None:
    """Who leads the class; the role that shows it to them comes along, where the giver may give it."""
    if teacher and teacher.organisation_id != group.organisation_id:
        raise Refusal("Классным руководителем может быть только тот, кто здесь работает.")
    if (teacher.pk if teacher else None) == group.teacher_id:
        return
    group.teacher = teacher
    group.save(update_fields=["teacher"])
    note(teacher=group.teacher_id)
    if teacher and Role.CLASS_TEACHER not in teacher.roles:
        mine = changeable(by, teacher)
        if Role.CLASS_TEACHER in mine and can(by, "people.assign", teacher):
            assign_roles(teacher, by=by, roles={*(teacher.roles & set(mine)), Role.CLASS_TEACHER}, on=on)


def _let_out(group: Group, graduates: list[Person], on: date) -> None:
    """The title says what became of the class and is free for another."""
    group.title = _free(group, f", выпуск {on.year}" if graduates else f", закрыт {on:%d.%m.%Y}")
    group.closed_on = on
    group.save(update_fields=["title", "closed_on"])
    for person in graduates:
        person.status = Status.GRADUATE
    Person.objects.bulk_update(graduates, ["status"], batch_size=500)
    index(_people_of(group))
    for person in graduates:
        tell_of_subject(person)


def _free(group: Group, ending: str) -> str:
    taken = set(Group.objects.filter(organisation=group.organisation_id).exclude(pk=group.pk).values_list("title", flat=True))
    endings = [ending, *(f"{ending} ({number})" for number in range(2, len(taken) + 3))]
    return next(title for title in (f"{group.title[: _LONGEST - len(tail)]}{tail}" for tail in endings) if title not in taken)


def _refuse_what_has_changed(groups: list[Group], moved: Mapping[int, Moved]) -> None:
    now = {group.pk: group.title for group in groups}
    if not moved or any(now.get(pk) != move.was for pk, move in moved.items()):
        raise Refusal("Классы за это время изменились: возможно, их уже перевели. Посмотрите список ещё раз.")


def _refuse_twins(groups: list[Group], moved: Mapping[int, Moved]) -> None:
    called: dict[str, str] = {}
    for group in groups:
        move = moved.get(group.pk)
        if move and move.out:
            continue
        title = move.to if move else group.title
        if title in called:
            raise Refusal(f"{called[title]} и {group.title} стали бы одним классом {title}. Решите, что будет с каждым.")
        called[title] = group.title
