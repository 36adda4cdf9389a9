"""What «Сегодня» says of consents."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.tenancy.scope import everywhere
from duet.stages.consents.expiring import remember
from duet.stages.consents.models import Errand
from duet.stages.persons.models import CardRules
from duet.stages.roadmaps.tests import build
from tests import make
from tests.read import words

from .taking import TODAY, take


@pytest.fixture(autouse=True)
def on_friday():
    with moved_to(TODAY):
        yield


@pytest.fixture(autouse=True)
def plan(cast):
    return build.plan(cast.lyceum, cast.anna)


@pytest.fixture
def kept(cast):
    return make.consent(make.person("Зорина Вера Львовна", cast.lyceum), by=cast.anna)


def today(client):
    return words(client.get(reverse("roadmaps:today", args=["lyceum-7"])))


def test_nothing_to_do_is_no_remark(cast, as_):
    said = today(as_(cast.anna))
    assert "Отзывы согласий" not in said
    assert "Согласия заканчиваются" not in said


def test_late_and_near_errands_are_spoken_of(cast, as_, kept):
    with everywhere():
        take(kept, cast.anna)
        Errand.objects.filter(kind="answer").update(due_on=TODAY - timedelta(days=1))
        Errand.objects.filter(kind="stop").update(due_on=TODAY + timedelta(days=7))
    said = today(as_(cast.anna))
    assert "Отзывы согласий: 1 просрочено, 1 к сроку на этой неделе." in said
    assert "Зорина" not in said


def test_consents_that_run_out_and_birthdays_are_spoken_of(cast, as_):
    with everywhere():
        CardRules.objects.create(organisation=cast.lyceum, cosignature=True)
        make.consent(make.person("Зорина Вера Львовна", cast.lyceum), by=cast.anna, until=TODAY + timedelta(days=9))
        mother = make.person("Лапина Ольга Юрьевна", cast.lyceum, status="parent")
        for born_on in (date(2008, 12, 10), date(2012, 12, 10)):
            child = make.person("Лапин Егор Ильич", cast.lyceum, status="pupil", born_on=born_on)
            make.consent(child, by=cast.anna, signer=mother)
            if born_on.year == 2008:
                make.consent(child, "cosignature", by=cast.anna)
        remember(cast.lyceum, on=TODAY)
    said = today(as_(cast.anna))
    assert "Согласия заканчиваются у 1 человека в ближайшие 30 дней." in said
    assert "Новая подпись: 1 человеку исполняется 18, 1 человеку исполняется 14." in said


def test_a_mentor_and_another_school_hear_nothing(cast, as_, kept):
    with everywhere():
        build.plan(cast.other, cast.gleb)
        take(kept, cast.anna)
        Errand.objects.update(due_on=TODAY)
    assert "Отзывы согласий" not in today(as_(cast.boris))
    assert "Отзывы согласий" not in words(as_(cast.gleb).get(reverse("roadmaps:today", args=["school-1"])))


def test_the_matters_of_one_colleague_are_not_mixed_with_it(cast, as_, kept):
    with everywhere():
        take(kept, cast.anna)
        Errand.objects.update(due_on=TODAY)
    page = as_(cast.anna).get(f"{reverse('roadmaps:today', args=['lyceum-7'])}?person={cast.boris.pk}")
    assert "Отзывы согласий" not in words(page)
