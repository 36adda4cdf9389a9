"""Terms of keeping, in months."""

from __future__ import annotations

from django import forms

from ..models import KeepingTerms

LONGEST = 12 * 75


class TermsForm(forms.ModelForm[KeepingTerms]):
    """How long what is kept; what the law sets a least term for is not set lower."""

    class Meta:
        model = KeepingTerms
        fields = ("consents", "questionnaires", "reports", "journals", "uploads", "acts")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as the form of Django takes them
        for name, field in self.fields.items():
            least = 36 if name in ("consents", "acts") else 1
            self.fields[name] = forms.IntegerField(
                label=str(field.label), min_value=least, max_value=LONGEST,
                error_messages={"min_value": f"Не меньше {least}: это доказательства.", "required": "Впишите число месяцев."},
            )  # fmt: skip
