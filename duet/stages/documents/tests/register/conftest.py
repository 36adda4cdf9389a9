"""Tests look at rows of any organisation; a view opens a scope of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from duet.base.files.models import keep
from duet.base.papers import Format, Paper, write
from duet.base.papers.blocks import Text
from duet.base.tenancy.scope import everywhere
from duet.stages.documents import kinds
from duet.stages.documents.kinds import Kind
from duet.stages.documents.models import OwnTemplate
from duet.stages.documents.tests import build
from tests.make import Cast


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call() -> Iterator[object]:
    """Every test of this folder."""
    with everywhere():
        return (yield)


@pytest.fixture
def knows(monkeypatch: pytest.MonkeyPatch) -> Callable[[Kind], Kind]:
    """``knows(kind)``: the program draws it up until the end of the test."""

    def add(kind: Kind) -> Kind:
        monkeypatch.setitem(kinds._kinds, kind.name, kind)
        return kind

    return add


@pytest.fixture
def unnumbered_kind(knows: Callable[[Kind], Kind]) -> Kind:
    """An order that has no number."""
    return knows(replace(build.SAMPLE, name="sample_unnumbered", numbered=False))


@pytest.fixture
def head(cast: Cast) -> None:
    """Whoever signs the samples is the head."""
    cast.lyceum.head_name, cast.lyceum.head_post = "Громов Андрей Петрович", "директор"
    cast.lyceum.save()


@pytest.fixture
def templated(cast: Cast) -> Callable[[str], OwnTemplate]:
    """``templated("№ {{ номер }}")``: the lyceum prints samples on a template of its own."""

    def bring(words: str) -> OwnTemplate:
        content = write(Paper("Шаблон", (Text(words),)), Format.DOCX)
        file = keep(content, name="template.docx", organisation=cast.lyceum, by=cast.anna)
        made: OwnTemplate = OwnTemplate.objects.create(organisation=cast.lyceum, kind=build.SAMPLE.name, version=1, file=file, by=cast.anna)
        return made

    return bring
