"""What asking and registering refuse before anything is laid before anybody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from duet.base.tenancy.models import Organisation
from duet.core.consents import Kind
from duet.core.errors import Refusal
from duet.stages.persons.models import Guardian, Person

from .asking import Wanted, recipients_of, wanted_of
from .models import Collection, Operator
from .settling import rules_of
from .wording import operator_of

NO_GUARDIAN = "Чьё согласие спрашивать, не записано: добавьте в карточку законного представителя."


def refuse_an_incomplete_operator(organisation: Organisation, kinds: Iterable[Kind], recipient: str) -> None:
    """A consent that does not say whom it is given to is no consent: the law wants the operator's name and address."""
    operator = operator_of(organisation)
    if not operator.address or not (operator.email or operator.phone):
        raise Refusal("Сначала заполните «Сведения для согласий»: по закону в тексте есть адрес организации и куда писать, чтобы отозвать.")
    chosen = set(kinds)
    if Kind.DISSEMINATION in chosen:
        _refuse_without_resources(operator)
    if Kind.TRANSFER in chosen and recipient not in recipients_of(organisation):
        raise Refusal("Выберите, кому передаются данные: в согласии должен быть назван получатель.")


def _refuse_without_resources(operator: Operator) -> None:
    if not (operator.inn and operator.ogrn):
        raise Refusal("Для согласия на распространение нужны ИНН и ОГРН организации. Впишите их в «Сведения для согласий».")
    if not any(operator.resources.values()):
        raise Refusal(
            "Для согласия на распространение нужны адреса сайта и страниц, где вы публикуете. Впишите их в «Сведения для согласий»."
        )


def wanted_about(person: Person, kinds: Iterable[Kind], *, guardian: Person | None, recipient: str, on: date) -> list[Wanted]:
    """What to ask about one person; a refusal that says what is in the way."""
    if person.is_minor(on):
        if not Guardian.objects.filter(child=person).exists():
            raise Refusal(NO_GUARDIAN)
        if guardian is None or not Guardian.objects.filter(child=person, adult=guardian, adult__erased_at__isnull=True).exists():
            raise Refusal("Выберите, кто подпишет: одного из представителей, записанных в карточке.")
    cosignature = rules_of(person.organisation_id).cosignature
    wanted = list(wanted_of(person, kinds, guardian=guardian, cosignature=cosignature, recipient=recipient, on=on))
    if not wanted:
        raise Refusal("Взрослый участвует без отдельного согласия на участие. Выберите другое согласие.")
    return wanted


def refuse_a_closed_one(collection: Collection) -> None:
    """Nothing is done to a collection nobody watches any more."""
    if collection.closed_at:
        raise Refusal("Этот сбор согласий закрыт. Начните новый.")
