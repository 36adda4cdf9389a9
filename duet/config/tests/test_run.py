"""``make run`` as a whole: the real server and worker on a fresh data folder."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def start(tmp_path, port):
    """Start the program without the demonstration town; it is killed at the end of the test whatever happens."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("DUET_")}
    started = []

    def start(**variables):
        environment = own | {"DUET_DATA": str(tmp_path), "DUET_PORT": str(port), "DUET_DEMO": "0"} | variables
        command = [sys.executable, "-m", "duet.config.run"]
        program = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        started.append(program)
        return program

    yield start
    for program in started:
        program.terminate()
        try:
            program.wait(15)
        finally:
            program.kill()
            program.stdout.close()


def status(port, page):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", page)
        return connection.getresponse().status
    finally:
        connection.close()


def test_the_program_comes_up_says_where_it_is_and_goes(start, port):
    program = start()
    said = ""
    while "Остановить" not in said:
        said += program.stdout.readline()
        assert program.poll() is None, said
    assert f"работает: http://127.0.0.1:{port}/" in said
    assert f"Завести свою организацию: http://127.0.0.1:{port}/setup/?key=" in said
    assert status(port, "/accounts/login/") == 200
    program.send_signal(signal.SIGTERM)
    assert program.wait(15) == 0


def test_without_a_given_port_the_next_free_one_is_taken_and_said(start):
    with contextlib.ExitStack() as held:
        # Somebody else may hold the port already, which is as good.
        with contextlib.suppress(OSError):
            held.enter_context(socket.create_server(("127.0.0.1", 8000)))
        program = start(DUET_PORT="")
        said = ""
        while "Остановить" not in said and program.poll() is None:
            said += program.stdout.readline()
    found = re.search(r"Порт 8000 занят, взят свободный: (80\d\d)\.", said)
    assert found, said
    assert status(int(found[1]), "/accounts/login/") == 200


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"DUET_PORT": "many"}, "DUET_PORT='many': напишите целое число."),
        ({"DUET_PORT": "70000"}, "DUET_PORT=70000: номер порта — от 1 до 65535."),
        ({"DUET_TODAY": "вчера"}, "DUET_TODAY='вчера' — это не дата."),
        ({"DUET_HOSTS": ","}, "Не указан ни один адрес программы"),
        ({"DUET_TIME_ZONE": "Mars"}, "Одна из переменных DUET_… задана неверно."),
        ({"DUET_DATABASE": "postgresql://nobody@127.0.0.1:1/none"}, "База данных не отвечает или повреждена."),
        ({"DUET_DATA": "/dev/null/data"}, "Не удаётся записать файл"),
    ],
)
def test_what_prevents_the_start_is_said_without_a_traceback(start, variables, words):
    program = start(**variables)
    said = program.stdout.read()
    assert program.wait(15) == 1
    assert words in said
    assert "Traceback" not in said


def test_a_given_port_that_is_taken_is_not_changed(start, port):
    with socket.create_server(("127.0.0.1", port)):
        program = start()
        said = program.stdout.read()
        assert program.wait(15) == 1
        assert f"Порт {port} занят другой программой." in said


def test_a_database_that_is_no_database_is_named(start, tmp_path):
    (tmp_path / "duet.sqlite3").write_bytes(b"not a database at all, " * 100)
    program = start()
    said = program.stdout.read()
    assert program.wait(15) == 1
    assert "База данных не отвечает или повреждена." in said
    assert "Traceback" not in said
