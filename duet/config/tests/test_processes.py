"""The group of processes, tried with real ones: a small web server and a worker that only sleeps."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from duet.config.processes import is_free, responds

GROUP = """
import sys
from duet.config.processes import Group
web = [sys.executable, "-c", {web!r}]
worker = [sys.executable, "-c", "import os, time; print('worker', os.getpid(), flush=True); time.sleep(60)"]
sys.exit(Group(web, worker, lambda words: print(words, flush=True)).run("127.0.0.1", {port}, lambda: print("ready", flush=True)))
"""
WEB = "import http.server as h; h.HTTPServer(('127.0.0.1', {port}), h.SimpleHTTPRequestHandler).serve_forever()"


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def start(port):
    """Start a group; it is killed at the end of the test whatever happens."""
    started = []

    def start(web=WEB):
        program = GROUP.format(web=web.format(port=port), port=port)
        group = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        started.append(group)
        return group

    yield start
    for group in started:
        group.terminate()
        try:
            group.wait(15)
        finally:
            group.kill()
            group.stdout.close()


def worker_of(group):
    """The number of the process of the worker that was started last."""
    for line in group.stdout:
        if line.startswith("worker"):
            return int(line.split()[1])
    raise AssertionError("there was no worker")


def is_gone(pid, patience=5):
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_both_and_frees_the_port(start, port, ending):
    group = start()
    worker = worker_of(group)
    assert responds("127.0.0.1", port, "/")
    group.send_signal(ending)
    assert group.wait(10) == 0
    assert is_gone(worker)
    assert is_free("127.0.0.1", port)


def test_a_dead_worker_is_started_again(start):
    group = start()
    first = worker_of(group)
    os.kill(first, signal.SIGKILL)
    assert "Запускаю их снова через 1 с." in group.stdout.readline()
    assert worker_of(group) != first


def test_the_end_of_the_web_server_ends_the_worker_and_is_a_failure(start, port):
    group = start(WEB.replace("serve_forever()", "handle_request()") + "; import time; time.sleep(1); raise SystemExit(3)")
    worker = worker_of(group)
    assert group.wait(10) == 3
    assert is_gone(worker)


def test_a_web_server_that_cannot_start_is_not_waited_for(start):
    group = start("raise SystemExit(2)")
    assert group.wait(10) == 2
    assert "Веб-сервер остановился сам (код 2)" in group.stdout.read()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell children of the death of their parent")
def test_nobody_outlives_a_killed_group(start, port):
    group = start()
    worker = worker_of(group)
    group.kill()
    group.wait()
    assert is_gone(worker)
    assert is_free("127.0.0.1", port)


def test_a_listening_port_is_not_free(port):
    assert is_free("127.0.0.1", port)
    with socket.create_server(("127.0.0.1", port)):
        assert not is_free("127.0.0.1", port)
