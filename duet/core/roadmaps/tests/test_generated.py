"""Roadmaps made up at random come back exactly, and nothing at all breaks the reading."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from duet.core.grids import Cell, Grid, Paragraph, Table
from duet.core.roadmaps import draft_as_json, recognise
from duet.core.roadmaps.writing import one_line

from .generating import Plan, plans
from .keeping import words_in, words_kept

BITS = (
    "№", "№ п/п", "Мероприятия", "Сроки", "Ответственные", "Этап", "Содержание деятельности", "Результат", "1", "1.", "1.1", "2)", "I",
    "сентябрь", "до 1 мая 2024", "директор", "куратор Белова Н.В.", "и", "текст: - раз; - два", "1. Раз 2. Два", "", "-", "--", "**1.**",
    "УТВЕРЖДАЮ", "Приказ № 5 от 01.02.2023", "Дорожная карта на 2023 год", "<b>Этап 1</b>", "И.И.", "\n", "*", "¹", "2022-2024",
    "ЭТАП 2. РАБОТА",
    "Ф.И.О.", "+", "«", "а) раз б) два", "&nbsp;", "\\_", "31.31.2023", "с 32.13.2022 по 40.40.2022", "на 2024-2020 годы", "Приложение 1",
)  # fmt: skip
texts = st.one_of(
    st.lists(st.sampled_from(BITS), max_size=4).map(" ".join),
    st.lists(st.sampled_from(BITS), max_size=3).map("\n".join),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20),
)
cells = st.builds(Cell, texts, st.integers(0, 6), st.integers(1, 4), st.integers(1, 4), st.booleans())
crooked = st.lists(st.lists(cells, max_size=7).map(tuple), max_size=6).map(lambda rows: Table(tuple(rows)))
headed = st.lists(st.lists(texts, min_size=5, max_size=5), max_size=7).map(
    lambda rows: Table(
        tuple(
            tuple(Cell(text, column) for column, text in enumerate(row))
            for row in (["№", "Мероприятия", "Сроки", "Ответственные", "Результат"], *rows)
        )
    )
)
grids = st.lists(st.one_of(st.builds(Paragraph, texts, st.booleans()), crooked, headed), max_size=7).map(lambda blocks: Grid(tuple(blocks)))


@settings(max_examples=150, deadline=None)
@given(plans())
def test_a_made_up_roadmap_comes_back_exactly(plan: Plan):
    draft = recognise(plan.grid)
    back = [
        (
            stage.number or "",
            stage.title,
            [
                (a.number or "", a.title, a.content, a.deadline_text, one_line(a.cells.responsible), a.result or "")
                for a in stage.activities
            ],
        )
        for stage in draft.stages
    ]
    assert back == [
        (chapter.number, chapter.title, [(r.number, r.title, r.items, r.deadline, r.responsible, r.result) for r in chapter.rows])
        for chapter in plan.chapters
    ]
    assert words_kept(draft) == words_in(plan.grid)


@settings(max_examples=150, deadline=None)
@given(grids)
def test_whatever_the_document_no_word_is_lost_and_nothing_is_raised(grid: Grid):
    draft = recognise(grid)
    assert words_kept(draft) == words_in(grid)
    assert set(draft_as_json(draft)) == {"source", "title", "organisation", "period", "approval", "header", "abbreviations", "stages"}
