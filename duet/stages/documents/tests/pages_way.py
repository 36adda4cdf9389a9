"""How the pages of the way of a document and of its reading answer."""

from __future__ import annotations

from duet.base.files.models import keep
from duet.base.tenancy.models import Role
from duet.stages.documents.models import Acquaintance, Document, SigningPower
from duet.stages.documents.tests import build
from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast

NOT_THEIRS = dict.fromkeys(
    [Role.COUNCIL, Role.MENTOR, Role.MENTEE, Role.CLASS_TEACHER, Role.PSYCHOLOGIST, Role.PARENT, Role.PARTNER, Role.ADMIN], 404
)


def drafted(cast: Cast) -> dict[str, object]:
    return {"pk": build.draft(cast.anna).pk}


def _read(cast: Cast) -> Acquaintance:
    document = build.draft(cast.anna)
    document.pdf = keep(b"%PDF-1.7", name="приказ.pdf", organisation=cast.lyceum, by=cast.anna)
    document.state = "registered"
    document.save()
    made: Acquaintance = Acquaintance.objects.create(organisation=cast.lyceum, document=document, name="Зорина Вера Львовна")
    return made


def a_row(cast: Cast) -> dict[str, object]:
    row = _read(cast)
    return {"pk": row.document_id, "row": row.pk}


def as_paper(cast: Cast) -> dict[str, object]:
    return {"pk": _read(cast).document_id, "form": "docx"}


def by_link(cast: Cast) -> dict[str, object]:
    return {"token": _read(cast).token}


def file_by_link(cast: Cast) -> dict[str, object]:
    row = _read(cast)
    return {"token": row.token, "pk": Document.objects.get(pk=row.document_id).pk}


def a_power(cast: Cast) -> dict[str, object]:
    made = SigningPower.objects.create(
        organisation=cast.lyceum,
        name="Рубцова Елена Андреевна",
        post="и. о. директора",
        basis="приказа",
        since=build.DAY,
        made_by=cast.anna,
    )
    return {"pk": made.pk}


WAY: dict[str, Page] = {
    "documents:reading": Page(),
    "documents:send": Page(row=drafted),
    "documents:agree": Page(ONLY_ACTS, row=drafted),
    "documents:return": Page(row=drafted, narrower=NOT_THEIRS),
    "documents:sign": Page(ONLY_ACTS, row=drafted),
    "documents:mark_signed": Page(row=drafted),
    "documents:call_back": Page(row=drafted),
    "documents:drop": Page(row=drafted),
    "documents:ask_to_read": Page(row=drafted),
    "documents:mark_known": Page(row=drafted),
    "documents:remind": Page(ONLY_ACTS, row=drafted),
    "documents:withdraw_asking": Page(ONLY_ACTS, row=a_row),
    "documents:know": Page(ONLY_ACTS, row=drafted),
    "documents:reading_sheet": Page(row=as_paper),
    "documents:reading_slips": Page(row=as_paper),
    "documents:powers": Page(),
    "documents:end_power": Page(row=a_power),
    "read:document": Page(row=by_link, stranger=200),
    "read:file": Page(row=file_by_link, stranger=200),
}
