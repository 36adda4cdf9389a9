"""The frames of pages, and the promises of the whole folder: a strict policy of content, short sheets, existing files."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.contrib.messages import constants
from django.contrib.staticfiles import finders
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

from duet.base.ui.appearance import Appearance
from duet.base.ui.frame import Account, Choice, Desk, NavItem
from duet.base.ui.showcase import everything
from duet.base.ui.templatetags import ui

pytestmark = pytest.mark.urls("duet.base.ui.tests.urls")

HERE = Path(__file__).parent.parent
GUIDE = HERE.parents[2] / "docs/design.md"
TEMPLATES = sorted((HERE / "templates").rglob("*.html"))
SHEETS = sorted((HERE / "static/ui/css").glob("*.css"))
TROUBLES = ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"]


def page(name: str = "ui/base.html", **context: object) -> str:
    return get_template(name).template.render(_context(**context))


def _context(**context: object) -> Context:
    return Context({"request": RequestFactory().get("/pairs/?page=2"), "appearance": Appearance(), **context})


@pytest.mark.parametrize("name", TROUBLES)
def test_a_page_of_trouble_needs_nothing_from_the_server(name):
    html = render_to_string(name)
    assert "Данные не изменились" in html.replace("\u00a0", " ") or name in ("404.html", "500.html")
    assert html.count("<h1>") == 1
    assert 'href="/"' in html


def test_a_stranger_sees_no_sections_and_no_account():
    html = page()
    assert 'class="tabs"' not in html
    assert "Выйти" not in html
    assert 'class="nodock"' in html


def test_a_member_sees_the_sections_the_desk_and_the_way_out():
    html = page(
        nav=[NavItem("Пары", "/pairs/", current=True)],
        desk=Desk("Школа № 12", "/s/", "2025/26", [Choice("Школа № 12", "/s/", current=True), Choice("Город", "/t/")]),
        account=Account("М. С. Белозёрова", "/me/", "/password/", "/logout/"),
        csrf_token="token",
    )
    assert '<a href="/pairs/" aria-current="page">' in html
    assert "Школа № 12 · 2025/26" in html
    assert '<form method="post" action="/logout/">' in html
    assert 'href="/password/"' in html
    assert 'href="/t/"' in html


def test_the_look_stands_in_the_first_bytes():
    assert '<html lang="ru" data-theme="dark" data-vision="wb" data-size="3">' in page(
        appearance=Appearance(theme="dark", vision="wb", size="3")
    )


def test_a_page_without_a_request_has_the_ordinary_look():
    assert '<html lang="ru">' in render_to_string("500.html")


class Said:
    def __init__(self, level: int, text: str, extra_tags: str = "") -> None:
        self.level, self.text, self.extra_tags = level, text, extra_tags

    def __str__(self) -> str:
        return self.text


def test_good_news_pass_and_bad_news_stay():
    html = page(messages=[Said(constants.SUCCESS, "Сохранено", "/undo/7/"), Said(constants.ERROR, "Приказ подписывает директор")])
    pile = html[html.index('id="toasts"') :]
    assert "Сохранено" in pile
    assert '<form method="post" action="/undo/7/">' in pile
    assert "Приказ подписывает директор" not in pile
    assert 'class="note is-late"' in html


def test_one_comes_back_to_the_same_page_after_a_change_of_look():
    assert 'name="next" value="/pairs/?page=2"' in page()


def test_the_refusal_of_a_part_is_told_aloud():
    assert 'role="alert"' in render_to_string("ui/refusal.html", {"text": "Нельзя <так>"})
    assert "Нельзя &lt;так&gt;" in render_to_string("ui/refused.html", {"text": "Нельзя <так>"})


def test_every_part_is_on_the_page_of_components():
    html = page("ui/components.html", **everything(date(2025, 11, 20)))
    for css in (
        "recog",
        "a4",
        "gantt",
        "dumb",
        "path",
        "swot",
        "heat",
        "ruler",
        "toast",
        "empty",
        "wiz",
        "pager",
        "drop",
        "problems",
        "band",
    ):
        assert re.search(rf'class="[^"]*\b{css}\b', html), css


def test_ids_on_the_page_of_components_are_not_repeated():
    ids = re.findall(r'\sid="([^"]+)"', page("ui/components.html", **everything(date(2025, 11, 20))))
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_strict_policy_of_content_is_kept(template):
    html = template.read_text(encoding="utf-8")
    assert "<style" not in html
    assert not re.search(r"<script(?![^>]*\ssrc=)", html)
    assert not re.search(r"\son[a-z]+=", html)
    assert all(value.startswith(("--", "background:var(--")) for value in re.findall(r'\sstyle="([^"]*)"', html))
    assert "https://" not in html.replace("https://example.org", "")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_file_a_template_asks_for_exists(template):
    for name in re.findall(r'{% static "([^"]+)" %}', template.read_text(encoding="utf-8")):
        assert finders.find(name), name


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_sheet_is_short_and_lies_in_a_layer(sheet):
    css = sheet.read_text(encoding="utf-8")
    assert css.count("\n") < 400
    assert re.search(r"^@layer (tokens|base|layout|parts|vision|print)[ ,]", css, re.MULTILINE)
    assert css.count("{") == css.count("}")
    assert "@import" not in css


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_custom_colour_is_a_token(sheet):
    """A token that is used is declared in some sheet, or drawn by a style attribute, or has a value to fall back on."""
    declared = {name for other in SHEETS for name in re.findall(r"(--[\w-]+):", other.read_text(encoding="utf-8"))}
    drawn = {"--v", "--t", "--s", "--e", "--p", "--a", "--b"}
    used = set(re.findall(r"var\((--[\w-]+)\)", sheet.read_text(encoding="utf-8")))
    assert used <= declared | drawn


def test_every_sheet_is_linked():
    linked = set(re.findall(r"css/([\w-]+\.css)", (HERE / "templates/ui/frame/sheets.html").read_text(encoding="utf-8")))
    assert linked | {"showcase.css"} == {sheet.name for sheet in SHEETS}


def test_what_others_made_comes_with_its_licence():
    static = HERE / "static/ui"
    assert (static / "vendor/htmx-LICENSE.txt").exists()
    assert (static / "icons-LICENSE.txt").exists()
    assert len(list((static / "fonts").glob("*-OFL.txt"))) == 2


def test_the_guide_for_authors_names_every_tag_and_filter():
    guide = GUIDE.read_text(encoding="utf-8")
    frame_only = {"look", "tabs"}
    assert [name for name in ui.register.tags if name not in frame_only and not re.search(rf"{{% {name}\b", guide)] == []
    assert [name for name in ui.register.filters if not re.search(rf"\|{name}\b|filter {name}\b", guide)] == []
