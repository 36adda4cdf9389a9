"""How the pages of withdrawals, errands and publication answer; a part of pages.py."""

from __future__ import annotations

from datetime import date
from typing import Any

from duet.base.tenancy.scope import everywhere
from duet.core.consents import Demand, Voice
from duet.stages.consents.actions.withdrawing import Withdrawal, withdraw
from duet.stages.consents.models import Consent, Errand, ErrandKind, SigningLink, Way
from duet.stages.persons.models import Person
from tests import make
from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import LONG_AGO, SINCE, Cast


def _vera(cast: Cast) -> Person:
    return make.person("Зорина Вера Львовна", cast.lyceum)


def _consent(cast: Cast) -> Consent:
    with everywhere():
        return make.consent(_vera(cast), by=cast.anna)


def consent(cast: Cast) -> dict[str, object]:
    return {"pk": _consent(cast).pk}


def person(cast: Cast) -> dict[str, object]:
    with everywhere():
        return {"pk": _vera(cast).pk}


def _errand(cast: Cast, kind: ErrandKind) -> Errand:
    given = _consent(cast)
    with everywhere():
        taken = Withdrawal(Demand.WITHDRAW, SINCE, Way.PAPER, Voice.SELF)
        return next(each for each in withdraw(given, by=cast.anna, withdrawal=taken, on=SINCE, at=LONG_AGO) if each.kind == kind)


def errand(cast: Cast) -> dict[str, object]:
    return {"pk": _errand(cast, ErrandKind.STOP).pk}


def answer(cast: Cast) -> dict[str, object]:
    return {"pk": _errand(cast, ErrandKind.ANSWER).pk, "form": "docx"}


def by_link(cast: Cast) -> dict[str, Any]:
    given = _consent(cast)
    with everywhere():
        link = SigningLink.fresh(given.signer, by=cast.anna, at=LONG_AGO, expires_on=date(2099, 1, 1))
        link.save()
    return {"token": link.token, "pk": given.pk}


PAGES = {
    "consents:withdraw": Page(row=consent),
    "consents:errands": Page(),
    "consents:errand": Page(row=errand),
    "consents:do_errand": Page(ONLY_ACTS, row=errand),
    "consents:extend_errand": Page(ONLY_ACTS, row=errand),
    "consents:answer": Page(row=answer),
    "consents:publication": Page(),
    "consents:public_list": Page(ONLY_ACTS),
    "consents:publication_file": Page(row=lambda cast: {"form": "xlsx"}, above=200),
    "consents:publication_of": Page(row=person),
    "consent:withdraw": Page(row=by_link, stranger=200),
}
