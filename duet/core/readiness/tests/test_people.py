"""Rules about people and pairs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from duet.core.documents import DocumentState
from duet.core.readiness import Act, Pair, Participant, Severity, Snapshot, check

from .year import MENTEE, MENTOR, ORDERED, PUPIL, found, mentee, mentor, pair, paper, spoilt, whole, with_paper


def said(snapshot: Snapshot, code: str) -> list[str]:
    return [finding.words.replace("\N{NO-BREAK SPACE}", " ") for finding in check(snapshot).findings if finding.code == code]


def with_people(**more: Any) -> Snapshot:
    return spoilt(participants=(mentor(**more), mentee()))


def agreement(**more: Any) -> Snapshot:
    return with_paper(replace(found(51), **more))


def test_a_consent_that_ended_stops_the_order_on_pairs() -> None:
    year = with_people(kept=False, consent_over=date(2026, 9, 30))
    assert said(year, "consents_over") == ["В базах есть те, чьё согласие на обработку данных закончилось: Тимофеева О. Н."]
    assert said(year, "paired_without_consent") == [
        "Приказ от 05.10.2026 № 50-од «О документе 50» называет тех, чьего согласия на обработку данных сейчас нет: Тимофеева О. Н."
    ]
    assert said(year, "never_agreed") == []


def test_candidates_are_only_to_be_looked_at() -> None:
    year = with_people(kept=False)
    assert said(year, "never_agreed") == ["В базах пока кандидатами, без согласия на обработку данных: Тимофеева О. Н."]
    assert [finding.severity for finding in check(year).findings if finding.code == "never_agreed"] == [Severity.CHECK]


def test_an_order_on_pairs_follows_the_consents() -> None:
    words = ["Приказ от 05.10.2026 № 50-од «О документе 50»: приказ издан раньше согласия на обработку данных — Тимофеева О. Н."]
    assert said(with_people(agreed_on=date(2026, 10, 6)), "consent_after_order") == words
    assert said(with_people(agreed_on=ORDERED), "consent_after_order") == []
    assert said(with_people(agreed_on=None), "consent_after_order") == []


def test_people_without_a_card_are_not_looked_up() -> None:
    typed = Pair(50, None, None, "Орлова Вера Ильинична", "Белов Олег Ильич")
    assert said(spoilt(pairs=(typed,)), "paired_without_consent") == []


@pytest.mark.parametrize(("consent", "missing"), [(None, True), (date(2026, 9, 2), False)])
def test_a_mentor_of_a_worker_agrees_in_writing(consent: date | None, missing: bool) -> None:
    words = ["Нет письменного согласия наставников, закреплённых за работниками: Тимофеева О. Н."]
    assert said(with_people(mentoring_on=consent), "no_mentor_consent") == (words if missing else [])


def test_a_consent_drawn_up_here_counts_once_it_is_registered() -> None:
    year = with_people(mentoring_on=None)
    registered = paper(52, "mentor_consent", day=date(2026, 9, 2), owner=MENTOR)
    assert said(replace(year, papers=(*year.papers, registered)), "no_mentor_consent") == []
    draft = replace(registered, state=DocumentState.DRAFT)
    other = replace(registered, owner=MENTEE)
    assert said(replace(year, papers=(*year.papers, draft)), "no_mentor_consent") != []
    assert said(replace(year, papers=(*year.papers, other)), "no_mentor_consent") != []


def test_a_mentor_of_a_worker_has_an_additional_agreement() -> None:
    year = whole()
    assert said(replace(year, papers=tuple(one for one in year.papers if one.pk != 51)), "no_labour_agreement") == [
        "Нет дополнительного соглашения к трудовому договору с наставниками: Тимофеева О. Н."
    ]


def test_pairs_with_learners_need_neither() -> None:
    pupil = Participant(PUPIL, "Ким Роман Олегович", False, agreed_on=date(2026, 9, 1))
    year = spoilt(
        participants=(mentor(mentoring_on=None), pupil),
        pairs=(Pair(50, MENTOR, PUPIL, "Тимофеева Ольга Николаевна", "Ким Роман Олегович"),),
    )
    assert [finding.code for finding in check(year).findings] == []


@pytest.mark.parametrize(
    ("code", "year", "words"),
    [
        (
            "mentor_consent_late", with_people(mentoring_on=date(2026, 10, 6)),
            "приказ от 05.10.2026 издан раньше согласия наставника от 06.10.2026.",
        ),
        (
            "agreement_after_order", agreement(day=date(2026, 10, 6)),
            "дополнительное соглашение от 06.10.2026 подписано позже приказа от 05.10.2026.",
        ),
        (
            "agreement_before_consent", agreement(day=date(2026, 9, 1)),
            "дополнительное соглашение от 01.09.2026 подписано раньше согласия наставника от 02.09.2026.",
        ),
    ],
)  # fmt: skip
def test_consent_agreement_order(code: str, year: Snapshot, words: str) -> None:
    assert said(year, code) == [f"Пара Тимофеева О. Н. – Зайцева А. Д.: {words}"]


@pytest.mark.parametrize(
    ("starts_on", "effective", "ready"),
    [
        (date(2026, 10, 4), None, "05.10.2026"),
        (date(2026, 10, 6), date(2026, 10, 10), "10.10.2026"),
        (date(2026, 10, 5), None, ""),
        (None, None, ""),
    ],
)
def test_a_pair_begins_when_everything_holds(starts_on: date | None, effective: date | None, ready: str) -> None:
    year = replace(agreement(effective=effective), pairs=(pair(starts_on=starts_on),))
    words = f"работает с {starts_on or ORDERED:%d.%m.%Y}, а приказ и соглашение действуют только с {ready}."
    assert said(year, "starts_early") == ([f"Пара Тимофеева О. Н. – Зайцева А. Д. {words}"] if ready else [])


def test_papers_without_a_day_are_not_compared() -> None:
    year = agreement(day=None)
    papers = tuple(replace(one, day=None) if one.pk == 50 else one for one in year.papers)
    assert check(replace(year, papers=papers)).findings == ()


def test_whoever_is_in_no_order_is_named() -> None:
    pupil = Participant(PUPIL, "Ким Роман Олегович", False, agreed_on=date(2026, 9, 1))
    year = spoilt(participants=(mentor(), mentee(), pupil))
    assert said(year, "in_no_order") == ["Наставляемые в базе, но ни в одном приказе о парах: Ким Р. О."]
    without = replace(year, papers=tuple(one for one in year.papers if one.kind != "pairs_order"), pairs=())
    assert said(without, "in_no_order") == []


def test_an_act_older_than_the_law_is_looked_at_where_workers_mentor_workers() -> None:
    old = Act("17", "Положение о наставничестве", date(2023, 9, 1))
    acts = (old, Act("18", "Положение о столовой", date(2020, 1, 1)), Act("19", "О наставничестве", date(2025, 3, 1)))
    assert len(said(spoilt(acts=acts), "old_regulation")) == 1
    assert said(spoilt(acts=acts, pairs=()), "old_regulation") == []
