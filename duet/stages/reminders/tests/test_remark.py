"""The remark on «Сегодня»: a keeper who looks at everything is told of their own."""

from django.urls import reverse

from duet.base.tenancy.scope import everywhere
from tests.read import words

from .build import LATE, NOW, SOON, matter

TODAY_PAGE = reverse("roadmaps:today", args=["lyceum-7"])


def shown(client, **query):
    return words(client.get(TODAY_PAGE, query))


def test_the_curator_is_told_of_their_own(cast, as_, plan):
    with everywhere():
        for days in (LATE, NOW, SOON):
            matter(plan, days, who=cast.anna)
            matter(plan, days, who=cast.boris)
    assert "За вами: 1 просрочено, 1 на сегодня. Открыть напоминания" in shown(as_(cast.anna))


def test_nothing_of_ones_own_no_remark(cast, as_, plan):
    with everywhere():
        matter(plan, SOON, who=cast.anna)
        matter(plan, LATE, who=cast.boris)
    assert "За вами:" not in shown(as_(cast.anna))


def test_where_ones_own_are_the_page_itself_there_is_no_remark(cast, as_, plan):
    with everywhere():
        matter(plan, LATE, who=cast.anna)
        matter(plan, LATE, who=cast.boris)
    assert "За вами:" not in shown(as_(cast.anna), whose="mine")
    assert "За вами:" not in shown(as_(cast.boris))


def test_what_is_below_is_not_ones_own(cast, as_, plan):
    with everywhere():
        matter(plan, LATE, who=cast.anna)
    assert "За вами:" not in words(as_(cast.dina).get(reverse("roadmaps:today", args=["town"])))
