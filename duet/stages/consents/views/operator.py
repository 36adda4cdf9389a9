"""«Сведения для согласий»: who the operator is."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show

from ..actions.operator import describe_operator
from ..forms.operator import OperatorForm
from ..wording import operator_of


@require_http_methods(["GET", "HEAD", "POST"])
@requires("consents.operator")
def operator(request: Request) -> HttpResponse:
    """Read and changed on one page."""
    organisation = request.member.organisation
    form = OperatorForm(request.POST or None, operator=operator_of(organisation))
    if form.is_valid():
        describe_operator(organisation, by=request.member, card=form.card())
        messages.success(request, "Сохранено. Новые согласия будут с этими сведениями.")
        return redirect("consents:operator", organisation.slug)
    return show(request, "consents/operator.html", status=422 if form.is_bound else 200, form=form)
