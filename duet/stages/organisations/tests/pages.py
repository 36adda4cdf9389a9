"""How the pages of organisations and people answer; see tests/architecture/pages.py."""

from datetime import date

from duet.base.tenancy.models import Role
from duet.stages.organisations.models import CalendarSpan
from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast, invitation, member


def somebody(cast: Cast) -> dict[str, object]:
    return {"pk": cast.boris.pk}


def link(cast: Cast) -> dict[str, object]:
    invited = member("Новикова Нина Ивановна", Role.MENTOR, at=cast.lyceum, account=False)
    return {"token": invitation(invited, by=cast.anna)[1]}


def days(cast: Cast) -> dict[str, object]:
    span = CalendarSpan.objects.create(organisation=cast.lyceum, kind="off", starts_on=date(2026, 11, 5), ends_on=date(2026, 11, 6))
    return {"pk": span.pk}


# They have no roadmap to go to, so the desk tells them what they are.
AT_THE_DESK = {Role.PARENT: 200, Role.PARTNER: 200, Role.DPO: 200, Role.ADMIN: 200}

PAGES = {
    "organisations:desk": Page(get=302, narrower=AT_THE_DESK),
    "organisations:settings": Page(),
    "organisations:calendar": Page(),
    "organisations:calendar_add": Page(ONLY_ACTS),
    "organisations:calendar_fill": Page(ONLY_ACTS),
    "organisations:calendar_take": Page(ONLY_ACTS),
    "organisations:calendar_span": Page(row=days),
    "organisations:calendar_remove": Page(ONLY_ACTS, row=days),
    "organisations:below": Page(at="town"),
    "organisations:add_below": Page(at="town"),
    "organisations:invite_below": Page(ONLY_ACTS, at="town", row=lambda cast: {"pk": cast.lyceum.pk}),
    "organisations:people": Page(),
    "organisations:add_person": Page(),
    "organisations:person": Page(row=somebody),
    "organisations:edit_person": Page(ONLY_ACTS, row=somebody),
    "organisations:assign": Page(ONLY_ACTS, row=somebody),
    "organisations:invite": Page(ONLY_ACTS, row=somebody),
    "organisations:cancel_invitation": Page(ONLY_ACTS, row=somebody),
    "organisations:leave": Page(ONLY_ACTS, row=somebody),
    "organisations:bring_back": Page(ONLY_ACTS, row=somebody),
    # The program is in use: only whoever sets their organisation up goes on with it.
    "setup:organisation": Page(
        get=302,
        stranger=404,
        narrower=dict.fromkeys(
            [
                Role.METHODIST,
                Role.COUNCIL,
                Role.MENTOR,
                Role.MENTEE,
                Role.CLASS_TEACHER,
                Role.PSYCHOLOGIST,
                Role.PARENT,
                Role.PARTNER,
                Role.DPO,
            ],
            404,
        ),
    ),
    "setup:roadmap": Page(),
    "setup:done": Page(),
    "invite:accept": Page(row=link, stranger=200),
    "profile:profile": Page(),
}
