"""How the pages answer; see tests/architecture/pages.py."""

from duet.base.tenancy.models import Member, Role
from duet.base.tenancy.scope import everywhere
from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast

from . import build


def somebody(cast: Cast) -> dict[str, object]:
    """A teacher nobody of the roles is responsible for."""
    return {"pk": build.person("Ильина Ольга Павловна", cast.lyceum).pk}


def asked(cast: Cast) -> dict[str, object]:
    return {"pk": build.request(build.person("Ильина Ольга Павловна", cast.lyceum), cast.anna).pk}


def taking_part(cast: Cast) -> dict[str, object]:
    return {"pk": build.participation(build.person("Ильина Ольга Павловна", cast.lyceum)).pk}


def written(cast: Cast) -> dict[str, object]:
    """A note of the psychologist who asks."""
    person = build.person("Ильина Ольга Павловна", cast.lyceum)
    with everywhere():
        psychologist = Member.objects.filter(organisation=cast.lyceum).holding(Role.PSYCHOLOGIST).first()
    return {"pk": person.pk, "note": build.note(person, psychologist or cast.anna).pk}


# They see themselves, their children and their class only.
NOT_THEIRS = {Role.MENTOR: 404, Role.MENTEE: 404}
OF_A_BASE = {
    f"bases:{name}s{ending}": page
    for name in ("mentor", "mentee")
    for ending, page in {
        "": Page(),
        "_columns": Page(ONLY_ACTS),
        "_download": Page(),
        "_file": Page(row=lambda cast: {"columns": "recommended", "form": "xlsx"}, above=200),
        "_add": Page(),
        "_carry": Page(),
    }.items()
}

PAGES = {
    **OF_A_BASE,
    "bases:participation": Page(row=taking_part),
    "bases:leave": Page(ONLY_ACTS, row=taking_part),
    "bases:bring_back": Page(ONLY_ACTS, row=taking_part),
    "bases:strike_out": Page(ONLY_ACTS, row=taking_part),
    "bases:profile": Page(row=somebody, narrower=NOT_THEIRS),
    "bases:add_request": Page(row=somebody, narrower={Role.CLASS_TEACHER: 404}),
    "bases:requests": Page(),
    "bases:requests_file": Page(row=lambda cast: {"form": "xlsx"}, above=200),
    # A psychologist and a class teacher put right only what they wrote down themselves.
    "bases:request": Page(row=asked, narrower={Role.CLASS_TEACHER: 404, Role.PSYCHOLOGIST: 403}),
    "bases:close_request": Page(ONLY_ACTS, row=asked),
    "bases:open_request": Page(ONLY_ACTS, row=asked),
    "bases:notes": Page(row=somebody, above=403),
    "bases:note": Page(row=written, above=403),
    "bases:remove_note": Page(ONLY_ACTS, row=written),
}
