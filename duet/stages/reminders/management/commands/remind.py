"""``manage.py remind``: the letters of today now, whatever the hour; whoever has theirs already gets no second one."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from duet.base import clock
from duet.base.accounts.mail import can_send
from duet.stages.reminders.jobs import written_to
from duet.stages.reminders.postman import Tally, send_letters


class Command(BaseCommand):
    """Go through all organisations, or one."""

    help = "Разослать напоминания за сегодня сейчас, не дожидаясь часа рассылки. Повторять безопасно: второго письма никто не получит."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("organisation", nargs="?", default="", help="адрес одной организации, например school-12")

    def handle(self, *args: Any, organisation: str, **options: Any) -> None:
        if not can_send():
            raise CommandError("Почтовый сервер не указан: задайте DUET_SMTP_HOST. Напоминания видны на страницах программы и без него.")
        chosen = written_to().filter(slug=organisation) if organisation else written_to()
        if organisation and not chosen:
            raise CommandError(f"Организации «{organisation}» нет, или это репетиция: она писем не рассылает.")
        total = Tally()
        for place in chosen:
            tally = send_letters(place, on=clock.today(), at=clock.now())
            total = Tally(total.sent + tally.sent, total.failed + tally.failed, tally.is_down)
            if tally.is_down:
                raise CommandError(f"Почтовый сервер не отвечает. Ушло писем: {total.sent}. Повторите позже: вторых писем не будет.")
        self.stdout.write(f"Ушло писем: {total.sent}. Не приняты сервером: {total.failed}.")
