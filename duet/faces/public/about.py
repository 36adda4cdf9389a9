"""The public page of an organisation, «Наставничество»: no log-in, nothing but what people allowed."""

from __future__ import annotations

import hashlib
import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from duet.base import clock
from duet.base.access.doors import public
from duet.base.tenancy.models import Organisation
from duet.base.tenancy.scope import scope
from duet.base.ui.pages import show
from duet.core.calendar import years_in_words
from duet.stages.bases.models import Side
from duet.stages.bases.years import year_of
from duet.stages.consents.models import Operator

from .showing import counted, page_of

# The token of forms differs in each answer and says nothing of the page.
_TOKEN = re.compile(rb"\b[A-Za-z0-9]{64}\b")
TITLES = {Side.MENTOR: "Наставники", Side.MENTEE: "Наставляемые"}


@require_safe
@public
def about(request: HttpRequest, slug: str) -> HttpResponse:
    """The list, if the organisation opened it; a rehearsal shows nothing to the world."""
    organisation: Organisation = get_object_or_404(Organisation, slug=slug, plays_on__isnull=True)
    with scope(organisation):
        operator: Operator | None = Operator.objects.filter(organisation=organisation, public_list=True).first()
        if operator is None:
            raise Http404("The list is not open.")
        return _page(request, organisation, operator)


def _page(request: HttpRequest, organisation: Organisation, operator: Operator) -> HttpResponse:
    on = clock.today()
    side = Side.MENTEE if request.GET.get("show") == Side.MENTEE else Side.MENTOR
    page, rows = page_of(organisation, side, on, request.GET.get("page"))
    numbers = counted(organisation, on)
    fresh = show(
        request, "public/about.html", place=organisation, operator=operator, page=page, rows=rows, side=side,
        mentors=numbers[Side.MENTOR], mentees=numbers[Side.MENTEE], year=years_in_words(year_of(on)), title=TITLES[side],
        contacts=any(shown.contact for shown in rows), sides=[(str(each), title, each == side) for each, title in TITLES.items()],
    )  # fmt: skip
    return _kept_nowhere(request, fresh)


def _kept_nowhere(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """No copy outlives a withdrawal: every cache asks again each time, and no search engine keeps one of its own.

    Not only pages with minors are closed to search engines: a name that was taken back would stay in their copies for weeks.
    """
    response["Cache-Control"] = "no-cache"
    response["X-Robots-Tag"] = "noindex, noarchive"
    etag = f'"{hashlib.sha256(_TOKEN.sub(b"", response.content)).hexdigest()[:32]}"'
    response["ETag"] = etag
    patch_vary_headers(response, ["Cookie"])
    answer: HttpResponse = get_conditional_response(request, etag=etag, response=response) or response
    return answer
