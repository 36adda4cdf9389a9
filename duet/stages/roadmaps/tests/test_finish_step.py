from datetime import date, timedelta

import pytest

from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.core.lifecycle import StepState
from duet.stages.roadmaps.actions import finish_step, reopen_step
from tests.make import fresh
from tests.read import words

from . import build

HTMX = {"HX-Request": "true"}


def test_the_button_of_a_list_means_today(cast, as_, url, step):
    as_(cast.boris).post(url("finish", step))
    done = fresh(step)
    assert (done.state, done.done_by, done.done_on) == (StepState.DONE, cast.boris, build.TODAY)


def test_the_day_may_be_an_earlier_one(cast, as_, url, step):
    as_(cast.boris).post(url("finish", step), {"on": "12.11.2026"})
    assert fresh(step).done_on == date(2026, 11, 12)
    with everywhere():
        assert Entry.objects.get(action="roadmaps.finish").note == {"on": "2026-11-12"}


@pytest.mark.parametrize(
    "day, words_of_it",
    [("2026-11-21", "ещё не наступил"), ("1826-11-12", "Проверьте год"), ("вчера", "Дата: день, месяц, год"), ("", "Укажите дату")],
)
def test_a_day_that_cannot_be_is_sent_back_with_the_reason(cast, as_, url, step, day, words_of_it):
    page = as_(cast.boris).post(url("finish", step), {"on": day})
    assert page.status_code == 422
    assert words_of_it in words(page)
    assert fresh(step).state == StepState.WAITING


def test_it_is_not_done_twice(cast, as_, url, step):
    with everywhere():
        finish_step(step, by=cast.boris, on=build.TODAY)
    page = as_(cast.anna).post(url("finish", step), headers={"Referer": f"http://testserver{url('today')}"}, follow=True)
    assert "Уже отмечено: «Сделано»" in words(page)
    assert fresh(step).done_by == cast.boris


def test_a_second_press_under_htmx_says_so_above_the_page(cast, as_, url, step):
    with everywhere():
        finish_step(step, by=cast.boris, on=build.TODAY)
    answer = as_(cast.anna).post(url("finish", step), headers=HTMX)
    assert (answer.status_code, answer["HX-Retarget"]) == (422, ".said")
    assert "Уже отмечено" in words(answer)


def test_htmx_gets_the_page_it_stood_on_and_a_toast_with_a_way_back(cast, as_, url, step):
    answer = as_(cast.anna).post(url("finish", step), {"next": url("today")}, headers=HTMX, follow=True)
    shown = answer.content.decode()
    assert "<html" not in shown
    assert 'id="today"' in shown
    assert "Отмечено: сделано 20 ноября" in words(answer)
    assert f'hx-post="{url("reopen", step)}"' in shown


def test_a_way_out_of_the_program_is_not_taken(cast, as_, url, step):
    answer = as_(cast.boris).post(url("finish", step), {"next": "https://elsewhere.example/"})
    assert answer.url == url("step", step)


def test_whoever_made_a_slip_takes_it_back(cast, as_, url, step):
    client = as_(cast.boris)
    client.post(url("finish", step))
    assert "Вернуть в работу" in words(client.get(url("step", step)))
    client.post(url("reopen", step))
    again = fresh(step)
    assert (again.state, again.done_by, again.done_on, again.taken_by) == (StepState.WAITING, None, None, None)


def test_a_mentor_does_not_take_back_what_another_has_done(cast, as_, url, step):
    with everywhere():
        finish_step(step, by=cast.anna, on=build.TODAY)
    assert as_(cast.boris).post(url("reopen", step)).status_code == 403


def test_what_is_open_is_not_opened_again(cast, step):
    with everywhere(), pytest.raises(Refusal, match="и так открыто"):
        reopen_step(step, by=cast.anna)


def test_a_late_step_may_be_done_late(cast, as_, url, plan):
    with everywhere():
        late = build.step(plan, due=build.TODAY - timedelta(days=30))
    as_(cast.anna).post(url("finish", late))
    assert fresh(late).state == StepState.DONE


def test_gleb_does_not_finish_it(cast, as_, url, step):
    assert as_(cast.gleb).post(url("finish", step, at="school-1")).status_code == 404
    assert as_(cast.dina).post(url("finish", step, at="town")).status_code == 403
    assert fresh(step).state == StepState.WAITING
