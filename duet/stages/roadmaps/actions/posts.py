"""Roles of the papers bound to people of the organisation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.errors import Refusal

from ..models import Activity, Duty, Holding, Post, Roadmap


@action("roadmaps.bind")
def bind_post(post: Post, *, by: Member, members: Iterable[Member], on: date) -> Post:
    """Say who holds the post from this day: the holders become exactly these people."""
    # Two people may press the button at once.
    post.refresh_from_db(from_queryset=Post.objects.select_for_update(of=("self",)))
    wanted = {member.pk for member in members}
    if strangers := Member.objects.filter(pk__in=wanted).exclude(organisation=post.organisation_id).count():
        raise Refusal(f"Из другой организации: {strangers}. Выберите людей своей организации.")
    held = {holding.member_id: holding for holding in post.holdings.filter(until__isnull=True)}
    for member_id, holding in held.items():
        if member_id not in wanted:
            holding.until = on
            holding.save(update_fields=["until"])
    Holding.objects.bulk_create(Holding(post=post, member_id=pk, since=on) for pk in wanted - held.keys())
    note(members=sorted(wanted))
    return post


def _must_be_own(member: Member, organisation_id: int) -> None:
    if member.organisation_id != organisation_id or member.left_on is not None:
        raise Refusal("Этот человек — не из вашей организации или больше в ней не работает. Выберите другого.")


@action("roadmaps.bind")
def bind_person(organisation: Organisation, *, by: Member, person: str, member: Member) -> int:
    """Say which member a name of the document is. Returns how many rows now have this person."""
    _must_be_own(member, organisation.pk)
    note(member=member.pk)
    return Duty.objects.filter(organisation=organisation, person=person, member__isnull=True).update(member=member)


@action("roadmaps.bind")
def assign_row(activity: Activity, *, by: Member, member: Member | None) -> Activity:
    """Say who answers for a row beside those its paper names; None: nobody beside them."""
    activity.duties.named_here().delete()
    if member is not None:
        _must_be_own(member, activity.organisation_id)
        Duty.objects.create(
            organisation_id=activity.organisation_id, activity=activity, position=activity.duties.count() + 1, member=member
        )
    note(assigned=member.pk if member else None)
    return activity


@action("roadmaps.bind")
def assign_rest(roadmap: Roadmap, *, by: Member, member: Member) -> int:
    """Say who answers for every row whose paper names nobody. Returns how many rows there were."""
    _must_be_own(member, roadmap.organisation_id)
    rows = roadmap.activities.unanswered()
    made = Duty.objects.bulk_create(Duty(organisation_id=roadmap.organisation_id, activity=row, position=1, member=member) for row in rows)
    note(assigned=member.pk, rows=len(made))
    return len(made)
