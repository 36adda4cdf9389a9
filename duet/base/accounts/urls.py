"""The pages of allauth that are offered here, under their own names. There is no sign-up among them, nor lists of addresses."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import include, path, re_path
from django.views.decorators.http import require_POST, require_safe

from . import forms, views

account_pages = [
    path("login/", views.Login.as_view(), name="account_login"),
    path("logout/", account.LogoutView.as_view(template_name="accounts/logout.html"), name="account_logout"),
    path(
        "reauthenticate/",
        account.ReauthenticateView.as_view(template_name="accounts/reauthenticate.html", form_class=forms.ReauthenticateForm),
        name="account_reauthenticate",
    ),
    path(
        "password/change/",
        account.PasswordChangeView.as_view(template_name="accounts/password_change.html", form_class=forms.ChangePasswordForm),
        name="account_change_password",
    ),
    path(
        "password/set/",
        account.PasswordSetView.as_view(template_name="accounts/password_set.html", form_class=forms.SetPasswordForm),
        name="account_set_password",
    ),
    path("password/reset/", views.PasswordReset.as_view(), name="account_reset_password"),
    path(
        "password/reset/sent/",
        account.PasswordResetDoneView.as_view(template_name="accounts/password_reset_done.html"),
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        views.PasswordResetFromKey.as_view(),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/changed/",
        account.PasswordResetFromKeyDoneView.as_view(template_name="accounts/password_reset_from_key_done.html"),
        name="account_reset_password_from_key_done",
    ),
]
second_step_pages = [
    path("", mfa.IndexView.as_view(template_name="accounts/second_step.html"), name="mfa_index"),
    path("code/", mfa.AuthenticateView.as_view(template_name="accounts/code.html", form_class=forms.CodeForm), name="mfa_authenticate"),
    path(
        "code-again/",
        mfa.ReauthenticateView.as_view(template_name="accounts/reauthenticate.html", form_class=forms.ReauthenticateCodeForm),
        name="mfa_reauthenticate",
    ),
    path(
        "on/",
        totp.ActivateTOTPView.as_view(template_name="accounts/second_step_on.html", form_class=forms.ActivateTOTPForm),
        name="mfa_activate_totp",
    ),
    path("off/", totp.DeactivateTOTPView.as_view(template_name="accounts/second_step_off.html"), name="mfa_deactivate_totp"),
    path("spare-codes/", codes.ViewRecoveryCodesView.as_view(template_name="accounts/spare_codes.html"), name="mfa_view_recovery_codes"),
    path(
        "spare-codes/new/",
        codes.GenerateRecoveryCodesView.as_view(template_name="accounts/spare_codes_new.html"),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "spare-codes/download/",
        codes.DownloadRecoveryCodesView.as_view(template_name="accounts/spare_codes.txt"),
        name="mfa_download_recovery_codes",
    ),
]
sign_on_pages = [
    # Only by a form: a link from outside cannot log anybody in.
    path("<slug:provider_id>/", require_POST(views.start_sign_on), name="openid_connect_login"),
    path("<slug:provider_id>/back/", require_safe(oidc.callback), name="openid_connect_callback"),
]
urlpatterns = [*account_pages, path("second-step/", include(second_step_pages)), path("sign-on/", include(sign_on_pages))]
