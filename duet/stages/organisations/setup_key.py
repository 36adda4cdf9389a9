"""The key to the first-run page once the program is in use: whoever can read the data folder may open one more organisation."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from django.conf import settings


def setup_key() -> str:
    """The key of this installation, made once and kept in a file that only its owner reads."""
    place = Path(settings.DATA_DIR) / "setup-key"
    if not place.exists():
        fresh = place.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(24))
        # Two processes of the first start agree on whichever file came first; a file half written is never read.
        with suppress(FileExistsError):
            os.link(fresh, place)
        fresh.unlink()
    return place.read_text().strip()


def is_setup_key(given: str) -> bool:
    """Whether it is the key, told in the same time whatever was given."""
    return secrets.compare_digest(given.encode(), setup_key().encode())
