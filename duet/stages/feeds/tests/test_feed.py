"""The feed as a calendar program meets it: its address, its head, what it asks again."""

import logging
from datetime import timedelta
from itertools import islice, product

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.feeds.hushing import Hush
from duet.stages.feeds.models import Feed, token_of
from duet.stages.roadmaps.actions import finish_step
from duet.stages.roadmaps.tests import build as plans
from tests import make
from tests.make import fresh
from tests.read import words

from . import build

PERSONAL_QUERIES, COMMON_QUERIES = 10, 9


def test_nobody_logs_in_to_read_it(client, step, mine):
    answer = client.get(mine.secret_path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert answer["Content-Disposition"] == 'inline; filename="duet.ics"'
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in answer
    assert b"Set-Cookie" not in answer.getvalue()


def wrong(token):
    """Other tokens near this one."""
    yield token.swapcase()
    yield token[::-1]
    yield "A" * len(token)
    for place, letter in islice(product((0, 20, 42), "Ab_-"), 12):
        if token[place] != letter:
            yield token[:place] + letter + token[place + 1 :]


def test_no_other_token_opens_it(client, mine):
    token = token_of(mine.pk, mine.nonce)
    for guess in wrong(token):
        assert client.get(f"/ical/{mine.pk}-{guess}.ics").status_code == 404


def test_the_token_of_one_feed_does_not_open_another(client, mine, common):
    assert client.get(f"/ical/{common.pk}-{token_of(mine.pk, mine.nonce)}.ics").status_code == 404


@pytest.mark.parametrize(
    "path", ["{pk}-.ics", "{pk}-{short}.ics", "{pk}.ics", "-{token}.ics", "{many}-{token}.ics", "{pk}-{token}", "٣-{token}.ics"]
)
def test_an_address_of_another_shape_is_not_found(client, mine, path):
    token = token_of(mine.pk, mine.nonce)
    address = path.format(pk=mine.pk, token=token, short=token[:-1], many="9" * 400)
    assert client.get(f"/ical/{address}").status_code == 404


def test_a_wrong_token_and_an_unknown_feed_look_the_same(client, mine):
    answers = [client.get(f"/ical/{pk}-{'A' * 43}.ics") for pk in (mine.pk, 987_654)]
    assert {answer.status_code for answer in answers} == {404}
    assert words(answers[0]) == words(answers[1])


def test_with_another_key_of_the_installation_all_addresses_change(client, mine):
    path = mine.secret_path
    with override_settings(SECRET_KEY="quite another key of the installation"):
        assert client.get(path).status_code == 404


def test_whoever_left_is_read_no_more(cast, client, mine):
    cast.boris.left_on = plans.TODAY
    cast.boris.save()
    assert client.get(mine.secret_path).status_code == 404


def test_whose_account_is_closed_is_read_no_more(cast, client, mine):
    cast.boris.user.is_active = False
    cast.boris.user.save()
    assert client.get(mine.secret_path).status_code == 404


def test_whoever_may_not_read_plans_any_more_is_read_no_more(cast, client, mine):
    cast.boris.assignments.update(until=plans.TODAY)
    assert client.get(mine.secret_path).status_code == 404


def test_the_secret_does_not_get_into_the_log(client, mine, caplog):
    cast_off = f"/ical/{mine.pk}-{'A' * 43}.ics"
    with caplog.at_level(logging.DEBUG):
        client.get(cast_off)
        client.get(mine.secret_path)
        client.post(mine.secret_path)
        Client(enforce_csrf_checks=True).post(mine.secret_path)
    assert "Not Found: /ical/…" in caplog.text
    assert "Method Not Allowed (POST): /ical/…" in caplog.text
    assert "Forbidden (CSRF cookie not set.): /ical/…" in caplog.text
    assert "A" * 43 not in caplog.text
    assert token_of(mine.pk, mine.nonce) not in caplog.text


def test_lines_of_the_log_with_named_parts_pass():
    record = logging.LogRecord("django.server", logging.INFO, "", 1, "GET /ical/7-secret.ics %(code)s", ({"code": 200},), None)
    assert Hush().filter(record)
    assert record.getMessage() == "GET /ical/… 200"


def test_it_is_only_read(client, mine):
    assert [client.post(mine.secret_path).status_code, client.head(mine.secret_path).status_code] == [405, 200]


def test_what_has_not_changed_is_not_sent_again(cast, client, step, mine):
    first = client.get(mine.secret_path)
    again = client.get(mine.secret_path, headers={"If-None-Match": first["ETag"]})
    since = client.get(mine.secret_path, headers={"If-Modified-Since": first["Last-Modified"]})
    assert [again.status_code, since.status_code, again.content] == [304, 304, b""]
    with everywhere():
        finish_step(step, by=cast.boris, on=plans.TODAY)
    changed = client.get(mine.secret_path, headers={"If-None-Match": first["ETag"]})
    assert (changed.status_code, changed["ETag"] == first["ETag"]) == (200, False)


def test_the_moment_of_the_last_change_is_that_of_its_content(client, step, mine):
    client.get(mine.secret_path)
    was = fresh(mine).digest_at
    with everywhere():
        Feed.objects.update(last_read_at=was - timedelta(hours=1))
    client.get(mine.secret_path)
    assert fresh(mine).digest_at == was
    assert fresh(mine).last_read_at > was
    step.due_on += timedelta(days=1)
    step.save()
    client.get(mine.secret_path)
    assert fresh(mine).digest_at > was


def test_reading_often_writes_seldom(client, step, mine):
    client.get(mine.secret_path)
    with CaptureQueriesContext(connection) as asked:
        client.get(mine.secret_path)
    assert not [query["sql"] for query in asked if not query["sql"].startswith("SELECT")]


def test_a_rehearsal_is_marked(cast, client, read, step, mine):
    cast.lyceum.plays_on = plans.TODAY + timedelta(days=3)
    cast.lyceum.save()
    calendar = read(mine)
    assert calendar["NAME"] == "Репетиция. Мои сроки — Лицей № 7"
    assert [event["SUMMARY"] for event in calendar.events] == ["Репетиция. Просрочено: Приказ о наставничестве"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queries_are_counted(cast, client, plan, mine, common, rows, django_assert_num_queries):
    with everywhere():
        post = plans.post(cast.lyceum, "наставники", cast.boris)
        for number in range(rows):
            row = plans.activity(plan, f"Дело {number}")
            plans.duty(row, post)
            plans.duty(row, make.member(f"Некто {number}", Role.MENTOR, at=cast.lyceum, account=False))
            plans.step(row, due=plans.TODAY + timedelta(days=number))
    client.get(mine.secret_path), client.get(common.secret_path)
    with django_assert_num_queries(PERSONAL_QUERIES):
        client.get(mine.secret_path)
    with django_assert_num_queries(COMMON_QUERIES):
        client.get(common.secret_path)


def test_the_feeds_of_two_places_do_not_mix(cast, read, step, common):
    with everywhere():
        plans.step(plans.plan(cast.other, cast.gleb), title="Чужое")
        theirs, above = build.feed(cast.other), build.feed(cast.town)
    assert [[event["SUMMARY"] for event in read(feed).events] for feed in (common, theirs, above)] == [
        ["Приказ о наставничестве"],
        ["Чужое"],
        [],
    ]
