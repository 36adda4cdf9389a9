from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "duet.base.accounts"
    label = "accounts"
