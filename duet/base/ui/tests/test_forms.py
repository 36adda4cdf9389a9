import re

import pytest
from django import forms
from django.template import Context, Template

from duet.base.ui.forms import DayField, FileDrop, Renderer
from duet.base.ui.showcase import SampleForm

STAR = '<span class="req"'


class Small(forms.Form):
    default_renderer = Renderer

    name = forms.CharField(label="Имя <и> фамилия", help_text="Как в приказе.")
    note = forms.CharField(label="Примечание", required=False)
    way = forms.ChoiceField(label="Как", widget=forms.RadioSelect, choices=[("a", "<А>"), ("b", "Б")])


def render(source: str, form: forms.Form, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context({"form": form, **context}))


def test_an_error_is_tied_to_its_field():
    html = render("{% field form.name %}", Small({}))
    box = re.search(r"<input[^>]*>", html)[0]
    assert 'aria-invalid="true"' in box
    assert 'aria-describedby="id_name_helptext id_name_error"' in box
    assert 'id="id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert '<label for="id_name">' in html


def test_a_clean_field_says_nothing_of_errors():
    html = render("{% field form.name %}", Small())
    assert "aria-invalid" not in html
    assert 'class="err"' not in html
    assert "Имя &lt;и&gt; фамилия" in html


def test_a_star_marks_only_what_must_be_filled_in_among_what_may_be_left_out():
    assert STAR in render("{% field form.name %}", Small())
    assert STAR not in render("{% field form.note %}", Small())

    class Strict(forms.Form):
        a = forms.CharField(label="А")

    assert STAR not in render("{% field form.a %}", Strict())


@pytest.mark.parametrize(("look", "css"), [("", "check"), ("choice", "choice"), ("seg", "seg fill"), ("scale", "scale")])
def test_options_have_four_looks(look, css):
    html = render("{% field form.way look=look %}", Small(), look=look)
    assert f'class="{css}"' in html
    assert html.count('type="radio"') == 2
    assert "&lt;А&gt;" in html
    assert "<fieldset" in html


def test_an_unknown_look_is_a_mistake_of_the_author():
    with pytest.raises(ValueError, match="looks like one of"):
        render('{% field form.way look="round" %}', Small())


def test_the_problems_lead_to_their_fields():
    form = Small({"note": "x"})
    form.full_clean()
    form.add_error(None, "Такая пара уже есть.")
    html = render("{% problems form %}", form)
    assert "Поправьте 2\u00a0поля" in html
    assert html.index("Такая пара уже есть.") < html.index('href="#id_name"') < html.index('href="#id_way_0"')
    assert 'role="alert" tabindex="-1" autofocus' in html


def test_a_good_form_has_no_problems():
    assert render("{% problems form %}", Small({"name": "а", "way": "a"})).strip() == ""
    assert render("{% problems form %}", Small()).strip() == ""


def test_a_form_printed_whole_is_ours():
    html = str(Small({}))
    assert html.count('class="problems"') == 1
    assert html.count('class="field"') == 3
    assert 'class="input"' in html


def test_a_class_of_the_author_is_kept():
    class Narrow(forms.Form):
        year = forms.CharField(widget=forms.TextInput(attrs={"class": "w7"}))

    assert 'class="input w7"' in render("{% field form.year %}", Narrow())


def test_a_day_comes_from_the_calendar_or_as_people_write_it():
    assert DayField().clean("2025-11-25") == DayField().clean("25.11.2025")
    with pytest.raises(forms.ValidationError, match=r"например, 25\.11\.2025"):
        DayField().clean("вторник")
    assert 'type="date"' in str(SampleForm()["until"])
    assert 'value="2025-11-25"' in str(SampleForm({"until": "2025-11-25"})["until"])


def test_a_file_is_dropped_or_chosen():
    class Upload(forms.Form):
        plan = forms.FileField(label="Карта", widget=FileDrop("Word или PDF", ".docx,.pdf"))

    html = render("{% field form.plan %}", Upload())
    assert 'class="drop" data-drop' in html
    assert "Word или PDF" in html
    assert 'accept=".docx,.pdf"' in html


@pytest.mark.parametrize("typed", ["01.01.0001", "25.11.1899", "25.11.2101", "31.12.9999"])
def test_a_year_that_nobody_lives_in_is_a_slip_of_the_hand(typed):
    with pytest.raises(forms.ValidationError, match="Проверьте год"):
        DayField().clean(typed)
