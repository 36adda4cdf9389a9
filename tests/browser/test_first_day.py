"""The first day of a newcomer: wizard → roadmap → doubts → plan → one thing done with a file → «Сегодня»."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from duet.base.files.readers import read_text
from tools.make_samples import write_docx

from .conftest import Visitor

pytestmark = pytest.mark.browser

ROADMAP = """Дорожная карта реализации целевой модели наставничества в Заречном индустриальном колледже
2026-2027 учебный год

№	Наименование этапа	Мероприятия	Содержание деятельности	Сроки	Ответственные
1.	Подготовка условий	Приказы колледжа	1. Приказ о модели. 2. Положение.	до 15 сентября 2026 года	директор
		Совет наставников	1. Состав совета. 2. План заседаний.	сентябрь 2026	Координатор методисты
2.	База наставляемых	Анкетирование студентов	1. Анкета первого курса. 2. Анкета выпускников.	два раза в год	Координатор
3.	База наставников	Приглашение работодателей	Письма предприятиям.		методисты
4.	Пары и группы	Закрепление пар	Приказ о парах и группах.	в течение двух недель с даты групповой встречи	директор
		Отчёт в региональный центр	Сведения о парах.	ежеквартально до 5 числа месяца, следующего за отчётным	Координатор
"""


@pytest.fixture
def roadmap(tmp_path: Path) -> Path:
    """The college's own document, a real .docx with merged cells."""
    path = tmp_path / "Дорожная карта колледжа.docx"
    write_docx(read_text(ROADMAP), path)
    return path


def _set_up(visitor: Visitor, email: str) -> None:
    page = visitor.page
    visitor.go("/setup/")
    visitor.look_around()
    page.locator("label", has_text=re.compile("колледж", re.IGNORECASE)).first.click()
    page.locator("[name=name]").fill("Заречный индустриальный колледж")
    page.locator("[name=city]").fill("г. Заречный")
    page.locator("[name=head_name]").fill("Мельников Пётр Ильич")
    page.locator("[name=your_name]").fill("Сафонова Ольга Юрьевна")
    page.locator("[name=email]").fill(email)
    page.locator("[name=password]").fill("крепкий-пароль-7")
    page.get_by_role("button", name="Дальше").click()
    expect(page.get_by_role("heading", name="Дорожная карта")).to_be_visible()
    visitor.look_around()


def test_a_newcomer_brings_the_college_roadmap_to_life(visitor: Visitor, roadmap: Path, tmp_path: Path) -> None:
    page = visitor.page
    _set_up(visitor, f"safonova-{page.viewport_size['width']}@example.org")

    page.locator("input[type=file]").set_input_files(roadmap)
    page.get_by_role("button", name="Прочитать карту").click()
    expect(page.get_by_role("heading", name="Проверьте, верно ли всё понято")).to_be_visible(timeout=20_000)
    visitor.sees("6 строк")
    visitor.look_around()

    # Two doubts are mended in place: a row without a deadline, and «два раза в год».
    missing = page.locator(".r", has_text="Приглашение работодателей")
    missing.locator("input[type=date]").fill("2026-11-30")
    missing.get_by_role("button", name="Назначить срок").click()
    expect(missing.get_by_text("30 ноября 2026")).to_be_visible()
    twice = page.locator(".r", has_text="Анкетирование студентов")
    twice.get_by_role("button", name="Назначить даты").click()
    expect(twice.get_by_text("исправлено вами")).to_be_visible()
    visitor.look_around()

    page.get_by_role("button", name="Сохранить 6 строк").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Дорожная карта")
    visitor.sees("Приглашение работодателей")
    visitor.look_around()

    page.get_by_role("link", name="Приказы колледжа").first.click()
    visitor.look_around()
    proof = tmp_path / "Приказ № 12.pdf"
    proof.write_bytes(b"%PDF-1.4\n% a scan\n")
    page.get_by_text("Приложить файл, ссылку или запись").click()
    page.locator("input[type=file]").set_input_files(proof)
    page.get_by_role("button", name="Приложить", exact=True).click()
    visitor.sees("Приказ № 12.pdf")
    page.get_by_role("button", name="Сделано").click()
    expect(page.locator(".lead .st.is-done")).to_be_visible()
    visitor.look_around()

    page.get_by_role("link", name="Сегодня").first.click()
    expect(page.get_by_role("heading", name="Сегодня", level=1)).to_be_visible()
    visitor.look_around()
