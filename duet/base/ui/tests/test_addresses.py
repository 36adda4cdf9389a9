import pytest
from django.test import RequestFactory

from duet.base.ui.addresses import ours


@pytest.mark.parametrize(
    "address, kept",
    [
        ("/lyceum-7/today/?person=me#week", "/lyceum-7/today/?person=me#week"),
        ("http://testserver/lyceum-7/", "http://testserver/lyceum-7/"),
        ("https://elsewhere.example/", ""),
        ("//elsewhere.example/", ""),
        ("javascript:alert(1)", ""),
        ("today", ""),
        ("999:9999", ""),
        ("", ""),
    ],
)
def test_only_a_page_of_ours_is_led_to(address, kept):
    assert ours(RequestFactory().get("/"), address) == kept


def test_nobody_is_led_from_a_closed_page_to_an_open_one():
    assert ours(RequestFactory().get("/", secure=True), "http://testserver/lyceum-7/") == ""


def test_an_address_with_the_sign_of_code_0_is_not_found(cast, as_):
    assert as_(cast.anna).get("/lyceum-7/today/?organisation=a%00b").status_code == 404
