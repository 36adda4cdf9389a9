"""The whole check: what the year needs, then every rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from duet.core.documents import DocumentState

from . import needs, of_papers, of_people
from .findings import Finding, Link, Severity
from .snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Need:
    """Something the year needs and whether it is there or ``begun``; ``link`` shows it or begins it."""

    title: str
    done: bool
    link: Link
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, by rule."""

    needs: tuple[Need, ...]
    findings: tuple[Finding, ...]

    @property
    def done(self) -> int:
        """How many needs are met."""
        return sum(need.done for need in self.needs)

    def of(self, severity: Severity) -> list[Finding]:
        """Those of one severity."""
        return [finding for finding in self.findings if finding.severity is severity]


Rule = Callable[[Snapshot], Iterator[Finding]]
# In the order they are read: what stops an inspection first.
RULES: tuple[Rule, ...] = (
    of_people.labour_papers, of_people.labour_order, of_people.paired_without_consent, of_people.consents_over,
    of_papers.on_annulled, of_papers.before_its_ground, of_papers.powerless, of_papers.stuck, of_papers.unread,
    of_papers.expired_agreements, of_people.in_no_order, of_people.never_agreed, of_papers.unproved, of_papers.expired_acts,
    of_people.old_regulation, of_papers.unproved_steps, of_papers.badly_annexed, of_papers.holes,
)  # fmt: skip


def check(snapshot: Snapshot) -> Report:
    """Everything that is missing, unsigned, expired, not read or at odds with the rest."""
    met: list[Need] = []
    found: list[Finding] = []
    for need, finding in (*_papers(snapshot), _plan(snapshot), *_bases(snapshot)):
        met.append(need)
        if finding:
            found.append(finding)
    return Report(tuple(met), (*found, *(finding for rule in RULES for finding in rule(snapshot))))


def _papers(snapshot: Snapshot) -> Iterator[tuple[Need, Finding | None]]:
    for needed in needs.PAPERS:
        if not needed.applies(snapshot):
            continue
        found = [paper for paper in snapshot.of_kind(*needed.kinds) if needed.lasting or paper.pk not in snapshot.earlier]
        ready = next((paper for paper in found if paper.state == DocumentState.REGISTERED), None)
        begun = ready or next(iter(found), None)
        act = _by_act(snapshot, needed)
        if begun and (ready or not act):
            # A paper that was begun is named by ``of_papers.stuck``.
            yield Need(needed.title, ready is not None, of_papers.open_paper(begun), begun=ready is None), None
        elif act:
            yield Need(needed.title, True, act), None
        else:
            link = Link("documents:make", "Подготовить", needed.kinds[0])
            code = f"absent.{needed.kinds[0]}"
            yield Need(needed.title, False, link), Finding(code, needed.severity, needed.absent, needed.ground, link)


def _by_act(snapshot: Snapshot, needed: needs.Needed) -> Link | None:
    """A local act in force that says the same."""
    for act in snapshot.acts:
        title, lasts = act.title.lower(), act.ends_on is None or act.ends_on >= snapshot.on
        if needed.by_act and lasts and all(word in title for word in needed.by_act):
            return Link("acts:act", "Открыть акт", act.key)
    return None


def _plan(snapshot: Snapshot) -> tuple[Need, Finding | None]:
    title = "Утверждённая дорожная карта"
    approved = next((plan for plan in snapshot.plans if plan.approved), None)
    if approved:
        return Need(title, True, Link("roadmaps:roadmap", "Открыть карту", approved.pk)), None
    if snapshot.plans:
        link = Link("editions:approval", "Утвердить", snapshot.plans[0].pk)
        words = f"Дорожная карта «{snapshot.plans[0].title}» ещё не утверждена."
    else:
        link, words = Link("roadmaps:start", "Составить карту"), "Дорожной карты на этот учебный год нет."
    return Need(title, False, link, begun=bool(snapshot.plans)), Finding("absent.plan", Severity.NEEDED, words, needs.PLAN_GROUND, link)


def _bases(snapshot: Snapshot) -> Iterator[tuple[Need, Finding | None]]:
    for base in needs.BASES:
        done = any(one.is_mentor is base.mentors for one in snapshot.participants)
        code = "absent.mentors" if base.mentors else "absent.mentees"
        missing = None if done else Finding(code, Severity.NEEDED, base.absent, needs.BASES_GROUND, base.link)
        yield Need(base.title, done, base.link), missing
