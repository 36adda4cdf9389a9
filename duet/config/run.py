"""``make run``: bring the database up to date, then the web server and the worker until Ctrl+C (``python -m duet.config.run``)."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.checks import ERROR, INFO
from django.core.checks import run_checks as find_troubles
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import Error as DatabaseError
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from . import checks
from .environment import number, text
from .processes import Group, is_free, reachable
from .version import VERSION

DEFAULT_PORT, PORTS_TRIED, LAST_PORT = 8000, 100, 65535
ROOT = Path(__file__).resolve().parent.parent.parent


class Trouble(Exception):
    """The program cannot start; the text is what the administrator reads."""


def main() -> int:
    """Exit code of the whole group; whatever prevents the start is said in Russian, without a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duet.config.settings")
    os.chdir(ROOT)
    try:
        host, port = address()
        log_ins = prepare()
        return Group(web_command(host, port), worker_command(), say).run(host, port, lambda: greet(host, port, log_ins))
    except KeyboardInterrupt:
        return 130
    except (Trouble, ImproperlyConfigured, CommandError) as trouble:
        print(trouble, file=sys.stderr)
    except DatabaseError as trouble:
        print(f"База данных не отвечает или повреждена. Проверьте переменную DUET_DATABASE.\n  ({trouble})".rstrip(), file=sys.stderr)
    except OSError as trouble:
        print(f"Не удаётся записать файл: проверьте права на папку данных и место на диске.\n  ({trouble})", file=sys.stderr)
    return 1


def say(sentence: str) -> None:
    """To the person at the keyboard, at once."""
    print(sentence, flush=True)


def address() -> tuple[str, int]:
    """Where to listen: the given port or nothing; where none was given, the first free one from 8000."""
    host = text("DUET_HOST", "127.0.0.1")
    if text("DUET_PORT", ""):
        return host, given_port(host)
    for port in range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED):
        if is_free(host, port):
            return host, port
    raise Trouble(f"Не нашлось свободного порта по адресу {host}. Укажите свой: DUET_PORT=9000 make run")


def given_port(host: str) -> int:
    """The port of DUET_PORT; somebody counts on it, so another one will not do."""
    port = number("DUET_PORT", DEFAULT_PORT)
    if not 0 < port <= LAST_PORT:
        raise Trouble(f"DUET_PORT={port}: номер порта — от 1 до {LAST_PORT}.")
    if not is_free(host, port):
        raise Trouble(f"Порт {port} занят другой программой. Освободите его или выберите другой: DUET_PORT={port + 1} make run")
    return port


def prepare() -> str:
    """Settings, checks, migrations and the demonstration town: one start of Django for all of it. Gives the log-ins of the town."""
    try:
        django.setup()
    except ValueError as trouble:
        raise Trouble(f"Одна из переменных DUET_… задана неверно.\n  ({trouble})") from trouble
    heed_checks()
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    if has_pending_migrations():
        say("Готовлю базу данных…")
        call_command("migrate", verbosity=0, interactive=False)
    log_ins = printed("demo", if_empty=True) if settings.DEMO else ""
    gather_statistics()
    connections.close_all()
    return log_ins


def gather_statistics() -> None:
    """Without statistics SQLite walks long lists of people the wrong way round; PostgreSQL gathers them by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def heed_checks() -> None:
    """Say what the checks found; an error ends the start."""
    found = [message for message in find_troubles(tags=[checks.TAG]) if message.level > INFO]
    for message in found:
        say(f"{'Ошибка' if message.level >= ERROR else 'Обратите внимание'}: {message.msg} {message.hint or ''}".rstrip())
    if any(message.level >= ERROR for message in found):
        raise Trouble("Дуэт не запущен: исправьте названное выше и повторите команду.")


def has_pending_migrations() -> bool:
    """A look at the table of applied migrations; nothing is changed."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def web_command(host: str, port: int) -> list[str]:
    """granian: threads wait for the database, processes share the work where there are more cores."""
    workers, threads = number("DUET_WEB_WORKERS", 1), number("DUET_WEB_THREADS", 4)
    options = ["--host", host, "--port", str(port), "--workers", str(workers), "--blocking-threads", str(threads)]
    quiet = ["--log-level", "warning", "--no-ws", "--respawn-failed-workers"]
    return [sys.executable, "-m", "granian", "--interface", "wsgi", *options, *quiet, "duet.config.wsgi:application"]


def worker_command() -> list[str]:
    """The consumer of the queue of background jobs."""
    return [sys.executable, "manage.py", "run_huey", "--skip-checks", "--quiet"]


def greet(host: str, port: int, log_ins: str) -> None:
    """Address, demonstration log-ins and the link of the first set-up."""
    name = reachable(host)
    url = f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"
    if port != DEFAULT_PORT and not text("DUET_PORT", ""):
        say(f"Порт {DEFAULT_PORT} занят, взят свободный: {port}.")
    say(f"\n{f'Дуэт {VERSION}'.strip()} работает: {url}/")
    say(f"Завести свою организацию: {printed('setup_link', base=url)}")
    if log_ins:
        say(f"\nДемонстрационный город. {log_ins}")
    say("\nОстановить: Ctrl+C\n")


def printed(command: str, **options: object) -> str:
    """What a command of the program prints."""
    words = io.StringIO()
    call_command(command, stdout=words, **options)
    return words.getvalue().strip()


if __name__ == "__main__":
    sys.exit(main())
