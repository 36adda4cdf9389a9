"""What stands in a line of a base, gathered for all the lines at once: the gate first, then what it lets through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from duet.base.tenancy.models import Member
from duet.stages.persons.models import Guardian, Person

from .models import Participation, Profile, Request


@dataclass(frozen=True, slots=True)
class Line:
    """A person in a base. Without ``kept`` there is nothing past registration in it, whoever asks."""

    participation: Participation
    person: Person
    kept: bool
    on: date
    profile: Profile
    requests: list[Request] = field(default_factory=list)
    guardians: list[Guardian] = field(default_factory=list)

    @property
    def main_request(self) -> Request | None:
        """The hardest open one the viewer may see."""
        return self.requests[0] if self.requests else None


def lines_of(rows: Iterable[Participation], viewer: Member, on: date, *, contacts: bool = False) -> list[Line]:
    """The lines of participations that came ``with_gate`` and ``for_list``. Two queries, one more with contacts of representatives."""
    listed = list(rows)
    open_rows = [row for row in listed if row.kept]
    people = [row.person for row in open_rows]
    profiles = {profile.person_id: profile for profile in Profile.objects.visible_to(viewer).permitted(on).of_people(people)}
    requests: dict[int, list[Request]] = defaultdict(list)
    for request in Request.objects.visible_to(viewer, on).open().of_people(people).hardest_first():
        requests[request.person_id].append(request)
    guardians = _guardians([row.person for row in listed if row.person.is_minor(on)], viewer) if contacts else {}
    return [
        Line(
            participation=row, person=row.person, kept=row.kept, on=on, profile=profiles.get(row.person_id) or Profile(),
            requests=requests[row.person_id], guardians=guardians.get(row.person_id, []),
        )
        for row in listed
    ]  # fmt: skip


def _guardians(minors: list[Person], viewer: Member) -> dict[int, list[Guardian]]:
    found: dict[int, list[Guardian]] = defaultdict(list)
    for guardian in Guardian.objects.at_desk(viewer).filter(child__in=[minor.pk for minor in minors]).select_related("adult"):
        found[guardian.child_id].append(guardian)
    return found
