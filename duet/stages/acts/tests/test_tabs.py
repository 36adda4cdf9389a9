"""The tabs of the section «Документы»."""

from __future__ import annotations

import pytest
from django.urls import reverse

from duet.stages.acts import tabs
from duet.stages.acts.section import tabs as own
from duet.stages.acts.tabs import Tab


@pytest.fixture(autouse=True)
def only_ours(monkeypatch):
    monkeypatch.setattr(tabs, "_tabs", [])


def test_one_tab_alone_is_not_drawn(cast):
    tabs.add_tabs(400, own)
    assert tabs.choices(cast.anna, "acts:acts") == []


def test_tabs_stand_in_their_order_and_the_open_one_is_marked(cast):
    tabs.add_tabs(900, lambda viewer: [Tab("Сроки", "papers:terms", "/terms/")])
    tabs.add_tabs(400, own)
    tabs.add_tabs(100, lambda viewer: [Tab("Документы", "papers:papers", "/papers/")])
    drawn = tabs.choices(cast.anna, "acts:edit")
    assert [(tab.title, tab.current, tab.rare) for tab in drawn] == [
        ("Документы", False, False),
        ("Правовая база", True, False),
        ("Сроки", False, True),
    ]
    assert drawn[1].url == reverse("acts:acts", args=["lyceum-7"])


def test_the_pages_draw_the_tabs(cast, as_):
    tabs.add_tabs(100, lambda viewer: [Tab("Документы", "papers:papers", "/papers/")])
    tabs.add_tabs(400, own)
    for page in ("", "add/", "check/", "fz-273/"):
        assert "Раздел «Документы»" in as_(cast.anna).get(f"/lyceum-7/acts/{page}").content.decode()
