"""The page a personal link opens."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from duet.base import clock
from duet.base.accounts.models import User
from duet.base.ui.pages import show

from .. import actions
from ..doors import InvitedRequest, invited
from ..forms.invitations import JoinForm, NewPasswordForm
from ..models import Purpose


@require_http_methods(["GET", "HEAD", "POST"])
@invited
def accept(request: InvitedRequest) -> HttpResponse:
    if request.invitation.purpose == Purpose.PASSWORD:
        return _renew(request)
    if isinstance(request.user, User):
        return _join_as(request, request.user)
    return _join(request)


def _join(request: InvitedRequest) -> HttpResponse:
    invitation, member = request.invitation, request.invitation.member
    form = JoinForm(request.POST or None, member=member)
    if form.is_valid():
        user = actions.join_with_new_account(invitation, by=member, account=form.account(), at=clock.now())
        get_adapter(request).login(request, user)
        return _welcome(request)
    login = f"{reverse('account_login')}?next={request.path}"
    return show(request, "organisations/join.html", status=422 if form.is_bound else 200, invitation=invitation, form=form, login=login)


def _join_as(request: InvitedRequest, user: User) -> HttpResponse:
    if request.method == "POST":
        actions.join_as(request.invitation, by=request.invitation.member, user=user, at=clock.now())
        return _welcome(request)
    return show(request, "organisations/join_as.html", invitation=request.invitation)


def _renew(request: InvitedRequest) -> HttpResponse:
    invitation, member = request.invitation, request.invitation.member
    form = NewPasswordForm(request.POST or None, member=member)
    if form.is_valid():
        actions.renew_password(invitation, by=member, password=form.cleaned_data["password"], at=clock.now())
        # The second factor is asked at the log-in as always: the link alone does not let in.
        logout(request)
        messages.success(request, "Пароль изменён. Войдите с новым.")
        return redirect("account_login")
    return show(request, "organisations/renew.html", status=422 if form.is_bound else 200, invitation=invitation, form=form)


def _welcome(request: InvitedRequest) -> HttpResponse:
    messages.success(request, "Добро пожаловать. Вы вошли.")
    return redirect("organisations:desk", request.invitation.organisation.slug)
