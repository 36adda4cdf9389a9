"""Rules about people and pairs: consents, the order of papers of workers (art. 351.8 of the Labour Code), who is in no order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from duet.core.documents import DocumentState

from .findings import Finding, Link, Severity, some
from .of_papers import open_paper
from .snapshot import Pair, Paper, Participant, Snapshot

_DATA = "ст. 9 Федерального закона от 27.07.2006 № 152-ФЗ: обработка — по согласию"
_CODE = "ст. 351.8 ТК РФ: письменное согласие, содержание, срок и форма работы — в договоре или дополнительном соглашении"
_ORDER = "порядок документов: согласие наставника, дополнительное соглашение, приказ, начало работы (ст. 351.8 ТК РФ)"
# The day art. 351.8 came into force.
_SINCE = date(2025, 3, 1)


def consents_over(snapshot: Snapshot) -> Iterator[Finding]:
    """People of the bases whose consent has ended."""
    over = [one.called for one in snapshot.participants if not one.kept and one.consent_over]
    if over:
        words = f"В базах есть те, чьё согласие на обработку данных закончилось: {some(over)}"
        yield Finding("consents_over", Severity.NEEDED, words, _DATA, Link("consents:consents", "Открыть согласия"))


def never_agreed(snapshot: Snapshot) -> Iterator[Finding]:
    """Candidates."""
    waiting = [one.called for one in snapshot.participants if not one.kept and not one.consent_over]
    if waiting:
        words = f"В базах пока кандидатами, без согласия на обработку данных: {some(waiting)}"
        yield Finding("never_agreed", Severity.CHECK, words, _DATA, Link("consents:collect", "Собрать согласия"))


def paired_without_consent(snapshot: Snapshot) -> Iterator[Finding]:
    """An order on pairs names somebody the law does not let be worked with, or did not on its day."""
    for order in _orders(snapshot):
        named = [rows[0] for rows in (snapshot.people.get(person, []) for person in sorted(_named(snapshot, order))) if rows]
        without = [one.called for one in named if not one.kept]
        if without:
            words = f"{order.said} называет тех, чьего согласия на обработку данных сейчас нет: {some(without)}"
            yield Finding("paired_without_consent", Severity.NEEDED, words, _DATA, open_paper(order))
        late = [one.called for one in named if one.kept and order.day and one.agreed_on and one.agreed_on > order.day]
        if late:
            words = f"{order.said}: приказ издан раньше согласия на обработку данных — {some(late)}"
            yield Finding("consent_after_order", Severity.NEEDED, words, _DATA, open_paper(order))


def labour_papers(snapshot: Snapshot) -> Iterator[Finding]:
    """Mentors of workers without a written consent, or without an additional agreement."""
    mentors = {mentor.person: mentor for _, mentor in snapshot.labour_pairs}.values()
    silent = [mentor.called for mentor in mentors if _consent_day(snapshot, mentor) is None]
    if silent:
        words = f"Нет письменного согласия наставников, закреплённых за работниками: {some(silent)}"
        link = Link("documents:make", "Подготовить согласие", "mentor_consent")
        yield Finding("no_mentor_consent", Severity.NEEDED, words, _CODE, link)
    without = [mentor.called for mentor in mentors if _latest(snapshot, "labour_agreement", mentor.person) is None]
    if without:
        words = f"Нет дополнительного соглашения к трудовому договору с наставниками: {some(without)}"
        link = Link("documents:make", "Подготовить соглашение", "labour_agreement")
        yield Finding("no_labour_agreement", Severity.NEEDED, words, _CODE, link)


def labour_order(snapshot: Snapshot) -> Iterator[Finding]:
    """Consent, agreement, order, beginning of work: in this order for a pair of two workers."""
    for pair, mentor in snapshot.labour_pairs:
        order = snapshot.by_number[pair.order]
        consent, agreement = _consent_day(snapshot, mentor), _latest(snapshot, "labour_agreement", mentor.person)
        if order.day and consent and consent > order.day:
            words = f"Пара {pair.called}: приказ от {order.day:%d.%m.%Y} издан раньше согласия наставника от {consent:%d.%m.%Y}."
            yield Finding("mentor_consent_late", Severity.NEEDED, words, _ORDER, open_paper(order))
        if agreement:
            yield from _agreed(pair, order, agreement, consent)


def _agreed(pair: Pair, order: Paper, agreement: Paper, consent: date | None) -> Iterator[Finding]:
    said = f"Пара {pair.called}: дополнительное соглашение от {agreement.day:%d.%m.%Y} подписано" if agreement.day else ""
    if agreement.day and order.day and agreement.day > order.day:
        words = f"{said} позже приказа от {order.day:%d.%m.%Y}."
        yield Finding("agreement_after_order", Severity.NEEDED, words, _ORDER, open_paper(agreement))
    if agreement.day and consent and agreement.day < consent:
        words = f"{said} раньше согласия наставника от {consent:%d.%m.%Y}."
        yield Finding("agreement_before_consent", Severity.NEEDED, words, _ORDER, open_paper(agreement))
    ready = max((day for day in (order.day, agreement.effective or agreement.day) if day), default=None)
    if pair.starts_on and ready and pair.starts_on < ready:
        words = f"Пара {pair.called} работает с {pair.starts_on:%d.%m.%Y}, а приказ и соглашение действуют только с {ready:%d.%m.%Y}."
        yield Finding("starts_early", Severity.NEEDED, words, _ORDER, open_paper(order))


def in_no_order(snapshot: Snapshot) -> Iterator[Finding]:
    """In a base, and named in no order on pairs; while there is no order at all that is said elsewhere."""
    if not _orders(snapshot):
        return
    named = {person for order in _orders(snapshot) for person in _named(snapshot, order)}
    for mentors, who, page in ((True, "Наставники", "bases:mentors"), (False, "Наставляемые", "bases:mentees")):
        left = [one.called for one in snapshot.participants if one.is_mentor is mentors and one.kept and one.person not in named]
        if left:
            words = f"{who} в базе, но ни в одном приказе о парах: {some(left)}"
            yield Finding("in_no_order", Severity.CHECK, words, "пары закрепляют приказом", Link(page, "Открыть базу"))


def old_regulation(snapshot: Snapshot) -> Iterator[Finding]:
    """The organisation's act on mentoring is older than art. 351.8, and workers mentor workers."""
    if not snapshot.labour_pairs:
        return
    for act in snapshot.acts:
        if act.day and act.day < _SINCE and "наставнич" in act.title.lower():
            words = f"Акт «{act.title}» принят до 01.03.2025: проверьте, сказано ли в нём о наставничестве работников."
            link = Link("acts:act", "Открыть акт", act.key)
            yield Finding("old_regulation", Severity.CHECK, words, "ст. 351.8 ТК РФ действует с 01.03.2025", link)


def _orders(snapshot: Snapshot) -> list[Paper]:
    return [paper for paper in snapshot.own if paper.kind == "pairs_order"]


def _named(snapshot: Snapshot, order: Paper) -> set[int]:
    return {person for pair in snapshot.pairs if pair.order == order.pk for person in (pair.mentor, pair.mentee) if person}


def _latest(snapshot: Snapshot, kind: str, person: int) -> Paper | None:
    """The registered paper of that kind about a person, the latest one."""
    found = [paper for paper in snapshot.of_kind(kind) if paper.owner == person and paper.state == DocumentState.REGISTERED]
    return max(found, key=lambda paper: (paper.day or date.min, paper.pk), default=None)


def _consent_day(snapshot: Snapshot, mentor: Participant) -> date | None:
    """The earliest day they agreed in writing, by the journal of consents or by a paper."""
    paper = _latest(snapshot, "mentor_consent", mentor.person)
    return min((day for day in (mentor.mentoring_on, paper.day if paper else None) if day), default=None)
