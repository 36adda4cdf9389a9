"""How blocks of formal papers stand: what is free between them, what stands side by side, what fits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from duet.base.papers.blocks import (
    CORNER,
    LANDSCAPE,
    PORTRAIT,
    Align,
    Annex,
    Blank,
    PageBreak,
    Paper,
    Parties,
    Seal,
    Signature,
    Split,
    Table,
    Text,
)
from duet.base.papers.qr import qr
from duet.base.papers.spacing import Blanks, annex_lines, fits, is_tall, laid, party_rows, signature_widths, spaced
from duet.base.papers.typography import NBSP

from .samples import SEAL, order, point, row


def paper(*blocks, **changes):
    return Paper("П", blocks, **changes)


def test_a_paper_is_formal_as_soon_as_it_asks_for_something_formal():
    text = Text("слова")
    assert not order().formal
    formal_blocks = (replace(text, keep=True), replace(text, narrow=True), replace(text, spread=True))
    formal_blocks += (Signature("Д", "Г", ("м",)), Split("а", "б"), Parties((), ()), Annex(()), Blank())
    assert all(paper(block).formal for block in formal_blocks)
    asked = ({"size": 13}, {"leading": 1.15}, {"framed": True}, {"seal": SEAL})
    assert all(paper(text, **fields).formal for fields in asked)


def test_what_is_framed_stands_in_the_middle_of_its_sheet_as_wide_as_before():
    for page in (PORTRAIT, LANDSCAPE):
        sheet = paper(page=page, framed=True).sheet
        assert (sheet.left, sheet.top) == (sheet.right, sheet.bottom)
        assert (round(sheet.room, 6), round(sheet.length, 6)) == (round(page.room, 6), round(page.length, 6))
    assert paper().sheet is PORTRAIT
    assert paper().foot < paper(framed=True).foot


def test_the_square_of_a_seal_is_small_whatever_its_picture():
    assert [Seal(qr("https://duet.example/", side)).side for side in (128, 50)] == [64, 50]


def gaps(*blocks):
    return [gap for _, gap in spaced(paper(*blocks))]


def test_points_stand_close_and_what_is_between_them_has_air():
    table = Table((row("а"),), (100.0,))
    assert gaps(point("1."), point("2."), Text("ПРИКАЗЫВАЮ:"), point("1."), table, point("2.")) == [0, 6, 6, 6, 6, 0]


def test_lines_of_a_letterhead_stand_close():
    centre, right = Text("а", Align.CENTRE), Text("а", Align.RIGHT)
    assert gaps(centre, centre, Text("ПРИКАЗ", spread=True), Split("а", "б"), Split("а", "б"), centre, right, right) == [
        0, 12, 8, 0, 0, 6, 0, 0,
    ]  # fmt: skip


def test_signatures_have_room_for_a_hand():
    sign = Signature("Д", "Г")
    assert gaps(point("1."), sign, sign, Text("ознакомлены")) == [24, 14, 14, 0]


def test_nothing_is_free_before_a_new_page_and_a_page_is_turned_once():
    pieces = list(spaced(paper(point("1."), PageBreak(), Annex(("Приложение",)), PageBreak(), Text("а"))))
    assert [type(piece) for piece, _ in pieces] == [Text, Annex, PageBreak, Text]
    assert [gap for _, gap in pieces] == [0, 0, 0, 0]
    assert list(spaced(paper())) == []


def test_a_signature_is_never_alone_on_a_page():
    (said, _), (before, _), _ = spaced(paper(point("1."), point("2."), Signature("Д", "Г")))
    assert (said.keep, before.keep) == (False, True)


def test_blanks_stand_side_by_side_while_they_fit():
    half, third = Blank("", "дата", 0.5), Blank("", "подпись", 0.3)
    made = laid(paper(half, third, half, Text("а"), third))
    assert [(index, len(piece.blanks)) for index, piece in made if isinstance(piece, Blanks)] == [(0, 2), (2, 1), (4, 1)]


def test_a_label_too_long_for_its_line_stands_above_it():
    question = "Что помогло вам больше всего в работе с наставником за это полугодие, расскажите"
    assert laid(paper(Blank(question, "ответ"))) == [(0, Text(question, keep=True)), (0, Blanks((Blank("", "ответ"),)))]


def test_a_row_of_blanks_is_as_wide_as_its_shares():
    row_of = Blanks((Blank("Дата", "", 0.5), Blank("", "", 0.5)))
    (label, line), (none, last) = row_of.widths(480, 12)
    assert (round(label + line + 16), none, last) == (240, 0, 240)


def test_the_lines_of_an_annex_end_at_the_margin():
    lines, width = annex_lines(Annex(("Приложение № 1", "к приказу")), paper())
    assert (lines, width < CORNER / 2) == ([f"Приложение №{NBSP}1", "к приказу"], True)
    assert annex_lines(Annex(("слово " * 30,)), paper())[1] == CORNER
    assert annex_lines(Annex(()), paper())[0] == []


def test_a_long_name_takes_what_the_post_can_spare():
    short, long = (
        signature_widths(Signature("Директор", name), paper()) for name in ("А. П. Громов", "А. П. Константинопольская-Верхнереченская")
    )
    assert [round(sum(widths)) for widths in (short, long)] == [round(PORTRAIT.room)] * 2
    assert short[2] < long[2] <= PORTRAIT.room * 0.42


def test_parties_sign_at_one_height_and_names_stay_with_their_lines():
    both = Parties(("А", "адрес", "____ И. О. Громов"), ("Б", "____ А. С. Ким", "дата"))
    assert party_rows(both, paper()) == [
        (["А", "адрес"], ["Б"]),
        ([f"____{NBSP}И.{NBSP}О.{NBSP}Громов"], [f"____{NBSP}А.{NBSP}С.{NBSP}Ким", "дата"]),
    ]
    assert len(party_rows(Parties(("А", "____ Громов"), ("Б",)), paper())) == 1


def test_only_a_party_higher_than_a_page_may_be_torn():
    assert not is_tall(Parties(("А",) * 10, ()), paper())
    assert is_tall(Parties((), ("А",) * 60), paper())


@pytest.mark.parametrize(
    "split,fit",
    [
        (Split("03.10.2026", "№ 5"), True),
        (Split("03.10.2026", "№ 5", "г. Верхнереченск"), True),
        (Split("слово " * 20, "№ 5"), False),
        (Split("слово " * 6, "№ 5", "г. Верхнереченск"), False),
        (Split("03.10.2026\nутро", "№ 5"), False),
    ],
)
def test_a_line_is_split_where_its_words_do_not_touch(split, fit):
    assert fits(split, paper()) is fit
