"""The sections of the folder, as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from duet.base.papers import Format, write
from duet.core.readiness import check

from ..gathering import snapshot_of
from ..printed import findings_paper
from . import lists
from .items import Item, Piece, Wanted
from .papers_of_year import ACTS, CONSENTS, PAIRS, PARTNERS, REPORTS, TRAINING, YearPapers

Fill = Callable[[Wanted, YearPapers], Iterator[Item]]


def _acts(wanted: Wanted, papers: YearPapers) -> Iterator[Item]:
    yield from papers.of(ACTS)
    yield from lists.acts(wanted)


def _consents(wanted: Wanted, papers: YearPapers) -> Iterator[Item]:
    yield from lists.consents(wanted)
    yield from papers.of(CONSENTS)


def _partners(wanted: Wanted, papers: YearPapers) -> Iterator[Item]:
    yield from lists.partners(wanted)
    yield from papers.of(PARTNERS)


def _reports(wanted: Wanted, papers: YearPapers) -> Iterator[Item]:
    yield from lists.extracts(wanted)
    yield from papers.of(REPORTS)


def _findings(wanted: Wanted, papers: YearPapers) -> Iterator[Item]:
    report = check(snapshot_of(wanted.organisation, wanted.year, wanted.on))
    paper = findings_paper(wanted.organisation, wanted.year, report, wanted.on)
    pieces = (Piece(".pdf", lambda: write(paper, Format.PDF)), Piece(".docx", lambda: write(paper, Format.DOCX)))
    yield Item("Проверка готовности", pieces, day=wanted.on)


SECTIONS: tuple[tuple[str, Fill], ...] = (
    ("01 Локальные акты и приказы", _acts),
    ("02 Дорожная карта", lambda wanted, papers: lists.plans(wanted)),
    ("03 Базы", lambda wanted, papers: lists.bases(wanted)),
    ("04 Согласия", _consents),
    ("05 Пары и программы", lambda wanted, papers: papers.of(PAIRS)),
    ("06 Соглашения с партнёрами", _partners),
    ("07 Обучение наставников", lambda wanted, papers: papers.of(TRAINING)),
    ("08 Отчёты и персонифицированный учёт", _reports),
    ("09 Листы ознакомления", lambda wanted, papers: papers.sheets()),
    ("10 Проверка готовности", _findings),
)


def items_of(wanted: Wanted) -> list[tuple[str, list[Item]]]:
    """Every section with what lies in it; an empty one is named, too."""
    papers = YearPapers(wanted)
    return [(title, list(fill(wanted, papers))) for title, fill in SECTIONS]
