"""What a draft's page tells to look at before it goes its way."""

from __future__ import annotations

from datetime import date

from duet.core.declension import Forms
from duet.stages.documents import actions
from duet.stages.documents.before import before_issue, nearest
from duet.stages.documents.drawing import Edit, draw
from duet.stages.documents.models import SpellingSort
from tests.make import fresh
from tests.read import words

from .. import build

WAS = "1. Назначить ответственным Белову Анну Сергеевну, учителя физики."
CONTROL = "2. Контроль оставляю за собой."


def plain(response) -> str:
    return words(response).replace("\N{NO-BREAK SPACE}", " ")


def whole(cast, **more):
    """A draft that lacks nothing."""
    cast.lyceum.full_name, cast.lyceum.city = "Муниципальное общеобразовательное учреждение «Лицей № 7»", "г. Верхнереченск"
    cast.lyceum.save()
    return build.draft(cast.anna, **more)


def before(document, by):
    return before_issue(document, draw(document, by=by, on=build.DAY), on=build.DAY)


def reworded(cast, document, *edits):
    return actions.reword(document, by=cast.anna, edits=[Edit(*edit) for edit in edits], on=build.DAY)


def test_a_draft_in_order_says_so(cast, as_):
    document = whole(cast)
    assert before(document, cast.anna).is_clear
    page = plain(as_(cast.anna).get(document.get_absolute_url()))
    assert "Всё заполнено, падежи и ссылки проверены" in page
    assert "Править текст" in page


def test_what_is_missing_leads_to_where_it_is_filled(cast, as_):
    document = build.draft(cast.anna, answers={})
    html = as_(cast.anna).get(document.get_absolute_url()).content.decode()
    assert f'href="/lyceum-7/documents/{document.pk}/edit/#id_кто"' in html
    assert "Чего не хватает" in html
    assert "Всё заполнено" not in html


def test_doubtful_cases_lead_to_where_they_are_put_right(cast, as_):
    who = {"person": None, "name": "Ъуй Ыщ", "post": "учитель"}
    document = whole(cast, answers=build.answers(кто=who))
    declined = before(document, cast.anna).declined
    assert [(one.doubt.words, one.sort, len(one.forms)) for one in declined] == [("Ъуй Ыщ", "имя", 5)]
    client = as_(cast.anna)
    page = client.get(document.get_absolute_url())
    assert "Проверьте падежи" in plain(page)
    shown = client.get(declined[0].url)
    assert shown.status_code == 200
    cases = dict.fromkeys(("genitive", "dative", "accusative", "instrumental", "prepositional"), "Ъуй Ыщ")
    assert client.post(declined[0].url, {**cases, "gender": ""}).url == document.get_absolute_url()
    assert "Проверьте падежи" not in plain(client.get(document.get_absolute_url()))


def test_a_word_that_was_spelt_is_doubted_no_more(cast):
    who = {"person": None, "name": "Ъуй Ыщ", "post": "учитель"}
    actions.spell(cast.lyceum, by=cast.anna, sort=SpellingSort.NAME, forms=Forms(*["Ъуй Ыщ"] * 6), on=build.DAY)
    assert before(whole(cast, answers=build.answers(кто=who)), cast.anna).declined == []


def test_citations_are_checked_on_the_day_of_the_document(cast, as_):
    aim = "исполнения статьи 351.8 ТК РФ и статьи 351.8 ТК РФ"
    document = whole(cast, answers=build.answers(зачем=aim), day=date(2025, 2, 1))
    cited = before(document, cast.anna).cited
    assert [(one.finding.written, one.sign) for one in cited] == [("351.8", "late")]
    page = plain(as_(cast.anna).get(document.get_absolute_url()))
    assert "Проверьте ссылки на акты" in page
    assert "На 01.02.2025 ещё не действует" in page
    assert before(whole(cast, answers=build.answers(зачем=aim)), cast.anna).cited == []


def test_an_edit_whose_paragraph_has_changed_is_applied_to_the_new_one(cast, as_):
    document = reworded(cast, whole(cast), (WAS, "1. Пусть отвечает Белова."), (CONTROL, "2. Контроль — за мной."))
    other = {"person": None, "name": "Сомова Анна Сергеевна", "post": "учитель физики"}
    document = actions.edit(document, by=cast.anna, outline=build.outline(cast.anna, answers=build.answers(кто=other)), on=build.DAY)
    near = "1. Назначить ответственным Сомову Анну Сергеевну, учителя физики."
    assert [(one.edit.was, one.near) for one in before(document, cast.anna).lost] == [(WAS, near)]
    client = as_(cast.anna)
    page = client.get(document.get_absolute_url())
    assert "Правка, которой некуда встать" in plain(page)
    url = f"/lyceum-7/documents/{document.pk}/lost/"
    answered = client.post(url, {"number": "0", "was": WAS, "do": "apply"}, follow=True)
    assert "Правка применена к новому тексту" in plain(answered)
    assert fresh(document).edits == [{"was": near, "now": "1. Пусть отвечает Белова."}, {"was": CONTROL, "now": "2. Контроль — за мной."}]
    assert "Обновите страницу документа" in plain(client.post(url, {"number": "0", "was": WAS, "do": "apply"}, follow=True))


def test_an_edit_that_fits_nowhere_is_forgotten(cast, as_):
    document = reworded(cast, whole(cast), ("Что-то совсем другое", ""))
    assert [one.near for one in before(document, cast.anna).lost] == [""]
    client = as_(cast.anna)
    page = plain(client.get(document.get_absolute_url()))
    assert "Похожего абзаца больше нет" in page
    assert "Абзац был убран" in page
    assert "Применить к новому тексту" not in page
    url = f"/lyceum-7/documents/{document.pk}/lost/"
    assert "Правку забыли" in plain(client.post(url, {"number": "0", "was": "Что-то совсем другое", "do": "apply"}, follow=True))
    assert fresh(document).edits == []


def test_of_several_paragraphs_the_most_alike_is_taken():
    assert nearest("один два три", ["один два четыре", "один два три!", "иное"]) == "один два три!"
    assert nearest("один два три", []) == ""


def test_the_page_of_a_draft_costs_the_same_for_few_doubts_and_for_many(cast, as_, django_assert_num_queries):
    few = whole(cast)
    client = as_(cast.anna)
    client.get(few.get_absolute_url())
    with django_assert_num_queries(15):
        client.get(few.get_absolute_url())
    people = [{"person": None, "name": f"Ъуй Ыщ{letter}", "post": ""} for letter in "абвгдежзик"]
    many = whole(cast, answers=build.answers(участники=people))
    with django_assert_num_queries(15):
        client.get(many.get_absolute_url())
