import logging

import pytest

from duet.base.tenancy.scope import everywhere
from duet.stages.editions import following

from . import build


@pytest.fixture
def followers(monkeypatch):
    fresh = []
    monkeypatch.setattr(following, "_followers", fresh)
    return fresh


def test_whoever_follows_is_told_after_the_commit(cast, plan, followers, django_capture_on_commit_callbacks):
    told = []
    following.after_approval(told.append)
    with everywhere(), django_capture_on_commit_callbacks(execute=True):
        made = build.edition(plan, cast.anna)
        assert told == []
    assert told == [made]


def test_one_that_stumbles_stops_neither_the_approval_nor_the_others(cast, plan, followers, django_capture_on_commit_callbacks, caplog):
    def stumble(edition):
        raise ValueError("нет связи")

    told = []
    following.after_approval(stumble)
    following.after_approval(told.append)
    with everywhere(), caplog.at_level(logging.ERROR), django_capture_on_commit_callbacks(execute=True):
        made = build.edition(plan, cast.anna)
    assert told == [made]
    assert "нет связи" in caplog.text
