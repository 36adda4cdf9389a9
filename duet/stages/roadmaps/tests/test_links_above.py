"""Whoever stands above reaches every page that is offered to them: no link leads to the desk of another organisation."""

import re

import pytest

from duet.base.tenancy.scope import everywhere
from duet.stages.roadmaps.actions import finish_step, take_step

from . import build


@pytest.fixture
def busy(cast, plan, step):
    with everywhere():
        row = build.activity(plan, "Отчёт", responsible_text="куратор")
        build.step(row, due=None)
        build.step(row)
        take_step(step, by=cast.boris)
        finish_step(build.step(plan, title="Сделанное"), by=cast.anna, on=build.TODAY)
        build.paper(step, cast.anna)
        build.upload(cast.lyceum, cast.anna)
    return plan


def links(page):
    found = re.findall(r'href="([/?][^"#]*)', page.content.decode())
    return sorted({link.replace("&amp;", "&") for link in found if not link.startswith("/static/")})


# A page of the organisation below that each of them offers.
BELOW = {"today": "steps/", "organisation": "roadmaps/", "roadmaps": "roadmaps/", "roadmap": "steps/", "step": "roadmaps/"}


@pytest.mark.parametrize("name", ["today", "organisation", "roadmaps", "roadmap", "step"])
def test_every_link_above_leads_to_a_page_that_opens(cast, as_, url, busy, step, name):
    pages = {
        "today": url("today", at="town"),
        "organisation": url("today", at="town") + "?organisation=lyceum-7",
        "roadmaps": url("roadmaps", at="town"),
        "roadmap": url("roadmap", busy, at="town"),
        "step": url("step", step, at="town"),
    }
    client = as_(cast.dina)
    page = client.get(pages[name])
    found = [link if link.startswith("/") else f"{page.request['PATH_INFO']}{link}" for link in links(page)]
    assert f"/town/{BELOW[name]}" in " ".join(found)
    assert [link for link in found if client.get(link).status_code not in (200, 302)] == []
