"""The web server and the worker as one group of processes: they live together and none outlives the other. No Django here."""

from __future__ import annotations

import ctypes
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

TICK = 0.1
LONGEST_PAUSE = 60.0
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
# To the two we started: SIGINT lets a running job and a running request come to their end.
ASKED, PATIENCE = signal.SIGINT, 8.0
# To the whole group, for whoever did not listen.
INSISTED = ((signal.SIGTERM, 2.0), (signal.SIGKILL, 2.0))
EVERY_ADDRESS = "0.0.0.0"  # noqa: S104  # it is recognised here, not chosen
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass
class Group:
    """Two commands run side by side. ``say`` takes Russian sentences for the person at the keyboard."""

    web: list[str]
    worker: list[str]
    say: Callable[[str], None]
    stopping: bool = field(default=False, init=False)
    _group: int = field(default=0, init=False)
    _started: list[subprocess.Popen[bytes]] = field(default_factory=list, init=False)

    def run(self, host: str, port: int, on_ready: Callable[[], None]) -> int:
        """Until the web server ends or a signal comes; gives the exit code. ``on_ready`` is called at the first answer."""
        for ending in ENDINGS:
            signal.signal(ending, self._stop)
        _adopt_orphans()
        web = self._start(self.web)
        self._group = web.pid
        try:
            self._wait_for(web, host, port)
            if web.poll() is None and not self.stopping:
                on_ready()
                self._keep_worker_while(web)
            return 0 if self.stopping else self._web_has_ended(web)
        finally:
            self._end()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _start(self, command: list[str]) -> subprocess.Popen[bytes]:
        """All in the group of the first, which is not ours: Ctrl+C comes to us alone and the ending is in order."""
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            process_group=self._group,
            preexec_fn=_die_with_the_parent,  # noqa: PLW1509  # there are no threads here
        )
        self._started.append(child)
        return child

    def _wait_for(self, web: subprocess.Popen[bytes], host: str, port: int) -> None:
        while not self.stopping and web.poll() is None and not responds(host, port, "/accounts/login/"):
            time.sleep(TICK / 4)

    def _keep_worker_while(self, web: subprocess.Popen[bytes]) -> None:
        """A worker that dies is started again: after a second, two, four… and at once after a long life."""
        worker, born, pause = self._start(self.worker), time.monotonic(), 1.0
        while not self.stopping and web.poll() is None:
            time.sleep(TICK)
            if worker.poll() is None:
                continue
            if time.monotonic() - born > LONGEST_PAUSE:
                pause = 1.0
            self.say(f"Фоновые задания остановились (код {worker.returncode}). Запускаю их снова через {pause:.0f} с.")
            self._pause_while(web, pause)
            if not self.stopping and web.poll() is None:
                worker, born, pause = self._start(self.worker), time.monotonic(), min(pause * 2, LONGEST_PAUSE)

    def _pause_while(self, web: subprocess.Popen[bytes], seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self.stopping and web.poll() is None and time.monotonic() < until:
            time.sleep(TICK)

    def _web_has_ended(self, web: subprocess.Popen[bytes]) -> int:
        self.say(f"Веб-сервер остановился сам (код {web.returncode}). Сообщение о причине — выше.")
        return max(1, web.returncode or 1)

    def _end(self) -> None:
        """Ask the two, wait, then insist with the whole group: whoever is still there is killed."""
        for child in self._started:
            if child.poll() is None:
                child.send_signal(ASKED)
        self._wait_for_the_end(PATIENCE)
        for number, patience in INSISTED:
            if self._tell(number):
                self._wait_for_the_end(patience)

    def _wait_for_the_end(self, patience: float) -> None:
        until = time.monotonic() + patience
        while self._tell(0) and time.monotonic() < until:
            _reap()
            time.sleep(TICK / 4)

    def _tell(self, number: int) -> bool:
        """Send the signal to the group; whether anybody is left in it."""
        try:
            os.killpg(self._group, number)
        except (ProcessLookupError, PermissionError):
            return False
        return True


def _reap() -> None:
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


try:
    _libc = ctypes.CDLL(None) if sys.platform == "linux" else None
except OSError:
    _libc = None


def _die_with_the_parent() -> None:
    """Linux ends the child even when the parent is killed outright; elsewhere there is no such call."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def _adopt_orphans() -> None:
    """Linux gives us the children of our dead children, so that the end of the whole group can be seen."""
    if _libc is not None:
        _libc.prctl(PR_SET_CHILD_SUBREAPER, 1)


def responds(host: str, port: int, path: str) -> bool:
    """Whether a web server answers there, whatever it says; the answer is also the first warm-up of the page."""
    connection = http.client.HTTPConnection(reachable(host), port, timeout=1)
    try:
        connection.request("GET", path)
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def answers(host: str, port: int) -> bool:
    """Whether somebody listens there."""
    try:
        with socket.create_connection((reachable(host), port), timeout=1):
            return True
    except OSError:
        return False


def is_free(host: str, port: int) -> bool:
    """Whether one may listen there. The socket of an ended server, still fading out, does not count as taken."""
    if answers(host, port):
        return False
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def reachable(host: str) -> str:
    """An address one can open where the server listens on all of them."""
    return {EVERY_ADDRESS: "127.0.0.1", "::": "::1"}.get(host, host)
