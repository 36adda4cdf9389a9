"""A card of a person: shown, written down, put right, gone and back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show

from .. import actions, watching
from ..forms.cards import CardForm, LeaveForm
from ..likeness import likely_twins
from ..models import LEARNERS, Person, Status
from ..showing import Shown
from ..words import sees_own_class_only

# In this order they are offered when somebody is added.
_KINDS = (
    (Status.PUPIL, "Ученик"),
    (Status.STUDENT, "Студент"),
    (Status.TEACHER, "Педагог"),
    (Status.PARENT, "Родитель"),
    (Status.GRADUATE, "Выпускник"),
    (Status.EMPLOYER, "Партнёр"),
    (Status.OTHER, "Другой участник"),
)


def find(request: Request, pk: int) -> Person:
    """The card, if the member may see it at this desk."""
    found: Person = get_object_or_404(Person.objects.visible_to(request.member).select_related("group", "organisation", "member"), pk=pk)
    return found


@require_safe
@requires("persons.view")
def person(request: Request, pk: int) -> HttpResponse:
    card = find(request, pk)
    if card.merged_into_id:
        # Whoever kept the address of the second card comes to the one that stayed.
        return redirect("persons:person", request.member.organisation.slug, card.merged_into_id)
    watching.looked(request.member, card, "Карточка")
    return show(request, "persons/person.html", person=card, shown=Shown.to(request.member, card, clock.today()))


@require_http_methods(["GET", "HEAD", "POST"])
@requires("persons.add")
def add(request: Request) -> HttpResponse:
    kinds = [(kind, title) for kind, title in _KINDS if kind in LEARNERS or not sees_own_class_only(request.member)]
    chosen = request.GET.get("who", "")
    kind = next((kind for kind, _ in kinds if kind == chosen), kinds[0][0])
    form = CardForm(request.POST or None, by=request.member, on=clock.today(), status=kind)
    facts: dict[str, Any] = {"form": form, "kinds": kinds, "kind": kind}
    if form.is_valid():
        twins = [] if "anyway" in request.POST else likely_twins(request.member.organisation, form.card())
        if not twins:
            made = actions.register(request.member.organisation, by=request.member, card=form.card(), on=clock.today())
            messages.success(request, f"Карточка добавлена.{_service(made, form)}")
            return redirect(made)
        seen = set(Person.objects.visible_to(request.member).filter(pk__in=[twin.person.pk for twin in twins]).values_list("pk", flat=True))
        facts |= {"twins": [twin for twin in twins if twin.person.pk in seen], "asked": True}
    return show(request, "persons/add.html", status=422 if form.is_bound and not form.is_valid() else 200, **facts)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("persons.edit")
def edit(request: Request, pk: int) -> HttpResponse:
    card = find(request, pk)
    form = CardForm.of(card, request.POST or None, by=request.member, on=clock.today())
    if form.is_valid():
        actions.edit(card, by=request.member, card=form.card(), on=clock.today())
        messages.success(request, f"Сохранено.{_service(card, form)}")
        return redirect(card)
    return show(request, "persons/edit.html", status=422 if form.is_bound else 200, person=card, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("persons.leave")
def leave(request: Request, pk: int) -> HttpResponse:
    card = find(request, pk)
    form = LeaveForm(request.POST or None, initial={"left_on": clock.today()})
    if form.is_valid():
        actions.leave(card, by=request.member, left_on=form.cleaned_data["left_on"], on=clock.today(), at=clock.now())
        messages.success(request, "Отмечено. Карточка осталась среди выбывших; если это ошибка, человека можно вернуть.")
        return redirect(card)
    return show(request, "persons/leave.html", status=422 if form.is_bound else 200, person=card, form=form)


@require_POST
@requires("persons.come_back")
def come_back(request: Request, pk: int) -> HttpResponse:
    card = find(request, pk)
    actions.come_back(card, by=request.member, on=clock.today())
    messages.success(request, "Человек снова здесь. Проверьте класс или должность.")
    return redirect(card)


def _service(card: Person, form: CardForm) -> str:
    """How the words about length of service were understood, said back."""
    if "service" not in form.changed_data:
        return ""
    said = [
        *(["молодой специалист"] if card.young else []),
        *([card.service_words(clock.today())] if card.service_months is not None else []),
    ]
    return f" Стаж понят так: {', '.join(said)}." if said else ""
