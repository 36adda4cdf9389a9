"""The small leaves of a page: icons, states, dates, pairs, scales. Each is a function from plain values to HTML.

Numbers go into style attributes through :func:`css`, because a localised «93,5» is not a number for a browser.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from re import findall

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .words import day as day_words
from .words import figure, from_today, initials

SPRITE = "ui/icons.svg"
SOON_DAYS = 7


class Kind(StrEnum):
    """The states of anything that has a deadline; the name of the sign is «s-» and the value."""

    DONE = "done"
    WORK = "work"
    IDLE = "idle"
    SOON = "soon"
    LATE = "late"
    GAP = "gap"


STROKES = {Kind.DONE: "d", Kind.WORK: "w", Kind.LATE: "l", Kind.SOON: "", Kind.IDLE: "", Kind.GAP: "g"}


@cache
def icon_names() -> frozenset[str]:
    """The names of the icons in the sprite."""
    return frozenset(findall(r'id="([\w-]+)"', (Path(__file__).parent / "static" / SPRITE).read_text(encoding="utf-8")))


# Typed: a text and markup of the same letters are drawn differently.
@lru_cache(maxsize=1024, typed=True)
def icon(name: str, label: str = "") -> SafeString:
    """A sign of the sprite; silent for a screen reader unless it has a ``label``.

    Raises LookupError when the sprite has no such sign: an empty square is worse than an error.
    """
    if name not in icon_names():
        raise LookupError(f"There is no icon {name!r} in {SPRITE}.")
    voice = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html('<svg class="i" {}><use href="{}#{}"/></svg>', voice, static(SPRITE), name)


def css(value: float | Decimal) -> str:
    """A number for a style attribute: a point, no groups, no needless zeros.

    >>> css(93.5), css(Decimal("4.20")), css(12000)
    ('93.5', '4.2', '12000')
    """
    text = f"{value:.3f}"
    return text.rstrip("0").rstrip(".")


@lru_cache(maxsize=4096, typed=True)
def state(kind: str, text: str, *, small: bool = False) -> SafeString:
    """A state: a shape, a word and only then a colour."""
    return format_html(
        '<span class="st is-{}{}">{}<span>{}</span></span>', Kind(kind), " sm" if small else "", icon(f"s-{Kind(kind)}"), text
    )


def when(day: date | None, today: date, *, done: bool = False, text: str = "", word: str = "") -> SafeString:
    """A deadline; it is lit only when it is within seven days or past, and never when the matter is done.

    ``text`` replaces the words of the day («8–17 сентября»), ``word`` stands before them («до»).
    """
    if day is None:
        return format_html('<span class="when">{}</span>', text)
    words = text or " ".join(filter(None, [word, day_words(day, today)])).replace(" ", "\u00a0", 1)
    return format_html('<time class="when{}" datetime="{}">{}</time>', _light(day, today, done=done), f"{day:%Y-%m-%d}", words)


def row_day(day: date, today: date, *, text: str = "", note: str = "") -> SafeString:
    """The day on the margin of a row and, under it, how far it is."""
    return format_html('<div class="d">{}<small>{}</small></div>', text or day_words(day, today), note or from_today(day, today))


def ticks(kinds: Iterable[str], label: str = "") -> SafeString:
    """Strokes, one for each activity of a stage; ``kinds`` are values of :class:`Kind`."""
    strokes = format_html_join("", '<i class="{}"></i>', ((STROKES[Kind(kind)],) for kind in kinds))
    voice = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html('<span class="ticks" {}>{}</span>', voice, strokes)


def meter(value: float | Decimal, target: float | Decimal | None = None, *, kind: str = "", label: str = "") -> SafeString:
    """A scale from 0 to 100 with the mark of its goal; the label says the same in words."""
    words = label or f"{figure(value)}{'' if target is None else f', цель {figure(target)}'} из 100"
    goal = "" if target is None else f";--t:{css(_within(target))}"
    kind_class = f" is-{Kind(kind)}" if kind else ""
    return format_html(
        '<div class="meter{}" style="--v:{}{}" role="img" aria-label="{}"></div>', kind_class, css(_within(value)), goal, words
    )


def duo(*names: str, size: str = "", role: str = "") -> SafeString:
    """The sign of a pair: a disc is the mentor, rings are mentees. ``role="mentee"`` makes a lone person a ring."""
    classes = " ".join(filter(None, ["duo", size, "solo" if role == "mentee" else ""]))
    letters = format_html_join("", "<span>{}</span>", ((initials(name),) for name in names))
    return format_html('<span class="{}" aria-hidden="true">{}</span>', classes, letters)


def seats(taken: int, places: int) -> SafeString:
    """How many pairs a mentor leads of those they are ready to lead."""
    dots = format_html_join("", '<i class="{}"></i>', (("on" if number < taken else "",) for number in range(max(places, taken))))
    return format_html('<span class="cap-dots" role="img" aria-label="занято {} из {}">{}</span>', taken, places, dots)


def change(before: float | Decimal, after: float | Decimal, *, worse: bool = False) -> SafeString:
    """Before and after on a scale from 1 to 10: a ring, a line, a disc."""
    words = f"было {figure(before)}, стало {figure(after)}" + (", стало хуже" if worse else "")
    drawing = SafeString('<u></u><i class="a"></i><i class="b"></i>')
    return format_html(
        '<div class="bar-x" style="--a:{};--b:{}" role="img" aria-label="{}">{}</div>', css(before), css(after), words, drawing
    )


def signed(value: float | Decimal) -> str:
    """A difference with its sign.

    >>> signed(2.6), signed(-0.7), signed(0)
    ('+2,6', '−0,7', '0')
    """
    return ("+" if value > 0 else "") + figure(value)


def heat(value: float | Decimal | None, target: float | Decimal | None) -> SafeString:
    """A cell of the heat table: five steps from the goal, as the legend under the table says."""
    if value is None:
        return SafeString('<td class="v na"><span aria-hidden="true">—</span><span class="vh">не заполнено</span></td>')
    return format_html('<td class="v h{}">{}</td>', heat_step(value, target), figure(value))


def heat_step(value: float | Decimal, target: float | Decimal | None) -> int:
    """1: below the goal by more than 30 %; 2: by 10–30 %; 3: nearly there; 4: reached; 5: above by 10 % and more.

    >>> [heat_step(value, 70) for value in (40, 55, 65, 70, 77)], heat_step(5, None), heat_step(0, 0)
    ([1, 2, 3, 4, 5], 3, 4)
    """
    if target is None:
        return 3
    ratio = float(value) / float(target) if target else float(value) + 1
    return next((step for step, border in ((1, 0.7), (2, 0.9), (3, 1.0), (4, 1.1)) if ratio < border - 1e-9), 5)


def bar(start: float, end: float, kind: str = "", *, percent: float = 0, whole: bool = False) -> SafeString:
    """A bar of the band of time; ``start`` and ``end`` are months from the beginning of the band, ``percent`` is work done.

    A bar shorter than a tenth of a month is a dot; ``whole`` is the thin bar of a whole stage.
    """
    shape = "sum" if whole else " ".join(filter(None, [STROKES[Kind(kind)] if kind else "", "dot" if end - start < 0.1 else ""]))
    return format_html('<i class="b {}" style="--s:{};--e:{};--p:{}"></i>', shape, css(start), css(end), css(percent))


def _light(day: date, today: date, *, done: bool) -> str:
    if done:
        return " is-done"
    days = (day - today).days
    return " is-late" if days < 0 else " is-soon" if days <= SOON_DAYS else ""


def _within(value: float | Decimal) -> float:
    return min(100.0, max(0.0, float(value)))
