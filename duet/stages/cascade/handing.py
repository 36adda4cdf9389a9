"""The rows of a body above laid into the plans of the organisations below, a portion at a time.

Safe to repeat: what is there already is compared and only differences are written; what was done, proved or said below is
never lost. Written for thousands of organisations: a fixed number of queries for a portion, whatever its size.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from duet.base.tenancy.models import Assignment, Organisation
from duet.core.lifecycle import OPEN, StepState
from duet.core.text import folded
from duet.stages.roadmaps.models import Activity, Comment, Duty, Evidence, Holding, Item, Post, Roadmap, Stage, Step
from duet.stages.roadmaps.models.posts import HELD_BY

from .copying import lay_items, lay_steps
from .models import Spread
from .source import SourceRow, digest_of

# What the roles are called in an organisation whose papers have not named them yet.
TITLES = {
    "R-HEAD": "Руководитель организации", "R-CURATOR": "Куратор", "R-DEPUTY": "Заместитель руководителя", "R-METHOD": "Методист",
    "R-MENTOR": "Наставник", "R-PSY": "Педагог-психолог", "R-CLASS": "Классный руководитель", "R-COUNCIL": "Совет наставников",
}  # fmt: skip
# Columns of a row that follow the row above, word for word.
WORDS = ("number", "title", "result", "deadline_text", "deadline_words", "deadline", "responsible_text", "position")

# Columns of a step that follow the step above.
KEPT_UP = ("origin", "position", "name", "opens_on", "due_on", "first_due_on", "proposed_on", "ask", "continuous", "state", "reason")


def took_back(spread: Spread) -> str:
    """Why a step below is cancelled when its row is taken back."""
    return f"Поручение отозвано: {spread.organisation}."


@dataclass(slots=True)
class Portion:
    """Some organisations and what stands in them already."""

    spread: Spread
    organisations: Sequence[Organisation]
    on: date
    plans: dict[int, Roadmap] = field(default_factory=dict)
    stages: dict[tuple[int, int], Stage] = field(default_factory=dict)
    copies: dict[tuple[int, int | None], Activity] = field(default_factory=dict)

    def is_late_comer(self, organisation: Organisation) -> bool:
        """Whether it was opened after the plan was sent: it gets only what is ahead."""
        return organisation.created_at > self.spread.at


def hand_down(spread: Spread, rows: Sequence[SourceRow], organisations: Sequence[Organisation], *, on: date) -> None:
    """Bring the plans of these organisations to what the rows above say; those that have exactly that already are passed by."""
    alike = {kind: [row for row in rows if row.audience.meets(kind)] for kind in {place.kind for place in organisations}}
    digests = {kind: digest_of(spread.roadmap, of_kind, past=spread.past) for kind, of_kind in alike.items()}
    sent = dict(Roadmap.objects.filter(source=spread.roadmap, organisation__in=organisations).values_list("organisation", "facts__sent"))
    behind = [place for place in organisations if sent.get(place.pk) != digests[place.kind]]
    if not behind:
        return
    portion = Portion(spread, behind, on)
    wanted = {place.pk: alike[place.kind] for place in behind}
    _plans(portion, wanted)
    _stages(portion, wanted)
    fresh = _rows(portion, wanted)
    _duties(portion, fresh)
    _steps(portion, wanted)
    _take_back(portion, wanted)
    for place in behind:
        if place.pk in portion.plans:
            portion.plans[place.pk].facts = {"sent": digests[place.kind]}
    Roadmap.objects.bulk_update(portion.plans.values(), ["facts"])


def _plans(portion: Portion, wanted: dict[int, list[SourceRow]]) -> None:
    source = portion.spread.roadmap
    places = [place for place in portion.organisations if wanted[place.pk]]
    kept = {"title": source.title, "starts_on": source.starts_on, "ends_on": source.ends_on}
    standing = Roadmap.objects.filter(source=source, organisation__in=portion.organisations)
    standing.exclude(**kept).update(**kept)
    portion.plans = {plan.organisation_id: plan for plan in standing}
    made = Roadmap.objects.bulk_create(
        Roadmap(organisation=place, source=source, made_by=portion.spread.by, **kept) for place in places if place.pk not in portion.plans
    )
    portion.plans |= {plan.organisation_id: plan for plan in made}


def _stages(portion: Portion, wanted: dict[int, list[SourceRow]]) -> None:
    standing = Stage.objects.filter(roadmap__in=portion.plans.values())
    portion.stages = {(stage.roadmap_id, stage.position): stage for stage in standing}
    fresh: dict[tuple[int, int], Stage] = {}
    changed: dict[int, Stage] = {}
    for place, rows in wanted.items():
        for above in {row.stage.position: row.stage for row in rows}.values():
            key = (portion.plans[place].pk, above.position)
            stage = portion.stages.get(key)
            if stage is None:
                fresh[key] = Stage(
                    organisation_id=place, roadmap_id=key[0], position=above.position, number=above.number, title=above.title
                )
            elif (stage.number, stage.title) != (above.number, above.title):
                stage.number, stage.title = above.number, above.title
                changed[stage.pk] = stage
    Stage.objects.bulk_update(changed.values(), ["number", "title"])
    portion.stages |= dict(zip(fresh, Stage.objects.bulk_create(fresh.values()), strict=True))


def _rows(portion: Portion, wanted: dict[int, list[SourceRow]]) -> list[tuple[Activity, SourceRow]]:
    """Rows that are new below; those that stand there are brought to the words above."""
    places = {place.pk: place for place in portion.organisations}
    standing = Activity.objects.filter(roadmap__in=portion.plans.values()).prefetch_related("items")
    portion.copies = {(row.roadmap_id, row.origin_id): row for row in standing if row.origin_id}
    fresh: list[tuple[Activity, SourceRow]] = []
    changed: list[Activity] = []
    points: list[Activity] = []
    for place, rows in wanted.items():
        for row in rows:
            plan = portion.plans[place].pk
            stage = portion.stages[plan, row.stage.position]
            copy = portion.copies.get((plan, row.activity.pk))
            if copy is None:
                if not any(_is_due(step, portion, places[place]) for step in row.steps):
                    continue
                copy = Activity(organisation_id=place, roadmap_id=plan, stage=stage, origin=row.activity)
                _follow(copy, row, stage)
                fresh.append((copy, row))
                continue
            if _follow(copy, row, stage):
                changed.append(copy)
            if tuple(item.text for item in copy.items.all()) != row.items:
                points.append(copy)
    Activity.objects.bulk_update(changed, [*WORDS, "stage"])
    Item.objects.filter(activity__in=points).delete()
    Activity.objects.bulk_create([copy for copy, _ in fresh])
    lay_items([copy.pk for copy in points] + [copy.pk for copy, row in fresh if row.items])
    portion.copies |= {(copy.roadmap_id, row.activity.pk): copy for copy, row in fresh}
    return fresh


def _follow(copy: Activity, row: SourceRow, stage: Stage) -> bool:
    """Take over the words above; whether anything was different."""
    differs = copy.stage_id != stage.pk
    copy.stage = stage
    for name in WORDS:
        value = getattr(row.activity, name)
        if getattr(copy, name) != value:
            setattr(copy, name, value)
            differs = True
    return differs


def _duties(portion: Portion, fresh: list[tuple[Activity, SourceRow]]) -> None:
    """Who answers below: whoever holds the role there, as the organisation's own papers call it where they do."""
    needed = {(copy.organisation_id, code) for copy, row in fresh for code in row.audience.codes}
    posts = _posts(needed)
    Duty.objects.bulk_create(
        Duty(organisation_id=copy.organisation_id, activity=copy, position=position, post=posts[copy.organisation_id, code])
        for copy, row in fresh
        for position, code in enumerate(row.audience.codes, 1)
    )


