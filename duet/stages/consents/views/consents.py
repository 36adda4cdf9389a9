"""The register of consents, and one consent with everything that proves it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can
from duet.base.papers import Paper
from duet.base.papers.blocks import LANDSCAPE, Cell, Heading, Table, Text
from duet.base.papers.fitting import fitted
from duet.base.ui.pages import show
from duet.core.calendar import in_words
from duet.stages.editions.views.paper_files import as_file, known
from duet.stages.persons.models import LookKind
from duet.stages.persons.watching import MARK, looked, looked_at_list, took_away
from duet.stages.roadmaps.views.files import download

from ..actions import asking as actions
from ..cells import FIELDS, RESOURCES
from ..forms.registering import ScanForm
from ..forms.sifting import RegisterSifting
from ..models import Collection, Consent, SigningLink, State, Way
from ..papers import sheet_paper
from ..wording import ON_SCREEN, filled, heading, operator_of
from .showing import shown

ON_A_PAGE = 50
# What one file of the register holds at most.
MOST_ROWS = 20_000
HEADS = ("№", "Чьё", "Класс или должность", "О чём", "Кто подписывает", "Состояние", "Подписано", "Действует по", "Как")


def _consent(request: Request, pk: int) -> Consent:
    found: Consent = get_object_or_404(
        Consent.objects.visible_to(request.member).for_words().select_related("file", "asked_by", "collection"), pk=pk
    )
    return found


@require_safe
@requires("consents.list")
def consents(request: Request) -> HttpResponse:
    """The register, looked through by filters."""
    member, on = request.member, clock.today()
    sifting = RegisterSifting(request.GET, viewer=member, on=on)
    found = sifting.sift(Consent.objects.visible_to(member))
    page: Page[Consent] = Paginator(found.for_list(), ON_A_PAGE).get_page(request.GET.get("page"))
    listed = list(page)
    looked_at_list(member, "Список согласий", len(listed))
    return show(
        request, "consents/consents.html", part="found", page=page, rows=[shown(consent, on) for consent in listed], sifting=sifting,
        collections=Collection.objects.visible_to(member).open().with_answers()[:3] if can(member, "consents.ask") else (),
    )  # fmt: skip


@require_safe
@requires("consents.export")
def export(request: Request, form: str) -> HttpResponse:
    """The register as a file, as it is sifted."""
    kind, on = known(form), clock.today()
    sifting = RegisterSifting(request.GET, viewer=request.member, on=on)
    listed = list(sifting.sift(Consent.objects.visible_to(request.member)).for_list()[:MOST_ROWS])
    took_away(request.member, {consent.person_id: consent.person for consent in listed}.values(), "Журнал согласий")
    rows = [tuple(Cell(title, bold=True) for title in HEADS), *(_cells(consent, on) for consent in listed)]
    table = fitted(Table(tuple(rows), (1.0,) * len(HEADS)), LANDSCAPE.room)
    place = request.member.organisation
    note = Text(f"{place.full_name or place.name}\nНа {in_words(on)} г. {MARK}")
    return as_file(Paper("Журнал согласий", (Heading("Журнал согласий"), note, table), LANDSCAPE), kind, f"Журнал согласий {on:%d.%m.%Y}")


def _cells(consent: Consent, on: Any) -> tuple[Cell, ...]:
    line = shown(consent, on)
    words = (
        str(consent.number or ""), consent.person.full_name, consent.person.place, line.about, consent.signer.full_name, line.words,
        f"{consent.signed_on:%d.%m.%Y}" if consent.signed_on else "", f"{consent.until:%d.%m.%Y}" if consent.until else "",
        consent.get_way_display() if consent.way else "",
    )  # fmt: skip
    return tuple(Cell(word) for word in words)


@require_safe
@requires("consents.read")
def consent(request: Request, pk: int) -> HttpResponse:
    """The words as they were signed, what proves it, what was said since."""
    found, on = _consent(request, pk), clock.today()
    looked(request.member, found.person, f"Согласие {found.get_kind_display()}")
    links = SigningLink.objects.visible_to(request.member).filter(signer=found.signer, cancelled_at__isnull=True)
    link = links.first() if found.state == State.ASKED else None
    words = filled(found, operator_of(found.organisation), blank=ON_SCREEN)
    return show(
        request, "consents/consent.html", consent=found, line=shown(found, on), words=words,
        title=heading(found), said=list(found.words.select_related("by").order_by("pk")), link=link, proof=_proof(request, found),
        cells=_said_of_cells(found), scan_form=ScanForm() if found.way in (Way.PAPER, Way.OFFICE) and not found.file_id else None,
    )  # fmt: skip


def _said_of_cells(consent: Consent) -> list[tuple[str, str, bool, str]]:
    return [
        (FIELDS.get(cell["field"], cell["field"]), RESOURCES.get(cell["resource"], cell["resource"]), cell["allow"], cell["condition"])
        for cell in consent.cells
    ]


def _proof(request: Request, consent: Consent) -> list[tuple[str, str]]:
    """What proves the answer, for whoever minds consents."""
    if not consent.evidence or not can(request.member, "consents.evidence"):
        return []
    kept = consent.evidence
    at = timezone.localtime(consent.answered_at) if consent.answered_at else None
    code = {True: "введён верно", False: "не введён", None: "не спрашивали"}[kept.get("code")] if consent.way == Way.LINK else ""
    found = [
        ("Как", str(consent.get_way_display())),
        ("Когда записано", f"{at:%d.%m.%Y %H:%M:%S %Z}" if at else ""),
        ("Код из записки", code),
        ("Адрес в сети", str(kept.get("ip", ""))),
        ("Через посредника", str(kept.get("forwarded", ""))),
        ("Браузер", str(kept.get("agent", ""))),
        ("Кто принял", str(kept.get("accepted", ""))),
        ("Редакция текста", str(kept.get("text", consent.text.version))),
        ("Контрольная сумма текста (SHA-256)", str(kept.get("sha256", ""))),
        ("Контрольная сумма скана", str(kept.get("scan", ""))),
    ]
    return [(name, words) for name, words in found if words]


@require_safe
@requires("consents.read")
def print_sheet(request: Request, pk: int, form: str) -> HttpResponse:
    """The sheet to sign, or as it was answered."""
    kind, found = known(form), _consent(request, pk)
    took_away(request.member, [found.person], f"Лист согласия {found.get_kind_display()}", kind=LookKind.PRINT)
    return as_file(sheet_paper(found, operator_of(found.organisation)), kind, f"Согласие. {found.person.short_name}")


@require_safe
@requires("consents.evidence")
def scan(request: Request, pk: int) -> HttpResponse:
    """The scan of the paper."""
    found = _consent(request, pk)
    if found.file is None:
        raise Http404("Скана нет.")
    took_away(request.member, [found.person], f"Скан согласия {found.get_kind_display()}")
    return download(found.file)


@require_POST
@requires("consents.cancel")
def cancel(request: Request, pk: int) -> HttpResponse:
    """Take the question back."""
    found = _consent(request, pk)
    actions.cancel(found, by=request.member)
    messages.success(request, "Просьба отменена: этот лист больше не предложат подписать.")
    return redirect(found)
