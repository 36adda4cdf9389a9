"""Lists the program makes for the folder: the roadmap and how it goes, the bases, the consents, the partners, the accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from duet.base.papers import Format, Paper, roadmap_paper, write
from duet.core.calendar import day_of, years_in_words
from duet.stages.accounting.models import Extract
from duet.stages.accounting.papers import account_paper
from duet.stages.accounting.reckoning import Figures, shown_rows
from duet.stages.acts.models import Act
from duet.stages.bases.lines import lines_of
from duet.stages.bases.models import Participation, Side
from duet.stages.bases.papers import PDF_AT_MOST, TITLES, base_paper
from duet.stages.consents.models import Consent
from duet.stages.editions.models import Edition
from duet.stages.partners.models import Agreement, Partner
from duet.stages.partners.papers import partners_paper
from duet.stages.roadmaps.models import Roadmap, Step

from ..printed import consents_paper, execution_paper
from .items import Item, Piece, Wanted

# What one file of the register of consents holds at most.
MOST_CONSENTS = 20_000


def acts(wanted: Wanted) -> Iterator[Item]:
    """Acts of the organisation written down by hand, with their files."""
    for act in Act.objects.at_desk_of(wanted.organisation).filter(file__isnull=False).select_related("file").order_by("day", "pk"):
        ending = f".{act.file.name.rpartition('.')[2].lower()}"
        known = ending if ending in (".pdf", ".docx", ".doc", ".odt", ".jpg", ".png") else ""
        yield Item(act.title, (Piece(known, act.file.read),), act.number, act.day)


def plans(wanted: Wanted) -> Iterator[Item]:
    """The approved edition of each roadmap of the year, and what was done by it."""
    first, last = day_of(wanted.year, 9, 1), day_of(wanted.year + 1, 8, 31)
    rows = Roadmap.objects.at_desk_of(wanted.organisation).filter(starts_on__lte=last, ends_on__gte=first)
    for plan in rows.order_by("starts_on", "pk"):
        edition = Edition.objects.of(plan).first()
        if edition:
            files = _files(partial(roadmap_paper, edition.paper), Format.PDF, Format.DOCX)
            yield Item(f"{plan.title}, редакция {edition.number}", files, edition.order_number, edition.approved_on)
        steps = list(Step.objects.filter(roadmap=plan).select_related("activity").prefetch_related("evidence").order_by("position", "pk"))
        paper = partial(execution_paper, wanted.organisation, plan, steps, wanted.on)
        yield Item(f"Выполнение. {plan.title}", _files(paper, *_forms(len(steps))), day=wanted.on)


def bases(wanted: Wanted) -> Iterator[Item]:
    """Both bases of the year."""
    for side in (Side.MENTOR, Side.MENTEE):
        rows = Participation.objects.visible_to(wanted.by).at_desk_of(wanted.organisation).of_year(wanted.year).of_side(side).current()
        lines = lines_of(rows.with_gate(wanted.on).for_list().order_by("person__sort_name", "pk"), wanted.by, wanted.on)
        if lines:
            paper = partial(base_paper, wanted.organisation, side, years_in_words(wanted.year), lines, None, wanted.on)
            named = frozenset(line.person.pk for line in lines)
            yield Item(TITLES[side], _files(paper, *_forms(len(lines))), day=wanted.on, people=named)


def consents(wanted: Wanted) -> Iterator[Item]:
    """The register of consents: how many there are and whose; scans are not handed over."""
    rows = list(Consent.objects.visible_to(wanted.by).at_desk_of(wanted.organisation).for_list().order_by("number", "pk")[:MOST_CONSENTS])
    if rows:
        paper = partial(consents_paper, wanted.organisation, rows, wanted.on)
        yield Item("Журнал согласий", _files(paper, Format.XLSX), day=wanted.on, people=frozenset(row.person_id for row in rows))


def partners(wanted: Wanted) -> Iterator[Item]:
    """The list of partners and the scans of agreements with them."""
    listed = list(Partner.objects.at_desk_of(wanted.organisation).for_list())
    if listed:
        paper = partial(partners_paper, wanted.organisation, listed, wanted.on)
        yield Item("Список партнёров", _files(paper, Format.PDF), day=wanted.on)
    rows = Agreement.objects.at_desk_of(wanted.organisation).filter(file__isnull=False).select_related("file", "partner")
    for agreement in rows.order_by("signed_on", "pk"):
        ending = agreement.file.name.rpartition(".")[2].lower()
        known = f".{ending}" if ending in ("pdf", "jpg", "jpeg", "png", "docx") else ""
        title = f"Соглашение с партнёром {agreement.partner.name}"
        yield Item(title, (Piece(known, agreement.file.read),), agreement.number, agreement.signed_on)


def extracts(wanted: Wanted) -> Iterator[Item]:
    """Accounts as they were issued; whose gate is shut now is not named."""
    for extract in Extract.objects.at_desk_of(wanted.organisation).filter(year=wanted.year).order_by("at", "pk"):
        rows = shown_rows(extract.rows, wanted.by, wanted.on)
        paper = partial(account_paper, wanted.organisation, extract.of, extract.as_of, Figures(**extract.figures), rows)
        named = frozenset(row.person.pk for row in rows if row.person)
        yield Item(str(extract), _files(paper, *_forms(len(rows))), day=extract.as_of, people=named)


def _forms(rows: int) -> tuple[Format, ...]:
    return (Format.XLSX,) if rows > PDF_AT_MOST else (Format.PDF, Format.XLSX)


def _files(paper: Callable[[], Paper], *forms: Format) -> tuple[Piece, ...]:
    return tuple(Piece(f".{form}", lambda form=form: write(paper(), form)) for form in forms)  # type: ignore[misc]  # bound now, called later
