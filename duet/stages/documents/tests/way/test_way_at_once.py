"""Several answer in the same moment; only a database with several writers shows what comes of it."""

from datetime import UTC, datetime

import pytest

from duet.base.tenancy.scope import everywhere
from duet.stages.documents import actions
from duet.stages.documents.models import Acquaintance, Visa
from duet.stages.documents.reading import Reader
from duet.stages.documents.tests import build
from tests.at_once import at_once
from tests.make import fresh

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
AT = datetime(2026, 10, 3, 9, tzinfo=UTC)


def visa(member):
    with everywhere():
        return Visa.objects.select_related("organisation", "revision").get(member=member)


def sent(cast, document, agreers):
    with everywhere():
        actions.send(document, by=cast.anna, agreers=agreers, in_order=False, on=build.DAY, at=AT)


def test_two_who_agree_last_hand_it_over_once(cast, document, agreers):
    sent(cast, document, agreers)
    first, second = agreers
    one, other = visa(first), visa(second)
    refused = at_once(lambda: actions.agree(one, by=first, at=AT), lambda: actions.agree(other, by=second, at=AT))
    assert refused == []
    assert fresh(document).state == "signing"


def test_one_button_pressed_twice_is_one_answer(cast, document, agreers):
    sent(cast, document, agreers[:1])
    first = agreers[0]
    one, same = visa(first), visa(first)
    refused = at_once(lambda: actions.agree(one, by=first, at=AT), lambda: actions.send_back(same, by=first, remark="Нет", at=AT))
    assert len(refused) == 1
    assert fresh(document).state in ("signing", "draft")


def test_a_draft_is_sent_once(cast, document):
    acts = [lambda: actions.send(fresh(document), by=cast.anna, agreers=[], in_order=False, on=build.DAY, at=AT)] * 2
    assert len(at_once(*acts)) == 1
    with everywhere():
        assert document.revisions.count() == 1


def test_a_person_is_asked_once_by_two_curators(cast, registered):
    people = [Reader(cast.boris.full_name, "", "", cast.boris)]
    acts = [lambda: actions.ask_to_read(fresh(registered), by=cast.anna, people=people, at=AT)] * 2
    assert at_once(*acts) == []
    with everywhere():
        assert Acquaintance.objects.count() == 1
