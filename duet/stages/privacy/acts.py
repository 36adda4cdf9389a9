"""Making an act of destruction. It asks for no right: the action around it has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from duet.base.files.models import StoredFile, keep
from duet.base.journal.models import note
from duet.base.papers import Format, Paper, write
from duet.base.tenancy.models import Member, Organisation
from duet.stages.consents.models import Errand, Operator
from duet.stages.persons.erasing import Erased
from duet.stages.persons.models import Person

from .erasing import Destroyed, initials
from .keeping import terms_of
from .models import ActKind, DestructionAct
from .orders import Order
from .papers import act_paper, log_paper


def next_number(organisation: Organisation) -> int:
    """The number of the next act; two who destroy at once wait for each other."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    last = DestructionAct.objects.at_desk_of(organisation).order_by("-number").first()
    return last.number + 1 if last else 1


def make_act(
    organisation: Organisation, number: int, *, by: Member, order: Order, kind: str, found: Iterable[Destroyed],
    subjects: Sequence[tuple[int, str]], on: date, at: datetime, person: Person | None = None,
) -> DestructionAct:  # fmt: skip
    """Write the act down with its papers and the export of the log, for good."""
    operator = Operator.objects.filter(organisation=organisation).first()
    act: DestructionAct = DestructionAct(
        organisation=organisation, number=number, on=on, kind=kind, reason=order.reason, method=order.method,
        carriers=order.carriers, operator_name=organisation.full_name or organisation.name,
        operator_address=operator.address if operator else organisation.city, commission=[list(who) for who in order.commission],
        subjects=[list(subject) for subject in subjects], categories=[[one.title, one.count] for one in found], person=person, by=by,
        keep_until=on + relativedelta(months=terms_of(organisation).acts),
    )  # fmt: skip
    paper, log = act_paper(act), log_paper(act, at)
    act.docx, act.pdf = _file(act, paper, Format.DOCX, by), _file(act, paper, Format.PDF, by)
    act.log_xlsx, act.log_pdf = _file(act, log, Format.XLSX, by), _file(act, log, Format.PDF, by)
    act.save()
    note(act=act.pk, number=act.number, total=act.total)
    return act


def prove_errand(errand: Errand, erased: Sequence[Erased], *, by: Member, on: date, at: datetime) -> DestructionAct | None:
    """The act of a destruction that was done as an errand after a withdrawn consent; none where there was nothing to destroy."""
    found = [Destroyed(one.title[:1].upper() + one.title[1:], one.count) for one in erased if one.count]
    if not found:
        return None
    consent, person = errand.consent, errand.person
    received = consent.withdrawal_received_on if consent else None
    reason = f"отзыв согласия, полученный {received:%d.%m.%Y}" if received else "согласия на обработку больше нет"
    return make_act(
        person.organisation, next_number(person.organisation), by=by, order=Order(reason, ((by.full_name, by.post),)), kind=ActKind.PAST,
        found=found, subjects=[(person.pk, initials(person))], on=on, at=at, person=person,
    )  # fmt: skip


def _file(act: DestructionAct, paper: Paper, form: Format, by: Member) -> StoredFile:
    return keep(write(paper, form), name=f"{paper.title}.{form}", organisation=act.organisation, by=by)
