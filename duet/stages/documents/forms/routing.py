"""What is asked on the way of a document: who agrees, why it is returned, when it was signed on paper."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from duet.base.tenancy.models import Member
from duet.base.ui.forms import DayField
from duet.stages.organisations.forms.fields import PlainForm

from ..drawing import Drawn
from ..models import Document
from ..routing import MOST_AGREERS, signs
from .scans import ScanField

# So many places to choose a person are shown, and so many more come with a press.
PLACES = 3
_AT_ONCE, _IN_ORDER = "together", "order"


class SendForm(PlainForm):
    """Who agrees, in the order of the places. Nobody at all: straight to the signer."""

    how = forms.ChoiceField(
        label="Как спрашивать", choices=[(_AT_ONCE, "Всех сразу"), (_IN_ORDER, "По очереди: следующий увидит документ после предыдущего")],
        widget=forms.RadioSelect, initial=_AT_ONCE,
    )  # fmt: skip
    checked = forms.BooleanField(label="Падежи в тексте проверил(а)")

    def __init__(self, document: Document, *, by: Member, drawn: Drawn, data: Any = None) -> None:
        super().__init__(data)
        people = Member.objects.at_desk(by).at_work().filter(user__isnull=False).order_by("full_name")
        self.people = {str(member.pk): member for member in people if not signs(document, member)}
        before = [] if data else _asked_before(document)
        self.places = _places(data, len(before))
        choices = [("", "Никто"), *((key, f"{member.full_name}, {member.post}".rstrip(", ")) for key, member in self.people.items())]
        for place in range(self.places):
            self.fields[f"agreer{place}"] = forms.ChoiceField(
                label=f"{place + 1}-й согласующий", required=False, choices=choices, initial=before[place] if place < len(before) else ""
            )
        if document.in_order and not data:
            self.fields["how"].initial = _IN_ORDER
        if not drawn.doubts:
            del self.fields["checked"]

    @property
    def wants_more(self) -> bool:
        """Whether more places were asked for, and nothing else."""
        return self.is_bound and "more" in self.data

    @property
    def may_grow(self) -> bool:
        """Whether there is room for more people."""
        return self.places < min(MOST_AGREERS, len(self.people))

    @property
    def asked(self) -> list[forms.BoundField]:
        """The places."""
        return [self[f"agreer{place}"] for place in range(self.places)]

    @property
    def agreers(self) -> list[Member]:
        """In their order, each once."""
        chosen = dict.fromkeys(self.cleaned_data[f"agreer{place}"] for place in range(self.places))
        return [self.people[key] for key in chosen if key]

    @property
    def in_order(self) -> bool:
        """Whether they are asked one after another."""
        return bool(self.cleaned_data["how"] == _IN_ORDER)


def _places(data: Any, before: int) -> int:
    if not data:
        return max(PLACES, before)
    asked = str(data.get("places", ""))
    shown = int(asked) if asked.isdecimal() and len(asked) < 3 else PLACES
    return max(1, min(shown + (PLACES if "more" in data else 0), MOST_AGREERS))


def _asked_before(document: Document) -> list[str]:
    """Whoever agreed to the last text is proposed again."""
    latest = document.revisions.first()
    # The word of a signer who returned it stands behind the last place.
    visas = document.visas.filter(revision=latest, place__lte=MOST_AGREERS) if latest else ()
    return [str(visa.member_id) for visa in visas]


class RemarkForm(PlainForm):
    """A remark on a text: needed to return it."""

    remark = forms.CharField(label="Что поправить", max_length=2000, widget=forms.Textarea({"rows": 4}))


class ReasonForm(PlainForm):
    """Why a document is called back or dropped."""

    reason = forms.CharField(label="Почему", max_length=1000, widget=forms.Textarea({"rows": 3}))


class SignedForm(PlainForm):
    """Signed on paper: when, and the scan of it."""

    day = DayField(label="День подписи", help_text="Тот, когда документ подписали.")
    scan = ScanField(label="Скан подписанного документа", required=False)

    def __init__(self, *args: Any, document: Document, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].initial = min(document.day or on, on)
