"""What we accept of an organisation's own words."""

from __future__ import annotations

from typing import Any

from django import forms

from duet.core.errors import Refusal
from duet.stages.organisations.forms.fields import PlainForm, Words

from ..texts import FIELDS, Parts

MOST_PARTS = 8
WRONG_PART = "Каждая строка — «Название: слова». Проверьте строку «{line}»."


class TextForm(PlainForm):
    """The title, the short parts one in a line, the full text."""

    title = Words(label="Название", max_length=300)
    parts = forms.CharField(
        label="Коротко: что человек видит сразу", widget=forms.Textarea(attrs={"rows": 7}), max_length=4000,
        help_text="По одной строке: «Какие данные: фамилия, имя, класс».",
    )  # fmt: skip
    body = forms.CharField(
        label="Полный текст", widget=forms.Textarea(attrs={"rows": 26, "class": "serif"}), max_length=20_000,
        help_text="Строка вида «Адрес: {адрес субъекта}» напечатается в таблице. Дата и подпись добавляются сами.",
    )  # fmt: skip

    def clean_parts(self) -> Parts:
        """As pairs."""
        lines = [line.strip() for line in self.cleaned_data["parts"].splitlines() if line.strip()]
        for line in lines:
            name, _, said = line.partition(":")
            if not (name.strip() and said.strip()):
                raise forms.ValidationError(WRONG_PART.format(line=line[:60]))
        if len(lines) > MOST_PARTS:
            raise forms.ValidationError(f"Не больше {MOST_PARTS} строк: коротко — значит коротко.")
        pairs = (line.partition(":") for line in lines)
        return tuple((name.strip(), said.strip()) for name, _, said in pairs)

    def refused(self, refusal: Refusal) -> None:
        """What the law is missing stands above the form, and nothing typed is lost."""
        self.add_error(None, str(refusal))


def in_lines(parts: Parts) -> str:
    """Pairs as the field shows them."""
    return "\n".join(f"{name}: {said}" for name, said in parts)


def fields() -> list[tuple[str, str]]:
    """Fields to put into a text, with what stands for them."""
    return [(f"{{{name}}}", words) for name, words in FIELDS.items()]


def initial(title: str, parts: Parts, body: str) -> dict[str, Any]:
    """The form as the text stands."""
    return {"title": title, "parts": in_lines(parts), "body": body}
