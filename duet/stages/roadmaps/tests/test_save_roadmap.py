from datetime import date

import pytest

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.calendar import Period
from duet.core.errors import Refusal
from duet.stages.roadmaps.actions import save_roadmap
from duet.stages.roadmaps.models import Post, Roadmap, Step
from tests import make
from tests.make import fresh

from . import build

SINCE = date(2026, 9, 1)


@pytest.fixture
def upload(cast):
    return build.upload(cast.lyceum, cast.anna)


def save(upload, by):
    with everywhere():
        return save_roadmap(upload, by=by, on=SINCE)


def test_rows_become_stages_activities_and_items(cast, upload):
    with everywhere():
        build.row(upload, "Приказ", content=["о кураторе", "о рабочей группе"], number="1.1", result="Приказ")
        build.row(upload, "Анкета", stage_position=2, stage_number="2", stage_title="База наставляемых")
    plan = save(upload, cast.anna)
    with everywhere():
        assert [str(stage) for stage in plan.stages.all()] == ["1. Подготовка", "2. База наставляемых"]
        first, second = plan.activities.all()
        assert (first.number, first.title, first.result) == ("1.1", "Приказ", "Приказ")
        assert [str(item) for item in first.items.all()] == ["о кураторе", "о рабочей группе"]
        assert second.stage.title == "База наставляемых"
    assert (fresh(upload).state, fresh(upload).roadmap) == ("saved", plan)


def test_deadlines_unfold_into_dated_steps(cast, upload):
    with everywhere():
        build.row(upload, "Отчёт", deadline="ежеквартально до 5 числа месяца, следующего за отчётным")
        build.row(upload, "Приказ", deadline="до 15 октября 2026 г.")
    plan = save(upload, cast.anna)
    with everywhere():
        report, order = plan.activities.all()
        assert list(report.steps.values_list("due_on", flat=True)) == [
            date(2026, 10, 5), date(2027, 1, 5), date(2027, 4, 5), date(2027, 7, 5),
        ]  # fmt: skip
        step = order.steps.get()
        assert (step.due_on, step.first_due_on, step.ask) == (date(2026, 10, 15), date(2026, 10, 15), "")


@pytest.mark.parametrize(
    "words, asks",
    [("", ["due"]), ("после общей встречи", ["event"]), ("два раза в год", ["dates", "dates"]), ("по отдельному плану", ["dates"])],
)
def test_rows_without_days_go_in_and_keep_asking(cast, upload, words, asks):
    with everywhere():
        build.row(upload, deadline=words)
    plan = save(upload, cast.anna)
    with everywhere():
        assert [(step.due_on, step.ask) for step in Step.objects.filter(roadmap=plan)] == [(None, ask) for ask in asks]


def test_a_rule_whose_days_lie_outside_the_plan_asks_for_a_day(cast):
    with everywhere():
        spring = build.upload(cast.lyceum, cast.anna, starts_on=date(2027, 1, 1), ends_on=date(2027, 6, 30))
        build.row(spring, deadline="ежегодно до 1 октября")
    plan = save(spring, cast.anna)
    with everywhere():
        assert [(step.due_on, step.ask) for step in Step.objects.filter(roadmap=plan)] == [(None, "due")]


def test_a_row_left_out_stays_out(cast, upload):
    with everywhere():
        build.row(upload, "Приказ")
        build.row(upload, "Лишнее", skipped=True)
    plan = save(upload, cast.anna)
    with everywhere():
        assert [str(activity) for activity in plan.activities.all()] == ["Приказ"]


def test_questions_not_answered_go_into_the_plan(cast, upload):
    doubt = {"about": "deadline", "text": "Срок понят не до конца."}
    with everywhere():
        build.row(upload, "Первое", doubts=[doubt])
        build.row(upload, "Второе", doubts=[doubt], settled=True)
    plan = save(upload, cast.anna)
    with everywhere():
        assert [activity.doubts for activity in plan.activities.all()] == [["Срок понят не до конца."], []]


