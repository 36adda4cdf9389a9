"""The check as a whole, and what the year needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from duet.core.documents import DocumentState
from duet.core.readiness import Act, Plan, Severity, Snapshot, check

from .year import ON, mentor, paper, spoilt, whole


def codes(snapshot: Snapshot) -> list[str]:
    return [finding.code for finding in check(snapshot).findings]


def without(kind: str) -> Snapshot:
    return spoilt(papers=tuple(one for one in whole().papers if one.kind != kind), pairs=())


def test_a_whole_year_has_no_findings() -> None:
    report = check(whole())
    assert report.findings == ()
    assert report.done == len(report.needs) == 12


def test_an_empty_year_needs_everything_but_pairs() -> None:
    report = check(Snapshot(ON, 2026))
    assert [finding.code for finding in report.findings] == [
        "absent.introduction_order", "absent.mentoring_regulation", "absent.curator_order", "absent.group_order",
        "absent.responsible_order", "absent.programme_template_order", "absent.motivation_regulation", "absent.training_programme",
        "absent.plan", "absent.mentors", "absent.mentees",
    ]  # fmt: skip
    assert report.done == 0
    assert [finding.code for finding in report.of(Severity.CHECK)] == [
        "absent.group_order", "absent.responsible_order", "absent.motivation_regulation", "absent.training_programme",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("introduction_order", "Нет приказа о внедрении системы наставничества."),
        ("curator_order", "Нет приказа о назначении куратора."),
        ("pairs_order", "Базы наполнены, а приказа о закреплении пар за этот учебный год нет."),
    ],
)
def test_what_is_absent_is_named_with_its_ground_and_the_way_to_make_it(kind: str, words: str) -> None:
    found = {finding.code: finding for finding in check(without(kind)).findings}[f"absent.{kind}"]
    assert found.words == words
    assert found.ground.startswith("распоряжение Минпросвещения России")
    assert (found.link.to, found.link.at) == ("documents:make", kind)


def test_a_year_without_people_needs_no_order_on_pairs() -> None:
    assert "absent.pairs_order" not in codes(replace(without("pairs_order"), participants=(mentor(),)))


def test_a_regulation_of_an_earlier_year_still_holds_and_an_order_on_pairs_does_not() -> None:
    year = whole()
    old = frozenset(one.pk for one in year.papers if one.kind in ("mentoring_regulation", "pairs_order"))
    assert [code for code in codes(replace(year, earlier=old)) if code.startswith("absent")] == ["absent.pairs_order"]


def test_an_act_written_down_by_hand_does_for_a_regulation_while_it_holds() -> None:
    act = Act("17", "Положение о наставничестве", date(2025, 9, 1))
    assert "absent.mentoring_regulation" not in codes(replace(without("mentoring_regulation"), acts=(act,)))
    other = Act("18", "Положение о столовой")
    over = replace(act, ends_on=date(2026, 8, 31))
    assert "absent.mentoring_regulation" in codes(replace(without("mentoring_regulation"), acts=(other, over)))
    lasting = replace(act, ends_on=date(2027, 8, 31))
    draft = paper(2, "mentoring_regulation", state=DocumentState.DRAFT, since=ON)
    begun = replace(without("mentoring_regulation"), acts=(lasting,))
    needs = {need.title: need for need in check(replace(begun, papers=(*begun.papers, draft))).needs}
    assert needs["Положение о наставничестве"].done
    assert needs["Положение о наставничестве"].link.to == "acts:act"


def test_a_paper_that_was_begun_is_not_absent_and_not_done() -> None:
    report = check(replace(whole(), papers=(paper(1, "introduction_order", state=DocumentState.DRAFT, since=ON), *whole().papers[1:])))
    assert (report.needs[0].done, report.needs[0].begun) == (False, True)
    assert report.needs[0].link.at == 1
    assert [finding.code for finding in report.findings] == ["stuck"]


def test_an_annulled_paper_is_no_paper() -> None:
    year = whole()
    papers = tuple(replace(one, state=DocumentState.ANNULLED) if one.kind == "curator_order" else one for one in year.papers)
    assert codes(replace(year, papers=papers)) == ["absent.curator_order"]


def test_a_plan_is_to_be_made_or_to_be_approved() -> None:
    assert check(spoilt(plans=())).findings[0].link.to == "roadmaps:start"
    waiting = check(spoilt(plans=(Plan(7, "Карта", approved=False),))).findings[0]
    assert (waiting.words, waiting.link.to, waiting.link.at) == ("Дорожная карта «Карта» ещё не утверждена.", "editions:approval", 7)


def test_every_finding_is_a_whole_sentence() -> None:
    for finding in check(Snapshot(ON, 2026, participants=(mentor(kept=False),))).findings:
        assert finding.words.endswith(".")
        assert finding.ground
        assert finding.link.verb
