"""The working pages of a plan, measured on SQLite and PostgreSQL side by side: how long the server thinks and how many queries it makes.

``bench.py`` asks for ``compare()``. It starts this file once for each database: an empty one, the invented town of ``bench_town.py``,
then each page, paper and job in turn. The time is of a request without the network, by the client of the tests in the same process,
warm: the median of the rounds.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import postgres

if TYPE_CHECKING:
    from bench_town import Town

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 20
# What is promised for a plan of 300 activities with 5,000 occurrences (milliseconds, queries).
PROMISED_MS, PROMISED_QUERIES = 150, 20


@dataclass(frozen=True)
class Measure:
    """One line: the median ``ms`` (None when it could not be measured; ``note`` says why) and the ``best`` of the rounds.

    On a machine that is busy with something else the best is nearer to the truth.
    """

    name: str
    ms: float | None = None
    best: float | None = None
    queries: int | None = None
    note: str = ""

    def __str__(self) -> str:
        if self.ms is None:
            return self.note
        best = "" if self.best is None else f" ({self.best:.0f})"
        return f"{self.ms:8.0f}{best:7} ms" + ("" if self.queries is None else f" {self.queries:2} queries")


def compare() -> None:
    """Print the two columns; ratios are of one run on one machine."""
    sqlite = measured("")
    with ExitStack() as stack:
        programs = postgres.find_programs()
        other = measured(stack.enter_context(postgres.server(programs))) if programs else []
    print(f"pages of a plan of 300 activities with 5,000 occurrences, median of {ROUNDS} (and the best of them)")
    print(f"  promised: {PROMISED_MS} ms and {PROMISED_QUERIES} queries")
    print(f"  {'':42}{'  SQLite':32}{'  PostgreSQL':32}ratio")
    beside = {line.name: line for line in other}
    for line in sqlite:
        against = beside.get(line.name, Measure(line.name, note="нет PostgreSQL"))
        ratio = f"{against.ms / line.ms:.1f}" if line.ms and against.ms else ""
        print(f"  {line.name:42}{line!s:32}{against!s:32}{ratio}")


def measured(database: str) -> list[Measure]:
    """Everything on one database: the address of an empty PostgreSQL, or nothing for a SQLite of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("DUET_")}
        environment |= {"DUET_DATA": folder, "DUET_HOSTS": "testserver", "DJANGO_SETTINGS_MODULE": "duet.config.settings"}
        environment |= {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"} | ({"DUET_DATABASE": database} if database else {})
        said = subprocess.run([sys.executable, __file__], env=environment, check=True, stdout=subprocess.PIPE, cwd=ROOT).stdout
    return [Measure(**line) for line in json.loads(said)]


def timed(ask: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """The median and the best of so many calls after the first one, in milliseconds."""
    ask()
    took = []
    for _ in range(rounds):
        begun = time.perf_counter()
        ask()
        took.append(time.perf_counter() - begun)
    return round(1000 * statistics.median(took), 1), round(1000 * min(took), 1)


def main() -> int:
    """Measure the database of the environment and print JSON."""
    import django  # noqa: PLC0415  # the settings read the environment that ``measured`` has made

    django.setup()
    from bench_cascade import cascade  # noqa: PLC0415  # upon the models
    from bench_documents import documents  # noqa: PLC0415
    from bench_papers import papers  # noqa: PLC0415
    from bench_people import people  # noqa: PLC0415
    from bench_town import TODAY, build_town  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from duet.base.clock import moved_to  # noqa: PLC0415
    from duet.base.tenancy.scope import everywhere  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    with everywhere():
        town = build_town()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with moved_to(TODAY):
        lines = [*pages(town), *papers(town), *people(), *documents(town), *cascade(town)]
    print(json.dumps([asdict(line) for line in lines], ensure_ascii=False))
    return 0


def pages(town: Town) -> Iterator[Measure]:
    """Each page by its address."""
    plan, school, above = f"/{town.school.slug}/roadmaps/{town.plan.pk}/", f"/{town.school.slug}/", f"/{town.department.slug}/"
    curator: Sequence[tuple[str, str]] = (
        ("table", plan),
        ("table, words and three filters", f"{plan}?q=семинар&state=late&paper=plan&person={town.curator.pk}"),
        ("table, occurrences of a row opened", f"{plan}?steps={town.weekly}"),
        ("table, all rows for the printer", f"{plan}?whole"),
        ("timeline", f"{plan}timeline/"),
        ("calendar", f"{plan}calendar/"),
        ("«Сегодня»", f"{school}today/"),
        ("«Сегодня», words", f"{school}today/?q=семинар"),
    )
    coordinator = (
        ("«Сегодня» of a department, 40 schools", f"{above}today/"),
        ("«Сегодня» of a department, words", f"{above}today/?q=семинар"),
        ("roadmaps of a department", f"{above}roadmaps/"),
    )
    for who, addresses in ((town.curator, curator), (town.coordinator, coordinator)):
        for name, url in addresses:
            yield page(name, url, who.user)


def page(name: str, url: str, user: object) -> Measure:
    """A page as somebody who is logged in gets it."""
    from django.db import connection  # noqa: PLC0415  # after setup
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    ms, best = timed(lambda: client.get(url))
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(url)
    return Measure(name, ms, best, len(asked)) if answer.status_code == 200 else Measure(name, note=f"answered {answer.status_code}")


if __name__ == "__main__":
    sys.exit(main())
