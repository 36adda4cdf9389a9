"""The same paper for many people at once."""

from __future__ import annotations

import time
from io import BytesIO

import docx
import pytest

from duet.base.files.models import keep
from duet.base.journal.models import Entry
from duet.core.errors import Refusal
from duet.stages.documents import actions, batch_jobs, batching
from duet.stages.documents.batch_jobs import make_batch
from duet.stages.documents.models import Batch, BatchState, Document, OwnTemplate
from duet.stages.documents.template_joining import joined
from duet.stages.persons.models import Look
from tests import make
from tests.make import fresh
from tests.read import words

from .. import build
from ..letters import LETTER, by_hand, people, word_file

NEW = "/lyceum-7/documents/new/sample_letter/"
NAMES = ("Белова Анна Сергеевна", "Ким Роман Олегович")


def plain(response) -> str:
    return words(response).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def start(cast, django_capture_on_commit_callbacks):
    """``start(*names)``: begun, and done as soon as it is kept."""

    def begin(*names, whom=None, **more) -> Batch:
        answers = {"кому": whom if whom is not None else people(*names), "о_чём": "о наставничестве", **more}
        with django_capture_on_commit_callbacks(execute=True):
            made = actions.start_batch(cast.lyceum, by=cast.anna, kind=LETTER, outline=build.outline(cast.anna, answers=answers))
        return fresh(made)

    return begin


def test_everybody_gets_a_draft_of_their_own(cast, start):
    person = make.person("Ким Роман Олегович", at=cast.lyceum)
    batch = start(whom=[*people(NAMES[0]), {"person": person.pk, "name": NAMES[1], "post": ""}])
    made = list(Document.objects.filter(batch=batch).order_by("pk"))
    assert (batch.state, batch.done, batch.total, batch.percent) == ("ready", 2, 2, 100)
    assert [document.title for document in made] == ["Письмо: Беловой Анне Сергеевне", "Письмо: Киму Роману Олеговичу"]
    assert [list(document.people.all()) for document in made] == [[], [person]]
    assert [(document.state, document.day, document.signer_post, document.year) for document in made] == [
        ("draft", build.DAY, "", 2026)
    ] * 2
    assert "киму" in made[1].words
    assert Entry.objects.filter(action="documents.batch").count() == 2


def test_whoever_signs_stands_in_each(cast, start):
    cast.lyceum.head_name, cast.lyceum.head_post = "Громов Андрей Петрович", "директор"
    cast.lyceum.save()
    batch = start(*NAMES)
    assert set(Document.objects.filter(batch=batch).values_list("signer_name", flat=True)) == {"Громов Андрей Петрович"}


def test_all_of_them_are_one_file(cast, start):
    batch = start(*NAMES)
    text = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(batch.docx.read())).paragraphs)
    assert text.count("Кому:") == 2
    assert batch.pdf.read().startswith(b"%PDF")
    assert str(batch) == "sample_letter, 2"


def test_nothing_is_made_twice(cast, start):
    batch = start(*NAMES)
    make_batch.enqueue(batch.pk)
    assert Document.objects.filter(batch=batch).count() == 2
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.MAKING)
    first = batching.make(batch, on=build.DAY)
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.READY)
    batching.store(batch, first)
    assert Document.objects.filter(batch=batch).count() == 2
    with pytest.raises(Refusal, match="уже подготовлены"):
        actions.make_again(batch, by=cast.anna)


def test_one_that_cannot_be_drawn_does_not_hold_up_the_rest(cast, start, caplog):
    batch = start(NAMES[0], "Сбойный Иван Иванович")
    assert (batch.state, batch.done) == ("ready", 1)
    assert {"name": "Сбойный Иван Иванович", "words": batching.FAILED} in batch.remarks
    assert "ValueError" in caplog.text
    assert "Иванович" not in caplog.text


def test_what_papers_lack_is_told_with_the_name(cast, start):
    batch = start(NAMES[0])
    assert any(remark["name"] == NAMES[0] and "Населённый пункт" in remark["words"] for remark in batch.remarks)


def test_if_none_can_be_drawn_it_has_failed_and_can_be_begun_anew(cast, start, as_, django_capture_on_commit_callbacks):
    batch = start("Сбойный Иван Иванович")
    assert (batch.state, batch.trouble, batch.docx) == ("failed", "Ни один документ не подготовлен.", None)
    Batch.objects.filter(pk=batch.pk).update(whom=people(*NAMES))
    client = as_(cast.anna)
    assert "Начать заново" in plain(client.get(batch.get_absolute_url()))
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{batch.get_absolute_url()}again/").url == batch.get_absolute_url()
    assert (fresh(batch).state, fresh(batch).trouble) == ("ready", "")


def test_a_stumble_keeps_nothing_and_logs_no_names(cast, start, settings, tmp_path, caplog):
    (tmp_path / "taken").touch()
    settings.MEDIA_ROOT = tmp_path / "taken"
    batch = start(*NAMES)
    assert (batch.state, batch.trouble) == ("failed", batch_jobs.STUMBLED)
    assert not Document.objects.exists()
    assert NAMES[0] not in caplog.text


def test_a_paper_cites_the_order_it_stands_on(cast, start):
    order = build.draft(cast.anna)
    batch = start(*NAMES, приказ=order.pk)
    assert all(list(document.grounds.all()) == [order] for document in Document.objects.filter(batch=batch))


