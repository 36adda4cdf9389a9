"""The sheets of one signer: what the holder of a personal link sees. Nobody else's sheet is found here."""

from __future__ import annotations

from .models import Consent, SigningLink, State
from .querysets import ConsentQuerySet
from .texts import ORDER

_PLACE = {str(kind): number for number, kind in enumerate(ORDER)}


def of_signer(link: SigningLink) -> ConsentQuerySet:
    """Everything asked of the signer at this organisation, except what was taken back."""
    mine = Consent.objects.filter(signer=link.signer_id, organisation=link.organisation_id)
    found: ConsentQuerySet = mine.exclude(state=State.CANCELLED).for_words()
    return found


def in_order(link: SigningLink) -> list[Consent]:
    """The same in the order in which sheets are laid: person after person, the consent to processing first."""
    return sorted(of_signer(link), key=lambda sheet: (sheet.person.sort_name, sheet.person_id, _PLACE[sheet.kind], sheet.pk))


def progress(link: SigningLink, sheet: Consent) -> tuple[int, int]:
    """«2 из 3»: the place of a sheet that waits among those asked for together with it."""
    together = [each for each in in_order(link) if each.state == State.ASKED or each.asked_at == sheet.asked_at]
    answered = sum(1 for each in together if each.state != State.ASKED)
    waiting = [each.pk for each in together if each.state == State.ASKED]
    return answered + waiting.index(sheet.pk) + 1, len(together)
