"""What the organisation decides about teenagers moves their gates at once."""

from datetime import date

from duet.base.tenancy.scope import scope
from duet.core.consents import Use
from duet.stages.persons import actions, gate
from duet.stages.persons.cards import Decided
from tests import make

TODAY = date(2026, 11, 20)


def test_with_the_rule_a_teenager_signs_too(cast):
    with scope(cast.town):
        mother = make.person("Лапина Татьяна Викторовна", cast.lyceum, status="parent")
        teenager = make.person("Лапин Егор Денисович", cast.lyceum, status="pupil", born_on=date(2011, 4, 11))
        make.guardian(teenager, mother)
        make.consent(teenager, by=cast.anna, signer=mother)
        assert gate.may(teenager, Use.KEEP, TODAY)
        actions.set_rules(cast.lyceum, by=cast.anna, decided=Decided(35, 36, False, True, 12))
        assert not gate.may(teenager, Use.KEEP, TODAY)
        make.consent(teenager, "cosignature", by=cast.anna)
        assert gate.may(teenager, Use.KEEP, TODAY)
        actions.set_rules(cast.lyceum, by=cast.anna, decided=Decided(35, 36, False, False, 12))
        assert gate.may(teenager, Use.KEEP, TODAY)
