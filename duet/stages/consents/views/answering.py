"""What a signer sees: sheet after sheet, each answered by itself, then what was answered."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duet.base import clock
from duet.base.ui.pages import show
from duet.core.consents import Kind
from duet.stages.editions.views.paper_files import as_file, known

from ..actions import answering as actions
from ..actions.answering import LOCKED, WRONG, Circumstances
from ..doors import SigningRequest, signing
from ..forms.answering import RefuseForm, SheetForm
from ..models import Consent, Operator, State
from ..papers import sheet_paper
from ..sheets import in_order, of_signer, progress
from ..texts import APART, ASKS
from ..wording import ON_SCREEN, filled, heading, operator_of
from .showing import shown

# A code that was typed right is not asked for again for half an hour in the same browser.
CODE_LASTS_SECONDS = 30 * 60
_KNOWN = "signing_code"
_LONGEST_AGENT = 300


def _sheet(request: SigningRequest, pk: int) -> Consent:
    """A sheet of this very signer; anybody else's is not there."""
    consent: Consent = get_object_or_404(of_signer(request.link), pk=pk)
    return consent


@require_safe
@signing
def start(request: SigningRequest) -> HttpResponse:
    """The next sheet to answer; when there is none, or it is asked for, everything that was answered."""
    link = request.link
    link.seen(clock.now())
    sheets = in_order(link)
    waiting = [sheet for sheet in sheets if sheet.state == State.ASKED]
    if waiting and "all" not in request.GET and not link.is_locked:
        return redirect("consent:sheet", link.token, waiting[0].pk)
    on = clock.today()
    answered = [(heading(sheet), shown(sheet, on)) for sheet in sheets if sheet.state != State.ASKED]
    return show(
        request, "consents/sign_all.html", link=link, answered=answered, waiting=[(heading(sheet), sheet) for sheet in waiting],
        standing=any(line.consent.state == State.GIVEN for _, line in answered),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@signing
def sheet(request: SigningRequest, pk: int) -> HttpResponse:
    """One sheet: short, the full text, the tick, the code."""
    consent, operator = _sheet(request, pk), operator_of(request.link.organisation)
    if consent.state != State.ASKED:
        return redirect(f"{request.link.path}?all=1")
    words = filled(consent, operator, blank=ON_SCREEN)
    form = SheetForm(request.POST or None, consent=consent, operator=operator, asks_code=_asks_code(request, operator), seen=words.sha256)
    if form.is_valid() and _right_code(request, form):
        actions.sign(
            consent, by=request.program, link=request.link, code=_is_known(request), seen=form.cleaned_data["seen"],
            cells=form.cells() if form.is_matrix else (), where=_where(request), on=clock.today(), at=clock.now(),
        )  # fmt: skip
        return redirect("consent:start", request.link.token)
    number, total = progress(request.link, consent)
    return show(
        request, "consents/sign.html", status=422 if form.is_bound else 200, link=request.link, consent=consent, words=words, form=form,
        title=heading(consent), ask=ASKS[Kind(consent.kind)], apart=APART.get(Kind(consent.kind), ""), number=number, total=total,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@signing
def refuse(request: SigningRequest, pk: int) -> HttpResponse:
    """«Не даю согласия»: said once more, and written down."""
    consent, operator = _sheet(request, pk), operator_of(request.link.organisation)
    if consent.state != State.ASKED:
        return redirect(f"{request.link.path}?all=1")
    words = filled(consent, operator, blank=ON_SCREEN)
    form = RefuseForm(request.POST or None, operator=Operator(), asks_code=_asks_code(request, operator), seen=words.sha256)
    if form.is_valid() and _right_code(request, form):
        actions.refuse(
            consent, by=request.program, link=request.link, code=_is_known(request), seen=form.cleaned_data["seen"],
            where=_where(request), on=clock.today(), at=clock.now(),
        )  # fmt: skip
        return redirect("consent:start", request.link.token)
    return show(
        request, "consents/sign_refuse.html", status=422 if form.is_bound else 200, link=request.link, consent=consent, form=form,
        title=heading(consent),
    )  # fmt: skip


@require_safe
@signing
def file(request: SigningRequest, pk: int, form: str) -> HttpResponse:
    """The sheet to sign by hand, or a copy of what was answered."""
    kind, consent = known(form), _sheet(request, pk)
    return as_file(sheet_paper(consent, operator_of(request.link.organisation)), kind, consent.text.title[:80])


@require_POST
@signing
def want_slip(request: SigningRequest) -> HttpResponse:
    """The slip is lost: whoever collects is told."""
    actions.want_slip(request.link, by=request.program, at=clock.now())
    return show(request, "consents/sign_wanted.html", link=request.link)


def _asks_code(request: SigningRequest, operator: Operator) -> bool:
    return operator.asks_code and not _is_known(request)


def _is_known(request: SigningRequest) -> bool:
    """Whether the code was typed right a moment ago in this browser, and the link has not been locked since."""
    kept = request.session.get(_KNOWN) or {}
    fresh = clock.now().timestamp() - float(kept.get("at", 0)) < CODE_LASTS_SECONDS
    return kept.get("link") == request.link.pk and fresh and not request.link.is_locked


def _right_code(request: SigningRequest, form: RefuseForm) -> bool:
    """Whether the code is right, or is not asked for; a wrong one is counted."""
    if "code" not in form.fields:
        return True
    if actions.try_code(request.link, by=request.program, code=form.cleaned_data["code"]):
        request.session[_KNOWN] = {"link": request.link.pk, "at": clock.now().timestamp()}
        return True
    form.add_error("code", LOCKED if request.link.is_locked else WRONG)
    return False


def _where(request: HttpRequest) -> Circumstances:
    """From where the answer came; what a proxy says is kept as it was said."""
    agent, forwarded = request.headers.get("User-Agent", ""), request.headers.get("X-Forwarded-For", "")
    return Circumstances(str(request.META.get("REMOTE_ADDR", "")), agent[:_LONGEST_AGENT], forwarded[:_LONGEST_AGENT])
