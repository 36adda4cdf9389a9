"""Print the address of the first-run page with its key."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.urls import reverse

from duet.stages.organisations.setup_key import setup_key


class Command(BaseCommand):
    help = "Печатает адрес первого запуска с ключом: по нему открывают ещё одну организацию, когда программа уже работает."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--base", default="http://127.0.0.1:8000", help="Адрес программы.")

    def handle(self, *args: Any, base: str, **options: Any) -> None:
        self.stdout.write(f"{base.rstrip('/')}{reverse('setup:organisation')}?key={setup_key()}")
