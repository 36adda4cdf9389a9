"""The shipped acts and what a paper cites."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.citations import check_citations
from duet.core.citations.acts import Kind
from duet.core.regulation import CHECKED, FEDERAL, KINDS, Ground, Level, Term, Topic, federal, grounds, kind_forms, ranked
from duet.core.regulation.federal import _known
from duet.core.regulation.wording import citation, quoted

DAYS = st.dates(date(1999, 1, 1), date(2040, 1, 1))
TOPICS = st.frozensets(st.sampled_from(list(Topic)))


def keys(on: date, *about: Topic) -> list[str]:
    return [ground.key for ground in grounds(on, frozenset(about))]


def test_a_paper_about_pupils_cites_the_law_the_concept_and_the_model():
    assert keys(date(2026, 9, 1), Topic.PUPILS) == ["fz-273", "rp-1264", "r-145", "mr-42-02"]


def test_a_paper_about_teachers_cites_the_labour_code_once_it_is_in_force():
    after = keys(date(2025, 3, 1), Topic.PEDAGOGICAL, Topic.LABOUR)
    assert after == ["fz-273", "tk-351-8", "rp-3273", "az-1128-08"]
    assert keys(date(2025, 2, 28), Topic.PEDAGOGICAL, Topic.LABOUR) == ["fz-273", "rp-3273", "az-1128-08"]


@pytest.mark.parametrize(
    "code, first, last",
    [
        ("tk-351-8", date(2025, 3, 1), None),
        ("pr-196", date(2023, 9, 1), date(2029, 8, 31)),
        ("rkn-18", date(2021, 9, 1), date(2027, 9, 1)),
        ("rkn-179", date(2023, 3, 1), date(2029, 3, 1)),
        ("gost-2016", date(2018, 7, 1), date(2025, 8, 17)),
        ("gost-2025", date(2025, 8, 18), None),
        ("rp-1264", date(2025, 5, 21), date(2030, 12, 31)),
    ],
)
def test_acts_hold_from_their_first_day_to_their_last(code, first, last):
    term = federal(code).term
    assert term.holds(first)
    assert not term.holds(first - timedelta(days=1))
    assert last is None or (term.holds(last) and not term.holds(last + timedelta(days=1)))
    assert term.until == last


@given(DAYS, TOPICS)
def test_whatever_is_cited_is_in_force_and_asked_for(on, about):
    found = grounds(on, about)
    assert all(federal(ground.key).term.holds(on) for ground in found)
    assert all(federal(ground.key).topics & (about | {Topic.ALL}) for ground in found)
    assert list(found) == list(ranked(reversed(found)))
    assert set(keys(on, *about)) >= set(keys(on))


def test_what_is_cited_passes_our_own_checker():
    for act in FEDERAL:
        for words in (act.citation.nominative, act.citation.on_ground, act.citation.in_accordance):
            assert act.code == "gost-2016" or check_citations(words) == (), act.code


def test_every_act_has_a_code_that_is_no_number_and_says_what_it_is_for():
    codes = [act.code for act in FEDERAL]
    assert len(set(codes)) == len(codes)
    for act in FEDERAL:
        assert not act.code.isdecimal()
        assert len(act.code) <= 20
        assert act.title
        assert act.obliges.endswith(".")
        assert act.level is Level.FEDERAL
        assert not act.term.is_ahead(CHECKED)


def test_no_national_project_of_former_years_is_named():
    for act in FEDERAL:
        assert "Современная школа" not in act.title + act.obliges
        assert "национальный проект" not in (act.title + act.obliges).lower()


def test_an_act_is_named_as_papers_name_it():
    law, article, order, standard, letter = map(federal, ("fz-273", "tk-351-8", "pr-196", "gost-2025", "az-1128-08"))
    assert law.citation.genitive.startswith("Федерального закона от 29.12.2012 № 273-ФЗ «Об образовании")
    assert article.citation.in_accordance == "в соответствии со статьёй 351.8 Трудового кодекса Российской Федерации"
    assert article.name == "Статья 351.8 Трудового кодекса Российской Федерации"
    assert order.name == "Приказ Минпросвещения России от 24.03.2023 № 196"
    assert standard.name == "ГОСТ Р 7.0.97-2025"
    assert standard.citation.instrumental.startswith("ГОСТ Р 7.0.97-2025 «Система стандартов")
    assert letter.name == "Письмо Минпросвещения России от 21.12.2021 № АЗ-1128/08, № 657"
    assert letter.citation.genitive.startswith("письма Минпросвещения России и Общероссийского Профсоюза образования от 21.12.2021 № АЗ")
    assert federal("ukaz-94").citation.nominative.endswith("«Об учреждении знака отличия „За наставничество“»")
    assert (letter.is_methodical, order.is_methodical) == (True, False)
    assert federal("нет") is None


def test_an_act_unknown_to_the_checker_cannot_be_shipped():
    with pytest.raises(ValueError, match="999-ФЗ"):
        _known(Kind.LAW, "", "999-ФЗ")


def test_kinds_are_told_by_their_codes():
    assert kind_forms("guidelines").instrumental == "методическими рекомендациями"
    assert all(forms.code == code for code, forms in KINDS.items())
    with pytest.raises(KeyError):
        kind_forms("мусор")


def test_levels_and_topics_have_words():
    assert [level.label for level in Level] == ["федеральный", "региональный", "муниципальный", "локальный"]
    assert all(topic.label for topic in Topic)


def test_a_ground_has_its_three_cases():
    ground = Ground("1", Level.LOCAL, 50, True, None, citation(("приказ", "приказа", "приказом"), title="О парах"))
    assert (ground.nominative, ground.genitive, ground.instrumental) == ("приказ «О парах»", "приказа «О парах»", "приказом «О парах»")


def test_a_term_may_have_no_ends():
    assert Term().holds(date(2026, 1, 1))
    assert not Term().ends_within(60, date(2026, 1, 1))
    assert Term(until=date(2026, 3, 1)).ends_within(60, date(2026, 1, 1))
    assert not Term(until=date(2026, 3, 3)).ends_within(60, date(2026, 1, 1))
    assert not Term(until=date(2025, 12, 31)).ends_within(60, date(2026, 1, 1))


@given(st.text(alphabet="«»аб ", max_size=12))
def test_quotes_inside_are_the_inner_ones(title):
    said = quoted(title)
    assert said == "" or (said[0], said[-1]) == ("«", "»")
    assert not said or not set("«»") & set(said[1:-1])


def test_a_title_of_two_quoted_parts_is_quoted_whole():
    assert quoted("«А» и «Б»") == "«„А“ и „Б“»"
    assert quoted("«А»") == "«А»"
    assert quoted("«А» и «Б» «") == "«„А“ и „Б“ „»"
    assert quoted("«а« б»") == "«„а„ б“»"
