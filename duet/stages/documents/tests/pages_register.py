"""How the pages of the register answer."""

from __future__ import annotations

from duet.base.tenancy.models import Role
from duet.stages.documents import actions
from duet.stages.documents.actions.registering import Proof
from duet.stages.documents.models import SignatureKind
from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast

from . import build
from .register import approving

# Who may read documents and is not asked to read this one.
NOT_THEIRS = dict.fromkeys(
    [Role.COUNCIL, Role.MENTOR, Role.MENTEE, Role.CLASS_TEACHER, Role.PSYCHOLOGIST, Role.PARENT, Role.PARTNER, Role.ADMIN], 404
)


def signed(cast: Cast) -> dict[str, object]:
    return {"pk": approving.approved(cast.anna).pk}


def numbered(cast: Cast) -> dict[str, object]:
    return {"pk": approving.registered(cast.anna).pk}


def proof(cast: Cast) -> dict[str, object]:
    document = approving.registered(cast.anna)
    made = actions.attach(document, by=cast.anna, proof=Proof(SignatureKind.SCAN, b"scan", "scan.png"))
    return {"pk": document.pk, "proof": made.pk}


REGISTER = {
    "documents:register_file": Page(row=lambda cast: {"form": "docx"}, above=200),
    "documents:numbering": Page(),
    "documents:series": Page(row=lambda cast: {"family": "order"}, above=200),
    "documents:register": Page(row=signed),
    "documents:annul": Page(row=numbered),
    "documents:print_again": Page(ONLY_ACTS, row=numbered),
    "documents:kept_files": Page(302, row=numbered, narrower=NOT_THEIRS),
    "documents:compare": Page(row=lambda cast: {"pk": build.draft(cast.anna).pk}, narrower=NOT_THEIRS),
    "documents:attach": Page(row=numbered),
    "documents:proof": Page(row=proof, narrower=NOT_THEIRS),
    "check:document": Page(row=lambda cast: {"token": approving.registered(cast.anna).token}, stranger=200),
}
