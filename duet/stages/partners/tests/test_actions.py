"""What is done with partners, their agreements, contacts and people."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.partners import actions
from duet.stages.partners.cards import AgreementCard, ContactCard, PartnerCard, Scan
from duet.stages.partners.models import Agreement, Contact, Envoy
from duet.stages.partners.section import fold_envoys
from duet.stages.persons.cards import Card
from duet.stages.persons.erasing import erase_past_registration
from tests import make
from tests.at_once import at_once
from tests.make import fresh

from .conftest import TODAY

NEXT = AgreementCard(date(2027, 8, 20), date(2027, 9, 1), date(2028, 8, 31), "14")
CHECKS = {"instruction": {"on": "2026-09-01", "paper": "журнал, с. 4"}}


@everywhere()
def test_a_partner_is_written_down_once(cast, partner):
    with pytest.raises(Refusal, match="уже записан"):
        actions.add(cast.lyceum, by=cast.anna, card=PartnerCard("ао  «прибор»", "enterprise"))
    other = actions.add(cast.lyceum, by=cast.anna, card=PartnerCard("Вуз", "university"))
    with pytest.raises(Refusal, match="уже записан"):
        actions.edit(other, by=cast.anna, card=PartnerCard("АО «Прибор»", "enterprise"))
    assert actions.add(cast.other, by=cast.gleb, card=PartnerCard("АО «Прибор»", "enterprise")).pk


@everywhere()
def test_what_changed_of_a_partner_is_in_the_journal(cast, partner):
    actions.edit(partner, by=cast.anna, card=PartnerCard("АО «Прибор»", "enterprise", address="Тула"))
    assert Entry.objects.get(action="partners.edit").note == {"changed": ["inn", "address", "gives"]}
    assert fresh(partner).address == "Тула"


@everywhere()
def test_cooperation_ends_and_begins_again(cast, partner, agreement, engineer):
    actions.close(partner, by=cast.anna, on=TODAY)
    assert fresh(partner).closed_on == TODAY
    for act in (
        lambda: actions.close(partner, by=cast.anna, on=TODAY),
        lambda: actions.sign(partner, by=cast.anna, card=NEXT),
        lambda: actions.renew(agreement, by=cast.anna, card=NEXT),
        lambda: actions.send(partner, by=cast.anna, person=engineer, on=TODAY),
    ):
        with pytest.raises(Refusal):
            act()
    actions.reopen(partner, by=cast.anna)
    assert fresh(partner).closed_on is None


@everywhere()
def test_an_agreement_is_signed_with_its_scan(cast, partner):
    made = actions.sign(partner, by=cast.anna, card=NEXT, scan=Scan(b"%PDF-1.7", "соглашение.pdf"))
    assert (made.partner, made.number, made.file.name, made.by) == (partner, "14", "соглашение.pdf", cast.anna)
    assert str(made) == "Соглашение № 14 от 20.08.2027"


@everywhere()
def test_an_agreement_is_renewed_once_and_by_a_later_one(cast, agreement):
    with pytest.raises(Refusal, match="позже прежнего"):
        actions.renew(agreement, by=cast.anna, card=AgreementCard(TODAY, date(2026, 9, 1)))
    made = actions.renew(agreement, by=cast.anna, card=NEXT)
    assert (made.renews, made.partner) == (agreement, agreement.partner)
    with pytest.raises(Refusal, match="уже продлено"):
        actions.renew(agreement, by=cast.anna, card=NEXT)


@everywhere()
def test_an_agreement_is_put_right(cast, agreement):
    card = AgreementCard(date(2026, 8, 25), date(2026, 9, 1), number="12-а", subject="Практика у Зотова")
    edited = actions.edit_agreement(agreement, by=cast.anna, card=card, scan=Scan(b"%PDF-1.7", "новый.pdf"))
    assert (edited.number, edited.ends_on, edited.file.name, str(edited)) == ("12-а", None, "новый.pdf", "Соглашение № 12-а от 25.08.2026")
    assert Entry.objects.get(action="partners.edit_agreement").note == {
        "changed": ["ends_on", "number", "subject"],
        "before": {"ends_on": "2027-08-31", "number": "12", "file": "None"},
    }
    bare = actions.edit_agreement(agreement, by=cast.anna, card=AgreementCard(date(2026, 8, 25), date(2026, 9, 1)))
    assert (str(bare), bare.file.name) == ("Соглашение без номера от 25.08.2026", "новый.pdf")


@everywhere()
def test_an_agreement_is_ended_early_within_its_term(cast, agreement):
    with pytest.raises(Refusal, match="раньше, чем подписали"):
        actions.end_early(agreement, by=cast.anna, day=date(2026, 8, 1))
    with pytest.raises(Refusal, match="уже кончился"):
        actions.end_early(agreement, by=cast.anna, day=date(2027, 9, 1))
    actions.end_early(agreement, by=cast.anna, day=TODAY)
    assert Agreement.objects.in_force(TODAY).count() == 0
    assert Agreement.objects.in_force(date(2026, 11, 19)).count() == 1
    with pytest.raises(Refusal, match="уже расторгнуто"):
        actions.end_early(agreement, by=cast.anna, day=TODAY)


@everywhere()
def test_of_a_contact_who_left_nothing_is_kept(cast, partner, contact):
    made = actions.add_contact(partner, by=cast.anna, card=ContactCard("Ким Олег"))
    actions.edit_contact(contact, by=cast.anna, card=ContactCard("Зотов Пётр Ильич", post="директор"))
    assert fresh(contact).post == "директор"
    assert str(made) == "Ким Олег"
    actions.remove_contact(partner, by=cast.anna, contact=contact)
    assert list(Contact.objects.all()) == [made]
    assert "Зотов" not in str([entry.note for entry in Entry.objects.all()])


@everywhere()
def test_a_new_person_of_a_partner_gets_a_card(cast, partner):
    envoy = actions.send(partner, by=cast.anna, person=Card("Орлов Антон Ильич", "employer", post="инженер"), on=TODAY)
    assert (envoy.person.full_name, envoy.person.status, envoy.person.arrived_on) == ("Орлов Антон Ильич", "employer", TODAY)
    assert str(envoy) == "Орлов Антон Ильич, АО «Прибор»"


@everywhere()
def test_a_person_is_sent_recalled_and_sent_again(cast, partner, engineer):
    envoy = actions.send(partner, by=cast.anna, person=engineer, on=TODAY)
    with pytest.raises(Refusal, match="уже среди людей"):
        actions.send(partner, by=cast.anna, person=engineer, on=TODAY)
    actions.recall(envoy, by=cast.anna, on=TODAY)
    with pytest.raises(Refusal, match="больше не направляет"):
        actions.recall(envoy, by=cast.anna, on=TODAY)
    assert actions.send(partner, by=cast.anna, person=engineer, on=TODAY) == envoy
    assert fresh(envoy).ended_on is None


@everywhere()
def test_the_check_list_waits_for_the_gate_and_goes_with_it(cast, envoy):
    with pytest.raises(Refusal, match="согласия на обработку"):
        actions.check(envoy, by=cast.anna, checks=CHECKS, on=TODAY)
    make.consent(envoy.person, by=cast.anna)
    actions.check(envoy, by=cast.anna, checks=CHECKS, on=TODAY)
    assert fresh(envoy).checks == CHECKS
    assert "сведения о допуске людей партнёров" in [erased.title for erased in erase_past_registration(envoy.person) if erased.count]
    assert fresh(envoy).checks == {}


@everywhere()
@pytest.mark.parametrize("ended, expected", [(None, None), (TODAY, TODAY)])
def test_a_person_sent_by_two_cards_is_sent_once(cast, partner, engineer, envoy, ended, expected):
    second = make.person("Орлов А. И.", cast.lyceum)
    other = Envoy.objects.create(organisation=cast.lyceum, partner=partner, person=second, checks=CHECKS, ended_on=ended)
    envoy.ended_on = ended and date(2026, 9, 1)
    envoy.save()
    fold_envoys(envoy, other)
    assert (Envoy.objects.get().checks, Envoy.objects.get().ended_on) == (CHECKS, expected)


@everywhere()
def test_a_head_keeps_partners_and_names_nobody(cast, partner, engineer):
    head = make.member("Полынина Ольга Марковна", Role.HEAD, at=cast.lyceum)
    actions.close(partner, by=head, on=TODAY)
    with pytest.raises(PermissionDenied):
        actions.send(partner, by=head, person=engineer, on=TODAY)
    with pytest.raises(PermissionDenied):
        actions.reopen(partner, by=cast.boris)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_renewals_one_is_made(cast, agreement):
    renew = lambda: actions.renew(fresh(agreement), by=cast.anna, card=NEXT)  # noqa: E731  # two of the same
    assert len(at_once(renew, renew)) == 1
    with everywhere():
        assert Agreement.objects.filter(renews=agreement).count() == 1
