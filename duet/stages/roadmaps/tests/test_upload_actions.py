from datetime import date

import pytest

from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.roadmaps import actions
from duet.stages.roadmaps.models import Upload
from tests.make import fresh

from . import build

TABLE = "№\tМероприятия\tСроки\tОтветственные\n1\tПриказ о кураторе\tдо 15 октября 2026 г.\tдиректор\n2\tАнкета\tв течение года\tкуратор\n"


@pytest.fixture
def upload(cast):
    return build.upload(cast.lyceum, cast.anna)


def test_a_paper_is_kept_and_read(cast, django_capture_on_commit_callbacks):
    with everywhere(), django_capture_on_commit_callbacks(execute=True):
        upload = actions.upload_roadmap(cast.lyceum, by=cast.anna, content=TABLE.encode(), name="Карта.txt")
    with everywhere():
        read = Upload.objects.get(pk=upload.pk)
        assert (read.state, read.name, read.file.read()) == ("read", "Карта.txt", TABLE.encode())
        assert [row.title for row in read.rows.all()] == ["Приказ о кураторе", "Анкета"]


def test_a_paper_is_read_again_from_the_kept_file(cast, django_capture_on_commit_callbacks):
    with everywhere(), django_capture_on_commit_callbacks(execute=True):
        upload = build.upload(cast.lyceum, cast.anna, content=TABLE.encode(), state="failed", trouble="Не вышло.")
        actions.read_again(upload, by=cast.anna)
    with everywhere():
        assert (fresh(upload).state, fresh(upload).trouble, upload.rows.count()) == ("read", "", 2)


@pytest.mark.parametrize("state", ["saved", "dropped"])
def test_what_is_saved_or_put_aside_is_not_read_again(cast, upload, state):
    with everywhere():
        Upload.objects.update(state=state)
        with pytest.raises(Refusal, match="Загрузите файл заново"):
            actions.read_again(upload, by=cast.anna)


def test_another_period_is_read_into_every_deadline(cast, upload):
    with everywhere():
        row = build.row(upload, deadline="сентябрь")
        doubts = [{"about": "deadline", "text": "В документе не назван период."}, {"about": "row", "text": "Проверьте."}]
        Upload.objects.update(doubts=doubts)
        upload.refresh_from_db()
        actions.mend_upload(upload, by=cast.anna, title=" План ", starts_on=date(2027, 9, 1), ends_on=date(2028, 8, 31))
    assert (fresh(upload).title, fresh(upload).doubts) == ("План", doubts[1:])
    assert fresh(row).deadline["to"] == "2027-09-30"


def test_a_period_does_not_end_before_it_begins(cast, upload):
    with everywhere(), pytest.raises(Refusal, match="Конец периода раньше начала"):
        actions.mend_upload(upload, by=cast.anna, title="План", starts_on=date(2027, 9, 1), ends_on=date(2027, 8, 31))


def mend(row, by, **changed):
    given = {"title": row.title, "content": row.content, "deadline_text": row.deadline_text}
    given |= {"responsible_text": row.responsible_text, "result": row.result} | changed
    with everywhere():
        return actions.mend_row(row, by=by, **given)


def test_mended_words_are_read_by_the_same_grammar(cast, upload):
    with everywhere():
        row = build.row(upload, deadline="когда позволит погода")
        assert row.is_doubtful
    mend(row, cast.anna, deadline_text="до 20 ноября 2026 г.", content=["приказ", " "])
    mended = fresh(row)
    assert (mended.deadline["to"], mended.doubts_about("deadline"), mended.mended) == ("2026-11-20", [], True)
    assert mended.content == ["приказ"]


def test_new_words_may_bring_a_new_question(cast, upload):
    with everywhere():
        row = build.row(upload, who="куратор")
    assert not mend(row, cast.anna, responsible_text="").settled


def test_words_left_as_they_were_are_agreed_to(cast, upload):
    with everywhere():
        row = build.row(upload, deadline="когда позволит погода")
    assert (mend(row, cast.anna).settled, fresh(row).mended) == (True, False)


def test_a_row_needs_something_to_do(cast, upload):
    with everywhere():
        row = build.row(upload)
    with pytest.raises(Refusal, match="Напишите, что делать"):
        mend(row, cast.anna, title=" ")
    with everywhere(), pytest.raises(Refusal, match="Напишите, что делать"):
        actions.add_row(row, by=cast.anna, title="")


def test_a_row_is_answered_with_days(cast, upload):
    with everywhere():
        one, two = build.row(upload, deadline=""), build.row(upload, deadline="два раза в год")
        actions.answer_row(one, by=cast.anna, days=[date(2026, 12, 1)])
        actions.answer_row(two, by=cast.anna, days=[date(2026, 12, 15), date(2027, 5, 20)])
    assert (fresh(one).deadline["to"], fresh(one).ask) == ("2026-12-01", "")
    assert fresh(two).deadline["occurrences"] == ["2026-12-15", "2027-05-20"]


def test_a_row_is_agreed_to_left_out_and_taken_back(cast, upload):
    with everywhere():
        row = build.row(upload, deadline="")
        actions.settle_row(row, by=cast.anna)
        assert not row.is_doubtful
        actions.settle_row(row, by=cast.anna, settled=False)
        assert row.is_doubtful
        actions.skip_row(row, by=cast.anna)
        assert not row.is_doubtful
        actions.skip_row(row, by=cast.anna, skipped=False)
    assert fresh(row).is_doubtful


def test_a_row_the_paper_lacks_stands_below_its_neighbour(cast, upload):
    with everywhere():
        first, _ = build.row(upload, "Первое"), build.row(upload, "Второе")
        actions.add_row(first, by=cast.anna, title=" Новое ")
        assert [row.title for row in upload.rows.all()] == ["Первое", "Новое", "Второе"]


def test_a_paper_put_aside_is_changed_no_more(cast, upload):
    with everywhere():
        row = build.row(upload)
        actions.drop_upload(upload, by=cast.anna)
        with pytest.raises(Refusal, match="править её строки здесь больше нельзя"):
            actions.skip_row(row, by=cast.anna)


def test_a_saved_paper_is_not_put_aside(cast, upload):
    with everywhere():
        Upload.objects.update(state="saved")
        with pytest.raises(Refusal, match="уже сохранена"):
            actions.drop_upload(upload, by=cast.anna)


def test_gleb_touches_no_row_of_the_lyceum(cast, as_, url, upload):
    with everywhere():
        row = build.row(upload)
    for name in ("settle_row", "skip_row", "add_row", "row"):
        assert as_(cast.gleb).post(url(name, row, at="school-1"), {"title": "Моё"}).status_code == 404
        assert as_(cast.boris).post(url(name, row), {"title": "Моё"}).status_code == 403
