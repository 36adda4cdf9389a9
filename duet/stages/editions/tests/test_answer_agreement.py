import pytest

from duet.base import clock
from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.core.plans import Stamp, StampKind
from duet.stages.editions.actions import add_stamp, agree, return_request
from duet.stages.editions.models import AgreementState, WorkingText
from tests import make
from tests.make import fresh

from . import build
from .build import words

SIGNED = {"position": "Начальник управления", "name": "Орлов П. С."}
STAMP = Stamp(StampKind.AGREED, "Начальник управления", "Орлов П. С.", build.TODAY)


@pytest.fixture
def agreed(asked, head):
    return agree(asked, by=head, **SIGNED, on=build.TODAY, at=clock.now())


def test_the_head_of_the_department_agrees_and_the_stamp_appears_in_the_draft(cast, as_, head, url, plan, asked):
    answer = as_(head).post(url("agree", asked, at="town"), SIGNED, follow=True)
    assert "Согласовано: Лицей № 7, 20 ноября 2026 г." in words(answer)
    given = fresh(asked)
    assert (given.state, given.answered_by, given.answered_on, given.stamp) == (AgreementState.AGREED, head, build.TODAY, STAMP)
    page = words(as_(cast.anna).get(url("approval", plan)))
    assert "СОГЛАСОВАНО Начальник управления ________________ П. С. Орлов 20 ноября 2026 г. дано в программе" in page
    assert "Согласовано Начальник управления Орлов П. С., 20 ноября 2026 г." in page
    assert "Отправить" not in page.replace("Отправлено", "")


def test_the_blank_place_for_the_department_is_filled(cast, plan, agreed):
    with everywhere():
        add_stamp(plan, by=cast.anna, stamp=Stamp(StampKind.AGREED, "начальник управления"))
        stamps = WorkingText(plan).coming.stamps
    assert [stamp for stamp in stamps if stamp.kind is StampKind.AGREED] == [STAMP]


def test_an_agreement_after_the_approval_stands_in_the_edition_that_has_these_words(cast, as_, url, plan, edition, head):
    with everywhere():
        frozen = edition.digest
        agree(build.request(plan, cast.anna), by=head, **SIGNED, on=build.TODAY, at=clock.now())
    with everywhere():
        shown = fresh(edition)
        assert STAMP in shown.paper.stamps
        assert (STAMP in shown.words.stamps, shown.digest, shown.is_intact) == (False, frozen, True)
        assert STAMP in WorkingText(plan).paper.stamps
    assert "СОГЛАСОВАНО Начальник управления" in words(as_(cast.anna).get(url("edition", edition)))


def test_an_agreement_to_other_words_does_not_stand_in_the_edition(cast, plan, asked, head):
    with everywhere():
        build.activity(plan, "Добавлено после отправки")
        made = build.edition(plan, cast.anna)
        agree(asked, by=head, **SIGNED, on=build.TODAY, at=clock.now())
    with everywhere():
        assert (fresh(asked).edition, STAMP in fresh(made).paper.stamps) == (None, False)


def test_an_agreement_is_void_for_a_text_that_has_changed(cast, as_, url, plan, agreed):
    with everywhere():
        build.activity(plan, "Новая строка")
        assert STAMP not in WorkingText(plan).coming.stamps
    page = words(as_(cast.anna).get(url("approval", plan)))
    assert "К нынешнему тексту согласование не относится: после него в карте 1 отличие. Отправьте карту ещё раз." in page
    assert "Отправить ещё раз" in page


def test_the_text_changed_between_asking_and_agreeing_is_not_agreed(cast, as_, url, plan, asked, head):
    with everywhere():
        row = plan.activities.first()
        row.title = "Совсем другой приказ"
        row.save()
    page = words(as_(head).get(url("agreement", asked, at="town")))
    assert "С тех пор, как карту отправили, в ней 1 отличие. Согласование относится только к тексту, который показан здесь." in page
    assert ("Приказ о наставничестве" in page, "Совсем другой приказ" in page) == (True, False)
    as_(head).post(url("agree", asked, at="town"), SIGNED)
    with everywhere():
        assert not WorkingText(plan).is_agreed
    waiting = words(as_(cast.anna).get(url("approval", plan)))
    assert "К нынешнему тексту согласование не относится" in waiting


def test_while_it_waits_the_organisation_is_told_that_the_old_text_is_read(cast, as_, url, plan, asked):
    with everywhere():
        build.activity(plan, "Новая строка")
    page = words(as_(cast.anna).get(url("approval", plan)))
    assert "После отправки в карте 1 отличие. Читают прежний текст." in page


def test_a_text_is_returned_with_a_remark(cast, as_, url, plan, asked, head):
    answer = as_(head).post(url("return", asked, at="town"), {"remark": "Нет сроков в этапе 2."}, follow=True)
    assert "Карта возвращена с замечанием: Лицей № 7." in words(answer)
    page = words(as_(cast.anna).get(url("approval", plan)))
    assert "Возвращено с замечанием Управление образования, 20 ноября 2026 г. Нет сроков в этапе 2." in page
    assert "Отправить ещё раз" in page
    with everywhere():
        assert fresh(asked).answered_by == head
        assert build.request(plan, cast.anna).is_waiting


