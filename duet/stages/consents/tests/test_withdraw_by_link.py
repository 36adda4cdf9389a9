"""«Передумать» at the signer's own address."""

from datetime import date

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.tenancy.scope import everywhere
from duet.core.consents import Cell, Use
from duet.stages.consents.models import Errand, SigningLink, State, Way
from duet.stages.persons import gate
from tests import make
from tests.read import words

from .taking import NAME, NOW, POST, TODAY


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


@pytest.fixture
def link(cast, vera):
    made = SigningLink.fresh(vera, by=cast.anna, at=NOW, expires_on=date(2027, 8, 31))
    made.save()
    return made


def url(link, consent):
    return reverse("consent:withdraw", args=[link.token, consent.pk])


def test_the_signer_takes_it_back_and_it_acts_at_once(cast, client, vera, kept, link):
    assert "Объяснять причину не нужно" in words(client.get(url(link, kept)))
    response = client.post(url(link, kept))
    assert (response.status_code, response["Location"]) == (302, link.path)
    with everywhere():
        kept = make.fresh(kept)
        assert (kept.state, kept.withdrawal_way, kept.withdrawal_received_on) == (State.WITHDRAWN, Way.LINK, TODAY)
        assert not gate.may(vera, Use.KEEP, TODAY)
        assert set(Errand.objects.values_list("kind", flat=True)) == {"stop", "answer", "destroy"}


def test_a_second_time_it_is_only_said(client, kept, link):
    client.post(url(link, kept))
    assert "уже отозвано" in words(client.get(url(link, kept)))
    assert client.post(url(link, kept)).status_code == 200


def test_single_cells_are_taken_back(cast, client, vera, kept, link):
    with everywhere():
        shown = make.consent(vera, "dissemination", by=cast.anna, cells=[NAME, POST])
    assert client.post(url(link, shown), {"extent": "some"}).status_code == 422
    client.post(url(link, shown), {"extent": "some", "cells": ["name@site"]})
    with everywhere():
        assert gate.cells_of(vera, Use.PUBLISH, TODAY) == {Cell(*POST)}


def test_the_consent_of_somebody_else_is_not_there(cast, client, kept, link):
    with everywhere():
        other = make.consent(make.person("Сизова Ольга Юрьевна", cast.lyceum), by=cast.anna)
    assert client.get(url(link, other)).status_code == 404
    assert client.post(url(link, other)).status_code == 404


def test_a_wrong_address_opens_nothing(client, kept, link):
    assert client.get(reverse("consent:withdraw", args=["wrong", kept.pk])).status_code == 404


def test_no_cache_keeps_the_page(client, kept, link):
    response = client.get(url(link, kept))
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
