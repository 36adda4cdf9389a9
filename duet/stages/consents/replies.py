"""«Ответ на отзыв согласия»: the paper that tells the person what was done. Names stand alone in their lines: no case is needed."""

from __future__ import annotations

from datetime import date

from duet.base.papers import Paper
from duet.base.papers.blocks import Align, Block, Heading, Text
from duet.core.calendar import in_words
from duet.core.consents import Demand
from duet.stages.organisations.papers import head_signs

from .models import Consent, Errand, ErrandKind, Operator, State
from .staying import STAYS

TITLE = "Ответ на отзыв согласия"
_ASKED = {
    Demand.WITHDRAW: "Отозвано согласие",
    Demand.STOP: "Потребовано прекратить обработку. Согласие",
    Demand.UNLAWFUL: "Потребовано прекратить неправомерную обработку. Согласие",
    Demand.UNPUBLISH: "Потребовано прекратить распространение. Согласие",
}
# In the order they are told; the answer itself is this paper.
_TOLD = {
    ErrandKind.STOP: "Обработка вне программы",
    ErrandKind.UNPUBLISH: "Опубликованное",
    ErrandKind.COPIES: "Переданные копии",
    ErrandKind.DESTROY: "Уничтожение",
}


def reply_paper(errand: Errand, on: date) -> Paper:
    """What was asked, when it came, what is done and what will be done by when, what stays by law. Three queries."""
    consent, person, place = errand.consent, errand.person, errand.organisation
    assert consent is not None, "Only a withdrawal is answered."
    signer = consent.signer
    about = "" if signer.pk == person.pk else f"\nПерсональные данные: {person.full_name}"
    blocks: list[Block] = [
        Text(_letterhead(errand)),
        Text(f"{in_words(on)} г."),
        Text(f"Заявитель: {signer.full_name}{about}", align=Align.RIGHT),
        Heading(TITLE),
        Text(_received(consent, errand), align=Align.BOTH, indent=True),
        Text("\n".join(_done(errand)), align=Align.BOTH, indent=True),
        Text("По закону сохраняются: " + "; ".join(STAYS) + ".", align=Align.BOTH, indent=True),
        Text(
            "Согласие можно дать снова в любой день. На нежелание давать его никто не вправе отвечать ухудшением условий.",
            align=Align.BOTH, indent=True,
        ),
        head_signs(place),
    ]  # fmt: skip
    return Paper(TITLE, tuple(blocks))


def _letterhead(errand: Errand) -> str:
    place = errand.organisation
    operator = Operator.objects.filter(organisation=place).first()
    lines = [place.full_name or place.name]
    if operator:
        numbers = [f"ИНН {operator.inn}" if operator.inn else "", f"ОГРН {operator.ogrn}" if operator.ogrn else ""]
        lines += [operator.address, ", ".join(filter(None, numbers)), ", ".join(filter(None, (operator.phone, operator.email)))]
    return "\n".join(filter(None, lines))


def _received(consent: Consent, errand: Errand) -> str:
    asked = _ASKED[Demand(errand.demand)]
    given = f" от {in_words(consent.signed_on)} г." if consent.signed_on else ""
    came = f" Получено {in_words(consent.withdrawal_received_on)} г." if consent.withdrawal_received_on else ""
    whole = "" if consent.state == State.WITHDRAWN else " Отозвано частично: остальное, что было разрешено, остаётся в силе."
    return f"{asked} {consent.get_kind_display()}{given}.{came} В программе использование данных прекращено в день внесения отзыва.{whole}"


def _done(errand: Errand) -> list[str]:
    """A sentence of each errand of the same day and person: what was done, or by when it will be."""
    kin = Errand.objects.filter(person=errand.person_id, demand=errand.demand, kind__in=list(_TOLD)).order_by("pk")
    found = {ErrandKind(each.kind): each for each in kin}
    return [f"{title}: {_said(found[kind])}" for kind, title in _TOLD.items() if kind in found] or ["Другие действия не требуются."]


def _said(errand: Errand) -> str:
    if errand.done_at:
        return errand.outcome
    late = f" (срок продлён: {errand.extension})" if errand.extension else ""
    return f"не позднее {in_words(errand.due_on)} г.{late}"
