"""An approved edition: its frozen text, its code, its files."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show

from ..models import Edition
from .paper_files import FORMATS
from .text import text_of
from .words import approved_words, code, who


@require_GET
@requires("editions.view")
def edition(request: Request, pk: int) -> HttpResponse:
    found = get_object_or_404(Edition.objects.visible_to(request.member).for_page(), pk=pk)
    member, slug = request.member, request.member.organisation.slug
    return show(
        request, "editions/edition.html", part="edition",
        edition=found, plan=found.roadmap, own=found.organisation_id == member.organisation_id,
        lead=approved_words(found), text=text_of(found.paper, request), code=code(found.digest),
        who=who(found.approved_by, found.organisation, member),
        files=[(reverse("editions:edition_file", args=[slug, found.pk, name]), form) for name, form in FORMATS.items()],
    )  # fmt: skip
