"""An office opens what was written and prints it: every row, on sheets of A4, the header on each."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from duet.base.papers import roadmap_paper, write
from duet.base.papers.blocks import Paper
from duet.base.papers.tests.samples import SEAL, formal, order, pdf_pages, pdf_words, plan, point
from duet.core.plans import plan_of
from duet.core.roadmaps import recognise
from duet.core.roadmaps.tests import plans as documents

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = [pytest.mark.office, pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")]
WIDTH, HEIGHT = 595, 842


def printed(content: bytes, form: str, folder: Path) -> bytes:
    """The file as an office prints it."""
    file = folder / f"plan.{form}"
    file.write_bytes(content)
    command = [
        OFFICE,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
        file,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "plan.pdf").read_bytes()


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_long_plan_is_printed_row_by_row_with_its_header_on_each_page(form, tmp_path):
    made = printed(write(roadmap_paper(plan(60)), form), form, tmp_path)
    pages = pdf_pages(made)
    text = pdf_words(made)
    assert len(pages) > 2
    assert all(f"Встреча пар {number}" in text for number in range(1, 61))
    assert all("Ответственный" in " ".join(lines) for *_, lines in pages)
    assert {(round(width), round(height)) for width, height, _ in pages} == {(HEIGHT, WIDTH)}
    assert "УТВЕРЖДАЮ" in text


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("name", ["01_school_sections_in_roman", "03_college_merged_cells", "11_start_and_end", "12_calendar_of_marks"])
def test_a_plan_of_every_shape_is_printed_whole(name, form, tmp_path):
    made = plan_of(recognise(documents.load(name)[0]))
    text = pdf_words(printed(write(roadmap_paper(made), form), form, tmp_path)).replace(" ", "")
    assert all(word in text for row in made.rows for word in row.title.split())


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_an_order_of_every_block_is_opened(form, tmp_path):
    text = pdf_words(printed(write(order(), form), form, tmp_path))
    assert all(word in text for word in ("ПРИКАЗ", "273-ФЗ", "Ветров", "СОГЛАСОВАНО", "УТВЕРЖДАЮ", "Встреча", "справа"))


def test_a_seal_is_on_the_first_page_only_and_takes_its_room_from_the_text(tmp_path):
    points = tuple(point(f"{number}. Слово.") for number in range(1, 120))
    sealed, bare = (pdf_pages(printed(write(Paper("П", points, seal=seal, size=13), "docx"), "docx", tmp_path)) for seal in (SEAL, None))
    assert ["Проверить документ:" in lines for *_, lines in sealed] == [True, *[False] * (len(sealed) - 1)]
    assert len(sealed[0][2]) - 2 < len(bare[0][2])


def test_formal_papers_are_printed_whole(tmp_path):
    pages = pdf_pages(printed(write(formal(), "docx"), "docx", tmp_path))
    assert (len(pages), "к приказу от 03.10.2026" in pages[1][2]) == (2, True)
