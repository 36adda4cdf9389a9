"""Documents for tests: a kind of our own, so that a change of the wording of real ones breaks no test of their way."""

from __future__ import annotations

from datetime import date
from typing import Any

from duet.base.papers.blocks import Block
from duet.base.tenancy.models import Member, Organisation
from duet.stages.documents import actions
from duet.stages.documents.desk import Desk, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Kind, Rows, Sort, add_kinds, kind_named
from duet.stages.documents.models import Document
from duet.stages.documents.outlines import Outline
from duet.stages.documents.signers import Signer
from duet.stages.documents.wording import order, word

DAY = date(2026, 10, 3)


def _gather(desk: Desk, answers: Answers) -> Facts:
    lead = desk.said(answers.get("кто"))
    people = desk.everybody(answers.get("участники") or ())
    return {
        **person_facts("кто", lead),
        "зачем": str(answers.get("зачем") or ""),
        "ознакомить": [
            {"имя": said.full.nominative, "должность": said.post.nominative} for said in (lead, *people) if said.full.nominative
        ],
    }


def _compose(facts: Facts) -> tuple[Block, ...]:
    texts = (f"Назначить ответственным {word(facts, 'кто_вп')}, {word(facts, 'кто_должность_вп')}.", "Контроль оставляю за собой.")
    return order(facts, title=_heading(facts), preamble=f"В целях {word(facts, 'зачем')}", texts=texts, acquaint="ознакомить")


def _heading(facts: Facts) -> str:
    return f"О назначении {word(facts, 'кто_кратко_рп')}" if word(facts, "кто") else "О назначении ответственного"


SAMPLE = Kind(
    name="sample_order",
    code="D-00",
    family=Family.ORDER,
    title="Приказ для проверки",
    gather=_gather,
    compose=_compose,
    heading=_heading,
    asks=(
        Ask("кто", "Кого назначить", Sort.PERSON, pool="staff"),
        Ask("зачем", "В каких целях"),
        Ask("участники", "Кого ещё ознакомить", Sort.PEOPLE, needed=False),
    ),
    fields=(
        *person_fields("кто", "Кого назначить"),
        Field("зачем", "В каких целях"),
        Rows("ознакомить", "Кого ознакомить", (Field("имя", "Фамилия, имя, отчество"), Field("должность", "Должность"))),
    ),
    acquaints=True,
    closes=("ST1-08",),
)

if kind_named(SAMPLE.name) is None:
    add_kinds(SAMPLE)


def answers(**more: Any) -> dict[str, Any]:
    """Answers that lack nothing."""
    who = {"person": None, "name": "Белова Анна Сергеевна", "post": "учитель физики"}
    return {"кто": who, "зачем": "развития наставничества", "участники": [], **more}


def outline(by: Member, **more: Any) -> Outline:
    """A whole outline: a day, a signer."""
    said: dict[str, Any] = {
        "answers": answers(),
        "day": DAY,
        "signer": Signer("head", "Громов Андрей Петрович", "директор", "Устава"),
        **more,
    }
    return Outline(**said)


def draft(by: Member, *, kind: Kind = SAMPLE, on: date = DAY, **more: Any) -> Document:
    """A draft at the desk of the member."""
    place: Organisation = by.organisation
    return actions.draft(place, by=by, kind=kind, outline=outline(by, **more), on=on)
