"""How the pages answer; see tests/architecture/pages.py."""

from __future__ import annotations

from duet.base.tenancy.models import Role
from duet.stages.documents.tests import build
from duet.stages.documents.tests.pages_own import OWN
from duet.stages.documents.tests.pages_register import REGISTER
from duet.stages.documents.tests.pages_way import WAY
from tests.architecture.pages import Page
from tests.make import Cast

# They see what they sign, agree to or have to read.
NOT_THEIRS = dict.fromkeys(
    [Role.COUNCIL, Role.MENTOR, Role.MENTEE, Role.CLASS_TEACHER, Role.PSYCHOLOGIST, Role.PARENT, Role.PARTNER, Role.ADMIN], 404
)


def drafted(cast: Cast) -> dict[str, object]:
    return {"pk": build.draft(cast.anna).pk}


def as_file(cast: Cast) -> dict[str, object]:
    return {**drafted(cast), "form": "docx"}


PAGES = {
    **WAY,
    **OWN,
    **REGISTER,
    "documents:documents": Page(),
    "documents:choose": Page(),
    "documents:make": Page(row=lambda cast: {"kind": "sample_order"}, above=200),
    "documents:document": Page(row=drafted, narrower=NOT_THEIRS),
    "documents:edit": Page(row=drafted),
    "documents:discard": Page(row=drafted),
    "documents:file": Page(row=as_file, narrower=NOT_THEIRS),
}
