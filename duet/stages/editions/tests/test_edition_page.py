import pytest

from duet.base.tenancy.scope import everywhere
from duet.stages.editions.models import Edition
from duet.stages.roadmaps.models import Item

from . import build
from .build import words

QUERIES = 7


def shown(client, url, edition, **query):
    answer = client.get(url("edition", edition), query)
    assert answer.status_code == 200
    return words(answer)


def test_the_frozen_text_is_read_as_the_document(cast, as_, url, plan):
    with everywhere():
        row = plan.activities.first()
        row.responsible_text, row.result = "директор", "приказ"
        row.save()
        Item.objects.create(organisation=cast.lyceum, activity=row, position=1, text="назначить куратора")
        Item.objects.create(organisation=cast.lyceum, activity=row, position=2, text="утвердить положение")
        made = build.edition(plan, cast.anna)
        row.title = "Изменено потом"
        row.save()
    text = shown(as_(cast.anna), url, made)
    assert "Редакция 1 утверждена 29 августа 2026 г., приказ № 143-од. Этот текст больше не меняется." in text
    assert "УТВЕРЖДАЮ Директор" in text
    assert "Дорожная карта наставничества 2026/27 учебный год" in text
    assert "1Подготовка 1.1 Приказ о наставничестве назначить куратора утвердить положение до 15 октября директор приказ" in text
    assert "Изменено потом" not in text
    assert f"Записал Белова А. С., {made.at:%-d}" in text


def test_columns_nobody_filled_are_left_out(cast, as_, url, edition):
    text = shown(as_(cast.anna), url, edition)
    assert ("Срок" in text, "Ответственный" in text, "Результат, документ" in text) == (True, False, False)


def test_it_leads_to_its_files_and_to_the_comparison(cast, as_, url, plan, edition):
    content = as_(cast.anna).get(url("edition", edition)).content.decode()
    for form in ("docx", "pdf", "xlsx"):
        assert url("edition_file", edition, form=form) in content
    assert f"{url('compare', plan)}?a=1&amp;b=now" in content


def test_a_long_text_is_turned_page_by_page_and_printed_whole(cast, as_, url, plan, monkeypatch):
    monkeypatch.setattr("duet.stages.editions.views.text.ROWS_ON_A_PAGE", 5)
    with everywhere():
        for number in range(5):
            build.activity(plan, f"Дело {number}", under=plan.stages.last())
        made = build.edition(plan, cast.anna)
    client = as_(cast.anna)
    first, second, whole = shown(client, url, made), shown(client, url, made, page=2), shown(client, url, made, whole="")
    assert ("Дело 1" in first, "Дело 2" in first, "Дело 4" in second, "УТВЕРЖДАЮ" in second) == (True, False, True, False)
    assert "Дело 4" in whole
    assert ("Вид для печати" in first, "Вид для печати" in whole) == (True, False)


def test_the_department_reads_it_without_the_name_of_whoever_recorded_it(cast, as_, url, edition):
    text = words(as_(cast.dina).get(url("edition", edition, at="town")))
    assert ("Лицей № 7" in text, "Белова" in text) == (True, False)


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_queries_are_counted(cast, as_, url, rows, django_assert_num_queries):
    with everywhere():
        plan = build.plan(cast.lyceum, cast.anna)
        for number in range(rows):
            build.step(build.activity(plan, f"Дело {number}"))
        made: Edition = build.edition(plan, cast.anna)
    client = as_(cast.anna)
    client.get(url("edition", made))
    with django_assert_num_queries(QUERIES):
        client.get(url("edition", made))
