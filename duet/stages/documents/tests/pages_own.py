"""How pages of own templates, spellings, hand-made edits and batches answer."""

from __future__ import annotations

from duet.base import clock
from duet.base.tenancy.models import Role
from duet.core.declension import Forms
from duet.stages.documents import actions
from duet.stages.documents.models import Batch, SpellingSort
from duet.stages.documents.tests import build, letters
from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast


def drafted(cast: Cast) -> dict[str, object]:
    return {"pk": build.draft(cast.anna).pk}


def of_kind(cast: Cast) -> dict[str, object]:
    return {"kind": build.SAMPLE.name}


def tried(cast: Cast) -> dict[str, object]:
    content = letters.word_file("{{ дата }}")
    return {
        **of_kind(cast),
        "pk": actions.try_template(cast.lyceum, by=cast.anna, kind=build.SAMPLE, content=content, name="a.docx").pk,
    }


def own(cast: Cast) -> dict[str, object]:
    file = actions.try_template(cast.lyceum, by=cast.anna, kind=build.SAMPLE, content=letters.word_file("{{ дата }}"), name="a.docx")
    made = actions.bring_template(cast.lyceum, by=cast.anna, kind=build.SAMPLE, file=file, at=clock.now())
    return {**of_kind(cast), "version": made.version}


def spelt(cast: Cast) -> dict[str, object]:
    cases = Forms("Юй", "Юй", "Юй", "Юй", "Юй", "Юй")
    return {"pk": actions.spell(cast.lyceum, by=cast.anna, sort=SpellingSort.NAME, forms=cases, on=build.DAY).pk}


def batch(cast: Cast) -> dict[str, object]:
    return {"pk": Batch.objects.create(organisation=cast.lyceum, kind=letters.LETTER.name, made_by=cast.anna).pk}


OWN = {
    "documents:templates": Page(),
    "documents:template": Page(row=of_kind, above=200),
    "documents:our_template": Page(row=of_kind, above=200),
    # What was brought to be looked at is shown to whoever brought it.
    "documents:try_template": Page(row=tried, narrower=dict.fromkeys(Role, 404)),
    "documents:own_template": Page(row=own),
    "documents:retire_template": Page(ONLY_ACTS, row=of_kind, above=405),
    "documents:spellings": Page(),
    "documents:spelling_edit": Page(get=404),
    "documents:forget_spelling": Page(ONLY_ACTS, row=spelt),
    "documents:reword": Page(row=drafted),
    "documents:lost": Page(ONLY_ACTS, row=drafted),
    "documents:batch": Page(row=batch),
    "documents:batch_file": Page(get=404, row=lambda cast: {**batch(cast), "form": "docx"}),
    "documents:make_again": Page(ONLY_ACTS, row=batch),
}
