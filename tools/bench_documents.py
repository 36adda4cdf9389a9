"""Documents: an order written, two hundred letters, the package of the introduction, the register and its pages, fifty at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench_pages import Measure
    from bench_town import Town

    from duet.base.tenancy.models import Member
    from duet.stages.documents.models import Document

LETTERS, KEPT, AT_ONCE, SEATS = 200, 2_000, 50, 25
DAY = date(2026, 10, 3)
PAIRS = 12


def documents(town: Town) -> Iterator[Measure]:
    """Promised: a .docx 30 ms, a .pdf 1.5 s, 200 letters 10 s, the package 5 s, a list page 150 ms and 15 queries."""
    from bench_pages import Measure, page, timed  # noqa: PLC0415  # it asks for this module after it has started

    from duet.base.papers import Format, write  # noqa: PLC0415  # upon the models
    from duet.base.tenancy.scope import scope  # noqa: PLC0415
    from duet.stages.documents.drawing import draw  # noqa: PLC0415

    curator = town.curator
    with scope(town.school):
        order = _order(curator)
        drawn = draw(order, by=curator, on=DAY).paper
        yield Measure(f"order on {PAIRS} pairs, .docx (promised: 30 ms)", *timed(lambda: write(drawn, Format.DOCX)))
        yield Measure("the same, .pdf (promised: 1500 ms)", *timed(lambda: write(drawn, Format.PDF)))
        yield Measure("the same, drawn from answers", *timed(lambda: draw(order, by=curator, on=DAY)))
        yield Measure(f"{LETTERS} letters, each and joined (promised: 10 s)", _once(lambda: _letters(curator)))
        yield Measure("package of the introduction (promised: 5 s)", _once(lambda: _package(curator)))
        _fill(order, curator)
        yield Measure(f"{AT_ONCE} registered, {SEATS} at a time", _once(lambda: _register(curator)))
        _must_be_whole(curator)
    home = f"/{town.school.slug}/"
    for name, url in (
        (f"register of {KEPT:,}", f"{home}documents/?year={DAY.year}"),
        ("register, «наставн»", f"{home}documents/?year={DAY.year}&q=наставн"),
        ("a document", f"{home}documents/{order.pk}/"),
        ("readiness check of the year", f"{home}folder/?year={DAY.year}"),
    ):
        yield page(name, url, curator.user)


def _once(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return round(1000 * (time.perf_counter() - begun), 1)


def _drawn(curator: Member, name: str, answers: dict[str, object]) -> Document:
    from duet.stages.documents import actions  # noqa: PLC0415  # upon the models
    from duet.stages.documents.desk import Desk  # noqa: PLC0415
    from duet.stages.documents.forms.answers import started  # noqa: PLC0415
    from duet.stages.documents.kinds import kind_of  # noqa: PLC0415
    from duet.stages.documents.outlines import Outline  # noqa: PLC0415
    from duet.stages.documents.signers import Signer  # noqa: PLC0415

    place, kind = curator.organisation, kind_of(name)
    said = {**started(kind, Desk(place, by=curator, on=DAY)), **answers}
    signer = Signer("head", "Громов Андрей Павлович", "директор", "Устава", curator)
    made: Document = actions.draft(place, by=curator, kind=kind, outline=Outline(said, DAY, signer), on=DAY)
    return made


def _person(number: int, post: str) -> dict[str, object]:
    from bench_crowd import FATHERS, SURNAMES  # noqa: PLC0415  # upon the models

    name = f"{SURNAMES[number % len(SURNAMES)]}ова Анна {FATHERS[number % len(FATHERS)]}овна"
    return {"person": None, "name": name, "post": post}


def _order(curator: Member) -> Document:
    rows = [
        {"наставник": _person(number, "учитель математики"), "наставляемый": _person(number + 40, "учитель физики"), "форма": "TT"}
        for number in range(PAIRS)
    ]
    return _drawn(curator, "pairs_order", {"пары": rows, "срок_программ": "2026-10-24"})


def _letters(curator: Member) -> None:
    from django.db import transaction  # noqa: PLC0415  # after setup

    from duet.stages.documents import actions  # noqa: PLC0415
    from duet.stages.documents.batch_jobs import make_batch  # noqa: PLC0415
    from duet.stages.documents.kinds import kind_of  # noqa: PLC0415
    from duet.stages.documents.outlines import Outline  # noqa: PLC0415

    kind = kind_of("thank_you_letter")
    people = [_person(number, "учитель") for number in range(LETTERS)]
    with transaction.atomic():
        batch = actions.start_batch(curator.organisation, by=curator, kind=kind, outline=Outline({kind.each: people}, DAY))
        # The job is done here and not by a worker.
        transaction.get_connection().run_on_commit = []
    make_batch.func(batch.pk)
    batch.refresh_from_db()
    if (batch.state, batch.done) != ("ready", LETTERS):
        raise ValueError(f"Not all letters were made: {batch.state}, {batch.done}.")


def _package(curator: Member) -> None:
    from duet.stages.documents.desk import Desk  # noqa: PLC0415  # upon the models
    from duet.stages.documents.forms.answers import started  # noqa: PLC0415
    from duet.stages.drafting.actions import start_package  # noqa: PLC0415
    from duet.stages.drafting.startup.interview import INTERVIEW  # noqa: PLC0415

    desk = Desk(curator.organisation, by=curator, on=DAY)
    start_package(curator.organisation, by=curator, answers=started(INTERVIEW, desk), on=DAY)


def _fill(order: Document, curator: Member) -> None:
    """A register of two thousand; the last fifty wait for their number."""
    from django.utils import timezone  # noqa: PLC0415  # after setup

    from duet.core.documents import DocumentState  # noqa: PLC0415
    from duet.stages.documents.drawing import draw  # noqa: PLC0415
    from duet.stages.documents.models import Document, Revision  # noqa: PLC0415
    from duet.stages.documents.models.documents import fresh_token  # noqa: PLC0415

    facts = draw(order, by=curator, on=DAY).facts
    same = {
        "kind": order.kind,
        "family": order.family,
        "answers": order.answers,
        "words": order.words,
        "year": order.year,
        "made_by": curator,
    }
    signed = {"signer": curator, "signer_name": order.signer_name, "signer_post": order.signer_post, "signed_on_paper": True, "day": DAY}
    rows = [
        Document(
            organisation=order.organisation, title=f"{order.title}, {number}", state=DocumentState.APPROVED, token=fresh_token(),
            signed_at=timezone.now(), **same, **signed,
        )
        for number in range(KEPT)
    ]  # fmt: skip
    Document.objects.bulk_create(rows, batch_size=500)
    Revision.objects.bulk_create(
        (
            Revision(organisation=order.organisation, document=row, number=1, facts=facts, made_by=curator, made_at=timezone.now())
            for row in rows[-AT_ONCE:]
        ),
        batch_size=500,
    )


def _register(curator: Member) -> None:
    from duet.core.documents import DocumentState  # noqa: PLC0415  # upon the models
    from duet.stages.documents.models import Document  # noqa: PLC0415

    waiting = Document.objects.at_desk(curator).filter(state=DocumentState.APPROVED).order_by("-pk")[:AT_ONCE]
    with ThreadPoolExecutor(SEATS) as seats:
        list(seats.map(lambda document: _give_number(document, curator), list(waiting)))


def _give_number(document: Document, curator: Member) -> None:
    from django.db import connection  # noqa: PLC0415  # after setup
    from django.utils import timezone  # noqa: PLC0415

    from duet.base.tenancy.scope import scope  # noqa: PLC0415
    from duet.stages.documents.actions import register  # noqa: PLC0415

    try:
        with scope(curator.organisation):
            register(document, by=curator, day=DAY, on=DAY, at=timezone.now())
    finally:
        connection.close()


def _must_be_whole(curator: Member) -> None:
    """A figure of a register with a gap or a double would be worth nothing. Raises ValueError."""
    from duet.stages.documents.models import Document  # noqa: PLC0415  # upon the models

    counts = sorted(Document.objects.at_desk(curator).filter(count__isnull=False).values_list("count", flat=True))
    if counts != list(range(1, AT_ONCE + 1)):
        raise ValueError(f"The register has gaps or doubles: {counts}")
