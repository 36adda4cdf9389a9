"""What the organisation decides about its people."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show

from .. import actions
from ..forms.rules import RulesForm
from ..models import CardRules


@require_http_methods(["GET", "HEAD", "POST"])
@requires("persons.set_rules")
def rules(request: Request) -> HttpResponse:
    organisation = request.member.organisation
    form = (
        RulesForm(request.POST) if request.method == "POST" else RulesForm.of(CardRules.objects.visible_to(request.member).of(organisation))
    )
    if form.is_bound and form.is_valid():
        actions.set_rules(organisation, by=request.member, decided=form.decided())
        messages.success(request, "Правила сохранены и уже действуют.")
        return redirect("persons:rules", organisation.slug)
    return show(request, "persons/rules.html", status=422 if form.is_bound else 200, form=form)
