"""How the pages answer; see tests/architecture/pages.py."""

from __future__ import annotations

from duet.base.tenancy.models import Role
from duet.stages.accounting.tests import build
from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast

# They see their own, their child's or their class's record, and Boris is none of these.
OF_OTHERS = {Role.CLASS_TEACHER: 404, Role.PARENT: 404, Role.MENTOR: 404, Role.MENTEE: 404}


def mentee(cast: Cast) -> dict[str, object]:
    return {"pk": build.mentee("Серова Ульяна Игоревна", cast.lyceum, cast.anna).pk}


def entry(cast: Cast) -> dict[str, object]:
    return {**mentee(cast), "moment": "entry"}


def record_file(cast: Cast) -> dict[str, object]:
    return {**mentee(cast), "form": "docx"}


def issued(cast: Cast) -> dict[str, object]:
    mentee(cast)
    return {"pk": build.extract(cast.lyceum, cast.anna).pk}


def updated(cast: Cast) -> dict[str, object]:
    mentee(cast)
    return {"pk": build.update(cast.lyceum, cast.anna).pk}


PAGES = {
    "accounting:record": Page(row=mentee, narrower=OF_OTHERS),
    "accounting:record_file": Page(row=record_file, narrower=OF_OTHERS),
    "accounting:assessment": Page(row=mentee, narrower={Role.MENTOR: 404, Role.MENTEE: 404}),
    "accounting:assess": Page(row=entry),
    "accounting:account": Page(),
    "accounting:account_file": Page(row=lambda cast: {"form": "xlsx"}, above=200),
    "accounting:fix": Page(ONLY_ACTS),
    "accounting:issued_all": Page(),
    "accounting:issued": Page(row=issued),
    "accounting:issued_file": Page(row=lambda cast: {**issued(cast), "form": "xlsx"}),
    "accounting:assessments": Page(),
    "accounting:group": Page(),
    "accounting:compare": Page(),
    "accounting:parameters": Page(),
    "accounting:choose_parameters": Page(ONLY_ACTS),
    "accounting:add_parameter": Page(ONLY_ACTS),
    "accounting:update": Page(),
    "accounting:confirm": Page(ONLY_ACTS),
    "accounting:confirm_all": Page(ONLY_ACTS),
    "accounting:arrive": Page(),
    "accounting:depart": Page(ONLY_ACTS, row=mentee),
    "accounting:come_back": Page(ONLY_ACTS, row=mentee),
    "accounting:finish": Page(ONLY_ACTS),
    "accounting:updated": Page(row=updated),
}
