from datetime import date

import pytest

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.documents.models import SigningPower
from duet.stages.documents.signers import Signer, may_sign, signers_of
from tests import make

from . import build

DAY = build.DAY


@pytest.fixture
def head(cast):
    cast.lyceum.head_name, cast.lyceum.head_post = "Громов А. П.", "директор"
    cast.lyceum.save()
    return make.member("Громов Андрей Павлович", Role.HEAD, at=cast.lyceum, post="директор лицея")


def power(cast, **more):
    said = {"name": "Рубцова Елена Андреевна", "post": "и. о. директора", "basis": "приказа от 01.10.2026 № 99-к", **more}
    return SigningPower.objects.create(organisation=cast.lyceum, made_by=cast.anna, **{"since": date(2026, 10, 1), **said})


@everywhere()
def test_the_head_signs_under_the_full_name_of_the_account(cast, head):
    assert signers_of(cast.lyceum, DAY) == [Signer("head", "Громов Андрей Павлович", "директор", "Устава", head)]


@everywhere()
def test_a_head_without_an_account_signs_as_the_organisation_names_them(cast):
    cast.lyceum.head_name = "Громов Андрей Павлович"
    cast.lyceum.save()
    assert signers_of(cast.lyceum, DAY) == [Signer("head", "Громов Андрей Павлович", "руководитель", "Устава")]


@everywhere()
def test_a_head_with_an_account_only_signs_too(cast, head):
    cast.lyceum.head_name = cast.lyceum.head_post = ""
    cast.lyceum.save()
    assert [(signer.name, signer.post) for signer in signers_of(cast.lyceum, DAY)] == [("Громов Андрей Павлович", "директор лицея")]


@everywhere()
def test_nobody_signs_where_nobody_is_head(cast):
    assert signers_of(cast.lyceum, DAY) == []


@everywhere()
def test_whoever_acts_for_the_head_stands_first_and_only_within_the_term(cast, head):
    power(cast, until=date(2026, 10, 14))
    assert [signer.post for signer in signers_of(cast.lyceum, DAY)] == ["и. о. директора", "директор"]
    assert [signer.post for signer in signers_of(cast.lyceum, date(2026, 10, 15))] == ["директор"]
    assert [signer.post for signer in signers_of(cast.lyceum, date(2026, 9, 30))] == ["директор"]


@everywhere()
def test_a_power_without_an_end_holds_on(cast):
    assert (power(cast).holds_on(date(2030, 1, 1)), power(cast).holds_on(date(2026, 9, 30))) == (True, False)


@everywhere()
def test_a_document_may_be_signed_by_whoever_has_the_power_on_its_day(cast, head):
    acting = Signer(str(power(cast, until=date(2026, 10, 14)).pk), "Рубцова Елена Андреевна", "и. о. директора", "приказа")
    draft = build.draft(cast.anna, signer=acting)
    assert [may_sign(draft, day) for day in (DAY, date(2026, 10, 15))] == [True, False]
