from datetime import date, timedelta

import pytest

from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.core.plans import Stamp, StampKind, digest
from duet.stages.editions.actions import add_stamp, agree, approve
from duet.stages.editions.models import Edition, WorkingText
from duet.stages.roadmaps.actions import postpone_step, schedule_step
from duet.stages.roadmaps.models import Item, Roadmap
from duet.stages.roadmaps.models.words import plan_of
from tests.make import fresh

from . import build
from .build import words

GIVEN = {"on": "2026-08-29", "number": "№ 143-од"}


def test_the_text_is_frozen_with_its_stamp_and_its_code(cast, plan, edition):
    with everywhere():
        now = plan_of(plan)
    assert (edition.number, edition.approved_on, edition.order_number, edition.approved_by) == (1, build.ORDER_DAY, "143-од", cast.anna)
    assert edition.words.stages == now.stages
    assert edition.words.stamps == (Stamp(StampKind.APPROVED, "Директор", "Полынина О. М.", build.ORDER_DAY, "приказ", "143-од"),)
    assert edition.digest == digest(edition.words)
    assert fresh(edition).is_intact


def test_the_curator_approves_from_the_page(cast, as_, url, plan):
    client = as_(cast.anna)
    answer = client.post(url("approve", plan), GIVEN, follow=True)
    with everywhere():
        made = Edition.objects.get()
    assert (made.number, made.order_number, made.approved_on) == (1, "143-од", date(2026, 8, 29))
    assert "Редакция 1 утверждена 29 августа 2026 г., приказ № 143-од. Её текст сохранён и больше не изменится." in words(answer)


@pytest.mark.parametrize(
    "given, said",
    [
        ({"on": ""}, "Укажите дату приказа."),
        ({"on": "2027-08-29"}, "Эта дата ещё не скоро."),
        ({"on": "1926-08-29"}, "Эта дата слишком давняя."),
        ({"on": "вчера"}, "Дата: день, месяц, год"),
        ({"on": "2026-08-29", "number": "1" * 101}, "не более 100"),
    ],
)
def test_a_form_with_a_mistake_comes_back_and_nothing_is_approved(cast, as_, url, plan, given, said):
    answer = as_(cast.anna).post(url("approve", plan), given)
    assert answer.status_code == 422
    assert said in words(answer)
    with everywhere():
        assert not Edition.objects.exists()


def test_without_a_number_there_is_room_to_write_it_in(cast, plan):
    with everywhere():
        made = build.edition(plan, cast.anna, number="")
    assert (made.order_number, made.words.stamps[0].document, made.words.stamps[0].number) == ("", "приказ", "")


def test_the_day_may_be_a_month_ahead(cast, as_, url, plan):
    ahead = build.TODAY + timedelta(days=31)
    assert as_(cast.anna).post(url("approve", plan), {"on": ahead.isoformat()}).status_code == 302


def test_the_next_edition_is_numbered_and_asks_for_its_own_order(cast, plan, edition):
    with everywhere():
        build.activity(plan, "Сбор согласий")
        working = WorkingText(fresh(plan))
        assert working.text.stamps == (Stamp(StampKind.APPROVED, "Директор", "Полынина О. М.", None, "приказ", ""),)
        second = build.edition(plan, cast.anna, on=date(2026, 11, 20), number="201-од")
    assert (second.number, second.order_number) == (2, "201-од")
    assert fresh(edition).words == edition.words


def test_approving_the_same_text_by_the_same_order_is_refused(cast, plan, edition):
    with everywhere(), pytest.raises(Refusal, match="уже утверждена тем же приказом"):
        build.edition(plan, cast.anna)


def test_the_same_text_may_be_approved_by_another_order(cast, plan, edition):
    with everywhere():
        assert build.edition(plan, cast.anna, number="144-од").number == 2


def test_of_two_people_who_press_at_once_the_second_is_told(cast, as_, url, plan):
    with everywhere():
        seen = WorkingText(plan).seen
    client = as_(cast.anna)
    first = client.post(url("approve", plan), {**GIVEN, "seen": seen})
    second = client.post(url("approve", plan), {**GIVEN, "number": "144-од", "seen": seen}, headers={"referer": "http://testserver/"})
    assert (first.status_code, second.status_code) == (302, 302)
    with everywhere():
        assert Edition.objects.count() == 1


@pytest.mark.parametrize("change", ["row", "item", "day", "stamp"])
def test_what_the_person_did_not_see_is_not_approved(cast, plan, change):
    with everywhere():
        seen, row = WorkingText(plan).seen, plan.activities.first()
        if change == "row":
            build.activity(plan, "Вставили, пока читала")
        elif change == "item":
            Item.objects.create(organisation=cast.lyceum, activity=row, position=1, text="пункт")
        elif change == "day":
            postpone_step(row.steps.first(), by=cast.anna, to=date(2026, 12, 1), reason="Каникулы.")
        else:
            add_stamp(plan, by=cast.anna, stamp=build.UNION)
        with pytest.raises(Refusal, match="Пока страница была открыта"):
            approve(plan, by=cast.anna, on=build.ORDER_DAY, seen=seen)
        assert approve(plan, by=cast.anna, on=build.ORDER_DAY, seen=WorkingText(plan).seen).number == 1


def test_a_plan_without_rows_is_not_approved(cast):
    with everywhere(), pytest.raises(Refusal, match="нет мероприятий"):
        build.edition(build.plan(cast.lyceum, cast.anna), cast.anna)


def test_obligations_from_above_are_not_approved_below(cast, plan):
    with everywhere():
        town = build.plan(cast.town, cast.dina)
        handed = build.plan(cast.lyceum, cast.anna, source=town)
        build.activity(handed)
        with pytest.raises(Refusal, match="пришла сверху"):
            build.edition(handed, cast.anna)


