"""Whatever comes, a reader gives a Grid or says Unreadable, and nothing else."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from duet.base.files.readers import SUPPORTED, Unreadable, read, read_text
from duet.core.grids import Grid

SAMPLES = {path.suffix: path.read_bytes() for path in (Path(__file__).parent / "samples").iterdir()}
MAIN_PARTS = {".docx": "word/document.xml", ".odt": "content.xml", ".xlsx": "xl/worksheets/sheet1.xml"}
changes = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=8)), min_size=1, max_size=12)


def survives(content: bytes, name: str) -> None:
    """Read, and accept a refusal in words."""
    said: Grid | str
    try:
        said = read(content, name)
    except Unreadable as refused:
        said = str(refused)
    assert isinstance(said, Grid) or said.endswith(".")


def changed(content: bytes, spots: list[tuple[float, bytes]]) -> bytes:
    """The content with bytes put over it here and there."""
    made = bytearray(content)
    for place, piece in spots:
        start = int(place * len(made))
        made[start : start + len(piece)] = piece
    return bytes(made)


@given(
    content=st.binary(max_size=2000),
    ending=st.sampled_from(SUPPORTED),
    head=st.sampled_from(
        [b"", b"PK\x03\x04", b"%PDF-1.4\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"<html>", b"{\\rtf"],
    ),
)
@example(content=b"startxref\n0\n%%EOF", ending=".pdf", head=b"%PDF-1.4\n")
def test_random_bytes_are_read_or_refused(content, ending, head):
    survives(head + content, f"a{ending}")


@pytest.mark.parametrize("ending", sorted(SAMPLES))
@given(part=st.floats(0, 1))
def test_a_sample_cut_short_is_read_or_refused(ending, part):
    survives(SAMPLES[ending][: int(part * len(SAMPLES[ending]))], f"a{ending}")


@pytest.mark.parametrize("ending", sorted(SAMPLES))
@given(spots=changes)
def test_a_sample_with_spoilt_bytes_is_read_or_refused(ending, spots):
    survives(changed(SAMPLES[ending], spots), f"a{ending}")


@pytest.mark.parametrize("ending", sorted(MAIN_PARTS))
@given(spots=changes)
def test_a_sample_with_spoilt_markup_is_read_or_refused(ending, spots):
    """The container stays whole, so that the spoilt part is really read."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(SAMPLES[ending])) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            inside = source.read(name)
            made.writestr(name, changed(inside, spots) if name == MAIN_PARTS[ending] else inside)
    survives(target.getvalue(), f"a{ending}")


@given(text=st.text(alphabet=st.sampled_from(list("аб1.\t\n|-:\"'<>/tdrable \\┌─│+")), max_size=120))
@example(text='"\t"\n"\t')
@example(text="<table><td rowspan=0 colspan=99999999><tr>")
def test_any_pasted_text_keeps_its_words(text):
    """Only marks of tables and tags may go; letters and digits of plain text all stay."""
    grid = read_text(text)
    if "<" not in text:
        assert sorted(filter(str.isalnum, text)) == sorted(filter(str.isalnum, "".join(grid.texts())))
