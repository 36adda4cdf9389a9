import pytest
from django.urls import reverse

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.persons import following
from duet.stages.persons.models import CardRules
from tests import make
from tests.read import words

pytestmark = pytest.mark.usefixtures("alone")

RULES = reverse("persons:rules", args=["lyceum-7"])
GIVEN = {"young_age": "30", "young_months": "24", "young": "both", "cosignature": "on", "stale_months": "6"}


@pytest.fixture
def told(monkeypatch) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr(following, "_of_rules", [])
    following.after_change_of_rules(lambda organisation: heard.append(organisation.slug))
    return heard


def kept() -> CardRules:
    with everywhere():
        return CardRules.objects.get()


def test_the_usual_rules_stand_until_others_are_decided(cast, as_):
    shown = as_(cast.anna).get(RULES)
    assert "Если 35: педагог, которому исполнилось 35, ещё молодой, в 36 уже нет." in words(shown)
    assert 'value="35"' in shown.content.decode()
    with everywhere():
        assert not CardRules.objects.exists()


def test_rules_are_decided_once_and_changed_later(cast, as_, told):
    client = as_(cast.anna)
    client.post(RULES, GIVEN)
    rules = kept()
    assert (rules.organisation, rules.young_age, rules.young_months, rules.young_both, rules.cosignature, rules.stale_months) == (
        cast.lyceum, 30, 24, True, True, 6,
    )  # fmt: skip
    client.post(RULES, {**GIVEN, "young": "one", "stale_months": "12"})
    assert (kept().young_both, kept().stale_months) == (False, 12)
    with everywhere():
        assert [entry.note["changed"].keys() for entry in Entry.objects.filter(action="persons.set_rules").order_by("pk")] == [
            {"young_age", "young_months", "young_both", "cosignature", "stale_months"},
            {"young_both", "stale_months"},
        ]


def test_consents_are_worked_out_anew_only_when_somebody_else_has_to_sign(cast, as_, told):
    client = as_(cast.anna)
    client.post(RULES, {**GIVEN, "cosignature": ""})
    assert told == []
    client.post(RULES, GIVEN)
    client.post(RULES, {**GIVEN, "young_age": "33"})
    assert told == ["lyceum-7"]
    client.post(RULES, {**GIVEN, "cosignature": ""})
    assert told == ["lyceum-7"] * 2


@pytest.mark.parametrize(
    "wrong", [{"young_age": "7"}, {"young_age": "сто"}, {"young_months": "0"}, {"stale_months": "600"}, {"young": "?"}]
)
def test_a_number_that_cannot_be_is_asked_about(wrong, cast, as_, told):
    assert as_(cast.anna).post(RULES, {**GIVEN, **wrong}).status_code == 422
    with everywhere():
        assert not CardRules.objects.exists()


def test_who_decides(cast, as_, told):
    with everywhere():
        dpo = make.member("Ларин Олег Ильич", Role.DPO, at=cast.lyceum, email="dpo@example.org")
        psychologist = make.member("Юдина Ада Ильинична", Role.PSYCHOLOGIST, at=cast.lyceum, email="psy@example.org")
    assert as_(dpo).post(RULES, GIVEN).status_code == 302
    assert as_(psychologist).post(RULES, GIVEN).status_code == 403
    assert as_(cast.gleb).post(RULES, GIVEN).status_code == 404
