"""What an organisation decides about its people."""

from __future__ import annotations

from typing import Any

from django import forms

from duet.stages.organisations.forms.fields import PlainForm

from ..cards import Decided
from ..models import CardRules

_ONE, _BOTH = "one", "both"


def _number(label: str, least: int, most: int, help_text: str) -> forms.IntegerField:
    wrong = f"Напишите целое число от {least} до {most}."
    errors = {"invalid": wrong, "min_value": wrong, "max_value": wrong}
    return forms.IntegerField(label=label, min_value=least, max_value=most, help_text=help_text, error_messages=errors)


class RulesForm(PlainForm):
    """Each rule with an example under it."""

    young_age = _number(
        "Молодой специалист: до скольких лет включительно", 18, 60, "Если 35: педагог, которому исполнилось 35, ещё молодой, в 36 уже нет."
    )
    young_months = _number(
        "Молодой специалист: стаж меньше, месяцев", 1, 240, "Если 36: с двумя годами и одиннадцатью месяцами да, с тремя годами нет."
    )
    young = forms.ChoiceField(
        label="Чего достаточно",
        widget=forms.RadioSelect,
        choices=[(_ONE, "одного из двух: возраста или стажа"), (_BOTH, "нужно и то и другое")],
        help_text="Например, педагогу 40 лет, стаж полгода. По первому правилу он молодой специалист, по второму нет.",
    )
    cosignature = forms.BooleanField(
        label="С 14 лет согласие подписывает и сам ребёнок",
        required=False,
        help_text="Закон этого прямо не требует, решает организация. Если отметить, согласия одного родителя для подростка 14–17 лет "
        "не хватит: пока он не подпишет сам, его запросы и анкеты закрыты.",
    )
    stale_months = _number(
        "Через сколько месяцев сверять карточку",
        1,
        60,
        "Если 12: карточку, которую сверяли 10 сентября, в следующем сентябре попросят проверить.",
    )

    @classmethod
    def of(cls, rules: CardRules) -> RulesForm:
        """Filled with what is decided now."""
        initial = {name: getattr(rules, name) for name in ("young_age", "young_months", "cosignature", "stale_months")}
        return cls(initial={**initial, "young": _BOTH if rules.young_both else _ONE})

    def decided(self) -> Decided:
        """For the action."""
        given: dict[str, Any] = dict(self.cleaned_data)
        return Decided(young_both=given.pop("young") == _BOTH, **given)
