"""Pages of partners: the list, one partner, what its representative sees."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.pages import show
from duet.core.consents import Use
from duet.stages.editions.views.paper_files import FORMATS, as_file, known
from duet.stages.persons import gate
from duet.stages.persons.watching import looked_at_list, took_away

from .. import actions
from ..forms.partners import PartnerForm
from ..forms.sifting import Sifting
from ..models import Envoy, Partner, sent_by
from ..papers import partners_paper
from ..querysets import people_of_partners
from ..words import admission, lines_of, said_of, standing

ON_A_PAGE = 50


@require_safe
@requires("partners.view")
def partners(request: Request) -> HttpResponse:
    member, today = request.member, clock.today()
    sifting = Sifting(request.GET, on=today)
    found = sifting.sift(Partner.objects.visible_to(member)).for_list()
    page: Page[Partner] = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [(partner, said_of(standing(partner, today)), next(iter(partner.contacts.all()), None)) for partner in page]
    looked_at_list(member, "Список партнёров: контактные лица", sum(contact is not None for _, _, contact in rows))
    asked = urlencode({name: str(value) for name, value in request.GET.items() if name in sifting.fields and value})
    files = [(form, kind.title, asked) for form, kind in FORMATS.items()]
    return show(request, "partners/partners.html", part="found", page=page, rows=rows, sifting=sifting, files=files)


@require_safe
@requires("partners.export")
def partners_file(request: Request, form: str) -> HttpResponse:
    kind, today = known(form), clock.today()
    found = list(Sifting(request.GET, on=today).sift(Partner.objects.visible_to(request.member)).for_list())
    took_away(request.member, [], f"Список партнёров с контактными лицами, {len(found)}")
    return as_file(partners_paper(request.member.organisation, found, today), kind, f"Партнёры на {today:%d.%m.%Y}")


@require_safe
@requires("partners.view")
def partner(request: Request, pk: int) -> HttpResponse:
    found, today = _partner(request, pk), clock.today()
    contacts = list(found.contacts.all())
    envoys = list(Envoy.objects.visible_to(request.member).filter(partner=found).for_page().order_by("ended_on", "person__sort_name", "pk"))
    open_to = gate.open_to([envoy.person for envoy in envoys], Use.KEEP, today)
    people = [(envoy, admission(envoy) if envoy.person_id in open_to else None) for envoy in envoys]
    agreements = list(found.agreements.select_related("file"))
    looked_at_list(request.member, f"Партнёр: контактные лица и люди (карточка {found.pk})", len(contacts) + len(envoys))
    return show(
        request, "partners/partner.html", partner=found, said=said_of(standing(found, today)), lines=lines_of(agreements, today),
        contacts=contacts, people=people,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@requires("partners.add")
def add(request: Request) -> HttpResponse:
    form = PartnerForm(request.POST or None)
    if form.is_valid():
        made = actions.add(request.member.organisation, by=request.member, card=form.card())
        messages.success(request, "Партнёр записан. Теперь добавьте соглашение и контакты.")
        return redirect(made)
    return show(request, "partners/add.html", status=422 if form.is_bound else 200, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("partners.edit")
def edit(request: Request, pk: int) -> HttpResponse:
    found = _partner(request, pk)
    form = PartnerForm(request.POST) if request.method == "POST" else PartnerForm.of(found)
    if form.is_bound and form.is_valid():
        actions.edit(found, by=request.member, card=form.card())
        messages.success(request, "Сохранено.")
        return redirect(found)
    return show(request, "partners/edit.html", status=422 if form.is_bound else 200, form=form, partner=found)


@require_POST
@requires("partners.close")
def close(request: Request, pk: int) -> HttpResponse:
    found = actions.close(_partner(request, pk), by=request.member, on=clock.today())
    messages.success(request, "Отмечено. Напоминать об этом партнёре не будем; всё записанное осталось.")
    return redirect(found)


@require_POST
@requires("partners.reopen")
def reopen(request: Request, pk: int) -> HttpResponse:
    found = actions.reopen(_partner(request, pk), by=request.member)
    messages.success(request, "Снова сотрудничаем. Проверьте соглашение.")
    return redirect(found)


@require_safe
@requires("partners.see_own")
def own(request: Request) -> HttpResponse:
    """What a representative sees: the own organisation and the own people, nobody else's."""
    member, today = request.member, clock.today()
    mine = Partner.objects.visible_to(member).represented_by(member).prefetch_related("agreements", people_of_partners(member))
    page: Page[Partner] = Paginator(mine, ON_A_PAGE).get_page(request.GET.get("page"))
    listed = [(found, sent_by(found)) for found in page]
    people = [envoy.person for _, sent in listed for envoy in sent]
    looked_at_list(member, "Люди своей организации", len(people))
    open_to = gate.open_to(people, Use.KEEP, today)
    rows = [(found, said_of(standing(found, today)), [(envoy, envoy.person_id in open_to) for envoy in sent]) for found, sent in listed]
    return show(request, "partners/own.html", page=page, rows=rows)


def _partner(request: Request, pk: int) -> Partner:
    found: Partner = get_object_or_404(Partner.objects.visible_to(request.member).select_related("organisation"), pk=pk)
    return found
