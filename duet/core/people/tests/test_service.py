import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.people import is_young_label, read_service, search_words, service_in_words, sought


@given(st.integers(1, 75 * 12))
def test_what_is_said_is_understood_again(months):
    assert read_service(service_in_words(months)) == months


@pytest.mark.parametrize("words", ["1 год 3 мес", "1 г. 3 мес.", "1г 3м", "1 год 3 месяца", " 1  Год  3 Мес. "])
def test_one_year_and_three_months_however_it_is_written(words):
    assert read_service(words) == 15


@pytest.mark.parametrize("words", ["Молодой специалист", "молодой спец.", "мол. спец.", "м/с".replace("/", "")])
def test_a_label_is_no_length_of_service(words):
    assert is_young_label(words)
    assert read_service(words) is None


@given(st.text(max_size=60))
def test_every_word_finds_the_text_it_stands_in(text):
    words = search_words(text)
    for word in words[:8]:
        assert any(kept.startswith(stem) for kept in words for stem in sought(word))
