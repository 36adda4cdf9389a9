"""Taking a person out of the program: what forbids it, what is wiped, what stays because it proves something."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from duet.base.accounts.models import User
from duet.base.tenancy.models import Assignment, Member
from duet.base.tenancy.scope import everywhere
from duet.core.declension import Case, Gender, decline_name, short
from duet.core.names import NBSP
from duet.stages.accounting.models import Extract
from duet.stages.consents.models import Errand, ErrandKind, SigningLink
from duet.stages.consents.settling import settle
from duet.stages.documents.models import Document, Revision
from duet.stages.organisations.kinds import MANAGERS
from duet.stages.organisations.models import Invitation
from duet.stages.persons.erasing import erase_past_registration
from duet.stages.persons.indexing import index
from duet.stages.persons.models import Group, Guardian, Look, Person, Status

from .covering import KEPT_IN_PART, POINTING, Relation, relations
from .forgetting import files_in, forget_files
from .models import SubjectRequest, Wish

# Columns of a card that say who somebody is; the status and the days of coming and going stay for statistics.
_WIPED = (
    "former_names", "sex", "post", "workplace", "subjects", "category", "phone", "email", "address",
)  # fmt: skip
_EMPTIED = ("born_on", "birth_year", "group", "service_months", "service_on", "confirmed_on")


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What was destroyed and how many records of it."""

    title: str
    count: int


def alias(person: Person) -> str:
    """The name of a card without a name."""
    return f"Участник № {person.pk}"


def initials(person: Person) -> str:
    """«П. Б. И.»: what an act calls the person besides the number."""
    return " ".join(f"{part[0].upper()}." for part in person.full_name.split()[:3])


def objections(person: Person) -> Iterator[str]:
    """Why the whole card may not be depersonalised yet, in words: the law's grounds and the program's own."""
    if person.status == Status.TEACHER and person.left_on is None:
        yield "Это сотрудник: пока он работает, организация обязана хранить сведения о нём по трудовому законодательству. Отметьте уход."
    member = person.member
    if member is not None and member.left_on is None and member.roles & MANAGERS:
        yield "У этого человека здесь роль, которая управляет людьми. Сначала передайте её и снимите."
    asked = SubjectRequest.objects.filter(person=person, what__in=[Wish.KNOW, Wish.MEND]).open().first()
    if asked is not None:
        yield f"Есть обращение без ответа, ответить нужно до {asked.due_on:%d.%m.%Y}: после обезличивания отвечать будет не о чём."
    for link in Guardian.objects.filter(adult=person).select_related("child"):
        if link.child.left_on is None and link.child.erased_at is None and not _others(link):
            yield f"Других законных представителей нет, а ребёнок здесь: {link.child.short_name} Сначала впишите другого."


def _others(link: Guardian) -> bool:
    return bool(Guardian.objects.filter(child=link.child).exclude(pk=link.pk).exists())


def erase_past(person: Person) -> list[Destroyed]:
    """Destroy what is past registration, with its files. What no stage has said how to erase goes too."""
    past = [relation for relation in relations() if relation.is_past]
    files = files_in(past, person)
    found = [Destroyed(_capital(erased.title), erased.count) for erased in erase_past_registration(person) if erased.count]
    found += _take_out((relation for relation in past if relation.key not in KEPT_IN_PART), person)
    if gone := forget_files(files):
        found.append(Destroyed("Файлы", gone))
    return found


def _take_out(tables: Iterable[Relation], person: Person) -> Iterator[Destroyed]:
    """Delete the rows of these tables about the person; a row that only points at the card loses the pointer."""
    for relation in tables:
        rows = relation.rows(person)
        if relation.key in POINTING:
            rows.update(**{relation.path: None})
            continue
        number = rows.count()
        rows.delete()
        if number and not relation.is_derived:
            yield Destroyed(relation.title, number)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def depersonalise(person: Person, on: date, at: datetime) -> list[Destroyed]:
    """Destroy what is past registration, and wipe the card: nobody is known by it any more. Consents and the journal stay."""
    found, names = erase_past(person), _names(person)
    filled = sum(1 for name in (*_WIPED, *_EMPTIED, "full_name") if getattr(person, name))
    found.append(Destroyed("Сведения карточки: имя, дата рождения, контакты, место работы или учёбы", filled))
    for shadow in Person.objects.filter(merged_into=person):
        _wipe(shadow, on, at)
    hanging = [relation for relation in relations() if not relation.is_proof and relation.model is not Person]
    found += _take_out(hanging, person)
    _close_account(person, on, at)
    _wipe(person, on, at)
    _forget_names(person, names)
    _forget_drafts(person, names)
    settle([person], on)
    return found


