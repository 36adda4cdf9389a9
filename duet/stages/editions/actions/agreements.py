"""An agreement is asked of the body above, given, refused with a remark, taken back."""

from __future__ import annotations

from datetime import date, datetime

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.errors import Refusal
from duet.core.plans import as_json, digest
from duet.core.plans.compare import compare
from duet.stages.roadmaps.models import Roadmap

from ..models import AgreementRequest, AgreementState, Edition, WorkingText
from ._parts import lock, must_be_own_plan


@action("editions.ask")
def ask_agreement(roadmap: Roadmap, *, by: Member, on: date) -> AgreementRequest:
    """Send the text of today, frozen, to the body above the organisation."""
    lock(roadmap)
    must_be_own_plan(roadmap)
    above = roadmap.organisation.parent
    if above is None:
        raise Refusal("Вышестоящего органа в программе нет. Добавьте гриф «СОГЛАСОВАНО», напечатайте карту и отнесите на подпись.")
    if AgreementRequest.objects.of(roadmap).waiting().exists():
        raise Refusal("Карта уже отправлена и ждёт ответа. Чтобы отправить новый текст, сначала отзовите прежний.")
    working = WorkingText(roadmap)
    if not working.text.rows:
        raise Refusal("В карте нет мероприятий: согласовывать пока нечего.")
    if working.is_agreed:
        raise Refusal("Этот текст уже согласован, с тех пор ничего не изменилось.")
    made: AgreementRequest = AgreementRequest.objects.create(
        organisation_id=roadmap.organisation_id, roadmap=roadmap, asked_of=above, asked_by=by, asked_on=on,
        plan=as_json(working.paper), digest=digest(working.paper),
    )  # fmt: skip
    note(request=made.pk, of=above.pk, digest=made.digest)
    return made


@action("editions.ask")
def withdraw_request(request: AgreementRequest, *, by: Member) -> AgreementRequest:
    """Take back a text that nobody has answered yet."""
    _fresh(request)
    request.move(AgreementState.WITHDRAWN)
    request.save(update_fields=["state"])
    note(withdrawn=True)
    return request


@action("editions.answer")
def agree(request: AgreementRequest, *, by: Member, position: str, name: str, on: date, at: datetime) -> AgreementRequest:
    """Agree to the text as it was sent; the stamp bears this post, name and day. The text may have changed there since."""
    _fresh(request)
    request.move(AgreementState.AGREED)
    if not position.strip():
        raise Refusal("Напишите должность того, кто согласовал: она будет в грифе.")
    request.position, request.name = position.strip(), name.strip()
    request.answered_by, request.answered_at, request.answered_on = by, at, on
    request.edition = _edition_of(request)
    request.save(update_fields=["state", "position", "name", "answered_by", "answered_at", "answered_on", "edition"])
    note(digest=request.digest, edition=request.edition.number if request.edition else None)
    return request


@action("editions.answer")
def return_request(request: AgreementRequest, *, by: Member, remark: str, on: date, at: datetime) -> AgreementRequest:
    """Send the text back to be mended."""
    _fresh(request)
    request.move(AgreementState.RETURNED)
    if not remark.strip():
        raise Refusal("Напишите, что исправить: без замечания организация не поймёт, почему карта вернулась.")
    request.remark = remark.strip()
    request.answered_by, request.answered_at, request.answered_on = by, at, on
    request.save(update_fields=["state", "remark", "answered_by", "answered_at", "answered_on"])
    note(remark=request.remark)
    return request


def _fresh(request: AgreementRequest) -> None:
    request.refresh_from_db(from_queryset=AgreementRequest.objects.select_for_update(of=("self",)))


def _edition_of(request: AgreementRequest) -> Edition | None:
    """The last edition, if it was approved in these words before the agreement came."""
    last: Edition | None = Edition.objects.of(request.roadmap).first()
    return last if last is not None and compare(request.words, last.words).is_same_text else None
