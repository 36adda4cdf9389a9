"""Why somebody would be a mentee."""

from datetime import UTC, date, datetime

import pytest

from duet.stages.bases.models import MenteeKind
from duet.stages.bases.suggesting import suggested
from duet.stages.persons.models import CardRules, Person

TODAY = date(2026, 11, 20)
OLD = {"born_on": date(1970, 5, 1), "service_months": 240, "made_at": datetime(2026, 1, 1, tzinfo=UTC)}


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        ({"status": "pupil"}, MenteeKind.LEARNER),
        ({"status": "student", "arrived_on": date(2026, 9, 1)}, MenteeKind.LEARNER),
        ({"status": "teacher", "young": True}, MenteeKind.YOUNG),
        ({"status": "teacher", "service_months": 10}, MenteeKind.YOUNG),
        ({"status": "teacher", **OLD, "arrived_on": date(2026, 9, 1)}, MenteeKind.NEWCOMER),
        ({"status": "teacher", **OLD, "arrived_on": date(2025, 9, 1)}, MenteeKind.REQUEST),
        ({"status": "teacher", **OLD}, MenteeKind.REQUEST),
        # Nobody said when they came: the card was only written down on that day.
        ({"status": "teacher", **OLD, "arrived_on": TODAY, "made_at": datetime(2026, 11, 20, 9, tzinfo=UTC)}, MenteeKind.REQUEST),
    ],
)
def test_the_card_says_why(columns, kind):
    assert suggested(Person(full_name="Ильина Ольга", **columns), CardRules(), 2026, TODAY) == kind
