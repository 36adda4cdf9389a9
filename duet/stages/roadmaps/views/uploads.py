"""Bringing a document in: the form, the reading, the review row by row, the saving."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.ui.frame import Choice
from duet.base.ui.pages import show
from duet.core.errors import Refusal

from .. import actions
from ..forms.uploads import AddRow, AnswerDays, BringRoadmap, MendRow, MendUpload
from ..models import DraftRow, Roadmap, Upload, UploadState
from ..models.meaning import proposals
from ..querysets import is_doubtful
from .files import download

ROWS_ON_A_PAGE = 60
STEPPER = ("Файл прочитан", "Проверка", "План на год")
SHOW = {"doubts": "Сомнения", "mended": "Исправлено вами", "skipped": "Не переносятся"}


def _upload(request: Request, pk: int) -> Upload:
    """A paper of one's own organisation: nobody above reads another's source file or its review."""
    upload: Upload = get_object_or_404(Upload.objects.visible_to(request.member).at_desk(request.member).for_page(), pk=pk)
    return upload


def _row(request: Request, pk: int) -> DraftRow:
    row: DraftRow = get_object_or_404(DraftRow.objects.visible_to(request.member).at_desk(request.member).for_page(), pk=pk)
    return row


@require_http_methods(["GET", "POST"])
@requires("roadmaps.upload")
def start(request: Request) -> HttpResponse:
    form = BringRoadmap(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return redirect(actions.upload_roadmap(request.member.organisation, by=request.member, **form.document()))
    status = 422 if form.is_bound else 200
    unfinished = Upload.objects.visible_to(request.member).at_desk(request.member).unfinished().for_page()[:5]
    own = Roadmap.objects.visible_to(request.member).at_desk(request.member).filter(source=None).for_page().latest_first()
    return show(
        request, "roadmaps/start.html", status=status, form=form, unfinished=unfinished, wizard="wizard" in request.GET,
        plans=own.filter(ends_on__gte=clock.today())[:3], last=own.first(),
    )  # fmt: skip


@require_GET
@requires("roadmaps.upload")
def upload(request: Request, pk: int) -> HttpResponse:
    upload = _upload(request, pk)
    if request.htmx and not upload.is_being_read:
        # It was read while the page asked: the answer is another page, not a part of this one.
        return HttpResponseClientRedirect(upload.get_absolute_url())
    if upload.roadmap is not None:
        return redirect(upload.roadmap)
    if upload.state != UploadState.READ:
        return show(request, "roadmaps/reading.html", part="reading", upload=upload)
    return _review(request, upload, MendUpload(instance=upload))


def _review(request: Request, upload: Upload, form: MendUpload, status: int = 200) -> HttpResponse:
    shown = request.GET.get("show", "")
    rows = upload.rows.all()
    chosen = {"doubts": rows.doubtful, "mended": rows.mended, "skipped": rows.skipped}.get(shown, rows.all)()
    page: Page[DraftRow] = Paginator(chosen, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    for row in page.object_list:
        row.upload, row.proposals = upload, proposals(row, upload)
    counts = _counts(upload)
    return show(
        request, "roadmaps/upload.html", status=status, upload=upload, page=page, shown=shown, form=form,
        counts=counts, filters=_filters(upload, shown, counts), stepper=STEPPER,
    )  # fmt: skip


def _filters(upload: Upload, shown: str, counts: dict[str, int]) -> list[Choice]:
    here = upload.get_absolute_url()
    every = Choice("Все строки", here, current=shown not in SHOW, count=counts["all"])
    return [every] + [
        Choice(title, f"{here}?show={key}", current=shown == key, count=counts[key])
        for key, title in SHOW.items()
        if counts[key] or key == "doubts"
    ]


def _counts(upload: Upload) -> dict[str, int]:
    counts: dict[str, int] = upload.rows.aggregate(
        all=Count("pk"),
        kept=Count("pk", filter=Q(skipped=False)),
        doubts=Count("pk", filter=is_doubtful()),
        mended=Count("pk", filter=Q(mended=True)),
        skipped=Count("pk", filter=Q(skipped=True)),
    )
    return counts


def _answered(request: Request, row: DraftRow) -> HttpResponse:
    """The row as it is now: its part for HTMX, its place on the review for a browser."""
    if not request.htmx:
        return redirect(row)
    row.proposals = proposals(row, row.upload)
    return show(request, "roadmaps/row.html", part="answered", row=row, upload=row.upload, counts=_counts(row.upload))


@require_http_methods(["GET", "POST"])
@requires("roadmaps.mend")
def row(request: Request, pk: int) -> HttpResponse:
    row = _row(request, pk)
    if request.htmx and "cancel" in request.GET:
        return _answered(request, row)
    form = MendRow(request.POST) if request.method == "POST" else MendRow.of(row)
    if form.is_bound and form.is_valid():
        return _answered(request, actions.mend_row(row, by=request.member, **form.cleaned_data))
    status = 422 if form.is_bound else 200
    return show(request, "roadmaps/row.html", part="editing", status=status, row=row, upload=row.upload, form=form)


@require_POST
@requires("roadmaps.mend")
def answer(request: Request, pk: int) -> HttpResponse:
    row, form = _row(request, pk), AnswerDays(request.POST)
    if not form.is_valid():
        row.proposals = proposals(row, row.upload)
        return show(request, "roadmaps/row.html", part="editing", status=422, row=row, upload=row.upload, form=MendRow.of(row), days=form)
    return _answered(request, actions.answer_row(row, by=request.member, days=form.cleaned_data["day"]))


@require_POST
@requires("roadmaps.mend")
def settle(request: Request, pk: int) -> HttpResponse:
    return _answered(request, actions.settle_row(_row(request, pk), by=request.member, settled="doubt" not in request.POST))


@require_POST
@requires("roadmaps.mend")
def skip(request: Request, pk: int) -> HttpResponse:
    return _answered(request, actions.skip_row(_row(request, pk), by=request.member, skipped="keep" not in request.POST))


@require_POST
@requires("roadmaps.mend")
def add(request: Request, pk: int) -> HttpResponse:
    form = AddRow(request.POST)
    if not form.is_valid():
        raise Refusal(" ".join(map(str, form.errors["title"])))
    return redirect(actions.add_row(_row(request, pk), by=request.member, **form.cleaned_data))


@require_POST
@requires("roadmaps.mend")
def mend(request: Request, pk: int) -> HttpResponse:
    upload = _upload(request, pk)
    form = MendUpload(request.POST, instance=_upload(request, pk))
    if not form.is_valid():
        return _review(request, upload, form, status=422)
    actions.mend_upload(upload, by=request.member, **form.cleaned_data)
    messages.success(request, "Название и период сохранены, сроки прочитаны заново.")
    return redirect(upload)


@require_POST
@requires("roadmaps.upload")
def again(request: Request, pk: int) -> HttpResponse:
    return redirect(actions.read_again(_upload(request, pk), by=request.member))


@require_POST
@requires("roadmaps.drop")
def drop(request: Request, pk: int) -> HttpResponse:
    upload = actions.drop_upload(_upload(request, pk), by=request.member)
    messages.success(request, f"Файл «{upload.name}» отложен: в план он не попал, но сохранён.")
    return redirect("roadmaps:start", request.member.organisation.slug)


@require_POST
@requires("roadmaps.save")
def save(request: Request, pk: int) -> HttpResponse:
    roadmap = actions.save_roadmap(_upload(request, pk), by=request.member, on=clock.today())
    messages.success(request, "Дорожная карта сохранена. Сроки разложены по дням, ближайшие — на странице «Сегодня».")
    return redirect(roadmap)


@require_GET
@requires("roadmaps.upload")
def file(request: Request, pk: int) -> HttpResponse:
    return download(_upload(request, pk).file)
