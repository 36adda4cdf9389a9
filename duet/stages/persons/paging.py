"""Pages of long lists of people."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property

from .models import Person
from .querysets import PersonQuerySet

ON_A_PAGE = 50
# So many numbers are fetched as quickly as they are counted.
AT_ONCE = 5000


class PagesOfPeople(Paginator[Person]):
    """The numbers of the page's people are found first, in narrow rows that sort quickly; only those people are then read whole.

    ``searched``: finding the people is dear and they are few, so they are found once, both to be counted and to be shown.
    """

    def __init__(self, found: PersonQuerySet, *, searched: bool = False, per_page: int = ON_A_PAGE) -> None:
        super().__init__(found, per_page)
        self.pks = found.values_list("pk", flat=True)
        self.searched = searched

    def page(self, number: int | str) -> Page[Person]:
        """A page in the order of the list."""
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        few = self._few
        pks = list((self.pks if few is None else few)[first : first + self.per_page])
        people = Person.objects.for_list().in_bulk(pks)
        return Page([people[pk] for pk in pks if pk in people], number, self)

    @cached_property
    def count(self) -> int:
        """How many there are."""
        return int(self.pks.count()) if self._few is None else len(self._few)

    @cached_property
    def _few(self) -> list[int] | None:
        """All of them, when they were searched for and are not too many."""
        found = list(self.pks[: AT_ONCE + 1]) if self.searched else []
        return found if self.searched and len(found) <= AT_ONCE else None
