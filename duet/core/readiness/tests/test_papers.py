"""Rules about papers, a case for each way it may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from duet.core.documents import DocumentState
from duet.core.readiness import Act, Agreement, Count, DoneStep, Finding, Severity, Snapshot, check

from .year import ON, found, paper, spoilt, whole, with_paper

DRAFT, AGREEING, SIGNING = DocumentState.DRAFT, DocumentState.AGREEING, DocumentState.SIGNING


def findings(snapshot: Snapshot, code: str) -> list[Finding]:
    return [finding for finding in check(snapshot).findings if finding.code.startswith(code)]


def said(snapshot: Snapshot, code: str) -> list[str]:
    return [finding.words.replace("\N{NO-BREAK SPACE}", " ") for finding in findings(snapshot, code)]


def loose(**more: Any) -> Snapshot:
    """The whole year and a paper nobody needs."""
    return with_paper(paper(90, "cover_letter", word="письмо", **more))


@pytest.mark.parametrize(
    ("state", "since", "words"),
    [
        (DRAFT, date(2026, 10, 6), []),
        (DRAFT, date(2026, 10, 5), ["Письмо «О документе 90»: лежит черновиком с 05.10.2026."]),
        (AGREEING, date(2026, 10, 15), []),
        (AGREEING, date(2026, 10, 14), ["Письмо «О документе 90»: на согласовании с 14.10.2026."]),
        (SIGNING, date(2026, 10, 16), ["Письмо «О документе 90»: ждёт подписи с 16.10.2026."]),
        (
            DocumentState.APPROVED,
            date(2026, 10, 18),
            ["Письмо «О документе 90»: с подписью, но без номера и даты регистрации с 18.10.2026."],
        ),
        (DocumentState.DROPPED, date(2026, 9, 1), []),
    ],
)
def test_a_paper_may_stay_where_it_is_for_some_days(state: DocumentState, since: date, words: list[str]) -> None:
    assert said(loose(state=state, since=since, number="", day=None), "stuck") == words


def test_what_the_year_needs_is_named_at_once() -> None:
    one = findings(with_paper(replace(found(1), state=DRAFT, since=ON)), "stuck")
    assert [finding.severity for finding in one] == [Severity.NEEDED]


def test_annexes_go_with_their_order() -> None:
    annex = paper(90, "roadmap_annex", state=DRAFT, since=date(2026, 1, 1), main=1, annex=1)
    assert said(with_paper(annex), "stuck") == []


def test_a_signature_is_not_prepared_for_somebody_without_the_power() -> None:
    words = ["Письмо «О документе 90»: подписывает Орлов П. И., но права подписи на этот день у этого человека нет."]
    waiting = {"state": SIGNING, "since": ON, "number": "", "signer": "Орлов П. И."}
    assert said(loose(**waiting, signer_may=False), "powerless") == words
    assert said(loose(**waiting), "powerless") == []
    assert said(loose(signer="Орлов П. И.", signer_may=False), "powerless") == []


@pytest.mark.parametrize(
    ("acquaints", "readers", "read", "words"),
    [
        (True, 0, 0, "ознакомиться ещё никого не просили."),
        (False, 0, 0, ""),
        (True, 12, 3, "ознакомились 3 из 12."),
        (False, 2, 0, "ознакомились 0 из 2."),
        (True, 12, 12, ""),
    ],
)
def test_everybody_who_is_to_read_a_paper_reads_it(acquaints: bool, readers: int, read: int, words: str) -> None:
    whole_words = said(loose(acquaints=acquaints, readers=readers, read=read), "unread")
    assert whole_words == ([f"Письмо от 01.09.2026 № 90-од «О документе 90»: {words}"] if words else [])


def test_a_paper_that_is_not_registered_is_read_by_nobody_yet() -> None:
    assert said(loose(state=DRAFT, since=ON, acquaints=True), "unread") == []


def test_what_was_signed_on_paper_has_its_scan() -> None:
    assert said(loose(on_paper=True), "unproved") == ["Письмо от 01.09.2026 № 90-од «О документе 90»: подпись на бумаге, а скана нет."]
    assert said(loose(on_paper=True, proved=True), "unproved") == []
    assert said(loose(), "unproved") == []


def test_an_annulled_order_grounds_nothing() -> None:
    annulled = paper(91, "group_order", state=DocumentState.ANNULLED)
    year = with_paper(annulled)
    cited = replace(year, papers=(*year.papers, paper(90, "cover_letter", grounds=frozenset({91, 404}))))
    assert said(cited, "on_annulled") == [
        "Приказ от 01.09.2026 № 90-од «О документе 90»: основание отменено — приказ от 01.09.2026 № 91-од «О документе 91». "
        "Нужна ссылка на действующий документ."
    ]
    assert said(cited, "before") == []


def test_a_paper_is_not_older_than_its_ground() -> None:
    words = (
        "Письмо от 30.08.2026 № 90-од «О документе 90»: дата 30.08.2026 раньше даты основания — приказ от 01.09.2026 № 1-од "
        "«О документе 1», 01.09.2026."
    )
    assert said(loose(day=date(2026, 8, 30), grounds=frozenset({1})), "before") == [words]
    assert said(loose(grounds=frozenset({1})), "before") == []
    assert said(loose(day=None, grounds=frozenset({1})), "before") == []


@pytest.mark.parametrize(("numbers", "bad"), [((1, 2), False), ((1, 3), True), ((1, 1), True), ((None,), True)])
def test_annexes_are_numbered_one_after_another(numbers: tuple[int | None, ...], bad: bool) -> None:
    annexes = [paper(60 + place, "list", main=1, annex=number) for place, number in enumerate(numbers)]
    year = spoilt(papers=(*whole().papers, *annexes))
    assert bool(findings(year, "badly_annexed")) is bad


def test_annexes_of_an_order_that_is_not_of_the_year_are_not_judged() -> None:
    assert findings(with_paper(paper(60, "list", main=404, annex=3)), "badly_annexed") == []


def test_holes_of_the_register_are_named_as_spans() -> None:
    numbered = tuple(Count("Приказы", 2026, number) for number in (2, 3, 5, 9, 10, 12))
    words = said(spoilt(counts=(*numbered, Count("Протоколы и акты", 2026, 40))), "holes")
    assert [text.partition(".")[0] for text in words] == ["В журнале «Приказы» за 2026 год нет порядковых номеров 4, 6–8, 11"]


def test_an_act_past_its_term_is_looked_at() -> None:
    acts = (Act("17", "Положение", ends_on=date(2026, 8, 31)), Act("18", "Порядок", ends_on=ON), Act("19", "Правила"))
    assert said(spoilt(acts=acts), "expired_act") == ["Срок акта «Положение» закончился 31.08.2026."]


@pytest.mark.parametrize(
    ("agreement", "severity"),
    [
        (Agreement(3, "Завод", last_day=date(2026, 10, 19), sends_people=True), Severity.NEEDED),
        (Agreement(3, "Завод", last_day=date(2026, 10, 19)), Severity.CHECK),
        (Agreement(3, "Завод", last_day=ON), None),
        (Agreement(3, "Завод", signed=False, sends_people=True), Severity.NEEDED),
        (Agreement(3, "Завод", signed=False), None),
    ],
)
def test_people_of_partners_take_part_by_an_agreement_in_force(agreement: Agreement, severity: Severity | None) -> None:
    year = spoilt(agreements=(agreement,))
    assert [finding.severity for finding in (*findings(year, "expired_agreement"), *findings(year, "no_agreement"))] == (
        [severity] if severity else []
    )


def test_steps_without_proof_are_named_together() -> None:
    steps = tuple(DoneStep(number, 7, f"Пункт {number}") for number in range(1, 8))
    assert said(spoilt(unproved=steps), "unproved_steps") == [
        "Пункты дорожной карты отмечены сделанными без подтверждения: «Пункт 1», «Пункт 2», «Пункт 3», «Пункт 4», «Пункт 5» и ещё 2."
    ]
