"""Powers to sign: given, ended."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from duet.core.errors import Refusal
from duet.stages.documents import actions
from duet.stages.documents.models import Acquaintance
from duet.stages.documents.powers import Power
from tests.make import fresh

EVERYWHERE = True
SINCE = date(2026, 10, 1)


def power(**more):
    said = {"name": "Рубцова Елена Андреевна", "post": "и. о. директора", "basis": "приказа от 01.10.2026 № 99-к", "since": SINCE, **more}
    return Power(**said)


def test_a_power_is_written_down_once(cast):
    made = actions.give_power(cast.lyceum, by=cast.anna, power=power(member=cast.boris))
    assert (made.member, made.post, made.until) == (cast.boris, "и. о. директора", None)
    with pytest.raises(Refusal, match="уже записано"):
        actions.give_power(cast.lyceum, by=cast.anna, power=power())


def test_a_power_is_given_to_whoever_works_here(cast):
    gone = cast.boris
    gone.left_on = date(2026, 9, 1)
    for member in (cast.gleb, gone):
        with pytest.raises(Refusal, match="работает в этой организации"):
            actions.give_power(cast.lyceum, by=cast.anna, power=power(member=member))


def test_a_power_ends_after_it_begins(cast):
    with pytest.raises(Refusal, match="кончается раньше"):
        actions.give_power(cast.lyceum, by=cast.anna, power=power(until=date(2026, 9, 30)))


def test_a_power_is_ended_within_its_term(cast):
    made = actions.give_power(cast.lyceum, by=cast.anna, power=power(until=date(2026, 10, 31)))
    with pytest.raises(Refusal, match=r"началось 01\.10\.2026"):
        actions.end_power(made, by=cast.anna, last_day=date(2026, 9, 30))
    with pytest.raises(Refusal, match=r"и так кончается 31\.10\.2026"):
        actions.end_power(made, by=cast.anna, last_day=date(2026, 11, 1))
    actions.end_power(made, by=cast.anna, last_day=date(2026, 10, 5))
    assert fresh(made).until == date(2026, 10, 5)


def test_powers_of_another_school_are_not_touched(cast):
    made = actions.give_power(cast.lyceum, by=cast.anna, power=power())
    for somebody in (cast.boris, cast.gleb, cast.dina):
        with pytest.raises(PermissionDenied):
            actions.end_power(made, by=somebody, last_day=SINCE)
        with pytest.raises(PermissionDenied):
            actions.give_power(cast.lyceum, by=somebody, power=power())


def test_rows_are_called_by_their_people(cast, document, agreers):
    made = actions.give_power(cast.lyceum, by=cast.anna, power=power())
    actions.send(document, by=cast.anna, agreers=agreers[:1], in_order=False, on=SINCE, at=document.made_at)
    row = Acquaintance(document=document, name="Зорина Вера")
    assert (str(made), str(document.visas.get()), str(row)) == (
        "и. о. директора Рубцова Елена Андреевна", "Юдина Нина Павловна: ждём ответа", f"Зорина Вера: {document.title}",
    )  # fmt: skip
