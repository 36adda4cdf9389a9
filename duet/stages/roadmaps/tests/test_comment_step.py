import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.roadmaps.actions import comment_step
from tests.read import words

from . import build


def test_anybody_of_the_lyceum_may_say_a_word(cast, as_, url, plan):
    with everywhere():
        foreign = build.step(plan)
    client = as_(cast.boris)
    client.post(url("comment", foreign), {"text": "Жду до пятницы."})
    shown = words(client.get(url("step", foreign)))
    assert "Жду до пятницы." in shown
    assert "Павлов Б. И., сегодня" in shown


def test_an_empty_word_is_sent_back(cast, as_, url, step):
    page = as_(cast.boris).post(url("comment", step), {"text": " "})
    assert page.status_code == 422
    assert "Напишите замечание" in words(page)
    with everywhere(), pytest.raises(Refusal, match="Напишите замечание"):
        comment_step(step, by=cast.boris, text="")


def test_markup_in_a_remark_is_only_text(cast, as_, url, step):
    client = as_(cast.boris)
    client.post(url("comment", step), {"text": "<script>alert(1)</script>"})
    assert "<script>alert" not in client.get(url("step", step)).content.decode()


def test_the_department_reads_and_does_not_write(cast, as_, url, step):
    with everywhere():
        comment_step(step, by=cast.boris, text="Жду до пятницы.")
    client = as_(cast.dina)
    assert client.post(url("comment", step, at="town"), {"text": "Поторопитесь."}).status_code == 403
    shown = words(client.get(url("step", step, at="town")))
    assert "Жду до пятницы. Лицей № 7, сегодня" in shown
    assert "Павлов" not in shown.replace("Отвечают", "")
    assert as_(cast.gleb).post(url("comment", step, at="school-1"), {"text": "Привет."}).status_code == 404
