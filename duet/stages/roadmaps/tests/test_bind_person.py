import pytest

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.roadmaps.actions import assign_rest, assign_row, bind_person
from duet.stages.roadmaps.models import Duty
from tests import make
from tests.read import words

from . import build


@pytest.fixture
def named(plan):
    rows = [build.step(plan, title=title).activity for title in ("Семинар", "Круглый стол")]
    return [build.duty(row, "Ахметов Р.И.") for row in rows]


def who(row):
    with everywhere():
        return [str(duty.member) for duty in Duty.objects.filter(activity=row)]


def test_a_name_of_the_paper_becomes_a_colleague_in_every_row(cast, as_, url, named):
    said = as_(cast.anna).post(url("bind_person"), {"person": "Ахметов Р.И.", "member": cast.boris.pk}, follow=True)
    assert "Ахметов Р.И. — это Павлов Б. И.: 2 строки карты." in words(said)
    assert [who(duty.activity) for duty in named] == [["Павлов Борис Ильич"]] * 2
    assert "Семинар" in words(as_(cast.boris).get(url("today")))


def test_the_page_of_roles_asks_who_it_is(cast, as_, url, named):
    shown = words(as_(cast.anna).get(url("posts")))
    assert "Ахметов Р.И. 2 строки карты, нет в списке людей" in shown
    assert "Кого называет документ" not in words(as_(cast.boris).get(url("posts")))


@pytest.mark.parametrize("chosen, words_of_it", [("", "Выберите человека из списка"), ("999999", "Этого человека нет в организации")])
def test_nobody_chosen_is_sent_back_beside_the_name(cast, as_, url, named, chosen, words_of_it):
    page = as_(cast.anna).post(url("bind_person"), {"person": "Ахметов Р.И.", "member": chosen})
    assert page.status_code == 422
    assert words_of_it in words(page)


def test_a_colleague_from_elsewhere_is_refused(cast, as_, url, named):
    assert as_(cast.anna).post(url("bind_person"), {"person": "Ахметов Р.И.", "member": cast.gleb.pk}).status_code == 422
    with everywhere(), pytest.raises(Refusal, match="не из вашей организации"):
        bind_person(cast.lyceum, by=cast.anna, person="Ахметов Р.И.", member=cast.gleb)


def test_somebody_is_set_for_a_row_whose_paper_names_nobody(cast, as_, url, plan):
    with everywhere():
        step = build.step(plan, title="Семинар")
    client = as_(cast.anna)
    client.post(url("assign", step), {"member": cast.boris.pk})
    assert who(step.activity) == ["Павлов Борис Ильич"]
    client.post(url("assign", step), {"member": cast.anna.pk})
    assert who(step.activity) == ["Белова Анна Сергеевна"]
    client.post(url("assign", step), {"member": ""})
    assert who(step.activity) == []


def test_whom_the_paper_names_stays_beside_whoever_is_set(cast, named):
    row = named[0].activity
    with everywhere():
        assign_row(row, by=cast.anna, member=cast.boris)
        assign_row(row, by=cast.anna, member=None)
        assert Duty.objects.get(activity=row).person == "Ахметов Р.И."
        with pytest.raises(Refusal, match="не из вашей организации"):
            assign_row(row, by=cast.anna, member=cast.gleb)


def test_a_wrong_choice_for_a_row_is_sent_back(cast, as_, url, step):
    page = as_(cast.anna).post(url("assign", step), {"member": cast.gleb.pk})
    assert page.status_code == 422
    assert "Этого человека нет в организации" in words(page)


def test_one_person_answers_for_all_rows_that_name_nobody(cast, as_, url, plan, named):
    with everywhere():
        bare = [build.step(plan, title=title).activity for title in ("Банк наставников", "Отбор")]
    client = as_(cast.anna)
    assert "документ никого не называет" in words(client.get(url("roadmap", plan), {"show": "nobody"}))
    said = client.post(url("assign_rest", plan), {"member": cast.boris.pk}, follow=True)
    assert "Павлов Б. И.: 2 строки карты." in words(said)
    assert [who(row) for row in bare] == [["Павлов Борис Ильич"]] * 2
    assert who(named[0].activity) == ["None"]
    assert "документ никого не называет" not in words(said)


def test_nobody_chosen_for_the_rest_changes_nothing(cast, as_, url, plan):
    with everywhere():
        row = build.step(plan).activity
    assert "Выберите человека из списка." in words(as_(cast.anna).post(url("assign_rest", plan), {"member": ""}, follow=True))
    assert who(row) == []


def test_whoever_has_left_is_not_set(cast, plan):
    with everywhere():
        gone = make.member("Ушаков Пётр Львович", Role.MENTOR, at=cast.lyceum)
        gone.left_on = build.TODAY
        gone.save()
        with pytest.raises(Refusal, match="больше в ней не работает"):
            assign_rest(plan, by=cast.anna, member=gone)


def test_others_set_nobody(cast, as_, url, plan, step, named):
    given = {"person": "Ахметов Р.И.", "member": cast.boris.pk}
    for name, row in (("bind_person", None), ("assign", step), ("assign_rest", plan)):
        assert as_(cast.boris).post(url(name, row), given).status_code == 403
        assert as_(cast.gleb).post(url(name, row), given).status_code == 404
    for name, row in (("assign", step), ("assign_rest", plan)):
        assert as_(cast.gleb).post(url(name, row, at="school-1"), given).status_code == 404
        assert as_(cast.dina).post(url(name, row, at="town"), {"member": cast.dina.pk}).status_code == 403
    assert who(named[0].activity) == ["None"]