def _posts(needed: set[tuple[int, str]]) -> dict[tuple[int, str], Post]:
    places, codes = {place for place, _ in needed}, {code for _, code in needed}
    standing = Post.objects.filter(organisation__in=places).filter(
        Q(code__in=codes) | Q(key__in=[folded(title_of(code)) for code in codes])
    )
    by_key = {(post.organisation_id, post.key): post for post in standing}
    posts = {(post.organisation_id, post.code): post for post in standing.order_by("-pk") if (post.organisation_id, post.code) in needed}
    posts |= {
        key: by_key[key[0], folded(title_of(key[1]))] for key in needed - posts.keys() if (key[0], folded(title_of(key[1]))) in by_key
    }
    missing = sorted(needed - posts.keys())
    made = Post.objects.bulk_create(
        Post(organisation_id=place, code=code, title=title_of(code), key=folded(title_of(code))) for place, code in missing
    )
    posts |= dict(zip(missing, made, strict=True))
    _hold(made)
    return posts


def title_of(code: str) -> str:
    """What a role is called; an unknown one falls to the curator."""
    return TITLES.get(code, TITLES["R-CURATOR"])


def _hold(posts: Sequence[Post]) -> None:
    """New posts are held by whoever has the role in the organisation."""
    roles = {role for post in posts if (role := HELD_BY.get(post.code))}
    held = Assignment.objects.filter(
        role__in=roles, until__isnull=True, member__left_on__isnull=True, member__organisation__in={post.organisation_id for post in posts}
    ).select_related("member")
    people = defaultdict(list)
    for one in held:
        people[one.member.organisation_id, one.role].append(one)
    Holding.objects.bulk_create(
        Holding(post=post, member=one.member, since=one.since)
        for post in posts
        for one in people.get((post.organisation_id, HELD_BY.get(post.code, "")), ())
    )


