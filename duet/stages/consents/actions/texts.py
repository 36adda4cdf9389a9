"""The organisation's own words of a consent. A version never changes: whoever signed, signed those words."""

from __future__ import annotations

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.consents import Kind
from duet.core.errors import Refusal

from ..answers import hold_organisation
from ..models import ConsentText
from ..texts import STANDARD, Parts, check, sha256_of


@action("consents.edit_text")
def edit_text(organisation: Organisation, *, by: Member, kind: Kind, minor: bool, title: str, parts: Parts, body: str) -> ConsentText:
    """A new version with the organisation's own words; consents that are asked for from now on have it."""
    if (kind, minor) not in STANDARD:
        raise Refusal("Такого согласия нет.")
    check(kind, minor=minor, title=title, parts=parts, body=body)
    return _add(organisation, kind, minor, title, parts, body, own=True, by=by)


@action("consents.edit_text")
def restore_text(organisation: Organisation, *, by: Member, kind: Kind, minor: bool) -> ConsentText:
    """Back to the words of the program, as a new version."""
    standard = STANDARD.get((kind, minor))
    if standard is None:
        raise Refusal("Такого согласия нет.")
    return _add(organisation, kind, minor, standard.title, standard.parts, standard.body, own=False, by=by)


def _add(organisation: Organisation, kind: Kind, minor: bool, title: str, parts: Parts, body: str, *, own: bool, by: Member) -> ConsentText:
    hold_organisation(organisation)
    last = ConsentText.objects.filter(organisation=organisation).about(kind, minor=minor).first()
    sha256 = sha256_of(title, parts, body)
    if last is not None and last.sha256 == sha256 and last.own == own:
        raise Refusal("В тексте ничего не изменилось.")
    made: ConsentText = ConsentText.objects.create(
        organisation=organisation, kind=kind, minor=minor, version=(last.version if last else 0) + 1, title=title, body=body, own=own,
        parts=[list(part) for part in parts], sha256=sha256, made_by=by,
    )  # fmt: skip
    note(text=made.pk, version=made.version)
    return made
