from datetime import date

import pytest

from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.core.plans import Stamp, StampKind
from duet.stages.editions.actions import add_stamp, change_stamp, drop_stamp
from duet.stages.editions.actions.stamps import AT_MOST
from duet.stages.editions.models.stamps import mark_of, own_stamps, with_agreement
from tests.make import fresh

from . import build
from .build import words

HEAD = Stamp(StampKind.APPROVED, "Директор", "Полынина О. М.", document="приказ")
UNION = {"kind": "agreed", "position": " Председатель  профкома ", "name": "И. И. Котова", "document": "", "number": "", "day": ""}


def stamps(plan):
    with everywhere():
        return own_stamps(fresh(plan))


def test_before_anybody_writes_a_stamp_the_head_is_to_sign(cast, plan):
    assert stamps(plan) == (HEAD,)


def test_a_head_nobody_knows_is_a_line_to_write_on(cast):
    with everywhere():
        assert own_stamps(build.plan(cast.other, cast.gleb)) == (Stamp(StampKind.APPROVED, "Руководитель", document="приказ"),)


def test_a_stamp_is_added_after_the_others(cast, as_, url, plan):
    client = as_(cast.anna)
    answer = client.post(url("new_stamp", plan), UNION, follow=True)
    assert stamps(plan) == (HEAD, build.UNION)
    text = words(answer)
    assert "Гриф добавлен." in text
    assert "СОГЛАСОВАНО Председатель профкома ________________ И. И. Котова «___» ______________ 20__ г. Изменить" in text


def test_minutes_of_a_council_have_a_number_and_a_day(cast, as_, url, plan):
    given = {"kind": "accepted", "position": "Педагогический совет", "document": "протокол", "number": "№ 1", "day": "28.08.2026"}
    as_(cast.anna).post(url("new_stamp", plan), given)
    assert stamps(plan)[1] == Stamp(StampKind.ACCEPTED, "Педагогический совет", "", date(2026, 8, 28), "протокол", "1")


@pytest.mark.parametrize(
    "changes, said",
    [
        ({"kind": ""}, "Выберите гриф."),
        ({"kind": "rejected"}, "Выберите гриф из списка."),
        ({"position": " ", "name": ""}, "Напишите, кто ставит гриф"),
        ({"number": "5"}, "Номер — чего?"),
        ({"day": "2099-01-01"}, "Эта дата ещё не скоро."),
        ({"day": "2126-01-01"}, "Проверьте год: 2126."),
        ({"document": "записка"}, "Выберите корректный вариант"),
        ({"position": "д" * 301}, "не более 300"),
    ],
)
def test_a_stamp_with_a_mistake_comes_back(cast, as_, url, plan, changes, said):
    answer = as_(cast.anna).post(url("new_stamp", plan), UNION | changes)
    assert answer.status_code == 422
    assert said in words(answer)
    assert stamps(plan) == (HEAD,)


@pytest.mark.parametrize(
    "written, read",
    [("№ 143-од", "143-од"), ("N 5", "5"), ("No. 5", "5"), ("№7", "7"), ("Н-5", "Н-5"), ("18\x07п\x00", "18 п")],
)
def test_a_number_is_kept_as_it_can_be_printed_without_its_sign(cast, as_, url, plan, written, read):
    as_(cast.anna).post(url("new_stamp", plan), UNION | {"document": "приказ", "number": written})
    assert [stamp.number for stamp in stamps(plan)[1:]] == [read]


def test_usual_stamps_are_offered_with_their_words(cast, as_, url, plan):
    cast.town.head_post, cast.town.head_name = "начальник управления образования", "Орлов П. С."
    cast.town.save()
    client = as_(cast.anna)
    page = words(client.get(url("approval", plan)))
    for offered in ("СОГЛАСОВАНО: вышестоящий орган", "СОГЛАСОВАНО: профсоюз", "ПРИНЯТО: педагогический совет", "Другой гриф"):
        assert offered in page
    assert "УТВЕРЖДАЮ: руководитель" not in page
    form = client.get(url("new_stamp", plan), {"of": "above"}).content.decode()
    assert 'value="Начальник управления образования"' in form
    assert 'value="Орлов П. С."' in form
    assert client.get(url("new_stamp", plan), {"of": "<script>"}).status_code == 200


def test_what_stands_there_already_is_not_offered(cast, as_, url, plan):
    with everywhere():
        drop_stamp(plan, by=cast.anna, mark=mark_of(HEAD))
        add_stamp(plan, by=cast.anna, stamp=Stamp(StampKind.AGREED, "Совет родителей"))
    page = words(as_(cast.anna).get(url("approval", plan)))
    assert "УТВЕРЖДАЮ: руководитель" in page
    assert "СОГЛАСОВАНО: совет родителей" not in page


def test_a_department_is_offered_no_council_of_teachers(cast, as_, url):
    with everywhere():
        own = build.plan(cast.town, cast.dina)
    page = words(as_(cast.dina).get(url("approval", own, at="town")))
    assert ("Другой гриф" in page, "педагогический совет" in page, "вышестоящий орган" in page) == (True, False, False)


def test_the_body_above_in_words_is_offered_by_its_name(cast, as_, url):
    with everywhere():
        cast.town.upper_name = "Министерство просвещения области"
        cast.town.save()
        own = build.plan(cast.town, cast.dina)
    form = as_(cast.dina).get(url("new_stamp", own, at="town"), {"of": "above"}).content.decode()
    assert 'value="Министерство просвещения области"' in form


