"""Papers of the folder itself: its inventory, the findings, how a roadmap goes, the register of consents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from duet.base.papers import Paper
from duet.base.papers.blocks import LANDSCAPE, PORTRAIT, Align, Block, Heading, Text
from duet.base.papers.tables import table_of
from duet.base.tenancy.models import Organisation
from duet.core.calendar import in_words, years_in_words
from duet.core.readiness import Report, Severity
from duet.stages.consents.models import Consent
from duet.stages.consents.views.showing import shown
from duet.stages.organisations.papers import head_signs
from duet.stages.persons.watching import MARK
from duet.stages.roadmaps.models import Roadmap, Step

HEADINGS = {Severity.NEEDED: "Нужно исправить", Severity.CHECK: "Проверьте"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the folder as the inventory has it; without ``sha256`` it was not found on the disk."""

    section: str
    title: str
    number: str
    day: date | None
    path: str
    sha256: str


def inventory_paper(place: Organisation, year: int, sections: Sequence[str], entries: Sequence[Entry], on: date) -> Paper:
    """Section by section: what it is, its number and date, the file and the hash by which its bytes are checked."""
    blocks: list[Block] = [*_head(place, f"Опись папки наставничества за {years_in_words(year)} учебный год", on)]
    number = 0
    for section in sections:
        rows = []
        for entry in entries:
            if entry.section != section:
                continue
            number += 1
            day = f"{entry.day:%d.%m.%Y}" if entry.day else ""
            rows.append((str(number), entry.title, entry.number, day, entry.path, entry.sha256 or "файла нет на диске"))
        blocks.append(Text(section, bold=True, keep=bool(rows)))
        blocks.append(table_of(_HEADS, rows, LANDSCAPE, _SHARES, size=8) if rows else Text("Документов нет."))
    return Paper("Опись", (*blocks, Text(""), head_signs(place)), LANDSCAPE)


_HEADS = ("№", "Документ", "Номер", "Дата", "Файл", "SHA-256")
_SHARES = (0.04, 0.28, 0.09, 0.08, 0.29, 0.22)


def findings_paper(place: Organisation, year: int, report: Report, on: date) -> Paper:
    """What is there and what was found."""
    blocks: list[Block] = [*_head(place, f"Проверка готовности документов наставничества за {years_in_words(year)} учебный год", on)]
    blocks.append(Text(f"Из {len(report.needs)} обязательных и рекомендованных документов готово: {report.done}."))
    rows = [(need.title, "есть" if need.done else "готовится" if need.begun else "нет") for need in report.needs]
    blocks.append(table_of(("Документ", "Готовность"), rows, PORTRAIT, (0.8, 0.2)))
    for severity, heading in HEADINGS.items():
        found = [(str(number), one.words, one.ground) for number, one in enumerate(report.of(severity), 1)]
        blocks += [Text(heading, bold=True, keep=bool(found))]
        blocks.append(table_of(("№", "Что найдено", "Основание"), found, PORTRAIT, (0.06, 0.59, 0.35)) if found else Text("Замечаний нет."))
    return Paper("Проверка готовности", (*blocks, Text(""), head_signs(place)), PORTRAIT)


def execution_paper(place: Organisation, plan: Roadmap, steps: Iterable[Step], on: date) -> Paper:
    """Each step: when it was due, how it stands, how much proves it."""
    rows = [
        (
            step.activity.number, f"{step.activity.title}\n{step.name}" if step.name else step.activity.title,
            f"{step.due_on:%d.%m.%Y}" if step.due_on else "", step.get_state_display(), f"{step.done_on:%d.%m.%Y}" if step.done_on else "",
            str(len(step.evidence.all()) or ""),
        )
        for step in steps
    ]  # fmt: skip
    heads = ("№", "Мероприятие", "Срок", "Состояние", "Сделано", "Подтверждений")
    body = table_of(heads, rows, LANDSCAPE, (0.06, 0.5, 0.1, 0.12, 0.1, 0.12), size=10) if rows else Text("Пунктов нет.")
    head = _head(place, f"Выполнение дорожной карты «{plan.title}»", on)
    return Paper("Выполнение дорожной карты", (*head, body, Text(""), head_signs(place)), LANDSCAPE)


def consents_paper(place: Organisation, consents: Sequence[Consent], on: date) -> Paper:
    """The register of consents with its totals."""
    lines = [(consent, shown(consent, on)) for consent in consents]
    totals = Counter(str(consent.get_state_display()) for consent in consents)
    said = "; ".join(f"{word} — {number}" for word, number in totals.most_common())
    rows = [
        (
            str(consent.number or ""), consent.person.full_name, line.about, consent.signer.full_name, line.words,
            f"{consent.signed_on:%d.%m.%Y}" if consent.signed_on else "", f"{consent.until:%d.%m.%Y}" if consent.until else "",
        )
        for consent, line in lines
    ]  # fmt: skip
    heads = ("№", "Чьё", "О чём", "Кто подписывает", "Состояние", "Подписано", "Действует по")
    body = table_of(heads, rows, LANDSCAPE, (0.06, 0.2, 0.24, 0.2, 0.12, 0.09, 0.09), size=10)
    return Paper("Журнал согласий", (*_head(place, "Журнал согласий", on), Text(f"Всего согласий: {len(rows)} ({said})."), body), LANDSCAPE)


def _head(place: Organisation, title: str, on: date) -> tuple[Block, ...]:
    words = f"{place.full_name or place.name}\nпо состоянию на {in_words(on)} г."
    return (Text(MARK, Align.RIGHT, small=True), Heading(title), Text(words, Align.CENTRE))
