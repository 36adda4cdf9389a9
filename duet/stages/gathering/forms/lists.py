"""What we accept: a list as a file or pasted text, what its columns are, who its people are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from duet.base.ui.forms import FileDrop
from duet.core.listing import KIN, OWNER_TITLES, PEOPLE, TITLES, Field, Meaning, Owner
from duet.stages.persons.models import Status
from duet.stages.roadmaps.forms.uploads import BringDocument

from ..models import Batch, Who

PASTED, PASTED_ROWS = "Вставленный список.txt", "Вставленный список.csv"
ENDINGS = (".xlsx", ".csv", ".docx", ".odt", ".doc", ".txt", ".html", ".htm")
_KIN_FIELDS = (
    Field.FULL_NAME, Field.SURNAME, Field.GIVEN, Field.PATRONYMIC, Field.PHONE, Field.EMAIL, Field.CONTACTS, Field.KIN, Field.WORKPLACE,
)  # fmt: skip
_OF_ROW = (Field.NUMBER, Field.OTHER)
_GROUP_TITLES = {**OWNER_TITLES, Owner.SELF: "человек"}


class BringList(BringDocument):
    """A file, or the text of a list."""

    file = forms.FileField(
        label="Файл со списком", required=False, allow_empty_file=True,
        widget=FileDrop("Excel, CSV, Word, OpenDocument или текст — до 20\N{NO-BREAK SPACE}МБ", ",".join(ENDINGS)),
    )  # fmt: skip
    text = forms.CharField(
        label="Или вставьте список", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Таблицу из Excel, Word или с сайта либо просто имена, каждое с новой строки.",
    )  # fmt: skip
    pasted = PASTED
    too_big = "Оставьте в нём только список или разделите на части."
    nothing = "Выберите файл или вставьте список."

    def name_of(self, text: str) -> str:
        """Rows parted by one mark are read as a table."""
        return PASTED_ROWS if _is_separated(text) else PASTED


def _is_separated(text: str) -> bool:
    """Lines without tabs parted by «;» or commas into the same number of pieces."""
    lines = [line for line in text.splitlines() if line.strip()]
    if "\t" in text or len(lines) < 2:
        return False
    return any(len(found) == 1 and found != {0} for mark in ";," if (found := {line.count(mark) for line in lines}))


def meanings() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What a column may mean, by whom it tells about."""
    yield "", [(Meaning(Owner.SELF, name).key, TITLES[name]) for name in reversed(_OF_ROW)]
    for owner in (*PEOPLE, *KIN):
        fields = _KIN_FIELDS if owner in KIN else [name for name in Field if name not in _OF_ROW and name is not Field.KIN]
        yield _GROUP_TITLES[owner], [(Meaning(owner, name).key, Meaning(owner, name).title) for name in fields if _makes_sense(owner, name)]


def _makes_sense(owner: Owner, name: Field) -> bool:
    return name is not Field.SIDE or owner is Owner.SELF


class ColumnsForm(forms.Form):
    """A choice of meaning for each column of a list; ``choices`` gives them by the keys of columns."""

    def __init__(self, *args: Any, columns: Sequence[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns
        options = [*_flat(meanings())]
        for index, column in enumerate(columns):
            self.fields[f"c{index}"] = forms.ChoiceField(
                label=column["title"], choices=options, initial=column["meaning"], required=False,
                error_messages={"invalid_choice": "Выберите значение из списка."}, widget=forms.Select(attrs={"class": "input"}),
            )  # fmt: skip

    def rows(self) -> list[tuple[dict[str, Any], forms.BoundField]]:
        """Columns with their fields."""
        return [(column, self[f"c{index}"]) for index, column in enumerate(self.columns)]

    def choices(self) -> dict[str, str]:
        """Keys of meanings by keys of columns."""
        return {
            column["key"]: self.cleaned_data[f"c{index}"] for index, column in enumerate(self.columns) if self.cleaned_data[f"c{index}"]
        }


def _flat(groups: Iterator[tuple[str, list[tuple[str, str]]]]) -> Iterator[Any]:
    for title, options in groups:
        if title:
            yield title, options
        else:
            yield from options


class WhoForm(forms.Form):
    """Who the people of a list are."""

    who = forms.ChoiceField(label="Кто они в наставничестве", choices=Who.choices, widget=forms.RadioSelect)
    status = forms.ChoiceField(label="Кто эти люди", choices=Status.choices)
    mentor_status = forms.ChoiceField(label="Кто наставники", choices=Status.choices)
    year = forms.TypedChoiceField(label="Учебный год", coerce=int)

    def __init__(self, *args: Any, batch: Batch, years: Sequence[tuple[int, str]], mentors: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"who": batch.who, "status": batch.status, "mentor_status": batch.mentor_status, "year": batch.year}
        year = self.fields["year"]
        assert isinstance(year, forms.TypedChoiceField)
        year.choices = [(number, words) for number, words in years]
        if mentors:
            self.fields["status"].label = "Кто наставляемые"
        else:
            self.fields["mentor_status"].required = False
            self.fields["mentor_status"].widget = forms.HiddenInput()

    def clean_mentor_status(self) -> str:
        """What it was, where the list has no mentors of their own."""
        status: str = self.cleaned_data["mentor_status"] or self.initial["mentor_status"]
        return status
