"""Asking about one person: the right sheets before the right signers."""

from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import override_settings

from duet.base.tenancy.scope import everywhere
from duet.core.consents import Kind
from duet.core.errors import Refusal
from duet.stages.consents.actions import asking
from duet.stages.consents.asking import add_recipients, recipients_of
from duet.stages.consents.models import Consent, SigningLink
from duet.stages.persons.models import CardRules
from tests import make
from tests.make import fresh

from . import build
from .build import END, NOW, TODAY

ALL = tuple(kind for kind in Kind if kind is not Kind.COSIGNATURE)


def laid(consents):
    return sorted((consent.kind, consent.signer.full_name.split()[0], consent.voice) for consent in consents)


@everywhere()
def test_for_a_child_the_representative_is_asked(cast, egor, mother):
    asked = build.ask(egor, cast.anna, *ALL, guardian=mother, recipient="above")
    assert {(consent.signer, consent.voice) for consent in asked} == {(mother, "representative")}
    assert {consent.kind for consent in asked} == set(ALL)
    assert [consent.recipient for consent in asked if consent.recipient] == ["above"]
    assert {(consent.state, consent.until, consent.asked_by) for consent in asked} == {("asked", END, cast.anna)}
    assert build.link(mother).expires_on == END


@everywhere()
def test_an_adult_is_asked_about_themselves_and_not_about_taking_part(cast, egor):
    asked = build.ask(make.person("Ким Олег", cast.lyceum), cast.anna, Kind.PROCESSING, Kind.PARTICIPATION, Kind.MENTORING)
    assert laid(asked) == [("mentoring", "Ким", "self"), ("processing", "Ким", "self")]


@everywhere()
def test_from_fourteen_on_the_child_signs_beside_where_it_is_asked_for(cast, egor):
    teen = build.child(cast.lyceum, "Рогова Алиса", date(2011, 1, 1))
    mother = build.parent(teen, "Рогова Анна")
    CardRules.objects.create(organisation=cast.lyceum, cosignature=True)
    assert laid(build.ask(teen, cast.anna, guardian=mother)) == [
        ("cosignature", "Рогова", "self"),
        ("processing", "Рогова", "representative"),
    ]
    assert SigningLink.objects.filter(signer__in=[teen, mother]).count() == 2
    assert laid(build.ask(teen, cast.anna, Kind.PHOTO, guardian=mother)) == [("photo", "Рогова", "representative")]


@everywhere()
def test_the_same_is_asked_once_and_what_stands_is_not_asked_again(cast, egor, mother):
    first = build.ask(egor, cast.anna, Kind.PROCESSING, Kind.PHOTO, guardian=mother)
    again = build.ask(egor, cast.anna, Kind.PROCESSING, Kind.PHOTO, guardian=mother)
    assert [consent.pk for consent in first] == [consent.pk for consent in again]
    build.sign(first[0])
    assert laid(build.ask(egor, cast.anna, Kind.PROCESSING, Kind.PHOTO, guardian=mother)) == [("photo", "Лапина", "representative")]
    build.sign(first[1])
    with pytest.raises(Refusal, match="уже даны"):
        build.ask(egor, cast.anna, Kind.PROCESSING, Kind.PHOTO, guardian=mother)
    assert laid(build.ask(egor, cast.anna, Kind.PHOTO, guardian=mother, until=date(2028, 8, 31))) == [("photo", "Лапина", "representative")]


@everywhere()
def test_a_consent_that_lasts_until_the_birthday_lasts_as_long_as_it_can(cast, egor):
    teen = build.child(cast.lyceum, "Рогова Алиса", date(2009, 3, 1))
    asked, *_ = build.ask(teen, cast.anna, guardian=(mother := build.parent(teen, "Рогова Анна")))
    assert build.sign(asked).until == date(2027, 2, 28)
    with pytest.raises(Refusal, match="уже даны"):
        build.ask(teen, cast.anna, guardian=mother)


@everywhere()
def test_a_consent_of_the_parent_does_not_stand_for_whoever_has_grown_up(cast, egor):
    teen = build.child(cast.lyceum, "Рогова Алиса", date(2009, 3, 1))
    build.sign(build.ask(teen, cast.anna, guardian=build.parent(teen, "Рогова Анна"))[0])
    assert laid(build.ask(teen, cast.anna, on=date(2027, 3, 1))) == [("processing", "Рогова", "self")]


@everywhere()
def test_one_person_is_asked_again_after_a_no(cast, egor, mother):
    build.refuse(build.ask(egor, cast.anna, guardian=mother)[0])
    assert len(build.ask(egor, cast.anna, guardian=mother)) == 1


@everywhere()
@pytest.mark.parametrize(
    "kinds, facts, words",
    [
        ((Kind.PROCESSING,), {"until": date(2026, 11, 19)}, "Последний день согласия уже прошёл"),
        ((Kind.TRANSFER,), {"recipient": "partner:5"}, "Выберите, кому передаются данные"),
    ],
)
def test_what_cannot_be_asked_is_refused(cast, egor, mother, kinds, facts, words):
    with pytest.raises(Refusal, match=words):
        build.ask(egor, cast.anna, *kinds, guardian=mother, **facts)


@everywhere()
def test_something_has_to_be_asked_for(cast, egor, mother):
    with pytest.raises(Refusal, match="Отметьте хотя бы одно"):
        asking.ask(egor, by=cast.anna, kinds=[], guardian=mother, recipient="", until=END, site="", on=TODAY, at=NOW)
    with pytest.raises(Refusal, match="без отдельного согласия на участие"):
        build.ask(make.person("Ким Олег", cast.lyceum), cast.anna, Kind.PARTICIPATION)


