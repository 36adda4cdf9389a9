"""The year of an organisation as the check looks at it: a fixed number of queries, however much there is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, Q

from duet.base.tenancy.models import Organisation
from duet.core.documents import DocumentState
from duet.core.readiness import Pair, Paper, Participant, Snapshot
from duet.core.readiness.needs import PAPERS
from duet.stages.bases.models import Participation, Side
from duet.stages.consents.models import Consent, KindChoice, State
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import kind_named
from duet.stages.documents.models import Acquaintance, Document, SigningPower
from duet.stages.documents.signers import Signer, head_of
from duet.stages.persons.models import Status

from . import surroundings

# Papers of one person and the question that says whose: they count in the years after theirs, too.
_OWNERS = {"labour_agreement": "работник", "mentor_consent": "наставник"}
_LASTING = (*(kind for needed in PAPERS if needed.lasting for kind in needed.kinds), *_OWNERS)
_AGREED = (KindChoice.PROCESSING, KindChoice.COSIGNATURE)


def snapshot_of(organisation: Organisation, year: int, on: date) -> Snapshot:
    """The school year by its September, as it stands on the day."""
    rows = _rows(organisation, year)
    plans = surroundings.plans_of(organisation, year)
    return Snapshot(
        on=on,
        year=year,
        papers=tuple(_papers(organisation, rows, on)),
        earlier=frozenset(row.pk for row in rows if row.year != year),
        participants=tuple(_participants(organisation, year, on)),
        pairs=tuple(pair for row in rows if row.kind == "pairs_order" and row.year == year for pair in _pairs(row)),
        plans=plans,
        unproved=surroundings.unproved_of(plans),
        acts=surroundings.acts_of(organisation),
        agreements=surroundings.agreements_of(organisation, on),
        counts=surroundings.counts_of(organisation, year),
    )


def _rows(organisation: Organisation, year: int) -> list[Document]:
    """Documents of the year, those of earlier years that still hold, and what any of them is based on."""
    asked = Q(year=year) | Q(year__lt=year, kind__in=_LASTING, state=DocumentState.REGISTERED)
    every = Document.objects.at_desk_of(organisation).open_to_all().defer("words", "edits").annotate(sent_at=Max("revisions__made_at"))
    found = list(every.filter(asked).order_by("day", "pk"))
    known = [row.pk for row in found]
    return [*found, *every.filter(cited_by__in=known).exclude(pk__in=known).distinct()]


def _papers(organisation: Organisation, rows: list[Document], on: date) -> Iterator[Paper]:
    numbers = [row.pk for row in rows]
    grounds = _grounds(numbers)
    asked = Acquaintance.objects.filter(document__in=numbers).order_by().values("document")
    reading = {row["document"]: row for row in asked.annotate(asked=Count("pk"), read=Count("known_on"))}
    proved = set(Document.objects.filter(pk__in=numbers, signatures__isnull=False).values_list("pk", flat=True))
    powers, heads = list(SigningPower.objects.at_desk_of(organisation)), head_of(organisation)
    for row in rows:
        kind, read = kind_named(row.kind), reading.get(row.pk, {"asked": 0, "read": 0})
        yield Paper(
            row.pk, row.kind, row.title, DocumentState(row.state), _since(row), word=Family(row.family).word, day=row.day,
            number=row.number, main=row.main_id, annex=row.annex_number, acquaints=bool(kind and kind.acquaints),
            readers=read["asked"], read=read["read"], on_paper=row.signed_on_paper, proved=row.pk in proved, signer=row.signer_name,
            signer_may=_may(row, powers, heads, on), effective=_day(row.answers, "с"), grounds=frozenset(grounds[row.pk]),
            owner=_owner(row),
        )  # fmt: skip


def _grounds(numbers: list[int]) -> dict[int, set[int]]:
    """What these documents are based on."""
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in Document.grounds.through.objects.filter(from_document__in=numbers).values_list("from_document", "to_document"):
        found[one].add(other)
    return found


def _owner(row: Document) -> int | None:
    """Whose consent or agreement it is."""
    answer = row.answers.get(_OWNERS.get(row.kind, "")) or {}
    number: int | None = answer.get("person")
    return number


def _since(row: Document) -> date:
    """The day it came into its state."""
    sent_at = row.sent_at  # type: ignore[attr-defined]  # annotated by _rows
    moments = {
        DocumentState.APPROVED: row.signed_at, DocumentState.AGREEING: sent_at, DocumentState.SIGNING: row.asked_to_sign_at or sent_at,
    }  # fmt: skip
    at = moments.get(DocumentState(row.state))
    return (at or row.made_at).date()


def _may(row: Document, powers: list[SigningPower], heads: list[Signer], on: date) -> bool:
    """Whether whoever stands in the signature has the power on its day: ``signers.may_sign`` without asking for each document."""
    day = row.day or on
    named = [(power.name, power.post) for power in powers if power.holds_on(day)] + [(head.name, head.post) for head in heads]
    return (row.signer_name, row.signer_post) in named


def _participants(organisation: Organisation, year: int, on: date) -> Iterator[Participant]:
    rows = Participation.objects.at_desk_of(organisation).of_year(year).going_on().current().with_gate(on).select_related("person")
    consents = _consents(organisation, year)
    for row in rows.order_by("side", "person__sort_name", "pk"):
        said = consents[row.person_id]
        agreed = [day for kind, (day, _) in said.items() if kind in _AGREED and day]
        over = [until for kind, (_, until) in said.items() if kind in _AGREED and until and until < on]
        yield Participant(
            row.person_id, row.person.full_name, row.side == Side.MENTOR, employee=row.person.status == Status.TEACHER, kept=row.kept,
            agreed_on=min(agreed, default=None), consent_over=max(over, default=None),
            mentoring_on=said.get(KindChoice.MENTORING, (None, None))[0],
        )  # fmt: skip


def _consents(organisation: Organisation, year: int) -> dict[int, dict[str, tuple[date | None, date | None]]]:
    """Of each person and kind: since when they agree, with renewals, and until when."""
    people = Participation.objects.at_desk_of(organisation).of_year(year).values("person")
    given = Consent.objects.at_desk_of(organisation).filter(person__in=people, state__in=[State.GIVEN, State.REPLACED])
    rows = given.filter(kind__in=[*_AGREED, KindChoice.MENTORING]).order_by().values_list("person", "kind")
    found: dict[int, dict[str, tuple[date | None, date | None]]] = defaultdict(dict)
    for person, kind, since, until in rows.annotate(Min("signed_on"), Max("until")):
        found[person][kind] = (since, until)
    return found


def _pairs(row: Document) -> Iterator[Pair]:
    starts_on = _day(row.answers, "с")
    for line in row.answers.get("пары") or ():
        mentor, mentee = line.get("наставник") or {}, line.get("наставляемый") or {}
        yield Pair(row.pk, mentor.get("person"), mentee.get("person"), mentor.get("name", ""), mentee.get("name", ""), starts_on)


def _day(answers: Mapping[str, Any], name: str) -> date | None:
    said = answers.get(name)
    return date.fromisoformat(said) if isinstance(said, str) and said else None
