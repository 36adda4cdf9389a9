"""What every document is asked besides its own: the day, who signs, the step of the roadmap it closes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from duet.base.tenancy.models import Member
from duet.base.ui.forms import DayField
from duet.stages.roadmaps.models import Step

from ..kinds import Kind
from ..models import Document
from ..outlines import Outline
from ..signers import Signer, signers_of


class OutlineForm(forms.Form):
    """``answers`` come from the form of the kind."""

    day = DayField(label="Дата документа", required=False, help_text="Её увидят на бумаге. Можно оставить пустой до регистрации.")
    signer = forms.ChoiceField(label="Кто подписывает", required=False)
    step = forms.TypedChoiceField(
        label="Пункт дорожной карты", required=False, coerce=int, empty_value=None,
        help_text="Когда документ зарегистрируют, пункт можно будет сразу отметить сделанным.",
    )  # fmt: skip

    def __init__(self, kind: Kind, *, by: Member, on: date, document: Document | None = None, data: Any = None) -> None:
        super().__init__(data=data, prefix="paper")
        self.by, self.document = by, document
        asked = self._asked_day() or (document.day if document else None) or on
        self.signers = {signer.key: signer for signer in signers_of(by.organisation, asked)}
        self.steps = {step.pk: step for step in steps_for(by, kind, document)}
        self._choices("signer", [(key, str(signer)) for key, signer in self.signers.items()])
        self._choices("step", [("", "Не связан"), *((pk, _step_words(step)) for pk, step in self.steps.items())])
        self.initial = {
            "day": document.day if document else on,
            "signer": self._signer_now(document),
            "step": self._step_now(kind, document),
        }

    def outline(self, answers: Mapping[str, Any], main: Document | None = None) -> Outline:
        """What was said."""
        said = self.cleaned_data
        step = self.steps.get(said["step"]) if said["step"] else None
        return Outline(answers=answers, day=said["day"], signer=self.signers.get(said["signer"]), step=step, main=main)

    def _asked_day(self) -> date | None:
        try:
            return DayField(required=False).clean(self.data.get("paper-day")) if self.is_bound else None
        except forms.ValidationError:
            return None

    def _choices(self, name: str, choices: list[tuple[Any, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def _signer_now(self, document: Document | None) -> str:
        same = (key for key, signer in self.signers.items() if document and _is(signer, document))
        return next(same, next(iter(self.signers), ""))

    def _step_now(self, kind: Kind, document: Document | None) -> int | None:
        if document:
            return document.step_id
        return next((pk for pk, step in self.steps.items() if set(step.activity.codes) & set(kind.closes)), None)


def steps_for(by: Member, kind: Kind, document: Document | None) -> list[Step]:
    """Open steps of the organisation's plans, those that such a document closes first."""
    rows = Step.objects.visible_to(by).at_desk(by).filter(state__in=["waiting", "working"]).select_related("activity__stage")
    found = list(rows.order_by("due_on", "pk")[:300])
    if document and document.step and document.step_id not in {step.pk for step in found}:
        found.insert(0, document.step)
    return sorted(found, key=lambda step: not set(step.activity.codes) & set(kind.closes))


def _is(signer: Signer, document: Document) -> bool:
    return (signer.name, signer.post) == (document.signer_name, document.signer_post)


def _step_words(step: Step) -> str:
    number = f"{step.activity.number} " if step.activity.number else ""
    due = f", до {step.due_on:%d.%m.%Y}" if step.due_on else ""
    return f"{number}{step.activity.title}"[:120] + due
