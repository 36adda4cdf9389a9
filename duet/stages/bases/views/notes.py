"""A psychologist's own notes about a person: no other page, file or search knows them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.core.consents import Use
from duet.stages.persons import gate

from .. import actions
from ..asking import asking_url
from ..forms.notes import NoteForm
from ..models import ConfidentialNote
from .people import person_of


def _note(request: Request, pk: int, note: int) -> ConfidentialNote:
    rows = ConfidentialNote.objects.visible_to(request.member).permitted(clock.today()).filter(person=pk).select_related("person")
    found: ConfidentialNote = get_object_or_404(rows, pk=note)
    return found


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@requires("bases.view_notes")
def notes(request: Request, pk: int) -> HttpResponse:
    """All one's notes about the person, and a place for a new one."""
    person, on = person_of(request, pk), clock.today()
    if not gate.may(person, Use.KEEP, on):
        return show(request, "bases/shut.html", person=person, title="Заметки", asking_url=asking_url(person, request.member))
    form = NoteForm(request.POST or None)
    if form.is_valid():
        actions.add_note(person, by=request.member, on=on, **form.cleaned_data)
        messages.success(request, "Заметка сохранена. Её видите только вы.")
        return redirect("bases:notes", request.member.organisation.slug, pk)
    rows = ConfidentialNote.objects.visible_to(request.member).filter(person=person)
    return show(request, "bases/notes.html", status=422 if form.is_bound else 200, person=person, form=form, notes=rows)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@requires("bases.edit_note")
def note(request: Request, pk: int, note: int) -> HttpResponse:
    written = _note(request, pk, note)
    form = NoteForm.of(written, request.POST or None)
    if form.is_valid():
        actions.edit_note(written, by=request.member, on=clock.today(), **form.cleaned_data)
        messages.success(request, "Сохранено.")
        return redirect("bases:notes", request.member.organisation.slug, pk)
    return show(request, "bases/note.html", status=422 if form.is_bound else 200, person=written.person, note=written, form=form)


@require_POST
@requires("bases.remove_note")
def remove(request: Request, pk: int, note: int) -> HttpResponse:
    actions.remove_note(_note(request, pk, note), by=request.member)
    messages.success(request, "Заметка удалена.")
    return redirect("bases:notes", request.member.organisation.slug, pk)
