"""Whatever is said in whatever order, the gate answers as a plain reading of the law does: a second opinion, through the database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duet.base.clock import moved_to
from duet.base.tenancy.scope import everywhere
from duet.core.consents import Cell, Demand, Use, Voice
from duet.core.errors import Refusal
from duet.stages.consents.actions.withdrawing import Withdrawal, withdraw
from duet.stages.consents.models import Consent, State, Way
from duet.stages.consents.settling import settle
from duet.stages.persons import gate
from duet.stages.persons.models import CardRules, Person
from tests import make

from .taking import NOW

START = date(2026, 9, 1)
CELLS = [["name", "site"], ["post", "site"], ["name", "vk"]]
ABOVE = [["", "above"]]
KINDS = ["processing", "dissemination", "transfer", "participation", "mentoring"]
# A grown-up, a child who turns 14 and one who comes of age in the middle of the story.
BORN = {
    "adult": date(1985, 1, 1),
    "child": START.replace(year=2012) + timedelta(days=8),
    "teenager": START.replace(year=2008) + timedelta(days=8),
}

asked = st.sampled_from([*KINDS, "dissemination", "cosignature", "cosignature"])
some = st.lists(st.sampled_from(CELLS), min_size=1, max_size=3, unique_by=tuple)
moves = st.one_of(
    st.tuples(st.just("say"), asked, st.sampled_from(["given", "given", "refused"]), st.sampled_from([None, None, 5]), some),
    st.tuples(st.just("withdraw"), st.sampled_from([*KINDS, "dissemination", "dissemination"]), st.booleans()),
    st.tuples(st.just("rule"), st.booleans()),
    st.tuples(st.just("wait"), st.integers(1, 15)),
)


class Story:
    """What has been said of one person, told twice: to the program, and to a list read by ``opinion``."""

    def __init__(self, cast, who):
        self.cast, self.on, self.cosign, self.heard = cast, START, False, []
        learner = who != "adult"
        name = f"{who} Иван Ильич"
        self.person = make.person(name, cast.lyceum, status="pupil" if learner else "teacher", born_on=BORN[who])
        self.parent = make.person("Мать Ольга Юрьевна", cast.lyceum, status="parent")
        self.grown = BORN[who].replace(year=BORN[who].year + 18)
        self.fourteen = BORN[who].replace(year=BORN[who].year + 14)

    def is_minor(self):
        return self.on < self.grown

    def say(self, kind, says, days, cells):
        until = self.on + timedelta(days=days) if days else None
        named = {"dissemination": cells, "transfer": ABOVE}.get(kind)
        signer = self.parent if self.is_minor() and kind != "cosignature" else None
        make.consent(
            self.person,
            kind,
            by=self.cast.anna,
            signer=signer,
            says=says,
            on=self.on,
            until=until,
            cells=named if says == "given" else None,
        )
        self.heard.append((self.on, kind, says, until, [tuple(cell) for cell in named or []], signer is None))

    def withdraw(self, kind, in_part):
        consent = Consent.objects.filter(person=self.person, kind=kind, state=State.GIVEN).order_by("-pk").first()
        if consent is None:
            return
        demand = Demand.UNPUBLISH if kind == "dissemination" else Demand.WITHDRAW
        cells = frozenset({Cell("name", "site")}) if in_part and kind == "dissemination" else None
        try:
            withdraw(
                consent,
                by=self.cast.anna,
                on=self.on,
                at=NOW,
                withdrawal=Withdrawal(demand, self.on, Way.PAPER, Voice(consent.voice), cells),
            )
        except Refusal:
            return
        gone = [("name", "site")] if cells else None
        self.heard.append((self.on, kind, "withdrawn", None, gone, True))
        if kind == "processing":
            for other in ("dissemination", "transfer", "photo"):
                self.heard.append((self.on, other, "withdrawn", None, None, True))

    def rule(self, cosign):
        self.cosign = cosign
        CardRules.objects.update_or_create(organisation=self.cast.lyceum, defaults={"cosignature": cosign})
        settle(Person.objects.filter(pk=self.person.pk), self.on)

    def wait(self, days):
        self.on += timedelta(days=days)

    # The plain reading: for each question, walk back to the last word that speaks of it.

    def stands(self, kind, cell=None):
        for _, what, says, until, cells, by_self in reversed(self.heard):
            if what != kind:
                continue
            if says != "given":
                if cells is None or says == "refused" or cell in cells:
                    return False
                continue
            if cell and cell not in cells:
                return False
            parental = not by_self and kind != "cosignature"
            return (until is None or self.on <= until) and (not parental or self.on < self.grown)
        return None

    def keeps(self):
        if not self.stands("processing"):
            return False
        if not self.is_minor():
            return True
        own = [word for word in self.heard if word[1] == "cosignature"]
        if own and own[-1][2] != "given":
            return False
        if not self.cosign:
            return True
        if own and own[-1][0] >= self.fourteen:
            return bool(self.stands("cosignature"))
        return self.on < self.fourteen

    def opinion(self, use, cell=None):
        if not self.keeps():
            return False
        if use == Use.KEEP:
            return True
        if use == Use.PUBLISH:
            return bool(self.stands("dissemination", cell))
        if use == Use.TRANSFER:
            return bool(self.stands("transfer", ("", "above")))
        if use == Use.MENTOR:
            return bool(self.stands("mentoring"))
        said = self.stands("participation")
        if said or self.is_minor():
            return bool(said)
        about = [word for word in self.heard if word[1] == "participation"]
        return not about or (about[-1][2] == "given" and about[-1][0] < self.grown)


@pytest.mark.parametrize("who", sorted(BORN))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(moves, max_size=7))
def test_the_gate_answers_as_a_plain_reading_of_the_law(cast, who, told):
    with everywhere(), moved_to(START):
        story = Story(cast, who)
        story.rule(False)
        # Something to take back.
        for kind in KINDS:
            story.say(kind, "given", None, CELLS)
        for move, *facts in told:
            with moved_to(story.on):
                getattr(story, move)(*facts)
            person, on = story.person, story.on
            for use in (Use.KEEP, Use.MATCH, Use.MENTOR):
                expected = story.opinion(use)
                assert gate.may(person, use, on) is expected
                assert (person.pk in gate.open_to([person], use, on)) is expected
                assert Person.objects.filter(pk=person.pk).permitted(use, on).exists() is expected
            assert gate.may(person, Use.TRANSFER, on, resource="above") is story.opinion(Use.TRANSFER)
            shown = {
                (field, place) for place in ("site", "vk") for field in gate.published([person], on, resource=place).get(person.pk, ())
            }
            assert shown == {tuple(cell) for cell in CELLS if story.opinion(Use.PUBLISH, tuple(cell))}
