from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from duet.base.tenancy.scope import everywhere
from duet.stages.feeds.actions import change_address
from tests.make import fresh

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_the_old_address_is_gone_at_once_and_the_new_one_works(cast, client, mine):
    old = mine.secret_path
    assert client.get(old).status_code == 200
    with everywhere():
        change_address(mine, by=cast.boris, at=AT)
    assert [client.get(path).status_code for path in (old, fresh(mine).secret_path)] == [404, 200]


def test_what_was_read_by_the_old_address_is_forgotten(cast, client, mine):
    client.get(mine.secret_path)
    with everywhere():
        changed = change_address(fresh(mine), by=cast.boris, at=AT)
    assert (fresh(changed).changed_at, fresh(changed).last_read_at) == (AT, None)


def test_only_its_owner_changes_it(cast, mine, common):
    with everywhere():
        for feed, by in ((mine, cast.anna), (common, cast.boris), (common, cast.gleb), (common, cast.dina), (mine, cast.gleb)):
            with pytest.raises(PermissionDenied):
                change_address(feed, by=by, at=AT)
        change_address(common, by=cast.anna, at=AT)
