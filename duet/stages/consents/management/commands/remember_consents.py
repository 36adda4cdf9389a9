"""``manage.py remember_consents``: what the clock does every hour, now and by hand."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand

from ...jobs import remember_all


class Command(BaseCommand):
    help = "Напомнить о согласиях, срок которых кончается, и закрыть то, срок чего прошёл."

    def handle(self, *args: Any, **options: Any) -> None:
        remember_all.call()
        self.stdout.write("Согласия просмотрены.")
