"""Letters about one's own account, and whether letters can be sent at all."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string

log = logging.getLogger("duet.letters")
# A mail server that says nothing must not keep the page waiting.
PATIENCE_SECONDS = 10


def can_send() -> bool:
    """Whether a mail server is set."""
    return not settings.EMAIL_BACKEND.endswith(".dummy.EmailBackend")


def send_letter(template: str, *, to: str, facts: dict[str, Any]) -> bool:
    """Send ``<template>_subject.txt`` and ``<template>_body.txt``; returns whether it went out.

    Sent while the page waits and not by a job: these letters carry secrets, which no queue may keep.
    """
    if not to or not can_send():
        return False
    subject = " ".join(render_to_string(f"{template}_subject.txt", facts).split())
    body = render_to_string(f"{template}_body.txt", facts)
    connection = get_connection(timeout=PATIENCE_SECONDS) if settings.EMAIL_HOST else get_connection()
    try:
        return bool(EmailMessage(subject, body, to=[to], connection=connection).send())
    except (SMTPException, OSError):
        log.exception("A letter was not sent: %s.", template)
        return False
