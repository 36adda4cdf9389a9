"""Signed papers in the register."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from duet.base.files.guard import Unreadable
from duet.base.tenancy.scope import everywhere
from duet.core.consents import Kind, Says, Use
from duet.core.errors import Refusal
from duet.stages.consents.actions.registering import Paper, attach_scan, register, register_unasked
from duet.stages.consents.answers import CellAnswer
from duet.stages.consents.models import Consent, Way
from duet.stages.documents.scans import LIMIT, check_scan
from duet.stages.persons import gate
from tests import make
from tests.make import fresh

from . import build
from .build import END, JPEG, NOW, PDF, PNG, TODAY


@pytest.fixture
def asked(cast, egor, mother):
    return build.ask(egor, cast.anna, guardian=mother)[0]


def paper(cast, **facts):
    return Paper(**{"says": Says.GIVEN, "day": TODAY, "way": Way.PAPER, "accepted": cast.boris, **facts})


def take(consent, cast, by=None, on=TODAY, **facts):
    return register(consent, by=by or cast.anna, paper=paper(cast, **facts), on=on, at=NOW)


@everywhere()
def test_a_paper_opens_the_gate_like_a_link(cast, asked, egor):
    day = TODAY - timedelta(days=3)
    take(asked, cast, day=day, scan=("лист.png", PNG))
    kept = fresh(asked)
    assert (kept.state, kept.signed_on, kept.way, kept.number, kept.file.name) == ("given", day, "paper", 1, "лист.png")
    assert (kept.evidence["accepted"], kept.evidence["scan"]) == (cast.boris.full_name, kept.file.sha256)
    assert gate.may(egor, Use.KEEP, TODAY)
    with pytest.raises(Refusal, match="уже ответили"):
        take(asked, cast)


@everywhere()
def test_a_no_on_paper_is_written_down_too(cast, asked, egor):
    assert take(asked, cast, says=Says.REFUSED, way=Way.OFFICE).state == "refused"
    assert not gate.may(egor, Use.KEEP, TODAY)


@everywhere()
@pytest.mark.parametrize(
    "facts, words",
    [
        ({"day": TODAY + timedelta(days=1)}, "ещё не наступил"),
        ({"way": Way.LINK}, "как подписано"),
        ({"scan": ("лист.exe", b"MZ")}, "Такой файл приложить нельзя"),
    ],
)
def test_a_paper_that_cannot_be_is_refused(cast, asked, facts, words):
    with pytest.raises(Refusal, match=words):
        take(asked, cast, **facts)
    assert fresh(asked).state == "asked"


@everywhere()
def test_whoever_accepted_it_works_here(cast, asked):
    cast.boris.left_on = TODAY
    for member in (cast.gleb, cast.boris):
        with pytest.raises(Refusal, match="кто принял"):
            take(asked, cast, accepted=member)


@everywhere()
def test_an_old_paper_undoes_nothing_said_later(cast, asked, egor, mother):
    build.refuse(asked)
    again, *_ = build.ask(egor, cast.anna, guardian=mother)
    with pytest.raises(Refusal, match="уже сказано другое"):
        take(again, cast, day=TODAY - timedelta(days=1))
    assert take(again, cast).state == "given"


@everywhere()
def test_the_right_to_speak_is_that_of_the_day_on_the_paper(cast, egor):
    teen = build.child(cast.lyceum, "Рогова Алиса", date(2008, 11, 25))
    asked, *_ = build.ask(teen, cast.anna, guardian=build.parent(teen, "Рогова Анна"))
    birthday = date(2026, 11, 25)
    with pytest.raises(Refusal, match="исполнилось 18"):
        take(asked, cast, day=birthday, on=birthday)
    assert take(asked, cast, day=TODAY, on=birthday).until == date(2026, 11, 24)
    assert not gate.may(teen, Use.KEEP, birthday)


@everywhere()
def test_a_paper_nobody_asked_for_is_registered_at_once(cast, egor, mother):
    cells = (CellAnswer("name", "site", allow=True),)
    consent = register_unasked(
        egor,
        by=cast.anna,
        kind=Kind.DISSEMINATION,
        guardian=mother,
        recipient="",
        until=END,
        paper=paper(cast, cells=cells),
        on=TODAY,
        at=NOW,
    )
    assert (consent.state, consent.number, consent.cells[0]["field"]) == ("given", 1, "name")
    with pytest.raises(Refusal, match="уже есть"):
        register_unasked(
            egor, by=cast.anna, kind=Kind.DISSEMINATION, guardian=mother, recipient="", until=END, paper=paper(cast), on=TODAY, at=NOW
        )


@everywhere()
def test_a_scan_comes_later_and_once(cast, asked):
    take(asked, cast)
    attach_scan(asked, by=cast.anna, scan=("лист.jpg", JPEG))
    assert fresh(asked).evidence["scan"] == fresh(asked).file.sha256
    with pytest.raises(Refusal, match="один раз"):
        attach_scan(asked, by=cast.anna, scan=("лист.jpg", JPEG))


@everywhere()
def test_what_was_signed_by_link_has_no_scan(cast, asked):
    build.sign(asked)
    with pytest.raises(Refusal, match="подписано на бумаге"):
        attach_scan(asked, by=cast.anna, scan=("лист.jpg", JPEG))


@everywhere()
def test_another_school_registers_nothing(cast, asked, egor):
    for stranger in (cast.gleb, cast.dina, cast.boris):
        with pytest.raises(PermissionDenied):
            take(asked, cast, by=stranger)
    assert Consent.objects.filter(state="given").count() == 0
    assert make.person("Ким Олег", cast.other).consents.count() == 0


@pytest.mark.parametrize("name, content", [("лист.pdf", PDF), ("лист.PNG", PNG), ("лист.jpeg", JPEG), ("лист.jpg", JPEG + b"\x00" * 99)])
def test_scans_are_what_they_say(name, content):
    check_scan(content, name)


@pytest.mark.parametrize(
    "name, content",
    [
        ("лист.pdf", PNG),
        ("лист.png", JPEG),
        ("лист.png", PNG[:-12]),
        ("лист.jpg", b"<script>"),
        ("лист.svg", b"<svg/>"),
        ("лист", PNG),
        ("лист.png", PNG + b"\x00" * LIMIT),
        ("лист.pdf", b"MZ" + PDF),
    ],
)
def test_anything_else_is_no_scan(name, content):
    with pytest.raises(Unreadable):
        check_scan(content, name)
