"""Whether whoever signs may speak for the person on that day: the law of ``core.consents``, said in words to the signer."""

from __future__ import annotations

from datetime import date

from duet.core.consents import Kind, Voice
from duet.core.errors import Refusal
from duet.stages.persons.models import Guardian, Person

from .models import Consent

GONE = "Подписывать больше не нужно: этот человек здесь больше не числится."
NOT_A_GUARDIAN = "В карточке ребёнка вы больше не записаны как законный представитель. Если это ошибка, скажите в организации."
GROWN = "Участнику исполнилось 18 лет: теперь согласие даёт он сам, подпись представителя не нужна."
STILL_A_MINOR = "Этому участнику ещё нет 18 лет: согласие даёт законный представитель."
NO_COSIGNATURE = "Вторая подпись нужна только от 14 до 18 лет. Этот лист подписывать не нужно."


def refuse_a_foreign_voice(consent: Consent, on: date) -> None:
    """Refuse whoever is not entitled to speak on the day: no longer a guardian, the child has grown up, the person has left."""
    person: Person = consent.person
    if person.left_on or person.erased_at or person.merged_into_id or consent.signer.erased_at or consent.signer.merged_into_id:
        raise Refusal(GONE)
    minor = person.is_minor(on)
    if consent.voice == Voice.REPRESENTATIVE:
        if not minor:
            raise Refusal(GROWN)
        if not Guardian.objects.filter(child=person, adult=consent.signer_id).exists():
            raise Refusal(NOT_A_GUARDIAN)
    elif consent.kind == Kind.COSIGNATURE:
        if not person.subject.cosigns(on):
            raise Refusal(NO_COSIGNATURE)
    elif minor:
        raise Refusal(STILL_A_MINOR)