def test_a_stamp_is_mended_in_its_place(cast, as_, url, plan):
    client = as_(cast.anna)
    address = url("stamp", plan, mark=mark_of(HEAD))
    assert 'value="Полынина О. М."' in client.get(address).content.decode()
    client.post(address, {"kind": "approved", "position": "И. о. директора", "name": "Ветров А. Б.", "document": "приказ"})
    assert stamps(plan) == (Stamp(StampKind.APPROVED, "И. о. директора", "Ветров А. Б.", document="приказ"),)


def test_a_stamp_mended_with_a_mistake_comes_back_and_stays_as_it_was(cast, as_, url, plan):
    answer = as_(cast.anna).post(url("stamp", plan, mark=mark_of(HEAD)), {"kind": "approved", "position": "", "name": ""})
    assert answer.status_code == 422
    assert "Убрать гриф" in words(answer)
    assert stamps(plan) == (HEAD,)


def test_a_kind_of_paper_from_the_import_is_not_lost(cast, as_, url, plan):
    strange = Stamp(StampKind.APPROVED, "Директор", "Полынина О. М.", document="указание", number="5")
    with everywhere():
        change_stamp(plan, by=cast.anna, mark=mark_of(HEAD), stamp=strange)
    client, address = as_(cast.anna), url("stamp", plan, mark=mark_of(strange))
    assert '<option value="указание" selected>' in client.get(address).content.decode()
    client.post(address, {"kind": "approved", "position": "Директор", "name": "", "document": "указание", "number": "6"})
    assert stamps(plan) == (Stamp(StampKind.APPROVED, "Директор", document="указание", number="6"),)


def test_a_stamp_mended_by_somebody_else_is_not_overwritten(cast, as_, url, plan):
    with everywhere():
        change_stamp(plan, by=cast.anna, mark=mark_of(HEAD), stamp=build.UNION)
    client, old = as_(cast.anna), mark_of(HEAD)
    assert client.get(url("stamp", plan, mark=old)).status_code == 404
    answer = client.post(url("stamp", plan, mark=old), UNION)
    assert (answer.status_code, "уже изменён или убран" in words(answer)) == (422, True)
    assert client.post(url("drop_stamp", plan, mark=old)).status_code == 422
    assert stamps(plan) == (build.UNION,)


def test_a_stamp_is_taken_off(cast, as_, url, plan):
    answer = as_(cast.anna).post(url("drop_stamp", plan, mark=mark_of(HEAD)), follow=True)
    assert stamps(plan) == ()
    assert "Грифов пока нет." in words(answer)


def test_there_is_an_end_to_stamps(cast, plan):
    with everywhere():
        for number in range(AT_MOST - 1):
            add_stamp(plan, by=cast.anna, stamp=Stamp(StampKind.AGREED, f"Совет {number}"))
        with pytest.raises(Refusal, match="не больше 12 грифов"):
            add_stamp(plan, by=cast.anna, stamp=build.UNION)


def test_obligations_from_above_have_no_stamps_of_their_own(cast, plan):
    with everywhere():
        handed = build.plan(cast.lyceum, cast.anna, source=build.plan(cast.town, cast.dina))
        with pytest.raises(Refusal, match="пришла сверху"):
            add_stamp(handed, by=cast.anna, stamp=build.UNION)


def test_an_agreement_given_in_the_program_takes_its_blank_place():
    given = Stamp(StampKind.AGREED, "Начальник управления", "Орлов П. С.", build.TODAY)
    blank = Stamp(StampKind.AGREED, "начальник  Управления", document="приказ")
    signed = Stamp(StampKind.AGREED, "Начальник управления", day=date(2026, 1, 1))
    assert with_agreement((HEAD, blank, build.UNION), given) == (HEAD, given, build.UNION)
    assert with_agreement((HEAD, signed), given) == (HEAD, signed, given)


def test_markup_in_a_stamp_is_only_text(cast, as_, url, plan):
    bad = "<script>alert(1)</script>"
    client = as_(cast.anna)
    client.post(url("new_stamp", plan), UNION | {"position": bad, "name": bad, "document": "приказ", "number": bad})
    with everywhere():
        made = build.edition(plan, cast.anna)
    for address in (url("approval", plan), url("edition", made), url("stamp", plan, mark=mark_of(stamps(plan)[1]))):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()


def test_the_journal_says_what_was_done_to_stamps(cast, plan):
    with everywhere():
        add_stamp(plan, by=cast.anna, stamp=build.UNION)
        change_stamp(plan, by=cast.anna, mark=mark_of(build.UNION), stamp=HEAD)
        drop_stamp(plan, by=cast.anna, mark=mark_of(HEAD))
        notes = [line.note for line in Entry.objects.about(plan).filter(action="editions.stamp").order_by("pk")]
    assert notes == [{"added": "agreed"}, {"changed": "approved"}, {"dropped": "approved"}]


def test_only_those_who_approve_write_stamps(cast, as_, url, plan):
    address = url("stamp", plan, mark=mark_of(HEAD))
    assert as_(cast.boris).get(address).status_code == 403
    assert as_(cast.boris).post(url("new_stamp", plan), UNION).status_code == 403
    assert as_(cast.gleb).post(url("new_stamp", plan, at="school-1"), UNION).status_code == 404
    assert as_(cast.dina).post(url("new_stamp", plan, at="town"), UNION).status_code == 403
    assert as_(cast.dina).post(url("drop_stamp", plan, at="town", mark=mark_of(HEAD))).status_code == 403
    assert stamps(plan) == (HEAD,)


def test_a_button_pressed_twice_adds_one_stamp(cast, as_, url, plan):
    client = as_(cast.anna)
    client.post(url("new_stamp", plan), UNION)
    answer = client.post(url("new_stamp", plan), UNION)
    assert answer.status_code == 422
    assert "Точно такой гриф над картой уже стоит." in words(answer)
    assert stamps(plan) == (HEAD, build.UNION)
