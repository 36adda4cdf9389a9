"""«Когда напоминать»: the organisation's own numbers."""

import pytest
from django.db import IntegrityError, transaction

from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.core.reminding import Rules
from duet.stages.reminders.models import ReminderRules, rules_of
from tests.read import words

GIVEN = {"before": "5", "curator": "2", "head": "7"}


def rules(at):
    with everywhere():
        return rules_of(at)


def test_until_somebody_sets_them_they_are_the_usual_ones(cast, as_, url):
    assert rules(cast.lyceum) == Rules()
    assert 'value="5"' in as_(cast.anna).get(url("rules")).content.decode()


def test_the_curator_sets_them_and_the_journal_knows(cast, as_, url):
    assert as_(cast.anna).post(url("rules"), GIVEN).headers["Location"] == url("reminders")
    as_(cast.anna).post(url("rules"), GIVEN | {"before": "0"})
    assert (rules(cast.lyceum), rules(cast.other)) == (Rules(0, 2, 7), Rules())
    with everywhere():
        assert Entry.objects.filter(action="reminders.set_rules").latest("pk").note == {"before": 0, "curator_after": 2, "head_after": 7}


@pytest.mark.parametrize(
    "change, said",
    [
        ({"before": ""}, "Напишите целое число"),
        ({"before": "три"}, "Напишите целое число"),
        ({"before": "-1"}, "Напишите число не меньше 0."),
        ({"head": "31"}, "Напишите число не больше 30."),
        ({"curator": "0"}, "Напишите число не меньше 1."),
        ({"curator": "8"}, "Руководитель узнаёт не раньше куратора."),
    ],
)
def test_a_slip_is_explained(cast, as_, url, change, said):
    response = as_(cast.anna).post(url("rules"), GIVEN | change)
    assert (response.status_code, said in words(response)) == (422, True)
    assert rules(cast.lyceum) == Rules()


def test_a_mentor_and_strangers_set_nothing(cast, as_, url):
    assert as_(cast.boris).post(url("rules"), GIVEN).status_code == 403
    assert as_(cast.gleb).post(url("rules"), GIVEN).status_code == 404
    assert as_(cast.dina).post(url("rules"), GIVEN).status_code == 404


def test_the_database_keeps_them_in_order(cast):
    with everywhere(), pytest.raises(IntegrityError), transaction.atomic():
        ReminderRules.objects.create(organisation=cast.lyceum, before=3, curator_after=5, head_after=1)
