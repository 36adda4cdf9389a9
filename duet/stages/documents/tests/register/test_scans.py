"""Scans are what their names say."""

import pytest

from duet.base.files.guard import Unreadable
from duet.base.papers import Format, Paper, write
from duet.base.papers.blocks import Text
from duet.stages.documents.scans import LIMIT, check_scan

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20 + b"IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + b"0" * 20 + b"\xff\xd9"


@pytest.fixture(scope="module")
def pdf():
    return write(Paper("Скан", (Text("Скан"),)), Format.PDF)


@pytest.mark.parametrize(("content", "name"), [(PNG, "скан.png"), (JPEG, "скан.JPG"), (JPEG + b"later", "скан.jpeg")])
def test_pictures_are_taken(content, name):
    check_scan(content, name)


def test_a_pdf_is_taken(pdf):
    check_scan(b"\r\n" + pdf, "скан.pdf")


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (PNG, "скан.exe", "Подойдёт PDF, JPG или PNG, до 15 МБ"),
        (PNG, "скан.jpg", "внутри что-то другое"),
        (PNG[:-5], "скан.png", "загрузился не до конца"),
        (PNG + b"0" * LIMIT, "скан.png", "больше 15 МБ"),
    ],
)
def test_anything_else_is_no_scan(content, name, words):
    with pytest.raises(Unreadable, match=words):
        check_scan(content, name)


def test_a_program_before_a_pdf_is_no_scan(pdf):
    with pytest.raises(Unreadable, match="внутри что-то другое"):
        check_scan(b"MZ" + pdf, "скан.pdf")
