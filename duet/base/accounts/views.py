"""allauth's pages that need more than a template of ours."""

# allauth has no types of its own, and its classes are made to be subclassed.
# mypy: disallow-subclassing-any=False
from __future__ import annotations

import logging
from typing import Any
from urllib.parse import urlsplit

from allauth.account.views import LoginView, PasswordResetFromKeyView, PasswordResetView
from allauth.socialaccount.adapter import get_adapter as get_social_adapter
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

from .adapter import vouch
from .forms import LoginForm, ResetPasswordForm, ResetPasswordKeyForm
from .mail import can_send

log = logging.getLogger("duet.accounts")


class Login(LoginView):
    """Address and password, and the single sign-on where there is one."""

    template_name = "accounts/login.html"
    form_class = LoginForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the providers of the single sign-on."""
        providers = get_social_adapter(self.request).list_providers(self.request)
        return {
            **super().get_context_data(**kwargs),
            "providers": [(provider.name, provider.get_login_url(self.request)) for provider in providers],
        }

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Let the form of this page lead to the provider: a browser follows a form only where the policy allows."""
        response: HttpResponse = super().render_to_response(context, **kwargs)
        if origins := [_origin(app.settings["server_url"]) for app in get_social_adapter(self.request).list_apps(self.request)]:
            setattr(response, "_csp_update", {"form-action": origins})  # how csp.decorators says it
        return response


class PasswordReset(PasswordResetView):
    """A link by letter; without a mail server the page says whom to ask."""

    template_name = "accounts/password_reset.html"
    form_class = ResetPasswordForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With whether letters are sent."""
        return {**super().get_context_data(**kwargs), "can_send": can_send()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is promised that cannot be sent."""
        answer: HttpResponse = super().post(request, *args, **kwargs) if can_send() else self.get(request, *args, **kwargs)
        return answer


class PasswordResetFromKey(PasswordResetFromKeyView):
    """The page the link of the letter opens."""

    template_name = "accounts/password_reset_from_key.html"
    form_class = ResetPasswordKeyForm

    def form_valid(self, form: ResetPasswordKeyForm) -> HttpResponse:
        """Whoever opened the letter has the address."""
        vouch(self.reset_user)
        answer: HttpResponse = super().form_valid(form)
        return answer


@login_not_required
def start_sign_on(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the provider of the single sign-on; when it is down, say so."""
    try:
        answer: HttpResponse = oidc.login(request, provider_id)
    except RequestException:
        log.exception("The single sign-on %s does not answer.", provider_id)
        return render(request, "accounts/sign_on_failed.html", status=502)
    return answer


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
