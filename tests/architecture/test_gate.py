"""What is kept past registration appears nowhere while the gate is shut: every address, every role, files as well.

For each address of ``pages.py`` its rows are made and everybody at the lyceum is given a profile, a request, a note and the rest,
each marked by a word of its own. The permits are taken away, or have run out, and whatever opens is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from duet.base import clock
from duet.base.access.policy import can
from duet.base.files.guard import Unreadable
from duet.base.files.readers import read
from duet.base.tenancy.models import Member, Role
from duet.base.tenancy.scope import everywhere
from duet.stages.accounting.models import Assessment, Mark, ParameterRow
from duet.stages.bases.columns import COLUMNS
from duet.stages.bases.models import Audience, ColumnChoice, ConfidentialNote, Participation, Profile, Request, Side, Source
from duet.stages.bases.years import year_of
from duet.stages.consents.models import Operator
from duet.stages.persons.indexing import index
from duet.stages.persons.models import Group, Guardian, Person
from duet.stages.persons.models import PermitRow as Permit
from tests import make
from tests.make import Cast

from .pages import Page, gather
from .test_doors import VIEWS, enter, everybody, right_of

# A word for each datum, found nowhere else in the program.
MARKS = {
    "competences": "жаворонковость", "interests": "снегириность", "achievements": "ласточковость", "strengths": "синичность",
    "wishes": "зябликовость", "limits": "щегловость", "topic": "дроздовость", "closing": "скворечность", "note": "галочность",
    "outcome": "журавлиность", "comment": "чибисовость", "method": "свиристельность",
}  # fmt: skip
SECRET = re.compile("|".join(MARKS.values()), re.IGNORECASE)
# Pages of these stages show people; of the others those that gather from everywhere, or are open to everybody.
STAGES = ("persons:", "bases:", "consents:", "consent:", "gathering:", "inviting:", "accounting:", "partners:", "privacy:", "")
BESIDES = ("roadmaps:today", "organisations:people", "ical:feed", "about")
# A paper says the same to everybody who may take it.
TAKERS = (Role.CURATOR, Role.PSYCHOLOGIST, Role.DPO)
# Those who see most read what has run out as well.
EVERYBODY, SOME = tuple(role for role in Role if role != Role.SYSTEM), (Role.CURATOR, Role.PSYCHOLOGIST, Role.CLASS_TEACHER)
FILES = {"wordprocessingml": "docx", "spreadsheetml": "xlsx", "application/pdf": "pdf"}


def walked(stage: str) -> list[tuple[str, Page]]:
    pages = {name: page for name, page in gather().items() if name in VIEWS and page.get == 200 and page.at == "lyceum"}
    return [(name, pages[name]) for name in sorted(pages) if (name.startswith(stage) if stage else name in BESIDES)]


def lay(cast: Cast, people: dict[Role, Member], row: object) -> None:
    """Give everybody at the lyceum all there is past registration; the person of the page is the mentor's own card."""
    year, author = year_of(clock.today()), people[Role.PSYCHOLOGIST]
    home = {"organisation": cast.lyceum}
    group, _ = Group.objects.get_or_create(**home, title="9 «Ю»")
    Group.objects.filter(**home).update(teacher=people[Role.CLASS_TEACHER])
    Person.objects.filter(**home, pk=row, member=None).update(member=people[Role.MENTOR])
    make.person("Соловьёв Олег Ильич", cast.lyceum, status="pupil", group=group, born_on=date(2012, 3, 1))
    make.person("Соловьёва Инна Львовна", cast.lyceum, post="учитель")
    for side, columns in COLUMNS.items():
        everything = {**home, "columns": [column.name for column in columns]}
        ColumnChoice.objects.update_or_create(member=people[Role.CURATOR], base=side, defaults=everything)
    cards = list(Person.objects.filter(**home, erased_at__isnull=True, merged_into__isnull=True))
    parent = Person.objects.create(**home, full_name="Родителев Родитель Родителевич", status="parent", member=people[Role.PARENT])
    for card in cards:
        if card.group is None:
            Person.objects.filter(pk=card.pk).update(group=group)
        Guardian.objects.create(**home, child=card, adult=parent, kin="mother")
        words = {"competences": [MARKS["competences"]], "interests": [MARKS["interests"]]}
        words |= {name: MARKS[name] for name in ("achievements", "strengths", "wishes", "limits")}  # type: ignore[dict-item]
        Profile.objects.update_or_create(person=card, defaults={**home, **words})
        request = {**home, "person": card, "source": Source.FILE, "by": people[Role.CURATOR]}
        for audience in Audience:
            Request.objects.create(**request, topic=MARKS["topic"], seen_by=audience)
        Request.objects.create(**request, topic=MARKS["topic"], closing=MARKS["closing"], closed_on=clock.today())
        ConfidentialNote.objects.create(**home, person=card, by=author, text=MARKS["note"])
        for side in Side:
            facts = {**home, "joined_on": clock.today()}
            Participation.objects.update_or_create(person=card, side=side, year=year, defaults=facts)
            ended = {**facts, "ended_on": clock.today(), "outcome": MARKS["outcome"]}
            Participation.objects.update_or_create(person=card, side=side, year=year - 1, defaults=ended)
        facts = {**home, "form": "UU", "on": clock.today(), "assessor": "Зорина В. Л.", "comment": MARKS["comment"], "by": author}
        assessment, _ = Assessment.objects.update_or_create(person=card, year=year, moment="entry", defaults=facts)
        Mark.objects.create(**home, assessment=assessment, code="own-9", value=5, method=MARKS["method"])
    ParameterRow.objects.get_or_create(**home, form="UU", code="own-9", defaults={"title": "Наблюдательность"})
    index(Person.objects.filter(**home).select_related("group"))


