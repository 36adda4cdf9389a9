"""The journal of registration as a paper."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.timezone import localdate

from duet.base.papers import Paper
from duet.base.papers.blocks import LANDSCAPE, Align, Heading, Text
from duet.core.documents import DocumentState
from duet.core.names import short_name
from duet.stages.persons.watching import MARK

from .kinds import kind_named
from .models import Document
from .wording import table

_TITLES = ("№", "Дата", "Номер", "Вид", "О чём", "Кто подписал", "Дело", "Примечание")
_SHARES = (4, 9, 9, 17, 28, 13, 8, 12)


def register_paper(documents: Iterable[Document], *, organisation: str, family: str, year: str) -> Paper:
    """A row a document in the order of numbers; ``family`` is the heading of a family («Приказы»), or nothing for all."""
    title = f"Журнал регистрации документов{f': {family.lower()}' if family else ''}"
    lines = [_line(number, document) for number, document in enumerate(documents, 1)]
    blocks = (
        Text(organisation, Align.CENTRE),
        Heading(f"{title}, {year} учебный год"),
        table(_TITLES, lines, _SHARES, room=LANDSCAPE.room),
        Text(MARK, small=True),
    )
    return Paper(f"{title}, {year}", blocks, LANDSCAPE)


def _line(number: int, document: Document) -> tuple[str, ...]:
    kind = kind_named(document.kind)
    day = f"{document.day:%d.%m.%Y}" if document.day else ""
    return (
        str(number), day, document.number or "б/н", kind.title if kind else "", document.title, short_name(document.signer_name),
        document.case_file, _remark(document),
    )  # fmt: skip


def _remark(document: Document) -> str:
    said = []
    if document.main:
        said.append(f"приложение № {document.annex_number} к № {document.main.number}" if document.main.number else "приложение")
    written = localdate(document.registered_at) if document.registered_at else document.day
    if written and written != document.day:
        said.append(f"внесён {written:%d.%m.%Y}")
    if document.state == DocumentState.ANNULLED and document.annulled_on:
        said.append(f"утратил силу {document.annulled_on:%d.%m.%Y}")
    return "; ".join(said)
