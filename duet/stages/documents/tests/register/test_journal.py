"""The list of documents and the journal of registration as a file."""

from datetime import date

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.core.documents import DocumentState
from duet.stages.documents import actions, kinds
from duet.stages.documents.models import Document
from duet.stages.documents.papers_register import register_paper
from duet.stages.documents.tests import build

from .approving import DAY, approved, freeze, register, registered


@pytest.fixture
def client(cast, as_):
    with moved_to(DAY):
        yield as_(cast.anna)


def address(form="docx", query=""):
    return reverse("documents:register_file", args=["lyceum-7", form]) + query


def cells(paper):
    [table] = [block for block in paper.blocks if hasattr(block, "rows")]
    return [[cell.text for cell in row] for row in table.rows]


def paper_of(**more):
    rows = Document.objects.in_register().for_register()
    return register_paper(rows, **{"organisation": "Лицей № 7", "family": "", "year": "2026/27", **more})


def test_a_row_says_all_of_a_document(cast):
    registered(cast.anna)
    head, row = cells(paper_of())
    assert head == ["№", "Дата", "Номер", "Вид", "О чём", "Кто подписал", "Дело", "Примечание"]
    assert [cell.replace("\N{NO-BREAK SPACE}", " ") for cell in row] == [
        "1", "03.10.2026", "1-од", "Приказ для проверки", "О назначении Беловой А. С.", "Громов А. П.", "", "",
    ]  # fmt: skip


def test_annexes_stand_after_their_order_with_its_number(cast):
    order = build.draft(cast.anna)
    annex = build.draft(cast.anna, main=order)
    registered(cast.anna)
    for row in (order, annex):
        freeze(row, cast.anna)
    register(order, cast.anna)
    assert [(row[2], row[7]) for row in cells(paper_of())[1:]] == [("1-од", ""), ("2-од", ""), ("б/н", "приложение № 1 к № 2-од")]


def test_an_annex_of_what_has_no_number_is_just_an_annex(cast, unnumbered_kind):
    order = build.draft(cast.anna, kind=unnumbered_kind)
    annex = build.draft(cast.anna, main=order)
    for row in (order, annex):
        freeze(row, cast.anna)
    register(order, cast.anna)
    assert cells(paper_of())[2][7] == "приложение"


def test_it_tells_what_was_backdated_and_what_lost_its_force(cast):
    document = register(approved(cast.anna, day=date(2026, 10, 1)), cast.anna, day=date(2026, 10, 1))
    actions.annul(document, by=cast.anna, reason="Ошибка.", on=date(2026, 11, 2))
    assert cells(paper_of())[1][7] == "внесён 03.10.2026; утратил силу 02.11.2026"


def test_a_kind_that_is_gone_leaves_its_cell_empty(cast, monkeypatch):
    registered(cast.anna)
    monkeypatch.delitem(kinds._kinds, build.SAMPLE.name)
    assert cells(paper_of(family="Приказы"))[1][3] == ""
    assert paper_of(family="Приказы").title == "Журнал регистрации документов: приказы, 2026/27"


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx"])
def test_it_is_taken_away_as_a_file(cast, client, form):
    registered(cast.anna)
    answer = client.get(address(form, "?family=order"))
    assert answer.status_code == 200
    assert f".{form}" in answer["Content-Disposition"]


def test_no_other_file_is_made(client):
    assert client.get(address("exe")).status_code == 404


def test_drafts_are_not_in_the_journal_and_stand_in_the_list(cast, client):
    build.draft(cast.anna)
    registered(cast.anna)
    assert len(cells(paper_of())) == 2
    page = client.get(reverse("documents:documents", args=["lyceum-7"])).content.decode()
    assert "без номера" in page
    assert "1-од" in page
    assert "Скачать журнал" in page


def test_a_document_is_found_by_its_number(cast, client):
    registered(cast.anna)
    registered(cast.anna)
    page = client.get(reverse("documents:documents", args=["lyceum-7"]) + "?q=2-од").content.decode()
    assert "Нашлось" in page
    # Other documents may mention such figures; the one of that number stands first.
    assert page.index(">2-од<") < page.index(">1-од<")


@pytest.mark.parametrize("many", [1, 40])
def test_the_list_asks_as_much_for_one_row_as_for_forty(cast, client, django_assert_num_queries, many):
    first = registered(cast.anna)
    for number in range(many - 1):
        Document.objects.create(
            organisation=cast.lyceum, kind=first.kind, family=first.family, title=f"О назначении {number}", state=DocumentState.DRAFT,
            year=2026, day=DAY, made_by=cast.anna,
        )  # fmt: skip
    here = reverse("documents:documents", args=["lyceum-7"])
    client.get(here)
    with django_assert_num_queries(10):
        client.get(here)
