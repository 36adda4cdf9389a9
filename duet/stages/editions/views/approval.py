"""«Утверждение»: how the text stands, its stamps, its agreement, its editions; and the acts of approving and asking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can
from duet.base.ui.pages import show
from duet.core.errors import Refusal
from duet.core.plans import Stamp
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.views.frame import plan_frame

from .. import actions
from ..forms.approving import Approve
from ..models import AgreementRequest, Edition, WorkingText
from ..models.stamps import approval_of_head, mark_of
from .plans import plan_of, plan_to
from .proposals import proposals
from .words import approval_of, approved_words, changed_words, code, in_order, lines_of, on_day, sentence, signer, stamps_as_lines, who

EDITIONS_ON_A_PAGE = 20
REQUESTS_SHOWN = 10
PROJECT_LEAD = "Это проект: карта ещё не утверждена. Её можно менять сколько нужно, а утверждённая редакция сохранится без изменений."


@require_GET
@requires("editions.view")
def approval(request: Request, pk: int) -> HttpResponse:
    return _page(request, plan_of(request, pk))


def _page(request: Request, plan: Roadmap, *, status: int = 200, form: Approve | None = None) -> HttpResponse:
    working = WorkingText(plan)
    frame = plan_frame(request, plan, "approval") | {"lines": []}
    return show(
        request, "editions/approval.html", part="approval", status=status, **frame,
        **_standing(working), **_paper(request, working, form), **_agreement(request, working), page=_editions(request, plan),
    )  # fmt: skip


def _standing(working: WorkingText) -> dict[str, Any]:
    """Where the text is on its way: a project, approved, changed since."""
    edition = working.edition
    if edition is None:
        state, lead = "project", PROJECT_LEAD
    elif working.is_approved:
        state, lead = "approved", f"{approved_words(edition)} Текст с тех пор не менялся."
    else:
        state, lead = "changed", f"{approved_words(edition)} {changed_words(working.changes.size)}"
    return {"state": state, "lead": lead, "edition": edition}


@dataclass(frozen=True, slots=True)
class ShownStamp:
    """A stamp in the lines it is printed in; without ``url`` it is not ours to mend: it was given in the program."""

    lines: tuple[str, ...]
    url: str


def _paper(request: Request, working: WorkingText, form: Approve | None) -> dict[str, Any]:
    """The stamps, the form that approves, and the paper that was approved before it came here."""
    plan, member = working.roadmap, request.member
    may_stamp = can(member, "editions.stamp", plan)
    before = approval_of(working.text.stamps) if working.edition is None else None
    initial = {"seen": working.seen} | ({"number": before.number} if before else {}) | ({"on": before.day} if before and before.day else {})
    return {
        "stamps": _stamps(request, working),
        "frozen_stamps": stamps_as_lines(working.edition.paper) if working.edition and working.is_approved else [],
        "proposals": proposals(plan, working.text.stamps) if may_stamp else [],
        "may_stamp": may_stamp,
        "may_approve": can(member, "editions.approve", plan),
        "approve_form": form or Approve(initial=initial),
        "signer": sentence(signer(approval_of(working.text.stamps) or approval_of_head(plan.organisation))),
        "on_paper": _on_paper(before),
    }


def _stamps(request: Request, working: WorkingText) -> list[ShownStamp]:
    slug, own = request.member.organisation.slug, {mark_of(stamp) for stamp in working.text.stamps}
    urls = {mark: reverse("editions:stamp", args=[slug, working.roadmap.pk, mark]) for mark in own}
    return [ShownStamp(lines_of(stamp, working.text.title), urls.get(mark_of(stamp), "")) for stamp in in_order(working.coming.stamps)]


def _on_paper(stamp: Stamp | None) -> str:
    """«приказ № 18п от 15 февраля 2021 г.» of an imported paper that was approved already."""
    if stamp is None or stamp.day is None:
        return ""
    number = f"{stamp.document or 'приказ'} № {stamp.number} от " if stamp.number else ""
    return f"{number}{on_day(stamp.day)}"


def _agreement(request: Request, working: WorkingText) -> dict[str, Any]:
    """The last request, what has changed since, and the earlier ones."""
    plan = working.roadmap
    requests = list(AgreementRequest.objects.visible_to(request.member).of(plan).in_force().light().for_page()[: REQUESTS_SHOWN + 1])
    last = requests[0] if requests else None
    void = working.changes_since(last).size if last is not None and not last.is_returned else 0
    return {
        "above": plan.organisation.parent,
        "asked": last,
        "asked_by": who(last.asked_by, last.organisation, request.member) if last else "",
        "void": void,
        "agreed_now": last is not None and last.is_agreed and not void,
        "earlier": requests[1:],
        "may_ask": can(request.member, "editions.ask", plan),
    }


def _editions(request: Request, plan: Roadmap) -> Any:
    """The editions with their codes and those who recorded them."""
    editions = Edition.objects.visible_to(request.member).of(plan).light().for_page()
    page = Paginator(editions, EDITIONS_ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = [
        (edition, code(edition.digest), who(edition.approved_by, edition.organisation, request.member)) for edition in page.object_list
    ]
    return page


@require_POST
@requires("editions.approve")
def approve(request: Request, pk: int) -> HttpResponse:
    plan = plan_to(request, pk, "editions.approve")
    form = Approve(request.POST)
    if not form.is_valid():
        return _page(request, plan, status=422, form=form)
    given = form.cleaned_data
    edition = actions.approve(plan, by=request.member, on=given["on"], number=given["number"], seen=given["seen"] or None)
    return _approved(request, edition)


@require_POST
@requires("editions.approve")
def approve_paper(request: Request, pk: int) -> HttpResponse:
    """In one press: the day and the number are those of the paper that was brought in."""
    plan = plan_to(request, pk, "editions.approve")
    working = WorkingText(plan)
    stamp = approval_of(working.text.stamps)
    if working.edition is not None or stamp is None or stamp.day is None:
        raise Refusal(
            "В загруженной карте нет даты утверждения, или она уже записана. Укажите дату приказа и утвердите карту обычным образом."
        )
    return _approved(request, actions.approve(plan, by=request.member, on=stamp.day, number=stamp.number, seen=working.seen))


def _approved(request: Request, edition: Edition) -> HttpResponse:
    messages.success(request, f"{approved_words(edition)} Её текст сохранён и больше не изменится.")
    return redirect("editions:approval", request.member.organisation.slug, edition.roadmap_id)


@require_POST
@requires("editions.ask")
def ask(request: Request, pk: int) -> HttpResponse:
    asked = actions.ask_agreement(plan_to(request, pk, "editions.ask"), by=request.member, on=clock.today())
    messages.success(request, f"Карта отправлена на согласование: {asked.asked_of}.")
    return redirect(reverse("editions:approval", args=[request.member.organisation.slug, pk]) + "#agreement")
