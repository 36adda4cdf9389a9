"""Print docs/reference from the code: rights, moves, settings. ``--check`` says whether the pages are fresh and changes nothing."""

from __future__ import annotations

import ast
import difflib
import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "docs" / "reference"
READERS = {"text", "words", "flag", "number", "secret"}
READ_IN = ("duet/config/settings.py", "duet/config/run.py")
HEAD = "<!-- Эта страница печатается из кода: make reference. Правьте код, а не её. -->\n"

# The variables by the questions of an administrator: name, what stands when it is not given, what it does.
SETTINGS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "Где работает программа": (
        ("DUET_HOST", "127.0.0.1", "Адрес, на котором слушает веб-сервер; 0.0.0.0 — доступ с других компьютеров."),
        ("DUET_PORT", "первый свободный от 8000", "Порт веб-сервера. Если порт задан и занят, программа не запустится и скажет об этом."),
        ("DUET_HOSTS", "localhost,127.0.0.1,[::1]", "Имена, по которым открывают программу, через запятую."),
        (
            "DUET_ORIGINS",
            "пусто",
            "Откуда принимаются формы за внешним веб-сервером, с протоколом: https://duet.school.ru.",
        ),
        ("DUET_TLS", "no", "yes — перед программой стоит веб-сервер с сертификатом, и открывать её можно только по https."),
        ("DUET_WEB_WORKERS", "1", "Сколько процессов отвечает на запросы. Для большой организации — по числу ядер."),
        ("DUET_WEB_THREADS", "4", "Сколько запросов один процесс обслуживает одновременно."),
        ("DUET_WORKERS", "1", "Сколько фоновых заданий (чтение файлов, напоминания) идёт одновременно."),
    ),
    "Где хранятся данные": (
        ("DUET_DATA", "var в папке программы", "Папка базы данных, загруженных файлов и ключа. Её и надо сохранять в резервной копии."),
        ("DUET_DATABASE", "встроенная SQLite в папке данных", "Адрес базы: postgresql://имя:пароль@сервер/база."),
        ("DUET_REDIS", "пусто", "Адрес Redis для очереди заданий и кеша: redis://сервер/0. Без него хватает файлов в папке данных."),
        ("DUET_MAX_UPLOAD_MB", "20", "Наибольший размер загружаемого файла в мегабайтах."),
    ),
    "Вход": (
        ("DUET_SECRET_KEY", "создаётся сам и хранится в папке данных", "Ключ, которым подписаны сеансы; не короче 32 знаков."),
        ("DUET_OIDC_SERVER", "пусто", "Адрес сервера единого входа (OpenID Connect). Не задан — вход только по паролю."),
        ("DUET_OIDC_CLIENT", "пусто", "Имя программы на сервере единого входа."),
        ("DUET_OIDC_SECRET", "пусто", "Секрет программы на сервере единого входа."),
        ("DUET_OIDC_NAME", "Единый вход", "Что написано на кнопке входа."),
    ),
    "Письма": (
        ("DUET_SMTP_HOST", "пусто", "Почтовый сервер. Не задан — писем нет, ссылки приглашений показываются на странице."),
        ("DUET_SMTP_PORT", "587", "Порт почтового сервера."),
        ("DUET_SMTP_USER", "пусто", "Имя на почтовом сервере."),
        ("DUET_SMTP_PASSWORD", "пусто", "Пароль на почтовом сервере."),
        ("DUET_SMTP_TLS", "yes", "Шифровать соединение с почтовым сервером (STARTTLS)."),
        ("DUET_MAIL_FROM", "duet@localhost", "Обратный адрес писем."),
        (
            "DUET_URL",
            "по DUET_ORIGINS или DUET_HOSTS",
            "Адрес программы, как его пишут в браузере: https://duet.school.ru. На него ведут ссылки из писем с напоминаниями.",
        ),
        ("DUET_REMIND_HOUR", "7", "Час, с которого уходят письма с напоминаниями (по часам DUET_TIME_ZONE)."),
    ),
    "Время и показ": (
        ("DUET_TIME_ZONE", "Europe/Moscow", "Часовой пояс: Asia/Yekaterinburg, Asia/Vladivostok…"),
        ("DUET_TODAY", "пусто", "Дата вместо сегодняшней (2026-11-20): для репетиций и снимков экрана."),
        ("DUET_DEMO", "no; в make run — yes", "Наполнить пустую базу демонстрационным городом."),
        ("DUET_DEBUG", "no", "Отладочные страницы. Только для разработчика."),
        ("DUET_LOG", "WARNING", "Подробность журнала: DEBUG, INFO, WARNING, ERROR."),
    ),
}


