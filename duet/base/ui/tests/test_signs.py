from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.utils.safestring import SafeString

from duet.base.ui import signs

TODAY = date(2025, 11, 20)


def test_an_icon_is_silent_unless_it_is_named():
    assert signs.icon("check") == '<svg class="i" aria-hidden="true"><use href="/static/ui/icons.svg#check"/></svg>'
    assert 'role="img" aria-label="&lt;готово&gt;"' in signs.icon("check", "<готово>")


def test_there_is_no_empty_square_instead_of_an_icon():
    with pytest.raises(LookupError, match="no icon 'chekc'"):
        signs.icon("chekc")


def test_every_state_has_its_sign():
    assert {f"s-{kind}" for kind in signs.Kind} <= signs.icon_names()
    assert set(signs.STROKES) == set(signs.Kind)


def test_a_state_is_a_shape_and_a_word():
    html = signs.state("late", "Просрочено", small=True)
    assert 'class="st is-late sm"' in html
    assert "#s-late" in html
    assert "<span>Просрочено</span>" in html


@pytest.mark.parametrize(
    ("day", "done", "css"),
    [
        (date(2025, 11, 19), False, "when is-late"),
        (date(2025, 11, 19), True, "when is-done"),
        (TODAY, False, "when is-soon"),
        (date(2025, 11, 27), False, "when is-soon"),
        (date(2025, 11, 28), False, "when"),
    ],
)
def test_a_deadline_is_lit_when_it_is_near_or_past(day, done, css):
    assert f'<time class="{css}" datetime="{day}">' in signs.when(day, TODAY, done=done)


def test_a_deadline_may_be_words_only():
    assert signs.when(None, TODAY, text="по мере <готовности>") == '<span class="when">по мере &lt;готовности&gt;</span>'


def test_a_number_in_a_style_has_a_point(settings):
    settings.LANGUAGE_CODE, settings.USE_THOUSAND_SEPARATOR = "ru", True
    html = signs.meter(93.5, 70)
    assert 'style="--v:93.5;--t:70"' in html
    assert 'aria-label="93,5, цель 70 из 100"' in html


def test_a_scale_does_not_run_over_its_end():
    assert "--v:100" in signs.meter(140)
    assert "--v:0" in signs.meter(-5)


def test_a_pair_is_a_disc_and_rings():
    assert signs.duo("Тимофеева О. Н.", "Зайцева А. Д.", size="lg") == (
        '<span class="duo lg" aria-hidden="true"><span>ОТ</span><span>АЗ</span></span>'
    )
    assert 'class="duo solo"' in signs.duo("Мирзоев Фаррух", role="mentee")


def test_what_is_not_filled_in_is_not_a_nought():
    assert "не заполнено" in signs.heat(None, 70)
    assert signs.heat(0, 70) == '<td class="v h1">0</td>'


@pytest.mark.parametrize(("value", "step"), [(48.9, 1), (49, 2), (62.9, 2), (63, 3), (69, 3), (70, 4), (76, 4), (77, 5), (90, 5)])
def test_heat_has_five_steps_from_the_goal(value, step):
    assert signs.heat_step(value, 70) == step


def test_a_short_bar_is_a_dot():
    assert 'class="b d dot"' in signs.bar(3.0, 3.05, "done")
    assert 'style="--s:2;--e:9.7;--p:40"' in signs.bar(2, 9.7, "work", percent=40)


def test_the_sprite_is_a_drawing():

    sprite = Path(signs.__file__).parent / "static" / signs.SPRITE
    assert len(ElementTree.parse(sprite).getroot()) == len(signs.icon_names())


def test_everything_drawn_is_safe():
    drawn = [signs.icon("x"), signs.state("done", "a"), signs.ticks(["done"]), signs.meter(1), signs.duo("a b"), signs.seats(1, 2)]
    assert all(isinstance(html, SafeString) for html in drawn)
