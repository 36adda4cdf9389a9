"""Sixty people come from an untidy list; a parent signs on a phone; a withdrawal empties the public list."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, Page, expect
from xlsxwriter import Workbook

from duet.base.files.readers import read

from .conftest import PHONE, Visitor

pytestmark = pytest.mark.browser

PASSWORD = "крепкий-пароль-7"
CURATOR = "Сафонова Ольга Юрьевна"
SURNAMES = ("Агатов", "Берёзкин", "Вешняков", "Горелов", "Дубинин", "Ежов", "Журавлёв", "Зимин", "Ивлев", "Калинкин", "Нежин", "Осинкин")
GIVEN = ("Глеб", "Егор", "Захар", "Кирилл", "Матвей")
HEADER = ("№", "Дата рожд.", "Ф.И.О. обучающегося", "Родитель (законный представитель)", "тел. родителя", "Запрос")


def pupils() -> list[tuple[str, str]]:
    """Fifty-seven boys, each of another name, and the mother of each."""
    names = [(surname, given) for given in GIVEN for surname in SURNAMES][:57]
    return [(f"{surname} {given} Петрович", f"{surname}а Анна Ильинична") for surname, given in names]


def untidy(folder: Path) -> Path:
    """A list as it is kept in a school: words above the table, classes as rows, three people written down twice."""
    path = folder / "Список на наставничество (итог).xlsx"
    book = Workbook(path)
    sheet = book.add_worksheet("Лист1")
    sheet.write_row(0, 0, ["Школа «Ромашка»"])
    sheet.write_row(1, 0, ["Список участников программы наставничества, сентябрь"])
    sheet.write_row(3, 0, HEADER)
    sheet.write_row(4, 0, ["1", "2", "3", "4", "5", "6"])
    sheet.merge_range(5, 0, 5, 5, "7 «В» класс")
    rows = pupils()
    # The same boys once more, as somebody else has typed them.
    twice = [(rows[1][0].replace("ё", "е"), ""), (rows[6][0].replace("ё", "е").upper(), ""), (rows[0][0], "")]
    for place, (child, mother) in enumerate([*rows, *twice], 1):
        born = f"{place % 28 + 1:02}.{place % 12 + 1:02}.2013" if mother else ""
        known = {58: 2, 59: 7, 60: 1}.get(place)
        if known:
            born = f"{known % 28 + 1}.{known % 12 + 1}.13"
        phone = f"8 900 {place:03}-10-10" if mother else ""
        sheet.write_row(5 + place, 0, [place, born, child, mother, phone, "Трудно даётся математика" if place == 1 else ""])
    sheet.write_row(66, 2, ["Всего: 60 человек"])
    book.close()
    return path


def set_up(visitor: Visitor) -> str:
    """A school of one's own; returns its address."""
    page = visitor.page
    visitor.go("/setup/")
    page.locator("label", has_text=re.compile("школа", re.IGNORECASE)).first.click()
    page.locator("[name=name]").fill("Школа «Ромашка»")
    page.locator("[name=city]").fill("г. Заречный")
    page.locator("[name=head_name]").fill("Мельникова Нина Ильинична")
    page.locator("[name=your_name]").fill(CURATOR)
    page.locator("[name=email]").fill("people@example.org")
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Дальше").click()
    expect(page.get_by_role("heading", name="Дорожная карта")).to_be_visible()
    visitor.go("/")
    page.wait_for_load_state()
    return f"/{urlparse(page.url).path.strip('/').split('/')[0]}/"


def gather(visitor: Visitor, home: str, file: Path) -> None:
    """The list is brought in, the doubles are resolved, everybody is written down at once."""
    page = visitor.page
    visitor.go(f"{home}lists/")
    visitor.look_around()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Прочитать список").click()
    expect(page.get_by_role("heading", name="Проверьте, верно ли всё понято")).to_be_visible(timeout=30_000)
    visitor.look_around()
    page.goto(page.url.split("?")[0] + "?show=alike")
    visitor.look_around()
    solved = 0
    while (button := page.get_by_role("button", name="Решить", exact=True)).count():
        form = page.locator("form", has=button.first).first
        form.locator("input[name=twin]").first.check()
        before = button.count()
        button.first.click()
        expect(page.get_by_role("button", name="Решить", exact=True)).to_have_count(before - 1)
        solved += 1
    assert solved == 3
    page.get_by_role("button", name=re.compile("^Записать")).click()
    expect(page.get_by_role("heading", name="Список записан")).to_be_visible(timeout=60_000)
    visitor.look_around()


