"""Answers on paper: what was signed at home and brought back, or signed in the office in somebody's presence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from duet.base.access.actions import action
from duet.base.files.models import StoredFile, keep
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.consents import Kind, Says
from duet.core.errors import Refusal
from duet.stages.documents.scans import check_scan
from duet.stages.persons.actions import refuse_a_shadow
from duet.stages.persons.models import Person

from ..answers import Answer, CellAnswer, hold, keep_answer, refuse_an_outdated_day
from ..laying import Terms, lay
from ..models import Consent, State, Way
from ..refusing import refuse_an_incomplete_operator, wanted_about
from ..speaking import refuse_a_foreign_voice
from ..wording import ON_PAPER, filled, operator_of


@dataclass(frozen=True, slots=True)
class Paper:
    """A signed paper: what it says, its day, the scan, who accepted it."""

    says: Says
    day: date
    way: Way
    accepted: Member
    cells: tuple[CellAnswer, ...] = ()
    scan: tuple[str, bytes] | None = None


@action("consents.register")
def register(consent: Consent, *, by: Member, paper: Paper, on: date, at: datetime) -> Consent:
    """Write down what a paper says of a consent that was asked for."""
    return _register(consent, paper, by=by, on=on, at=at)


@action("consents.register")
def register_unasked(
    person: Person, *, by: Member, kind: Kind, guardian: Person | None, recipient: str, until: date | None, paper: Paper,
    on: date, at: datetime,
) -> Consent:  # fmt: skip
    """Write down a paper that was brought before anybody asked for it."""
    refuse_a_shadow(person)
    refuse_an_incomplete_operator(person.organisation, [kind], recipient)
    wanted = [each for each in wanted_about(person, [kind], guardian=guardian, recipient=recipient, on=on) if each.kind is kind]
    asked = lay(wanted, Terms(person.organisation, by, until, on, at), spare=False)
    if not asked:
        raise Refusal("Такое согласие уже есть, на тот же срок. Откройте его, если нужно приложить скан или отозвать.")
    return _register(asked[0], paper, by=by, on=on, at=at)


def _register(consent: Consent, paper: Paper, *, by: Member, on: date, at: datetime) -> Consent:
    hold(consent)
    if consent.state != State.ASKED:
        raise Refusal("На это согласие уже ответили. Откройте его: ответ и подпись видны на странице.")
    if paper.way not in (Way.PAPER, Way.OFFICE):
        raise Refusal("Выберите, как подписано: на бумаге дома или в организации.")
    if paper.accepted.organisation_id != consent.organisation_id or paper.accepted.left_on:
        raise Refusal("Выберите, кто принял бумагу: того, кто работает здесь.")
    refuse_an_outdated_day(consent, paper.day, on)
    refuse_a_foreign_voice(consent, paper.day)
    file = _kept(consent, paper, by)
    shown = filled(consent, operator_of(consent.organisation), blank=ON_PAPER)
    evidence = {"accepted_by": paper.accepted.pk, "accepted": paper.accepted.full_name}
    if file is not None:
        evidence["scan"] = file.sha256
    keep_answer(consent, Answer(paper.says, paper.day, paper.way, shown, paper.cells, evidence, file), by=by, on=on, at=at)
    note(consent=consent.pk, number=consent.number, way=str(paper.way), says=str(paper.says))
    return consent


@action("consents.register")
def attach_scan(consent: Consent, *, by: Member, scan: tuple[str, bytes]) -> Consent:
    """Add the scan of a paper that was registered without one; what is there is not replaced."""
    hold(consent)
    if consent.way not in (Way.PAPER, Way.OFFICE) or consent.file_id:
        raise Refusal("Скан прикладывают один раз, к тому, что подписано на бумаге.")
    name, content = scan
    check_scan(content, name)
    file = keep(content, name=name, organisation=consent.organisation, by=by)
    consent.file, consent.evidence = file, {**consent.evidence, "scan": file.sha256}
    consent.save(update_fields=["file", "evidence"])
    note(consent=consent.pk, file=file.pk)
    return consent


def _kept(consent: Consent, paper: Paper, by: Member) -> StoredFile | None:
    if paper.scan is None:
        return None
    name, content = paper.scan
    check_scan(content, name)
    return keep(content, name=name, organisation=consent.organisation, by=by)
