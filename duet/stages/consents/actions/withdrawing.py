"""Taking a consent back: it acts in the very transaction, and what the law wants done outside the program becomes errands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from duet.base.access.actions import action
from duet.base.files.models import StoredFile, keep
from duet.base.journal.models import note
from duet.base.tenancy.models import Member
from duet.core.consents import EVERYTHING, Cell, Deed, Demand, Kind, Says, Term, Voice, terms_of
from duet.core.errors import Refusal
from duet.stages.organisations.own_calendar import own_calendar
from duet.stages.persons.models import LookKind, Seen

from ..models import Consent, Errand, State, Way, WordRow
from ..publishing import standing_cells
from ..settling import settle

# What rests on the consent to processing is taken back together with it, or a new one would bring it back unasked.
_RESTS = (Kind.DISSEMINATION, Kind.TRANSFER, Kind.PHOTO)
_NOTES = {
    Deed.STOP: "Данные больше не использовать и вне программы: в бумажных журналах, таблицах, переписке.",
    Deed.DESTROY: "Удалить всё, что хранилось только по согласию; бумажные анкеты уничтожить.",
    Deed.UNPUBLISH: "Убрать опубликованное со страниц, которыми программа не управляет: сайт, группы, чаты.",
    Deed.COPIES: "Сообщить тем, кому данные передавали, и попросить удалить копии.",
    Deed.ANSWER: "Письменно ответить, что сделано.",
}
_PICTURES = "Удалить снимки и видео, на которых есть этот человек."


@dataclass(frozen=True, slots=True)
class Scan:
    """A paper that came with a withdrawal."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What is demanded, when and how it reached the organisation, who speaks; ``cells`` of a consent to dissemination, or all of it."""

    demand: Demand
    received_on: date
    way: Way
    voice: Voice
    cells: frozenset[Cell] | None = EVERYTHING
    scan: Scan | None = None


@action("consents.withdraw")
def withdraw(consent: Consent, *, by: Member, withdrawal: Withdrawal, on: date, at: datetime) -> list[Errand]:
    """Take a consent back, or some cells of it. What follows outside the program is in the errands."""
    consent.refresh_from_db(from_queryset=Consent.objects.select_for_update(of=("self",)))
    _refuse_what_does_not_stand(consent)
    _refuse_a_wrong_day(consent, withdrawal, on)
    kind = Kind(consent.kind)
    if (withdrawal.demand is Demand.UNPUBLISH) is not (kind is Kind.DISSEMINATION):
        raise Refusal("Прекратить распространение можно только по согласию на распространение. Выберите другое требование.")
    cells = _cells_to_take(consent, withdrawal)
    scan = _kept(consent, withdrawal, by)
    _say(consent, withdrawal, cells=cells, scan=scan, by=by, at=at)
    taken = [consent]
    if kind is Kind.PROCESSING:
        taken += _take_what_rests(consent, withdrawal, scan=scan, by=by, at=at)
    errands = _errands(taken, withdrawal)
    settle([consent.person], on)
    note(
        way=str(withdrawal.way), demand=str(withdrawal.demand), received=withdrawal.received_on.isoformat(),
        cells=None if cells is None else sorted(cells), consents=[each.pk for each in taken], errands=[each.pk for each in errands],
    )  # fmt: skip
    return errands


def _refuse_what_does_not_stand(consent: Consent) -> None:
    if consent.state == State.WITHDRAWN:
        raise Refusal("Это согласие уже отозвано. Что осталось сделать, видно в делах по согласиям.")
    if consent.state == State.REPLACED:
        raise Refusal("Это согласие уже заменено новым. Откройте новое и отзовите его.")
    if consent.state != State.GIVEN:
        raise Refusal("Отозвать можно только данное согласие, а это ещё не подписано.")


def _refuse_a_wrong_day(consent: Consent, withdrawal: Withdrawal, on: date) -> None:
    if withdrawal.received_on > on:
        raise Refusal("Отзыв не мог прийти завтра. Проверьте день, когда он получен.")
    if consent.signed_on and withdrawal.received_on < consent.signed_on:
        raise Refusal("Согласие подписано позже, чем получен отзыв. Проверьте день, когда он получен.")


