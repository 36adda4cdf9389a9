"""Mail servers that behave badly."""

from __future__ import annotations

from collections.abc import Sequence
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend

from duet.base.tenancy.models import Member
from duet.stages.reminders.models import Digest
from duet.stages.roadmaps.tests.build import TODAY

HERE = "duet.stages.reminders.tests.post"


class Picky(EmailBackend):
    """Takes letters for everybody but Boris."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> Any:
        for message in messages:
            if message.to == ["boris@example.org"]:
                raise SMTPRecipientsRefused({"boris@example.org": (550, b"no such user")})
        return super().send_messages(messages)


class Broken(EmailBackend):
    """Stumbles over the letter to Anna in a way nobody has foreseen."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> Any:
        if messages[0].to == ["anna@example.org"]:
            raise RuntimeError("nobody has foreseen it")
        return super().send_messages(messages)


class Rival(EmailBackend):
    """While one letter is on its way, a second worker begins the next one."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> Any:
        boris = Member.objects.get(user__email="boris@example.org")
        Digest.objects.create(organisation=boris.organisation, member=boris, on=TODAY, kind="daily")
        return super().send_messages(messages)


class Down(EmailBackend):
    """Answers nobody."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> Any:
        raise ConnectionRefusedError("connection refused")


class Killed(EmailBackend):
    """Sends the letter, and the program is stopped before it can say so."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> Any:
        super().send_messages(messages)
        raise KeyboardInterrupt
