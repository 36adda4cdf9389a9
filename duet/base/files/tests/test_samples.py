"""One roadmap in seven formats: whatever the format, the same cells; and the sources the project was given, where they are."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from duet.base.files.readers import read, read_text
from duet.core.grids import Grid, Table

ROOT = Path(__file__).resolve().parents[4]
SOURCES = sorted((ROOT.parent / "shared" / "sources").glob("*.txt"))
sys.path.insert(0, str(ROOT))

from tools import make_samples  # noqa: E402 - the folder of tools is not a part of the package

WORD = re.compile(r"[^\W_]+")
BY_CELLS = ("docx", "odt", "doc", "xlsx", "html")
needs_office = pytest.mark.skipif(make_samples.OFFICE is None, reason="LibreOffice is not installed")


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(re.sub(r"</?[bp]>|\*\*", " ", text)))


def cells(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    """Cells by table, row and place; a list is one line in a text file and several elsewhere."""
    return [
        (table, row, cell.column, cell.width, cell.text.replace("\n", " "))
        for table, made in enumerate(grid.tables)
        for row, line in enumerate(made.rows)
        for cell in line
    ]


def heights(table: Table) -> list[int]:
    return [cell.height for row in table.rows for cell in row]


@pytest.mark.parametrize("ending", BY_CELLS[1:])
def test_every_format_gives_the_cells_of_the_docx(samples, ending):
    known, other = (read((samples / f"plan.{end}").read_bytes(), f"plan.{end}") for end in ("docx", ending))
    assert cells(other) == cells(known)
    assert heights(other.tables[0]) == heights(known.tables[0])


def test_the_text_file_gives_the_same_words_cell_by_cell(samples):
    known, other = (read((samples / f"plan.{end}").read_bytes(), f"plan.{end}") for end in ("docx", "txt"))
    filled = [make_samples.unmarked(cell.text) for row in other.tables[0].rows for cell in row if cell.text]
    assert filled == [cell.text.replace("\n", " ") for row in known.tables[0].rows for cell in row]


def test_the_pdf_gives_the_same_words_and_tears_one_row(samples):
    known, other = (read((samples / f"plan.{end}").read_bytes(), f"plan.{end}") for end in ("docx", "pdf"))
    assert [table.page for table in other.tables] == [1, 2]
    assert sum(len(table.rows) for table in other.tables) == len(known.tables[0].rows) + 1
    assert {cell.column for table in other.tables for row in table.rows for cell in row} == set(range(6))
    torn = other.tables[1].rows[0]
    assert torn[0].text == ""
    assert torn[2].text
    assert torn[3].text


@pytest.mark.parametrize("ending", [*BY_CELLS, "pdf", "txt"])
def test_no_word_of_the_sample_is_lost_or_added(samples, ending):
    grid = read((samples / f"plan.{ending}").read_bytes(), f"plan.{ending}")
    assert words(" ".join(grid.texts())) == words((samples / "plan.txt").read_text(encoding="utf-8"))


def test_the_samples_are_small(samples):
    assert {path.suffix for path in samples.iterdir()} == {".docx", ".odt", ".pdf", ".xlsx", ".doc", ".txt", ".html"}
    assert all(path.stat().st_size < 60_000 for path in samples.iterdir())


@pytest.mark.skipif(not SOURCES, reason="the sources are not beside the checkout")
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem[:3])
def test_no_word_of_a_source_is_lost_as_text(source):
    text = source.read_text(encoding="utf-8")
    assert Counter(WORD.findall(" ".join(read_text(text).texts()))) == Counter(WORD.findall(text))


@needs_office
@pytest.mark.office
@pytest.mark.skipif(not SOURCES, reason="the sources are not beside the checkout")
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem[:3])
def test_no_word_of_a_source_is_lost_in_any_format(source, tmp_path):
    known = words(source.read_text(encoding="utf-8"))
    made = {path.suffix: read(path.read_bytes(), path.name) for path in make_samples.make(source, tmp_path)}
    assert set(made) == {".docx", ".xlsx", ".html", ".odt", ".pdf", ".doc"}
    for ending, grid in made.items():
        assert words(" ".join(grid.texts())) == known, ending
    for ending in (".odt", ".doc", ".xlsx"):
        assert cells(made[ending]) == cells(made[".docx"]), ending
