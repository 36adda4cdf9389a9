"""From a field of a form to what its template needs: which control it is, how it looks, what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.forms import BaseForm, BoundField, widgets
from django.utils.safestring import SafeString

from .words import count

# How a set of options may look; the first is the ordinary way.
LOOKS = ("check", "choice", "seg", "scale")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong and where: ``anchor`` is the id of the control, empty for the form as a whole."""

    anchor: str
    label: str
    text: str


def field_context(field: BoundField, *, look: str = "", low: str = "", high: str = "", wide: bool = False) -> dict[str, object]:
    """The context of ``ui/forms/field.html``."""
    if look and look not in LOOKS:
        raise ValueError(f"A set of options looks like one of {', '.join(LOOKS)}, not {look!r}.")
    return {
        "field": field,
        "control": control_of(field),
        "drawn": drawn(field),
        "marked": is_marked(field),
        "look": look or LOOKS[0],
        "low": low,
        "high": high,
        "wide": wide,
    }


def control_of(field: BoundField) -> str:
    """``check``: one tick; ``options``: several; ``file``; ``text``: everything with one box."""
    match field.field.widget:
        case widgets.CheckboxInput():
            return "check"
        case widgets.RadioSelect() | widgets.CheckboxSelectMultiple():
            return "options"
        case widgets.FileInput():
            return "file"
        case _:
            return "text"


def drawn(field: BoundField) -> SafeString:
    """The control itself; boxes get the class ``input`` beside their own."""
    own = field.field.widget.attrs.get("class", "")
    classes = own if control_of(field) in ("check", "file") else f"input {own}".strip()
    return field.as_widget(attrs={"class": classes} if classes else None)


def is_marked(field: BoundField) -> bool:
    """Whether the label carries a star: only in a form where something may be left out."""
    visible = field.form.visible_fields()
    return field.field.required and any(not other.field.required for other in visible)


def problems_of(form: BaseForm) -> list[Problem]:
    """Everything wrong with a form, in the order of its fields; what concerns the whole form first."""
    if not form.is_bound:
        return []
    whole = [Problem("", "", str(text)) for text in form.non_field_errors()]
    hidden = [Problem("", "", str(text)) for field in form.hidden_fields() for text in field.errors]
    fields = [
        Problem(anchor_of(field), str(field.label), " ".join(map(str, field.errors))) for field in form.visible_fields() if field.errors
    ]
    return whole + hidden + fields


def problems_context(form: BaseForm) -> Mapping[str, object]:
    """The context of ``ui/forms/problems.html``."""
    found = problems_of(form)
    wrong = sum(1 for problem in found if problem.anchor)
    title = f"Поправьте {count(wrong, 'поле,поля,полей')}" if wrong else "Не получилось"
    return {"problems": found, "title": title}


def anchor_of(field: BoundField) -> str:
    """The id that a link to the field leads to: of the first option where there are several."""
    return f"{field.auto_id}_0" if control_of(field) == "options" else field.id_for_label
