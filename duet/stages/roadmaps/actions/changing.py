"""An edit of a plan taken back, and given again: the plan stands as it did before it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from duet.base.access.actions import action
from duet.base.journal.models import Entry, note
from duet.base.tenancy.models import Member
from duet.core.errors import Refusal

from ..models import Activity, Change, Roadmap, Stage, Step
from ..models.keeping import ACTIVITY, STAGE, STEP, Key, Rows, by_key, kept_change, must_be_own, owner_of
from ..models.undoing import FILLED, PROVED, SENT, Now, Obstacle, obstacle, put_back

NOUNS = {ACTIVITY: "строка", STAGE: "этап"}
LATER_FIRST = "Сначала верните то, что сделано позже."
NOT_NEEDED = "Если мероприятие не нужно, отмените его на его странице."
ADVICE = {PROVED: NOT_NEEDED, SENT: NOT_NEEDED, FILLED: "Сначала перенесите эти строки или уберите их."}
TAKEN_BACK, GIVEN_AGAIN = "Отменено: ", "Возвращено: "


@action("roadmaps.undo")
def undo_change(change: Change, *, by: Member) -> Change:
    """Put the rows as they were before the change; nothing done, attached or said since is lost. Taking back is itself a Change."""
    roadmap = change.roadmap
    must_be_own(roadmap)
    Roadmap.objects.select_for_update(of=("self",)).get(pk=roadmap.pk)
    change.refresh_from_db(from_queryset=Change.objects.select_related("undone_by", "roadmap"))
    if change.undone_by:
        raise Refusal(f"Это уже вернули как было ({change.undone_by.short_name}). Обновите страницу.")
    now = Now.of(roadmap, [change])
    if found := obstacle(change, now):
        raise Refusal(_in_the_way(found, change, now))
    put_back(change)
    made = kept_change(roadmap, _told(change.what), list(change.after), list(change.before), by=by)
    change.undone_by, change.undone_at = by, made.at
    change.save(update_fields=["undone_by", "undone_at"])
    for step, day in _days_put_back(change):
        _tell_step(step, by=by, day=day, change=made.pk)
    return made


def _told(what: str) -> str:
    """What is taken back twice is given again."""
    for before, now in ((TAKEN_BACK, GIVEN_AGAIN), (GIVEN_AGAIN, TAKEN_BACK)):
        if what.startswith(before):
            return now + what.removeprefix(before)
    return f"{TAKEN_BACK}{what[:1].lower()}{what[1:]}"


def _days_put_back(change: Change) -> Iterable[tuple[Step, str]]:
    """Steps that stood before and after, whose day is another again."""
    kept = by_key(change.after)
    days = {
        key[1]: fields["due_on"] for key, fields in by_key(change.before).items() if key[0] == STEP and key in kept and "due_on" in fields
    }
    steps = Step.objects.filter(pk__in=days).select_related("organisation")
    return [(step, days[step.pk] or "") for step in steps]


@action("roadmaps.undo")
def _tell_step(step: Step, *, by: Member, day: str, change: int) -> None:
    """The history of a step says what its day is again."""
    note(day=day, change=change)


def _in_the_way(found: Obstacle, change: Change, now: Now) -> str:
    said = f"Вернуть как было не получится: {_named(found, change, now)} — {found.why}{_who(found, change, now)}."
    return f"{said} {ADVICE.get(found.why, LATER_FIRST)}"


def _named(found: Obstacle, change: Change, now: Now) -> str:
    """«строка 3.2 «Приказ»», by the words it has now or had in the change."""
    books = (now.rows, by_key(change.after), by_key(change.before))
    key = _row_of(found, books)
    known = [rows[key] for rows in books if key in rows]
    titles = [fields["title"] for fields in known if "title" in fields]
    if not titles:
        return "один из сроков"
    numbers = [fields["number"] for fields in known if "number" in fields]
    return f"{NOUNS[key[0]]} {(*numbers, '')[0]} «{titles[0][:150]}»".replace("  ", " ")


def _row_of(found: Obstacle, books: Iterable[Rows]) -> Key:
    """The row of the plan that the thing in the way belongs to, or the thing itself."""
    key = found.key
    while owner := next((owner for rows in books if key in rows and (owner := owner_of(key, rows[key]))), None):
        key = owner
    return key


def _who(found: Obstacle, change: Change, now: Now) -> str:
    """« (Белова А. С., 20.11.2026, 09:42)»: whoever touched it last since; nothing when the journal does not know."""
    row = _row_of(found, (now.rows, by_key(change.after)))
    about: dict[str, type[Activity | Step | Stage]] = {ACTIVITY: Activity, STEP: Step, STAGE: Stage}
    entries = [Entry.objects.about(about[kind](pk=pk)) for kind, pk in {row, found.key} if kind in about]
    since = (one for each in entries for one in each.filter(at__gte=change.at).for_page() if one.note.get("change") != change.pk)
    last = max(since, key=lambda entry: entry.at, default=None)
    return f" ({last.by.short_name}, {timezone.localtime(last.at):%d.%m.%Y, %H:%M})" if last else ""
