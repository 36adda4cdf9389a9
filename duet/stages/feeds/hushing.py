"""Secret addresses stay out of the logs: Django writes the path of every request that went wrong."""

from __future__ import annotations

import logging
import re

# Whatever stands after «/ical/» up to a space or a quotation mark.
ADDRESS = re.compile(r"(/ical/)[^\s\"']+")
LOGGERS = ("django.request", "django.security.csrf", "django.server")


class Hush(logging.Filter):
    """Cuts the addresses of feeds out of a line of the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets every line through, without the secret in it."""
        record.msg = hushed(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(hushed(part) for part in record.args)
        return True


def hushed(part: object) -> object:
    """Text without the secret; anything else as it is.

    >>> hushed("Not Found: /ical/7-abc.ics"), hushed(404)
    ('Not Found: /ical/…', 404)
    """
    return ADDRESS.sub(r"\1…", part) if isinstance(part, str) else part


def begin() -> None:
    """Put the filter on the loggers that write paths."""
    for name in LOGGERS:
        logging.getLogger(name).addFilter(Hush())
