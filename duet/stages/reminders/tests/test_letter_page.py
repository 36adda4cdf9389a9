"""«Письмо на сегодня»: what would be sent now; in a rehearsal the only letter there is."""

import pytest

from duet.base.tenancy.models import Organisation
from duet.base.tenancy.scope import everywhere
from duet.core.reminding import Frequency
from duet.stages.reminders.actions import prefer
from duet.stages.roadmaps.tests.build import TODAY
from tests.read import words

from .build import LATE, NOW, matter

QUERIES = 13


def shown(client, url):
    return words(client.get(url("letter")))


def test_it_shows_the_subject_and_the_words(cast, as_, url, plan):
    with everywhere():
        matter(plan, LATE, "Приказ о наставничестве", who=cast.boris)
    page = shown(as_(cast.boris), url)
    assert "Тема Дуэт: 1 просрочено" in page
    assert "• Приказ о наставничестве" in page
    assert "boris@example.org" in page


def test_when_there_is_nothing_to_say_it_says_so(cast, as_, url, plan):
    assert "писать вам не о чем" in shown(as_(cast.boris), url)


def test_whoever_refused_letters_may_look_at_one(cast, as_, url, plan):
    with everywhere():
        matter(plan, NOW, who=cast.boris)
        prefer(cast.boris, by=cast.boris, frequency=Frequency.NEVER, weekday=0, everything=False)
    assert "Дуэт: 1 на сегодня" in shown(as_(cast.boris), url)


def test_a_rehearsal_shows_letters_and_sends_none(cast, as_, url, plan):
    with everywhere():
        matter(plan, NOW, who=cast.boris)
    Organisation.objects.filter(pk=cast.lyceum.pk).update(plays_on=TODAY)
    page = shown(as_(cast.boris), url)
    assert "Это репетиция: писем Дуэт не рассылает" in page
    assert "Дуэт: 1 на сегодня" in page


def test_what_people_write_is_not_markup(cast, as_, url, plan):
    with everywhere():
        matter(plan, NOW, "<script>alert(1)</script>", who=cast.boris)
    assert "<script>alert" not in as_(cast.boris).get(url("letter")).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_as_many_queries_whatever_the_rows(cast, as_, url, plan, django_assert_num_queries, rows):
    with everywhere():
        for number in range(rows):
            matter(plan, LATE, f"Дело {number}", who=cast.boris)
    client = as_(cast.anna)
    with django_assert_num_queries(QUERIES):
        client.get(url("letter"))
