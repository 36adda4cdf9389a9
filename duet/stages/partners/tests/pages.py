"""How the pages of partners answer; see tests/architecture/pages.py."""

from __future__ import annotations

from datetime import date

from duet.base.files.models import keep
from duet.stages.partners.models import Agreement, Contact, Envoy, Partner
from tests import make
from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast


def _partner(cast: Cast) -> Partner:
    return Partner.objects.create(organisation=cast.lyceum, name="АО «Прибор»")


def a_partner(cast: Cast) -> dict[str, object]:
    return {"pk": _partner(cast).pk}


def an_agreement(cast: Cast) -> dict[str, object]:
    file = keep(b"%PDF-1.7", name="скан.pdf", organisation=cast.lyceum, by=cast.anna)
    day = date(2026, 9, 1)
    made = Agreement.objects.create(organisation=cast.lyceum, partner=_partner(cast), signed_on=day, starts_on=day, file=file, by=cast.anna)
    return {"pk": made.pk}


def a_contact(cast: Cast) -> dict[str, object]:
    return {"pk": Contact.objects.create(organisation=cast.lyceum, partner=_partner(cast), name="Зотов Пётр").pk}


def an_envoy(cast: Cast) -> dict[str, object]:
    person = make.person("Орлов Антон Ильич", cast.lyceum, status="employer")
    return {"pk": Envoy.objects.create(organisation=cast.lyceum, partner=_partner(cast), person=person).pk}


PAGES: dict[str, Page] = {
    "partners:partners": Page(),
    "partners:add": Page(),
    "partners:own": Page(),
    # Each body has a list of its own.
    "partners:partners_file": Page(row=lambda cast: {"form": "xlsx"}, above=200),
    "partners:partner": Page(row=a_partner),
    "partners:edit": Page(row=a_partner),
    "partners:close": Page(ONLY_ACTS, row=a_partner),
    "partners:reopen": Page(ONLY_ACTS, row=a_partner),
    "partners:sign": Page(row=a_partner),
    "partners:edit_agreement": Page(row=an_agreement),
    "partners:renew": Page(row=an_agreement),
    "partners:end_early": Page(row=an_agreement),
    "partners:scan": Page(row=an_agreement),
    "partners:add_contact": Page(row=a_partner),
    "partners:edit_contact": Page(row=a_contact),
    "partners:remove_contact": Page(ONLY_ACTS, row=a_contact),
    "partners:send": Page(row=a_partner),
    "partners:envoy": Page(row=an_envoy),
    "partners:recall": Page(ONLY_ACTS, row=an_envoy),
}
