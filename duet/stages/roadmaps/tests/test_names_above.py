"""A body above reads the name of whoever consented to that, and of nobody else (docs/decisions/0009)."""

import pytest

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.roadmaps import naming
from duet.stages.roadmaps.actions import comment_step, take_step
from tests import make
from tests.read import words

from . import build


@pytest.fixture
def named(cast, step):
    """Boris answers for the step by name, has taken it and said something."""
    with everywhere():
        build.duty(step.activity, cast.boris)
        take_step(step, by=cast.boris)
        comment_step(step, by=cast.boris, text="Жду протокол.")
    return step


@pytest.fixture
def consented(monkeypatch):
    """``consented(boris)``: whose names go up."""

    def say(*members):
        numbers = {member.pk for member in members}
        monkeypatch.setattr(naming, "_knowers", [lambda asked, viewer: numbers & set(asked)])

    return say


def test_without_a_consent_the_department_reads_no_name(cast, as_, url, named, consented):
    consented()
    for page in (url("step", named, at="town"), url("today", at="town")):
        assert "Павлов" not in words(as_(cast.dina).get(page))


def test_with_a_consent_it_reads_who_has_taken_a_step_who_answers_and_what_was_done(cast, as_, url, named, consented):
    consented(cast.boris)
    said = words(as_(cast.dina).get(url("step", named, at="town")))
    assert "В работе — Павлов Б. И." in said
    assert said.count("Павлов Б. И.") >= 4


def test_today_of_the_department_names_those_who_consented(cast, as_, url, named, consented):
    consented(cast.boris)
    assert "Павлов Б. И." in words(as_(cast.dina).get(url("today", at="town")))


def test_a_party_of_several_is_named_when_each_of_them_consented(cast, as_, url, plan, consented):
    with everywhere():
        second = make.member("Зорина Вера Львовна", Role.MENTOR, at=cast.lyceum)
        step = build.step(plan)
        build.duty(step.activity, build.post(cast.lyceum, "методист", cast.boris, second))
    consented(cast.boris)
    assert "Павлов" not in words(as_(cast.dina).get(url("step", step, at="town")))
    consented(cast.boris, second)
    assert "Павлов Б. И., Зорина В. Л." in words(as_(cast.dina).get(url("step", step, at="town")))


def test_a_school_asks_nobody(cast, named, consented):
    consented(cast.boris)
    with everywhere():
        assert naming.known([cast.boris.pk], cast.gleb) == frozenset()
        assert naming.known([None], cast.dina) == frozenset()
        assert naming.known([cast.boris.pk, cast.anna.pk], cast.dina) == {cast.boris.pk}
