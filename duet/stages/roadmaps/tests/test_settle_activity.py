from duet.base.tenancy.scope import everywhere
from tests.make import fresh
from tests.read import words

from . import build


def test_a_question_once_answered_is_asked_no_more(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, doubts=["Срок понят не до конца."])
        step = build.step(row)
    client = as_(cast.anna)
    assert "Остались вопросы к 1 строке" in words(client.get(url("today")))
    assert "Срок понят не до конца." in words(client.get(url("roadmap", plan), {"show": "doubts"}))
    client.post(url("settle", step))
    assert fresh(row).doubts == []
    assert "Остались вопросы" not in words(client.get(url("today")))
    assert "Вопросов не осталось." in words(client.get(url("roadmap", plan), {"show": "doubts"}))


def test_others_do_not_answer_it(cast, as_, url, plan):
    with everywhere():
        row = build.activity(plan, doubts=["Срок понят не до конца."])
        step = build.step(row)
    assert as_(cast.boris).post(url("settle", step)).status_code == 403
    assert as_(cast.gleb).post(url("settle", step, at="school-1")).status_code == 404
    assert as_(cast.dina).post(url("settle", step, at="town")).status_code == 403
    assert fresh(row).doubts != []
