"""How names, posts and organisations are declined here."""

from __future__ import annotations

from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.declension import Case, Forms
from duet.core.documents import DocumentState
from duet.core.errors import Refusal

from ..keeping import refresh
from ..models import Document, Spelling, SpellingSort

_MOST_DRAFTS = 50


@action("documents.spell")
def spell(organisation: Organisation, *, by: Member, sort: SpellingSort, forms: Forms, gender: str = "", on: date) -> Spelling:
    """Remember the cases; from now on every document is written so, drafts too. What is registered does not change."""
    said = forms.each(lambda words: " ".join(words.split()))
    if not all(said[case] for case in Case):
        raise Refusal("Заполните все падежи: в документах нужен каждый.")
    cases = {case.value: said[case] for case in Case if case is not Case.NOMINATIVE}
    cases |= {"gender": gender if sort is SpellingSort.NAME else ""}
    made: Spelling
    made, _ = Spelling.objects.update_or_create(
        organisation=organisation, sort=sort, nominative=said.nominative, defaults={**cases, "by": by}
    )
    note(spelling=made.pk, sort=sort)
    _say_anew(organisation, said.nominative, by=by, on=on)
    return made


@action("documents.spell")
def forget_spelling(organisation: Organisation, *, by: Member, spelling: Spelling, on: date) -> None:
    """Decline by the rules again."""
    words = spelling.nominative
    note(spelling=spelling.pk, sort=spelling.sort)
    spelling.delete()
    _say_anew(organisation, words, by=by, on=on)


def _say_anew(organisation: Organisation, words: str, *, by: Member, on: date) -> None:
    """Drafts whose title has the name in some case: their title is kept in the row."""
    stem = words.split()[0][:-2] or words
    drafts = Document.objects.at_desk_of(organisation).filter(state=DocumentState.DRAFT, title__contains=stem).order_by("-pk")
    for draft in drafts.select_related("organisation", "template")[:_MOST_DRAFTS]:
        refresh(draft, by=by, on=on)
