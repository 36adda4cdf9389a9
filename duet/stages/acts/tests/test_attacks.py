"""Acts: what no person types, acts of others, files that are something else."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.acts.models import Act, Study
from tests import make

pytestmark = pytest.mark.django_db
SAID = {"level": "local", "kind": "order", "number": "1", "day": "2026-09-01", "title": "О чём-то", "topic": "all"}


def at(name, *rest):
    return reverse(f"acts:{name}", args=["lyceum-7", *rest])


@pytest.fixture
def foreign(cast):
    """An act of a school beside."""
    stranger = make.member("Чужая Инна Павловна", Role.CURATOR, at=cast.other)
    with everywhere():
        return Act.objects.create(organisation=cast.other, level="local", kind="order", title="Тайный приказ", topic="all", by=stranger)


def test_an_act_of_a_school_beside_is_nowhere_to_be_found(cast, as_, foreign):
    client = as_(cast.anna)
    for name in ("act", "file", "ask"):
        assert client.get(at(name, str(foreign.pk))).status_code == 404
    for name in ("edit", "retire", "restore"):
        assert client.post(at(name, foreign.pk), SAID).status_code == 404
    for name in ("study", "forget"):
        assert client.post(at(name, str(foreign.pk))).status_code == 404
    assert "Тайный приказ" not in client.get(at("acts")).content.decode()


@pytest.mark.parametrize("key", ["9" * 18, "9" * 30, "9" * 5000, "0", "-1", "-"])
def test_a_key_of_no_act_is_no_page(cast, as_, key):
    for name in ("act", "file", "ask"):
        assert as_(cast.anna).get(at(name, key)).status_code == 404


def test_nobody_of_another_school_is_asked_to_study(cast, as_):
    stranger = make.member("Чужой Иван Ильич", Role.DEPUTY, at=cast.other, post="учитель")
    with everywhere():
        act = Act.objects.create(organisation=cast.lyceum, level="local", kind="order", title="Приказ", topic="all", by=cast.anna)
    for value in (stranger.pk, "9" * 30, "\0"):
        assert as_(cast.anna).post(at("ask", str(act.pk)), {"people": [value]}).status_code == 422
    assert not Study._base_manager.exists()


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "JaVaScRiPt://a.ru/%0aalert(1)"])
def test_no_address_of_an_act_runs_anything(cast, as_, link):
    as_(cast.anna).post(at("add"), {**SAID, "link": link, "url": link})
    with everywhere():
        page = as_(cast.anna).get(at("acts")).content.decode().lower()
        assert 'href="javascript:' not in page
        for act in Act.objects.all():
            assert 'href="javascript:' not in as_(cast.anna).get(act.get_absolute_url()).content.decode().lower()
            assert 'href="data:' not in as_(cast.anna).get(act.get_absolute_url()).content.decode().lower()


@pytest.mark.parametrize(
    "name, content", [("a.html", b"<script>"), ("a.svg", b"<svg onload=alert(1)/>"), ("a.pdf", b"<script>"), ("a", b"")]
)
def test_a_file_that_runs_in_a_browser_is_not_put_to_an_act(cast, as_, name, content):
    answer = as_(cast.anna).post(at("add"), {**SAID, "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert not Act._base_manager.exists()
