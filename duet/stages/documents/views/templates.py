"""«Свои образцы»: our text to take, an own file to bring, to look at and to accept."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.files.models import StoredFile
from duet.base.papers import Format
from duet.base.papers.html import write_html
from duet.base.ui.pages import show
from duet.core.text import folded
from duet.stages.editions.views.paper_files import FORMATS, saved

from .. import actions
from ..desk import COMMON
from ..drawing import draw
from ..families import Family
from ..forms.templates import TemplateForm
from ..kinds import Facts, Field, Flag, Kind, Rows, all_kinds
from ..models import Document, OwnTemplate
from ..template_checking import Fault, faults_of
from ..template_reading import paper_of
from ..template_samples import ROW, placeholders, sample_template
from ..templating import current_template, render
from .finding import the_kind

DOCX = FORMATS[Format.DOCX].mime


@require_safe
@requires("documents.templates")
def templates(request: Request) -> HttpResponse:
    own = {row.kind: row for row in OwnTemplate.objects.visible_to(request.member).filter(retired_at__isnull=True).select_related("by")}
    asked = folded(request.GET.get("q", ""))[:100]
    kinds = [kind for kind in all_kinds() if all(word in folded(kind.title) for word in asked.split())]
    groups = [
        (Family(family), list(some))
        for family, some in groupby((kind for kind in kinds if kind.name not in own), key=lambda one: one.family)
    ]
    mine = [(kind, own[kind.name]) for kind in kinds if kind.name in own]
    return show(request, "documents/templates.html", part="found", mine=mine, groups=groups, q=request.GET.get("q", "")[:100])


@require_http_methods(["GET", "HEAD", "POST"])
@requires("documents.bring_template")
def template(request: Request, kind: str) -> HttpResponse:
    chosen, member = the_kind(kind), request.member
    if request.method != "POST":
        return _page(request, chosen, TemplateForm())
    form = TemplateForm(request.POST, request.FILES)
    faults = faults_of(form.content, chosen) if form.is_valid() else []
    if faults or not form.is_valid():
        return _page(request, chosen, form, faults)
    name = form.cleaned_data["file"].name or ""
    stored = actions.try_template(member.organisation, by=member, kind=chosen, content=form.content, name=name)
    return redirect("documents:try_template", org=member.organisation.slug, kind=chosen.name, pk=stored.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("documents.bring_template")
def try_template(request: Request, kind: str, pk: int) -> HttpResponse:
    chosen, member = the_kind(kind), request.member
    file = get_object_or_404(StoredFile.objects.visible_to(member).filter(by=member, name__iendswith=".docx"), pk=pk)
    if request.method == "POST":
        actions.bring_template(member.organisation, by=member, kind=chosen, file=file, at=clock.now())
        messages.success(request, "Образец принят. Новые документы этого вида будут готовиться по нему.")
        return redirect("documents:template", org=member.organisation.slug, kind=chosen.name)
    content = file.read()
    if faults_of(content, chosen):
        messages.error(request, "В этом файле есть ошибки. Загрузите его ещё раз, и мы покажем их все.")
        return redirect("documents:template", org=member.organisation.slug, kind=chosen.name)
    document, facts = _example(request, chosen)
    # The writer of papers escapes every word of it.
    preview = mark_safe(write_html(paper_of(render(content, facts), chosen.title)))  # noqa: S308
    return show(request, "documents/try_template.html", kind=chosen, file=file, preview=preview, example=document)


@require_safe
@requires("documents.templates")
def our_template(request: Request, kind: str) -> HttpResponse:
    chosen = the_kind(kind)
    return saved(sample_template(chosen), f"{chosen.title}, образец.docx", DOCX)


@require_safe
@requires("documents.templates")
def own_template(request: Request, kind: str, version: int) -> HttpResponse:
    rows = OwnTemplate.objects.visible_to(request.member).select_related("file")
    found = get_object_or_404(rows, kind=the_kind(kind).name, version=version)
    return saved(found.file.read(), f"{the_kind(kind).title}, редакция {found.version}.docx", DOCX)


@require_POST
@requires("documents.retire_template")
def retire_template(request: Request, kind: str) -> HttpResponse:
    chosen, member = the_kind(kind), request.member
    found = get_object_or_404(OwnTemplate.objects.visible_to(member), kind=chosen.name, retired_at__isnull=True)
    actions.retire_template(found, by=member, at=clock.now())
    messages.success(request, "Новые документы этого вида снова будут с нашим текстом.")
    return redirect("documents:template", org=member.organisation.slug, kind=chosen.name)


def _page(request: Request, kind: Kind, form: TemplateForm, faults: list[Fault] | None = None) -> HttpResponse:
    member = request.member
    asked = request.GET.get("q", "")[:100]
    versions = OwnTemplate.objects.visible_to(member).filter(kind=kind.name).select_related("by", "file")[:20]
    return show(
        request, "documents/template.html", part="fields", status=422 if form.is_bound else 200, kind=kind, form=form, faults=faults or [],
        current=current_template(member.organisation, kind.name), versions=list(versions), q=asked, rows=_field_rows(kind, asked),
    )  # fmt: skip


def _field_rows(kind: Kind, asked: str) -> list[tuple[str, str]]:
    """Every field as it is written in a template, and what it is; those of the kind first."""
    words = folded(asked).split()
    rows = [row for field in (*kind.fields, *COMMON) for row in _written(field)]
    return [(tag, title) for tag, title in rows if all(word in folded(f"{tag} {title}") for word in words)]


def _written(field: Field | Flag | Rows) -> list[tuple[str, str]]:
    match field:
        case Field():
            return [(f"{{{{ {field.name} }}}}", field.title)]
        case Flag():
            return [(f"{{% if {field.name} %}} … {{% endif %}}", f"{field.title}: то, что внутри, печатается, если отмечено")]
        case _:
            opens = (
                f"{{%tr for {ROW} in {field.name} %}} … {{%tr endfor %}}",
                f"{field.title}: строки таблицы между этими двумя повторяются",
            )
            return [opens, *((f"{{{{ {ROW}.{column.name} }}}}", f"{field.title}: {column.title}") for column in field.columns)]


def _example(request: Request, kind: Kind) -> tuple[Document | None, Facts]:
    """The newest document of the kind and its facts, else the titles of the fields."""
    rows = Document.objects.visible_to(request.member).for_page().filter(kind=kind.name)
    newest = rows.order_by("-made_at", "-pk").first()
    if newest is None:
        return None, placeholders(kind)
    return newest, {**placeholders(kind), **draw(newest, by=request.member, on=clock.today()).facts}
