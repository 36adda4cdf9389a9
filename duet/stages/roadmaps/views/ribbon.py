"""The ribbon of a plan: its sections and rows as bars on one scale, in ready words and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from duet.base.tenancy.models import Member
from duet.base.ui.signs import bar, css
from duet.base.ui.typography import NBSP, typo

from ..models import Activity, Step
from ..models.standing import tally
from .addresses import numbered
from .counted import Counted
from .marks import Mark, StepFacts, caption, marks, nearest, words
from .ruler import StageLine
from .scale import Scale

# A caption stands after its bar, else before it, else under it: it takes this part of a wide ribbon and of a narrow one.
CAPTION_WIDE, CAPTION_NARROW = 0.2, 0.45
# A section by its key and a row of it; a folded section takes one line by itself.
Line = tuple[str, Activity | None]


@dataclass(frozen=True, slots=True)
class Lane:
    """What is drawn in a row: its bars and caption; ``css`` gives the caption a line of its own."""

    html: SafeString
    css: str = ""


@dataclass(frozen=True, slots=True)
class RibbonRow:
    """An activity: its link, its words for those who do not see bars, its lane."""

    number: str
    title: str
    url: str
    words: str
    lane: Lane


@dataclass(frozen=True, slots=True)
class RibbonSection:
    """A stage, or what came from above, with its rows on this page; ``open_url`` is there when it is folded."""

    key: str
    number: str
    title: str
    words: str
    lane: Lane
    rows: list[RibbonRow]
    open_url: str


def lines_of(rows: Iterable[Activity], counted: Counted, folded: frozenset[str]) -> list[Line]:
    """The lines of the ribbon, to be paged."""
    lines: list[Line] = []
    for key, of_section in groupby(rows, key=counted.key):
        lines += [(key, None)] if key in folded else [(key, row) for row in of_section]
    return lines


def finished(counted: Counted) -> frozenset[str]:
    """Sections where nothing is left to do."""
    return frozenset(key for key, line in (counted.own | counted.laid).items() if line.is_finished)


@dataclass(frozen=True, slots=True)
class Ribbon:
    """Draws the lines of a plan on a scale for somebody on some day."""

    counted: Counted
    viewer: Member
    scale: Scale
    on: date

    def sections(self, lines: Sequence[Line], open_url: Callable[[str], str]) -> list[RibbonSection]:
        """The lines of a page under their sections; the figures of a section are of all its rows."""
        known = self.counted.own | self.counted.laid
        whole = {key: list(rows) for key, rows in groupby(self.counted.rows, key=self.counted.key)}
        drawn = self._rows([row for _, row in lines if row])
        made = []
        for key, group in groupby(lines, key=lambda line: line[0]):
            rows, (said, lane) = [row for _, row in group if row], self._summary(known[key], whole[key])
            section = known[key]
            url = "" if rows else open_url(key)
            made.append(RibbonSection(key, section.number, typo(section.title), said, lane, [drawn[row.pk] for row in rows], url))
        return made

    def _rows(self, rows: Sequence[Activity]) -> dict[int, RibbonRow]:
        steps: dict[int, list[StepFacts]] = {row.pk: [] for row in rows}
        facts = Step.objects.visible_to(self.viewer).filter(activity__in=list(steps)).order_by("position", "pk")
        for activity, *fact in facts.values_list("activity_id", "pk", "opens_on", "due_on", "state", "proposed_on", "done_on"):
            steps[activity].append(StepFacts(*fact))
        url, table = numbered("roadmaps:step", self.viewer.organisation.slug), self.counted.plan.url_at(self.viewer.organisation)
        return {
            row.pk: self._row(row, known, url(nearest(known).pk) if known else f"{table}#r{row.pk}")
            for row, known in ((row, steps[row.pk]) for row in rows)
        }

    def _row(self, row: Activity, steps: Sequence[StepFacts], url: str) -> RibbonRow:
        counted = tally(steps, self.on)
        text, tone = caption(steps, counted, self.scale, self.on)
        return RibbonRow(
            number=row.number,
            title=typo(row.title[:1].upper() + row.title[1:]) or "Без названия",
            url=url,
            words=words(steps, counted, self.on),
            lane=self._lane(marks(steps, self.scale, self.on), text, tone),
        )

    def _lane(self, drawn: Sequence[Mark], text: str, tone: str) -> Lane:
        bars = format_html_join("", "{}", ((bar(mark.start, mark.end, mark.kind, percent=mark.percent),) for mark in drawn))
        if not text:
            return Lane(bars)
        start, end = min((mark.start for mark in drawn), default=0.0), max((mark.end for mark in drawn), default=0.0)
        return self._captioned(bars, text, tone, start, end)

    def _captioned(self, bars: SafeString, text: str, tone: str, start: float, end: float) -> Lane:
        side = place(start / self.scale.size, end / self.scale.size)
        css_class = " ".join(filter(None, ["cap", f"is-{tone}" if tone else "", side]))
        said = format_html('<span class="{}" style="--s:{};--e:{}">{}</span>', css_class, css(start), css(end), text)
        return Lane(format_html("{}{}", bars, said), next((word for word in side.split() if word != "pre"), ""))

    def _summary(self, section: StageLine, rows: Sequence[Activity]) -> tuple[str, Lane]:
        """The figures of a section in words, and its thin bar."""
        text = f"{section.done} из{NBSP}{section.total}" if section.total else "всё отменено"
        text += f", просрочено {section.late}" if section.late else ", завершён" if section.is_finished else ""
        said = f"{section.days}, " if section.days else ""
        said += f"{'сделано ' if section.total else ''}{text}."
        first = min((row.first_on for row in rows if row.first_on), default=None)
        last = max((row.last_on for row in rows if row.last_on), default=None)
        if first is None or last is None:
            return said, Lane(SafeString(""))
        start, end = self.scale.start(min(first, last)), self.scale.end(last)
        line, quiet = bar(start, end, whole=True), section.total and not section.done and not section.late
        return said, Lane(line) if quiet else self._captioned(line, text, "", start, end)


def place(start: float, end: float) -> str:
    """Where a caption stands when its bar takes this part of the ribbon, from 0 to 1.

    After the bar, before it (``pre``), under it (``under``), or under it on a narrow screen only (``low``).

    >>> [place(*bar) for bar in ((0.1, 0.3), (0.7, 0.9), (0.1, 0.7), (0.3, 0.9), (0.0, 1.0))]
    ['', 'pre', 'low', 'pre low', 'under']
    """
    if 1 - end >= CAPTION_NARROW:
        return ""
    if start >= CAPTION_NARROW:
        return "pre"
    if 1 - end >= CAPTION_WIDE:
        return "low"
    return "pre low" if start >= CAPTION_WIDE else "under"
