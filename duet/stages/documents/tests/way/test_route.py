"""The way of a document: sent, agreed, signed, returned."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duet.base.tenancy.models import Role
from duet.core.documents import DocumentState
from duet.core.errors import Refusal
from duet.stages.acts.cards import Scan
from duet.stages.documents import actions
from duet.stages.documents.drawing import Edit
from duet.stages.documents.models import Document, Signature, SigningPower, Visa, VisaState
from duet.stages.documents.signers import Signer
from duet.stages.documents.tests import build
from tests import make
from tests.make import fresh

EVERYWHERE = True
AT = datetime(2026, 10, 3, 9, tzinfo=UTC)
LATER = datetime(2026, 10, 4, 9, tzinfo=UTC)


def send(document, by, *agreers, in_order=False, on=build.DAY):
    return actions.send(document, by=by, agreers=agreers, in_order=in_order, on=on, at=AT)


def visa_of(document, member):
    return Visa.objects.select_related("organisation", "revision").filter(document=document, member=member).order_by("-pk")[0]


def states(document):
    return list(document.visas.order_by("place").values_list("state", flat=True))


def test_without_anybody_to_agree_it_goes_straight_to_the_signer(document, cast):
    send(document, cast.anna)
    document = fresh(document)
    assert (document.state, document.asked_to_sign_at) == ("signing", AT)
    revision = document.revisions.get()
    assert (revision.number, revision.facts["зачем"], revision.wording) == (1, "развития наставничества", 1)
    assert "развития наставничества" in revision.text


def test_what_is_missing_is_named(cast, ready):
    document = build.draft(cast.anna, answers=build.answers(зачем=""))
    with pytest.raises(Refusal, match=r"Документ ещё не готов. Не заполнено: в каких целях."):
        send(document, cast.anna)
    assert fresh(document).state == "draft"
    assert not document.revisions.exists()


def test_of_many_missing_things_three_are_named(cast, ready):
    place = cast.lyceum
    place.full_name = place.city = ""
    place.save()
    document = build.draft(cast.anna, answers={})
    with pytest.raises(Refusal, match=r"И ещё не хватает: \d"):
        send(document, cast.anna)


def test_an_edit_that_lost_its_place_is_spoken_of(document, cast):
    actions.reword(document, by=cast.anna, edits=[Edit("Абзац, которого нет.", "Мой абзац.")], on=build.DAY)
    with pytest.raises(Refusal, match=r"Абзац, который вы правили, с тех пор изменился: «Мой абзац.»"):
        send(document, cast.anna)


def test_everybody_is_asked_at_once(document, cast, agreers):
    send(document, cast.anna, *agreers)
    assert fresh(document).state == "agreeing"
    assert states(document) == ["asked", "asked"]


def test_in_order_the_next_is_asked_when_the_one_before_agreed(document, cast, agreers):
    first, second = agreers
    send(document, cast.anna, first, second, in_order=True)
    assert states(document) == ["asked", "waiting"]
    with pytest.raises(Refusal, match="Обновите страницу"):
        actions.agree(visa_of(document, second), by=second, at=AT)
    actions.agree(visa_of(document, first), by=first, at=LATER)
    assert states(document) == ["agreed", "asked"]
    assert visa_of(document, second).asked_at == LATER
    actions.agree(visa_of(document, second), by=second, remark="  Опечатка в п. 2 ", at=LATER)
    visa = visa_of(document, second)
    assert (visa.state, visa.remark, visa.name) == ("remarked", "Опечатка в п. 2", second.full_name)
    document = fresh(document)
    assert (document.state, document.asked_to_sign_at) == ("signing", LATER)


def test_nobody_answers_twice(document, cast, agreers):
    send(document, cast.anna, *agreers)
    visa = visa_of(document, agreers[0])
    actions.agree(visa, by=agreers[0], at=AT)
    with pytest.raises(Refusal):
        actions.agree(visa, by=agreers[0], at=AT)
    with pytest.raises(Refusal):
        actions.send_back(visa, by=agreers[0], remark="Передумал", at=AT)


def test_nobody_answers_for_another(document, cast, agreers):
    send(document, cast.anna, *agreers)
    visa = visa_of(document, agreers[0])
    for somebody in (agreers[1], cast.anna, cast.boris, cast.gleb):
        with pytest.raises(PermissionDenied):
            actions.agree(visa, by=somebody, at=AT)


def test_a_return_makes_a_draft_of_it_and_the_next_text_is_agreed_anew(document, cast, agreers):
    first, second = agreers
    send(document, cast.anna, first, second)
    actions.send_back(visa_of(document, first), by=first, remark="Нет срока", at=AT)
    assert fresh(document).state == "draft"
    assert states(document) == ["returned", "void"]
    old = visa_of(document, second)
    document.refresh_from_db()
    send(document, cast.anna, first, second)
    assert list(document.revisions.values_list("number", flat=True)) == [2, 1]
    with pytest.raises(Refusal):
        actions.agree(old, by=second, at=AT)
    assert [visa.state for visa in document.visas.filter(revision__number=2)] == ["asked", "asked"]


def test_a_return_says_what_to_mend(document, cast, agreers):
    send(document, cast.anna, *agreers)
    with pytest.raises(Refusal, match="Напишите, что поправить"):
        actions.send_back(visa_of(document, agreers[0]), by=agreers[0], remark="  ", at=AT)


def test_the_signer_signs(document, cast, director):
    send(document, cast.anna)
    actions.sign(document, by=director, on=build.DAY, at=LATER)
    document = fresh(document)
    assert (document.state, document.signed_at, document.signed_on_paper) == ("approved", LATER, False)


def test_the_signer_returns_it_with_a_remark(document, cast, director):
    send(document, cast.anna)
    actions.send_back(document, by=director, remark="Не та дата", at=LATER)
    assert fresh(document).state == "draft"
    visa = visa_of(document, director)
    assert (visa.state, visa.remark) == ("returned", "Не та дата")
    with pytest.raises(Refusal):
        actions.send_back(document, by=director, remark="Ещё раз", at=LATER)


def test_a_mentor_cannot_sign_nor_can_another_head(document, cast, director):
    send(document, cast.anna)
    for somebody in (cast.boris, cast.anna, cast.gleb, cast.dina):
        with pytest.raises(PermissionDenied):
            actions.sign(document, by=somebody, on=build.DAY, at=LATER)
    other = make.member("Ильин Пётр Олегович", Role.HEAD, at=cast.lyceum)
    with pytest.raises(Refusal, match="только Громов Андрей Петрович"):
        actions.sign(document, by=other, on=build.DAY, at=LATER)


def test_a_head_whose_account_came_later_signs_by_name(cast, ready):
    document = build.draft(cast.anna)
    send(document, cast.anna)
    director = make.member("Громов Андрей Петрович", Role.HEAD, at=cast.lyceum)
    actions.sign(document, by=director, on=build.DAY, at=LATER)
    assert fresh(document).state == "approved"


def test_what_is_not_sent_is_not_signed(document, director):
    with pytest.raises(Refusal, match="сейчас не на подписи"):
        actions.sign(document, by=director, on=build.DAY, at=LATER)


def test_a_signature_on_paper_is_marked_with_its_scan(document, cast):
    send(document, cast.anna)
    scan = Scan(b"%PDF-1.7", "скан.pdf")
    actions.mark_signed(document, by=cast.anna, day=date(2026, 10, 3), on=date(2026, 10, 5), at=LATER, scan=scan)
    document = fresh(document)
    assert (document.state, document.signed_on_paper, document.signed_at.date()) == ("approved", True, date(2026, 10, 3))
    assert Signature.objects.get(document=document).file.read() == b"%PDF-1.7"


def test_a_signature_of_today_has_its_hour(document, cast):
    send(document, cast.anna)
    actions.mark_signed(document, by=cast.anna, day=build.DAY, on=build.DAY, at=AT)
    assert fresh(document).signed_at == AT


def test_a_signature_does_not_come_from_the_future(document, cast):
    send(document, cast.anna)
    with pytest.raises(Refusal, match="ещё не наступил"):
        actions.mark_signed(document, by=cast.anna, day=date(2026, 10, 6), on=date(2026, 10, 5), at=LATER)


def test_a_power_that_is_over_signs_nothing(cast, ready):
    acting = Signer("1", "Рубцова Елена Андреевна", "и. о. директора", "приказа")
    document = build.draft(cast.anna, signer=acting)
    with pytest.raises(Refusal, match="право подписи не записано"):
        send(document, cast.anna)
    power = SigningPower.objects.create(
        organisation=cast.lyceum, name=acting.name, post=acting.post, basis="приказа", since=date(2026, 9, 1), until=date(2026, 9, 30),
        made_by=cast.anna,
    )  # fmt: skip
    with pytest.raises(Refusal) as refused:
        send(document, cast.anna)
    said = str(refused.value).replace("\N{NO-BREAK SPACE}", " ")
    assert said == (
        "и. о. директора Рубцова Е. А. может подписывать документы с 01.09.2026 по 30.09.2026, а этот — от 03.10.2026. "
        "Выберите другого или поправьте дату."
    )
    power.until = None
    power.save()
    send(document, cast.anna)
    power.since = date(2026, 10, 4)
    power.save()
    with pytest.raises(Refusal, match=r"может подписывать документы с 04.10.2026, а этот"):
        actions.mark_signed(document, by=cast.anna, day=build.DAY, on=build.DAY, at=AT)


def test_without_a_signer_nothing_goes(cast, ready):
    document = build.draft(cast.anna, signer=None)
    with pytest.raises(Refusal, match="Не выбрано, кто подписывает"):
        send(document, cast.anna)


def test_only_people_at_work_here_with_an_account_agree(document, cast, director):
    silent = make.member("Юдина Нина Павловна", Role.DEPUTY, at=cast.lyceum, account=False)
    gone = make.member("Котов Илья Ильич", Role.DEPUTY, at=cast.lyceum)
    gone.left_on = date(2026, 9, 1)
    for wrong, words in (
        (cast.gleb, "в этой организации"),
        (gone, "в этой организации"),
        (silent, "нет входа в программу"),
        (director, "подписывает этот документ"),
    ):
        with pytest.raises(Refusal, match=words):
            send(document, cast.anna, wrong)
    with pytest.raises(Refusal, match="не больше 20"):
        send(document, cast.anna, *[make.member(f"Ким Лев {n}", at=cast.lyceum) for n in range(21)])


def test_it_is_sent_once(document, cast):
    send(document, cast.anna)
    with pytest.raises(Refusal, match="уже на подписи"):
        send(document, cast.anna)


def test_the_author_calls_it_back_with_a_reason(document, cast, agreers):
    send(document, cast.anna, *agreers)
    with pytest.raises(Refusal, match="Напишите, почему"):
        actions.call_back(document, by=cast.anna, reason=" ")
    actions.call_back(document, by=cast.anna, reason="Забыли пункт")
    assert (fresh(document).state, fresh(document).reason) == ("draft", "Забыли пункт")
    assert states(document) == ["void", "void"]
    send(document, cast.anna)
    assert fresh(document).reason == ""


def test_what_is_called_back_is_not_signed_any_more(document, cast):
    send(document, cast.anna)
    actions.mark_signed(document, by=cast.anna, day=build.DAY, on=build.DAY, at=AT, scan=Scan(b"%PDF-1.7", "скан.pdf"))
    actions.call_back(document, by=cast.anna, reason="Не тот приказ")
    document = fresh(document)
    assert (document.state, document.signed_at, document.signed_on_paper) == ("draft", None, False)
    assert not document.signatures.exists()


def test_a_draft_is_not_called_back(document, cast):
    with pytest.raises(Refusal, match="Сейчас этого сделать нельзя"):
        actions.call_back(document, by=cast.anna, reason="Просто так")


@pytest.mark.parametrize("state", ["draft", "agreeing", "signing"])
def test_it_is_dropped_from_anywhere_with_a_reason(document, cast, agreers, state):
    if state != "draft":
        send(document, cast.anna, *(agreers if state == "agreeing" else ()))
    actions.drop(document, by=cast.anna, reason="Не нужен")
    assert (fresh(document).state, fresh(document).reason) == ("dropped", "Не нужен")
    actions.call_back(document, by=cast.anna, reason="Всё же нужен")
    assert fresh(document).state == "draft"


def test_what_has_a_number_is_neither_called_back_nor_dropped(document, cast):
    Document.objects.filter(pk=document.pk).update(state="registered")
    for act in (actions.call_back, actions.drop):
        with pytest.raises(Refusal, match="уже есть номер"):
            act(document, by=cast.anna, reason="Ошибка")


def test_annexes_go_with_their_order(document, cast, director, agreers):
    annex = build.draft(cast.anna, main=document)
    with pytest.raises(Refusal, match="вместе со своим документом"):
        send(annex, cast.anna)
    send(document, cast.anna, agreers[0])
    assert (fresh(annex).state, annex.revisions.count(), annex.visas.count()) == ("agreeing", 1, 0)
    actions.agree(visa_of(document, agreers[0]), by=agreers[0], at=AT)
    actions.sign(document, by=director, on=build.DAY, at=LATER)
    assert (fresh(annex).state, fresh(annex).signed_at) == ("approved", LATER)
    for act in (actions.call_back, actions.drop):
        with pytest.raises(Refusal, match="вместе со своим документом"):
            act(annex, by=cast.anna, reason="Не нужно")
    actions.call_back(document, by=cast.anna, reason="Не тот год")
    assert fresh(annex).state == "draft"


def test_an_annex_that_is_not_needed_is_dropped_by_itself(document, cast):
    annex = build.draft(cast.anna, main=document)
    actions.drop(annex, by=cast.anna, reason="Лишнее")
    send(document, cast.anna)
    assert (fresh(annex).state, fresh(document).state) == ("dropped", "signing")


def test_what_an_annex_lacks_is_named_with_its_number(document, cast):
    build.draft(cast.anna, main=document, answers=build.answers(зачем=""))
    with pytest.raises(Refusal, match=r"Приложение № 1. Документ ещё не готов"):
        send(document, cast.anna)
    assert fresh(document).state == "draft"


def test_another_organisation_does_nothing(document, cast, agreers):
    with pytest.raises(PermissionDenied):
        send(document, cast.gleb)
    send(document, cast.anna, *agreers)
    for act in (
        lambda: actions.call_back(document, by=cast.gleb, reason="Так"),
        lambda: actions.drop(document, by=cast.dina, reason="Так"),
        lambda: actions.mark_signed(document, by=cast.gleb, day=build.DAY, on=build.DAY, at=AT),
        lambda: actions.send_back(document, by=cast.gleb, remark="Так", at=AT),
    ):
        with pytest.raises(PermissionDenied):
            act()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["agree", "remark", "return"])), max_size=6), in_order=st.booleans())
def test_whatever_the_order_of_answers_the_state_follows_them(cast, ready, three, answers, in_order):
    document = build.draft(cast.anna)
    send(document, cast.anna, *three, in_order=in_order)
    returned = False
    for who, what in answers:
        visa = visa_of(document, three[who])
        try:
            if what == "return":
                actions.send_back(visa, by=three[who], remark="Поправьте", at=AT)
                returned = True
            else:
                actions.agree(visa, by=three[who], remark="Мелочь" if what == "remark" else "", at=AT)
        except Refusal:
            assert visa.state != VisaState.ASKED or fresh(document).state != DocumentState.AGREEING
    found = states(document)
    agreed = all(state in ("agreed", "remarked") for state in found)
    expected = "draft" if returned else "signing" if agreed else "agreeing"
    assert fresh(document).state == expected
    if expected != "agreeing":
        assert not {"asked", "waiting"} & set(found)
