"""What a person sees in a .docx is what is read."""

from __future__ import annotations

import pytest

from duet.base.files.readers import read
from duet.core.grids import Cell, Grid, Paragraph, Table

from .documents import docx, docx_parts, p, tbl, tc, tr, zipped


def grid(body: str, **parts: str) -> Grid:
    return read(docx(body, **parts), "план.docx")


def texts(body: str, **parts: str) -> list[str]:
    return list(grid(body, **parts).texts())


def level(index: int, shape: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


def numbering(*levels: str, more: str = "") -> str:
    num = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{num}{more}'


def item(text: str, level: int = 0, list_id: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_paragraphs_and_tables_come_in_reading_order():
    assert grid(p("До") + tbl(tr(tc("а"), tc("б"))) + p("После")) == Grid(
        (
            Paragraph("До"),
            Table(((Cell("а", 0), Cell("б", 1)),)),
            Paragraph("После"),
        )
    )


def test_a_cell_merged_down_and_a_row_across_the_table_stand_once():
    body = tbl(
        tr(tc("1", '<w:vMerge w:val="restart"/>'), tc("а"), tc("б")),
        tr(tc("", "<w:vMerge/>"), tc("в"), tc("г")),
        tr(tc("Раздел", '<w:gridSpan w:val="3"/>')),
    )
    assert grid(body).tables[0].rows == (
        (Cell("1", 0, height=2), Cell("а", 1), Cell("б", 2)),
        (Cell("в", 1), Cell("г", 2)),
        (Cell("Раздел", 0, width=3),),
    )


def test_a_border_dragged_in_one_row_makes_no_column_of_its_own():
    body = tbl(
        tr(tc("№"), tc("Срок", '<w:gridSpan w:val="2"/>')),
        tr(tc("1", '<w:gridSpan w:val="2"/>'), tc("май")),
        grid=(700, 60, 3000),
    )
    assert grid(body).tables[0].rows == ((Cell("№", 0), Cell("Срок", 1)), (Cell("1", 0), Cell("май", 1)))


def test_a_narrow_column_that_holds_a_cell_stays_a_column():
    body = tbl(tr(tc("а"), tc("б"), tc("в")), grid=(60, 60, 60))
    assert [cell.column for cell in grid(body).tables[0].rows[0]] == [0, 1, 2]


def test_a_grid_that_does_not_fit_its_rows_is_no_evidence():
    assert [cell.column for cell in grid(tbl(tr(tc("а"), tc("б"), tc("в")), grid=(0, 0))).tables[0].rows[0]] == [0, 1, 2]


def test_a_row_that_begins_later_keeps_its_columns():
    body = tbl(tr(tc("а"), tc("б"), tc("в")), tr(tc("г"), properties='<w:gridBefore w:val="2"/>'))
    assert grid(body).tables[0].rows[1] == (Cell("г", 2),)


def test_cells_merged_across_the_old_way_are_one():
    body = tbl(tr(tc("а", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("б")), tr(tc("в"), tc("г"), tc("д")))
    assert grid(body).tables[0].rows[0] == (Cell("а", 0, width=2), Cell("б", 2))


def test_rows_and_cells_inside_content_controls_are_read():
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>".format
    body = control(tbl(control(tr(control(tc("а")), tc(control(p("б")))))))
    assert texts(body) == ["а", "б"]


def test_a_prompt_of_an_empty_content_control_is_not_text():
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Место для ввода')}</w:sdtContent></w:sdt>"
    assert texts(p("а") + prompt) == ["а"]


def test_numbers_of_lists_are_written_out_and_restart_below_a_new_item():
    body = item("Приказ") + item("состав", 1) + item("сроки", 1) + item("Положение") + item("цель", 1)
    parts = numbering(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2)"))
    assert texts(body, numbering=parts) == ["1. Приказ", "1.1) состав", "1.2) сроки", "2. Положение", "2.1) цель"]


@pytest.mark.parametrize(
    "shape, label",
    [
        ("russianLower", "б)"),
        ("russianUpper", "Б)"),
        ("lowerLetter", "b)"),
        ("upperLetter", "B)"),
        ("upperRoman", "II)"),
        ("lowerRoman", "ii)"),
        ("decimalZero", "02)"),
    ],
)
def test_numbers_are_written_as_the_list_says(shape, label):
    assert texts(item("а") + item("б"), numbering=numbering(level(0, shape, "%1)")))[1] == f"{label} б"


def test_every_bullet_is_a_dash_and_one_without_words_is_dropped():
    assert texts(item("анкета") + item(""), numbering=numbering(level(0, "bullet", "\uf0b7"))) == ["– анкета"]


def test_a_column_of_automatic_numbers_is_read_though_its_cells_are_empty():
    body = tbl(tr(tc(item("")), tc("Приказ")), tr(tc(item("")), tc("Положение")))
    assert texts(body, numbering=numbering(level(0, "decimal", "%1."))) == ["1.", "Приказ", "2.", "Положение"]


def test_a_list_told_to_start_anew_does():
    more = '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    body = item("а") + item("б") + item("в", list_id=2) + item("г", list_id=2)
    assert texts(body, numbering=numbering(level(0, "decimal", "%1."), more=more)) == ["1. а", "2. б", "1. в", "2. г"]


def test_two_lists_of_one_kind_go_on_counting():
    more = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    assert texts(item("а") + item("б", list_id=2), numbering=numbering(level(0, "decimal", "%1."), more=more)) == ["1. а", "2. б"]


def test_a_list_may_come_from_the_style_of_a_paragraph():
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    body = p("а", '<w:pStyle w:val="B"/>') + p("б", '<w:pStyle w:val="B"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert texts(body, styles=styles, numbering=numbering(level(0, "decimal", "%1."))) == ["1. а", "б"]


def test_tracked_changes_read_as_accepted():
    body = (
        "<w:p><w:r><w:t>до </w:t></w:r><w:del><w:r><w:delText>мая</w:delText></w:r></w:del><w:ins><w:r><w:t>июня</w:t></w:r></w:ins></w:p>"
    )
    assert texts(body + tbl(tr(tc("а")), tr(tc("б"), properties="<w:del/>"), tr(tc("в")))) == ["до июня", "а", "в"]


def test_a_paragraph_whose_mark_is_deleted_runs_on():
    assert texts(p("Срок ", "<w:rPr><w:del/></w:rPr>") + p("сдачи")) == ["Срок сдачи"]


def test_an_item_deleted_or_hidden_whole_takes_no_number():
    gone = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:{}/></w:rPr></w:pPr></w:p>'.format
    body = item("а") + gone("del") + gone("vanish") + item("б")
    assert texts(body, numbering=numbering(level(0, "decimal", "%1."))) == ["1. а", "2. б"]


def test_hidden_text_is_not_seen():
    styles = '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert texts(p("а") + p("тайна", letters="<w:vanish/>") + p("тайна", letters='<w:rStyle w:val="H"/>'), styles=styles) == ["а"]


def test_line_breaks_tabs_and_hyphens_are_kept_as_letters():
    body = "<w:p><w:r><w:t>а</w:t><w:br/><w:t>б</w:t><w:tab/><w:t>в</w:t><w:noBreakHyphen/><w:t>г</w:t><w:softHyphen/></w:r></w:p>"
    assert texts(body) == ["а\nб в-г"]


def test_a_field_shows_its_result_and_not_its_code():
    run = "<w:r>{}</w:r>".format
    mark = '<w:fldChar w:fldCharType="{}"/>'.format
    parts = (mark("begin"), "<w:instrText>PAGE</w:instrText>", mark("separate"), "<w:t>7</w:t>", mark("end"))
    assert texts(f"<w:p>{''.join(map(run, parts))}</w:p>") == ["7"]


def test_a_text_box_is_read_once_though_it_is_drawn_in_two_ways():
    box = "<w:txbxContent>" + p("Утверждаю") + "</w:txbxContent>"
    drawing = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert texts(f"<w:p><w:r><w:t>План</w:t></w:r><w:r>{drawing}</w:r></w:p>") == ["План", "Утверждаю"]


def test_footnotes_come_last_and_their_marks_not_at_all():
    body = '<w:p><w:r><w:t>План</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + p("Конец")
    notes = f'<w:footnote w:id="0" w:type="separator">{p("")}</w:footnote><w:footnote w:id="2">{p("Сноска")}</w:footnote>'
    assert texts(body, footnotes=notes) == ["План", "Конец", "Сноска"]


def test_a_cell_is_bold_only_when_all_of_it_is():
    mixed = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>а</w:t></w:r><w:r><w:t>б</w:t></w:r></w:p>"
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:rPr><w:b/></w:rPr></w:style>'
    cells = tc(p("а", letters="<w:b/>")), tc(mixed), tc(p("в", letters='<w:b w:val="0"/>')), tc(p("г", '<w:pStyle w:val="T"/>'))
    assert [cell.bold for cell in grid(tbl(tr(*cells)), styles=styles).tables[0].rows[0]] == [True, False, False, True]


def test_a_table_inside_a_cell_becomes_lines_of_its_text():
    inner = tbl(tr(tc("а"), tc("б")), tr(tc("в"), tc("г")))
    assert grid(tbl(tr(tc("1"), tc(inner + p(""))))).tables[0].rows == ((Cell("1", 0), Cell("а б\nв г", 1)),)


def test_a_frame_round_a_table_is_taken_off():
    inner = tbl(tr(tc("а"), tc("б")), tr(tc("в"), tc("г")))
    assert grid(tbl(tr(tc(p("Заголовок") + inner + p(""))))).blocks == (
        Paragraph("Заголовок"),
        Table(((Cell("а", 0), Cell("б", 1)), (Cell("в", 0), Cell("г", 1)))),
    )


def test_a_document_of_the_strict_kind_is_read():
    usual, strict = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts = {name: str(part).replace(usual, strict) for name, part in docx_parts(p("План")).items()}
    assert strict in parts["word/document.xml"]
    assert list(read(zipped(parts), "a.docx").texts()) == ["План"]


def test_the_main_part_may_have_another_name():
    parts = docx_parts(p("План"))
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("document.xml", "document2.xml")
    assert list(read(zipped(parts), "a.docx").texts()) == ["План"]
