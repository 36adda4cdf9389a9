from datetime import date

import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.roadmaps.actions import cancel_step, postpone_step
from tests.make import fresh
from tests.read import words

from . import build

DECEMBER = {"to": "2026-12-04", "reason": "Каникулы сдвинули."}


def test_the_day_of_the_document_is_kept_beside_the_new_one(cast, as_, url, step):
    client = as_(cast.anna)
    client.post(url("postpone", step), DECEMBER)
    moved = fresh(step)
    assert (moved.due_on, moved.first_due_on, moved.reason) == (date(2026, 12, 4), build.TODAY, "Каникулы сдвинули.")
    shown = words(client.get(url("step", step)))
    assert "По документу 20 ноября" in shown
    assert "Срок перенесён с 20 ноября на 4 декабря: Каникулы сдвинули." in shown


@pytest.mark.parametrize(
    "given, words_of_it",
    [
        ({"to": "2026-12-04", "reason": "  "}, "Напишите причину"),
        ({"to": "2026-11-19", "reason": "Поздно."}, "уже прошёл"),
        ({"to": "2126-11-19", "reason": "Не скоро."}, "Проверьте год"),
        ({"to": "", "reason": "Не знаем."}, "Укажите дату"),
    ],
)
def test_without_a_reason_or_a_sane_day_nothing_moves(cast, as_, url, step, given, words_of_it):
    page = as_(cast.anna).post(url("postpone", step), given)
    assert page.status_code == 422
    assert words_of_it in words(page)
    assert fresh(step).due_on == build.TODAY


def test_the_action_itself_asks_for_a_reason(cast, step):
    with everywhere(), pytest.raises(Refusal, match="Напишите причину"):
        postpone_step(step, by=cast.anna, to=date(2026, 12, 4), reason=" ")


def test_the_same_day_is_not_another_day(cast, step):
    with everywhere(), pytest.raises(Refusal, match="тот же срок"):
        postpone_step(step, by=cast.anna, to=build.TODAY, reason="Так вышло.")


def test_what_is_cancelled_is_not_moved(cast, step):
    with everywhere():
        cancel_step(step, by=cast.anna, reason="Не нужно.")
        with pytest.raises(Refusal, match="не сделано и не отменено"):
            postpone_step(step, by=cast.anna, to=date(2026, 12, 4), reason="Передумали.")


def test_a_step_without_a_day_gets_one_with_a_reason(cast, plan):
    with everywhere():
        undated = build.step(plan, due=None)
        postpone_step(undated, by=cast.anna, to=date(2026, 12, 4), reason="Договорились.")
    assert (fresh(undated).due_on, fresh(undated).ask) == (date(2026, 12, 4), "")


def test_whoever_answers_for_it_does_not_move_it(cast, as_, url, step):
    client = as_(cast.boris)
    assert client.post(url("postpone", step), DECEMBER).status_code == 403
    assert "Срок переносит и мероприятие отменяет куратор или руководитель." in words(client.get(url("step", step)))


def test_gleb_and_the_department_move_nothing(cast, as_, url, step):
    assert as_(cast.gleb).post(url("postpone", step, at="school-1"), DECEMBER).status_code == 404
    assert as_(cast.dina).post(url("postpone", step, at="town"), DECEMBER).status_code == 403
    assert fresh(step).due_on == build.TODAY
