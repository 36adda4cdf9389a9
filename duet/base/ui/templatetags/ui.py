"""``{% load ui %}``: everything a page is composed of; docs/design.md shows each with an example.

Leaves are simple or inclusion tags; whatever has a body is a block tag: ``{% note "soon" %} … {% endnote %}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from duet.base.ui import fields, signs, words
from duet.base.ui.appearance import Appearance
from duet.base.ui.frame import docked
from duet.base.ui.typography import typo as typo_plain
from duet.base.ui.typography import typo_html

register = template.Library()


def _or_nothing(say: Callable[..., str]) -> Callable[..., str]:
    """A day that is not known yet is an empty place in a page, not an error of the page."""

    @wraps(say)
    def said(value: Any, *arguments: Any) -> str:
        return say(value, *arguments) if value else ""

    return said


# --- words ------------------------------------------------------------------------------------------------------------
register.filter("plural", words.plural)
register.filter("count", words.count)
register.filter("figure", words.figure)
register.filter("day", _or_nothing(words.day))
register.filter("ago", _or_nothing(words.from_today))
register.filter("ahead", _or_nothing(words.from_today))
register.filter("moment", _or_nothing(words.moment))
register.filter("weekday", _or_nothing(words.weekday))
register.filter("initials", words.initials)
register.filter("signed", signs.signed)
register.filter("css", signs.css)
register.simple_tag(words.span, name="span")

# --- signs ------------------------------------------------------------------------------------------------------------
register.simple_tag(signs.icon, name="icon")
register.simple_tag(signs.state, name="state")
register.simple_tag(signs.when, name="when")
register.simple_tag(signs.row_day, name="row_day")
register.simple_tag(signs.ticks, name="ticks")
register.simple_tag(signs.meter, name="meter")
register.simple_tag(signs.duo, name="duo")
register.simple_tag(signs.seats, name="seats")
register.simple_tag(signs.change, name="change")
register.simple_tag(signs.heat, name="heat")
register.simple_tag(signs.bar, name="bar")

NOTE_ICONS = {"info": "info", "soon": "s-soon", "late": "triangle-alert", "done": "s-done"}


@register.filter(needs_autoescape=True)
def typo(text: str, autoescape: bool = True) -> str:
    """``{{ text|typo }}``: non-breaking spaces; plain text is escaped, HTML is seen through."""
    if isinstance(text, SafeString):
        return mark_safe(typo_html(text))  # noqa: S308  # safe came in, only spaces were changed
    bound = typo_plain(str(text))
    return conditional_escape(bound) if autoescape else bound


# --- the frame --------------------------------------------------------------------------------------------------------
@register.simple_tag(takes_context=True)
def look(context: Context) -> SafeString:
    """The attributes of <html>: theme, version for weak sight. Absent in a page rendered without a request."""
    appearance = context.get("appearance") or Appearance()
    return SafeString("".join(format_html(' data-{}="{}"', name, value) for name, value in appearance.kept().items()))


@register.inclusion_tag("ui/frame/tabs.html")
def tabs(nav: Sequence[Any]) -> dict[str, object]:
    """The sections in the bar, and the same as a panel at the bottom of a phone."""
    inside, rest = docked(nav)
    return {"nav": nav, "inside": inside, "rest": rest}


# --- leaves -----------------------------------------------------------------------------------------------------------
@register.inclusion_tag("ui/parts/filters.html")
def filters(choices: Iterable[Any], label: str = "Показать") -> dict[str, object]:
    """Filters or tabs: real links with ``title``, ``url``, ``current`` and maybe ``count``."""
    return {"choices": choices, "label": label}


@register.inclusion_tag("ui/parts/section.html")
def section(choices: Iterable[Any], label: str) -> dict[str, object]:
    """The pages of a section as tabs; those that are ``rare`` under «Ещё», except the one that is open."""
    listed = list(choices)
    shown = [choice for choice in listed if choice.current or not choice.rare]
    return {"choices": shown, "rest": [choice for choice in listed if choice not in shown], "label": label}


@register.inclusion_tag("ui/parts/views.html")
def views(choices: Iterable[Any], label: str = "Вид") -> dict[str, object]:
    """A switch between views of the same thing: ``title``, ``url``, ``current``, ``icon``."""
    return {"choices": choices, "label": label}


@register.inclusion_tag("ui/parts/ruler.html")
def ruler(stages: Sequence[Any]) -> dict[str, object]:
    """The ruler of stages: ``number``, ``title``, ``ticks``, ``caption`` and maybe ``url``, ``now``, ``idle``."""
    return {"stages": stages}


@register.inclusion_tag("ui/parts/steps.html")
def steps(items: Iterable[str], current: int) -> dict[str, object]:
    """The steps of a wizard in a line; ``current`` counts from one."""
    return {"steps": [(number, title, number < current, number == current) for number, title in enumerate(items, 1)]}


@register.inclusion_tag("ui/parts/pages.html", takes_context=True)
def pages(context: Context, page: Page[Any]) -> dict[str, object]:
    """Pages of a long list, ?page=2; the rest of the query string is kept."""
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    # On a phone only the neighbours are shown.
    numbers = [(number, not isinstance(number, int) or abs(number - page.number) > 1) for number in shown]
    return {"request": context.get("request"), "page": page, "numbers": numbers, "gap": page.paginator.ELLIPSIS}


# --- forms ------------------------------------------------------------------------------------------------------------
@register.inclusion_tag("ui/forms/field.html")
def field(bound: BoundField, look: str = "", low: str = "", high: str = "", wide: bool = False) -> dict[str, object]:
    """A field with its label, help and error. ``look`` of options: check, choice, seg, scale (with ``low`` and ``high``)."""
    return fields.field_context(bound, look=look, low=low, high=high, wide=wide)


@register.inclusion_tag("ui/forms/problems.html")
def problems(form: BaseForm) -> Any:
    """What is wrong with the form, each line a link to its field; nothing when nothing is wrong."""
    return fields.problems_context(form)


@register.inclusion_tag("ui/forms/fields.html")
def form_fields(form: BaseForm, two: bool = False) -> dict[str, object]:
    """A whole form without its <form> and buttons: problems, hidden fields, fields; in two columns if asked."""
    return {"form": form, "two": two}


# --- blocks -----------------------------------------------------------------------------------------------------------
@register.simple_block_tag
def page_head(content: str, title: str, over: str = "", over_url: str = "") -> str:
    """The head of a page: the line over the title (a way back where it has an address), the title, the lead and the actions."""
    return render_to_string("ui/parts/page_head.html", {"content": content, "title": title, "over": over, "over_url": over_url})


@register.simple_block_tag
def chapter(content: str, title: str, *, id: str = "", url: str = "", link: str = "", aside: str = "") -> str:  # noqa: A002  # as in HTML
    """A section with a heading and, on its right, a link or a note."""
    context = {"content": content, "title": title, "id": id, "url": url, "link": link, "aside": aside}
    return render_to_string("ui/parts/chapter.html", context)


@register.simple_block_tag
def note(content: str, kind: str = "info") -> SafeString:
    """A message on the page: info, soon, late, done. The body is a paragraph and maybe a button."""
    kind_class = "" if kind == "info" else f" is-{kind}"
    return format_html('<div class="note{}">{}{}</div>', kind_class, signs.icon(NOTE_ICONS[kind]), SafeString(content))


@register.simple_block_tag
def remark(content: str, kind: str = "late") -> SafeString:
    """A remark on the margin: an item of <ul class="aside">."""
    return format_html('<li class="is-{}">{}<div>{}</div></li>', signs.Kind(kind), signs.icon(f"s-{signs.Kind(kind)}"), SafeString(content))


@register.simple_block_tag
def toast(content: str, ttl: int = 10, *, oob: bool = False) -> SafeString:
    """A word after an act, with a way back; ``oob`` sends it with an HTMX part to the pile of toasts."""
    box = format_html('<div class="toast" data-ttl="{}">{}</div>', ttl, SafeString(content))
    return format_html('<div hx-swap-oob="beforeend:#toasts">{}</div>', box) if oob else box


@register.simple_block_tag
def nothing(content: str, title: str, *, sign: bool = True) -> str:
    """An empty place: what will be here and one button. ``sign=False`` for «всё сделано»."""
    return render_to_string("ui/parts/nothing.html", {"content": content, "title": title, "sign": sign})


@register.simple_block_tag
def dialog(content: str, title: str, id: str) -> SafeString:  # noqa: A002  # as in HTML
    """A question before the irreversible; opened by a link with data-dialog="id"."""
    return format_html(
        '<dialog id="{0}" aria-labelledby="{0}-title"><h2 id="{0}-title">{1}</h2>{2}</dialog>', id, title, SafeString(content)
    )


@register.simple_block_tag
def more(content: str, title: str, *, open: bool = False) -> SafeString:  # noqa: A002  # as in HTML
    """Something folded away."""
    opened = SafeString(" open") if open else ""
    return format_html("<details{}><summary>{}{}</summary>{}</details>", opened, signs.icon("chevron-right"), title, SafeString(content))


@register.simple_block_tag
def menu(content: str, title: str, icon: str = "ellipsis") -> SafeString:
    """Other actions behind a button; never the only way to the main one."""
    face = format_html('<summary class="btn icon" aria-label="{}" title="{}">{}</summary>', title, title, signs.icon(icon))
    return format_html('<details class="menu">{}<div>{}</div></details>', face, SafeString(content))


@register.simple_block_tag
def table(content: str, caption: str = "", *, scroll: bool = False, css: str = "") -> SafeString:
    """A table of a document; on a phone rows become blocks, with ``scroll`` it slides instead."""
    inner = format_html(
        '<table class="tbl{}{}">{}{}</table>', " keep" if scroll else "", f" {css}" if css else "", _caption(caption), SafeString(content)
    )
    if not scroll:
        return format_html('<div class="tblbox">{}</div>', inner)
    return format_html(
        '<div class="tblbox"><div class="scroll" tabindex="0" role="group" aria-label="{}">{}</div></div>', caption or "Таблица", inner
    )


@register.simple_block_tag
def understood(content: str, kind: str = "done", *, id: str = "") -> SafeString:  # noqa: A002  # as in HTML
    """The right half of a recognised row: what was understood, or the doubt that waits for an answer (``soon``)."""
    doubt = kind == signs.Kind.SOON
    sign = format_html('<div class="sg is-{}">{}</div>', signs.Kind(kind), signs.icon("circle-help" if doubt else f"s-{signs.Kind(kind)}"))
    anchor = format_html(' id="{}"', id) if id else ""
    return format_html('{}<div class="und{}"{}>{}</div>', sign, " ask-fix" if doubt else "", anchor, SafeString(content))


@register.simple_block_tag
def wiz_step(content: str, number: int, title: str, state: str = "") -> str:
    """A step of the first start: done, current or yet to come. An item of <ol class="wiz">."""
    return render_to_string("ui/parts/wiz_step.html", {"content": content, "number": number, "title": title, "state": state})


@register.simple_block_tag
def flow_step(content: str, title: str, kind: str = "idle") -> SafeString:
    """A step of the route of a document. An item of <ol class="flow">."""
    sign = signs.icon(f"s-{signs.Kind(kind)}")
    return format_html('<li class="is-{}">{}<div><b>{}</b>{}</div></li>', signs.Kind(kind), sign, title, SafeString(content))


@register.simple_block_tag
def a4(content: str) -> SafeString:
    """A sheet of paper: scales with its width, becomes a real page in print."""
    return format_html('<div class="a4"><div>{}</div></div>', SafeString(content))


def _caption(text: str) -> SafeString:
    return format_html('<caption class="vh">{}</caption>', text) if text else SafeString("")
