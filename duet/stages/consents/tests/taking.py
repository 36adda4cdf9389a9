"""People who consented and what they take back; called inside ``with everywhere():`` or from fixtures."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from duet.base.tenancy.models import Member
from duet.core.consents import Demand, Kind, Voice
from duet.stages.consents.actions.withdrawing import Withdrawal, withdraw
from duet.stages.consents.models import Consent, Errand, Way

TODAY = date(2026, 11, 20)  # a Friday
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
NAME, POST, PHOTO = ["name", "site"], ["post", "site"], ["photo", "vk"]


def asked(demand: Demand = Demand.WITHDRAW, received_on: date = TODAY, **facts: Any) -> Withdrawal:
    """A withdrawal on paper, by the person."""
    return Withdrawal(**{"demand": demand, "received_on": received_on, "way": Way.PAPER, "voice": Voice.SELF} | facts)


def take(consent: Consent, by: Member, demand: Demand | None = None, **facts: Any) -> dict[str, Errand]:
    """Take it back; the errands by their kinds."""
    usual = Demand.UNPUBLISH if consent.kind == Kind.DISSEMINATION else Demand.WITHDRAW
    made = withdraw(consent, by=by, withdrawal=asked(demand or usual, **facts), on=TODAY, at=NOW)
    return {errand.kind: errand for errand in made}
