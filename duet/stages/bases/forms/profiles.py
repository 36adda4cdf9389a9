"""The form about what a person can and wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import (
    BooleanField,
    CharField,
    CheckboxSelectMultiple,
    DecimalField,
    Field,
    IntegerField,
    MultipleChoiceField,
    Textarea,
    Widget,
)

from duet.core.text import folded
from duet.stages.organisations.forms.fields import PlainForm

from ..models import FormChoice, KindOfMentoring, Profile
from ..profiles import PAST, ProfileWords

MOST, LONGEST = 20, 60
_SPARE = 3


class WordsInput(Widget):
    """A box for each short word and a few empty ones; ``suggestions`` are offered by the browser."""

    template_name = "bases/parts/words_input.html"
    suggestions: Sequence[str] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        words = [*(value or []), *[""] * _SPARE]
        context |= {"words": words[: max(MOST, len(value or []))], "suggestions": self.suggestions, "longest": LONGEST}
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name)

    def id_for_label(self, id_: str) -> str:
        """The first box."""
        return id_


class WordsField(Field):
    """Short words, each once, in the order they were typed. What was pasted with commas is taken apart."""

    widget = WordsInput

    def clean(self, value: Any) -> list[str]:
        """The words; says which is too long."""
        found: dict[str, str] = {}
        for part in (part for line in value or [] for part in str(line).replace(";", ",").split(",")):
            word = " ".join(part.split())
            if len(word) > LONGEST:
                raise ValidationError(f"Слишком длинно: «{word[:30]}…». Напишите двумя-тремя словами.")
            if word:
                found.setdefault(folded(word), word)
        if len(found) > MOST:
            raise ValidationError(f"Не больше {MOST}: оставьте главное.")
        return list(found.values())


def _prose(label: str, help_text: str = "") -> CharField:
    widget = Textarea(attrs={"rows": 3})
    return CharField(label=label, required=False, max_length=3000, widget=widget, help_text=help_text)


class ProfileForm(PlainForm):
    """Everything may be left out: a profile grows with time."""

    competences = WordsField(
        label="Что умеет", required=False, help_text="По одному: подготовка к ЕГЭ, классное руководство, робототехника."
    )
    interests = WordsField(label="Чем увлекается", required=False)
    achievements = _prose("Достижения", "Награды, конкурсы, открытые уроки, победы учеников.")
    strengths = _prose("Сильные стороны")
    wishes = _prose("Пожелания", "Какого наставника или наставляемого хотелось бы, когда удобно встречаться.")
    forms = MultipleChoiceField(
        label="Какие формы наставничества подходят", required=False, choices=FormChoice.choices, widget=CheckboxSelectMultiple
    )
    kinds = MultipleChoiceField(label="Как готов работать", required=False, choices=KindOfMentoring.choices, widget=CheckboxSelectMultiple)
    capacity = IntegerField(label="Сколько наставляемых возьмёт", required=False, min_value=0, max_value=30)
    hours_a_week = DecimalField(
        label="Сколько часов в неделю есть на это", required=False, min_value=0, max_value=40, max_digits=4, decimal_places=1, localize=True
    )
    age_from = IntegerField(label="Возраст наставляемых, от", required=False, min_value=3, max_value=99)
    age_to = IntegerField(label="до", required=False, min_value=3, max_value=99)
    has_mentored = BooleanField(label="Уже был наставником", required=False)
    is_trained = BooleanField(label="Прошёл обучение наставников", required=False)
    limits = _prose("Ограничения", "Чего просит не предлагать: вечера, дистанционно, младшие классы.")

    def __init__(self, *args: Any, suggestions: Mapping[str, Sequence[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, words in suggestions.items():
            widget = self.fields[name].widget
            assert isinstance(widget, WordsInput)
            widget.suggestions = words

    @classmethod
    def of(cls, profile: Profile, suggestions: Mapping[str, Sequence[str]]) -> ProfileForm:
        """Filled with what is kept."""
        return cls(initial={name: getattr(profile, name) for name in PAST}, suggestions=suggestions)

    def clean(self) -> dict[str, Any]:
        """From the younger to the older."""
        given = super().clean() or {}
        start, end = given.get("age_from"), given.get("age_to")
        if start and end and end < start:
            self.add_error("age_to", "Здесь возраст меньше, чем в поле «от». Поменяйте местами.")
        return given

    def words(self) -> ProfileWords:
        """For the action."""
        return ProfileWords(**self.cleaned_data)
