"""Which of the dated steps a row already has answer its new deadline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

# A step as its name («сентябрь 2026», empty for a single one) and its day by the document, None where a person is asked for it.
Slot = tuple[str, date | None]


def refit(old: Sequence[Slot], new: Sequence[Slot]) -> list[int | None]:
    """For each new slot the index of the old one that goes on as it, each at most once; None where there is none.

    The same name and day come before the same name, the same name before the same day.

    >>> september, october = date(2026, 9, 25), date(2026, 10, 25)
    >>> refit([("сентябрь 2026", september), ("октябрь 2026", october)], [("октябрь 2026", date(2026, 10, 5)), ("", september), ("", None)])
    [1, 0, None]
    """
    found: list[int | None] = [None] * len(new)
    left = dict(enumerate(old))
    for is_same in _LIKENESSES:
        for index, slot in enumerate(new):
            if found[index] is None:
                match = next((key for key, other in left.items() if is_same(other, slot)), None)
                if match is not None:
                    found[index] = match
                    del left[match]
    return found


_LIKENESSES: tuple[Callable[[Slot, Slot], bool], ...] = (
    lambda old, new: old == new,
    lambda old, new: old[0] == new[0],
    lambda old, new: old[1] is not None and old[1] == new[1],
)
