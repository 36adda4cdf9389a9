"""Sheets to sign by hand, sheets that were signed, slips to hand out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from duet.base.papers import Paper
from duet.base.papers.blocks import PORTRAIT, Align, Block, Cell, Heading, PageBreak, Signature, Table, Text
from duet.base.papers.fitting import fitted
from duet.base.papers.slips import Slip, slips_paper
from duet.core.calendar import in_words
from duet.core.consents import Kind

from .cells import FIELDS, RESOURCES
from .models import Consent, Operator, SigningLink, State, Way
from .texts import Filled
from .wording import ON_PAPER, called, filled

_ALLOW, _DENY = "разрешаю", "запрещаю"
# Places to tick on paper.
_BOX = "☐"


def sheet_paper(consent: Consent, operator: Operator) -> Paper:
    """One consent: to be signed, or as it was answered."""
    return Paper(f"{consent.text.title}. {consent.person.short_name}", tuple(_sheet(consent, operator)))


def sheets_paper(consents: Sequence[Consent], operator: Operator, title: str) -> Paper:
    """Many in one file, each from a new page: pages have no numbers, since the sheets will be parted."""
    blocks: list[Block] = []
    for consent in consents:
        blocks += [*([PageBreak()] if blocks else []), *_sheet(consent, operator)]
    return Paper(title, tuple(blocks), numbered=False)


def sample_paper(words: Filled, operator: Operator, *, kind: Kind) -> Paper:
    """An empty form of a text."""
    return Paper(words.title, (*_words(words), *(_empty_matrix(operator) if kind is Kind.DISSEMINATION else ()), *_to_sign()))


def _sheet(consent: Consent, operator: Operator) -> Iterator[Block]:
    words = filled(consent, operator, blank=ON_PAPER)
    yield from _words(words)
    given = consent.state in (State.GIVEN, State.WITHDRAWN, State.REPLACED)
    if consent.kind == Kind.DISSEMINATION:
        yield from _matrix(consent) if given else _empty_matrix(operator)
    if given or consent.state == State.REFUSED:
        yield Text("\n".join(_proof(consent)))
    else:
        yield from _to_sign(consent.signer.full_name)


def _words(words: Filled) -> Iterator[Block]:
    yield Heading(words.title)
    facts: list[tuple[Cell, ...]] = []
    for line in words.lines:
        if line.label:
            facts.append((Cell(line.label), Cell(line.text)))
            continue
        if facts:
            yield from _table(facts)
            facts = []
        yield Text(line.text, Align.BOTH, indent=True)
    if facts:
        yield from _table(facts)


def _table(facts: Sequence[tuple[Cell, ...]]) -> Iterator[Block]:
    yield Table(tuple(facts), (PORTRAIT.room * 0.42, PORTRAIT.room * 0.58), head=0, size=11)
    yield Text("", small=True)


def _empty_matrix(operator: Operator) -> Iterator[Block]:
    """To be ticked by hand: each field on each of the organisation's resources."""
    places = [(key, title) for key, title in RESOURCES.items() if operator.resources.get(key)]
    rows = [
        (Cell(f"{title.capitalize()}, {place}"), Cell(f"{_BOX} {_ALLOW}"), Cell(f"{_BOX} {_DENY}"), Cell(""))
        for key, place in places
        for title in FIELDS.values()
    ]
    yield from _choice(rows)


def _matrix(consent: Consent) -> Iterator[Block]:
    rows = [
        (
            Cell(f"{FIELDS.get(cell['field'], cell['field']).capitalize()}, {RESOURCES.get(cell['resource'], cell['resource'])}"),
            Cell(_ALLOW if cell["allow"] else ""), Cell("" if cell["allow"] else _DENY), Cell(cell["condition"]),
        )
        for cell in consent.cells
    ]  # fmt: skip
    yield from _choice(rows)


def _choice(rows: Sequence[tuple[Cell, ...]]) -> Iterator[Block]:
    head = tuple(Cell(title, bold=True) for title in ("Что и где", "Разрешаю", "Запрещаю", "Условия и запреты"))
    yield Text("\nТаблица выбора", bold=True)
    yield fitted(Table((head, *rows), (1.0,) * 4), PORTRAIT.room)


def _to_sign(name: str = "") -> Iterator[Block]:
    yield Signature("«____» ______________ 20____ г.", name or "_" * 18)
    yield Text("Дата, подпись, расшифровка подписи", small=True)


def _proof(consent: Consent) -> Iterator[str]:
    """How it was signed, in words."""
    said = "Согласие не дано" if consent.state == State.REFUSED else "Согласие дано"
    day = f" {in_words(consent.signed_on)} года" if consent.signed_on else ""
    yield f"\n{said}{day}: {consent.signer.full_name}."
    if consent.number:
        yield f"Номер в журнале согласий: {consent.number}."
    if consent.way == Way.LINK and consent.answered_at:
        code = ", код из записки введён верно" if consent.evidence.get("code") else ""
        yield f"Подписано по личной ссылке {consent.answered_at:%d.%m.%Y в %H:%M:%S} (UTC){code}."
    elif consent.way:
        yield f"Подписано {consent.get_way_display()}; бумагу принял(а): {consent.evidence.get('accepted', '')}."
    yield f"Редакция текста: {consent.text.version}. Контрольная сумма (SHA-256): {consent.evidence.get('sha256', '')}"


def links_paper(links: Iterable[SigningLink], asked: Mapping[int, Sequence[Consent]], operator: Operator, *, site: str) -> Paper:
    """«Записка родителям» of each signer; ``asked`` are what each still has to answer, by the signer's number."""
    slips = [_slip(link, asked.get(link.signer_id, ()), operator, site=site) for link in links]
    return slips_paper(slips, "Записки с личными ссылками")


def _slip(link: SigningLink, asked: Sequence[Consent], operator: Operator, *, site: str) -> Slip:
    place, own = link.organisation, all(consent.person_id == link.signer_id for consent in asked)
    people = dict.fromkeys(called(consent.person) for consent in asked if consent.person_id != link.signer_id)
    where = f"{place.name}, {place.city}" if place.city else place.name
    return Slip(
        place=where,
        title="Записка с личной ссылкой" if own else "Записка родителям",
        whom="\n".join([link.signer.full_name, *people]),
        words="Прочитайте и подпишите согласия для программы наставничества. Наведите камеру телефона на квадрат или наберите адрес:",
        address=f"{site.rstrip('/')}{link.path}",
        code=link.code if operator.asks_code else "",
        notes=(
            f"Действует по {in_words(link.expires_on)} года. Можно подписать и на бумаге: попросите лист в организации. "
            "Можно не соглашаться. Записка личная: не передавайте её."
        ),
    )
