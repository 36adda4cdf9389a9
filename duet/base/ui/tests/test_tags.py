from datetime import date

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from duet.base.ui.frame import Choice, NavItem
from duet.base.ui.typography import NBSP

TODAY = date(2025, 11, 20)


def render(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context({"today": TODAY, **context}))


def test_typo_escapes_what_people_wrote():
    assert render("{{ text|typo }}", text="до <b>5 лет</b>") == f"до{NBSP}&lt;b&gt;5{NBSP}лет&lt;/b&gt;"


def test_typo_keeps_the_html_of_a_template():
    assert render("{% filter typo %}<b>до {{ n }}</b>{% endfilter %}", n="<5>") == f"<b>до{NBSP}&lt;5&gt;</b>"


def test_days_and_numbers_are_filters():
    assert render('{{ 5|count:"пара,пары,пар" }}') == f"5{NBSP}пар"
    assert render('{{ 5|plural:"пара,пары,пар" }}') == "пар"
    assert render("{{ d|day:today }}, {{ d|ahead:today }}", d=date(2025, 11, 25)) == f"25{NBSP}ноября, через{NBSP}5{NBSP}дней"
    assert render("{{ d|ago:today }}", d=date(2025, 11, 19)) == "вчера"


@pytest.mark.parametrize("source", ["{{ d|day:today }}", "{{ d|ago:today }}", "{{ d|moment:today }}", "{{ missing|day:today }}"])
def test_a_day_that_is_not_known_is_an_empty_place(source):
    assert render(source, d=None) == ""


def test_a_note_carries_its_body_as_it_is():
    html = render('{% note "late" %}<p>{{ who }}</p>{% endnote %}', who="<script>")
    assert 'class="note is-late"' in html
    assert "<p>&lt;script&gt;</p>" in html


def test_titles_are_escaped_everywhere():
    blocks = {
        "{% page_head t over=t %}x{% endpage_head %}": 2,
        '{% chapter t id="a" aside=t %}x{% endchapter %}': 2,
        "{% nothing t %}x{% endnothing %}": 1,
        '{% dialog t id="d" %}x{% enddialog %}': 1,
        "{% more t %}x{% endmore %}": 1,
        "{% menu t %}x{% endmenu %}": 2,
        "{% table t scroll=True %}x{% endtable %}": 2,
        "{% wiz_step 1 t %}x{% endwiz_step %}": 1,
        "{% flow_step t %}x{% endflow_step %}": 1,
    }
    for source, times in blocks.items():
        html = render(source, t="<i>")
        assert html.count("&lt;i&gt;") == times, source
        assert "<i>" not in html, source


def test_a_toast_can_travel_with_a_part():
    assert 'hx-swap-oob="beforeend:#toasts"' in render("{% toast ttl=5 oob=True %}Готово{% endtoast %}")
    assert 'data-ttl="5"' in render("{% toast ttl=5 %}Готово{% endtoast %}")


def test_a_doubt_waits_for_an_answer():
    html = render('{% understood "soon" id="q1" %}?{% endunderstood %}')
    assert '<div class="und ask-fix" id="q1">?</div>' in html
    assert "circle-help" in html


def test_the_ruler_has_as_many_columns_as_stages():
    stages = [{"number": n, "title": "Этап", "ticks": ["done", "gap"], "caption": "2 из 3", "url": ""} for n in (1, 2, 3)]
    html = render("{% ruler stages %}", stages=stages)
    assert 'style="--n:3"' in html
    assert html.count('<i class="g"></i>') == 3


def test_filters_are_links_and_nought_is_a_count():
    html = render("{% filters choices %}", choices=[Choice("Все", "?a=1&b=2", current=True, count=0), Choice("Мои", "?m")])
    assert '<a href="?a=1&amp;b=2" aria-current="true">Все <span>0</span></a>' in html
    assert '<a href="?m">Мои</a>' in html


def test_the_panel_of_a_phone_holds_four_sections_and_the_rest():
    nav = [NavItem(f"Раздел {n}", f"/{n}/") for n in range(6)]
    html = render("{% tabs nav %}", nav=nav)
    assert html.count('class="wide"') == 2
    assert html.count('href="/5/"') == 2
    assert html.count('href="/0/"') == 1


def test_the_steps_before_the_current_one_are_done():
    html = render("{% steps names current=2 %}", names=["Файл", "Проверка", "Готово"])
    assert html.count("#check") == 1
    assert '<li aria-current="step"><b>2</b>Проверка</li>' in html


def test_pages_keep_the_rest_of_the_address():
    request = RequestFactory().get("/pairs/?kind=tt&page=2")
    html = render("{% pages page %}", request=request, page=Paginator(range(100), 10).page(2))
    assert 'href="?kind=tt&amp;page=3" rel="next"' in html
    assert "11–20 из 100" in html


def test_one_page_needs_no_numbers():
    assert render("{% pages page %}", request=None, page=Paginator(range(3), 10).page(1)).strip() == ""
