"""What a stranger may learn of a registered document by the secret behind its QR."""

from __future__ import annotations

from dataclasses import dataclass

from duet.base.tenancy.scope import everywhere

from .models import Document, SignatureKind


@dataclass(frozen=True, slots=True)
class Checked:
    """The document and whether an electronic signature is kept with it."""

    document: Document
    signed: bool

    def same_as(self, sha256: str) -> str:
        """Which of its stored files has these very bytes: «Word», «PDF» or none."""
        kept = {"Word": self.document.docx, "PDF": self.document.pdf}
        return next((words for words, file in kept.items() if file and file.sha256 == sha256), "")


def checked(token: str) -> Checked | None:
    """The registered document of that secret; a draft has no public page."""
    if not token.isprintable():
        # PostgreSQL stumbles over a zero byte.
        return None
    with everywhere():
        rows = Document.objects.in_register().select_related("organisation", "docx", "pdf", "main", "annulled_by")
        found = rows.filter(token=token).first()
        return Checked(found, found.signatures.filter(kind=SignatureKind.DETACHED).exists()) if found else None
