"""Pages where a document gets its number and loses its force."""

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.stages.documents.models import Document
from duet.stages.documents.tests import build
from duet.stages.roadmaps.tests import build as plans
from tests.make import fresh

from .approving import DAY, approved, freeze, registered


@pytest.fixture
def page(cast, as_):
    """``page("register", document)`` and ``page("register", document, {…})``: asked for and sent by Anna on 3 October."""

    def ask(name, document, said=None, **more):
        address = reverse(f"documents:{name}", args=["lyceum-7", document.pk])
        client = as_(cast.anna)
        with moved_to(DAY):
            return client.get(address, **more) if said is None else client.post(address, said, **more)

    return ask


def words(answer):
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


def test_the_page_tells_the_number_beforehand(cast, page):
    registered(cast.anna)
    said = words(page("register", approved(cast.anna)))
    assert "Документ получит номер <b>2-од</b>" in said
    assert 'value="2026-10-03"' in said
    assert "Отметить пункт" not in said


def test_one_button_registers(cast, page):
    document = approved(cast.anna)
    answer = page("register", document, {"day": "2026-10-03", "number": ""}, follow=True)
    assert "Зарегистрировано: приказ от 03.10.2026 № 1-од. Файлы сохранены" in words(answer)
    assert fresh(document).number == "1-од"
    assert "Страница, которую открывает QR-код" in words(answer)


def test_the_step_is_marked_unless_the_tick_is_taken_away(cast, page):
    step = plans.step(plans.plan(cast.lyceum, cast.anna))
    document = approved(cast.anna, step=step)
    assert "Отметить пункт дорожной карты сделанным" in words(page("register", document))
    page("register", document, {"day": "2026-10-03"})
    assert fresh(step).state == "waiting"
    document = approved(cast.anna, step=step)
    page("register", document, {"day": "2026-10-03", "finish_step": "on"})
    assert fresh(step).state == "done"


def test_those_it_names_are_asked_to_read_it_unless_the_tick_is_taken_away(cast, page):
    document = approved(cast.anna)
    assert "Сразу попросить ознакомиться" in words(page("register", document))
    page("register", document, {"day": "2026-10-03", "ask": "on"})
    assert document.acquaintances.count() == 1
    nobody = approved(cast.anna, answers=build.answers(кто=None))
    assert "Сразу попросить ознакомиться" not in words(page("register", nobody))


def test_a_gap_is_asked_about_and_a_tick_lets_it_be(cast, page):
    document = approved(cast.anna)
    answer = page("register", document, {"day": "2026-10-03", "number": "18-од"})
    assert answer.status_code == 422
    assert "Журнал за 2026 год начнётся с № 18-од" in words(answer)
    assert fresh(document).number == ""
    page("register", document, {"day": "2026-10-03", "number": "18-од", "sure": "gap:0:18"})
    assert fresh(document).number == "18-од"


def test_a_tick_that_is_not_asked_for_does_no_harm(cast, page):
    document = approved(cast.anna)
    page("register", document, {"day": "2026-10-03", "number": "", "sure": "gap:0:18"})
    assert fresh(document).number == "1-од"


def test_a_taken_number_is_told_at_its_field(cast, page):
    registered(cast.anna)
    answer = page("register", approved(cast.anna), {"day": "2026-10-03", "number": "1-од"})
    assert answer.status_code == 422
    assert "Номер 1-од уже занят" in words(answer)


@pytest.mark.parametrize("said", [{"day": ""}, {"day": "вчера"}, {"day": "2026-10-03", "number": "9" * 51}])
def test_what_was_typed_wrong_registers_nothing(cast, page, said):
    document = approved(cast.anna)
    assert page("register", document, said).status_code == 422
    assert fresh(document).state == "approved"


def test_a_kind_without_numbers_is_not_asked_for_one(cast, page, unnumbered_kind):
    document = approved(cast.anna, kind=unnumbered_kind)
    said = words(page("register", document))
    assert "Номер из журнала" not in said
    assert "получит номер" not in said
    page("register", document, {"day": "2026-10-03"})
    assert fresh(document).state == "registered"


def test_annexes_are_named(cast, page):
    order = build.draft(cast.anna)
    annex = build.draft(cast.anna, main=order)
    for row in (order, annex):
        freeze(row, cast.anna)
    assert "№ 1. О назначении Беловой А. С." in words(page("register", order))
    assert page("register", annex).url == annex.get_absolute_url()


def test_a_draft_is_sent_back_to_its_page(cast, page):
    document = build.draft(cast.anna)
    for name in ("register", "annul", "attach"):
        assert page(name, document).url == document.get_absolute_url()


def test_a_document_is_annulled_by_another_one(cast, page):
    document, other = registered(cast.anna), registered(cast.anna)
    assert f'<option value="{other.pk}">приказ от 03.10.2026 № 2-од' in words(page("annul", document))
    answer = page("annul", document, {"other": other.pk, "day": "2026-10-05"}, follow=True)
    assert "Документ отменён. Он остался в журнале" in words(answer)
    assert "Отменён приказом от 03.10.2026 № 2-од" in words(answer)


@pytest.mark.parametrize("said", [{"day": "2026-10-05"}, {"day": "", "reason": "Ошибка"}, {"other": "0", "day": "2026-10-05"}])
def test_to_annul_something_has_to_be_said(cast, page, said):
    document = registered(cast.anna)
    assert page("annul", document, said).status_code == 422
    assert fresh(document).state == "registered"


def test_the_page_of_a_signed_document_offers_to_register_it(cast, page):
    document = approved(cast.anna)
    address = reverse("documents:register", args=["lyceum-7", document.pk])
    assert address in words(page("document", document))


def test_another_school_finds_nothing(cast, as_):
    document = approved(cast.anna)
    for name in ("register", "annul", "attach", "compare", "kept_files"):
        assert as_(cast.gleb).get(reverse(f"documents:{name}", args=["school-1", document.pk])).status_code == 404
    assert Document.objects.get(pk=document.pk).state == "approved"