def _wipe(person: Person, on: date, at: datetime) -> None:
    for name in _WIPED:
        setattr(person, name, "")
    for name in _EMPTIED:
        setattr(person, name, None)
    person.full_name, person.young, person.member = alias(person), False, None
    person.erased_at, person.left_on = at, person.left_on or on
    person.save()
    index([person])


def _close_account(person: Person, on: date, at: datetime) -> None:
    """Take the log-in away here; an account with no other desk is closed and loses its name and address."""
    SigningLink.objects.filter(signer=person, cancelled_at__isnull=True).update(cancelled_at=at)
    member = person.member
    if member is None:
        return
    Assignment.objects.filter(member=member, until__isnull=True).update(until=on)
    Invitation.objects.filter(member=member).waiting().update(cancelled_at=at)
    Group.objects.filter(teacher=member).update(teacher=None)
    user, member.user = member.user, None
    member.full_name, member.post, member.email, member.left_on = alias(person), "", "", member.left_on or on
    member.save()
    if user is not None:
        _close_user(user)


def _close_user(user: User) -> None:
    with everywhere():
        elsewhere = Member.objects.filter(user=user).exists()
    if elsewhere:
        return
    EmailAddress.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    user.email, user.full_name, user.is_active = f"closed-{user.pk}@account.invalid", "", False
    user.set_unusable_password()
    user.save()


def _names(person: Person) -> re.Pattern[str]:
    """Every way the person is called in lines of the journal and in drafts, the longest first."""
    surname = person.full_name.split(" ")[0]
    forms = decline_name(person.full_name, Gender(person.sex) if person.sex else None)
    called = {person.full_name, person.short_name, person.short_name.replace(NBSP, " "), surname}
    called |= {form for case in Case for form in (forms[case], short(forms)[case], forms[case].split(" ")[0])}
    longest_first = sorted(filter(None, called), key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(name)}" for name in longest_first), re.IGNORECASE)


def _forget_names(person: Person, names: re.Pattern[str]) -> None:
    """Lines about the person say the number of the card instead of the name."""
    called = alias(person)
    for look in Look.objects.filter(seen__person=person).distinct():
        if names.search(look.what):
            Look.objects.filter(pk=look.pk).update(what=names.sub(called, look.what)[:200])
    for issued in Extract.objects.at_desk_of(person.organisation):
        if names.search(json.dumps(issued.rows, ensure_ascii=False)):
            Extract.objects.filter(pk=issued.pk).update(rows=_without(issued.rows, names, called))
    for errand in Errand.objects.filter(person=person):
        Errand.objects.filter(pk=errand.pk).update(note=names.sub(called, errand.note), outcome=names.sub(called, errand.outcome))
    for request in SubjectRequest.objects.filter(person=person):
        said = {"words": names.sub(called, request.words), "outcome": names.sub(called, request.outcome), "applicant": ""}
        SubjectRequest.objects.filter(pk=request.pk).update(**said)


def _forget_drafts(person: Person, names: re.Pattern[str]) -> None:
    """Documents that were never registered say the number of the card instead of the name; registered ones stand as they were issued."""
    called = alias(person)
    for draft in Document.objects.at_desk_of(person.organisation).filter(people=person, registered_at__isnull=True):
        texts = {name: _without(getattr(draft, name), names, called) for name in ("title", "answers", "edits")}
        Document.objects.filter(pk=draft.pk).update(**texts, words="")
        for revision in draft.revisions.all():
            facts = _without(revision.facts, names, called)
            Revision.objects.filter(pk=revision.pk).update(facts=facts, text=names.sub(called, revision.text))
        draft.people.remove(person)


def _without(value: Any, names: re.Pattern[str], called: str) -> Any:
    """The same value with the name taken out of every text in it."""
    if isinstance(value, str):
        return names.sub(called, value)
    if isinstance(value, list):
        return [_without(part, names, called) for part in value]
    return {key: _without(part, names, called) for key, part in value.items()} if isinstance(value, dict) else value


def close_errands(person: Person, outcome: str, *, by: Member, at: datetime) -> int:
    """What had to be destroyed by a day is destroyed; the applicant is still to be told."""
    mine = Errand.objects.filter(person=person, kind__in=[ErrandKind.DESTROY, ErrandKind.STOP], done_at__isnull=True)
    return int(mine.update(done_at=at, done_by=by, outcome=outcome))
