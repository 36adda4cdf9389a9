"""Classes and groups, as people write them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from duet.base.tenancy.models import Member, Role
from duet.stages.organisations.forms.fields import PlainForm, Words
from duet.stages.organisations.models import Colleague

from ..models import Group
from ..moving import Moved

_OUT, _STAYS = "out", "stays"


class GroupForm(PlainForm):
    """How a class is called and who leads it."""

    title = Words(label="Название", max_length=30, help_text="Как удобно: 7В, 7 «В», 11-А, ИС-21, Старшая «Ромашка».")
    teacher = forms.TypedChoiceField(
        label="Классный руководитель", required=False, coerce=int, empty_value=None,
        help_text="Увидит карточки своего класса и родителей. Кого нет в списке, добавьте в разделе «Доступ и роли».",
    )  # fmt: skip

    def __init__(self, *args: Any, by: Member, group: Group | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = Colleague.objects.visible_to(by).at_work().with_roles().order_by("full_name")
        # Neither parents nor partners lead classes.
        self.teachers: dict[int, Member] = {who.pk: who for who in colleagues if not who.roles or who.roles - {Role.PARENT, Role.PARTNER}}
        field = self.fields["teacher"]
        assert isinstance(field, forms.TypedChoiceField)
        gone = group.teacher if group and group.teacher_id and group.teacher_id not in self.teachers else None
        if gone:
            self.teachers[gone.pk] = gone
        field.choices = [
            ("", "Пока никто"),
            *((pk, f"{who.full_name}{', ушёл' if who is gone else ''}") for pk, who in self.teachers.items()),
        ]
        if group:
            self.initial = {"title": group.title, "teacher": group.teacher_id}

    def given(self) -> dict[str, Any]:
        """For the action."""
        return {"title": self.cleaned_data["title"], "teacher": self.teachers.get(self.cleaned_data["teacher"])}


class MoveForm(forms.Form):
    """What becomes of each class a year later."""

    def __init__(self, *args: Any, usual: Iterable[tuple[Group, Moved]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.usual = list(usual)
        for group, move in self.usual:
            choices = [("up", f"станет {move.to}")] if move.to else []
            choices += [(_OUT, "выпускается"), (_STAYS, "остаётся как есть")]
            self.fields[f"is_{group.pk}"] = forms.ChoiceField(
                label=group.title,
                choices=choices,
                initial="up" if move.to else _OUT,
                error_messages={"required": "Решите, что будет с этим классом."},
            )
            self.fields[f"was_{group.pk}"] = forms.CharField(widget=forms.HiddenInput(), initial=group.title, required=False)

    @property
    def lines(self) -> list[tuple[Group, forms.BoundField, forms.BoundField]]:
        """Each class with its choice and with what it was called when it was shown."""
        return [(group, self[f"is_{group.pk}"], self[f"was_{group.pk}"]) for group, _ in self.usual]

    @property
    def is_stale(self) -> bool:
        """Whether the classes have changed since they were shown: a second press of the button, or somebody else's hand."""
        return self.is_bound and any(self.data.get(f"was_{group.pk}") != group.title for group, _ in self.usual)

    def moved(self) -> dict[int, Moved]:
        """For the action."""
        return {group.pk: self._of(group, move) for group, move in self.usual}

    def _of(self, group: Group, move: Moved) -> Moved:
        was, becomes = self.cleaned_data[f"was_{group.pk}"], self.cleaned_data[f"is_{group.pk}"]
        if becomes == _OUT:
            return Moved(was, out=True)
        return Moved(was, to=group.title if becomes == _STAYS else move.to)