def test_it_is_told_how_far_it_is(cast, start):
    batch = start(*(f"Белова{letter} Анна Сергеевна" for letter in "абвгдежзиклм"))
    Batch.objects.filter(pk=batch.pk).update(done=0)
    batching.make(batch, on=build.DAY)
    assert fresh(batch).done == 10


def test_nobody_and_too_many_are_refused(cast, start):
    with pytest.raises(Refusal, match="Впишите, кому"):
        start()
    with pytest.raises(Refusal, match="За один раз"):
        start(*(f"Белова {number}" for number in range(501)))


def own(cast, content) -> None:
    file = keep(content, name="a.docx", organisation=cast.lyceum, by=cast.anna)
    OwnTemplate.objects.create(organisation=cast.lyceum, kind=LETTER.name, version=1, file=file, by=cast.anna)


def test_papers_by_an_own_template_are_joined_as_they_look(cast, start, monkeypatch):
    # No LibreOffice here.
    monkeypatch.setenv("PATH", "")
    own(cast, word_file("Кому: {{ кому_имя }}"))
    batch = start(*NAMES)
    text = [paragraph.text for paragraph in docx.Document(BytesIO(batch.docx.read())).paragraphs if paragraph.text.strip()]
    assert text == ["Кому: Беловой Анне Сергеевне", "Кому: Киму Роману Олеговичу"]
    assert batch.pdf is None


def test_papers_whose_margins_differ_are_taken_one_by_one(cast, start, as_):
    def headed(made: object) -> None:
        made.add_paragraph("Текст")  # type: ignore[attr-defined]
        made.sections[0].header.paragraphs[0].text = "{{ кому_имя }}"  # type: ignore[attr-defined]

    own(cast, by_hand(headed))
    batch = start(*NAMES)
    assert (batch.state, batch.docx, batch.pdf) == ("ready", None, None)
    assert "Скачивайте документы по одному" in plain(as_(cast.anna).get(batch.get_absolute_url()))


def test_a_paper_without_a_section_is_joined_too():
    def bare(made: object) -> None:
        made.add_paragraph("Текст")  # type: ignore[attr-defined]
        body = made.element.body  # type: ignore[attr-defined]
        body.remove(body.sectPr)

    assert len(docx.Document(BytesIO(joined([by_hand(bare)] * 3))).paragraphs) == 5


# --- pages ------------------------------------------------------------------------------------------------------------


def test_many_are_begun_from_the_form_of_the_kind(cast, as_, django_capture_on_commit_callbacks):
    client = as_(cast.anna)
    assert "Подготовить каждому отдельно" in plain(client.get(NEW))
    assert "Подготовить каждому отдельно" not in plain(client.get("/lyceum-7/documents/new/sample_order/"))
    given = {"кому": "\n".join(NAMES), "о_чём": "о встрече", "paper-day": "2026-10-03", "each": "1"}
    with django_capture_on_commit_callbacks(execute=True):
        answered = client.post(NEW, given)
    batch = Batch.objects.get()
    assert answered.url == batch.get_absolute_url()
    page = plain(client.get(answered.url))
    assert "Подготовлены 2 черновика" in page
    assert NAMES[0] in page
    assert "Раньше готовили сразу для нескольких" in plain(client.get(NEW))


def test_a_running_one_asks_again_by_itself(cast, as_):
    batch = Batch.objects.create(organisation=cast.lyceum, kind=LETTER.name, made_by=cast.anna, total=200, done=40)
    page = as_(cast.anna).get(batch.get_absolute_url())
    assert "Готово 40 из 200" in plain(page)
    assert b'http-equiv="refresh"' in page.content


def test_files_are_taken_away_with_a_note_of_it(cast, start, as_):
    person = make.person("Ким Роман Олегович", at=cast.lyceum)
    batch = start(whom=[{"person": person.pk, "name": NAMES[1], "post": ""}])
    client = as_(cast.anna)
    assert client.get(f"{batch.get_absolute_url()}file.pdf").content == batch.pdf.read()
    assert client.get(f"{batch.get_absolute_url()}file.docx").content == batch.docx.read()
    assert client.get(f"{batch.get_absolute_url()}file.xlsx").status_code == 404
    assert client.get(f"{batch.get_absolute_url()}file.exe").status_code == 404
    assert Look.objects.filter(kind="export", what__contains="Письмо для проверки").count() == 2


def test_another_school_does_not_see_it(cast, start, as_):
    batch = start(*NAMES)
    assert as_(cast.gleb).get(f"/school-1/documents/batches/{batch.pk}/").status_code == 404
    assert as_(cast.gleb).get(f"/school-1/documents/batches/{batch.pk}/file.pdf").status_code == 404


def test_the_page_costs_the_same_for_few_papers_and_for_many(cast, start, as_, django_assert_num_queries):
    few, many = start(*NAMES), start(*(f"Белова{letter} Анна Сергеевна" for letter in "абвгдежзиклмнопрстуфхцчшщэюя" * 2))
    client, small, large = as_(cast.anna), few.get_absolute_url(), many.get_absolute_url()
    client.get(small)
    with django_assert_num_queries(9):
        client.get(small)
    with django_assert_num_queries(9):
        response = client.get(large)
    assert len(response.context["page"].object_list) == 50


def test_two_hundred_letters_take_less_than_ten_seconds(cast, start):
    began = time.monotonic()
    batch = start(*(f"Белова{number} Анна Сергеевна" for number in range(200)))
    assert batch.done == 200
    assert time.monotonic() - began < 10
