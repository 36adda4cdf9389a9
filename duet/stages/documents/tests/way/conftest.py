"""An organisation whose papers lack nothing, and who agrees and signs in it."""

from collections.abc import Iterator

import pytest

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.documents.drawing import draw
from duet.stages.documents.models import Document
from duet.stages.documents.signers import Signer
from duet.stages.documents.tests import build
from tests import make


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Tests of actions (their file says EVERYWHERE) read rows of any organisation; tests of pages open no scope of their own."""
    if getattr(getattr(item, "module", None), "EVERYWHERE", False):
        with everywhere():
            return (yield)
    return (yield)


@pytest.fixture
def ready(cast):
    """The lyceum with everything a letterhead needs."""
    place = cast.lyceum
    place.full_name, place.city = "Муниципальное бюджетное общеобразовательное учреждение «Лицей № 7»", "Верхнереченск"
    place.head_name, place.head_post = "Громов Андрей Петрович", "директор"
    place.save()
    return place


@pytest.fixture
def director(cast, ready):
    return make.member("Громов Андрей Петрович", Role.HEAD, at=cast.lyceum, email="head@example.org", post="директор")


@pytest.fixture
def document(cast, director):
    """A draft that lacks nothing; the director signs it."""
    return build.draft(cast.anna, signer=Signer("head", director.full_name, "директор", "Устава", director))


@pytest.fixture
def three(cast):
    people = ("Юдина Нина Павловна", "Лапина Вера Ильинична", "Орлов Илья Петрович")
    return [make.member(name, Role.DEPUTY, at=cast.lyceum, post="заместитель директора") for name in people]


@pytest.fixture
def agreers(three):
    return three[:2]


def register(document, by, **facts):
    """As if it had gone its way; its text names what ``facts`` say."""
    document.revisions.create(
        organisation=document.organisation, number=1, made_by=by, made_at=document.made_at,
        facts={**draw(document, by=by, on=build.DAY).facts, **facts},
    )  # fmt: skip
    Document.objects.filter(pk=document.pk).update(state="registered", number="167-од", series="order", count=167, count_year=2026)
    document.refresh_from_db()
    return document


@pytest.fixture
def registered(cast, document):
    return register(document, cast.anna)
