"""Papers of personal data: the act, the export of the log, the extract, the journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone

from duet.base.papers import Paper
from duet.base.papers.blocks import LANDSCAPE, PORTRAIT, Align, Block, Cell, Heading, Signature, Table, Text
from duet.base.papers.tables import table_of
from duet.base.tenancy.models import Organisation
from duet.core.calendar import in_words
from duet.stages.organisations.papers import head_signs
from duet.stages.persons.watching import MARK

from .everything import Everything, Record, Section
from .journal import Line
from .models import DestructionAct

SYSTEM = "информационная система «Дуэт»"
SIZE = 11
_ACT, _LOG, _JOURNAL, _FACTS = (0.75, 0.25), (0.16, 0.34, 0.1, 0.2, 0.2), (0.13, 0.18, 0.12, 0.32, 0.25), (0.35, 0.65)


def act_paper(act: DestructionAct) -> Paper:
    """«Акт об уничтожении персональных данных»: what the order of Roskomnadzor asks for."""
    blocks: list[Block] = [
        Heading(f"Акт № {act.number} об уничтожении персональных данных"),
        Text(f"{in_words(act.on)} г."),
        Text(f"Оператор: {act.operator_name}" + (f", {act.operator_address}" if act.operator_address else "") + "."),
        Text("Комиссия: " + "; ".join(f"{name}, {post}" if post else name for name, post in act.commission) + "."),
        Text(f"Субъекты персональных данных: {_subjects(act)}."),
        Text("Субъекты названы номером карточки и инициалами, чтобы акт не хранил уничтоженные сведения.", small=True),
        Text(f"Причина уничтожения: {act.reason}."),
        Text(f"Носители: {act.carriers}."),
        Text(f"Способ уничтожения: {act.method}."),
        Heading("Перечень категорий уничтоженных персональных данных"),
        table_of(("Категория", "Записей"), [(title, str(number)) for title, number in act.categories], PORTRAIT, _ACT),
        Text("К акту прилагается выгрузка из журнала регистрации событий информационной системы."),
        *(Signature(post or "член комиссии", name) for name, post in act.commission),
    ]
    return Paper(f"Акт об уничтожении № {act.number}", tuple(blocks))


SUBJECTS_IN_ACT = 20


def _subjects(act: DestructionAct) -> str:
    named = "; ".join(f"карточка № {number} ({letters})" if letters else f"карточка № {number}" for number, letters in act.subjects)
    if len(act.subjects) > SUBJECTS_IN_ACT or not named:
        return f"перечислены в выгрузке из журнала, всего {len(act.subjects)}"
    return named


def log_paper(act: DestructionAct, at: datetime) -> Paper:
    """The export of the log: subject, categories, system, reason, moment."""
    moment = f"{timezone.localtime(at):%d.%m.%Y %H:%M}"
    subjects = [f"№ {number}" for number, _ in act.subjects] or ["—"]
    if len(subjects) == 1:
        rows = [(subjects[0], f"{title}: {number}", moment, act.reason, SYSTEM) for title, number in act.categories]
    else:
        titles = "; ".join(f"{title}: {number}" for title, number in act.categories)
        rows = [(subject, titles, moment, act.reason, SYSTEM) for subject in subjects]
    heads = ("Субъект (карточка)", "Категории данных, записей", "Когда", "Причина", "Система")
    return Paper(
        f"Выгрузка из журнала к акту № {act.number}",
        (
            Heading("Выгрузка из журнала регистрации событий"),
            Text(f"{SYSTEM[0].upper()}{SYSTEM[1:]}, {act.operator_name}. К акту № {act.number} от {in_words(act.on)} г."),
            table_of(heads, rows, LANDSCAPE, _LOG),
        ),
        LANDSCAPE,
    )


def extract_paper(found: Everything, organisation: Organisation) -> Paper:
    """«Выписка обо всех данных»: the answer to a request of the person."""
    blocks: list[Block] = [
        Text(MARK, align=Align.RIGHT, small=True),
        Heading("Выписка обо всех персональных данных"),
        Text(f"{found.person.full_name}\n{organisation.full_name or organisation.name}, на {in_words(found.on)} г."),
        Heading("Карточка"),
        _facts([found.card]),
    ]
    if found.account:
        blocks += [Heading("Вход и роли"), _facts([found.account])]
    for section in found.told:
        blocks += _section(section)
    blocks.append(head_signs(organisation))
    return Paper("Выписка обо всех данных", tuple(blocks))


def _section(section: Section) -> list[Block]:
    blocks: list[Block] = [Heading(f"{section.title}: {section.total}")]
    if section.records:
        blocks.append(_facts(section.records))
    if section.hidden:
        blocks.append(Text(section.hidden))
    return blocks


def _facts(records: Sequence[Record]) -> Table:
    """Two columns; records are parted by an empty row."""
    rows: list[tuple[Cell, ...]] = []
    for index, record in enumerate(records):
        if index:
            rows.append((Cell("", width=2),))
        rows += [(Cell(fact.name), Cell(fact.words)) for fact in record]
    widths = tuple(PORTRAIT.room * part for part in _FACTS)
    return Table(tuple(rows) or ((Cell("—"), Cell("")),), widths, head=0, size=SIZE)


def journal_paper(title: str, lines: Iterable[Line]) -> Paper:
    """The journal as a table."""
    rows = [(f"{timezone.localtime(line.at):%d.%m.%Y %H:%M}", line.by.full_name, line.kind, line.what, line.whom) for line in lines]
    heads = ("Когда", "Кто", "Что сделано", "Подробнее", "О ком")
    return Paper(title, (Text(MARK, small=True), Heading(title), table_of(heads, rows, LANDSCAPE, _JOURNAL)), LANDSCAPE)