def _steps(portion: Portion, wanted: dict[int, list[SourceRow]]) -> None:
    rows = _standing(portion, wanted)
    standing = defaultdict(list)
    for step in Step.objects.filter(roadmap__in=portion.plans.values(), activity__in=rows).order_by("position", "pk"):
        standing[step.activity_id].append(step)
    touched = _touched(portion)
    changed: list[Step] = []
    spare: list[int] = []
    for copy in portion.copies.values():
        if copy.pk not in rows:
            continue
        row = rows[copy.pk]
        pairs, left = _paired(row.steps, standing[copy.pk])
        changed += [below for above, below in pairs if _keep_up(below, above, took_back(portion.spread))]
        # Where the row above leaves the days to the organisation, it may have laid steps of its own.
        if all(step.due_on for step in row.steps):
            spare += [step.pk for step in left if step.is_open and step.pk not in touched]
    Step.objects.filter(pk__in=spare).delete()
    Step.objects.bulk_update(changed, KEPT_UP)
    _new_steps(portion, wanted)


def _new_steps(portion: Portion, wanted: dict[int, list[SourceRow]]) -> None:
    """What is missing, for all places of a kind at once: they get the same rows."""
    alike: dict[tuple[str, bool], list[Organisation]] = defaultdict(list)
    for place in portion.organisations:
        if place.pk in portion.plans:
            alike[place.kind, portion.is_late_comer(place)].append(place)
    for (_, late), places in alike.items():
        rows = [row.activity.pk for row in wanted[places[0].pk]]
        everything = portion.spread.past and not late
        lay_steps([portion.plans[place.pk].pk for place in places], rows, since=None if everything else portion.on)


def _touched(portion: Portion) -> set[int]:
    """Steps that something was attached to or said about."""
    plans = portion.plans.values()
    kinds: tuple[type[Evidence | Comment], ...] = (Evidence, Comment)
    return {pk for kind in kinds for pk in kind.objects.filter(step__roadmap__in=plans).values_list("step", flat=True)}


def _standing(portion: Portion, wanted: dict[int, list[SourceRow]]) -> dict[int, SourceRow]:
    """What each row below follows, by the row's number."""
    pairs = ((portion.copies.get((portion.plans[place].pk, row.activity.pk)), row) for place, rows in wanted.items() for row in rows)
    return {copy.pk: row for copy, row in pairs if copy is not None}


def _paired(above: Sequence[Step], below: Sequence[Step]) -> tuple[list[tuple[Step, Step]], list[Step]]:
    """Steps above with those that answer them, by origin, else one whose origin is gone with the same name and day; and the rest below."""
    ids = {step.pk for step in above}
    by_origin = {step.origin_id: step for step in below if step.origin_id in ids}
    spare = [step for step in below if step.origin_id not in ids]
    pairs: list[tuple[Step, Step]] = []
    for one in above:
        found = by_origin.get(one.pk)
        if found is None:
            found = next((step for step in spare if (step.name, step.first_due_on) == (one.name, one.first_due_on)), None)
            if found is None:
                continue
            spare.remove(found)
        pairs.append((one, found))
    return pairs, spare


def _keep_up(below: Step, above: Step, reason: str) -> bool:
    """Bring a step to what stands above; what is done stays done. Whether anything was different."""
    before = _state(below)
    below.origin, below.position, below.name, below.continuous = above, above.position, above.name, above.continuous
    if below.state in OPEN or below.reason == reason:
        # A day the organisation gave itself, where none was said above, stays.
        if above.due_on is not None:
            below.due_on, below.first_due_on, below.ask = above.due_on, above.due_on, ""
        below.opens_on, below.proposed_on = above.opens_on, above.proposed_on
        if above.state == StepState.CANCELLED:
            below.state, below.reason = StepState.CANCELLED, reason
        elif below.state == StepState.CANCELLED:
            below.state, below.reason = StepState.WAITING, ""
    return _state(below) != before


def _state(step: Step) -> tuple[object, ...]:
    return tuple(getattr(step, "origin_id" if name == "origin" else name) for name in KEPT_UP)


def _is_due(above: Step, portion: Portion, place: Organisation) -> bool:
    """Whether a step is laid below: what is cancelled is not, what has passed only where it was asked for."""
    if above.state == StepState.CANCELLED:
        return False
    ahead = above.due_on is None or above.due_on >= portion.on
    return ahead or (portion.spread.past and not portion.is_late_comer(place))


def _take_back(portion: Portion, wanted: dict[int, list[SourceRow]]) -> None:
    """Rows that are no longer sent here: what is open is cancelled with the reason, the rest stays as it was."""
    plans = portion.plans.values()
    Step.objects.open().filter(roadmap__in=plans).exclude(activity__in=_standing(portion, wanted)).update(
        state=StepState.CANCELLED, reason=took_back(portion.spread)
    )
    Activity.objects.filter(roadmap__in=plans, steps__isnull=True).delete()
