"""An order on pairs goes its whole way: agreed, signed, registered, read by three of four, the fourth reminded; then the folder."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize, expect

from duet.base.files.readers import read

from .conftest import DESKTOP, PHONE, Visitor

pytestmark = pytest.mark.browser

HOME = "/school-12-demo/"
PASSWORD = "duet-demo"
PAIRS = (("Тимофеева Ольга Николаевна", "Зайцева Анна Дмитриевна"), ("Котова Галина Ивановна", "Гущина Дарья Олеговна"))


class Door:
    """``enter("gromov")``: somebody of the school in a browser of their own; ``enter.stranger()`` has a phone and no account."""

    def __init__(self, chromium: Browser, address: str) -> None:
        self.chromium, self.address = chromium, address
        self.contexts: list[BrowserContext] = []

    def __call__(self, name: str, size: ViewportSize = DESKTOP) -> Visitor:
        visitor = self._open(size)
        visitor.log_in(f"{name}@verhnerechensk.example", PASSWORD)
        return visitor

    def stranger(self) -> Visitor:
        """Somebody with a phone."""
        return self._open(PHONE)

    def _open(self, size: ViewportSize) -> Visitor:
        context = self.chromium.new_context(viewport=size, locale="ru-RU", timezone_id="Europe/Moscow")
        self.contexts.append(context)
        return Visitor(context.new_page(), self.address)


@pytest.fixture
def enter(chromium: Browser, address: str) -> Iterator[Door]:
    """The door; every browser is closed after the test."""
    door = Door(chromium, address)
    yield door
    for context in door.contexts:
        context.close()


def draw_up(curator: Visitor) -> str:
    """The curator answers what the order asks; returns its address."""
    page = curator.page
    curator.go(f"{HOME}documents/new/")
    curator.look_around()
    page.get_by_role("link", name="Приказ о закреплении наставнических пар").first.click()
    curator.look_around()
    for row, (mentor, mentee) in enumerate(PAIRS):
        page.locator(f"[name='пары-{row}-наставник']").fill(mentor)
        page.locator(f"[name='пары-{row}-наставляемый']").fill(mentee)
        page.locator(f"[name='пары-{row}-форма']").select_option("TT")
    page.locator("[name=срок_программ]").fill("2027-12-20")
    page.get_by_role("button", name="Подготовить черновик").click()
    expect(page.get_by_role("heading", name=re.compile("О закреплении наставнических пар"))).to_be_visible()
    curator.sees("Тимофеева Ольга Николаевна")
    curator.look_around()
    return page.url.split("#")[0]


def send(curator: Visitor, agreer: str) -> None:
    """To one person to agree."""
    page = curator.page
    page.get_by_role("link", name="Отправить", exact=True).click()
    curator.look_around()
    place = page.locator("select[name^=agreer], select[name*='-']").first
    place.select_option(label=next(words for words in place.locator("option").all_inner_texts() if agreer in words))
    page.get_by_role("button", name="Отправить", exact=True).click()
    curator.sees("Согласует")


def answer(visitor: Visitor, url: str, button: str, then: str) -> None:
    """Press a button of the document's page."""
    visitor.page.goto(url)
    visitor.look_around()
    visitor.page.get_by_role("button", name=button, exact=True).click()
    visitor.sees(then)


def register(curator: Visitor, url: str) -> None:
    """A number; those named are asked to read it."""
    page = curator.page
    page.goto(url)
    page.get_by_role("link", name="Зарегистрировать").first.click()
    curator.look_around()
    page.get_by_role("button", name="Зарегистрировать").click()
    expect(page.get_by_text(re.compile(r"Приказ от .*№\s\d+-од")).first).to_be_visible()
    curator.look_around()


def test_an_order_on_pairs_goes_its_whole_way(enter: Door) -> None:
    curator = enter("belozerova")
    url = draw_up(curator)
    send(curator, "Рубцова")
    answer(enter("rubtsova"), url, "Согласовать", "Согласован")
    answer(enter("gromov", PHONE), url, "Подписать", "Подписан")
    register(curator, url)

    # The curator has read it before anybody else; she is not one of the four.
    page = curator.page
    if page.get_by_role("button", name="Ознакомлен(а)").count():
        page.get_by_role("button", name="Ознакомлен(а)").click()
        page.wait_for_load_state()
    answer(enter("timofeeva", PHONE), url, "Ознакомлен(а)", "Ознакомлен")
    answer(enter("zaytseva", PHONE), url, "Ознакомлен(а)", "Ознакомлен")

    page.goto(url)
    page.get_by_role("link", name="Отметить подпись на бумаге").click()
    curator.look_around()
    page.locator("label", has_text="Котова").click()
    page.get_by_role("button", name=re.compile("Отметить")).click()
    page.goto(url)
    curator.sees("4 из 5")
    waiting = page.locator("li", has_text="Гущина Д. О.").last
    expect(waiting).to_contain_text("ещё не открыт")

    remind_by_slip(curator, enter.stranger, url)

    # The stored .pdf comes from the worker; the .docx is there at once and opens.
    with page.expect_download() as waiting_file:
        page.get_by_role("link", name="Скачать .docx").first.click()
    assert any("Тимофеева" in cell.text for table in docx.Document(waiting_file.value.path()).tables for cell in table._cells)

    check_by_code(curator, url)
    gather_folder(curator)


def remind_by_slip(curator: Visitor, stranger: Callable[[], Visitor], url: str) -> None:
    """No mail server is set up here, so the program says what to do instead: a slip, whose link opens on a phone without an account."""
    page = curator.page
    page.get_by_role("button", name="Напомнить").click()
    curator.sees("Почта в программе не настроена")
    page.goto(url)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Записки со ссылками").click()
    words = "".join(read(Path(waiting.value.path()).read_bytes(), "slips.pdf").texts()).replace("\n", "")
    assert "Гущина" in words
    link = re.search(r"/read/[\w-]{43}/", words)
    assert link, words
    phone = stranger()
    phone.go(link[0])
    phone.sees("О закреплении наставнических пар")
    phone.page.get_by_role("button", name=re.compile("Ознакомлен")).wait_for()
    page.goto(url)
    expect(page.locator("li", has_text="Гущина Д. О.").last).to_contain_text("ждём")


def check_by_code(curator: Visitor, url: str) -> None:
    """Whoever scans the code sees number and date, and no name."""
    page = curator.page
    page.goto(url)
    address = page.get_by_role("link", name=re.compile("QR-код")).get_attribute("href")
    assert address
    number = re.search(r"№\s(\d+-од)", page.locator(".lead").inner_text())
    assert number
    page.goto(curator.address + address if address.startswith("/") else address)
    words = page.locator("main").inner_text()
    assert number[1] in words
    assert not [name for pair in PAIRS for name in pair if name.split()[0] in words]


def gather_folder(curator: Visitor) -> None:
    """The check of the year, then one ZIP with the order and its sheet of acquaintance."""
    page = curator.page
    curator.go(f"{HOME}folder/")
    curator.look_around()
    page.get_by_role("button", name="Собрать папку").click()
    expect(page.get_by_role("link", name=re.compile("Скачать")).first).to_be_visible(timeout=60_000)
    curator.look_around()
    with page.expect_download() as waiting:
        page.get_by_role("link", name=re.compile("Скачать")).first.click()
    with zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes())) as folder:
        names = folder.namelist()
    assert any("Опись" in name for name in names), names
    assert any("закреплении" in name and name.endswith(".docx") for name in names), names
    assert any("ознакомлени" in name.lower() for name in names), names
