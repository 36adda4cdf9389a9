"""Forms about requests and difficulties."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html

from duet.base.tenancy.models import Member, Role
from duet.stages.organisations.forms.fields import PlainForm, Words

from ..asked import Asked
from ..models import LEVELS, OTHER, Audience, Block, Request, Source

# Exactly who reads it, besides whoever wrote it down (``RequestQuerySet.visible_to``).
READERS = {
    Audience.TEAM: (
        "Все, кто видит карточку",
        "куратор, руководитель и заместители, методист, психолог, ответственный за персональные данные, классный руководитель, "
        "сам человек, у ребёнка — родители",
    ),
    Audience.LEADERS: ("Куратор и руководство", "куратор, руководитель и его заместители; сам человек не видит"),
    Audience.CARE: ("Куратор и психолог", "больше никто, и сам человек тоже"),
    Audience.CURATOR: ("Только куратор", "больше никто, и сам человек тоже"),
}
_SOURCES = {Role.PSYCHOLOGIST: Source.PSYCHOLOGIST, Role.CLASS_TEACHER: Source.CLASS_TEACHER, Role.METHODIST: Source.METHOD}


class RequestForm(PlainForm):
    """What is asked for, how hard it is, where it is known from and who reads it."""

    topic = Words(label="С чем нужна помощь", max_length=500, help_text="Одно предложение: как удержать дисциплину в пятом классе.")
    block = forms.ChoiceField(label="Область", required=False)
    level = forms.TypedChoiceField(
        label="Насколько трудно", required=False, coerce=int, empty_value=None,
        choices=[("", "не спрашивали"), *((str(value), words) for value, words in LEVELS.items())],
    )  # fmt: skip
    source = forms.TypedChoiceField(label="Откуда известно", choices=Source.choices, coerce=Source)
    seen_by = forms.TypedChoiceField(
        label="Кто это увидит", coerce=Audience, widget=forms.RadioSelect, help_text="И вы сами: кто записал, тот видит всегда.",
        choices=[(value.value, format_html("<b>{}</b><small>{}</small>", *words)) for value, words in READERS.items()],
    )  # fmt: skip

    def __init__(self, *args: Any, learner: bool, kept: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        blocks = Block.of(learner=learner)
        # A pupil who has become a student of the same school keeps what was written down.
        blocks += [Block(kept)] if kept and kept not in blocks else []
        field = self.fields["block"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", OTHER), *((block.value, block.label) for block in blocks)]

    @classmethod
    def by(cls, member: Member, *, learner: bool, data: Any = None) -> RequestForm:
        """Empty, but for where this member would know it from."""
        source = next((source for role, source in _SOURCES.items() if role in member.roles), Source.QUESTIONNAIRE)
        return cls(data, learner=learner, initial={"source": source, "seen_by": Audience.TEAM})

    @classmethod
    def of(cls, request: Request, data: Any = None) -> RequestForm:
        """Filled with what is kept."""
        initial = {name: getattr(request, name) for name in ("topic", "block", "level", "source", "seen_by")}
        return cls(data, learner=request.person.is_learner, kept=request.block, initial=initial)

    def asked(self) -> Asked:
        """For the action."""
        return Asked(**self.cleaned_data)


class CloseForm(PlainForm):
    """With what a request was settled."""

    closing = Words(label="Чем закрыт", max_length=300, required=False, help_text="Например: занятия с психологом закончены, тревога ушла.")