def settings() -> str:
    """Every environment variable the program reads."""
    pages = ["# Переменные окружения\n\nВсе необязательны: без единой переменной программа работает на одном компьютере.\n"]
    for title, rows in SETTINGS.items():
        lines = [f"| `{name}` | {default} | {meaning} |" for name, default, meaning in rows]
        pages.append("\n".join([f"## {title}\n", "| Переменная | Если не задана | Что делает |", "|---|---|---|", *lines, ""]))
    return "\n".join(pages)


def read_in_code() -> set[str]:
    """The names of the variables as the code asks for them."""
    found = set()
    for path in READ_IN:
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in READERS and node.args:
                name = node.args[0]
                if isinstance(name, ast.Constant) and str(name.value).startswith("DUET_"):
                    found.add(str(name.value))
    return found


def rights() -> str:
    """Who may do what, from the tables of the stages."""
    from duet.base.access.policy import RIGHTS  # noqa: PLC0415  # needs the set-up of Django

    rows = "\n".join(f"| `{name}` | {' | '.join(spelled(str(rule)))} |" for name, rule in sorted(RIGHTS.items()))
    return (
        f"# Права\n\nКому что можно. Чего здесь нет, того нельзя никому.\n\n| Право | Кому | При каком условии |\n|---|---|---|\n{rows}\n"
    )


def spelled(rule: str) -> tuple[str, str]:
    """A rule joins roles by «или» and conditions by «и»: the roles, then the conditions.

    >>> spelled("куратор или руководитель и в своей организации")
    ('куратор, руководитель', 'в своей организации')
    >>> spelled("каждый участник организации")
    ('каждый участник организации', '')
    """
    who, *where = rule.split(" и ")
    return who.replace(" или ", ", "), ", ".join(where)


def moves() -> str:
    """The life of a step, from the table of moves."""
    from duet.core.lifecycle import MOVES, StepState  # noqa: PLC0415  # as above
    from duet.stages.roadmaps.models import Step  # noqa: PLC0415  # as above

    titles = {StepState(value): label for value, label in Step._meta.get_field("state").choices or ()}
    rows = [
        f"| {titles.get(old, old)} | {', '.join(titles.get(new, new) for new in StepState if new in MOVES[old])} |" for old in StepState
    ]
    text = "Просроченный — это не состояние: так показан шаг, который ждёт или в работе, когда его день прошёл."
    return "\n".join(["# Состояния шага дорожной карты\n", f"{text}\n", "| Из состояния | Можно перевести в |", "|---|---|", *rows, ""])


PAGES: dict[str, Callable[[], str]] = {"rights.md": rights, "moves.md": moves, "settings.md": settings}


def main() -> int:
    """Print the pages, or compare them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duet.config.settings")
    import django  # noqa: PLC0415  # the settings are named first

    django.setup()
    explained = {name for rows in SETTINGS.values() for name, _, _ in rows}
    if strange := explained ^ read_in_code():
        print(f"tools/reference.py and the code do not agree on: {', '.join(sorted(strange))}")
        return 1
    fresh = {name: HEAD + "\n" + page() for name, page in PAGES.items()}
    return compare(fresh) if "--check" in sys.argv else write(fresh)


def write(fresh: dict[str, str]) -> int:
    PLACE.mkdir(parents=True, exist_ok=True)
    for name, text in fresh.items():
        (PLACE / name).write_text(text, encoding="utf-8")
    return 0


def compare(fresh: dict[str, str]) -> int:
    """Shows the difference of a stale page."""
    stale = False
    for name, text in fresh.items():
        old = (PLACE / name).read_text(encoding="utf-8") if (PLACE / name).exists() else ""
        if old != text:
            stale = True
            print("".join(difflib.unified_diff(old.splitlines(True), text.splitlines(True), f"docs/reference/{name}", "the code")))
    if stale:
        print("Run «make reference».")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main())
