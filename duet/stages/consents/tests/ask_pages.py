"""How the pages of asking, answering and the register answer; see tests/architecture/pages.py."""

from duet.base.files.models import keep
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.consents import Kind
from tests import make
from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast

from . import build


def asked(cast: Cast) -> dict[str, object]:
    return {"pk": _asked(cast).pk}


def sheet(cast: Cast) -> dict[str, object]:
    return {**asked(cast), "form": "pdf"}


def registered(cast: Cast) -> dict[str, object]:
    """With a scan."""
    consent = _asked(cast)
    consent.file = keep(build.PNG, name="лист.png", organisation=cast.lyceum, by=cast.anna)
    consent.state, consent.way = "given", "paper"
    consent.save()
    return {"pk": consent.pk}


def collection(cast: Cast) -> dict[str, object]:
    build.operator(cast.lyceum)
    child = build.child(cast.lyceum)
    build.parent(child)
    return {"pk": build.collect(cast.lyceum, cast.anna, [child]).pk}


def slips(cast: Cast) -> dict[str, object]:
    return {**collection(cast), "form": "pdf"}


def link(cast: Cast) -> dict[str, object]:
    return {"pk": build.link(_asked(cast).signer).pk}


def slip(cast: Cast) -> dict[str, object]:
    return {**link(cast), "form": "pdf"}


def token(cast: Cast) -> dict[str, object]:
    return {"token": build.link(_asked(cast).signer).token}


def by_link(cast: Cast) -> dict[str, object]:
    consent = _asked(cast)
    return {"token": build.link(consent.signer).token, "pk": consent.pk}


def copy(cast: Cast) -> dict[str, object]:
    return {**by_link(cast), "form": "pdf"}


def _asked(cast: Cast):
    with everywhere():
        build.operator(cast.lyceum)
        return build.ask(make.person("Ким Олег Робертович", cast.lyceum), cast.anna, Kind.PROCESSING)[0]


TEXT = {"kind": "photo", "voice": "self"}
# They come by their own card, child or class only: the consent of this teacher is not theirs.
OWN_ONLY = dict.fromkeys((Role.MENTOR, Role.MENTEE, Role.PARENT, Role.CLASS_TEACHER), 404)
CLASS_ONLY = {Role.CLASS_TEACHER: 404}

PAGES = {
    "consents:consents": Page(),
    "consents:export": Page(row=lambda cast: {"form": "xlsx"}, above=200),
    "consents:ask": Page(get=302),
    "consents:collect": Page(),
    "consents:collections": Page(),
    "consents:collection": Page(row=collection),
    "consents:ask_again": Page(ONLY_ACTS, row=collection),
    "consents:remind": Page(ONLY_ACTS, row=collection),
    "consents:close_collection": Page(ONLY_ACTS, row=collection),
    "consents:collection_slips": Page(row=slips, narrower={Role.CLASS_TEACHER: 422}),
    "consents:collection_sheets": Page(row=collection, narrower={Role.CLASS_TEACHER: 422}),
    "consents:register_new": Page(get=404),
    "consents:texts": Page(),
    "consents:text": Page(row=lambda cast: TEXT, above=200),
    "consents:text_file": Page(row=lambda cast: {**TEXT, "form": "pdf"}, above=200),
    "consents:operator": Page(),
    "consents:slip": Page(row=link, narrower=CLASS_ONLY),
    "consents:renew_link": Page(ONLY_ACTS, row=link),
    "consents:slip_file": Page(row=slip, narrower=CLASS_ONLY),
    "consents:consent": Page(row=asked, narrower=OWN_ONLY),
    "consents:print": Page(row=sheet, narrower=OWN_ONLY),
    "consents:scan": Page(row=registered),
    "consents:attach_scan": Page(ONLY_ACTS, row=asked),
    "consents:register": Page(row=asked, narrower=CLASS_ONLY),
    "consents:cancel": Page(ONLY_ACTS, row=asked),
    "consent:start": Page(get=302, row=token, stranger=302),
    "consent:sheet": Page(row=by_link, stranger=200),
    "consent:refuse": Page(row=by_link, stranger=200),
    "consent:want_slip": Page(ONLY_ACTS, row=token, stranger=ONLY_ACTS),
    "consent:file": Page(row=copy, stranger=200),
}
