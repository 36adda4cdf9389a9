"""Registered documents of the year, each in its section with its scans and signatures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from duet.base.files.models import StoredFile
from duet.base.papers import Format, write
from duet.core.documents import DocumentState
from duet.stages.documents.families import Family
from duet.stages.documents.models import Document
from duet.stages.documents.papers import sheet_paper

from .items import Item, Piece, Wanted

ACTS, CONSENTS, PAIRS, PARTNERS, TRAINING, REPORTS = "01", "04", "05", "06", "07", "08"
_BY_FAMILY = {
    Family.ORDER: ACTS, Family.REGULATION: ACTS, Family.MINUTES: ACTS, Family.AGREEMENT: PAIRS, Family.PERSONAL: CONSENTS,
    Family.RECORD: PAIRS, Family.REPORT: REPORTS, Family.AWARD: REPORTS,
}  # fmt: skip
_BY_KIND = {"partner_agreement": PARTNERS, "training_programme": TRAINING, "control_schedule": ACTS}
# Endings of what may be attached; anything else is kept without one.
_ENDINGS = frozenset({"pdf", "jpg", "jpeg", "png", "tif", "tiff", "sig", "sgn", "p7s", "zip", "docx"})


class YearPapers:
    """Everything that stands in the register of the year, in a fixed number of queries; each section takes its own."""

    def __init__(self, wanted: Wanted) -> None:
        rows = Document.objects.at_desk_of(wanted.organisation).open_to_all().in_register().of_year(wanted.year)
        rows = rows.select_related("organisation", "docx", "pdf", "main")
        rows = rows.prefetch_related("signatures__file", "people", "acquaintances").defer("words", "edits", "answers")
        found = list(rows.order_by("day", "pk"))
        place = {row.pk: number for number, row in enumerate(found)}
        # Annexes stand under their order.
        self._rows = sorted(found, key=lambda row: (place.get(row.main_id or row.pk, len(place)), row.annex_number or 0))

    def of(self, section: str) -> Iterator[Item]:
        """Those of a section; consents come without scans."""
        for row in self._rows:
            if _section(row) == section:
                yield _item(row, scans=section != CONSENTS)

    def sheets(self) -> Iterator[Item]:
        """Sheets of acquaintance."""
        for row in self._rows:
            readers = list(row.acquaintances.all())
            if readers:
                named = frozenset(reader.person_id for reader in readers if reader.person_id)
                yield Item(f"Лист ознакомления {row.title}", (_sheet(row),), row.number, row.day, people=named)


def _section(row: Document) -> str:
    of = row.main or row
    return _BY_KIND.get(of.kind) or _BY_FAMILY[Family(of.family)]


def _item(row: Document, *, scans: bool) -> Item:
    annulled = row.state == DocumentState.ANNULLED
    title = f"приложение {row.annex_number} {row.title}" if row.main_id else row.title
    pieces = [_piece(file, form) for form, file in ((".pdf", row.pdf), (".docx", row.docx)) if file]
    if scans:
        pieces += [_proof(number, signature.file) for number, signature in enumerate(row.signatures.all(), 1)]
    of, named = row.main or row, frozenset(person.pk for person in row.people.all())
    return Item(title, tuple(pieces), of.number, row.day or of.day, "Отменённые" if annulled else "", named)


def _piece(file: StoredFile, ending: str) -> Piece:
    return Piece(ending, file.read)


def _proof(number: int, file: StoredFile) -> Piece:
    ending = PurePosixPath(file.name).suffix.lower().removeprefix(".")
    return Piece(f" подпись {number}" + (f".{ending}" if ending in _ENDINGS else ""), file.read)


def _sheet(row: Document) -> Piece:
    return Piece(".pdf", lambda: write(sheet_paper(row, row.acquaintances.all()), Format.PDF))
