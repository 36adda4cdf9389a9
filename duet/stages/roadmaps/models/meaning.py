"""Words of a draft row to what they mean, by the grammar of ``core``: one way for the document's words and a person's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from duet.core.calendar import Period
from duet.core.deadlines import Ask, Context, Deadline, as_json, parse, say, unfold
from duet.core.responsible import Party, read_responsible
from duet.core.roadmaps import Activity as ReadActivity
from duet.core.roadmaps import Stage as ReadStage

from .uploads import DraftRow, Upload

NOBODY = "Ответственный не указан. Назначьте сейчас или после сохранения."
NO_DEADLINE = "Срок не указан. До какого числа?"
# Words that are understood and still leave something to say; without words of the deadline NO_DEADLINE says it.
ASKS = {
    Ask.DATES: "Дней в документе нет: назначьте их. Если решите позже — «Так и есть».",
    Ask.EVENT: "Срок зависит от события. Если дата уже известна, назначьте её; если нет — «Так и есть».",
    Ask.DUE: "До какого числа?",
}


def row_of(upload: Upload, stage: ReadStage, activity: ReadActivity, *, stage_position: int) -> DraftRow:
    """A row to look at, from what was recognised."""
    row = DraftRow(
        organisation=upload.organisation,
        upload=upload,
        stage_position=stage_position,
        stage_number=stage.number or "",
        stage_title=stage.title,
        number=activity.number or "",
        title=activity.title,
        content=list(activity.content),
        deadline_text=activity.deadline_text,
        # An inherited cell is empty in the document: what it was taken from is what a person sees and mends.
        responsible_text=activity.cells.responsible or ", ".join(_named(party) for party in activity.parties),
        parties=[asdict(party) for party in activity.parties],
        result=activity.result or "",
        cells=asdict(activity.cells),
        inherited=sorted(activity.inherited),
        doubts=[{"about": str(doubt.about), "text": doubt.text} for doubt in activity.doubts],
    )
    _set_deadline(row, activity.deadline)
    _ask(row)
    return row


def _named(party: Party) -> str:
    return f"{party.title} {party.person}".strip()


def _ask(row: DraftRow) -> None:
    """What the words leave open is a doubt, unless one is there already."""
    if row.deadline_text and row.ask and not row.doubts_about("deadline"):
        _set_doubts(row, "deadline", (ASKS[Ask(row.ask)],))


def read_words(row: DraftRow, upload: Upload, *, parts: Iterable[str]) -> None:
    """Read the words of these parts again and put their doubts in the place of the old ones; nothing is saved."""
    if "deadline" in parts:
        deadline = parse(row.deadline_text, context_of(upload))
        _set_deadline(row, deadline)
        _set_doubts(row, "deadline", deadline.doubts if row.deadline_text else (NO_DEADLINE,))
        _ask(row)
    if "responsible" in parts:
        parties = read_responsible(row.responsible_text, abbreviations=upload.facts.get("abbreviations", {}))
        row.parties = [asdict(party) for party in parties]
        _set_doubts(row, "responsible", () if parties else (NOBODY,))


def context_of(upload: Upload) -> Context:
    """What the deadlines of this document are read within."""
    approved = ((upload.facts or {}).get("approval") or {}).get("date")
    approved_on = date.fromisoformat(approved) if approved else None
    if upload.starts_on and upload.ends_on:
        return Context(period=Period(upload.starts_on, upload.ends_on), approved_on=approved_on)
    return Context(approved_on=approved_on)


def _set_deadline(row: DraftRow, deadline: Deadline) -> None:
    row.deadline = as_json(deadline)
    row.deadline_words = say(deadline)[:500]
    row.ask = str(deadline.ask or "")


def _set_doubts(row: DraftRow, part: str, texts: Iterable[str]) -> None:
    others: list[dict[str, Any]] = [doubt for doubt in row.doubts if doubt["about"] != part]
    row.doubts = others + [{"about": part, "text": text} for text in texts]


def proposals(row: DraftRow, upload: Upload) -> list[date | None]:
    """Days worth offering for a row that asks for them, one for each time it has to be done (a dozen at most)."""
    if not row.ask:
        return []
    context = context_of(upload)
    return [due.proposed for due in unfold(parse(row.deadline_text, context), context.period) if due.on is None][:12]
