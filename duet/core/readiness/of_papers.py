"""Rules about papers: on their way too long, not read, not proved, badly grounded, badly numbered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from duet.core.documents import DocumentState

from . import needs
from .findings import Finding, Link, Severity, some
from .snapshot import GONE, Paper, Snapshot

_FLOW = "документ действует, когда он подписан и зарегистрирован"
_STUCK = {
    DocumentState.DRAFT: (14, Severity.CHECK, "лежит черновиком с"),
    DocumentState.AGREEING: (5, Severity.CHECK, "на согласовании с"),
    DocumentState.SIGNING: (3, Severity.NEEDED, "ждёт подписи с"),
    DocumentState.APPROVED: (1, Severity.NEEDED, "с подписью, но без номера и даты регистрации с"),
}
_NOT_SIGNED = frozenset({DocumentState.DRAFT, DocumentState.AGREEING, DocumentState.SIGNING})


def open_paper(paper: Paper) -> Link:
    """The page of a document."""
    return Link("documents:document", "Открыть документ", paper.pk)


def stuck(snapshot: Snapshot) -> Iterator[Finding]:
    """What the year needs is named as soon as it is begun, the rest after a while; annexes go with their order."""
    for paper in snapshot.own:
        if paper.main is not None or paper.state not in _STUCK:
            continue
        days, severity, words = _STUCK[paper.state]
        wanted = paper.kind in needs.GROUNDS
        if wanted or (snapshot.on - paper.since).days > days:
            severity = Severity.NEEDED if wanted else severity
            yield Finding(
                "stuck", severity, f"{paper.said}: {words} {paper.since:%d.%m.%Y}.", needs.GROUNDS.get(paper.kind, _FLOW), open_paper(paper)
            )


def powerless(snapshot: Snapshot) -> Iterator[Finding]:
    """A signature is prepared for somebody whose power is over."""
    for paper in snapshot.own:
        if paper.main is None and paper.state in _NOT_SIGNED and paper.signer and not paper.signer_may:
            words = f"{paper.said}: подписывает {paper.signer}, но права подписи на этот день у этого человека нет."
            yield Finding("powerless", Severity.NEEDED, words, "полномочия подписывающего", open_paper(paper))


def unread(snapshot: Snapshot) -> Iterator[Finding]:
    """Registered, to be read by people, and not read by all of them."""
    ground = "ст. 22 ТК РФ: работников знакомят с локальными актами под подпись"
    for paper in snapshot.own:
        if not paper.holds or paper.main is not None or paper.read == paper.readers > 0 or not (paper.acquaints or paper.readers):
            continue
        said = f"ознакомились {paper.read} из {paper.readers}" if paper.readers else "ознакомиться ещё никого не просили"
        yield Finding("unread", Severity.NEEDED, f"{paper.said}: {said}.", ground, open_paper(paper))


def unproved(snapshot: Snapshot) -> Iterator[Finding]:
    """Signed on paper, and nothing of that paper is here."""
    ground = "проверяющий смотрит подписанный экземпляр"
    for paper in snapshot.own:
        if paper.holds and paper.main is None and paper.on_paper and not paper.proved:
            link = Link("documents:document", "Приложить скан", paper.pk)
            yield Finding("unproved", Severity.CHECK, f"{paper.said}: подпись на бумаге, а скана нет.", ground, link)


def on_annulled(snapshot: Snapshot) -> Iterator[Finding]:
    """Cites what has lost its force."""
    for paper in snapshot.own:
        for ground in _grounds(snapshot, paper):
            if ground.state == DocumentState.ANNULLED:
                words = f"{paper.said}: основание отменено — {_low(ground)}. Нужна ссылка на действующий документ."
                yield Finding("on_annulled", Severity.NEEDED, words, "отменённый документ не может быть основанием", open_paper(paper))


def before_its_ground(snapshot: Snapshot) -> Iterator[Finding]:
    """Dated before what it is based on."""
    for paper in snapshot.own:
        for ground in _grounds(snapshot, paper):
            if paper.day and ground.day and paper.day < ground.day and ground.state not in GONE:
                words = f"{paper.said}: дата {paper.day:%d.%m.%Y} раньше даты основания — {_low(ground)}, {ground.day:%d.%m.%Y}."
                yield Finding("before_its_ground", Severity.NEEDED, words, "основание появляется раньше документа", open_paper(paper))


def badly_annexed(snapshot: Snapshot) -> Iterator[Finding]:
    """Annexes of an order are 1, 2, 3, without doubles and holes."""
    annexed = sorted((paper for paper in snapshot.own if paper.main is not None), key=lambda paper: paper.main or 0)
    for number, annexes in groupby(annexed, key=lambda paper: paper.main):
        numbers = sorted(paper.annex or 0 for paper in annexes)
        main = snapshot.by_number.get(number or 0)
        if main and numbers != list(range(1, len(numbers) + 1)):
            words = f"{main.said}: приложения пронумерованы не подряд — {', '.join(map(str, numbers))}."
            yield Finding("badly_annexed", Severity.CHECK, words, "номера приложений идут подряд и не повторяются", open_paper(main))


def holes(snapshot: Snapshot) -> Iterator[Finding]:
    """Numbers of a register nobody has; what was given outside the program looks so, too."""
    given: dict[tuple[str, int], set[int]] = {}
    for count in snapshot.counts:
        given.setdefault((count.series, count.year), set()).add(count.number)
    for (series, year), numbers in sorted(given.items()):
        missing = sorted(set(range(min(numbers), max(numbers) + 1)) - numbers)
        if missing:
            words = (
                f"В журнале «{series}» за {year} год нет порядковых номеров {_spans(missing)}. Если эти документы оформлены вне "
                "«Дуэта», положите в папку их копии; если номера пропущены, составьте об этом запись."
            )
            link = Link("documents:documents", "Открыть журнал")
            yield Finding("holes", Severity.CHECK, words, "номера в журнале регистрации идут подряд", link)


def expired_acts(snapshot: Snapshot) -> Iterator[Finding]:
    """Local acts whose term is over."""
    for act in snapshot.acts:
        if act.ends_on and act.ends_on < snapshot.on:
            words = f"Срок акта «{act.title}» закончился {act.ends_on:%d.%m.%Y}."
            link = Link("acts:act", "Открыть акт", act.key)
            yield Finding("expired_act", Severity.CHECK, words, "действующими считаются акты, срок которых не вышел", link)


def expired_agreements(snapshot: Snapshot) -> Iterator[Finding]:
    """Partners without an agreement in force; whoever sends people needs one."""
    ground = "участие людей партнёра — по соглашению о сотрудничестве"
    for one in snapshot.agreements:
        link = Link("partners:partner", "Открыть партнёра", one.partner)
        if one.signed and one.last_day and one.last_day < snapshot.on:
            severity = Severity.NEEDED if one.sends_people else Severity.CHECK
            words = f"Соглашение с партнёром «{one.name}» закончилось {one.last_day:%d.%m.%Y}."
            yield Finding("expired_agreement", severity, words, ground, link)
        elif not one.signed and one.sends_people:
            words = f"От партнёра «{one.name}» участвуют люди, а соглашения с ним нет."
            yield Finding("no_agreement", Severity.NEEDED, words, ground, link)


def unproved_steps(snapshot: Snapshot) -> Iterator[Finding]:
    """Steps of a roadmap that were said to be done, with nothing to show."""
    for plan in snapshot.plans:
        titles = [f"«{step.title}»" for step in snapshot.unproved if step.plan == plan.pk]
        if titles:
            words = f"Пункты дорожной карты отмечены сделанными без подтверждения: {some(titles)}"
            link = Link("roadmaps:roadmap", "Открыть карту", plan.pk)
            yield Finding("unproved_steps", Severity.CHECK, words, "выполнение подтверждают документом, файлом или записью", link)


def _grounds(snapshot: Snapshot, paper: Paper) -> list[Paper]:
    return [snapshot.by_number[number] for number in sorted(paper.grounds) if number in snapshot.by_number]


def _low(paper: Paper) -> str:
    return paper.said[:1].lower() + paper.said[1:]


def _spans(numbers: list[int]) -> str:
    """«4, 7–9»"""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)
