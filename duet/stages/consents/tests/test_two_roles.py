"""A member of the council knows who there is; the consents of others are not theirs, whatever second role they hold."""

import pytest
from django.urls import reverse

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.consents.models import SigningLink
from tests import make

from . import build

SECOND = (Role.CLASS_TEACHER, Role.MENTOR, Role.PARENT)


@pytest.mark.parametrize("second", SECOND)
@pytest.mark.parametrize("page", ("consent", "register", "print", "slip"))
def test_a_second_role_opens_nobody_elses_consents(cast, as_, egor, mother, page, second):
    with everywhere():
        asked = build.ask(egor, cast.anna, guardian=mother)[0]
        link = SigningLink.objects.get(signer=mother)
        both = make.member("Ланская Юлия Олеговна", Role.COUNCIL, second, at=cast.lyceum, email="both@example.org")
    parts = {"consent": [asked.pk], "register": [asked.pk], "print": [asked.pk, "pdf"], "slip": [link.pk]}[page]
    assert as_(both).get(reverse(f"consents:{page}", args=["lyceum-7", *parts])).status_code in (403, 404)


def test_a_second_role_registers_no_paper_of_somebody_elses_pupil(cast, as_, egor):
    with everywhere():
        both = make.member("Ланская Юлия Олеговна", Role.COUNCIL, Role.CLASS_TEACHER, at=cast.lyceum, email="both@example.org")
    address = reverse("consents:register_new", args=["lyceum-7"])
    assert as_(both).get(f"{address}?person={egor.pk}").status_code == 404