def test_a_role_of_the_paper_is_held_by_whoever_has_it_in_the_program(cast, upload):
    with everywhere():
        build.row(upload, "Встречи", who="наставники")
        build.row(upload, "Отчёт", who="наставники")
    plan = save(upload, cast.anna)
    with everywhere():
        post = Post.objects.get(organisation=cast.lyceum)
        assert (post.title, post.code, post.holders_now) == ("наставники", "R-MENTOR", [cast.boris])
        assert [activity.answerable for activity in plan.activities.all()] == [[cast.boris], [cast.boris]]


def test_a_role_already_known_keeps_its_people(cast, upload):
    with everywhere():
        build.post(cast.lyceum, "наставники", cast.anna)
        build.row(upload, who="наставники")
    plan = save(upload, cast.anna)
    with everywhere():
        assert plan.activities.get().answerable == [cast.anna]


def test_a_person_is_found_by_surname_and_initials(cast, upload):
    with everywhere():
        build.row(upload, "Семинар", who="Павлов Б.И.")
        build.row(upload, "Стол", who="Ахметов Р.И.")
    plan = save(upload, cast.anna)
    with everywhere():
        found, unknown = (activity.duties.get() for activity in plan.activities.all())
        assert (found.member, unknown.member, unknown.person) == (cast.boris, None, "Ахметов Р.И.")


def test_two_of_the_same_name_are_left_for_a_person_to_choose(cast, upload):
    with everywhere():
        make.member("Павлов Богдан Ильич", Role.MENTOR, at=cast.lyceum)
        build.row(upload, who="Павлов Б.И.")
    plan = save(upload, cast.anna)
    with everywhere():
        assert plan.activities.get().duties.get().member is None


def test_a_namesake_of_another_school_is_not_found(cast, upload):
    with everywhere():
        build.row(upload, who="Сомов Г.П.")
    plan = save(upload, cast.anna)
    with everywhere():
        assert plan.activities.get().duties.get().member is None


def test_a_sentence_in_place_of_a_role_is_cut_for_the_list_of_roles_only(cast, upload):
    long = "ответственный за " + "очень важное дело и " * 40
    with everywhere():
        row = build.row(upload, who="директор")
        row.parties = [row.parties[0] | {"title": long}]
        row.save()
    save(upload, cast.anna)
    with everywhere():
        assert Post.objects.get().title == long[:300]


@pytest.mark.parametrize("facts", [{"starts_on": None}, {"ends_on": None}])
def test_without_a_period_there_is_nothing_to_save(cast, facts):
    with everywhere():
        upload = build.upload(cast.lyceum, cast.anna)
        build.row(upload)
        for name, value in facts.items():
            setattr(upload, name, value)
        upload.save()
    with pytest.raises(Refusal, match="Сохранять нечего"):
        save(upload, cast.anna)


def test_without_rows_there_is_nothing_to_save(cast, upload):
    with everywhere():
        build.row(upload, skipped=True)
    with pytest.raises(Refusal, match="Сохранять нечего"):
        save(upload, cast.anna)
    with everywhere():
        assert not Roadmap.objects.exists()


def test_it_is_not_saved_twice(cast, upload):
    with everywhere():
        build.row(upload)
    save(upload, cast.anna)
    with pytest.raises(Refusal, match="уже сохранена"):
        save(upload, cast.anna)


def test_a_paper_without_a_title_gets_a_plain_one(cast):
    with everywhere():
        upload = build.upload(cast.lyceum, cast.anna, title="", facts={"approval": None}, asides=["Приказ № 5"])
        build.row(upload)
    plan = save(upload, cast.anna)
    assert (plan.title, plan.asides, plan.period) == ("Дорожная карта наставничества", ["Приказ № 5"], Period.school_year(2026))
    with everywhere():
        assert Entry.objects.get(action="roadmaps.save").note == {"roadmap": plan.pk, "activities": 1}


def test_gleb_does_not_save_the_lyceums_paper(cast, as_, url, upload):
    with everywhere():
        build.row(upload)
    assert as_(cast.gleb).post(url("save", upload, at="school-1")).status_code == 404
    assert as_(cast.dina).post(url("save", upload, at="town")).status_code == 404
    assert as_(cast.boris).post(url("save", upload)).status_code == 403
    with everywhere():
        assert not Roadmap.objects.exists()
