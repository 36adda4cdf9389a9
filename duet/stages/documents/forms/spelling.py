"""The cases of a name, a post or an organisation."""

from __future__ import annotations

from typing import Any

from django import forms

from duet.base.tenancy.models import Organisation
from duet.core.declension import Case, Forms

from ..grammar import Grammar
from ..models import Spelling, SpellingSort

GENDERS = [("m", "мужской"), ("f", "женский"), ("", "не знаю")]
_LABELS = {
    Case.GENITIVE: "Кого, чего: нет, назначить вместо…", Case.DATIVE: "Кому, чему: поручить…", Case.ACCUSATIVE: "Кого, что: назначить…",
    Case.INSTRUMENTAL: "Кем, чем: согласовано с…", Case.PREPOSITIONAL: "О ком, о чём: сведения о…",
}  # fmt: skip


class WordsForm(forms.Form):
    """Which words are meant; read from the address."""

    sort = forms.ChoiceField(label="Что это", choices=SpellingSort.choices)
    words = forms.CharField(
        label="Как в именительном падеже", max_length=300, help_text="Например, «Шевчук Ольга Петровна» или «педагог-организатор»."
    )

    @property
    def asked(self) -> SpellingSort:
        """What is declined."""
        return SpellingSort(self.cleaned_data["sort"])

    def clean_words(self) -> str:
        """With plain spaces, as it is found."""
        return " ".join(str(self.cleaned_data["words"]).split())


class SpellingForm(forms.Form):
    """Every case of the words, filled by the rules or by what was said before; the gender of a name."""

    def __init__(self, sort: SpellingSort, words: str, organisation: Organisation, *, sex: str = "", data: Any = None) -> None:
        self.sort, self.words = sort, words
        grammar = Grammar(organisation)
        forms_now = {SpellingSort.NAME: lambda: grammar.name(words, sex), SpellingSort.POST: lambda: grammar.post(words)}.get(
            sort, lambda: grammar.organisation(words)
        )()
        initial: dict[str, Any] = {case.value: forms_now[case] for case in Case if case is not Case.NOMINATIVE}
        super().__init__(data=data, initial=initial)
        if sort is SpellingSort.NAME:
            known = grammar.gender(words, sex)
            self.initial["gender"] = known.value if known else ""
            help_text = "От пола зависят слова «прошёл», «назначена»."
            self.fields["gender"] = forms.ChoiceField(
                label="Пол", choices=GENDERS, required=False, widget=forms.RadioSelect, help_text=help_text
            )
        for case, label in _LABELS.items():
            self.fields[case.value] = forms.CharField(label=label, max_length=300)

    def clean(self) -> dict[str, Any]:
        """Plain spaces."""
        return {name: " ".join(str(value).split()) for name, value in (super().clean() or self.cleaned_data).items()}

    @property
    def forms(self) -> Forms:
        """All six cases as they were said."""
        return Forms(self.words, *(self.cleaned_data[case.value] for case in _LABELS))

    @property
    def gender(self) -> str:
        """«m», «f» or nothing."""
        return str(self.cleaned_data.get("gender", ""))


def remembered(organisation: Organisation, sort: SpellingSort, words: str) -> Spelling | None:
    """What was said before."""
    found: Spelling | None = Spelling.objects.at_desk_of(organisation).filter(sort=sort, nominative=words).first()
    return found
