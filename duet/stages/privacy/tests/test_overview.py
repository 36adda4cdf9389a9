from datetime import timedelta

from django.urls import reverse

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere, scope
from duet.stages.consents.models import Errand
from duet.stages.persons.watching import took_away
from duet.stages.privacy.models import SubjectRequest
from duet.stages.privacy.views.additions import tabs, ways
from tests import make
from tests.read import words

from .conftest import TODAY

OVERVIEW = reverse("privacy:overview", args=["lyceum-7"])


def test_it_says_how_things_stand(as_, cast, dpo, alla, pyotr):
    with everywhere():
        took_away(cast.anna, [alla, pyotr], "Список 9 «А»")
        Errand.objects.create(organisation=cast.lyceum, person=alla, kind="answer", due_on=TODAY - timedelta(days=1), demand="withdraw")
        SubjectRequest.objects.create(
            organisation=cast.lyceum, person=alla, received_on=TODAY, due_on=TODAY, way="paper", what="know", taken_by=dpo
        )
    shown = words(as_(dpo).get(OVERVIEW))
    assert "В списках 2 человека: у 1 есть согласие, о 1 хранится только карточка" in shown
    assert "Не сделано: 1, просрочено 1" in shown
    assert "Ждут ответа: 1" in shown
    assert "Список 9 «А»" in shown
    assert "Ни у чего срок ещё не вышел" in shown


def test_a_curator_sees_it_without_the_journal(as_, cast, alla):
    took = as_(cast.anna).get(OVERVIEW)
    assert took.status_code == 200
    assert "Последние выгрузки" not in words(took)
    assert "Журнал доступа" not in words(took)


def test_it_costs_the_same_for_any_number_of_people(as_, cast, dpo, alla, pyotr, django_assert_num_queries):
    client = as_(dpo)
    client.get(OVERVIEW)
    # Session, user, member and roles; the desks of the frame; the tabs twice; people, permits, consents twice, errands, requests, acts,
    # exports; terms, and each kind that is kept.
    with django_assert_num_queries(22):
        client.get(OVERVIEW)
    with everywhere():
        for number in range(30):
            make.consent(make.person(f"Человек {number}", cast.lyceum), by=cast.anna)
    with django_assert_num_queries(22):
        client.get(OVERVIEW)


def test_whoever_may_not_sees_neither_the_page_nor_the_tab(as_, cast, alla, dpo):
    assert as_(cast.boris).get(OVERVIEW).status_code == 403
    with scope(cast.lyceum):
        assert list(tabs(cast.boris, TODAY)) == []
        assert [tab.title for tab in tabs(cast.anna, TODAY)] == ["Персональные данные"]


def test_ways_from_a_card_follow_rights(cast, alla, vera, dpo):
    with everywhere():
        mother = make.member("Зимина Вера Олеговна", Role.PARENT, at=cast.lyceum, email="mother@example.org")
        vera.member = mother
        vera.save()

        def titles(viewer, person=alla):
            return [way.title for way in ways(person, viewer, TODAY)]

        every = ["Кто смотрел карточку", "Выписка обо всех данных", "Записать обращение о данных", "Уничтожить данные"]
        assert titles(dpo) == every
        assert titles(cast.anna) == every[1:]
        assert titles(mother) == titles(mother, vera) == every[:1]
        assert titles(cast.boris) == []
        alla.erased_at = make.LONG_AGO
        assert titles(dpo) == every[:1]
