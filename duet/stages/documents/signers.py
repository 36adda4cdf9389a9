"""Who may sign for the organisation on a day: the head of its page, and whoever was given the power (DOMAIN.md §5.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duet.base.tenancy.models import Member, Organisation, Role
from duet.core.names import is_same_person

from .models import Document, SigningPower

CHARTER = "Устава"
HEAD = "head"


@dataclass(frozen=True, slots=True)
class Signer:
    """``key`` is «head» or the number of a power; ``basis`` is in the genitive («Устава»). ``until`` is the last day of the power."""

    key: str
    name: str
    post: str
    basis: str
    member: Member | None = None
    until: date | None = None

    def __str__(self) -> str:
        return f"{self.name}, {self.post}"

    def lay(self, document: Document) -> None:
        """Write them into a document; not saved."""
        document.signer = self.member
        document.signer_name, document.signer_post, document.signer_basis = self.name, self.post, self.basis


def signers_of(organisation: Organisation, on: date) -> list[Signer]:
    """Everybody who may sign a document of that day; whoever acts for the head stands first."""
    powers = SigningPower.objects.at_desk_of(organisation).on(on).select_related("member")
    acting = [Signer(str(power.pk), power.name, power.post, power.basis, power.member, power.until) for power in powers]
    return [*acting, *head_of(organisation)]


def head_of(organisation: Organisation) -> list[Signer]:
    """The head as the organisation's own page names them, with their account where there is one; nobody if nobody is named."""
    heads = list(Member.objects.at_desk_of(organisation).at_work().holding(Role.HEAD))
    name = organisation.head_name or (heads[0].full_name if heads else "")
    if not name:
        return []
    account = next((head for head in heads if is_same_person(name, head.full_name)), None)
    full = account.full_name if account else name
    return [Signer(HEAD, full, organisation.head_post or (account.post if account else "") or "руководитель", CHARTER, account)]


def may_sign(document: Document, on: date) -> bool:
    """Whether whoever stands in the signature has the power on that day."""
    same = (signer for signer in signers_of(document.organisation, on) if signer.post == document.signer_post)
    return any(signer.name == document.signer_name for signer in same)