def describe(visitor: Visitor, home: str) -> None:
    """Who the operator is: without it nobody may be asked."""
    page = visitor.page
    visitor.go(f"{home}consents/operator/")
    visitor.look_around()
    page.locator("[name=address]").fill("г. Заречный, ул. Садовая, д. 3")
    page.locator("[name=inn]").fill("0000000018")
    page.locator("[name=ogrn]").fill("1000000000000")
    page.locator("[name=email]").fill("school@example.org")
    page.locator("[name$=site]").fill("https://romashka.example/nastavnichestvo")
    page.get_by_role("button", name=re.compile("^Сохранить")).click()
    page.wait_for_load_state()
    assert page.locator(".err").count() == 0


def slip(page: Page, url: str) -> tuple[str, str]:
    """The address and the code as they stand on a printed slip."""
    with page.expect_download() as waiting:
        page.evaluate("url => { const a = document.createElement('a'); a.href = url; a.click(); }", url)
    path = waiting.value.path()
    text = " ".join(read(Path(path).read_bytes(), "slip.pdf").texts())
    address = re.search(r"https?://\S+/consent/[\w-]+/?", text.replace("\n", ""))
    code = re.search(r"Код для подписи:.*?\b(\d{4})\b", text, re.DOTALL)
    assert address, text
    assert code, text
    return address[0], code[1]


def sign_all(phone: Visitor, url: str, code: str, sheets: int) -> None:
    """A parent reads and signs each sheet by itself."""
    page = phone.page
    page.goto(url)
    for _ in range(sheets):
        phone.look_around()
        box = page.locator("[name=agree]")
        assert not box.is_checked(), "nothing is ticked beforehand"
        box.check()
        for tick in page.locator(".place input[type=checkbox]").all():
            tick.check()
        # The same browser is asked once.
        if (field := page.locator("[name=code]")).count():
            field.fill(code)
        page.get_by_role("button", name="Подписать согласие").click()
        page.wait_for_load_state()
    phone.look_around()


def test_people_are_gathered_asked_and_let_go(at_the_desk: Visitor, chromium: Browser, address: str, tmp_path: Path) -> None:
    desk, page = at_the_desk, at_the_desk.page
    home = set_up(desk)
    gather(desk, home, untidy(tmp_path))
    desk.go(f"{home}persons/?q=берез")
    expect(page.get_by_role("link", name=re.compile("Берёзкин Глеб"))).to_have_count(1)
    desk.go(f"{home}mentees/")
    desk.look_around()

    describe(desk, home)
    desk.go(f"{home}consents/collect/")
    desk.look_around()
    page.get_by_role("button", name=re.compile("^Спросить всех")).click()
    expect(page.get_by_text(re.compile(r"Подписали\s+0\s+из"))).to_be_visible(timeout=60_000)
    desk.look_around()
    page.get_by_role("link", name=re.compile(r"Агатова\s+А\.\s+И\.")).first.click()
    desk.look_around()
    slip_url = page.get_by_role("link", name=re.compile("PDF|Напечатать")).first.get_attribute("href")
    assert slip_url
    url, code = slip(page, slip_url)

    with chromium.new_context(viewport=PHONE, locale="ru-RU", timezone_id="Europe/Moscow") as context:
        phone = Visitor(context.new_page(), address)
        sign_all(phone, address + urlparse(url).path, code, 2)
        desk.go(f"{home}consents/?q=агатов")
        expect(page.get_by_text("дано").first).to_be_visible()
        # What the list said waited for the consent and has come by itself.
        desk.go(f"{home}persons/?q=агатов глеб")
        page.get_by_role("link", name=re.compile("Агатов Глеб")).click()
        desk.sees("Трудно даётся математика")
        desk.look_around()


def test_a_withdrawal_empties_the_public_list(chromium: Browser, address: str) -> None:
    """The demonstration school shows four mentors; each takes the permission back, and each time one line fewer is there."""
    with chromium.new_context(viewport=PHONE) as strange, chromium.new_context(viewport={"width": 1366, "height": 768}) as own:
        stranger, curator = Visitor(strange.new_page(), address), Visitor(own.new_page(), address)
        stranger.go("/about/school-12-demo/")
        stranger.look_around()
        shown = stranger.page.get_by_text(re.compile("Тимофеева|Лебедева|Котова|Пахомова"))
        assert shown.count() == 4
        curator.log_in("belozerova@verhnerechensk.example", "duet-demo")
        for left in (3, 2, 1, 0):
            curator.go("/school-12-demo/consents/?kind=dissemination&state=open")
            curator.page.locator("tbody a[href*='/consents/']").first.click()
            curator.page.wait_for_load_state()
            curator.page.get_by_role("link", name="Отозвать").first.click()
            curator.page.locator("select[name=way], input[name=way]").first.wait_for()
            curator.page.get_by_role("button", name="Записать отзыв").click()
            curator.page.wait_for_load_state()
            stranger.page.reload()
            assert shown.count() == left, f"{left} lines should be left"
        stranger.look_around()
        # Gone from the page itself, not only from sight.
        assert not re.search("Тимофеева|Лебедева|Котова|Пахомова", stranger.page.content())
