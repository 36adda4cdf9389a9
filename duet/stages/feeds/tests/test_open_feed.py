import pytest
from django.core.exceptions import PermissionDenied

from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.stages.feeds.actions import open_feed
from duet.stages.feeds.models import Feed

from .build import MADE_AT


def test_a_person_gets_an_address_of_their_own(cast):
    with everywhere():
        feed = open_feed(cast.boris, by=cast.boris, at=MADE_AT)
    assert (feed.member, feed.organisation, feed.made_at, str(feed)) == (cast.boris, cast.lyceum, MADE_AT, "Мои сроки")


def test_a_keeper_gets_the_address_of_the_organisation(cast):
    with everywhere():
        feed = open_feed(cast.lyceum, by=cast.anna, at=MADE_AT)
    assert (feed.member, feed.organisation, str(feed)) == (None, cast.lyceum, "Сроки организации")


def test_asking_twice_gives_the_same_address(cast):
    with everywhere():
        first, second = (open_feed(whose, by=cast.anna, at=MADE_AT) for whose in (cast.lyceum, cast.lyceum))
        assert first.secret_path == second.secret_path
        assert Feed.objects.count() == 1


def test_the_addresses_of_two_people_differ_in_their_secret(cast):
    with everywhere():
        tokens = [open_feed(who, by=who, at=MADE_AT).secret_path.split("-", 1)[1] for who in (cast.anna, cast.boris)]
    assert tokens[0] != tokens[1]


def test_nobody_gets_the_address_of_somebody_else(cast):
    with everywhere():
        for whose, by in ((cast.boris, cast.anna), (cast.lyceum, cast.boris), (cast.lyceum, cast.gleb), (cast.lyceum, cast.dina)):
            with pytest.raises(PermissionDenied):
                open_feed(whose, by=by, at=MADE_AT)


def test_the_journal_knows_of_the_address_and_not_its_secret(cast):
    with everywhere():
        feed = open_feed(cast.boris, by=cast.boris, at=MADE_AT)
        line = Entry.objects.get(action="feeds.open")
    assert (line.by, line.about, line.note) == (cast.boris, cast.boris, {"feed": feed.pk, "made": True})
