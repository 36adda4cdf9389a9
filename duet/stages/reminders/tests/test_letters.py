"""The words of a letter."""

from datetime import timedelta

import pytest

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.reminding import Frequency
from duet.stages.reminders.querysets import Shelf
from duet.stages.reminders.telling import Matter, Summary
from duet.stages.reminders.wording import LINES, site_url, write
from duet.stages.roadmaps.tests.build import TODAY
from tests import make

NASTY = "Приказ\r\nBcc: everybody@example.org\r\n\r\nЗдравствуйте\u2028 \x00 !"


def told(*shelves, frequency=Frequency.DAILY, **facts):
    found = {
        shelf: tuple(Matter(number, title, TODAY + timedelta(days=days), frozenset()) for number, title, days in rows)
        for shelf, rows in shelves
    }
    return Summary(on=TODAY, frequency=frequency, shelves=found, **facts)


@pytest.fixture
def letter(cast, settings):
    settings.SITE_URL = "https://duet.example/"
    summary = told(
        (Shelf.LATE, [(7, "Приказ о наставничестве (октябрь 2026)", -8)]),
        (Shelf.TODAY, [(8, "Совет наставников", 0)]),
        (Shelf.SOON, [(9, "Анкета", 5)]),
        undated=5,
    )
    return write(summary, cast.anna)


def test_a_letter_is_plain_and_whole(letter):
    assert letter.subject == "Дуэт: 1 просрочено, 1 на сегодня, 1 на ближайшие дни, 5 без даты"
    assert (
        letter.body
        == """\
Здравствуйте!

Лицей № 7, дорожная карта. Вот что ждёт вас сегодня, 20 ноября.

ПРОСРОЧЕНО — 1

• Приказ о наставничестве (октябрь 2026)
  срок был 12 ноября, 8 дней назад
  https://duet.example/lyceum-7/steps/7/

СЕГОДНЯ — 1

• Совет наставников
  срок сегодня
  https://duet.example/lyceum-7/steps/8/

СКОРО — 1

• Анкета
  срок 25 ноября, через 5 дней
  https://duet.example/lyceum-7/steps/9/

У 5 мероприятий нет даты, поэтому о них Дуэт не напомнит. Назначьте её:
https://duet.example/lyceum-7/today/

Всё вместе, и кто за что отвечает:
https://duet.example/lyceum-7/reminders/

Сделали — отметьте в Дуэте, и напоминание исчезнет само.

—
Это письмо приходит так: каждый рабочий день. Изменить, как часто, или отписаться:
https://duet.example/lyceum-7/reminders/settings/
"""
    )


def test_the_mail_says_where_to_refuse_it(letter, cast):
    headers = letter.message("anna@example.org").message()
    assert headers["List-Unsubscribe"] == "<https://duet.example/lyceum-7/reminders/settings/>"
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["To"] == "anna@example.org"


def test_words_of_people_start_no_header_and_no_line(cast, settings):
    with everywhere():
        place = make.school("Лицей\r\nBcc: everybody@example.org", "nasty")
        member = make.member("Белова Анна Сергеевна", Role.CURATOR, at=place)
    letter = write(told((Shelf.LATE, [(1, NASTY, -1)])), member, several_desks=True)
    message = letter.message("anna@example.org").message()
    assert message["Bcc"] is None
    assert letter.subject == "Дуэт: 1 просрочено — Лицей Bcc: everybody@example.org"
    assert "• Приказ Bcc: everybody@example.org Здравствуйте !\n" in letter.body


def test_a_long_title_is_cut_and_a_missing_one_named(cast):
    body = write(told((Shelf.LATE, [(1, "Очень длинное " * 50, -1), (2, " ", -1)])), cast.anna).body
    assert max(len(line) for line in body.splitlines()) < 200
    assert "• Без названия\n" in body


def test_a_long_list_ends_with_how_many_there_are(cast):
    rows = [(number, f"Дело {number}", -1) for number in range(LINES + 3)]
    body = write(told((Shelf.CURATOR, rows)), cast.anna).body
    assert f"НУЖЕН КУРАТОР: ОПАЗДЫВАЮТ ИЛИ НИКТО НЕ ОТВЕЧАЕТ — {LINES + 3}" in body
    assert body.count("•") == LINES
    assert "И ещё 3 — на странице «Напоминания»." in body


@pytest.mark.parametrize(
    "given, expected",
    [
        ({"SITE_URL": "https://duet.example/", "CSRF_TRUSTED_ORIGINS": ["https://other.example"]}, "https://duet.example"),
        ({"CSRF_TRUSTED_ORIGINS": ["https://origin.example"]}, "https://origin.example"),
        ({"ALLOWED_HOSTS": ["*", ".example", "duet.example"], "BEHIND_TLS": True}, "https://duet.example"),
        ({"ALLOWED_HOSTS": ["localhost"]}, "http://localhost:8000"),
        ({"ALLOWED_HOSTS": ["*"]}, "http://localhost:8000"),
    ],
)
def test_links_lead_where_the_program_is_opened(settings, given, expected):
    for name, value in ({"SITE_URL": "", "CSRF_TRUSTED_ORIGINS": [], "BEHIND_TLS": False, "PORT": 8000} | given).items():
        setattr(settings, name, value)
    assert site_url() == expected
