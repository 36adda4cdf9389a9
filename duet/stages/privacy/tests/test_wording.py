"""Every action about people and every column of the extract has Russian words."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

from duet.stages.persons.models import Person
from duet.stages.privacy.covering import COLUMNS, EXCLUDED, TITLES, Relation, relations, shown
from duet.stages.privacy.everything import _telling
from duet.stages.privacy.journal import PREFIXES
from duet.stages.privacy.wording import ACTIONS, action_words, changed_words, column_words

STAGES = [f"duet.stages.{prefix.rstrip('.')}" for prefix in PREFIXES if prefix != "people."] + ["duet.stages.organisations"]


def actions():
    """Names of all actions of the stages about people."""
    found = set()
    for stage in STAGES:
        package = import_module(stage)
        for module in walk_packages(package.__path__, f"{stage}."):
            if ".actions" in module.name:
                found |= {getattr(made, "action", "") for made in vars(import_module(module.name)).values()}
    return {name for name in found if isinstance(name, str) and name.startswith(PREFIXES)}


def test_every_action_about_people_has_words():
    assert sorted(actions() - ACTIONS.keys()) == []


def test_an_action_without_words_is_named_plainly():
    assert action_words("bases.dance") == "bases.dance"


def test_columns_that_changed_are_named_once():
    assert changed_words(["phone", "group", "group_id", "нечто"]) == "телефон, класс или группа, нечто"


@pytest.mark.parametrize("relation", [*shown(), Relation(Person, "pk")], ids=lambda relation: relation.key)
def test_every_column_of_the_extract_has_russian_words(relation):
    names = COLUMNS.get(relation.key)
    told = [field for field in _telling(relation.model) if names is None or field.name in names]
    assert [field.name for field in told if not re.search("[а-яё]", column_words(field), re.IGNORECASE)] == []


def test_no_table_that_hangs_on_a_person_is_forgotten():
    """Give it a title in covering.TITLES, or say in covering.EXCLUDED why it is not shown."""
    assert sorted(relation.key for relation in relations() if relation.key not in TITLES and relation.key not in EXCLUDED) == []


def test_no_words_are_left_for_tables_that_are_gone():
    known = {relation.key for relation in relations()}
    assert sorted((set(TITLES) | set(EXCLUDED)) - known) == []
