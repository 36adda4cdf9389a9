"""The first sentences of «Сегодня»: what is done, what burns, what is next. Numbers in them are links."""

from __future__ import annotations

from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString

from duet.base.ui.typography import typo_html
from duet.base.ui.words import plural

from ..querysets import Shelf, week_end
from .below import Town
from .days import near_day
from .numerals import genitive, neuter, singular

MATTERS = "мероприятие,мероприятия,мероприятий"


def lead(*, done: int, total: int, plan_url: str, sizes: dict[Shelf, int], next_on: date | None, on: date) -> SafeString:
    """«Выполнено 22 мероприятия из 34. Два просрочены, до воскресенья нужно закрыть три.»"""
    said = [_progress(done, total, plan_url, late=sizes[Shelf.LATE]), _burning(sizes[Shelf.LATE], sizes[Shelf.WEEK], on)]
    if not sizes[Shelf.LATE] and not sizes[Shelf.WEEK]:
        said.append(_quiet(next_on, on, left=any(sizes.values())))
    said.append(_undated(sizes[Shelf.ASKING]))
    return _joined(said)


def lead_above(town: Town, *, week: int, on: date) -> SafeString:
    """«Дорожные карты есть у трёх организаций из четырёх. Просрочено 12 мероприятий в двух организациях…»"""
    organisations = len(town.rows)
    if not organisations:
        return SafeString("Под вами пока нет организаций. Добавьте первую, и её дела появятся здесь.")
    return _joined([_planned(town.planned, organisations), _behind(town.late, town.behind), _burning(0, week, on)])


def _joined(said: list[SafeString | str]) -> SafeString:
    return SafeString(typo_html(" ".join(filter(None, said))))


def _progress(done: int, total: int, url: str, *, late: int) -> SafeString | str:
    if not total:
        return ""
    if done == total:
        return format_html('Выполнено всё: <a href="{}">{} {}</a>.', url, total, plural(total, MATTERS))
    if not done and late:
        of_all = plural(total, "мероприятия,мероприятий,мероприятий")
        return format_html('Из <a href="{}">{} {}</a> пока не выполнено ни одно.', url, total, of_all)
    if not done:
        return format_html('Впереди <a href="{}">{} {}</a>.', url, total, plural(total, MATTERS))
    return format_html('Выполнено <a href="{}"><b>{} {} из {}</b></a>.', url, done, plural(done, MATTERS), total)


def _burning(late: int, week: int, on: date) -> SafeString | str:
    until = "сегодня" if on == week_end(on) else "до воскресенья"
    due = format_html('{} нужно <a href="#week">закрыть {}</a>', until, neuter(week)) if week else SafeString("")
    if not late:
        return format_html("{}.", SafeString(due[:1].upper() + due[1:])) if due else ""
    overdue = format_html('<a href="#late">{} {}</a>', neuter(late).capitalize(), plural(late, "просрочено,просрочены,просрочено"))
    return format_html("{}, {}.", overdue, due) if due else format_html("{}.", overdue)


def _quiet(next_on: date | None, on: date, *, left: bool) -> str:
    if next_on:
        return f"На этой неделе всё сделано. Следующий срок — {near_day(next_on, on)}."
    return "" if left else "Открытых дел не осталось."


def _undated(asking: int) -> SafeString | str:
    if not asking:
        return ""
    word = "мероприятия" if singular(asking) else "мероприятий"
    return format_html('У <a href="#asking">{} {}</a> нет даты.', genitive(asking), word)


def _planned(planned: int, organisations: int) -> SafeString | str:
    if planned == organisations:
        return format_html("Дорожные карты есть <b>у всех {} {}</b>.", organisations, _organisations(organisations))
    if not planned:
        return "Дорожных карт у организаций пока нет."
    few = genitive(planned, one="одной")
    return format_html("Дорожные карты есть <b>у {} {} из {}</b>.", few, _organisations(planned), genitive(organisations, one="одной"))


def _organisations(number: int) -> str:
    return "организации" if singular(number) else "организаций"


def _behind(late: int, organisations: int) -> SafeString | str:
    if not late:
        return "Просроченного нет."
    where = f"{genitive(organisations, one='одной')} {'организации' if singular(organisations) else 'организациях'}"
    verb = plural(late, "Просрочено,Просрочены,Просрочено")
    return format_html('{} <a href="#late">{} {}</a> в {}.', verb, neuter(late), plural(late, MATTERS), where)
