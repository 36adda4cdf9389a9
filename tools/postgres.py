"""Run a command on PostgreSQL: ``tools/postgres.py pytest …``.

The server is the one of DUET_TEST_DATABASE, or a private one made for the occasion: a temporary folder, a socket instead of a
network port, gone afterwards. PostgreSQL refuses to run as root, so root lends it the user «postgres» or «nobody».
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

OWNER = "duet"
PATIENCE = 30.0
# The data live for a minute: nothing is lost if the machine stops in the middle.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=50")


def main(command: list[str]) -> int:
    """Exit code of the command."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    if given := os.environ.get("DUET_TEST_DATABASE"):
        return run(command, given)
    programs = find_programs()
    if programs is None:
        print("Не найден PostgreSQL. Установите его (apt-get install postgresql) или укажите DUET_TEST_DATABASE.", file=sys.stderr)
        return 1
    with server(programs) as url:
        return run(command, url)


def run(command: list[str], url: str) -> int:
    return subprocess.run(command, env=os.environ | {"DUET_DATABASE": url}, check=False).returncode


def find_programs() -> Path | None:
    """The folder of ``initdb`` and ``postgres``: the newest of Debian's, or the one on PATH."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    found = installed[-1] if installed else Path(on_path).resolve() if on_path else None
    return found.parent if found else None


@contextlib.contextmanager
def server(programs: Path) -> Iterator[str]:
    """A running server; gives its address."""
    with tempfile.TemporaryDirectory(prefix="duet-postgres-", ignore_cleanup_errors=True) as folder:
        place, as_somebody = Path(folder), lend_user(Path(folder))
        make = [programs / "initdb", "-D", place / "data", "-U", OWNER, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL, cwd=place, **as_somebody)
        settings = [word for setting in FAST for word in ("-c", setting)]
        serve = [programs / "postgres", "-D", place / "data", "-k", place, *settings]
        with (place / "log").open("wb") as log:
            running = subprocess.Popen(serve, stdout=log, stderr=log, cwd=place, **as_somebody)
        try:
            wait_for(place, running)
            yield f"postgresql://{OWNER}@{str(place).replace('/', '%2F')}/postgres"
        finally:
            running.send_signal(signal.SIGINT)
            running.wait(PATIENCE)


def lend_user(place: Path) -> dict[str, Any]:
    """What subprocess needs to run as somebody who is not root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    somebody = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(place, somebody.pw_uid, somebody.pw_gid)
    return {"user": somebody.pw_uid, "group": somebody.pw_gid, "extra_groups": []}


def wait_for(place: Path, running: subprocess.Popen[bytes]) -> None:
    """Until it answers."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and running.poll() is None:
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(host=str(place), user=OWNER, dbname="postgres").close()
            return
        time.sleep(0.05)
    sys.exit("PostgreSQL не запустился:\n" + (place / "log").read_text(errors="replace"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
