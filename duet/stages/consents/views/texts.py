"""The words of consents: ours, or the organisation's own."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from duet.base.access.doors import Request, requires
from duet.base.access.policy import can, must
from duet.base.ui.pages import show
from duet.core.consents import Kind
from duet.core.errors import Refusal
from duet.stages.editions.views.paper_files import as_file, known

from ..actions import texts as actions
from ..forms.texts import TextForm, fields, initial
from ..models import ConsentText
from ..papers import sample_paper
from ..texts import STANDARD, needed, sha256_of
from ..wording import operator_of, parts_of, sample

VOICES = {"self": False, "representative": True}


def _key(kind: str, voice: str) -> tuple[Kind, bool]:
    if voice not in VOICES or kind not in set(Kind) or (Kind(kind), VOICES[voice]) not in STANDARD:
        raise Http404("Такого согласия нет.")
    return Kind(kind), VOICES[voice]


def _text(request: Request, key: tuple[Kind, bool]) -> ConsentText:
    """The newest version, or ours, which nobody has been asked with yet."""
    kept: ConsentText | None = ConsentText.objects.visible_to(request.member).about(key[0], minor=key[1]).select_related("made_by").first()
    standard = STANDARD[key]
    if kept is not None and (kept.own or kept.sha256 == sha256_of(standard.title, standard.parts, standard.body)):
        return kept
    return ConsentText(
        organisation=request.member.organisation, kind=key[0], minor=key[1], version=kept.version + 1 if kept else 1,
        title=standard.title, parts=[list(part) for part in standard.parts], body=standard.body,
    )  # fmt: skip


@require_safe
@requires("consents.texts")
def texts(request: Request) -> HttpResponse:
    """All of them: whose words, which version."""
    kept: dict[tuple[str, bool], ConsentText] = {}
    for text in ConsentText.objects.visible_to(request.member).order_by("version"):
        kept[text.kind, text.minor] = text
    voices = {minor: voice for voice, minor in VOICES.items()}
    rows = [(STANDARD[key].title, str(key[0]), voices[key[1]], kept.get((str(key[0]), key[1]))) for key in STANDARD]
    return show(request, "consents/texts.html", rows=rows, operator=operator_of(request.member.organisation))


@require_http_methods(["GET", "HEAD", "POST"])
@requires("consents.texts")
def text(request: Request, kind: str, voice: str) -> HttpResponse:
    """One text: read, and changed by whoever may."""
    key = _key(kind, voice)
    if "restore" in request.POST:
        actions.restore_text(request.member.organisation, by=request.member, kind=key[0], minor=key[1])
        messages.success(request, "Вернулся текст программы. Прежние редакции остались в истории.")
        return redirect("consents:text", request.member.organisation.slug, kind, voice)
    now = _text(request, key)
    form = TextForm(request.POST or None, initial=initial(now.title, parts_of(now), now.body))
    if form.is_bound:
        must(request.member, "consents.edit_text", request.member.organisation)
        if form.is_valid() and _saved(request, form, key):
            messages.success(request, "Новая редакция сохранена. Кто подписал раньше, подписал прежние слова.")
            return redirect("consents:texts", request.member.organisation.slug)
    older = ConsentText.objects.visible_to(request.member).about(key[0], minor=key[1]).select_related("made_by")
    return show(
        request, "consents/text.html", status=422 if form.is_bound else 200, text=now, form=form, kind=kind, voice=voice, fields=fields(),
        needed=[f"{{{name}}}" for name in needed(key[0], minor=key[1])], older=older[:20],
        may_edit=can(request.member, "consents.edit_text", request.member.organisation),
        back=reverse("consents:texts", args=[request.member.organisation.slug]),
    )  # fmt: skip


def _saved(request: Request, form: TextForm, key: tuple[Kind, bool]) -> bool:
    """Saves; what the law is missing is said above the form."""
    said = form.cleaned_data
    try:
        actions.edit_text(
            request.member.organisation,
            by=request.member,
            kind=key[0],
            minor=key[1],
            title=said["title"],
            parts=said["parts"],
            body=said["body"],
        )
    except Refusal as refusal:
        form.refused(refusal)
        return False
    return True


@require_safe
@requires("consents.texts")
def text_file(request: Request, kind: str, voice: str, form: str) -> HttpResponse:
    """An empty form to print."""
    key, operator = _key(kind, voice), operator_of(request.member.organisation)
    found = _text(request, key)
    return as_file(sample_paper(sample(found, operator), operator, kind=key[0]), known(form), found.title[:80])
