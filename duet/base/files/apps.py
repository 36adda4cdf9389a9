from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "duet.base.files"
    label = "files"
