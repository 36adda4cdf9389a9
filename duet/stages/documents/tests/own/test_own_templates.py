"""«Свои образцы»: a file is brought, looked at, accepted, put away; documents keep what they were made with."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from duet.base.files.models import StoredFile
from duet.base.journal.models import Entry
from duet.core.errors import Refusal
from duet.stages.documents import actions, templating
from duet.stages.documents.drawing import draw, words_of
from duet.stages.documents.models import OwnTemplate
from duet.stages.documents.templating import current_template
from tests.make import fresh
from tests.read import words

from .. import build
from ..letters import LETTER, by_hand, runs, with_parts, word_file

LIST = "/lyceum-7/documents/templates/"
PAGE = f"{LIST}sample_order/"
GOOD = word_file("ПРИКАЗ № {{ номер }}", "Назначить {{ кто_вп }}.")
MOMENT = datetime(2026, 10, 3, 12, tzinfo=UTC)


def upload(client, content=GOOD, name="наш приказ.docx"):
    return client.post(PAGE, {"file": SimpleUploadedFile(name, content)})


def text(document, by):
    return words_of(draw(document, by=by, on=build.DAY).paper)


def plain(response) -> str:
    return words(response).replace("\N{NO-BREAK SPACE}", " ")


def test_a_template_is_looked_at_before_it_is_accepted(cast, as_):
    document = build.draft(cast.anna)
    client = as_(cast.anna)
    shown = client.get(upload(client).url)
    page = plain(shown)
    assert "Посмотрите, что получится" in page
    assert "Назначить Белову Анну Сергеевну." in page
    assert document.title.replace("\N{NO-BREAK SPACE}", " ") in page
    assert not OwnTemplate.objects.exists()
    assert client.post(shown.request["PATH_INFO"]).url == PAGE
    made = OwnTemplate.objects.get()
    assert (made.version, made.by, made.file.name) == (1, cast.anna, "наш приказ.docx")
    assert "по вашему образцу" in plain(client.get(PAGE))
    assert "По вашему образцу" in plain(client.get(LIST))


def test_without_documents_the_titles_of_fields_stand_for_data(cast, as_):
    client = as_(cast.anna)
    page = plain(client.get(upload(client).url))
    assert "Документов этого вида ещё нет" in page
    assert "[Кого назначить, кого (винительный)]" in page


def test_faults_are_listed_with_their_places_and_nothing_is_kept(cast, as_):
    response = upload(as_(cast.anna), word_file("{{ номeр }}", "{{ дата"))
    assert response.status_code == 422
    assert "Скобки не закрыты" in plain(response)
    assert "абзац 2: «{{ дата»" in plain(response)
    assert "Ничего не сохранено" in plain(response)
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    "content, name, said",
    [
        (GOOD, "приказ.doc", "Образец — это файл .docx"),
        (b"%PDF-1.7", "приказ.docx", "не"),
        (b"", "приказ.docx", "пуст"),
        (b"x" * (5 * 2**20 + 1), "приказ.docx", "больше 5 МБ"),
        (with_parts(GOOD, {}, [("word/vbaProject.bin", b"x")]), "приказ.docx", "макрос"),
    ],
)
def test_what_is_no_template_at_all_is_refused_at_the_door(cast, as_, content, name, said):
    response = upload(as_(cast.anna), content, name)
    assert response.status_code == 422
    assert said in plain(response)
    assert not StoredFile.objects.exists()


def test_another_kind_of_file_under_the_name_of_word_is_refused(cast, as_):
    book = with_parts(
        GOOD, {"[Content_Types].xml": lambda text: text.replace("wordprocessingml.document.main", "spreadsheetml.sheet.main")}
    )
    assert upload(as_(cast.anna), book).status_code == 422


def test_new_documents_follow_the_template_and_old_ones_keep_theirs(cast, as_):
    before = build.draft(cast.anna)
    brought(cast, GOOD)
    made = build.draft(cast.anna)
    assert (made.template.version, before.template) == (1, None)
    assert "Назначить Белову Анну Сергеевну." in text(made, cast.anna)
    second = brought(cast, word_file("Новый {{ номер }}"))
    assert (second.version, text(made, cast.anna).count("Новый")) == (2, 0)
    actions.retire_template(second, by=cast.anna, at=MOMENT)
    actions.retire_template(second, by=cast.anna, at=MOMENT)
    assert current_template(cast.lyceum, build.SAMPLE.name) is None
    assert "ПРИКАЗЫВАЮ" in text(build.draft(cast.anna), cast.anna)
    assert "Назначить Белову Анну Сергеевну." in text(fresh(made), cast.anna)
    assert brought(cast, GOOD).version == 3


def brought(cast, content) -> OwnTemplate:
    file = actions.try_template(cast.lyceum, by=cast.anna, kind=build.SAMPLE, content=content, name="a.docx")
    return actions.bring_template(cast.lyceum, by=cast.anna, kind=build.SAMPLE, file=file, at=MOMENT)


def test_accepting_twice_makes_one_version(cast):
    first = brought(cast, GOOD)
    again = actions.bring_template(cast.lyceum, by=cast.anna, kind=build.SAMPLE, file=first.file, at=MOMENT)
    assert again == first
    assert OwnTemplate.objects.count() == 1
    assert Entry.objects.filter(action="documents.bring_template").count() == 3


def test_a_file_with_faults_cannot_be_accepted_past_the_page(cast, as_):
    with pytest.raises(Refusal, match="есть ошибки"):
        actions.try_template(cast.lyceum, by=cast.anna, kind=build.SAMPLE, content=word_file("{{ а }}"), name="a.docx")
    letter_only = word_file("{{ кому_имя }}")
    file = actions.try_template(cast.lyceum, by=cast.anna, kind=LETTER, content=letter_only, name="a.docx")
    with pytest.raises(Refusal, match="есть ошибки"):
        actions.bring_template(cast.lyceum, by=cast.anna, kind=build.SAMPLE, file=file, at=MOMENT)
    shown = as_(cast.anna).get(f"{PAGE}try/{file.pk}/", follow=True)
    assert "В этом файле есть ошибки" in plain(shown)


def test_our_text_and_own_ones_are_taken_as_files(cast, as_):
    made = brought(cast, GOOD)
    brought(cast, word_file("{{ дата }}"))
    client = as_(cast.anna)
    ours = client.get(f"{PAGE}ours/")
    assert "{{ кто_вп }}" in "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(ours.content)).paragraphs)
    assert client.get(f"{PAGE}own/{made.version}/").content == GOOD
    assert client.get(f"{PAGE}own/7/").status_code == 404
    assert "Версия 1" in plain(client.get(PAGE))


def test_our_text_is_given_back_by_a_button(cast, as_):
    brought(cast, GOOD)
    client = as_(cast.anna)
    assert "снова будут с нашим текстом" in plain(client.post(f"{PAGE}retire/", follow=True))
    assert client.post(f"{PAGE}retire/").status_code == 404


def test_fields_are_found_by_words(cast, as_):
    client = as_(cast.anna)
    brief = "Кого назначить, фамилия и инициалы, кого (винительный)"
    assert client.get(f"{PAGE}?q=кого+назначить+винительный").context["rows"] == [
        ("{{ кто_вп }}", "Кого назначить, кого (винительный)"), ("{{ кто_кратко_вп }}", brief),
        ("{{ кто_должность_вп }}", "Кого назначить, должность, кого (винительный)"),
    ]  # fmt: skip
    assert "Таких данных нет" in plain(client.get(f"{PAGE}?q=абракадабра"))
    rows = dict(client.get(f"{LIST}sample_letter/").context["rows"])
    assert {"{% if срочно %} … {% endif %}", "{%tr for строка in список %} … {%tr endfor %}", "{{ строка.имя }}"} <= rows.keys()


def test_kinds_are_found_by_words_and_an_unknown_one_is_not_found(cast, as_):
    client = as_(cast.anna)
    assert "Приказ для проверки" in plain(client.get(f"{LIST}?q=для+проверки"))
    assert "Такого документа нет" in plain(client.get(f"{LIST}?q=абракадабра"))
    assert client.get(f"{LIST}nothing/").status_code == 404


def test_a_stranger_sees_neither_templates_nor_files(cast, as_):
    made = brought(cast, GOOD)
    client = as_(cast.gleb)
    assert client.get(f"/school-1/documents/templates/sample_order/own/{made.version}/").status_code == 404
    assert client.get(f"/school-1/documents/templates/sample_order/try/{made.file_id}/").status_code == 404
    assert current_template(cast.other, build.SAMPLE.name) is None


def test_pages_cost_the_same_for_few_templates_and_for_many(cast, as_, django_assert_num_queries):
    brought(cast, GOOD)
    client = as_(cast.anna)
    client.get(LIST)
    with django_assert_num_queries(6):
        client.get(LIST)
    with django_assert_num_queries(8):
        client.get(PAGE)
    for _ in range(3):
        brought(cast, GOOD)
    with django_assert_num_queries(6):
        client.get(LIST)
    with django_assert_num_queries(8):
        client.get(PAGE)


def test_a_field_cut_into_runs_prints(cast):
    brought(cast, runs("Назначить {{ кто_", "вп", " }}."))
    assert text(build.draft(cast.anna), cast.anna) == "Назначить Белову Анну Сергеевну."


def test_a_paper_is_printed_by_libreoffice(monkeypatch, tmp_path):
    office = tmp_path / "soffice"
    office.write_text('#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\nprintf %s-1.7 %PDF > "$2/document.pdf"\n')
    office.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert templating.pdf_or_nothing(by_hand(lambda made: None)) == b"%PDF-1.7"


def test_a_paper_that_cannot_be_printed_gives_nothing(monkeypatch, tmp_path):
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert templating.pdf_or_nothing(by_hand(lambda made: None)) == b""
    assert templating.pdf_or_nothing(b"") == b""
