"""Several people press in the same moment; only a database with several writers shows what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection

from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Do them in threads of their own; what each refused to do."""
    barrier = Barrier(len(acts))
    refused: list[str] = []

    def run(act: Callable[[], object]) -> None:
        try:
            with everywhere():
                barrier.wait(timeout=10)
                act()
        except Refusal as refusal:
            refused.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    return refused
