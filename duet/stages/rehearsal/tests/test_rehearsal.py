from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Member, Organisation, Role
from duet.base.tenancy.scope import everywhere, scope
from duet.core.errors import Refusal
from duet.core.lifecycle import StepState
from duet.stages.rehearsal import actions, jobs
from duet.stages.rehearsal.clearing import owned
from duet.stages.rehearsal.models import Rehearsal, RehearsalState
from duet.stages.roadmaps.models import Roadmap, Step
from duet.stages.roadmaps.tests import build
from tests import make
from tests.read import words

FIRST = date(2026, 8, 20)


def address(name, at="lyceum-7"):
    return reverse(f"rehearsal:{name}", args=[at])


@pytest.fixture
def played(cast, django_capture_on_commit_callbacks):
    """Anna's rehearsal on its first day."""
    with django_capture_on_commit_callbacks(execute=True):
        actions.start_rehearsal(cast.lyceum, by=cast.anna, on=build.TODAY, at=make.LONG_AGO)
    return Rehearsal.objects.for_page().get()


@pytest.fixture
def school(played):
    """The school Anna plays in, and herself there."""
    return next(member for member in played.desks() if "school-12" in member.organisation.slug)


def move(member, *, to):
    return actions.move_day(member.organisation, by=member, to=to)


def test_a_town_of_ones_own_is_built_in_august(cast, played):
    assert (played.state, played.root.plays_on) == (RehearsalState.READY, FIRST)
    with everywhere():
        town = Organisation.objects.filter(path__startswith=played.root.path)
        assert {(place.plays_on, place.slug.endswith(f"-rehearsal-{played.pk}")) for place in town} == {(FIRST, True)}
        assert sorted(member.organisation.slug.split("-")[0] for member in played.desks()) == ["school", "uo"]
        assert Member.objects.filter(organisation__in=town, user__isnull=False).exclude(user=cast.anna.user).count() == 0
        assert Roadmap.objects.filter(organisation__in=town, source__isnull=False).count() == 4
        assert not Step.objects.filter(organisation__in=town, state=StepState.DONE).exists()


def test_the_day_of_the_town_is_everywhere_in_it_and_nowhere_else(cast, school, as_):
    page = words(as_(cast.anna).get(reverse("roadmaps:today", args=[school.organisation.slug])))
    assert "Репетиция: всё здесь выдумано. Сегодня 20 августа 2026 г." in page
    assert "Четверг, 20 августа" in page
    assert "Репетиция: всё здесь выдумано" not in words(as_(cast.anna).get(reverse("roadmaps:today", args=["lyceum-7"])))


def test_a_week_later_the_colleagues_have_worked_and_the_players_matters_wait(cast, school, as_):
    answer = as_(cast.anna).post(address("move", school.organisation.slug), {"leap": "month"}, follow=True)
    assert "Теперь 20 сентября 2026 г. Коллеги сделали" in words(answer)
    with everywhere():
        town = Organisation.objects.get(pk=school.organisation_id).parent
        steps = Step.objects.filter(organisation__path__startswith=town.path)
        done = steps.filter(state=StepState.DONE)
        assert all(FIRST < step.done_on <= date(2026, 9, 20) for step in done)
        assert done.filter(evidence__isnull=False).exists()
        assert steps.late(date(2026, 9, 20)).exists()
        assert not done.filter(done_by=school).exists()
        assert {place.plays_on for place in Organisation.objects.filter(path__startswith=town.path)} == {date(2026, 9, 20)}


def test_what_was_forgotten_is_done_three_weeks_later(school):
    for day in (date(2026, 10, 1), date(2026, 11, 15)):
        move(school, to=day)
    with everywhere():
        root = Organisation.objects.get(pk=school.organisation_id).parent
        forgotten = [
            step for step in Step.objects.filter(organisation__path__startswith=root.path).late(date(2026, 11, 15)) if step.pk % 10
        ]
        late = {step.activity.answerable[0].pk if step.activity.answerable else school.pk for step in forgotten}
        players = {member.pk for member in Member.objects.filter(user=school.user)}
    assert late <= players, "of what is late only the player's own is older"


def test_a_day_on_which_nobody_had_anything_to_do_says_so(school):
    assert move(school, to=FIRST + timedelta(days=1)).said == "Теперь 21 августа 2026 г. Коллеги за это время ничего не закончили."


def test_time_goes_forward_and_not_too_far(school):
    for to, said in ((FIRST, "Назад"), (FIRST - timedelta(days=1), "Назад"), (FIRST + timedelta(days=63), "Слишком далеко")):
        with pytest.raises(Refusal, match=said):
            move(school, to=to)


def test_a_day_may_be_chosen_and_an_empty_form_says_what_is_missing(cast, school, as_):
    client, url = as_(cast.anna), address("move", school.organisation.slug)
    assert client.post(url, {"to": "2026-08-25", "next": "https://elsewhere.example/"}).url == address(
        "rehearsal", school.organisation.slug
    )
    assert (
        client.post(url, {"to": "2026-08-26", "next": f"/{school.organisation.slug}/today/"}).url == f"/{school.organisation.slug}/today/"
    )
    for given, said in (({}, "Выберите день."), ({"to": "завтра"}, "Дата: день, месяц, год"), ({"leap": "aeon"}, "Выберите")):
        answer = client.post(url, given)
        assert (answer.status_code, said in words(answer)) == (422, True)


