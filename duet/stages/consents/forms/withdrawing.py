"""What we accept when a consent is taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from duet.base import clock
from duet.base.ui.forms import DayField
from duet.core.consents import EVERYTHING, Cell, Demand, Kind, Voice
from duet.stages.organisations.forms.fields import PlainForm

from ..actions.withdrawing import Scan, Withdrawal
from ..cells import in_order, in_words
from ..models import Consent, Way
from ..publishing import standing_cells
from .registering import ScanField

DEMANDS = {
    Demand.WITHDRAW: "Отозвать согласие: данные уничтожить за 30 дней",
    Demand.STOP: "Прекратить обработку: остановить за 10 рабочих дней",
    Demand.UNLAWFUL: "Прекратить незаконную обработку: остановить за 3 рабочих дня",
}
WAYS = {Way.PAPER: "Заявлением на бумаге", Way.LETTER: "Письмом, обычным или электронным", Way.OFFICE: "Устно, в организации"}
ALL, SOME = "all", "some"
EXTENT = {ALL: "Всё, что разрешено", SOME: "Только отмеченное"}


class CellsField(forms.MultipleChoiceField):
    """Cells of a consent to dissemination."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, **kwargs)

    def offer(self, cells: Iterable[Cell]) -> None:
        """Let these be chosen."""
        self.choices = [(f"{cell.field}@{cell.resource}", in_words(cell).capitalize()) for cell in in_order(cells)]

    @staticmethod
    def cells(values: Iterable[str]) -> frozenset[Cell]:
        """What was chosen."""
        return frozenset(Cell(*value.split("@")) for value in values)


class TakeBack(PlainForm):
    """How much of a consent is taken back; only a consent to dissemination has parts."""

    extent = forms.ChoiceField(label="Что больше не публиковать", choices=list(EXTENT.items()), initial=ALL, widget=forms.RadioSelect)
    cells = CellsField(label="Отметьте, если не всё")

    def __init__(self, *args: Any, consent: Consent, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consent = consent
        if consent.kind == Kind.DISSEMINATION:
            chosen = self.fields["cells"]
            assert isinstance(chosen, CellsField)
            chosen.offer(standing_cells(consent))
        else:
            del self.fields["extent"], self.fields["cells"]

    def clean(self) -> dict[str, Any]:
        """Some of it is at least one."""
        given = super().clean() or {}
        if given.get("extent") == SOME and not given.get("cells"):
            self.add_error("cells", "Отметьте, что больше не публиковать, или выберите «Всё, что разрешено».")
        return given

    def taken(self) -> frozenset[Cell] | None:
        """The cells, or the whole consent."""
        return CellsField.cells(self.cleaned_data["cells"]) if self.cleaned_data.get("extent") == SOME else EVERYTHING

    def withdrawal(self) -> Withdrawal:
        """Said by the signer, by the link and today."""
        consent = self.consent
        demand = Demand.UNPUBLISH if consent.kind == Kind.DISSEMINATION else Demand.WITHDRAW
        return Withdrawal(demand, clock.today(), Way.LINK, Voice(consent.voice), self.taken())


class WithdrawForm(TakeBack):
    """A withdrawal that came as a paper or a letter."""

    demand = forms.ChoiceField(
        label="Чего требуют", choices=list(DEMANDS.items()), initial=Demand.WITHDRAW, widget=forms.RadioSelect,
        help_text="Если в письме просто «отзываю», выберите первое.",
    )  # fmt: skip
    received_on = DayField(label="Когда получено")
    way = forms.ChoiceField(label="Как пришло", choices=list(WAYS.items()), initial=Way.PAPER, widget=forms.RadioSelect)
    voice = forms.ChoiceField(
        label="Кто просит", widget=forms.RadioSelect,
        choices=[(Voice.REPRESENTATIVE.value, "Законный представитель"), (Voice.SELF.value, "Сам ребёнок")],
    )  # fmt: skip
    scan = ScanField(required=False, help_text="Можно без него: бумага останется в папке.")
    field_order = ("demand", "extent", "cells", "voice", "received_on", "way", "scan")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = clock.today()
        self.fields["received_on"].widget.attrs |= {"max": clock.today().isoformat()}
        if self.consent.kind == Kind.DISSEMINATION:
            del self.fields["demand"]
        if self.consent.person.is_minor(clock.today()):
            self.fields["voice"].initial = self.consent.voice
        else:
            del self.fields["voice"]

    def withdrawal(self) -> Withdrawal:
        """For the action."""
        given = self.cleaned_data
        return Withdrawal(
            demand=Demand(given.get("demand", Demand.UNPUBLISH)),
            received_on=given["received_on"],
            way=Way(given["way"]),
            voice=Voice(given.get("voice", Voice.SELF)),
            cells=self.taken(),
            scan=Scan(*given["scan"]) if given["scan"] else None,
        )
