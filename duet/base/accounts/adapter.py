"""How django-allauth behaves here: nobody signs up by themselves, letters and messages are ours, limits know the proxy."""

# allauth has no types of its own, and its classes are made to be subclassed.
# mypy: disallow-subclassing-any=False
from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url

from .addresses import client_address
from .mail import send_letter
from .models import User
from .passwords import check_password

# What is said after an act; of allauth's other messages nothing is said.
MESSAGES = {
    "account/messages/password_changed.txt": "Пароль изменён.",
    "account/messages/password_set.txt": "Пароль задан.",
    "account/messages/logged_out.txt": "Вы вышли.",
    "mfa/messages/totp_activated.txt": "Второй шаг включён: при входе Дуэт спросит код из приложения.",
    "mfa/messages/totp_deactivated.txt": "Второй шаг выключен: для входа хватит пароля.",
    "mfa/messages/recovery_codes_generated.txt": "Запасные коды готовы.",
}


def vouch(user: User) -> None:
    """Keep allauth's own list of addresses true: one row for each account, verified, the same as the log-in.

    The organisation that invited a person answers for the address. Without the row allauth would refuse the second factor
    and would wipe the password at the first single sign-on.
    """
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})


class AccountAdapter(DefaultAccountAdapter):
    """Log-in by address and password."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "Почта или пароль не подошли. Проверьте раскладку и\N{NO-BREAK SPACE}Caps\N{NO-BREAK SPACE}Lock.",
        "incorrect_password": "Пароль не подошёл. Проверьте раскладку и\N{NO-BREAK SPACE}Caps\N{NO-BREAK SPACE}Lock.",
        "enter_current_password": "Это не ваш нынешний пароль. Проверьте раскладку и\N{NO-BREAK SPACE}Caps\N{NO-BREAK SPACE}Lock.",
        "too_many_login_attempts": "Слишком много неудачных попыток. Подождите пять минут и попробуйте снова.",
        "rate_limited": "Слишком много попыток подряд. Подождите минуту и попробуйте снова.",
        "invalid_password_reset": "Ссылка устарела или уже использована. Попросите новую.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come by invitation or by the first run."""
        return False

    def clean_password(self, password: str, user: User | None = None) -> str:
        """The same words as everywhere."""
        check_password(password, user or User())
        return password

    def login(self, request: HttpRequest, user: User) -> None:
        """Open the session."""
        super().login(request, user)
        vouch(user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own page."""
        return resolve_url("profile:profile")

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that the limits on attempts are counted by."""
        return client_address(request)

    def add_message(self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any) -> None:
        """Say it in our words."""
        if text := kwargs.get("message") or MESSAGES.get(message_template or ""):
            messages.add_message(request, level, text)

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """The letter with a link for a new password."""
        send_letter("accounts/letters/password_reset", to=user.email, facts={"user": user, "url": context["password_reset_url"]})

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        """The account was closed."""
        return render(request, "accounts/inactive.html", status=403)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Single sign-on: lets an existing account in by the address its provider vouches for, and makes none."""

    def can_authenticate_by_email(self, login: Any, email: str) -> bool:
        """The provider is chosen by whoever installed the program and is trusted."""
        return True

    def authenticate_by_email(self, sociallogin: Any) -> tuple[User, str] | None:
        """The account with the verified address of the provider."""
        found: tuple[User, str] | None = super().authenticate_by_email(sociallogin)
        if found:
            vouch(found[0])
        return found

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """No account, no way in: the page says whom to ask."""
        raise ImmediateHttpResponse(render(request, "accounts/no_account.html", status=403))

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:
        """The provider did not answer, said no, or the person changed their mind."""
        raise ImmediateHttpResponse(render(request, "accounts/sign_on_failed.html", status=401))
