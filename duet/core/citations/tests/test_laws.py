"""What holds for any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from duet.core.calendar import in_words
from duet.core.citations import ACTS, check_citations
from duet.core.citations.acts import Kind

NAMES = {
    Kind.LAW: ["Федеральный закон", "в соответствии с Федеральным законом"],
    Kind.DECREE: ["Указ Президента Российской Федерации", "указом Президента РФ"],
    Kind.RESOLUTION: ["постановление Правительства РФ", "Постановлением Правительства Российской Федерации"],
    Kind.DIRECTIVE: ["распоряжение", "Распоряжением"],
    Kind.ORDER: ["приказ", "Приказом"],
    Kind.LETTER: ["письмо", "Письмом"],
}
BODIES = {"": "", "президент": "", "правительств": "", "просвещ": " Минпросвещения России", "наук": " Минобрнауки России",
          "роскомнадзор": " Роскомнадзора", "рособрнадзор": " Рособрнадзора"}  # fmt: skip
WORDS = st.lists(
    st.sampled_from(
        ["наставник", "в", "школе", "положение", "о", "парах", "и", "группах", "приказываю", "на", "основании", "Трудовой", "кодекс",
         "профсоюз", "—", ",", ".", "(", "утверждённый", "педагог", "просвещения", "год", "г."]
    ),
    max_size=8,
).map(" ".join)  # fmt: skip


@st.composite
def citations(draw: st.DrawFn) -> str:
    """A dictionary entry, rightly spelt, as papers spell it."""
    act = draw(st.sampled_from(ACTS))
    name = draw(st.sampled_from(NAMES[act.kind])) + BODIES[act.body]
    dash = draw(st.sampled_from(["-", "\u2011"]))
    number = draw(st.sampled_from(["№ ", "№", "№\u00a0"])) + act.number.replace("-", dash)
    day = draw(st.sampled_from([f"от {act.day:%d.%m.%Y}", f"от {act.day:%d.%m.%Y} г.", f"от {in_words(act.day)} года", ""]))
    return f"{name} {draw(st.sampled_from([f'{day} {number}', f'{number} {day}']))}"


@given(WORDS, st.lists(st.tuples(citations() | st.sampled_from(["ст. 351.8 ТК РФ", "ГОСТ Р 7.0.97-2025"]), WORDS), max_size=3))
def test_right_citations_in_any_words_give_nothing(before, pieces):
    text = " ".join([before, *(f"{citation}; {words}" for citation, words in pieces)])
    assert check_citations(text) == ()


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    for finding in check_citations(text):
        assert text[finding.start : finding.end] == finding.written
        assert finding.written != finding.right


@given(WORDS, st.sampled_from(["№ Р145", "273-Ф3", "ст. 358.1 ТК РФ", "№ MP-42/02", "№ 1264р"]), WORDS)
def test_a_broken_citation_is_found_in_any_words(before, broken, after):
    assert len(check_citations(f"{before} {broken} {after}")) == 1
