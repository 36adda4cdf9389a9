"""Start the program with a command and time it to its first page: ``tools/first_page.py make run``.

It gets a fresh data folder (or the one of DUET_DATA) and a port of its own, is asked for the page of the log-in until that answers 200,
and is then told to end. The exit code is 1 when there was no page or when the program left anything behind.
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAGE = "/accounts/login/"
PATIENCE = 600.0


def main(command: list[str]) -> int:
    """Exit code: 0 when the page came and nobody stayed."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="duet-first-page-") as folder:
        environment = {"DUET_DATA": folder} | os.environ | {"DUET_PORT": str(port)}
        begun = time.monotonic()
        program = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL)
        try:
            served = wait_for_page(program, port)
            took = time.monotonic() - begun
        finally:
            program.send_signal(signal.SIGTERM)
            code = program.wait(30)
    print(f"first page: {took:.2f} s" if served else "there was no first page", flush=True)
    time.sleep(0.2)
    left = inheritors(f"DUET_PORT={port}")
    print("\n".join(["left behind:", *left]) if left else f"ended with {code}, nothing left behind")
    return 0 if served and not left else 1


def wait_for_page(program: subprocess.Popen[bytes], port: int) -> bool:
    """Whether the page came at all."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and program.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            connection.request("GET", PAGE)
            return connection.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            time.sleep(0.02)
        finally:
            connection.close()
    return False


def inheritors(mark: str) -> list[str]:
    """The processes that still carry this variable, where the system shows it."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            variables = (process / "environ").read_bytes().split(b"\0")
            words = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if mark.encode() in variables:
            found.append(f"{process.name} {words}")
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
