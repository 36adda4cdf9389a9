"""«Сведения для согласий»."""

import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.consents.actions.operator import OperatorCard, describe_operator
from duet.stages.consents.models import Operator
from duet.stages.consents.wording import operator_of
from tests import make
from tests.read import words

GIVEN = {
    "address": "г. Верхнереченск,  ул. Садовая, д. 12", "inn": "7707 083893", "ogrn": "1027700132195", "email": "Dannye@school.example",
    "phone": "", "officer": "", "asks_code": "on", "url-site": "school.example/nastavnichestvo", "url-vk": "",
}  # fmt: skip
URL = "/lyceum-7/consents/operator/"


def test_the_operator_is_described_on_one_page(cast, as_):
    response = as_(cast.anna).post(URL, GIVEN, follow=True)
    assert "Сохранено" in words(response)
    with everywhere():
        kept = Operator.objects.get()
    assert (kept.address, kept.inn, kept.email) == ("г. Верхнереченск, ул. Садовая, д. 12", "7707083893", "dannye@school.example")
    assert (kept.resources, kept.asks_code, kept.officer) == ({"site": "https://school.example/nastavnichestvo"}, True, None)
    assert "7707083893" in as_(cast.anna).get(URL).content.decode()


@pytest.mark.parametrize(
    "changes, said",
    [
        ({"inn": "7707083894"}, "В ИНН опечатка"),
        ({"inn": "<b>"}, "В ИНН опечатка"),
        ({"ogrn": "1027700132196"}, "В ОГРН опечатка"),
        ({"address": " "}, "Заполните это поле"),
        ({"email": ""}, "Укажите почту или телефон"),
        ({"url-vk": "javascript:alert(1)"}, "Адрес выглядит так"),
        ({"url-vk": "ftp://school.example/"}, "Адрес страницы начинается с https://"),
    ],
)
def test_what_cannot_be_printed_in_a_consent_is_not_saved(cast, as_, changes, said):
    response = as_(cast.anna).post(URL, {**GIVEN, **changes})
    assert (response.status_code, said in words(response)) == (422, True)
    with everywhere():
        assert not Operator.objects.exists()


@everywhere()
def test_the_officer_works_here(cast):
    card = OperatorCard("Адрес", "", "", "", "1", cast.gleb, {}, asks_code=True)
    with pytest.raises(Refusal, match="должен работать здесь"):
        describe_operator(cast.lyceum, by=cast.anna, card=card)
    describe_operator(cast.lyceum, by=cast.anna, card=OperatorCard("Адрес", "", "", "", "1", cast.boris, {}, asks_code=False))
    assert (operator_of(cast.lyceum).officer, operator_of(cast.other).pk) == (cast.boris, None)


def test_another_school_reads_its_own(cast, as_):
    with everywhere():
        make.member("Ларина Ольга Ильинична", at=cast.lyceum)
    as_(cast.anna).post(URL, GIVEN)
    page = as_(cast.gleb).get("/school-1/consents/operator/")
    assert (page.status_code, "7707083893" in page.content.decode(), "Ларина" in page.content.decode()) == (200, False, False)