@everywhere()
@pytest.mark.parametrize(
    "columns, kind, words",
    [
        ({"address": ""}, Kind.PROCESSING, "Сведения для согласий"),
        ({"email": ""}, Kind.PROCESSING, "Сведения для согласий"),
        ({"ogrn": ""}, Kind.DISSEMINATION, "нужны ИНН и ОГРН"),
        ({"resources": {"vk": ""}}, Kind.DISSEMINATION, "нужны адреса сайта"),
    ],
)
def test_a_consent_without_its_operator_is_not_asked_for(cast, egor, mother, columns, kind, words):
    build.operator(cast.lyceum, **columns)
    with pytest.raises(Refusal, match=words):
        build.ask(egor, cast.anna, kind, guardian=mother)


@everywhere()
def test_of_a_child_only_a_representative_on_record_is_asked(cast, egor):
    with pytest.raises(Refusal, match="законного представителя"):
        build.ask(egor, cast.anna)
    build.parent(egor)
    stranger = make.person("Сомова Яна", cast.lyceum, status="parent")
    for adult in (None, stranger):
        with pytest.raises(Refusal, match="Выберите, кто подпишет"):
            build.ask(egor, cast.anna, guardian=adult)


@everywhere()
def test_whoever_has_left_is_not_asked_about(cast, egor, mother):
    egor.left_on = TODAY
    egor.save()
    with pytest.raises(Refusal, match="выбыл"):
        build.ask(egor, cast.anna, guardian=mother)


@everywhere()
def test_a_question_is_taken_back(cast, egor, mother):
    consent, *_ = build.ask(egor, cast.anna, guardian=mother)
    assert asking.cancel(consent, by=cast.anna).state == "cancelled"
    with pytest.raises(Refusal, match="уже ответили"):
        asking.cancel(consent, by=cast.anna)


@everywhere()
def test_another_school_and_a_mentor_ask_about_nobody(cast, egor, mother):
    for stranger in (cast.gleb, cast.boris, cast.dina):
        with pytest.raises(PermissionDenied):
            build.ask(egor, stranger, guardian=mother)


@everywhere()
def test_a_new_link_makes_the_old_one_void(cast, egor, mother):
    build.ask(egor, cast.anna, guardian=mother)
    old = build.link(mother)
    new = asking.renew_link(old, by=cast.anna, on=TODAY, at=NOW)
    assert (fresh(old).cancelled_at, new.token == old.token, build.link(mother)) == (NOW, False, new)


@everywhere()
def test_a_link_that_is_over_is_replaced_when_somebody_asks_again(cast, egor, mother):
    build.ask(egor, cast.anna, guardian=mother)
    old = build.link(mother)
    build.ask(egor, cast.anna, Kind.PHOTO, guardian=mother, on=date(2027, 9, 1), until=date(2028, 8, 31))
    assert (fresh(old).cancelled_at, build.link(mother).expires_on) == (NOW, date(2028, 8, 31))


@everywhere()
def test_of_a_link_nothing_is_kept_that_opens_it(cast, egor, mother):
    build.ask(egor, cast.anna, guardian=mother)
    link = build.link(mother)
    kept = str(SigningLink.objects.filter(pk=link.pk).values())
    assert (len(link.token), link.token in kept, link.code.isdigit(), len(link.code)) == (43, False, True, 4)
    assert f"'{link.code}'" not in kept


def test_the_link_goes_by_letter_and_the_code_does_not(cast, egor, mother, django_capture_on_commit_callbacks):
    with (
        override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"),
        everywhere(),
        django_capture_on_commit_callbacks(execute=True),
    ):
        build.ask(egor, cast.anna, Kind.PROCESSING, Kind.PHOTO, guardian=mother)
    with everywhere():
        link = build.link(mother)
    letter, *more = mail.outbox
    assert (letter.to, letter.subject, more) == (["lapina@example.org"], "Лицей № 7: нужны ваши согласия", [])
    assert f"https://duet.example{link.path}" in letter.body
    assert "— Согласие на обработку данных: Егор" in letter.body
    assert link.code not in letter.body.replace(link.token, "")
    assert link.sent_at == NOW


@pytest.mark.parametrize("columns", [{"plays_on": TODAY}, {}])
def test_nobody_is_written_to_from_a_rehearsal_or_without_a_server(cast, egor, mother, django_capture_on_commit_callbacks, columns):
    backend = "locmem" if columns else "dummy"
    with everywhere():
        for name, value in columns.items():
            setattr(cast.lyceum, name, value)
        cast.lyceum.save()
    with (
        override_settings(EMAIL_BACKEND=f"django.core.mail.backends.{backend}.EmailBackend"),
        everywhere(),
        django_capture_on_commit_callbacks(execute=True),
    ):
        egor.refresh_from_db()
        build.ask(egor, cast.anna, guardian=mother)
    assert not getattr(mail, "outbox", [])


@everywhere()
def test_data_may_go_above_and_to_whoever_a_stage_above_names(cast, monkeypatch):
    assert recipients_of(cast.lyceum) == {"above": "Управление образования"}
    assert recipients_of(cast.town) == {}
    cast.town.upper_name = "Министерство"
    assert recipients_of(cast.town) == {"above": "Министерство"}
    monkeypatch.setattr("duet.stages.consents.asking._recipients", [])
    add_recipients(lambda place: [("partner:1", "Завод")] if place == cast.lyceum else [])
    assert (recipients_of(cast.lyceum)["partner:1"], "partner:1" in recipients_of(cast.other)) == ("Завод", False)
    assert Consent.objects.count() == 0
