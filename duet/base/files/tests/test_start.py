"""The command line starts at once: modules of formats are imported when a file of the format comes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
HEAVY = ("lxml", "pdfminer", "pdfplumber", "openpyxl", "docx", "olefile", "pymorphy3", "django")


def imported_after(code: str) -> set[str]:
    """Which of the heavy modules a fresh Python has imported after the code."""
    ask = f"{code}\nimport sys\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    made = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    return set(made.stdout.split())


def test_the_readers_import_nothing_heavy_until_a_file_comes():
    assert imported_after("from duet.base.files.readers import read, SUPPORTED; from duet.base.files.guard import check") == set()


def test_pasted_text_needs_nothing_heavy():
    assert imported_after("from duet.base.files.readers import read_text; read_text('а\\tб')") == set()


@pytest.mark.parametrize("ending, needed", [("docx", {"lxml"}), ("xlsx", {"lxml"}), ("doc", {"olefile"}), ("txt", set())])
def test_a_file_brings_only_what_its_format_needs(samples, ending, needed):
    path = f"duet/base/files/tests/samples/plan.{ending}"
    code = f"from pathlib import Path; from duet.base.files.readers import read; read(Path({path!r}).read_bytes(), 'a.{ending}')"
    assert imported_after(code) == needed
