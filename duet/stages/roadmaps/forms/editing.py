"""What we accept when a row or a stage of a live plan is edited."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.timezone import localtime

from duet.core.deadlines import Deadline, Kind, say
from duet.core.plans import PlanRow

from ..models import Activity, Roadmap, Stage
from ..models.keeping import last_change_of, version_of
from ..models.laying import meant
from .uploads import FILL_IN, MendRow

CHANGED = "За это время строку изменили{}. Ваши слова остались в полях: скопируйте нужное и откройте строку заново."


@dataclass(frozen=True, slots=True)
class Said:
    """How the words of a row are understood: ``deadline`` and ``people`` in words, ``doubts`` to be answered before it is saved."""

    deadline: str
    people: tuple[str, ...]
    doubts: tuple[str, ...]


class StageChoice(forms.ModelChoiceField[Stage]):
    """A stage of the plan by its number and title."""

    def label_from_instance(self, obj: Stage) -> str:
        """Short enough for a list."""
        name = str(obj) or "Строки без этапа"
        return name if len(name) <= 90 else f"{name[:89]}…"


class RowWords(MendRow):
    """All words of a row; they are read by the same grammar as the document's."""

    number = forms.CharField(label="Номер", required=False, max_length=20)
    stage = StageChoice(Stage.objects.none(), label="Этап", empty_label=None, error_messages={"required": "Выберите этап."})
    # The words of a deadline that a person has seen to be unclear and wants kept.
    sure = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)
    field_order = ("number", "title", "content", "deadline_text", "responsible_text", "result", "stage")

    def __init__(self, *args: Any, roadmap: Roadmap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roadmap = roadmap
        self.fields["stage"].queryset = roadmap.stages.all()  # type: ignore[attr-defined]  # a choice of models has one
        self.fields["responsible_text"].help_text = "Через запятую: роли или фамилии с инициалами."
        for name, rows in (("title", 2), ("content", 3), ("responsible_text", 2)):
            self.fields[name].widget = forms.Textarea(attrs={"rows": rows})

    def _word(self, name: str) -> str:
        return str(self[name].value() or "").strip()

    @cached_property
    def deadline(self) -> Deadline:
        """What the words of the deadline mean now, checked or not."""
        return meant(PlanRow("", deadline=self._word("deadline_text")), self.roadmap).deadline

    @cached_property
    def said(self) -> Said:
        """How the words that stand in the fields are understood."""
        parties = meant(PlanRow("", responsible=self._word("responsible_text")), self.roadmap).parties
        return Said(
            deadline=say(self.deadline) if self._word("deadline_text") else "",
            people=tuple(f"{party['title']} {party['person']}".strip() for party in parties),
            doubts=self.deadline.doubts if self._is_unclear() else (),
        )

    def _is_unclear(self) -> bool:
        """A term that counts from an event asks for its day anyway; its remarks are for the eye only."""
        counted = self.deadline.kind is Kind.RELATIVE and self.deadline.anchor and self.deadline.offset_days is not None
        return bool(self.deadline.doubts and self._word("deadline_text") and not counted)

    @property
    def asks(self) -> bool:
        """Whether the words of the deadline wait for a person to say that they are meant so."""
        return self._asks_of(self._word("deadline_text"))

    def _asks_of(self, words: str) -> bool:
        return bool(self.said.doubts) and words != self._word("sure")

    def clean(self) -> dict[str, Any]:
        """A deadline that is not clear is asked about once."""
        given = super().clean() or {}
        if "deadline_text" in given and self._asks_of(given["deadline_text"]):
            self.add_error("deadline_text", " ".join(self.said.doubts))
        return given

    def words(self) -> PlanRow:
        """The row as the action takes it."""
        given = self.cleaned_data
        return PlanRow(
            title=given["title"],
            number=given["number"],
            items=tuple(given["content"]),
            deadline=given["deadline_text"],
            responsible=given["responsible_text"],
            result=given["result"],
        )


class EditRow(RowWords):
    """A row as it stands, in the fields; it knows whether somebody has changed it since."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: Activity, **kwargs: Any) -> None:
        self.row = row
        known = {
            "number": row.number,
            "title": row.title,
            "content": "\n".join(item.text for item in row.items.all()),
            "deadline_text": row.deadline_text,
            "responsible_text": row.responsible_text,
            "result": row.result,
            "stage": row.stage_id,
            "version": version_of(row),
        }
        super().__init__(*args, roadmap=row.roadmap, initial=known, auto_id=f"r{row.pk}_%s", **kwargs)
        # In the table the form takes the place of the link that was pressed; mistakes take the focus themselves.
        self.fields["title"].widget.attrs["autofocus"] = not self.is_bound

    def _asks_of(self, words: str) -> bool:
        # Words that stood there before were agreed to when they came.
        return words != self.row.deadline_text and super()._asks_of(words)

    def clean(self) -> dict[str, Any]:
        """Nobody's words are written over unseen."""
        given = super().clean()
        if given.get("version") and given["version"] != self.initial["version"]:
            last = last_change_of(self.row)
            self.add_error(None, CHANGED.format(f" ({last.by.short_name}, {localtime(last.at):%d.%m.%Y, %H:%M})" if last else ""))
        return given


class InsertRow(RowWords):
    """A new row of a stage."""

    def __init__(self, *args: Any, stage: Stage | None, **kwargs: Any) -> None:
        super().__init__(*args, initial={"stage": stage.pk if stage else None}, **kwargs)
        self.fields["number"].help_text = "Можно не заполнять: следующий свободный в этапе."


class EditStage(forms.Form):
    """What a stage is called."""

    number = forms.CharField(label="Номер", required=False, max_length=20)
    title = forms.CharField(
        label="Название этапа", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}), error_messages={"required": FILL_IN}
    )

    def __init__(self, data: Any = None, *, stage: Stage | None = None) -> None:
        super().__init__(data, initial={"number": stage.number, "title": stage.title} if stage else {})


class NewStage(EditStage):
    """A new stage and the one it comes after."""

    after = StageChoice(Stage.objects.none(), label="Поставить после этапа", required=False, empty_label="в конец карты")

    def __init__(self, data: Any = None, *, roadmap: Roadmap) -> None:
        super().__init__(data)
        self.fields["after"].queryset = roadmap.stages.all()  # type: ignore[attr-defined]  # a choice of models has one
