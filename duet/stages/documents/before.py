"""What is looked at before a draft goes its way (requirement B3): gaps, doubtful cases, lost edits, citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from django.urls import reverse
from django.utils.http import urlencode

from duet.base.papers.blocks import Block, Text
from duet.core.citations import Finding, Grade
from duet.core.declension import Case
from duet.core.regulation import check_text
from duet.stages.acts.library import told_by_number

from .desk import Missing
from .drawing import Drawn, Edit, words_of
from .grammar import Doubt
from .models import Document, SpellingSort

MOST_FINDINGS = 20
# How much two paragraphs have to share for one to be taken for a newer edition of the other.
_ALIKE = 0.4
_SIGNS = {Grade.ERROR: "late", Grade.FIX: "soon", Grade.WARN: "idle"}


@dataclass(frozen=True, slots=True)
class Declined:
    """Doubtful words with their cases, and where they are put right."""

    doubt: Doubt
    sort: str
    url: str

    @property
    def forms(self) -> list[str]:
        """From the genitive on."""
        return [self.doubt.forms[case] for case in Case if case is not Case.NOMINATIVE]


@dataclass(frozen=True, slots=True)
class Lost:
    """An edit whose paragraph has changed; ``near`` is the paragraph that looks like the former one, or nothing."""

    number: int
    edit: Edit
    near: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A doubtful citation."""

    finding: Finding
    sign: str


@dataclass(frozen=True, slots=True)
class Before:
    """Everything there is to look at."""

    missing: list[Missing]
    declined: list[Declined]
    lost: list[Lost]
    cited: list[Cited]

    @property
    def is_clear(self) -> bool:
        """Whether nothing is to be done."""
        return not (self.missing or self.declined or self.lost or self.cited)


def before_issue(document: Document, drawn: Drawn, *, on: date) -> Before:
    """What a person has to look at; ``on`` is today, for a document that has no day yet."""
    found = check_text(words_of(drawn.paper), document.day or on, told_by_number(document.organisation))
    once = {(one.written, one.why): one for one in found}
    return Before(
        missing=drawn.missing,
        declined=[_declined(doubt, document) for doubt in drawn.doubts],
        lost=lost_edits(document, drawn),
        cited=[Cited(one, _SIGNS[one.grade]) for one in list(once.values())[:MOST_FINDINGS]],
    )


def lost_edits(document: Document, drawn: Drawn) -> list[Lost]:
    """Edits that found no paragraph. On an own template none can: it is edited in Word."""
    taken = {edit["was"] for edit in document.edits}
    free = [text for text in paragraphs_of(composed(document, drawn)) if text not in taken]
    return [Lost(number, edit, nearest(edit.was, free)) for number, edit in enumerate(drawn.lost)]


def composed(document: Document, drawn: Drawn) -> Sequence[Block]:
    """Our text without what was changed by hand; none of it when the text is an own template's."""
    return () if drawn.docx else document.of.compose(drawn.facts)


def paragraphs_of(blocks: Sequence[Block]) -> list[str]:
    """Paragraphs that may be changed by hand, each as it is told from others."""
    return [block.text for block in blocks if isinstance(block, Text) and block.text.strip()]


def nearest(was: str, texts: Sequence[str]) -> str:
    """The text that looks like a newer edition of ``was``, or nothing."""
    return next(iter(get_close_matches(was, texts, n=1, cutoff=_ALIKE)), "")


def _declined(doubt: Doubt, document: Document) -> Declined:
    asked = urlencode({"sort": doubt.sort, "words": doubt.words, "gender": doubt.gender, "next": document.get_absolute_url()})
    url = reverse("documents:spelling_edit", args=[document.organisation.slug])
    return Declined(doubt, str(SpellingSort(doubt.sort).label), f"{url}?{asked}")
