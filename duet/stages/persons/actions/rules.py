"""What an organisation decides about its people."""

from __future__ import annotations

from dataclasses import asdict

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation

from ..cards import Decided
from ..following import tell_of_rules
from ..models import CardRules


@action("persons.set_rules")
def set_rules(organisation: Organisation, *, by: Member, decided: Decided) -> CardRules:
    """Make these the rules. When teenagers begin or cease to sign, what may be done with their data follows at once."""
    # Two who save at once wait for one another: there is one set of rules.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    rules: CardRules = CardRules.objects.of(organisation)
    signed_before = rules.cosignature
    note(changed={name: value for name, value in asdict(decided).items() if getattr(rules, name) != value})
    for name, value in asdict(decided).items():
        setattr(rules, name, value)
    rules.save()
    if rules.cosignature != signed_before:
        tell_of_rules(organisation)
    return rules
