"""Answers by the personal link: what is kept, what follows, who may speak."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.core.consents import Kind, Use
from duet.core.errors import Refusal
from duet.stages.consents.actions import answering
from duet.stages.consents.answers import CellAnswer
from duet.stages.consents.following import after_answer
from duet.stages.consents.models import Consent, Operator, WordRow
from duet.stages.persons import gate
from duet.stages.persons.models import CardRules
from tests import make
from tests.make import fresh

from . import build
from .build import END, HERE, NOW, TODAY


@pytest.fixture
def asked(cast, egor, mother):
    return build.ask(egor, cast.anna, guardian=mother)[0]


def may(person, use=Use.KEEP, on=TODAY, **cell):
    return gate.may(person, use, on, **cell)


@everywhere()
def test_a_signature_opens_the_gate_and_keeps_what_proves_it(asked, egor, mother):
    sha256 = build.seen(asked)
    build.sign(asked)
    kept = fresh(asked)
    assert (kept.state, kept.signed_on, kept.way, kept.number, kept.until) == ("given", TODAY, "link", 1, END)
    assert kept.evidence == {
        "text": 1, "sha256": sha256, "at": "2026-11-20T09:00:00+00:00", "link": build.link(mother).pk, "code": True, "ip": "127.0.0.1",
        "forwarded": "", "agent": "Firefox",
    }  # fmt: skip
    assert ["Фамилия, имя, отчество ребёнка", "Лапин Егор Олегович"] in kept.shown["lines"]
    word = WordRow.objects.get()
    assert (word.says, word.voice, word.on, word.until, word.cells) == ("given", "representative", TODAY, END, None)
    assert (may(egor), may(egor, Use.MATCH)) == (True, False)
    assert "Лапин" not in str(Entry.objects.get(action="consents.sign").note)


@everywhere()
def test_the_signed_words_do_not_change_with_the_card(cast, asked, egor):
    build.sign(asked)
    sha256 = fresh(asked).evidence["sha256"]
    egor.full_name = "Другой Егор"
    egor.save()
    build.operator(cast.lyceum, address="Другой адрес")
    assert build.seen(asked) == sha256


@everywhere()
def test_a_second_press_is_the_same_answer(asked):
    build.sign(asked)
    assert build.sign(asked).number == 1
    assert WordRow.objects.count() == 1
    with pytest.raises(Refusal, match="ответили иначе"):
        build.refuse(asked)


@everywhere()
def test_a_refusal_is_an_answer(asked, egor):
    build.refuse(asked)
    kept = fresh(asked)
    assert (kept.state, kept.number, kept.cells, WordRow.objects.get().says) == ("refused", None, [], "refused")
    assert not may(egor)
    assert build.refuse(asked).state == "refused"
    with pytest.raises(Refusal, match="ответили иначе"):
        build.sign(asked)


@everywhere()
def test_a_refusal_shuts_what_was_open(cast, asked, egor, mother):
    build.sign(asked)
    again, *_ = build.ask(egor, cast.anna, guardian=mother, until=date(2028, 8, 31))
    build.refuse(again)
    assert (may(egor), fresh(asked).state) == (False, "replaced")


@everywhere()
def test_a_new_consent_replaces_the_one_that_stood(cast, asked, egor, mother):
    build.sign(asked)
    again, *_ = build.ask(egor, cast.anna, guardian=mother, until=date(2028, 8, 31))
    build.sign(again)
    assert (fresh(asked).state, fresh(again).state, fresh(again).number) == ("replaced", "given", 2)
    assert gate.may(egor, Use.KEEP, date(2028, 8, 31))
    with pytest.raises(Refusal, match="отменили"):
        build.refuse(asked)


@everywhere()
def test_words_that_have_changed_are_read_again(cast, asked):
    sha256 = build.seen(asked)
    build.operator(cast.lyceum, address="г. Верхнереченск, новое здание")
    with pytest.raises(Refusal, match="текст изменился"):
        build.sign(asked, seen=sha256)
    assert fresh(asked).state == "asked"


@everywhere()
def test_without_the_code_nothing_is_signed(cast, asked):
    with pytest.raises(Refusal, match="Код не тот"):
        build.sign(asked, code=False)
    build.operator(cast.lyceum, asks_code=False)
    assert build.sign(asked, code=False).evidence["code"] is None


@everywhere()
def test_a_link_locks_after_five_wrong_codes(cast, asked, mother):
    link, program = build.link(mother), build.program(cast.lyceum)
    wrong = "0000" if link.code != "0000" else "1111"
    for _ in range(4):
        assert not answering.try_code(link, by=program, code=wrong)
    assert answering.try_code(link, by=program, code=link.code)
    assert (fresh(link).tries, answering.try_code(link, by=program, code=link.code)) == (0, True)
    for _ in range(5):
        assert not answering.try_code(link, by=program, code=wrong)
    assert not answering.try_code(link, by=program, code=link.code)
    assert (fresh(link).tries, fresh(link).is_locked) == (5, True)
    with pytest.raises(Refusal, match="пять раз"):
        build.sign(asked, link=fresh(link), code=False)


@everywhere()
def test_the_link_of_another_signs_nothing(cast, asked):
    other = build.child(cast.lyceum, "Мухина Полина")
    father = build.parent(other, "Мухин Денис")
    build.ask(other, cast.anna, guardian=father)
    with pytest.raises(Refusal, match="не для этого согласия"):
        build.sign(asked, link=build.link(father))


@everywhere()
def test_only_the_program_signs_by_links(cast, asked, mother):
    facts = {"link": build.link(mother), "code": True, "seen": build.seen(asked), "where": HERE, "on": TODAY, "at": NOW}
    with pytest.raises(PermissionDenied):
        answering.sign(asked, by=cast.anna, cells=(), **facts)
    with pytest.raises(PermissionDenied):
        answering.refuse(asked, by=cast.anna, **facts)


@everywhere()
def test_whoever_has_grown_up_speaks_for_themselves(cast, egor):
    teen = build.child(cast.lyceum, "Рогова Алиса", date(2008, 11, 25))
    asked, *_ = build.ask(teen, cast.anna, guardian=build.parent(teen, "Рогова Анна"))
    with pytest.raises(Refusal, match="исполнилось 18"):
        build.sign(asked, on=date(2026, 11, 25))
    assert build.sign(asked, on=date(2026, 11, 24)).until == date(2026, 11, 24)


@everywhere()
def test_whoever_is_no_guardian_any_more_does_not_speak(asked, egor):
    egor.guardians.all().delete()
    for act in (build.sign, build.refuse):
        with pytest.raises(Refusal, match="больше не записаны"):
            act(asked)


@everywhere()
@pytest.mark.parametrize("who", ["egor", "mother"])
def test_nothing_is_signed_for_whoever_is_gone(asked, egor, mother, who):
    person = {"egor": egor, "mother": mother}[who]
    person.erased_at = NOW
    person.save()
    with pytest.raises(Refusal, match="больше не числится"):
        build.sign(asked)


@everywhere()
def test_nothing_is_signed_about_whoever_has_left(asked, egor):
    egor.left_on = TODAY
    egor.save()
    with pytest.raises(Refusal, match="больше не числится"):
        build.sign(asked)


@everywhere()
def test_an_adult_who_turns_out_to_be_a_child_does_not_speak(cast, egor):
    person = make.person("Ким Олег", cast.lyceum, status="other")
    asked, *_ = build.ask(person, cast.anna)
    person.born_on = date(2012, 1, 1)
    person.save()
    with pytest.raises(Refusal, match="ещё нет 18"):
        build.sign(asked)


@everywhere()
def test_the_second_signature_is_given_from_fourteen_to_eighteen(cast, egor):
    CardRules.objects.create(organisation=cast.lyceum, cosignature=True)
    teen = build.child(cast.lyceum, "Рогова Алиса", date(2008, 11, 25))
    mother = build.parent(teen, "Рогова Анна")
    whole = {consent.kind: consent for consent in build.ask(teen, cast.anna, guardian=mother)}
    build.sign(whole["processing"])
    assert not may(teen)
    with pytest.raises(Refusal, match="от 14 до 18"):
        build.sign(whole["cosignature"], on=date(2026, 11, 25))
    build.sign(whole["cosignature"])
    assert may(teen)


CELLS = (CellAnswer("name", "site", allow=True, condition="только имя"), CellAnswer("photo", "site", allow=False))


@everywhere()
def test_what_may_be_published_is_answered_cell_by_cell(cast, egor, mother, asked):
    build.sign(asked)
    consent, *_ = build.ask(egor, cast.anna, Kind.DISSEMINATION, guardian=mother)
    build.sign(consent, cells=CELLS)
    assert fresh(consent).cells == [
        {"field": "name", "resource": "site", "allow": True, "condition": "только имя"},
        {"field": "photo", "resource": "site", "allow": False, "condition": ""},
    ]
    assert consent.words.get().cells == [["name", "site"]]
    assert may(egor, Use.PUBLISH, field="name", resource="site")
    assert not may(egor, Use.PUBLISH, field="photo", resource="site")
    assert consent.errands.get().kind == "conditions"


@everywhere()
@pytest.mark.parametrize(
    "cells, words",
    [
        ((), "ничего не разрешили"),
        (CELLS[1:], "ничего не разрешили"),
        ((CellAnswer("passport", "site", allow=True),), "Ответы не разобрать"),
        ((CellAnswer("name", "darknet", allow=True),), "Ответы не разобрать"),
        ((CellAnswer("name", "site", allow=True, condition="ы" * 301),), "Ответы не разобрать"),
    ],
)
def test_cells_nobody_offered_are_not_listened_to(cast, egor, mother, cells, words):
    consent, *_ = build.ask(egor, cast.anna, Kind.DISSEMINATION, guardian=mother)
    with pytest.raises(Refusal, match=words):
        build.sign(consent, cells=cells)


@everywhere()
def test_a_refusal_to_publish_has_no_cells(cast, egor, mother):
    consent, *_ = build.ask(egor, cast.anna, Kind.DISSEMINATION, guardian=mother)
    build.refuse(consent)
    assert (consent.words.get().cells, fresh(consent).state) == (None, "refused")


@everywhere()
def test_each_recipient_of_data_is_a_matter_of_its_own(cast, egor, mother, asked, monkeypatch):
    monkeypatch.setattr("duet.stages.consents.asking._recipients", [lambda place: [("partner:1", "Завод")]])
    build.sign(asked)
    above, *_ = build.ask(egor, cast.anna, Kind.TRANSFER, guardian=mother, recipient="above")
    plant, *_ = build.ask(egor, cast.anna, Kind.TRANSFER, guardian=mother, recipient="partner:1")
    build.sign(above)
    build.refuse(plant)
    assert may(egor, Use.TRANSFER, resource="above")
    assert not may(egor, Use.TRANSFER, resource="partner:1")
    assert ["Кому передаются данные", "Управление образования"] in fresh(above).shown["lines"]
    assert fresh(above).state == "given"


@everywhere()
def test_an_answer_is_told_to_the_stages_above(asked, monkeypatch):
    told = []
    monkeypatch.setattr("duet.stages.consents.following._of_answer", [])
    after_answer(lambda consent, on: told.append((consent.pk, consent.state, on)))
    build.sign(asked)
    assert told == [(asked.pk, "given", TODAY)]


@everywhere()
def test_numbers_of_the_register_have_no_gaps_and_no_doubles(cast, egor, mother):
    asked = build.ask(egor, cast.anna, Kind.PROCESSING, Kind.PHOTO, Kind.PARTICIPATION, guardian=mother)
    build.sign(asked[0])
    with pytest.raises(Refusal):
        build.sign(asked[1], seen="другое")
    build.refuse(asked[1])
    build.sign(asked[2])
    assert list(Consent.objects.order_by("number").filter(number__isnull=False).values_list("number", flat=True)) == [1, 2]
    assert Operator.objects.get(organisation=cast.lyceum).last_number == 2


@everywhere()
def test_whoever_lost_the_slip_asks_for_it(cast, asked, mother):
    link = answering.want_slip(build.link(mother), by=build.program(cast.lyceum), at=NOW)
    assert fresh(link).slip_wanted_at == NOW