@pytest.mark.parametrize(
    "page, given, said",
    [
        ("agree", {"position": " ", "name": "Орлов"}, "Напишите должность"),
        ("agree", {"position": "Начальник", "name": ""}, "Напишите фамилию"),
        ("return", {"remark": "  "}, "Напишите, что исправить"),
        ("return", {"remark": "а" * 4001}, "не более 4000"),
    ],
)
def test_an_answer_with_a_mistake_comes_back(as_, url, asked, head, page, given, said):
    answer = as_(head).post(url(page, asked, at="town"), given)
    assert answer.status_code == 422
    assert said in words(answer)
    assert fresh(asked).is_waiting


def test_the_actions_themselves_ask_for_a_post_and_for_a_remark(asked, head):
    with everywhere():
        with pytest.raises(Refusal, match="Напишите должность"):
            agree(asked, by=head, position=" ", name="", on=build.TODAY, at=clock.now())
        with pytest.raises(Refusal, match="Напишите, что исправить"):
            return_request(asked, by=head, remark=" ", on=build.TODAY, at=clock.now())
        assert fresh(asked).is_waiting


def test_of_two_who_answer_at_once_the_second_is_told(asked, head):
    with everywhere():
        stale = fresh(asked)
        agree(asked, by=head, **SIGNED, on=build.TODAY, at=clock.now())
        with pytest.raises(Refusal, match="Ответ уже есть: согласовано"):
            return_request(stale, by=head, remark="Поздно.", on=build.TODAY, at=clock.now())
    assert fresh(asked).state == AgreementState.AGREED


def test_what_was_taken_back_is_not_answered(cast, as_, url, asked, head):
    as_(cast.anna).post(url("withdraw", asked))
    assert as_(head).post(url("agree", asked, at="town"), SIGNED).status_code == 422
    assert "Отозвано организацией" in words(as_(head).get(url("agreement", asked, at="town")))
    assert fresh(asked).state == AgreementState.WITHDRAWN


def test_only_the_body_that_was_asked_answers(cast, as_, url, asked):
    methodist = make.member("Лебедева Инна Львовна", Role.METHODIST, at=cast.town)
    school_head = make.member("Полынина Ольга Марковна", Role.HEAD, at=cast.lyceum)
    for member, at in ((methodist, "town"), (cast.anna, "lyceum-7"), (cast.boris, "lyceum-7"), (school_head, "lyceum-7")):
        assert as_(member).post(url("agree", asked, at=at), SIGNED).status_code == 403
        assert as_(member).post(url("return", asked, at=at), {"remark": "Нет."}).status_code == 403
    assert as_(cast.gleb).post(url("agree", asked, at="school-1"), SIGNED).status_code == 403
    assert fresh(asked).is_waiting


def test_the_region_above_the_department_does_not_answer_for_it(cast, as_, url, asked):
    with everywhere():
        region = make.municipality("Министерство", "region")
        cast.town.parent = region
        cast.town.save()
        for place in (cast.lyceum, cast.other):
            place.parent = fresh(cast.town)
            place.save()
        minister = make.member("Седов Иван Ильич", Role.HEAD, at=region)
    assert as_(minister).get(url("agreement", asked, at="region")).status_code == 200
    assert as_(minister).post(url("agree", asked, at="region"), SIGNED).status_code == 403
    assert "Согласовать" not in words(as_(minister).get(url("agreement", asked, at="region")))


def test_another_department_finds_nothing(cast, as_, url, asked):
    other = make.municipality("Другое управление", "other-town")
    stranger = make.member("Сухов Лев Ильич", Role.HEAD, at=other)
    assert as_(stranger).get(url("agreement", asked, at="other-town")).status_code == 404
    assert as_(stranger).post(url("agree", asked, at="other-town"), SIGNED).status_code == 404


def test_the_journal_keeps_the_answers(cast, plan, asked, head):
    with everywhere():
        agree(asked, by=head, **SIGNED, on=build.TODAY, at=clock.now())
        build.activity(plan, "Новое")
        second = build.request(plan, cast.anna)
        return_request(second, by=head, remark="Нет сроков.", on=build.TODAY, at=clock.now())
        notes = [Entry.objects.about(one).get(action="editions.answer") for one in (asked, second)]
    assert [line.note for line in notes] == [{"digest": asked.digest, "edition": None}, {"remark": "Нет сроков."}]
    assert {line.organisation for line in notes} == {cast.lyceum}


def test_markup_in_a_remark_is_only_text(cast, as_, url, plan, asked, head):
    as_(head).post(url("return", asked, at="town"), {"remark": "<script>alert(1)</script>"})
    for address in (url("approval", plan), url("agreement", asked)):
        assert "<script>alert" not in as_(cast.anna).get(address).content.decode()
