from duet.base.tenancy.scope import everywhere
from duet.core.declension import Case
from duet.core.regulation import Topic
from duet.stages.documents.desk import Desk

from . import build


def said(cast, *topics, **how):
    with everywhere():
        return Desk(cast.lyceum, by=cast.anna, on=build.DAY).grounds(topics, **how)


def test_acts_are_complied_with_and_letters_are_taken_into_account(cast):
    found = said(cast, Topic.PUPILS)
    assert found.startswith("Федеральным законом от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации», распоряжением")
    assert found.endswith(", с учётом письма Минпросвещения России от 23.01.2020 № МР-42/02")


def test_several_letters_are_taken_into_account_at_once(cast):
    assert said(cast, Topic.PUPILS, Topic.PEDAGOGICAL).count("с учётом") == 1


def test_long_titles_are_said_where_they_are_asked_for(cast):
    assert "целевой модели" in said(cast, Topic.PUPILS, whole=True)
    assert "целевой модели" not in said(cast, Topic.PUPILS)


def test_acts_may_be_the_ground_of_a_paper(cast):
    assert said(cast, Topic.PUPILS, case=Case.GENITIVE).startswith("Федерального закона")
