"""The words of consents: what the law wants is in them, and nothing in them is ever executed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.consents import Kind
from duet.core.errors import Refusal
from duet.stages.consents.texts import ASKS, FIELDS, ORDER, STANDARD, Filled, Line, check, fill, needed

KEYS = sorted(STANDARD)
WORDS = STANDARD[Kind.PROCESSING, True]


def checked(**changes):
    whole = {"title": WORDS.title, "parts": WORDS.parts, "body": WORDS.body, **changes}
    check(Kind.PROCESSING, minor=True, **whole)


def test_every_consent_has_our_words_for_both_voices():
    assert {kind for kind, _ in KEYS} == set(Kind) == set(ASKS) == set(ORDER)
    assert [kind for kind in Kind if (kind, True) not in STANDARD] == [Kind.COSIGNATURE]


@pytest.mark.parametrize("kind, minor", KEYS)
def test_our_own_words_pass_our_own_check(kind, minor):
    text = STANDARD[kind, minor]
    check(kind, minor=minor, title=text.title, parts=text.parts, body=text.body)


@pytest.mark.parametrize("kind, minor", KEYS)
def test_every_field_of_our_words_is_filled(kind, minor):
    text = STANDARD[kind, minor]
    words = fill(text.title, text.parts, text.body, {name: name.upper() for name in FIELDS}, blank="?").plain
    assert "{" not in words
    assert "?" not in words


@pytest.mark.parametrize("kind, minor", KEYS)
def test_a_text_without_a_needed_field_is_refused_by_name(kind, minor):
    text = STANDARD[kind, minor]
    for name in needed(kind, minor=minor):
        with pytest.raises(Refusal, match=f"должно быть и это: {{{name}}}"):
            check(kind, minor=minor, title=text.title, parts=text.parts, body=text.body.replace(f"{{{name}}}", "слова"))


@pytest.mark.parametrize(
    "changes, words",
    [
        ({"body": WORDS.body + "\n{пароль}"}, "Поля «{пароль}» нет"),
        ({"body": WORDS.body + "\n{субъект.__class__}"}, "Поля «{субъект.__class__}» нет"),
        ({"parts": (("Зачем", "{0}"),)}, "Поля «{0}» нет"),
        ({"body": WORDS.body + "\n}"}, "фигурная скобка без пары"),
        ({"title": "Договор"}, "отдельным документом: его название"),
        ({"body": WORDS.body + "\nТакже даю согласие на фотосъёмку."}, "стоят в нём ровно один раз"),
        ({"body": WORDS.body.replace("даю согласие", "разрешаю")}, "стоят в нём ровно один раз"),
        ({"body": WORDS.body.replace("Цель", "Ради")}, "не сказано: цель"),
        ({"body": WORDS.body + "ы" * 20_000}, "слишком длинный"),
    ],
)
def test_what_the_law_would_not_take_is_refused(changes, words):
    with pytest.raises(Refusal) as refusal:
        checked(**changes)
    assert words in str(refusal.value)


def test_a_line_with_a_field_alone_is_a_fact():
    words = fill(
        "Согласие", (), "Адрес (с индексом): {адрес субъекта}\nОператор: {организация}, {ИНН}\n\nСрок: действует {срок}.", {}, blank="__"
    )
    assert words.lines == (Line("__", "Адрес (с индексом)"), Line("__, __", "Оператор"), Line("Срок: действует __."))


@given(st.text())
def test_whatever_stands_in_a_value_is_put_in_as_it_is(value):
    name = value.strip() or "__"
    words = fill("Согласие", (("Чьё", "{субъект}"),), "Кто: {субъект}", {"субъект": value, "срок": "!"}, blank="__")
    assert words.parts == (("Чьё", f"{name}".strip()),)
    assert words.lines == (Line(name, "Кто"),)


@given(st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5)), max_size=3), st.text(max_size=9))
def test_words_are_kept_and_read_again(parts, title):
    words = Filled(title, tuple(parts), (Line("слова", "метка"), Line("слова")))
    assert Filled.from_json(words.as_json()) == words
    assert Filled.from_json(words.as_json()).sha256 == words.sha256
