"""How the pages answer; see tests/architecture/pages.py."""

from datetime import date

from duet.base.files.models import keep
from duet.base.tenancy.models import Role
from duet.stages.privacy.models import DestructionAct, SubjectRequest
from tests import make
from tests.architecture.pages import Page
from tests.make import SINCE, Cast


def somebody(cast: Cast) -> dict[str, object]:
    return {"pk": make.person("Зимина Алла Ильинична", cast.lyceum, status="pupil").pk}


def paper(cast: Cast) -> dict[str, object]:
    return {**somebody(cast), "form": "docx"}


def request(cast: Cast) -> dict[str, object]:
    scan = keep(b"%PDF-1.4", name="заявление.pdf", organisation=cast.lyceum, by=cast.anna)
    made = SubjectRequest.objects.create(
        organisation=cast.lyceum, person_id=somebody(cast)["pk"], received_on=SINCE, way="paper", what="know", due_on=SINCE,
        taken_by=cast.anna, file=scan,
    )  # fmt: skip
    return {"pk": made.pk}


def act(cast: Cast) -> dict[str, object]:
    file = keep(b"%PDF-1.4", name="акт.pdf", organisation=cast.lyceum, by=cast.anna)
    made = DestructionAct.objects.create(
        organisation=cast.lyceum, number=1, on=date(2026, 11, 20), kind="past", reason="отзыв", method="удаление", carriers="база",
        operator_name="Лицей", by=cast.anna, keep_until=date(2029, 11, 20), docx=file, pdf=file, log_xlsx=file, log_pdf=file,
    )  # fmt: skip
    return {"pk": made.pk}


def act_file(cast: Cast) -> dict[str, object]:
    return {**act(cast), "form": "log-pdf"}


def kind(cast: Cast) -> dict[str, object]:
    return {"code": "consents"}


# Whoever does not see the card is told nothing; whoever sees it as a keeper is not its overseer. An administrator sees no cards.
ONLY_OVERSEERS = dict.fromkeys(
    [Role.DEPUTY, Role.CURATOR, Role.METHODIST, Role.COUNCIL, Role.PSYCHOLOGIST, Role.MUNICIPAL, Role.REGIONAL], 403
) | dict.fromkeys([Role.MENTOR, Role.MENTEE, Role.CLASS_TEACHER, Role.PARENT, Role.PARTNER, Role.ADMIN], 404)

PAGES: dict[str, Page] = {
    "privacy:overview": Page(),
    "privacy:journal": Page(),
    "privacy:journal_file": Page(),
    "privacy:requests": Page(),
    "privacy:request": Page(row=request),
    "privacy:request_file": Page(row=request),
    "privacy:acts": Page(),
    "privacy:act": Page(row=act),
    "privacy:act_file": Page(row=act_file),
    "privacy:retention": Page(),
    "privacy:terms": Page(),
    # It has no row of its own: at the desk of the body above it is about the body's own consents.
    "privacy:destroy_due": Page(row=kind, above=200),
    "privacy:journal_of": Page(row=somebody, narrower=ONLY_OVERSEERS),
    "privacy:everything": Page(row=somebody),
    "privacy:everything_file": Page(row=paper),
    "privacy:erase": Page(row=somebody),
    "privacy:take_request": Page(row=somebody),
}
