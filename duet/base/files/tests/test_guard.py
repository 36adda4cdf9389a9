"""Bad input: each kind gets its own clear words, quickly and without much memory."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from duet.base.files.guard import LIMIT, SUPPORTED, Kind, Unreadable, check
from duet.base.files.readers import read
from duet.core.errors import Refusal

from .bad import BAD, HEAVY
from .documents import docx, docx_parts, p, zipped

ROOT = Path(__file__).resolve().parents[4]


@pytest.mark.parametrize("name, made, words", BAD, ids=[f"{name} {words[:30]}" for name, _, words in BAD])
def test_bad_input_is_named_in_plain_words(name, made, words):
    content = made()
    start = time.process_time()
    with pytest.raises(Unreadable) as refused:
        read(content, name)
    assert str(refused.value).startswith(words)
    assert str(refused.value).endswith(".")
    assert time.process_time() - start < 2


def test_heavy_bad_input_takes_neither_two_seconds_nor_300_megabytes():
    """In another process, whose memory can be told; each file is built there and read at once."""
    command = [sys.executable, "-m", "duet.base.files.tests.heavy"]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    rows = [line.split("\t") for line in made.stdout.splitlines()]
    assert [row[0] for row in rows] == [name for name, _, _ in HEAVY], made.stderr[-2000:]
    for (name, _, words), (_, seconds, megabytes, said) in zip(HEAVY, rows, strict=True):
        assert said.startswith(words), name
        assert float(seconds) < 2, name
        assert float(megabytes) < 300, name


def test_a_refusal_is_a_rule_of_the_programme():
    assert issubclass(Unreadable, Refusal)


def test_the_limit_of_size_is_a_parameter():
    content = docx(p("План"))
    assert check(content, "a.docx") is Kind.DOCX
    assert LIMIT == 20 * 2**20
    with pytest.raises(Unreadable, match="Файл больше 1 КБ"):
        check(content + b" " * 1024, "a.docx", limit=1024)


@pytest.mark.parametrize("ending", [suffix for suffix in SUPPORTED if suffix not in (".htm", ".csv")])
def test_every_supported_sample_passes(samples, ending):
    content = (samples / f"plan{ending}").read_bytes()
    assert check(content, f"План{ending.upper()}") == check(content, "план") == ending[1:]


def test_a_text_and_a_page_may_have_each_others_names():
    assert check(b"<table><tr><td>1</table>", "a.txt") is Kind.HTML
    assert check("План".encode(), "a.html") is Kind.TXT


def test_links_to_the_outside_are_not_followed():
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    relation = f'<Relationship Id="a" TargetMode="External" Type="{kind}" Target="http://localhost:9/x"/>'
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>'
    content = zipped({**docx_parts(p("План")), "word/_rels/document.xml.rels": relations})
    assert list(read(content, "a.docx").texts()) == ["План"]
