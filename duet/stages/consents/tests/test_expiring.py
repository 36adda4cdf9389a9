"""The clock: what runs out is remembered once, what has run out is let go everywhere."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from duet.base.clock import moved_to
from duet.base.tenancy.scope import everywhere
from duet.core.consents import Use
from duet.stages.consents import settling
from duet.stages.consents.expiring import remember, remember_conditions, waiting
from duet.stages.consents.jobs import every_hour, remember_all
from duet.stages.consents.models import Errand, State
from duet.stages.persons import gate
from duet.stages.persons.following import tell_of_subject
from duet.stages.persons.models import CardRules, PermitRow
from tests import make

from .taking import NAME, TODAY

SOON = TODAY + timedelta(days=30)


@pytest.fixture(autouse=True)
def on_friday():
    with moved_to(TODAY):
        yield


@pytest.fixture
def vera(cast):
    return make.person("Зорина Вера Львовна", cast.lyceum)


@pytest.fixture
def mother(cast):
    return make.person("Лапина Ольга Юрьевна", cast.lyceum, status="parent")


def errands():
    return [(errand.kind, errand.due_on) for errand in Errand.objects.open()]


@everywhere()
def test_a_consent_that_runs_out_in_thirty_days_is_remembered_once(cast, vera):
    make.consent(vera, by=cast.anna, until=SOON)
    remember(cast.lyceum, on=TODAY)
    assert errands() == [("renew", SOON)]
    assert remember(cast.lyceum, on=TODAY) == []


@everywhere()
def test_a_consent_that_runs_out_later_is_not_spoken_of_yet(cast, vera):
    make.consent(vera, by=cast.anna, until=SOON + timedelta(days=1))
    assert remember(cast.lyceum, on=TODAY) == []


@everywhere()
def test_nobody_is_asked_again_who_has_left(cast, vera):
    make.consent(vera, by=cast.anna, until=SOON)
    vera.left_on = TODAY
    vera.save()
    assert remember(cast.lyceum, on=TODAY) == []


@everywhere()
def test_a_new_consent_takes_the_reminder_away(cast, vera):
    old = make.consent(vera, by=cast.anna, until=SOON)
    remember(cast.lyceum, on=TODAY)
    make.consent(vera, by=cast.anna, on=TODAY)
    assert errands() == []
    old.state = State.REPLACED
    old.save()
    assert remember(cast.lyceum, on=TODAY) == []


@everywhere()
def test_whoever_comes_of_age_is_remembered(cast, mother):
    child = make.person("Лапин Егор Ильич", cast.lyceum, status="pupil", born_on=date(2008, 12, 10))
    make.consent(child, by=cast.anna, signer=mother)
    remember(cast.lyceum, on=TODAY)
    assert errands() == [("grown", date(2026, 12, 9))]
    with moved_to(date(2026, 12, 10)):
        remember(cast.lyceum, on=date(2026, 12, 10))
        assert ("grown", date(2026, 12, 9)) in errands()
        make.consent(child, by=cast.anna, on=date(2026, 12, 10))
        assert errands() == []


@everywhere()
def test_whoever_turns_fourteen_is_remembered_where_the_child_signs_too(cast, mother):
    CardRules.objects.create(organisation=cast.lyceum, cosignature=True)
    child = make.person("Лапин Егор Ильич", cast.lyceum, status="pupil", born_on=date(2012, 12, 10))
    make.consent(child, by=cast.anna, signer=mother)
    remember(cast.lyceum, on=TODAY)
    assert errands() == [("cosign", date(2026, 12, 9))]


@everywhere()
def test_a_permit_that_ends_by_no_birthday_is_left_to_its_paper(cast, mother):
    child = make.person("Лапин Егор Ильич", cast.lyceum, status="pupil", born_on=date(2012, 12, 10))
    make.consent(child, by=cast.anna, signer=mother, until=SOON)
    remember(cast.lyceum, on=TODAY)
    assert errands() == [("renew", SOON)]


@everywhere()
def test_what_has_run_out_is_let_go_and_told_once(cast, vera, monkeypatch):
    make.consent(vera, by=cast.anna, until=TODAY)
    told = []
    monkeypatch.setattr(settling, "_told", [*settling._told, lambda person, is_open: told.append((person.pk, is_open))])
    tomorrow = TODAY + timedelta(days=1)
    with moved_to(tomorrow):
        assert not gate.may(vera, Use.KEEP, tomorrow)
        for _ in range(2):
            remember(cast.lyceum, on=tomorrow)
    assert told == [(vera.pk, False)]
    assert not PermitRow.objects.filter(person=vera).exists()


@everywhere()
def test_when_the_gate_shuts_what_was_kept_has_to_go_unless_a_consent_is_given_again(cast, vera):
    make.consent(vera, by=cast.anna)
    make.consent(vera, by=cast.anna, says="refused", on=TODAY)
    assert errands() == [("destroy", TODAY + timedelta(days=30))]
    make.consent(vera, by=cast.anna, on=TODAY)
    assert errands() == []
    make.consent(vera, by=cast.anna, says="refused", on=TODAY)
    assert errands() == [("destroy", TODAY + timedelta(days=30))]


@everywhere()
def test_a_card_that_was_erased_leaves_no_errand(cast, vera):
    make.consent(vera, by=cast.anna)
    vera.erased_at = vera.made_at
    vera.save()
    settling.settle([vera], TODAY)
    assert errands() == []


@everywhere()
def test_nobody_to_settle_asks_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        settling.settle([], TODAY)


@everywhere()
def test_a_birthday_put_right_is_heard_at_once(cast, mother):
    child = make.person("Лапин Егор Ильич", cast.lyceum, status="pupil", born_on=date(2010, 3, 1))
    make.consent(child, by=cast.anna, signer=mother)
    child.born_on = date(2008, 3, 1)
    child.save()
    tell_of_subject(child)
    assert not gate.may(child, Use.KEEP, TODAY)


@everywhere()
def test_conditions_are_published_in_three_working_days(cast, vera):
    make.consent(vera, by=cast.anna)
    shown = make.consent(vera, "dissemination", by=cast.anna, cells=[NAME])
    remember_conditions(shown, TODAY)
    assert errands() == []
    shown.cells[0]["condition"] = "без фотографии рядом"
    remember_conditions(shown, TODAY)
    assert errands() == [("conditions", date(2026, 11, 25))]


@everywhere()
def test_a_refusal_to_publish_has_no_conditions(cast, vera):
    shown = make.consent(vera, "dissemination", by=cast.anna, says="refused", cells=[NAME])
    shown.cells[0]["condition"] = "никогда"
    remember_conditions(shown, TODAY)
    assert errands() == []


@everywhere()
def test_only_organisations_with_something_to_do_are_gone_through(cast, vera):
    make.consent(vera, by=cast.anna)
    assert waiting(TODAY) == []
    make.consent(vera, "photo", by=cast.anna, until=SOON)
    assert waiting(TODAY) == [cast.lyceum.pk]


@everywhere()
def test_the_clock_goes_through_all_of_them_and_a_trouble_of_one_stops_nobody(cast, vera, monkeypatch, caplog):
    with everywhere():
        make.consent(vera, by=cast.anna, until=SOON)
        foreign = make.person("Сизов Олег Ильич", cast.other)
        make.consent(foreign, by=cast.gleb, until=SOON)
    every_hour.call_local()
    with everywhere():
        assert Errand.objects.count() == 2
        Errand.objects.all().delete()

    def trouble(organisation, *, on):
        if organisation.pk == cast.lyceum.pk:
            raise OSError("disk")
        return remember(organisation, on=on)

    monkeypatch.setattr("duet.stages.consents.jobs.remember", trouble)
    remember_all.call()
    with everywhere():
        assert [errand.organisation_id for errand in Errand.objects.all()] == [cast.other.pk]
    assert f"organisation {cast.lyceum.pk}" in caplog.text


@everywhere()
def test_it_can_be_done_by_hand(cast, vera, capsys):
    make.consent(vera, by=cast.anna, until=SOON)
    call_command("remember_consents")
    assert errands() == [("renew", SOON)]
    assert "просмотрены" in capsys.readouterr().out