def test_one_rehearsal_at_a_time_and_none_inside_another(cast, played, school):
    with everywhere(), pytest.raises(Refusal):
        actions.start_rehearsal(cast.lyceum, by=cast.anna, on=build.TODAY, at=make.LONG_AGO)
    with everywhere(), pytest.raises(Refusal):
        actions.start_rehearsal(school.organisation, by=school, on=build.TODAY, at=make.LONG_AGO)


def test_nobody_moves_the_day_of_life(cast):
    with pytest.raises(PermissionDenied):
        actions.move_day(cast.lyceum, by=cast.anna, to=date(2026, 12, 1))


def test_gleb_does_not_enter_the_town_of_anna(cast, school, as_):
    assert as_(cast.gleb).get(reverse("roadmaps:today", args=[school.organisation.slug])).status_code == 404
    assert as_(cast.gleb).post(address("end", "school-1")).status_code == 404


def test_thrown_away_it_leaves_nothing(cast, played, school, as_, django_capture_on_commit_callbacks):
    move(school, to=date(2026, 9, 20))
    kept = {model: model._base_manager.exclude(pk__in=[]).count() for model, _ in owned()}
    with everywhere():
        inside = Organisation.objects.filter(path__startswith=played.root.path).count()
    with django_capture_on_commit_callbacks(execute=True):
        as_(cast.anna).post(address("end"))
    connection.check_constraints()
    with everywhere():
        assert not Rehearsal.objects.exists()
        assert sorted(Organisation.objects.values_list("slug", flat=True)) == ["lyceum-7", "school-1", "town"]
        assert (inside, kept[Organisation]) == (5, 8)
        assert not Roadmap.objects.exists()
        assert {member.organisation_id for member in Member.objects.all()} <= {cast.lyceum.pk, cast.other.pk, cast.town.pk}
        assert set(Entry.objects.filter(action__startswith="rehearsal.").values_list("action", flat=True)) == {"rehearsal.start"}
    assert "Начать репетицию" in words(as_(cast.anna).get(address("rehearsal")))


def test_the_files_of_others_stay(cast, played, school, django_capture_on_commit_callbacks):
    with everywhere():
        theirs = build.paper(build.step(build.plan(cast.lyceum, cast.anna)), cast.anna, content=b"both").file
        own = build.paper(build.step(build.plan(school.organisation, school)), school, content=b"mine").file
        build.paper(build.step(build.plan(school.organisation, school)), school, content=b"both")
    with django_capture_on_commit_callbacks(execute=True):
        actions.end_rehearsal(played, by=cast.anna)
    assert (theirs.path.exists(), own.path.exists()) == (True, False)


def test_a_town_that_fails_says_so_and_can_be_removed(cast, as_, monkeypatch, django_capture_on_commit_callbacks):
    def fails(*args, **kwargs):
        raise RuntimeError("no room")

    monkeypatch.setattr(jobs, "build", fails)
    with django_capture_on_commit_callbacks(execute=True):
        as_(cast.anna).post(address("start"))
    assert "Город не построился." in words(as_(cast.anna).get(address("rehearsal")))
    with django_capture_on_commit_callbacks(execute=True):
        as_(cast.anna).post(address("end"))
    with everywhere():
        assert not Rehearsal.objects.exists()
    jobs.clear_town.call(1)


SAID = {"building": "Строим город", "clearing": "Удаляем вымышленный город", "ready": "В репетиции сейчас 20 августа"}


def test_the_page_says_how_it_is(cast, played, as_):
    for state, said in SAID.items():
        with everywhere():
            Rehearsal.objects.update(state=state)
        page = as_(cast.anna).get(address("rehearsal"))
        assert said in words(page)
        assert ("hx-trigger" in page.content.decode()) == (state != "ready")


def test_building_twice_builds_once(played):
    with everywhere():
        before = Organisation.objects.count()
    jobs.build_town.call(played.pk)
    with everywhere():
        assert Organisation.objects.count() == before


def test_the_page_in_the_town_leads_home_to_end_it(cast, school, as_):
    page = as_(cast.anna).get(address("rehearsal", school.organisation.slug))
    assert address("rehearsal") in page.content.decode()
    assert "На неделю вперёд" in words(page)


def test_it_may_be_ended_in_the_town_too_by_whoever_plays(cast, played, school, as_, django_capture_on_commit_callbacks):
    with everywhere():
        guest = make.member("Гость Пётр Ильич", Role.CURATOR, at=school.organisation)
    assert as_(guest).post(address("end", school.organisation.slug)).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        assert as_(cast.anna).post(address("end", school.organisation.slug)).url == reverse("home")
    with everywhere():
        assert not Rehearsal.objects.exists()
        assert Organisation.objects.count() == 3


def test_begun_at_one_desk_it_is_not_begun_at_another(cast, played):
    with everywhere():
        second = make.member(cast.anna.full_name, Role.CURATOR, at=cast.other, account=cast.anna.user)
    with scope(cast.other), pytest.raises(Refusal):
        actions.start_rehearsal(cast.other, by=second, on=build.TODAY, at=make.LONG_AGO)
