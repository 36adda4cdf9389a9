"""How the pages answer; see tests/architecture/pages.py."""

from duet.stages.inviting.models import Mailing
from tests import make
from tests.architecture.pages import Page
from tests.make import Cast


def somebody(cast: Cast) -> dict[str, object]:
    return {"pk": make.person("Зимина Алла Ильинична", cast.lyceum, status="pupil").pk}


def letters(cast: Cast) -> dict[str, object]:
    return {"pk": Mailing.objects.create(organisation=cast.lyceum, site="https://duet.example", by=cast.anna).pk}


PAGES: dict[str, Page] = {
    "inviting:people": Page(),
    # The cast of the test has no cards.
    "inviting:mine": Page(404),
    "inviting:mailing": Page(row=letters),
    "inviting:person": Page(row=somebody),
}
