"""Before and after: of one person, and of a group without saying more than its size allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

# A percentage of fewer people is a person in disguise.
FEW = 5


class Turn(StrEnum):
    """Where a parameter has gone."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


def turn(before: Decimal, after: Decimal, *, up: bool) -> Turn:
    """Whether the change is for the better; ``up``: a higher value is a better one.

    >>> turn(Decimal(4), Decimal(6), up=True).value, turn(Decimal(4), Decimal(6), up=False).value
    ('better', 'worse')
    """
    if before == after:
        return Turn.SAME
    return Turn.BETTER if (after > before) is up else Turn.WORSE


@dataclass(frozen=True, slots=True)
class Summary:
    """A parameter over a group. Means and shares are of those who have both values, so that the same people are compared."""

    entered: int
    compared: int
    mean_before: Decimal | None
    mean_after: Decimal | None
    improved: int

    @property
    def is_small(self) -> bool:
        """Too few people for a percentage."""
        return self.compared < FEW

    @property
    def change(self) -> Decimal | None:
        """The difference of the means."""
        if self.mean_before is None or self.mean_after is None:
            return None
        return self.mean_after - self.mean_before

    @property
    def share(self) -> str:
        """«3 из 4», from five people on «62,5 % (5 из 8)»; nothing where nobody can be compared.

        >>> summary([(Decimal(1), Decimal(2))] * 3 + [(Decimal(2), Decimal(1))], up=True).share
        '3 из 4'
        """
        if not self.compared:
            return ""
        counted = f"{self.improved} из {self.compared}"
        if self.is_small:
            return counted
        return f"{_figure(_rounded(Decimal(100 * self.improved) / self.compared))}\xa0% ({counted})"


def summary(pairs: Iterable[tuple[Decimal | None, Decimal | None]], *, up: bool) -> Summary:
    """What became of the values before and after.

    >>> made = summary([(Decimal(4), Decimal(6)), (Decimal(5), Decimal(5)), (Decimal(3), None)], up=True)
    >>> made.entered, made.compared, made.mean_before, made.mean_after, made.improved
    (3, 2, Decimal('4.5'), Decimal('5.5'), 1)
    """
    listed = list(pairs)
    both = [(before, after) for before, after in listed if before is not None and after is not None]
    improved = sum(turn(before, after, up=up) is Turn.BETTER for before, after in both)
    return Summary(
        entered=sum(before is not None for before, _ in listed),
        compared=len(both),
        mean_before=_mean([before for before, _ in both]),
        mean_after=_mean([after for _, after in both]),
        improved=improved,
    )


def _mean(values: Sequence[Decimal]) -> Decimal | None:
    return _rounded(sum(values, Decimal(0)) / len(values)) if values else None


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _figure(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")
