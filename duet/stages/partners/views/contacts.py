"""Pages of contacts at a partner's."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show

from .. import actions
from ..forms.partners import ContactForm
from ..models import Contact, Partner


@require_http_methods(["GET", "HEAD", "POST"])
@requires("partners.add_contact")
def add(request: Request, pk: int) -> HttpResponse:
    partner: Partner = get_object_or_404(Partner.objects.visible_to(request.member).select_related("organisation"), pk=pk)
    form = ContactForm(request.POST or None)
    if form.is_valid():
        actions.add_contact(partner, by=request.member, card=form.card())
        messages.success(request, "Контакт добавлен.")
        return redirect(partner)
    return show(request, "partners/add_contact.html", status=422 if form.is_bound else 200, form=form, partner=partner)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("partners.edit_contact")
def edit(request: Request, pk: int) -> HttpResponse:
    contact = _contact(request, pk)
    bound = request.method == "POST"
    form = ContactForm(request.POST) if bound else ContactForm.of(contact)
    if bound and form.is_valid():
        actions.edit_contact(contact, by=request.member, card=form.card())
        messages.success(request, "Сохранено.")
        return redirect(contact.partner)
    return show(request, "partners/edit_contact.html", status=422 if bound else 200, form=form, partner=contact.partner, contact=contact)


@require_POST
@requires("partners.remove_contact")
def remove(request: Request, pk: int) -> HttpResponse:
    contact = _contact(request, pk)
    actions.remove_contact(contact.partner, by=request.member, contact=contact)
    messages.success(request, "Контакт удалён.")
    return redirect(contact.partner)


def _contact(request: Request, pk: int) -> Contact:
    found: Contact = get_object_or_404(Contact.objects.visible_to(request.member).select_related("partner__organisation"), pk=pk)
    return found
