"""Whether somebody of a list is somebody known."""

from __future__ import annotations

from datetime import date

import pytest

from duet.core.errors import Refusal
from duet.stages.gathering import actions, jobs
from duet.stages.gathering.models import Line
from duet.stages.persons.models import Person
from tests import make
from tests.make import fresh

from . import build

HTMX = {"HX-Request": "true"}
TWICE = "ФИО\tДата рождения\nКим Олег Робертович\t12.03.2011\nКим Олег Робертович\t12.03.2011"


@pytest.fixture
def kim(cast):
    return make.person(
        "Ким Олег Робертович", cast.lyceum, status="pupil", born_on=date(2011, 3, 12), phone="+7 900 000-00-00", address="ул. Мира"
    )


@pytest.fixture
def line(cast, kim):
    return build.line(build.read(cast.anna), "Ким")


def test_a_card_that_looks_alike_is_shown_with_what_differs(cast, as_, url, kim, line):
    page = as_(cast.anna).get(f"{url('batch', line.batch)}?show=alike").text
    assert f'name="twin" value="p{kim.pk}"' in page
    assert "та же дата рождения" in page
    assert "+7 900 000-00-00" in page
    assert f'name="take-p{kim.pk}" value="phone"' in page
    assert line.asks


def test_cards_of_other_organisations_are_not_looked_at(cast):
    make.person("Ким Олег Робертович", cast.other, status="pupil", born_on=date(2011, 3, 12))
    assert not build.line(build.read(cast.anna), "Ким").likely


def test_it_is_the_same_person_and_the_phone_is_taken(cast, as_, url, kim, line):
    response = as_(cast.anna).post(url("decide", line), {"twin": f"p{kim.pk}", f"take-p{kim.pk}": ["phone"]}, headers=HTMX)
    assert "тот же человек" in response.text
    assert (fresh(line).decision, fresh(line).twin_id, fresh(line).taken) == ("same", kim.pk, ["phone"])


def test_it_is_somebody_else(cast, as_, url, kim, line):
    as_(cast.anna).post(url("decide", line), {"twin": "other"})
    assert (fresh(line).decision, fresh(line).twin_id) == ("other", None)


@pytest.mark.parametrize("chosen, status", [("", 422), ("x5", 422), ("p999999", 404), ("l999999", 404), ("p", 422)])
def test_a_strange_choice_is_refused(cast, as_, url, line, chosen, status):
    assert as_(cast.anna).post(url("decide", line), {"twin": chosen}).status_code == status
    assert fresh(line).decision == ""


def test_a_card_of_another_school_cannot_be_chosen(cast, as_, url, line):
    stranger = make.person("Ким Олег", cast.other)
    assert as_(cast.anna).post(url("decide", line), {"twin": f"p{stranger.pk}"}).status_code == 404


def test_two_rows_of_one_person_are_joined(cast, as_, url):
    batch = build.read(cast.anna, TWICE)
    first, second = Line.objects.of(batch)
    assert (first.likely, second.likely[0]["line"]) == ([], 1)
    assert "(выше в списке)" in as_(cast.anna).get(f"{url('batch', batch)}?show=alike").text
    as_(cast.anna).post(url("decide", second), {"twin": f"l{first.pk}"})
    assert fresh(second).twin_line == first
    with pytest.raises(Refusal, match="одной из строк выше"):
        actions.decide(first, by=cast.anna, twin=second)


def test_all_sure_ones_are_decided_at_once(cast, as_, url, kim):
    batch = build.read(cast.anna)
    response = as_(cast.anna).post(url("decide_all", batch), {"sure": "1", "take": "file"}, follow=True)
    assert "Решено совпадений: 1." in response.text
    line = build.line(batch, "Ким")
    assert (line.decision, line.twin, line.taken) == ("same", kim, ["*"])


def test_rows_of_one_person_are_decided_at_once_too(cast):
    batch = build.read(cast.anna, TWICE)
    assert actions.decide_all(batch, by=cast.anna, sure=True) == 1
    first, second = Line.objects.of(batch)
    assert (second.decision, second.twin_line, second.taken) == ("same", first, [])


def test_the_rest_are_somebody_else_at_once(cast, as_, url, kim):
    batch = build.read(cast.anna)
    as_(cast.anna).post(url("decide_all", batch), {"rest": "1"})
    assert build.line(batch, "Ким").decision == "other"


def test_what_was_decided_stays_when_the_file_is_read_again(cast, kim, line):
    actions.decide(line, by=cast.anna, twin=kim, taken=["phone"])
    actions.read_again(line.batch, by=cast.anna)
    jobs.read_batch.func(line.batch_id)
    again = build.line(line.batch, "Ким")
    assert (again.decision, again.twin, again.taken) == ("same", kim, ["phone"])


def test_a_decision_about_somebody_no_longer_alike_is_asked_again(cast, kim, line):
    actions.decide(line, by=cast.anna, twin=kim)
    actions.mend(line, by=cast.anna, said={"full_name": "Зимина Алла Львовна", "phone": "", "born_on": ""}, on=build.today())
    assert (fresh(line).decision, fresh(line).twin_id, fresh(line).likely) == ("", None, [])


def test_a_card_erased_since_is_not_offered(cast, as_, url, kim, line):
    Person.objects.filter(pk=kim.pk).update(erased_at="2026-11-20T10:00:00Z")
    assert f'value="p{kim.pk}"' not in as_(cast.anna).get(f"{url('batch', line.batch)}?show=alike").text


def test_decided_rows_may_be_decided_anew(cast, as_, url, kim, line):
    actions.decide(line, by=cast.anna, twin=None)
    page = as_(cast.anna).get(f"{url('batch', line.batch)}?show=alike").text
    assert "Совпадение решено" in page
    assert "Перерешить" in page


def test_two_people_of_one_row_are_two_whatever_their_names(cast):
    batch = build.read(cast.anna, "Наставник\tНаставляемый\nКим Олег Робертович\tКим Олег Робертович")
    assert [line.likely for line in Line.objects.of(batch)] == [[], []]


def test_the_first_page_asks_for_what_is_not_decided(cast, as_, url, kim):
    batch = build.read(cast.anna)
    assert "Эти люди похожи на тех" in build.words(as_(cast.anna).get(url("batch", batch)))
    actions.decide_all(batch, by=cast.anna, sure=False)
    assert "Всё ясно — можно записывать." in build.words(as_(cast.anna).get(url("batch", batch)))
