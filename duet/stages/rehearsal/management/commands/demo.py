"""``manage.py demo``: an invented town to look at the program, with log-ins for everybody in it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from duet.base import clock
from duet.base.tenancy.models import Member, Organisation
from duet.base.tenancy.scope import everywhere
from duet.core.calendar import Period
from duet.stages.rehearsal.town.people import DEPARTMENT, PASSWORD
from duet.stages.rehearsal.town.settling import settle
from duet.stages.rehearsal.town.year import live


class Command(BaseCommand):
    """Build the town; once built it is left as it is."""

    help = "Создать вымышленный город: управление образования, школы, детский сад и колледж с дорожными картами."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="ничего не делать, если в базе уже есть организации")

    def handle(self, *args: Any, **options: Any) -> None:
        with everywhere():
            if Organisation.objects.filter(slug=DEPARTMENT.slug).exists():
                self.stdout.write("Вымышленный город уже есть.")
            elif Organisation.objects.exists():
                if not options["if_empty"]:
                    raise CommandError("В базе уже есть организации: вымышленный город строится только на пустой.")
                return
            else:
                self._build()
            self._print_log_ins()

    @transaction.atomic
    def _build(self) -> None:
        today = clock.today()
        live(settle(since=Period.school_year_of(today).start), on=today)

    def _print_log_ins(self) -> None:
        people = Member.objects.with_roles().filter(organisation__path__startswith=f"/{self._department()}/", user__isnull=False)
        self.stdout.write(f"Пароль у всех один: {PASSWORD}")
        for member in people.order_by("organisation", "pk"):
            self.stdout.write(f"  {member.user.email:<38} {member.full_name} — {member.role_names}, {member.organisation}")

    def _department(self) -> int:
        return Organisation.objects.get(slug=DEPARTMENT.slug).pk
