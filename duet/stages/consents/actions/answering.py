"""What a signer does by the personal link. The program acts in their stead: they are nobody's member."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.consents import Says
from duet.core.errors import Refusal

from ..answers import Answer, CellAnswer, hold, keep_answer
from ..models import Consent, SigningLink, State, Way
from ..speaking import refuse_a_foreign_voice
from ..wording import ON_SCREEN, filled, operator_of

LOCKED = "Код введён неверно пять раз, и ссылка больше ничего не подписывает. Попросите в организации новую записку."
WRONG = "Код не тот. Проверьте четыре цифры в записке."
CHANGED = "Пока вы читали, текст изменился. Прочитайте его ещё раз и ответьте."
OTHERWISE = "На этот лист уже ответили иначе. Если вы передумали, скажите в организации: вас спросят ещё раз."
OVER = "Эту просьбу отменили, подписывать больше не нужно."


@dataclass(frozen=True, slots=True)
class Circumstances:
    """From where the answer came: the address, what the proxy said of it, the browser."""

    ip: str
    agent: str
    forwarded: str = ""


@action("consents.try_code")
def try_code(link: SigningLink, *, by: Member, code: str) -> bool:
    """Whether the code is right. A wrong one counts, and it goes on counting when the page then refuses: so it never refuses itself."""
    link.refresh_from_db(from_queryset=SigningLink.objects.select_for_update(of=("self",)))
    if link.is_locked:
        return False
    right = link.opens_by(code)
    if right and not link.tries:
        return True
    link.tries = 0 if right else link.tries + 1
    link.save(update_fields=["tries"])
    note(link=link.pk, right=right, locked=link.is_locked)
    return right


@action("consents.want_slip")
def want_slip(link: SigningLink, *, by: Member, at: datetime) -> SigningLink:
    """The signer has lost the slip: whoever collects sees it."""
    link.slip_wanted_at = at
    link.save(update_fields=["slip_wanted_at"])
    return link


@action("consents.sign")
def sign(
    consent: Consent, *, by: Member, link: SigningLink, code: bool, seen: str, cells: Sequence[CellAnswer], where: Circumstances,
    on: date, at: datetime,
) -> Consent:  # fmt: skip
    """Give a consent by the link. The same press twice is one answer."""
    return _answer(consent, Says.GIVEN, by=by, link=link, code=code, seen=seen, cells=cells, where=where, on=on, at=at)


@action("consents.refuse")
def refuse(
    consent: Consent, *, by: Member, link: SigningLink, code: bool, seen: str, where: Circumstances, on: date, at: datetime
) -> Consent:
    """Say no by the link: it is written down, and nobody asks again by themselves."""
    return _answer(consent, Says.REFUSED, by=by, link=link, code=code, seen=seen, cells=(), where=where, on=on, at=at)


def _answer(
    consent: Consent, says: Says, *, by: Member, link: SigningLink, code: bool, seen: str, cells: Sequence[CellAnswer],
    where: Circumstances, on: date, at: datetime,
) -> Consent:  # fmt: skip
    _refuse_a_foreign_link(consent, link, code)
    hold(consent)
    if consent.state != State.ASKED:
        return _again(consent, says)
    refuse_a_foreign_voice(consent, on)
    shown = filled(consent, operator_of(consent.organisation), blank=ON_SCREEN)
    if shown.sha256 != seen:
        raise Refusal(CHANGED)
    evidence = {
        "link": link.pk, "code": code if operator_of(consent.organisation).asks_code else None, "ip": where.ip,
        "forwarded": where.forwarded, "agent": where.agent,
    }  # fmt: skip
    keep_answer(consent, Answer(says, on, Way.LINK, shown, cells, evidence), by=by, on=on, at=at)
    note(consent=consent.pk, number=consent.number)
    return consent


def _refuse_a_foreign_link(consent: Consent, link: SigningLink, code: bool) -> None:
    if link.signer_id != consent.signer_id or link.cancelled_at:
        raise Refusal("Эта ссылка не для этого согласия.")
    if operator_of(consent.organisation).asks_code and not code:
        raise Refusal(LOCKED if link.is_locked else WRONG)


def _again(consent: Consent, says: Says) -> Consent:
    """A second press: the same answer is the same answer."""
    same = {Says.GIVEN: State.GIVEN, Says.REFUSED: State.REFUSED}[says]
    if consent.state == same:
        return consent
    raise Refusal(OVER if consent.state in (State.CANCELLED, State.REPLACED) else OTHERWISE)