def _cells_to_take(consent: Consent, withdrawal: Withdrawal) -> frozenset[Cell] | None:
    """The cells of the word: all of them together are the whole consent."""
    if withdrawal.cells is None or consent.kind != Kind.DISSEMINATION:
        return EVERYTHING
    standing = standing_cells(consent)
    taken = withdrawal.cells & standing
    if not taken:
        raise Refusal("Отметьте, что больше не публиковать.")
    return EVERYTHING if taken == standing else taken


def _kept(consent: Consent, withdrawal: Withdrawal, by: Member) -> StoredFile | None:
    scan = withdrawal.scan
    return keep(scan.content, name=scan.name, organisation=consent.organisation, by=by) if scan else None


def _say(
    consent: Consent, withdrawal: Withdrawal, *, cells: frozenset[Cell] | None, scan: StoredFile | None, by: Member, at: datetime
) -> None:
    """The word, and the consent as the register shows it. A transfer is taken back from its own recipient only."""
    if consent.kind == Kind.TRANSFER and consent.recipient:
        cells = frozenset({Cell(resource=consent.recipient)})
    WordRow.objects.create(
        organisation_id=consent.organisation_id, person_id=consent.person_id, consent=consent, kind=consent.kind, says=Says.WITHDRAWN,
        voice=withdrawal.voice, on=withdrawal.received_on, cells=None if cells is None else sorted(cells), by=by,
    )  # fmt: skip
    if cells is None or consent.kind == Kind.TRANSFER:
        consent.state, consent.withdrawn_at = State.WITHDRAWN, at
    consent.withdrawal_received_on, consent.withdrawal_way, consent.withdrawal_file = withdrawal.received_on, withdrawal.way, scan
    consent.save(update_fields=["state", "withdrawn_at", "withdrawal_received_on", "withdrawal_way", "withdrawal_file"])


def _take_what_rests(consent: Consent, withdrawal: Withdrawal, *, scan: StoredFile | None, by: Member, at: datetime) -> list[Consent]:
    resting = Consent.objects.filter(person=consent.person_id, kind__in=_RESTS, state=State.GIVEN)
    found = list(resting.select_for_update(of=("self",)).order_by("pk"))
    for other in found:
        _say(other, withdrawal, cells=EVERYTHING, scan=scan, by=by, at=at)
    return found


def _errands(taken: Iterable[Consent], withdrawal: Withdrawal) -> list[Errand]:
    """One of each deed, by the sooner term."""
    first, *_ = taken = list(taken)
    calendar = own_calendar(first.organisation)
    due: dict[Deed, tuple[Term, Consent]] = {}
    for consent in taken:
        for term in terms_of(Kind(consent.kind), withdrawal.demand, withdrawal.received_on, calendar):
            known = due.get(term.deed)
            # The answer tells of everything at once: it waits for the last of what it tells.
            sooner = known is None or (known[0].due_on > term.due_on) is not (term.deed is Deed.ANSWER)
            if sooner:
                due[term.deed] = (term, consent)
    if Deed.COPIES in due and not _has_copies(taken):
        del due[Deed.COPIES]
    # What has to be taken off a page hangs on its own consent; everything else on the one that was taken back.
    made = [
        Errand(
            organisation_id=first.organisation_id,
            person_id=first.person_id,
            consent=consent if term.deed is Deed.UNPUBLISH else first,
            kind=str(term.deed),
            due_on=term.due_on,
            demand=str(withdrawal.demand),
            note=_note(term.deed, Kind(first.kind)),
        )
        for term, consent in due.values()
    ]
    return [*Errand.objects.bulk_create(made)]


def _has_copies(taken: Iterable[Consent]) -> bool:
    """Whether anybody outside may have the data: they were passed on, taken away as a list or printed."""
    listed = list(taken)
    if any(consent.kind == Kind.TRANSFER for consent in listed):
        return True
    away = Seen.objects.filter(person=listed[0].person_id, look__kind__in=[LookKind.EXPORT, LookKind.PRINT])
    return bool(away.exists())


def _note(deed: Deed, kind: Kind) -> str:
    return _PICTURES if deed is Deed.DESTROY and kind is Kind.PHOTO else _NOTES[deed]