def shut(cast: Cast) -> None:
    """Nobody consented, or they took it back: the table of permits is empty either way."""
    Permit.objects.all().delete()


def expire(cast: Cast) -> None:
    """Everything was allowed until yesterday, and the clock has not gone round yet."""
    allow(cast)
    Permit.objects.update(until=clock.today() - timedelta(days=1))


def allow(cast: Cast) -> None:
    """Everything is allowed."""
    shut(cast)
    cells = [("keep", "", ""), ("match", "", ""), ("mentor", "", ""), ("transfer", "", "above")]
    cells += [("publish", field, "site") for field in ("name", "post", "category", "achievements", "contact")]
    Permit.objects.bulk_create(
        Permit(organisation=cast.lyceum, person=card, use=use, field=field, resource=resource)
        for card in Person.objects.filter(organisation=cast.lyceum)
        for use, field, resource in cells
    )


def read_by(client: Client, url: str) -> str:
    """What a page or a file says."""
    response = client.get(url)
    content = response.getvalue() if response.streaming else response.content
    if response.status_code != 200:
        return ""
    kind = response["Content-Type"]
    if form := next((form for part, form in FILES.items() if part in kind), ""):
        with suppress(Unreadable):
            return " ".join(read(content, f"file.{form}").texts())
    # An attribute is read too: a secret in a title or a value is a secret shown.
    return unescape(content.decode(errors="ignore"))


def leaks(client: Client, name: str, page: Page, cast: Cast, people: dict[Role, Member], states: list) -> Iterator[tuple[str, str, str]]:
    """(state, who, word) of everything that is read on a page that should not be; all that was made for it is forgotten again."""
    with transaction.atomic():
        with everywhere():
            Operator.objects.update_or_create(organisation=cast.lyceum, defaults={"public_list": True})
            parts = dict(page.row(cast))
            lay(cast, people, parts.get("pk"))
        for state in states:
            with everywhere():
                state(cast)
            for who, url in readers(name, parts, cast, people, EVERYBODY if state is shut else SOME):
                client.cookies.clear()
                if who != "stranger":
                    enter(client, who.user)
                for word in sorted({found.lower() for found in SECRET.findall(read_by(client, url))}):
                    yield state.__name__, "stranger" if who == "stranger" else who.role_names, word
        transaction.set_rollback(True)


def readers(name: str, parts: dict[str, object], cast: Cast, people: dict[Role, Member], asked: tuple[Role, ...]) -> Iterator[tuple]:
    """Who opens the page and where: a stranger what is public, everybody else by the table of rights, the body above at its own desk."""
    right = right_of(name)
    if right is None:
        yield "stranger", reverse(name, kwargs=parts)
        return
    url = reverse(name, kwargs={"org": cast.lyceum.slug, **parts})
    for role in asked:
        if can(member := people[role], right) and ("form" not in parts or role in TAKERS):
            yield member, url
    if can(cast.dina, right):
        yield cast.dina, reverse(name, kwargs={"org": cast.town.slug, **parts})


@pytest.mark.parametrize("stage", STAGES)
def test_nothing_past_registration_is_read_while_the_gate_is_shut(stage, cast, client):
    with everywhere():
        people = everybody(cast.lyceum)
    found = {name: [*leaks(client, name, page, cast, people, [shut, expire])] for name, page in walked(stage)}
    assert {name: leaked for name, leaked in found.items() if leaked} == {}


def test_the_same_words_are_read_where_the_gate_is_open(cast, client):
    """Or the test above could not fail."""
    with everywhere():
        people = everybody(cast.lyceum)
    pages = [pair for stage in ("bases:", "accounting:") for pair in walked(stage)]
    read_words = {word for name, page in pages for _, _, word in leaks(client, name, page, cast, people, [allow])}
    assert read_words == set(MARKS.values())


@pytest.mark.parametrize(("state", "finds"), [(allow, True), (shut, False), (expire, False)])
def test_nobody_is_found_by_what_is_behind_the_gate(cast, client, state, finds):
    with everywhere():
        people = everybody(cast.lyceum)
        card = make.person("Зорина Вера Львовна", cast.lyceum)
        lay(cast, people, card.pk)
        state(cast)
    enter(client, people[Role.CURATOR].user)
    page = client.get(reverse("persons:people", args=[cast.lyceum.slug]), {"q": MARKS["competences"][:7]})
    assert ("Зорина" in strip_tags(page.content.decode())) is finds
