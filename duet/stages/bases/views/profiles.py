"""What a person can and wants."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import must
from duet.base.ui.pages import show
from duet.core.consents import Use
from duet.stages.persons import gate, watching

from .. import actions
from ..asking import asking_url
from ..forms.profiles import ProfileForm
from ..models import Profile
from ..profiles import suggestions
from .people import person_of


@require_http_methods(["GET", "HEAD", "POST"])
@requires("bases.fill_profile")
def profile(request: Request, pk: int) -> HttpResponse:
    person, on = person_of(request, pk), clock.today()
    must(request.member, "bases.fill_profile", person)
    if not gate.may(person, Use.KEEP, on):
        return show(request, "bases/shut.html", person=person, title="Профиль", asking_url=asking_url(person, request.member))
    offered = suggestions(request.member, on)
    if request.method == "POST":
        form = ProfileForm(request.POST, suggestions=offered)
        if form.is_valid():
            actions.fill_profile(person, by=request.member, words=form.words(), on=on)
            messages.success(request, "Профиль сохранён.")
            return redirect(person)
        return show(request, "bases/profile.html", status=422, person=person, form=form)
    watching.looked(request.member, person, "Профиль")
    kept = Profile.objects.visible_to(request.member).filter(person=person).first() or Profile()
    return show(request, "bases/profile.html", person=person, form=ProfileForm.of(kept, offered))
