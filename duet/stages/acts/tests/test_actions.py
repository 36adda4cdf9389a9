"""Acts written down, and marks of studying."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from duet.base.journal.models import Entry as Line
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.acts import actions
from duet.stages.acts.cards import ActCard, Scan
from duet.stages.acts.library import find
from duet.stages.acts.models import Act, Study
from tests import make
from tests.make import fresh

from .conftest import TODAY

CARD = ActCard(level="local", kind="order", title="О парах", issuer="Лицей № 7", number="5", day=date(2026, 9, 1))


@everywhere()
def test_an_act_is_written_down_with_its_file_and_in_the_journal(cast):
    made = actions.add(cast.lyceum, by=cast.anna, card=CARD, scan=Scan(b"%PDF-1.7", "приказ.pdf"))
    assert (made.organisation, made.by, made.title, made.file.name) == (cast.lyceum, cast.anna, "О парах", "приказ.pdf")
    assert Line.objects.get().note == {"act": made.pk}


@everywhere()
def test_the_same_act_is_written_down_once(cast):
    actions.add(cast.lyceum, by=cast.anna, card=CARD)
    with pytest.raises(Refusal, match="Акт № 5 от"):
        actions.add(cast.lyceum, by=cast.anna, card=CARD)
    assert Act.objects.count() == 1
    # Another body has numbers of its own.
    actions.add(cast.other, by=cast.gleb, card=CARD)


@everywhere()
def test_an_act_without_a_number_may_be_like_another(cast):
    plain = ActCard(level="local", kind="guidelines", title="Памятка")
    assert actions.add(cast.lyceum, by=cast.anna, card=plain).pk != actions.add(cast.lyceum, by=cast.anna, card=plain).pk


@everywhere()
def test_what_was_before_a_change_stays_in_the_journal(cast, act):
    card = ActCard(level="local", kind="order", title="О парах", issuer="Лицей № 7", number="143-од", day=act.day)
    actions.edit(act, by=cast.anna, card=card)
    assert fresh(act).title == "О парах"
    assert Line.objects.get().note == {"changed": ["title"], "before": {"title": "О наставничестве"}}
    actions.edit(act, by=cast.anna, card=card, scan=Scan(b"%PDF-1.7", "новый.pdf"))
    assert fresh(act).file.name == "новый.pdf"


@everywhere()
def test_an_act_is_no_longer_in_force_and_in_force_again(cast, act):
    actions.retire(act, by=cast.anna, last_day=date(2026, 12, 31))
    assert fresh(act).in_force_to == date(2026, 12, 31)
    actions.restore(act, by=cast.anna)
    assert fresh(act).in_force_to is None
    with pytest.raises(Refusal, match="без срока"):
        actions.restore(act, by=cast.anna)


@everywhere()
def test_an_act_cannot_end_before_it_begins(cast, act):
    with pytest.raises(Refusal, match=r"действует с 29\.08\.2026"):
        actions.retire(act, by=cast.anna, last_day=date(2026, 8, 28))
    plain = Act.objects.create(organisation=cast.lyceum, level="local", kind="guidelines", title="Памятка", by=cast.anna)
    assert actions.retire(plain, by=cast.anna, last_day=date(2020, 1, 1)).in_force_to == date(2020, 1, 1)


@everywhere()
def test_only_leaders_of_the_same_organisation_change_acts(cast, act, upper):
    for member in (cast.boris, cast.gleb, cast.dina):
        with pytest.raises(PermissionDenied):
            actions.retire(act, by=member, last_day=TODAY)
    with pytest.raises(PermissionDenied):
        actions.retire(upper, by=cast.anna, last_day=TODAY)


@everywhere()
@pytest.mark.parametrize("whose", ["fz-273", "row", "upper"])
def test_a_mark_is_made_once_and_taken_back(cast, act, upper, whose):
    entry = find(cast.boris, {"row": str(act.pk), "upper": str(upper.pk)}.get(whose, whose))
    actions.study(cast.boris, by=cast.boris, entry=entry, on=TODAY)
    actions.study(cast.boris, by=cast.boris, entry=entry, on=date(2027, 1, 1))
    mark = Study.objects.get()
    assert (mark.studied_on, mark.key, mark.organisation) == (TODAY, entry.key, cast.lyceum)
    actions.forget(cast.boris, by=cast.boris, entry=entry)
    assert not Study.objects.exists()
    with pytest.raises(Refusal, match="снимать нечего"):
        actions.forget(cast.boris, by=cast.boris, entry=entry)


@everywhere()
def test_nobody_marks_for_another(cast, act):
    for act_of in (actions.study, actions.forget):
        with pytest.raises(PermissionDenied):
            act_of(cast.boris, by=cast.anna, entry=find(cast.anna, "fz-273"), **({"on": TODAY} if act_of is actions.study else {}))


@everywhere()
def test_the_journal_of_the_body_above_knows_nothing_of_marks_below(cast, upper):
    actions.study(cast.boris, by=cast.boris, entry=find(cast.boris, str(upper.pk)), on=TODAY)
    assert Line.objects.get().organisation == cast.lyceum


@everywhere()
def test_people_are_asked_once_and_the_wish_outlives_a_mark_taken_back(cast, act):
    entry = find(cast.anna, str(act.pk))
    assert actions.ask(cast.lyceum, by=cast.anna, entry=entry, whom=[cast.boris], on=TODAY) == 1
    assert actions.ask(cast.lyceum, by=cast.anna, entry=entry, whom=[cast.boris, cast.anna], on=TODAY) == 1
    asked = Study.objects.get(member=cast.boris)
    assert (asked.asked_by, asked.asked_on, asked.studied_on) == (cast.anna, TODAY, None)
    actions.study(cast.boris, by=cast.boris, entry=entry, on=TODAY)
    actions.forget(cast.boris, by=cast.boris, entry=entry)
    assert Study.objects.of(cast.boris).waiting().exists()
    assert str(asked) == f"Павлов Борис Ильич: {act.pk}"


@everywhere()
def test_only_ones_own_people_are_asked(cast, act):
    with pytest.raises(Refusal, match="своей организации"):
        actions.ask(cast.lyceum, by=cast.anna, entry=find(cast.anna, "fz-273"), whom=[cast.boris, cast.gleb], on=TODAY)
    with pytest.raises(PermissionDenied):
        actions.ask(cast.lyceum, by=cast.boris, entry=find(cast.anna, "fz-273"), whom=[cast.boris], on=TODAY)
    assert not Study.objects.exists()


@everywhere()
@pytest.mark.parametrize("role", [Role.HEAD, Role.DEPUTY, Role.CURATOR, Role.METHODIST])
def test_leaders_write_acts_down(cast, role):
    member = make.member("Новиков Пётр Ильич", role, at=cast.lyceum)
    assert actions.add(cast.lyceum, by=member, card=CARD).pk
