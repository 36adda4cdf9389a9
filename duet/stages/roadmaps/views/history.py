"""What was changed in a plan: page by page, each change with the way to take it back."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.base.ui.pages import show

from ..models import Change, Roadmap
from .additions import WORDS, Way, add_ways
from .frame import plan_frame
from .telling import told

CHANGES_ON_A_PAGE = 20


@require_GET
@requires("roadmaps.view")
def changes(request: Request, pk: int) -> HttpResponse:
    """Of one's own plan: who changed what is nobody's business above."""
    member = request.member
    plan: Roadmap = get_object_or_404(Roadmap.objects.visible_to(member).at_desk(member).for_page(), pk=pk)
    kept = Change.objects.visible_to(member).filter(roadmap=plan).for_page()
    page = Paginator(kept, CHANGES_ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = told(plan, list(page.object_list), clock.today(), may_undo=can(member, "roadmaps.undo", plan))
    return show(
        request, "roadmaps/changes.html", part="changes", **plan_frame(request, plan, "changes"),
        page=page, real_today=clock.real_today(),
    )  # fmt: skip


def editing_ways(plan: Roadmap, viewer: Member) -> Iterable[Way]:
    """«Добавить мероприятие», «Этапы», «Изменения»: of one's own plan that no body above has laid down."""
    if plan.organisation_id != viewer.organisation_id or plan.is_from_above:
        return
    slug = viewer.organisation.slug
    if can(viewer, "roadmaps.edit", plan):
        yield Way("Добавить мероприятие", reverse("roadmaps:new_row", args=[slug, plan.pk]), "plus", group=WORDS)
        yield Way("Этапы", reverse("roadmaps:stages", args=[slug, plan.pk]), "list-checks", group=WORDS)
    yield Way("Изменения", reverse("roadmaps:changes", args=[slug, plan.pk]), "history", group=WORDS)


add_ways(70, editing_ways)
