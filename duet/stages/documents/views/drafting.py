"""Pages of drafts: choose a kind, answer what it asks, change the answers."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.core.text import folded

from .. import actions
from ..desk import Desk
from ..families import Family
from ..forms.answers import AnswersForm
from ..forms.outlining import OutlineForm
from ..kinds import Kind, all_kinds, offered_first
from ..models import Batch, Document
from .finding import the_document, the_kind


@require_safe
@requires("documents.draft")
def choose(request: Request) -> HttpResponse:
    asked = folded(request.GET.get("q", ""))[:100]
    kinds = [kind for kind in all_kinds() if all(word in folded(f"{kind.title} {kind.use}") for word in asked.split())]
    groups = [(Family(family), list(some)) for family, some in groupby(kinds, key=lambda kind: kind.family)]
    often = [] if asked else offered_first()
    return show(request, "documents/choose.html", part="found", groups=groups, often=often, q=request.GET.get("q", "")[:100])


@require_http_methods(["GET", "HEAD", "POST"])
@requires("documents.draft")
def make(request: Request, kind: str) -> HttpResponse:
    chosen = the_kind(kind)
    main = _main(request)
    answers, outline = _forms(request, chosen)
    if request.method == "POST" and not answers.wants_more and answers.is_valid() and outline.is_valid():
        if chosen.each and "each" in request.POST:
            said = outline.outline(answers.kept())
            return redirect(actions.start_batch(request.member.organisation, by=request.member, kind=chosen, outline=said))
        made = actions.draft(
            request.member.organisation, by=request.member, kind=chosen, outline=outline.outline(answers.kept(), main), on=clock.today()
        )
        messages.success(request, "Черновик готов. Прочитайте его целиком, прежде чем отправлять.")
        return redirect(made)
    return _asked(request, chosen, answers, outline, None)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("documents.edit")
def edit(request: Request, pk: int) -> HttpResponse:
    document = the_document(request, pk)
    answers, outline = _forms(request, document.of, document)
    if request.method == "POST" and not answers.wants_more and answers.is_valid() and outline.is_valid():
        actions.edit(document, by=request.member, outline=outline.outline(answers.kept()), on=clock.today())
        messages.success(request, "Сохранено.")
        return redirect(document)
    return _asked(request, document.of, answers, outline, document)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("documents.discard")
def discard(request: Request, pk: int) -> HttpResponse:
    document = the_document(request, pk)
    if request.method != "POST":
        return show(request, "documents/discard.html", document=document, annexes=document.annexes.exists())
    actions.discard(document.organisation, by=request.member, document=document)
    messages.success(request, "Черновик удалён.")
    return redirect("documents:documents", org=request.member.organisation.slug)


def _forms(request: Request, kind: Kind, document: Document | None = None) -> tuple[AnswersForm, OutlineForm]:
    today, member = clock.today(), request.member
    data = request.POST if request.method == "POST" else None
    outline = OutlineForm(kind, by=member, on=today, document=document, data=data)
    desk = Desk(member.organisation, by=member, on=(document.day if document else None) or today, document=document)
    return AnswersForm(kind, desk, data, document.answers if document else None), outline


def _asked(request: Request, kind: Kind, answers: AnswersForm, outline: OutlineForm, document: Document | None) -> HttpResponse:
    refused = answers.is_bound and not answers.wants_more
    batches = Batch.objects.visible_to(request.member).filter(kind=kind.name).select_related("organisation")[:3] if kind.each else ()
    return show(
        request, "documents/make.html", status=422 if refused else 200, kind=kind, form=answers, outline=outline, document=document,
        batches=list(batches),
    )  # fmt: skip


def _main(request: Request) -> Document | None:
    """The order that the new paper is an annex of («?main=5»)."""
    asked = request.GET.get("main", "")
    if not asked.isdecimal() or len(asked) > 9:
        return None
    found: Document = get_object_or_404(Document.objects.visible_to(request.member), pk=int(asked))
    return found
