"""«Отозвать»: the form of the curator and of the one responsible for personal data."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.consents import Cell, Use
from duet.stages.consents.models import Errand, State, Way
from duet.stages.persons import gate
from duet.stages.persons.models import Seen
from tests import make
from tests.read import words

from .taking import NAME, POST, TODAY


@pytest.fixture(autouse=True)
def on_friday():
    with moved_to(TODAY):
        yield


@pytest.fixture
def vera(cast):
    return make.person("Зорина Вера Львовна", cast.lyceum)


@pytest.fixture
def kept(cast, vera):
    return make.consent(vera, by=cast.anna)


def url(consent, at="lyceum-7"):
    return reverse("consents:withdraw", args=[at, consent.pk])


SAID = {"demand": "withdraw", "received_on": "2026-11-19", "way": "letter"}


def test_the_page_says_that_it_acts_at_once_and_what_stays(cast, as_, kept):
    said = words(as_(cast.anna).get(url(kept)))
    assert "Подействует сразу" in said
    assert "приказы и дополнительные соглашения" in said
    with everywhere():
        assert Seen.objects.filter(person=kept.person).count() == 1


def test_the_curator_writes_a_withdrawal_down_and_goes_on_to_the_errands(cast, as_, vera, kept):
    scan = SimpleUploadedFile("отзыв.png", b"\x89PNG\r\n\x1a\n....IEND\xaeB`\x82")
    response = as_(cast.anna).post(url(kept), {**SAID, "scan": scan}, follow=True)
    assert response.redirect_chain[-1][0] == reverse("consents:errands", args=["lyceum-7"])
    assert "уже закрыто" in words(response)
    with everywhere():
        kept = make.fresh(kept)
        assert (kept.state, kept.withdrawal_way, kept.withdrawal_file.name) == (State.WITHDRAWN, Way.LETTER, "отзыв.png")
        assert not gate.may(vera, Use.KEEP, TODAY)
        assert Errand.objects.filter(person=vera).count() == 3


def test_the_one_responsible_for_personal_data_does_it_too(cast, as_, kept):
    with everywhere():
        officer = make.member("Юдина Инна Олеговна", Role.DPO, at=cast.lyceum)
    assert as_(officer).post(url(kept), SAID).status_code == 302


def test_a_file_that_is_no_scan_is_refused_beside_its_field(cast, as_, kept):
    response = as_(cast.anna).post(url(kept), {**SAID, "scan": SimpleUploadedFile("отзыв.png", b"MZ program")})
    assert response.status_code == 422
    assert "внутри что-то другое" in words(response)
    with everywhere():
        assert make.fresh(kept).state == State.GIVEN


def test_single_cells_of_a_dissemination_are_chosen(cast, as_, vera, kept):
    with everywhere():
        shown = make.consent(vera, "dissemination", by=cast.anna, cells=[NAME, POST])
    client = as_(cast.anna)
    assert "Сайт: имя" in words(client.get(url(shown)))
    wrong = client.post(url(shown), {"extent": "some", "received_on": "2026-11-20", "way": "paper"})
    assert wrong.status_code == 422
    assert "выберите «Всё, что разрешено»" in words(wrong)
    client.post(url(shown), {"extent": "some", "cells": ["name@site"], "received_on": "2026-11-20", "way": "paper"})
    with everywhere():
        assert gate.cells_of(vera, Use.PUBLISH, TODAY) == {Cell(*POST)}


def test_the_whole_of_it_needs_no_ticks(cast, as_, vera, kept):
    with everywhere():
        shown = make.consent(vera, "dissemination", by=cast.anna, cells=[NAME, POST])
    as_(cast.anna).post(url(shown), {"extent": "all", "received_on": "2026-11-20", "way": "paper"})
    with everywhere():
        assert gate.cells_of(vera, Use.PUBLISH, TODAY) == frozenset()


def test_of_a_minor_it_is_asked_who_speaks(cast, as_):
    with everywhere():
        child = make.person("Лапин Егор Ильич", cast.lyceum, status="pupil")
        given = make.consent(child, by=cast.anna, signer=make.person("Лапина Ольга Юрьевна", cast.lyceum))
    client = as_(cast.anna)
    assert "Сам ребёнок" in words(client.get(url(given)))
    client.post(url(given), {**SAID, "voice": "self"})
    with everywhere():
        assert given.words.get(says="withdrawn").voice == "self"


def test_what_does_not_stand_is_not_offered(cast, as_, kept):
    client = as_(cast.anna)
    client.post(url(kept), SAID)
    assert "отзывать нечего" in words(client.get(url(kept)))


def test_a_consent_without_errands_says_only_that_it_is_done(cast, as_, vera, kept, monkeypatch):
    monkeypatch.setattr("duet.stages.consents.actions.withdrawing.terms_of", lambda *args: [])
    with everywhere():
        part = make.consent(vera, "mentoring", by=cast.anna)
    assert "в списке ниже" not in words(as_(cast.anna).post(url(part), SAID, follow=True))


def test_gleb_finds_nothing(cast, as_, kept):
    client = as_(cast.gleb)
    assert client.get(url(kept)).status_code == 404
    assert client.get(url(kept, at="school-1")).status_code == 404
    assert client.post(url(kept, at="school-1"), SAID).status_code == 404
