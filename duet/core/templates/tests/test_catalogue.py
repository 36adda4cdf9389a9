"""A template holds what the law and the method want of the organisations it is written for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from duet.core.catalogue import CATALOGUE, Facts, Level, item
from duet.core.templates import TEMPLATES, Template

OF_TEACHERS = Facts(labour_pairs=True, teachers=True, publication=True, statistics=True)
OF_ALL = replace(OF_TEACHERS, pupils=True, minors=True, partners=True)
FACTS = {
    "school-teachers": OF_TEACHERS,
    "kindergarten": OF_TEACHERS,
    "municipality": replace(OF_ALL, municipal=True),
}
# What a department wants of itself is optional for anybody else.
WANTED = {Level.LAW, Level.CORE}
EACH = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.code)


def wanted(template: Template) -> set[str]:
    facts = FACTS.get(template.code, OF_ALL)
    levels = WANTED | ({Level.MUNICIPAL} if facts.municipal else set())
    return {
        one.code
        for one in CATALOGUE
        if one.level in levels and template.kinds[0] in one.kinds and facts.hold(one.condition) and not one.same_as
    }


def held(template: Template) -> set[str]:
    return {code for row in template.rows for code in row.codes}


@EACH
def test_nothing_of_the_law_or_the_core_is_missing(template):
    assert sorted(wanted(template) - held(template)) == []


@EACH
def test_every_code_is_of_the_catalogue_and_stands_once(template):
    assert {item(code).code for code in held(template)} == held(template)


def test_the_papers_between_employees_are_in_every_template():
    for template in TEMPLATES:
        assert {"ST3-04", "ST5-06", "ST5-07", "ST5-12", "ST1-35", "ST7-17"} <= held(template)


def test_a_template_without_pupils_asks_nothing_about_them():
    for template in TEMPLATES:
        if template.code in ("school-teachers", "kindergarten"):
            of_pupils = {one.code for one in CATALOGUE if one.condition and not FACTS[template.code].hold(one.condition)}
            assert sorted(held(template) & of_pupils) == []
