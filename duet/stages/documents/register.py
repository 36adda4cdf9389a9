"""How the register counts: what a number looks like here, which one is next, what a person should think over first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from duet.base.tenancy.models import Organisation
from duet.core.documents import Mask, Reset
from duet.core.documents.numbers import LONGEST
from duet.core.errors import Refusal

from .families import Family
from .models import Counter, Document, Series
from .querysets import DocumentQuerySet
from .signers import may_sign


@dataclass(frozen=True, slots=True)
class Numbering:
    """How an organisation numbers documents of one family."""

    organisation: Organisation
    family: Family
    mask: Mask
    reset: Reset = Reset.CALENDAR
    case_file: str = ""

    def year_of(self, day: date) -> int:
        """The year whose count a document of that day belongs to."""
        return self.reset.year_of(day)

    def count_of(self, number: str, year: int) -> int | None:
        """The count in a number of that year; None for one that is written in another way."""
        text = self.mask.text.replace("{yyyy}", f"{year:04}").replace("{yy}", f"{year % 100:02}")
        return Mask(text).count_of(number) or None

    def given(self, year: int) -> DocumentQuerySet:
        """Documents that have a number of that year."""
        rows: DocumentQuerySet = Document.objects.at_desk_of(self.organisation).filter(series=self.family, count_year=year)
        return rows

    def last(self, year: int) -> int:
        """How far the count is; 0 before the first number."""
        found = Counter.objects.at_desk_of(self.organisation).filter(series=self.family, year=year).values_list("last", flat=True).first()
        return found or 0

    def following(self, year: int) -> tuple[int, str]:
        """The next count and its number; one that somebody typed by hand under another mask is passed over."""
        count = self.last(year) + 1
        while self.given(year).filter(number=self.mask.format(count, year=year)).exists():
            count += 1
        return count, self.mask.format(count, year=year)


def numbering_of(organisation: Organisation, family: str) -> Numbering:
    """What the organisation chose, or what is usual for the family."""
    return numberings(organisation)[Family(family)]


def numberings(organisation: Organisation) -> dict[Family, Numbering]:
    """Of all families, in one query."""
    rows: dict[str, Series] = {row.family: row for row in Series.objects.at_desk_of(organisation)}
    return {
        family: Numbering(organisation, family, rows[family].as_mask, Reset(rows[family].reset), rows[family].case_file)
        if family in rows
        else Numbering(organisation, family, Mask(family.mask))
        for family in Family
    }


def typed(numbering: Numbering, number: str, year: int) -> tuple[int | None, str]:
    """A number out of the secretary's own journal and its count. Raises Refusal when it is taken or is no number."""
    number = " ".join(number.split())
    if len(number) > LONGEST or not number.isprintable():
        raise Refusal(f"Номер слишком длинный: не больше {LONGEST} знаков.")
    count = numbering.count_of(number, year)
    same = numbering.given(year).filter(count=count) if count else numbering.given(year).filter(number=number)
    other = same.first() or numbering.given(year).filter(number=number).first()
    if other:
        free = numbering.following(year)[1]
        raise Refusal(f"Номер {other.number} уже занят: «{other.title}» от {other.day:%d.%m.%Y}. Следующий свободный номер — {free}.")
    return count, number


@dataclass(frozen=True, slots=True)
class Qualm:
    """Something unusual that a person confirms: ``words`` go on «так и есть», ``key`` says what exactly was confirmed."""

    key: str
    words: str


def qualms(document: Document, numbering: Numbering, *, day: date, count: int | None, number: str, on: date) -> Iterator[Qualm]:
    """What is unusual about this number and this day (DOMAIN.md §5.7: never backdated silently)."""
    yield from _of_day(document, day, on)
    if count is None:
        return
    year = numbering.year_of(day)
    before = numbering.given(year).filter(count__lt=count).order_by("-count").first()
    after = numbering.given(year).filter(count__gt=count).order_by("count").first()
    if before and before.day > day:
        words = f"Дата {day:%d.%m.%Y} раньше, чем у № {before.number} от {before.day:%d.%m.%Y}: так и есть"
        yield Qualm(f"earlier:{before.pk}:{day}", words)
    if after and after.day < day:
        yield Qualm(f"later:{after.pk}:{day}", f"Дата {day:%d.%m.%Y} позже, чем у № {after.number} от {after.day:%d.%m.%Y}: так и есть")
    last = numbering.last(year)
    if count > last + 1 and number != numbering.following(year)[1]:
        yield Qualm(f"gap:{last}:{count}", _gap(numbering, last, number, year))


def _gap(numbering: Numbering, last: int, number: str, year: int) -> str:
    taken = "эти номера заняты документами вне программы"
    if not last:
        return f"Журнал за {year} год начнётся с № {number}: меньшие номера заняты документами вне программы"
    return f"Между № {numbering.mask.format(last, year=year)} и № {number} останутся пропуски: {taken}"


def _of_day(document: Document, day: date, on: date) -> Iterator[Qualm]:
    if day > on:
        yield Qualm(f"ahead:{day}", f"Дата {day:%d.%m.%Y} ещё не наступила: так и есть")
    if day != document.day and document.signer_name and not may_sign(document, day):
        words = f"{day:%d.%m.%Y} право подписи {document.signer_name} в программе не записано: бумаги об этом есть"
        yield Qualm(f"power:{day}", words)
