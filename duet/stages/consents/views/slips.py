"""A signer's personal link: shown, printed as a slip, made anew."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import add_never_cache_headers
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.papers.qr import qr
from duet.base.ui.pages import show
from duet.stages.editions.views.paper_files import as_file, known
from duet.stages.persons.models import LookKind, Person
from duet.stages.persons.watching import looked, took_away

from ..actions.asking import renew_link
from ..models import Consent, SigningLink
from ..papers import links_paper
from ..querysets import ConsentQuerySet
from ..wording import operator_of


def _link(request: Request, pk: int) -> SigningLink:
    """Of a signer the member may see, or who signs for somebody the member may see."""
    found: SigningLink = get_object_or_404(
        SigningLink.objects.visible_to(request.member).select_related("signer", "organisation__parent"), pk=pk
    )
    signers = Person.objects.visible_to(request.member).whole_for(request.member)
    if not signers.filter(pk=found.signer_id).exists():
        get_object_or_404(_asked(request, found)[:1])
    return found


def _asked(request: Request, link: SigningLink) -> ConsentQuerySet:
    found: ConsentQuerySet = Consent.objects.visible_to(request.member).asked().filter(signer=link.signer).for_words().order_by("pk")
    return found


@require_safe
@requires("consents.slip")
def slip(request: Request, pk: int) -> HttpResponse:
    """The link, its square and its code: to be shown, copied, printed. No cache keeps it."""
    link = _link(request, pk)
    asked = list(_asked(request, link))
    looked(request.member, link.signer, "Личная ссылка для подписи")
    url = request.build_absolute_uri(link.path)
    over = bool(link.cancelled_at) or link.expires_on < clock.today()
    response = show(
        request, "consents/slip.html", link=link, url=url, asked=asked, over=over, square="" if over else SafeString(qr(url).svg),
        asks_code=operator_of(link.organisation).asks_code,
    )  # fmt: skip
    add_never_cache_headers(response)
    return response


@require_safe
@requires("consents.slip")
def slip_file(request: Request, pk: int, form: str) -> HttpResponse:
    """One slip to print."""
    kind, link = known(form), _link(request, pk)
    asked = list(_asked(request, link))
    took_away(request.member, {consent.person_id: consent.person for consent in asked}.values(), "Записка", kind=LookKind.PRINT)
    paper = links_paper([link], {link.signer_id: asked}, operator_of(link.organisation), site=request.build_absolute_uri("/"))
    return as_file(paper, kind, f"Записка. {link.signer.short_name}")


@require_POST
@requires("consents.slip")
def renew(request: Request, pk: int) -> HttpResponse:
    """A new address and a new code."""
    fresh = renew_link(_link(request, pk), by=request.member, on=clock.today(), at=clock.now())
    messages.success(request, "Готова новая ссылка. Прежняя больше не работает: заберите старую записку.")
    return redirect(fresh)
