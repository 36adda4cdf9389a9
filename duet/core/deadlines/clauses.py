"""Parts to clauses: a clause is one rule of a cell; a part that does not fit the clause begins the next one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from .model import Every
from .parts import After, Clock, Days, Holidays, Lag, Lasting, Link, Numbers, Often, Part, Ref, Weekly, Whens, Window, Within, Years
from .scan import Found


@dataclass(slots=True)
class Clause:
    """The slots of one rule, as far as the words fill them."""

    whens: list[Window] = field(default_factory=list)
    years: Years | None = None
    often: Often | None = None
    weekly: Weekly | None = None
    numbers: Numbers | None = None
    lag: Lag | None = None
    within: Within | None = None
    lasting: bool = False
    after: After | None = None
    ref: Ref | None = None
    holidays: Holidays | None = None
    clock: tuple[int, int] | None = None
    further: bool = False  # «сентябрь, далее ежемесячно»
    unsplit: bool = False  # «сентябрь январь»: windows with nothing between them
    used: list[tuple[int, int]] = field(default_factory=list)

    @property
    def repeats(self) -> bool:
        """Says how often, on which days of the week or of the month."""
        numbers = self.numbers is not None and not self.numbers.loose
        return numbers or self.often is not None or self.weekly is not None or self.holidays is not None

    @property
    def timeless(self) -> bool:
        """Has no days yet: anything may still join."""
        return not (self.whens or self.within or self.lasting or self.after or self.repeats)


def clauses(found: list[Found], unread: list[int]) -> list[Clause]:
    """The rules of a cell, in order."""
    made = [Clause()]
    gap: set[str] = set()
    words = iter(unread)
    word = next(words, -1)
    for part, first, last in found:
        while -1 < word < first:
            gap.add("?")
            word = next(words, -1)
        if isinstance(part, Link):
            gap.add(part.key)
            continue
        if not _FITS[type(part)](made[-1], part, gap):
            made.append(Clause())
            gap -= {"далее"}
        _put(made[-1], part, gap)
        made[-1].used.append((first, last))
        gap = set()
    return made


def _fits_whens(clause: Clause, part: Whens, gap: set[str]) -> bool:
    if clause.after or clause.lasting or clause.holidays or (clause.within and "(" not in gap):
        return False
    if clause.whens:
        return not gap & {"?", "далее"} and _alike(clause.whens[-1], part.windows[0], gap)
    if clause.often is None or clause.often.every is Every.YEAR:
        return True
    return "?" not in gap or len(part.windows) > 1


def _alike(one: Window, other: Window, gap: set[str]) -> bool:
    """Both are due days or both windows; «до 5 апреля, 5 июля»: the preposition serves the whole list."""
    exact = isinstance(other, Days) and other.lo == other.hi
    same = one.by == other.by or (not other.by and ("и" in gap or ("," in gap and exact)))
    return same and not one.since and not other.since


def _fits_years(clause: Clause, part: Years, gap: set[str]) -> bool:
    return clause.years is None or (clause.years.last + 1 >= part.first and not part.since and not part.until)


def _fits_often(clause: Clause, part: Often, gap: set[str]) -> bool:
    if clause.lasting or (clause.whens and "?" in gap):
        return False
    if clause.after and (clause.after.whole or clause.after.length or "далее" in gap or not _bare_year(part)):
        return False
    old = clause.often
    return old is None or old.every == part.every or (_bare_year(old) and not clause.whens) or _bare_year(part)


def _bare_year(often: Often) -> bool:
    return often.every is Every.YEAR and often.times == 1 and often.interval == 1


def _fits_weekly(clause: Clause, part: Weekly, gap: set[str]) -> bool:
    return not (clause.after or clause.lasting or clause.numbers or clause.holidays) and not any(window.by for window in clause.whens)


def _fits_numbers(clause: Clause, part: Numbers, gap: set[str]) -> bool:
    if clause.after or clause.lasting or clause.holidays or clause.weekly:
        return False
    return "?" not in gap or not (clause.numbers or clause.whens)


def _fits_lag(clause: Clause, part: Lag, gap: set[str]) -> bool:
    return True


def _fits_after(clause: Clause, part: After, gap: set[str]) -> bool:
    if clause.after:
        return clause.after.length is not None and not clause.after.last and part.length is None and not part.whole
    if clause.often and not part.whole and part.length is None:
        return True
    return clause.timeless and clause.ref is None


def _fits_ref(clause: Clause, part: Ref, gap: set[str]) -> bool:
    return clause.ref is None and clause.after is None


def _fits_lasting(clause: Clause, part: Lasting, gap: set[str]) -> bool:
    return not (clause.whens or clause.after or clause.repeats or clause.ref)


def _fits_within(clause: Clause, part: Within, gap: set[str]) -> bool:
    return not clause.whens and clause.within is None


def _fits_holidays(clause: Clause, part: Holidays, gap: set[str]) -> bool:
    free = not (clause.whens or clause.after or clause.lasting or clause.weekly or clause.numbers)
    return free and (clause.often is None or clause.often.every is Every.YEAR)


def _fits_clock(clause: Clause, part: Clock, gap: set[str]) -> bool:
    return True


_FITS: dict[type, Callable[..., bool]] = {
    Whens: _fits_whens,
    Years: _fits_years,
    Often: _fits_often,
    Weekly: _fits_weekly,
    Numbers: _fits_numbers,
    Lag: _fits_lag,
    After: _fits_after,
    Ref: _fits_ref,
    Lasting: _fits_lasting,
    Within: _fits_within,
    Holidays: _fits_holidays,
    Clock: _fits_clock,
}


def _put(clause: Clause, part: Part, gap: set[str]) -> None:
    if isinstance(part, Whens):
        _put_whens(clause, part, gap)
    elif isinstance(part, Years):
        _put_years(clause, part, gap)
    elif isinstance(part, Often):
        clause.further = bool(clause.whens) and "далее" in gap
        if clause.years and "далее" in gap and not clause.years.until:
            clause.years = clause.years._replace(since=True)
        if clause.often is None or not _bare_year(part):
            clause.often = part
    elif isinstance(part, Weekly):
        old_days = clause.weekly.weekdays if clause.weekly else ()
        clause.weekly = part._replace(weekdays=tuple(sorted({*old_days, *part.weekdays})))
    elif isinstance(part, Numbers):
        clause.numbers = part._replace(days=(*clause.numbers.days, *part.days)) if clause.numbers else part
    else:
        _put_other(clause, part)


def _put_years(clause: Clause, part: Years, gap: set[str]) -> None:
    last, old = clause.whens[-1] if clause.whens else None, clause.years
    if isinstance(last, Days) and last.hi[0] > 0 and part.first == part.last and "," in gap:  # «август 2022, 2023, 2024»
        shift = part.first - last.hi[0]
        clause.whens.append(last._replace(lo=(last.lo[0] + shift, *last.lo[1:]), hi=(part.first, *last.hi[1:])))
    else:
        clause.years = part if old is None else _together(old, part)


def _together(old: Years, new: Years) -> Years:
    """«2024-2025, 2025-2026 учебные годы»."""
    school = True if True in (old.school, new.school) else old.school
    return old._replace(last=max(new.last, old.last), first=min(new.first, old.first), school=school)


def _put_whens(clause: Clause, part: Whens, gap: set[str]) -> None:
    by = clause.whens[-1].by if clause.whens else ""
    clause.unsplit = clause.unsplit or (bool(clause.whens) and not gap)
    clause.within = None
    clause.whens += [window._replace(by=window.by or by) for window in part.windows]
    clause.clock = part.clock or clause.clock


def _both(old: Holidays, new: Holidays) -> Holidays:
    """«осенние каникулы, весенние каникулы»."""
    return Holidays(old.seasons + new.seasons, f"{old.name.removesuffix(' каникулы')}, {new.name}")


def _put_other(clause: Clause, part: Part) -> None:
    if isinstance(part, Lag):
        clause.lag = part
    elif isinstance(part, Within):
        clause.within = part
    elif isinstance(part, Lasting):
        clause.lasting = True
    elif isinstance(part, After):
        clause.after = part._replace(length=clause.after.length) if clause.after else part
    elif isinstance(part, Ref):
        clause.ref = part
    elif isinstance(part, Holidays):
        clause.holidays = _both(clause.holidays, part) if clause.holidays else part
    else:
        assert isinstance(part, Clock)
        clause.clock = (part.hour, part.minute)
