"""«Проверить ссылки»: a text against the acts of its day. Nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.core.citations import Finding, Grade
from duet.core.regulation import check_text

from ..forms.checking import CheckForm
from ..library import told_by_number

SHOWN = 200
_AROUND = 60
_SIGNS = {Grade.ERROR: "late", Grade.FIX: "soon", Grade.WARN: "idle"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding and the words around it."""

    finding: Finding
    sign: str
    before: str
    after: str


@require_http_methods(["GET", "HEAD", "POST"])
@requires("acts.check")
def check(request: Request) -> HttpResponse:
    if request.method != "POST":
        return show(request, "acts/check.html", form=CheckForm(initial={"on": clock.today()}))
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(request, "acts/check.html", status=422, form=form)
    on = form.cleaned_data["on"] or clock.today()
    found = check_text(form.words, on, told_by_number(request.member.organisation))
    shown = [_shown(one, form.words) for one in found[:SHOWN]]
    return show(request, "acts/check.html", form=form, on=on, is_checked=True, found=shown, number=len(found), limit=SHOWN)


def _shown(finding: Finding, text: str) -> Shown:
    before, after = text[max(0, finding.start - _AROUND) : finding.start], text[finding.end : finding.end + _AROUND]
    return Shown(finding, _SIGNS[finding.grade], before, after)
