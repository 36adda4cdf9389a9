"""The year of a kindergarten without a document, and of a department whose plan two schools answer."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect

from duet.base.files.readers import read_text
from tools.make_samples import write_docx

from .conftest import Visitor

pytestmark = pytest.mark.browser

PASSWORD = "крепкий-пароль-7"
CITY = "г. Заречный"
# Every third row is for the organisations, the rest the department does itself.
ROWS = 32


def set_up(visitor: Visitor, kind: str, name: str, email: str) -> None:
    """The first-run wizard, to the page where a roadmap is brought in."""
    page = visitor.page
    visitor.go("/setup/")
    page.locator("label", has_text=re.compile(kind, re.IGNORECASE)).first.click()
    page.locator("[name=name]").fill(name)
    page.locator("[name=city]").fill(CITY)
    page.locator("[name=head_name]").fill("Мельникова Нина Ильинична")
    page.locator("[name=your_name]").fill("Сафонова Ольга Юрьевна")
    page.locator("[name=email]").fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Дальше").click()
    expect(page.get_by_role("heading", name="Дорожная карта")).to_be_visible()


def test_a_kindergarten_lives_a_year_without_a_document(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.page
    set_up(visitor, "детский сад", "Детский сад «Ромашка»", f"romashka-{page.viewport_size['width']}@example.org")

    page.get_by_role("link", name="Начать по образцу").click()
    visitor.sees("Карта по готовому образцу")
    visitor.look_around()
    page.get_by_role("button", name="Создать карту").click()
    expect(page.get_by_role("link", name="Проверить по модели")).to_be_visible()
    visitor.look_around()
    plan = page.url.split("?")[0].split("#")[0]

    # A row is taken out, and the check finds it missing.
    page.goto(plan + "timeline/")
    visitor.look_around()
    page.goto(plan + "calendar/")
    visitor.look_around()
    page.goto(plan + "coverage/")
    visitor.look_around()
    before = page.locator(".lacks > li").count()
    assert before > 0
    for details in page.locator("details:has(.lacks)").all():
        details.evaluate("one => one.open = true")
    for box in page.locator(".lacks input[type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="Добавить отмеченные в карту").click()
    visitor.sees("Добавлено по модели")
    assert page.locator(".lacks > li").count() == 0
    visitor.look_around()

    page.goto(plan + "approval/")
    visitor.look_around()
    page.locator("input[type=date]").last.fill("2026-08-31")
    page.get_by_role("button", name=re.compile("^Утвердить редакцию 1")).click()
    visitor.sees("Редакция 1")
    visitor.look_around()

    page.goto(plan + "download/")
    visitor.look_around()
    with page.expect_download() as waiting:
        page.locator("a[href$='/file/docx/']").first.click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    paper = docx.Document(BytesIO(path.read_bytes()))
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs) + "".join(
        cell.text for table in paper.tables for row in table.rows for cell in row.cells
    )
    assert "УТВЕРЖДАЮ" in text
    assert path.suffix == ".docx"


def plan_of_the_town() -> str:
    """32 rows; those for the organisations have days that lie ahead whatever the day of the test."""
    head = "Дорожная карта развития наставничества города\n2026-2036 годы\n\n№\tМероприятие\tСрок\tОтветственный\tРезультат\n"
    rows = [
        f"{number}.\tМероприятие {number} плана города\tдо 1 декабря 2035 г.\t{'ОО' if number % 3 == 0 else 'методисты'}\tСправка"
        for number in range(1, ROWS + 1)
    ]
    return head + "\n".join(rows) + "\n"


def invite(visitor: Visitor, name: str, person: str, email: str) -> str:
    """Open a school below the department; gives the link for its curator."""
    page = visitor.page
    page.get_by_role("link", name="Организации").first.click()
    page.get_by_role("link", name=re.compile("^Добавить")).first.click()
    page.get_by_label("школа", exact=False).first.check()
    page.locator("[name=name]").fill(name)
    page.locator("[name=city]").fill(CITY)
    page.locator("[name=contact_name]").fill(person)
    page.locator("[name=contact_post]").fill("заместитель директора")
    page.locator("[name=contact_email]").fill(email)
    visitor.look_around()
    page.get_by_role("button", name="Добавить и получить ссылку").click()
    link = page.locator("#link")
    expect(link).to_be_visible()
    return link.input_value()


def test_a_department_sends_its_plan_down_and_sees_two_schools_answer(at_the_desk: Visitor, tmp_path: Path) -> None:
    visitor, page = at_the_desk, at_the_desk.page
    set_up(visitor, "Управление образования", "Управление образования Заречного", "uprava@example.org")
    path = tmp_path / "План города.docx"
    write_docx(read_text(plan_of_the_town()), path)
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Прочитать карту").click()
    expect(page.get_by_role("button", name=f"Сохранить {ROWS} строки")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name=f"Сохранить {ROWS} строки").click()
    expect(page.get_by_role("link", name="Организации").last).to_be_visible()
    plan = page.url.split("?")[0].split("#")[0]
    links = [invite(visitor, f"Школа № {number}", f"Кузнецова Анна Львовна {number}", f"school{number}@example.org") for number in (41, 42)]

    page.goto(plan + "below/")
    visitor.look_around()
    page.get_by_role("button", name="Передать организациям").click()
    expect(page.get_by_text("2 организации выполнили")).to_be_visible(timeout=20_000)
    visitor.look_around()

    for number, link in zip((41, 42), links, strict=True):
        with page.context.browser.new_context(locale="ru-RU", viewport={"width": 390, "height": 844}) as context:
            school = Visitor(context.new_page(), visitor.address)
            school.page.goto(link)
            school.page.locator("[name=password]").fill(PASSWORD)
            school.page.get_by_role("button", name="Войти в Дуэт").click()
            school.page.wait_for_url(lambda url: "/invite/" not in url)
            school.sees("Мероприятие 3 плана города")
            school.look_around()
            school.page.get_by_role("link", name="Мероприятие 3 плана города").first.click()
            school.look_around()
            if number == 41:
                school.page.get_by_role("button", name="Сделано").click()
                expect(school.page.locator(".lead .st.is-done")).to_be_visible()

    page.reload()
    visitor.sees("1 дело из 20")
    page.get_by_role("link", name="Мероприятие 3 плана города").click()
    visitor.sees("Школа № 41")
    expect(page.locator("tr", has_text="Школа № 41")).to_contain_text("Сделано")
    expect(page.locator("tr", has_text="Школа № 42")).to_contain_text("Не начато")
    visitor.look_around()
