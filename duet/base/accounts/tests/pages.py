"""How the pages of the account answer to whoever is logged in and to a stranger."""

from tests.architecture.pages import Page

PAGES = {
    # Whoever is in goes home.
    "account_login": Page(get=302, stranger=200),
    "account_logout": Page(get=200, stranger=302),
    "account_reauthenticate": Page(),
    "account_change_password": Page(),
    # There is a password already: to the page that changes it.
    "account_set_password": Page(get=302),
    "account_reset_password": Page(stranger=200),
    "account_reset_password_done": Page(stranger=200),
    "account_reset_password_from_key": Page(row=lambda cast: {"uidb36": "1", "key": "not-a-key"}, stranger=200),
    "account_reset_password_from_key_done": Page(stranger=200),
    "mfa_index": Page(),
    # Nobody is in the middle of a log-in: to the log-in or home.
    "mfa_authenticate": Page(get=302),
    # There is no code to ask for: to the password.
    "mfa_reauthenticate": Page(get=302),
    # First the password again.
    "mfa_activate_totp": Page(get=302),
    "mfa_deactivate_totp": Page(get=404),
    "mfa_view_recovery_codes": Page(get=404),
    "mfa_generate_recovery_codes": Page(get=302),
    "mfa_download_recovery_codes": Page(get=404),
    "openid_connect_login": Page(get=405, row=lambda cast: {"provider_id": "oidc"}, stranger=405),
    # No such provider is set.
    "openid_connect_callback": Page(get=404, row=lambda cast: {"provider_id": "oidc"}, stranger=404),
}
