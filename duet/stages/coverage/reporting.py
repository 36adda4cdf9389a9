"""The report on a live plan: its words, the organisation's answers and decisions, given to ``core.coverage``."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from duet.base.tenancy.models import OrganisationKind
from duet.core.catalogue import Facts, Situation
from duet.core.citations import PlanFinding, check_plan_citations
from duet.core.coverage import Decision, Guess, Report, check, guess
from duet.core.plans import Plan
from duet.stages.roadmaps.models import Roadmap, Stage
from duet.stages.roadmaps.models.words import plan_of

from .models import Answers, Link, Phrase, Waiver


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan and what is said of it; ``answered`` is False while its own words tell what is so in the organisation."""

    plan: Plan
    report: Report
    told: Guess
    answered: bool
    citations: tuple[PlanFinding, ...]
    waivers: tuple[Waiver, ...]


def checked(roadmap: Roadmap) -> Checked:
    """The report of this moment; nine queries whatever the size of the plan."""
    plan = plan_of(roadmap)
    told = guess(plan)
    answers = Answers.objects.filter(organisation=roadmap.organisation_id).first()
    waivers = tuple(Waiver.objects.filter(organisation=roadmap.organisation_id).for_page())
    facts = facts_of(roadmap, told, answers)
    report = check(plan, facts, synonyms=_phrases(roadmap), decided=_decisions(roadmap, waivers), asides=roadmap.asides)
    return Checked(plan, report, told, answers is not None, check_plan_citations(plan, roadmap.asides), waivers)


def facts_of(roadmap: Roadmap, told: Guess, answers: Answers | None) -> Facts:
    """What is so in the organisation: its own answers, else the words of the plan. Whether it is a body above is known."""
    facts = told.facts
    if answers is not None:
        facts = replace(facts, **{situation.value: bool(answers.facts.get(situation.value)) for situation in Situation})
    return replace(facts, municipal=OrganisationKind(roadmap.organisation.kind).is_above)


def _phrases(roadmap: Roadmap) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for phrase in Phrase.objects.filter(organisation=roadmap.organisation_id):
        found[phrase.code].append(phrase.text)
    return found


def _decisions(roadmap: Roadmap, waivers: tuple[Waiver, ...]) -> dict[str, Decision]:
    rows: dict[str, dict[bool, list[str]]] = defaultdict(lambda: {True: [], False: []})
    for link in Link.objects.of_plan(roadmap):
        rows[link.code][link.covers].append(str(link.activity_id))
    reasons = {waiver.code: waiver.reason for waiver in waivers}
    return {
        code: Decision(tuple(rows[code][True]), tuple(rows[code][False]), reasons.get(code, "")) for code in rows.keys() | reasons.keys()
    }


def homes(roadmap: Roadmap, report: Report) -> dict[int, Stage]:
    """Where a row of each stage of the methodology belongs in this plan: with the most rows alike, else after the stage before it."""
    stages = list(roadmap.stages.all())
    if not stages:
        return {}
    of_row = {str(pk): stage for pk, stage in roadmap.activities.values_list("pk", "stage_id")}
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for verdict in report.verdicts:
        for ground in verdict.grounds[:1]:
            if ground.place and ground.place.key in of_row:
                votes[verdict.item.stage][of_row[ground.place.key]] += 1
    by_pk = {stage.pk: stage for stage in stages}
    found: dict[int, Stage] = {}
    last = stages[0]
    for number in range(1, 8):
        if votes[number]:
            most = max(votes[number].values())
            last = next(by_pk[stage.pk] for stage in stages if votes[number][stage.pk] == most)
        found[number] = last
    return found
