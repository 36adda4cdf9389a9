"""A real browser against the program as `make run` starts it: its own folder of data, web server and worker."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
START_SECONDS = 60
SERIOUS_FAULTS = """axe.run({resultTypes: ['violations']}).then(result => result.violations
    .filter(fault => ['serious', 'critical'].includes(fault.impact))
    .map(fault => fault.id + ': ' + fault.nodes.map(node => node.target.join(' ')).slice(0, 3).join(' | ')))"""
DESKTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a fresh program with the demonstration town answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("duet")
    surroundings = os.environ | {"DUET_DATA": str(folder), "DUET_PORT": str(port), "DUET_DEMO": "1"}
    said = (folder / "said.txt").open("w+")
    program = subprocess.Popen(
        [sys.executable, "-m", "duet.config.run"], cwd=ROOT, env=surroundings, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        _wait(f"http://127.0.0.1:{port}/accounts/login/", program, folder / "said.txt")
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(program.pid, signal.SIGTERM)
        program.wait(timeout=20)
        said.close()


def _wait(url: str, program: subprocess.Popen[bytes], said: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert program.poll() is None, said.read_text()
        try:
            with urlopen(url, timeout=2) as answer:  # our own address
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"The program did not answer in {START_SECONDS} s:\n{said.read_text()}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; nothing is downloaded."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


class Visitor:
    """A person at the browser who notices what a page should not do."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def go(self, path: str) -> None:
        """Open a page by its path."""
        self.page.goto(self.address + path)

    def log_in(self, email: str, password: str) -> None:
        """Through the log-in page, as a person does."""
        self.go("/accounts/login/")
        self.page.locator("#id_login").fill(email)
        self.page.locator("input[name=password]").fill(password)
        self.page.get_by_role("button", name="Войти").click()
        self.page.wait_for_url(lambda url: "/accounts/login" not in url)

    def look_around(self) -> None:
        """No serious fault for axe, nothing wider than the window, no complaint of the browser (CSP, scripts)."""
        page = self.page
        if not page.evaluate("!!window.axe"):
            page.evaluate(AXE.read_text(encoding="utf-8"))
        faults = page.evaluate(SERIOUS_FAULTS)
        assert faults == [], f"{page.url}: {faults}"
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], f"{page.url} is wider than the window"
        assert page.locator("header.bar").count() == 1, f"{page.url} holds a page within a page"
        assert self.complaints == [], f"{page.url}: {self.complaints}"

    def sees(self, text: str) -> None:
        """The words are on the page."""
        expect(self.page.get_by_text(text).first).to_be_visible()


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def visitor(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Visitor]:
    """At an office computer, then with a phone."""
    with chromium.new_context(viewport=request.param, locale="ru-RU", timezone_id="Europe/Moscow") as context:
        yield Visitor(context.new_page(), address)


@pytest.fixture
def at_the_desk(chromium: Browser, address: str) -> Iterator[Visitor]:
    """At an office computer only."""
    with chromium.new_context(viewport=DESKTOP, locale="ru-RU", timezone_id="Europe/Moscow") as context:
        yield Visitor(context.new_page(), address)
