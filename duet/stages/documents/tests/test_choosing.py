import pytest
from django.test import Client

from duet.base.tenancy.scope import everywhere
from duet.core.documents import DocumentState
from duet.stages.documents import kinds
from duet.stages.documents.kinds import Ask, Sort, offer_first, offered_first
from duet.stages.documents.models import Document
from duet.stages.documents.templatetags.documents import standing_words

from . import build

NEW = "/lyceum-7/documents/new/"


@pytest.fixture
def first(monkeypatch):
    monkeypatch.setattr(kinds, "_first", [])
    offer_first(build.SAMPLE.name, build.SAMPLE.name)


def test_what_is_needed_most_often_stands_first_and_once(cast, as_, first):
    assert offered_first() == [build.SAMPLE]
    page = as_(cast.anna).get(NEW).content.decode()
    assert page.index("Чаще всего нужны") < page.index('href="#order"') < page.index('id="order"')


def test_a_search_shows_only_what_was_found(cast, as_, first):
    client: Client = as_(cast.anna)
    found = client.get(NEW, {"q": build.SAMPLE.title}).content.decode()
    assert (build.SAMPLE.title in found, "Чаще всего нужны" in found) == (True, False)
    assert "Такого документа нет" in client.get(NEW, {"q": "абракадабра"}).content.decode()


def test_a_row_that_does_not_fit_a_line_is_a_block():
    short, long = Ask("кто", "Кто"), Ask("что", "Что", Sort.TEXT)
    assert [Ask("пары", "Пары", Sort.ROWS, columns=some).is_long for some in ((short,), (short,) * 7, (short, long))] == [False, True, True]


def test_a_draft_is_thrown_away_only_after_it_was_asked(cast, as_):
    with everywhere():
        draft = build.draft(cast.anna)
    client, way = as_(cast.anna), f"/lyceum-7/documents/{draft.pk}/discard/"
    assert way in client.get(draft.get_absolute_url()).content.decode()
    assert "Вернуть черновик будет нельзя" in client.get(way).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    with everywhere():
        assert Document.objects.exists()
    client.post(way)
    with everywhere():
        assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (DocumentState.AGREEING, "Документ на согласовании. Пока ждём ответа, текст не меняется."),
        (DocumentState.SIGNING, "Документ ждёт подписи: Громов Андрей Павлович, директор."),
        (DocumentState.APPROVED, "Документ подписан. Осталось зарегистрировать его."),
        (DocumentState.DROPPED, "Документ отклонён: дальше он не пойдёт."),
    ],
)
def test_a_whole_sentence_says_where_a_document_is(state, words):
    assert standing_words(Document(state=state, signer_name="Громов Андрей Павлович", signer_post="директор")) == words


def test_a_signer_without_a_post_is_named_alone():
    assert standing_words(Document(state=DocumentState.SIGNING, signer_name="Громов А. П.", signer_post="")).endswith("Громов А. П.")
