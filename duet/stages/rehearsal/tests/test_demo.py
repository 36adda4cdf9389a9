from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from duet.base.clock import moved_to
from duet.base.tenancy.models import Member, Organisation
from duet.base.tenancy.scope import everywhere
from duet.core.calendar import Period
from duet.stages.roadmaps.models import Evidence, Roadmap, Step, Upload
from duet.stages.roadmaps.tests import build
from tests import make
from tests.read import words


def demo(*arguments):
    said = StringIO()
    call_command("demo", *arguments, stdout=said)
    return said.getvalue()


def test_a_town_in_the_middle_of_its_year(db, as_, url):
    said = demo()
    assert "duet-demo" in said
    assert "belozerova@verhnerechensk.example" in said
    with everywhere():
        assert Organisation.objects.count() == 5
        assert {str(plan.period) for plan in Roadmap.objects.all()} == {"2026/27 учебный год"}
        for place in Organisation.objects.all():
            steps = Step.objects.filter(organisation=place)
            assert steps.filter(state="done").exists(), place
            assert steps.late(build.TODAY).exists(), place
            assert steps.open().filter(due_on__gt=build.TODAY).exists(), place
        assert set(Evidence.objects.values_list("kind", flat=True)) == {"file", "link", "words"}
        on_review = Upload.objects.get(state="read")
        assert on_review.rows.doubtful().exists()
        inna = Member.objects.filter(full_name="Лебедева Инна Львовна")
        assert inna.values("user").distinct().count() == 1
        assert inna.count() == 2
        curator = Member.objects.get(full_name="Белозёрова Марина Сергеевна")
    page = words(as_(curator).get(url("today", at="school-12-demo")))
    for group in ("Просрочено 2", "Дальше", "Нужна дата", "Обратите внимание", "Ждём от людей", "Новое со вчерашнего дня"):
        assert group in page


@pytest.mark.parametrize("day", ["2027-02-15", "2026-09-03", "2027-08-20"])
def test_the_town_may_be_built_on_any_day(db, day):
    today = build.TODAY.fromisoformat(day)
    with moved_to(today):
        demo()
    with everywhere():
        year = Period.school_year_of(today)
        assert {(plan.starts_on, plan.ends_on) for plan in Roadmap.objects.all()} == {(year.start, year.end)}


def test_a_second_time_changes_nothing(db):
    demo()
    with everywhere():
        before = Step.objects.count()
    assert "уже есть" in demo()
    with everywhere():
        assert Step.objects.count() == before


def test_it_does_not_move_in_with_real_people(db):
    with everywhere():
        make.school()
    assert demo("--if-empty") == ""
    with pytest.raises(CommandError, match="только на пустой"):
        demo()
    with everywhere():
        assert Organisation.objects.count() == 1
