import pytest
from django.db import IntegrityError, connection, transaction

from duet.base.tenancy.scope import everywhere
from duet.stages.editions.models import Edition
from duet.stages.editions.querysets import Frozen
from tests.make import fresh

from . import build
from .build import words


def test_an_edition_is_saved_once(edition):
    edition.order_number = "1"
    with pytest.raises(Frozen):
        edition.save()
    assert fresh(edition).order_number == "143-од"


def test_no_query_updates_editions(edition):
    with everywhere(), pytest.raises(Frozen):
        Edition.objects.update(order_number="1")


def test_the_database_itself_refuses(edition):
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE editions_edition SET order_number = '1'")
    assert fresh(edition).order_number == "143-од"


def test_one_number_is_given_once(cast, plan, edition):
    with everywhere(), pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(
            organisation=cast.lyceum, roadmap=plan, number=1, plan={}, digest="", approved_on=build.ORDER_DAY, approved_by=cast.anna
        )


def test_a_plan_is_thrown_away_with_its_editions(plan, edition, asked):
    with everywhere():
        plan.steps.all().delete()
        plan.delete()
        assert not Edition.objects.exists()


def test_a_text_changed_past_the_program_is_noticed(cast, as_, url, plan, edition):
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER editions_edition_is_frozen {'ON editions_edition' if connection.vendor == 'postgresql' else ''}")
        cursor.execute("UPDATE editions_edition SET digest = 'другой'")
    assert not fresh(edition).is_intact
    assert "Контрольный код не сходится." in words(as_(cast.anna).get(url("edition", edition)))


def test_an_edition_and_a_request_are_called_by_what_they_are(edition, asked):
    assert (str(edition), str(asked)) == ("Редакция 1", "Согласование: Дорожная карта наставничества")
    assert edition.get_absolute_url() == f"/lyceum-7/editions/{edition.pk}/"
    assert asked.get_absolute_url() == f"/lyceum-7/agreements/{asked.pk}/"
