"""What can be wrong with the settings of an installation, each with an id and what to do about it.

``make run`` says them before it starts; ``manage.py check --tag duet`` at any time. Ids: ``duet.E…`` stops the start,
``duet.W…`` warns, ``duet.I…`` is good to know.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Warning, register  # noqa: A004  # its name in Django

TAG = "duet"
OLDEST_SQLITE = (3, 31)
SHORTEST_KEY = 32
LOCAL = {"localhost", "127.0.0.1", "[::1]", "testserver"}

Check = Callable[[], Iterator[CheckMessage]]


def check(found: Check) -> Check:
    """Register a generator of messages as a system check of ours."""

    def run(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
        return list(found())

    run.__name__, run.__qualname__ = found.__name__, found.__qualname__
    register(run, TAG)
    return found


def public_hosts() -> list[str]:
    """The addresses that are not of this computer alone."""
    return [host for host in settings.ALLOWED_HOSTS if host not in LOCAL]


@check
def hosts() -> Iterator[CheckMessage]:
    """DUET_HOSTS and what follows from opening the program to others."""
    if not settings.ALLOWED_HOSTS and not settings.DEBUG:
        hint = "Перечислите через запятую имена, по которым её открывают: DUET_HOSTS=duet.school.ru"
        yield Error("Не указан ни один адрес программы, и ни одна страница не откроется.", hint=hint, id="duet.E001")
    if "*" in settings.ALLOWED_HOSTS:
        hint = "Перечислите настоящие имена в DUET_HOSTS."
        yield Warning("Программа отвечает на любое имя: по подложному имени можно выманить пароль.", hint=hint, id="duet.W001")
    if settings.DEBUG and public_hosts():
        hint = "Уберите DUET_DEBUG: отладочные страницы показывают посторонним устройство программы и данные."
        yield Warning("Режим отладки включён, а программа открыта не только с этого компьютера.", hint=hint, id="duet.W002")
    if public_hosts() and not settings.BEHIND_TLS:
        hint = "Поставьте перед программой веб-сервер с сертификатом и укажите DUET_TLS=yes."
        yield Warning("Программа открыта по сети без шифрования: пароли идут открытым текстом.", hint=hint, id="duet.W003")
    if public_hosts() and settings.DEMO:
        hint = "Для настоящей работы запускайте DUET_DEMO=0 make run с пустой базой."
        yield Warning("Демонстрационный город доступен по сети, а пароли его жителей известны всем.", hint=hint, id="duet.W004")


@check
def secrets_are_kept() -> Iterator[CheckMessage]:
    """The key that signs sessions: long, and read by its owner only."""
    if len(settings.SECRET_KEY) < SHORTEST_KEY:
        hint = "Уберите DUET_SECRET_KEY, и программа сама создаст хороший ключ, или задайте не меньше 32 случайных знаков."
        yield Error("Секретный ключ слишком короткий: его можно подобрать.", hint=hint, id="duet.E002")
    kept = Path(settings.DATA_DIR) / "secret-key"
    if kept.exists() and kept.stat().st_mode & 0o077:
        yield Warning(f"Файл {kept} могут прочитать посторонние.", hint=f"Закройте его: chmod 600 {kept}", id="duet.W005")


@check
def data_folder() -> Iterator[CheckMessage]:
    """The database, files and keys live there."""
    folder = Path(settings.DATA_DIR)
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        hint = "Дайте право записи тому, кто запускает программу, или укажите другую папку: DUET_DATA=/путь"
        yield Error(f"Нет права записи в папку данных {folder}.", hint=hint, id="duet.E003")


@check
def database() -> Iterator[CheckMessage]:
    """The embedded database is part of Python; an old one lacks what the queries need."""
    if "sqlite3" in settings.DATABASES["default"]["ENGINE"] and sqlite3.sqlite_version_info < OLDEST_SQLITE:
        hint = "Обновите Python или систему либо подключите PostgreSQL: DUET_DATABASE=postgresql://…"
        yield Error(f"Встроенная база SQLite {sqlite3.sqlite_version} слишком старая: нужна 3.31 или новее.", hint=hint, id="duet.E004")


@check
def today() -> Iterator[CheckMessage]:
    """DUET_TODAY stands in for the calendar."""
    if not settings.TODAY:
        return
    try:
        date.fromisoformat(settings.TODAY)
    except ValueError:
        hint = "Напишите год, месяц и день: DUET_TODAY=2026-11-20 — или уберите переменную."
        yield Error(f"DUET_TODAY={settings.TODAY!r} — это не дата.", hint=hint, id="duet.E005")
    else:
        hint = "Для настоящей работы уберите DUET_TODAY."
        yield Warning(f"Сегодняшний день подменён: {settings.TODAY}.", hint=hint, id="duet.W006")


@check
def uploads() -> Iterator[CheckMessage]:
    """DUET_MAX_UPLOAD_MB."""
    if settings.MAX_UPLOAD_BYTES <= 0:
        yield Error("Загрузка файлов запрещена: предел размера не больше нуля.", hint="Укажите DUET_MAX_UPLOAD_MB=20.", id="duet.E006")


@check
def letters() -> Iterator[CheckMessage]:
    """Without a mail server invitations are shown on the page instead of being sent."""
    if settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
        hint = "Укажите DUET_SMTP_HOST, DUET_SMTP_USER и DUET_SMTP_PASSWORD."
        yield Info("Почтовый сервер не указан: писем не будет, ссылки приглашений передавайте сами.", hint=hint, id="duet.I001")
