"""What an action is: a right, a transaction and a line in the journal."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from duet.base.journal.models import notebook, record

from .policy import must

P = ParamSpec("P")
R = TypeVar("R")


def action(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Turn ``do(subject, *, by, …)`` into the action called ``name``.

    The subject is what the journal's line is about; where the action makes something new it is the place it is made in.
    """

    def decorate(do: Callable[P, R]) -> Callable[P, R]:
        @wraps(do)
        @transaction.atomic
        def act(*args: P.args, **kwargs: P.kwargs) -> R:
            subject: Any = args[0]
            by: Any = kwargs["by"]
            must(by, name, subject)
            with notebook() as facts:
                result = do(*args, **kwargs)
            record(name, by=by, about=subject, facts=facts)
            return result

        setattr(act, "action", name)
        return act

    return decorate
