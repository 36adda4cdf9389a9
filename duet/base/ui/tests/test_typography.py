import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.base.ui.typography import NBSP, STIFF_HYPHEN, typo, typo_html

RUSSIAN = st.text(alphabet="абвияЯКАБ .,-—–№«»15 \n<>/bp&;", max_size=60)


def bound(text: str) -> str:
    return typo(text).replace(NBSP, "_").replace(STIFF_HYPHEN, "~")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("до 25 ноября", "до_25_ноября"),
        ("не приложен протокол", "не_приложен протокол"),
        ("если бы он пришёл", "если_бы он_пришёл"),
        ("приказ № 12 — отчёт", "приказ №_12_— отчёт"),
        ("1 сентября – 31 мая", "1_сентября_– 31_мая"),
        ("30 % от числа", "30_% от_числа"),
        ("7 «В» класс", "7_«В» класс"),
        ("12-я неделя, 273-ФЗ, Р-145, 214-од", "12~я неделя, 273~ФЗ, Р~145, 214~од"),
        ("Рубцова Е. А. Не приложен", "Рубцова_Е._А. Не_приложен"),
        ("Иванова-Петрова Е.А.", "Иванова-Петрова_Е._А."),
        ("у директора А. П. Громова", "у_директора А._П._Громова"),
        ("Директор А. П. Громов", "Директор А._П._Громов"),
        ("г. Верхнереченск, ул. Мира, д. 5", "г._Верхнереченск, ул._Мира, д._5"),
        ("и т. д.", "и_т._д."),
        ("кое-кто из-за угла", "кое-кто из-за угла"),
        ("Word, Excel и PDF", "Word, Excel и_PDF"),
    ],
)
def test_where_a_line_is_not_broken(text, said):
    assert bound(text) == said


@given(RUSSIAN)
def test_a_second_pass_changes_nothing(text):
    assert typo(typo(text)) == typo(text)
    assert typo_html(typo_html(text)) == typo_html(text)


@given(RUSSIAN)
def test_letters_are_never_changed(text):
    def letters(some: str) -> str:
        return "".join(some.replace("\u2060", "").split())

    assert letters(typo(text)) == letters(text)
    assert letters(typo_html(text)) == letters(text)


def test_tags_are_seen_through():
    html = "<p>до\n  <b>25\n ноября</b>, он <a href='#'>почти готов</a></p>"
    assert typo_html(html) == f"<p>до{NBSP}<b>25{NBSP}ноября</b>, он{NBSP}<a href='#'>почти готов</a></p>"


def test_a_block_is_a_border():
    assert typo_html("<p>и </p><p>не</p>") == "<p>и </p><p>не</p>"


@pytest.mark.parametrize("element", ["script", "style", "pre", "code", "svg", "textarea"])
def test_silent_elements_stay_as_they_are(element):
    html = f"<div><{element}>до 5 лет</{element}></div>"
    assert typo_html(html) == html


def test_attributes_and_comments_stay_as_they_are():
    html = '<i title="до 5 лет" data-x="в 3 <"></i><!-- в 5 лет -->'
    assert typo_html(html) == html
