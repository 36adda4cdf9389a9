"""To whom people's data may go besides the body above."""

from datetime import date

from duet.base.tenancy.scope import everywhere
from duet.stages.consents.asking import recipients_of
from duet.stages.partners.models import Partner


def test_data_may_be_passed_on_to_a_partner_while_they_work_together(cast):
    with everywhere():
        works, was = (Partner.objects.create(organisation=cast.lyceum, name=name) for name in ("Завод", "Банк"))
        was.closed_on = date(2026, 9, 1)
        was.save()
        Partner.objects.create(organisation=cast.other, name="Чужой")
        found = recipients_of(cast.lyceum)
    assert found == {"above": cast.town.name, f"partner:{works.pk}": "Завод"}
