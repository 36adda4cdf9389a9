"""Requests of people about their own data."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.stages.persons.models import Person

from .. import actions
from ..forms import AnswerForm, RequestForm
from ..models import SubjectRequest
from .destroying import stored

ON_A_PAGE = 50


@require_safe
@requires("privacy.view")
def requests(request: Request) -> HttpResponse:
    kept = SubjectRequest.objects.visible_to(request.member).at_desk(request.member)
    answered = request.GET.get("show") == "answered"
    found = kept.filter(answered_on__isnull=False).order_by("-answered_on", "-pk") if answered else kept.open()
    here = reverse("privacy:requests", args=[request.member.organisation.slug])
    return show(
        request, "privacy/requests.html", page=Paginator(found.for_page(), ON_A_PAGE).get_page(request.GET.get("page")),
        answered=answered, on=clock.today(),
        filters=[Choice("Ждут ответа", here, not answered), Choice("Отвечены", f"{here}?show=answered", answered)],
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@requires("privacy.take_request")
def take(request: Request, pk: int) -> HttpResponse:
    """From a card: what this person asks."""
    people = Person.objects.visible_to(request.member).current().at_desk(request.member)
    person: Person = get_object_or_404(people.for_list(), pk=pk)
    form = RequestForm(request.POST or None, request.FILES or None, initial={"received_on": clock.today()})
    if form.is_valid():
        made = actions.take_request(person, by=request.member, received=form.received(), on=clock.today())
        messages.success(request, "Обращение записано, срок ответа посчитан.")
        return redirect(made)
    return show(request, "privacy/take_request.html", status=422 if form.is_bound else 200, form=form, person=person)


def _asked(request: Request, pk: int) -> SubjectRequest:
    found: SubjectRequest = get_object_or_404(SubjectRequest.objects.visible_to(request.member).at_desk(request.member).for_page(), pk=pk)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@requires("privacy.answer_request")
def one(request: Request, pk: int) -> HttpResponse:
    """The request; a POST writes the answer down."""
    asked, on = _asked(request, pk), clock.today()
    form = AnswerForm(request.POST or None, initial={"answered_on": on})
    if form.is_valid():
        actions.answer_request(asked, by=request.member, on=on, **form.cleaned_data)
        messages.success(request, "Ответ записан.")
        return redirect(asked)
    return show(request, "privacy/request.html", status=422 if form.is_bound else 200, asked=asked, form=form, on=on)


@require_safe
@requires("privacy.answer_request")
def file(request: Request, pk: int) -> HttpResponse:
    """The scan of the request."""
    asked = _asked(request, pk)
    if asked.file is None:
        raise Http404("Скана нет.")
    return stored(asked.file)