def test_the_stamp_of_the_head_is_put_there_when_it_was_taken_off(cast, plan):
    with everywhere():
        Roadmap.objects.filter(pk=plan.pk).update(facts={"stamps": []})
        made = build.edition(fresh(plan), cast.anna)
    assert [stamp.position for stamp in made.words.stamps] == ["Директор"]


def test_other_stamps_are_frozen_as_they_stand_and_asked_anew(cast, plan):
    council = Stamp(StampKind.ACCEPTED, "Педагогический совет", "", date(2026, 8, 28), "протокол", "1")
    with everywhere():
        add_stamp(plan, by=cast.anna, stamp=council)
        made = build.edition(plan, cast.anna)
        coming = WorkingText(fresh(plan)).text.stamps
    assert council in made.words.stamps
    assert [(stamp.kind, stamp.day, stamp.number) for stamp in coming] == [(StampKind.APPROVED, None, ""), (StampKind.ACCEPTED, None, "")]


def test_a_day_given_to_a_row_after_the_approval_does_not_change_the_paper(cast, plan, edition):
    with everywhere():
        waiting = plan.steps.get(due_on__isnull=True)
        schedule_step(waiting, by=cast.anna, on=date(2026, 12, 4))
        assert WorkingText(fresh(plan)).is_approved
        postpone_step(waiting, by=cast.anna, to=date(2026, 12, 11), reason="Каникулы.")
        assert WorkingText(fresh(plan)).is_approved  # the approved paper named no day for it
        postpone_step(plan.steps.get(due_on=date(2026, 10, 31)), by=cast.anna, to=date(2026, 12, 11), reason="Каникулы.")
        assert not WorkingText(fresh(plan)).is_approved


def test_the_agreement_given_to_these_words_is_frozen_with_them(cast, head, plan, asked):
    with everywhere():
        agree(asked, by=head, position="Начальник управления", name="Орлов П. С.", on=build.TODAY, at=edition_moment())
        made = build.edition(plan, cast.anna)
    assert made.words.stamps[1:] == (Stamp(StampKind.AGREED, "Начальник управления", "Орлов П. С.", build.TODAY),)


def edition_moment():
    from duet.base import clock  # noqa: PLC0415  # for one test

    return clock.now()


def test_the_journal_keeps_the_number_the_code_and_the_order(cast, plan, edition):
    with everywhere():
        line = Entry.objects.about(plan).get(action="editions.approve")
    assert line.note == {"edition": 1, "digest": edition.digest, "on": "2026-08-29", "order": "143-од"}


def test_a_mentor_approves_nothing(cast, as_, url, plan):
    assert as_(cast.boris).post(url("approve", plan), GIVEN).status_code == 403
    assert "Утвердить редакцию" not in words(as_(cast.boris).get(url("approval", plan)))


def test_gleb_and_the_department_approve_nothing_of_the_lyceum(cast, as_, url, plan):
    assert as_(cast.gleb).post(url("approve", plan), GIVEN).status_code == 404
    assert as_(cast.gleb).post(url("approve", plan, at="school-1"), GIVEN).status_code == 404
    assert as_(cast.dina).post(url("approve", plan, at="town"), GIVEN).status_code == 403
    with everywhere():
        assert not Edition.objects.exists()


def test_the_department_approves_its_own_plan(cast, as_, url):
    with everywhere():
        own = build.plan(cast.town, cast.dina)
        build.activity(own)
    assert as_(cast.dina).post(url("approve", own, at="town"), GIVEN).status_code == 302


PAPER = {"position": "Директор лицея", "name": "О. М. Полынина", "date": "2026-08-29", "order_no": "143-од", "agreement": None}


@pytest.fixture
def brought(cast):
    made = build.plan(cast.lyceum, cast.anna, facts={"approval": PAPER})
    build.step(made)
    return made


def test_a_plan_approved_on_paper_is_recorded_in_one_press(cast, as_, url, brought):
    client = as_(cast.anna)
    page = words(client.get(url("approval", brought)))
    assert "Карта уже утверждена на бумаге: приказ № 143-од от 29 августа 2026 г." in page
    client.post(url("approve_paper", brought))
    with everywhere():
        made = Edition.objects.get()
    assert (made.number, made.approved_on, made.order_number, made.words.stamps[0].name) == (
        1, date(2026, 8, 29), "143-од", "О. М. Полынина",
    )  # fmt: skip
    assert "уже утверждена на бумаге" not in words(client.get(url("approval", brought)))


def test_a_paper_is_recorded_once(cast, as_, url, brought):
    client = as_(cast.anna)
    client.post(url("approve_paper", brought))
    answer = client.post(url("approve_paper", brought))
    assert answer.status_code == 422
    assert "В загруженной карте нет даты утверждения, или она уже записана" in words(answer)


@pytest.mark.parametrize("paper", [None, {**PAPER, "date": None}])
def test_a_paper_without_a_day_of_approval_is_approved_by_hand(cast, as_, url, paper):
    with everywhere():
        made = build.plan(cast.lyceum, cast.anna, facts={"approval": paper} if paper else {})
        build.step(made)
    client = as_(cast.anna)
    assert "уже утверждена на бумаге" not in words(client.get(url("approval", made)))
    assert client.post(url("approve_paper", made)).status_code == 422


def test_a_paper_without_a_number_says_only_its_day(cast, as_, url):
    with everywhere():
        made = build.plan(cast.lyceum, cast.anna, facts={"approval": {**PAPER, "order_no": None}})
        build.step(made)
    assert "Карта уже утверждена на бумаге: 29 августа 2026 г. Так" in words(as_(cast.anna).get(url("approval", made)))
