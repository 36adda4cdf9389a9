"""What we accept of the operator: numbers with their checksums, addresses of pages."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms

from duet.base.tenancy.models import Member
from duet.stages.organisations.forms.fields import Email, PlainForm, Words

from ..actions.operator import OperatorCard
from ..cells import RESOURCES
from ..models import Operator

_TEN = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_TWELVE = ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8))


def is_inn(number: str) -> bool:
    """Whether the last digits agree with the others (ten digits of an organisation, twelve of a person).

    >>> is_inn("7707083893"), is_inn("7707083894"), is_inn("500100732259"), is_inn("12345")
    (True, False, True, False)
    """
    if not number.isascii() or not number.isdigit() or len(number) not in (10, 12):
        return False
    weights = (_TEN,) if len(number) == 10 else _TWELVE
    return all(
        int(number[len(row)]) == sum(int(digit) * weight for digit, weight in zip(number, row, strict=False)) % 11 % 10 for row in weights
    )


def is_ogrn(number: str) -> bool:
    """Whether the last digit agrees with the others (thirteen digits of an organisation).

    >>> is_ogrn("1027700132195"), is_ogrn("1027700132196"), is_ogrn("102770013219")
    (True, False, False)
    """
    return number.isascii() and number.isdigit() and len(number) == 13 and int(number[:12]) % 11 % 10 == int(number[12])


class OperatorForm(PlainForm):
    """The card of the operator."""

    address = Words(label="Адрес организации", max_length=300, help_text="Как в уставе: индекс, город, улица, дом.")
    inn = Words(label="ИНН", max_length=12, required=False)
    ogrn = Words(label="ОГРН", max_length=15, required=False)
    email = Email(label="Почта, куда писать, чтобы отозвать согласие", required=False)
    phone = Words(label="Телефон", max_length=50, required=False)
    officer = forms.ModelChoiceField(
        Member.objects.none(), label="Ответственный за персональные данные", required=False, empty_label="Пока не назначен"
    )
    asks_code = forms.BooleanField(
        label="Для подписи по ссылке спрашивать код из записки", required=False,
        help_text="С кодом ясно, что подписал тот, кому вручили записку. Без кода подписать может любой, у кого есть ссылка.",
    )  # fmt: skip

    def __init__(self, *args: Any, operator: Operator, **kwargs: Any) -> None:
        plain = {name: getattr(operator, name) for name in ("address", "inn", "ogrn", "email", "phone", "officer", "asks_code")}
        kept = {f"url-{key}": operator.resources.get(key, "") for key in RESOURCES}
        super().__init__(*args, initial={**plain, **kept}, **kwargs)
        for key, title in RESOURCES.items():
            self.fields[f"url-{key}"] = forms.URLField(
                label=title[:1].upper() + title[1:], required=False, max_length=300, assume_scheme="https",
                error_messages={"invalid": "Адрес выглядит так: https://school12.ru/nastavnichestvo"},
            )  # fmt: skip
        officer = self.fields["officer"]
        assert isinstance(officer, forms.ModelChoiceField)
        officer.queryset = Member.objects.at_work().filter(organisation=operator.organisation_id).distinct()

    @property
    def plain(self) -> list[forms.BoundField]:
        """Everything besides the pages."""
        return [self[name] for name in self.fields if not name.startswith("url-")]

    @property
    def pages(self) -> list[forms.BoundField]:
        """Addresses of pages."""
        return [self[name] for name in self.fields if name.startswith("url-")]

    def clean_inn(self) -> str:
        """Ten digits that agree."""
        number = str(self.cleaned_data["inn"]).replace(" ", "")
        if number and not is_inn(number):
            raise forms.ValidationError("В ИНН опечатка: контрольная цифра не сходится. Перепишите его из документов.")
        return number

    def clean_ogrn(self) -> str:
        """Thirteen digits that agree."""
        number = str(self.cleaned_data["ogrn"]).replace(" ", "")
        if number and not is_ogrn(number):
            raise forms.ValidationError("В ОГРН опечатка: контрольная цифра не сходится. Перепишите его из документов.")
        return number

    def clean(self) -> dict[str, Any]:
        """Somewhere a withdrawal has to arrive; pages are on the web."""
        given = super().clean() or {}
        if not given.get("email") and not given.get("phone") and "email" not in self.errors:
            self.add_error("email", "Укажите почту или телефон: по закону в согласии сказано, как его отозвать.")
        for key in RESOURCES:
            if (url := given.get(f"url-{key}")) and urlsplit(url).scheme not in ("http", "https"):
                self.add_error(f"url-{key}", "Адрес страницы начинается с https://")
        return given

    def card(self) -> OperatorCard:
        """The card."""
        said = self.cleaned_data
        plain = {name: said[name] for name in ("address", "inn", "ogrn", "email", "phone", "officer", "asks_code")}
        return OperatorCard(**plain, resources={key: said[f"url-{key}"] for key in RESOURCES if said[f"url-{key}"]})
