"""Typed reading of environment variables; a wrong value is said in one line, not in a traceback."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

YES, NO = {"1", "yes", "true", "on", "да"}, {"0", "no", "false", "off", "нет", ""}


def text(name: str, default: str) -> str:
    """The variable as it stands, without spaces around it."""
    return os.environ.get(name, default).strip()


def words(name: str, default: list[str]) -> list[str]:
    """A list separated by commas."""
    given = text(name, ",".join(default))
    return [word.strip() for word in given.split(",") if word.strip()]


def flag(name: str, *, default: bool) -> bool:
    """A yes or a no."""
    given = text(name, "yes" if default else "no").lower()
    if given not in YES | NO:
        raise ImproperlyConfigured(f"{name}={given!r}: напишите yes или no.")
    return given in YES


def number(name: str, default: int) -> int:
    """A whole number."""
    given = text(name, str(default))
    try:
        return int(given)
    except ValueError:
        raise ImproperlyConfigured(f"{name}={given!r}: напишите целое число.") from None


def secret(name: str, kept_in: Path) -> str:
    """The variable, or a secret made once and kept in a file that only its owner reads."""
    if given := text(name, ""):
        return given
    if not kept_in.exists():
        fresh = kept_in.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50))
        # Two processes of the first start agree on whichever file came first.
        try:
            os.link(fresh, kept_in)
        except FileExistsError:
            pass
        fresh.unlink()
    return kept_in.read_text()
