"""The public page behind the QR of a registered document: what it is, whether it holds, whether a file is the very same.

Nothing on it is about a person: neither the heading, which may name one, nor who signed it.
"""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from duet.base.access.doors import Request, public
from duet.base.ui.pages import show

from ..checking import checked
from ..forms.checking import CheckForm


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public
def check(request: Request, token: str) -> HttpResponse:
    found = checked(token)
    if found is None:
        raise Http404("Такого документа в журнале нет.")
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    asked = form.is_valid()
    answer = found.same_as(form.cleaned_data["file"]) if asked else ""
    response = show(
        request, "documents/check.html", status=422 if form.errors else 200, document=found.document, signed=found.signed, form=form,
        answer=answer, asked=asked,
    )  # fmt: skip
    response["X-Robots-Tag"] = "noindex, nofollow"
    # Nothing of the address to other sites; «no-referrer» would send «Origin: null» with the form (CSRF).
    response["Referrer-Policy"] = "same-origin"
    return response
