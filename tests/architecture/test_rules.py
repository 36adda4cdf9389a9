"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest
from django.urls import URLResolver, get_resolver

from duet.base.access.policy import RIGHTS
from duet.stages.organisations.slugs import RESERVED

from .pages import HOUSE


def modules(name: str) -> list[Path]:
    """A file of a stage, or the files of the package it grew into."""
    found = [*HOUSE.glob(f"stages/*/{name}.py"), *HOUSE.glob(f"stages/*/{name}/*.py")]
    return sorted(path for path in found if path.name != "__init__.py")


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts)


@pytest.mark.parametrize("path", [*modules("views"), *HOUSE.glob("faces/*/views.py")], ids=name_of)
def test_views_read_through_visible_to(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute) and node.value.attr == "objects":
            assert node.attr in ("visible_to", "below"), f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("path", [*modules("views"), *HOUSE.glob("faces/*/views.py")], ids=name_of)
def test_views_save_nothing_themselves(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            assert node.attr not in ("save", "bulk_create", "get_or_create", "update_or_create"), f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("path", [path for path in modules("actions") if not path.name.startswith("_")], ids=name_of)
def test_every_action_has_a_right(path):
    module = import_module(name_of(path))
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            assert getattr(module, node.name).action in RIGHTS, node.name


@pytest.mark.parametrize("path", [path for path in modules("actions") if not path.name.startswith("_")], ids=name_of)
def test_an_action_is_given_the_time_and_never_asks(path):
    for node in ast.walk(ast.parse(path.read_text())):
        called = node.func if isinstance(node, ast.Call) else None
        name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
        assert name not in ("now", "today", "localdate"), f"{path.name}:{node.lineno}"


def asks_the_clock(call: ast.Call) -> bool:
    """«timezone.now()», «date.today()», «localdate()»; with an argument it turns a moment into a day and asks nothing."""
    called = call.func
    name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
    of_ours = isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "clock"
    return name in ("now", "utcnow", "today", "localdate", "localtime") and not call.args and not of_ours


@pytest.mark.parametrize("path", [path for path in sorted(HOUSE.glob("**/*.py")) if "tests" not in path.parts], ids=name_of)
def test_only_the_clock_asks_what_time_it_is(path):
    if path == HOUSE / "base" / "clock.py":
        return
    for node in ast.walk(ast.parse(path.read_text())):
        assert not (isinstance(node, ast.Call) and asks_the_clock(node)), f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("path", [*HOUSE.glob("*/*/letters.py")], ids=name_of)
def test_every_letter_has_its_texts(path):
    names = {
        found.name.removesuffix(end) for end in ("_subject.txt", "_body.txt") for found in path.parent.glob(f"templates/*/letters/*{end}")
    }
    for name in names:
        for end in ("_subject.txt", "_body.txt"):
            assert list(path.parent.glob(f"templates/*/letters/{name}{end}")), f"{name}{end}"


def test_no_organisation_can_take_an_address_of_the_program():
    first_words = {str(entry.pattern).split("/")[0] for entry in get_resolver().url_patterns if isinstance(entry, URLResolver)}
    assert {word for word in first_words if word and "<" not in word} <= RESERVED


# A number in a page is grouped by thousands, «1 234»: in an attribute or an address it would be another row, or none.
BARE = re.compile(r"""\{\{ (?!field\.auto_id)(?:\w+\.)*(?:pk|\w+_pk|\w+_id) \}\}|=[^"\s<>]*"?\{\{ (?:\w+\.)*(?:year|number) \}\}""")


@pytest.mark.parametrize("path", sorted(HOUSE.glob("**/templates/**/*.html")), ids=lambda path: path.name)
def test_numbers_of_rows_are_written_without_spaces(path):
    assert BARE.findall(path.read_text()) == []


@pytest.mark.parametrize("path", sorted(HOUSE.glob("**/templates/**/*.html")), ids=lambda path: path.name)
def test_no_template_calls_what_it_is_given_safe(path):
    """What people write is escaped everywhere. Help texts of forms are ours and may hold a link."""
    text = path.read_text().replace("field.help_text|safe", "")
    assert "|safe" not in text
    assert "autoescape off" not in text
