"""Everybody who is written down as a member gets a card."""

from __future__ import annotations

from django.db import migrations

_WORKS = {"parent": "parent", "partner": "employer"}
# As in duet.core.text.folded and duet.core.people.wanted, which may change after this migration.
_FOLDS = str.maketrans({"ё": "е", "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-"})


def make_cards(apps, schema_editor):
    Member, Person = apps.get_model("tenancy", "Member"), apps.get_model("persons", "Person")
    SearchWord = apps.get_model("persons", "SearchWord")
    members = Member._base_manager.exclude(assignments__role="system").filter(card__isnull=True).prefetch_related("assignments")
    for member in members.distinct().iterator(chunk_size=500):
        roles = [held.role for held in member.assignments.all()]
        person = Person._base_manager.create(
            organisation_id=member.organisation_id, member=member, full_name=member.full_name, post=member.post, email=member.email,
            left_on=member.left_on, sort_name=" ".join(member.full_name.casefold().translate(_FOLDS).split())[:150],
            status=next((_WORKS[role] for role in roles if role in _WORKS), "teacher"),
        )  # fmt: skip
        surname, *given = member.full_name.lower().replace("ё", "е").split() or [""]
        words = {
            (word[:40], weight)
            for weight, names in ((1, [surname]), (2, given), (5, member.post.lower().replace("ё", "е").split()))
            for word in names
            if word.isalnum()
        }
        SearchWord._base_manager.bulk_create(
            SearchWord(organisation_id=member.organisation_id, person=person, word=word, weight=weight) for word, weight in sorted(words)
        )


class Migration(migrations.Migration):
    dependencies = [("persons", "0001_cards_of_people"), ("tenancy", "0003_responsible_for_personal_data")]

    operations = [migrations.RunPython(make_cards, migrations.RunPython.noop)]
