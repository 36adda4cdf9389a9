"""Asking a whole list and watching it to the last one."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import override_settings

from duet.base.tenancy.scope import everywhere
from duet.core.consents import Kind
from duet.core.errors import Refusal
from duet.stages.consents.actions import asking
from duet.stages.consents.asking import Base, add_base, bases
from duet.stages.consents.letters import send_links
from duet.stages.consents.models import Consent, Expected, SigningLink
from duet.stages.persons.models import Person
from tests import make
from tests.make import fresh

from . import build
from .build import NOW, SITE, TODAY


@pytest.fixture
def mentors(monkeypatch, cast):
    """A base of mentors, as the stage above registers it."""
    monkeypatch.setattr("duet.stages.consents.asking._bases", {})
    add_base(
        Base("mentors", "Наставники", lambda place, on: Person.objects.filter(full_name__startswith="Ким"), frozenset({Kind.MENTORING}))
    )
    return bases()


@pytest.fixture
def lonely(cast, egor):
    return build.child(cast.lyceum, "Титов Глеб Иванович")


def laid(collection):
    return sorted((consent.person.full_name.split()[0], consent.kind) for consent in collection.consents.all())


def counted(collection):
    found = Expected.objects.filter(collection=collection).counted()
    return tuple(found[name] for name in ("everybody", "waits", "signed", "refused", "unasked"))


@everywhere()
def test_each_is_asked_what_fits_and_the_lonely_are_not_forgotten(cast, egor, mother, lonely, mentors):
    kim = make.person("Ким Олег Робертович", cast.lyceum)
    teacher = make.person("Шевчук Вера Степановна", cast.lyceum)
    gone = build.child(cast.lyceum, "Панин Тимур", left_on=TODAY)
    people = [egor, lonely, kim, teacher, gone]
    collection = build.collect(cast.lyceum, cast.anna, people, Kind.PROCESSING, Kind.PARTICIPATION, Kind.MENTORING)
    assert laid(collection) == [
        ("Ким", "mentoring"), ("Ким", "processing"), ("Лапин", "participation"), ("Лапин", "processing"), ("Шевчук", "processing"),
    ]  # fmt: skip
    assert counted(collection) == (4, 3, 0, 0, 1)
    assert (collection.year, collection.kinds) == (2026, ["processing", "participation", "mentoring"])


@everywhere()
def test_it_is_watched_to_the_last_answer(cast, egor, mother, lonely):
    other = build.child(cast.lyceum, "Мухина Полина")
    father = build.parent(other, "Мухин Денис")
    collection = build.collect(cast.lyceum, cast.anna, [egor, other, lonely], Kind.PROCESSING, Kind.PHOTO)
    first, second = collection.consents.filter(person=egor).order_by("pk")
    build.sign(first)
    assert counted(collection) == (3, 2, 0, 0, 1)
    build.sign(second)
    for consent in collection.consents.filter(person=other):
        build.refuse(consent)
    assert counted(collection) == (3, 0, 1, 1, 1)
    build.parent(lonely, "Титова Анна")
    assert asking.ask_again(collection, by=cast.anna, site=SITE, on=TODAY, at=NOW) == 2
    assert counted(collection) == (3, 1, 1, 1, 0)
    with pytest.raises(Refusal, match="уже спросили"):
        asking.ask_again(collection, by=cast.anna, site=SITE, on=TODAY, at=NOW)
    assert father.signed.count() == 2


@everywhere()
def test_whoever_said_no_is_not_asked_with_the_list_until_the_next_school_year(cast, egor, mother):
    consent, *_ = build.ask(egor, cast.anna, guardian=mother)
    build.refuse(consent)
    with pytest.raises(Refusal, match="Спрашивать некого"):
        build.collect(cast.lyceum, cast.anna, [egor])
    collection = build.collect(cast.lyceum, cast.anna, [egor], on=date(2027, 9, 1), valid_until=date(2028, 8, 31))
    assert laid(collection) == [("Лапин", "processing")]


@everywhere()
def test_whoever_changed_their_mind_may_be_asked_for_longer(cast, egor, mother):
    build.refuse(build.ask(egor, cast.anna, guardian=mother)[0])
    build.sign(build.ask(egor, cast.anna, guardian=mother, until=date(2026, 12, 1))[0])
    assert laid(build.collect(cast.lyceum, cast.anna, [egor])) == [("Лапин", "processing")]


@everywhere()
def test_a_question_that_waits_already_is_watched_here(cast, egor, mother):
    consent, *_ = build.ask(egor, cast.anna, guardian=mother)
    collection = build.collect(cast.lyceum, cast.anna, [egor])
    assert (fresh(consent).collection, Consent.objects.count(), SigningLink.objects.count()) == (collection, 1, 1)


@everywhere()
def test_the_answer_of_the_other_parent_counts(cast, egor, mother):
    collection = build.collect(cast.lyceum, cast.anna, [egor])
    father = make.person("Лапин Олег", cast.lyceum, status="parent")
    make.guardian(egor, father, "father")
    build.sign(build.ask(egor, cast.anna, guardian=father)[0])
    assert counted(collection) == (1, 0, 1, 0, 0)
    assert sorted(collection.consents.values_list("state", flat=True)) == ["cancelled", "given"]


@everywhere()
def test_a_base_that_asks_for_nothing_is_only_chosen_by(cast, egor, mother, mentors):
    add_base(Base("all", "Все", lambda place, on: Person.objects.none()))
    assert [base.key for base in bases()] == ["mentors", "all"]
    assert laid(build.collect(cast.lyceum, cast.anna, [egor], Kind.PROCESSING, Kind.MENTORING)) == [("Лапин", "processing")]


@everywhere()
def test_the_day_to_be_ready_by_has_not_passed(cast, egor, mother):
    with pytest.raises(Refusal, match="уже прошёл"):
        build.collect(cast.lyceum, cast.anna, [egor], until=TODAY - timedelta(days=1))


@everywhere()
def test_a_long_list_is_asked_in_portions_and_again(cast, egor, mother, lonely, monkeypatch, django_capture_on_commit_callbacks):
    for module in ("portions", "actions.asking"):
        monkeypatch.setattr(f"duet.stages.consents.{module}.PORTION", 2)
    with everywhere(), django_capture_on_commit_callbacks(execute=True):
        adult = make.person("Шевчук Вера Степановна", cast.lyceum)
        build.sign(build.ask(adult, cast.anna)[0])
        other = build.child(cast.lyceum, "Мухина Полина")
        build.parent(other, "Мухин Денис")
        collection = build.collect(cast.lyceum, cast.anna, [egor, lonely, adult, other])
        assert (collection.is_being_asked, collection.consents.count()) == (True, 0)
    with everywhere():
        collection = fresh(collection)
        assert (collection.done, collection.total, collection.is_being_asked) == (4, 4, False)
        assert laid(collection) == [("Лапин", "processing"), ("Мухина", "processing")]
        assert counted(collection) == (3, 2, 0, 0, 1)
    with everywhere(), django_capture_on_commit_callbacks(execute=True):
        assert asking.ask_again(collection, by=cast.anna, site=SITE, on=TODAY, at=NOW) == 0
    with everywhere():
        assert (Consent.objects.count(), counted(collection)) == (3, (3, 2, 0, 0, 1))


@everywhere()
def test_nothing_is_done_to_a_closed_collection(cast, egor, mother):
    collection = build.collect(cast.lyceum, cast.anna, [egor])
    assert asking.close(collection, by=cast.anna, at=NOW).closed_at == NOW
    acts = (
        lambda: asking.close(collection, by=cast.anna, at=NOW),
        lambda: asking.remind(collection, by=cast.anna, site=SITE, at=NOW),
        lambda: asking.ask_again(collection, by=cast.anna, site=SITE, on=TODAY, at=NOW),
    )
    for act in acts:
        with pytest.raises(Refusal, match="закрыт"):
            act()


def test_those_who_wait_and_have_an_address_are_reminded(cast, egor, mother, django_capture_on_commit_callbacks):
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"), everywhere():
        other = build.child(cast.lyceum, "Мухина Полина")
        build.parent(other, "Мухин Денис")
        with django_capture_on_commit_callbacks(execute=True):
            collection = build.collect(cast.lyceum, cast.anna, [egor, other])
        assert len(mail.outbox) == 1
        later = NOW + timedelta(days=7)
        with django_capture_on_commit_callbacks(execute=True):
            assert asking.remind(collection, by=cast.anna, site=SITE, at=later) == 1
        assert (len(mail.outbox), build.link(mother).sent_at) == (2, later)
        assert collection.consents.get(person=egor).reminded_at == later
        assert collection.consents.get(person=other).reminded_at is None


def test_a_letter_with_nothing_to_sign_is_not_sent_and_no_letter_twice(cast, egor, mother, django_capture_on_commit_callbacks):
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"), everywhere():
        with django_capture_on_commit_callbacks() as callbacks:
            collection = build.collect(cast.lyceum, cast.anna, [egor])
        for _ in range(2):
            [callback() for callback in callbacks]
        assert len(mail.outbox) == 1
        build.sign(collection.consents.get())
        later = NOW + timedelta(days=7)
        send_links.enqueue([build.link(mother).pk], SITE, later.isoformat())
        assert (len(mail.outbox), build.link(mother).sent_at) == (1, NOW)


@everywhere()
def test_a_list_of_any_length_costs_the_same(cast, egor, mother, mentors, django_assert_max_num_queries):
    build.collect(cast.lyceum, cast.anna, [egor])
    few = [_with_mother(cast, number) for number in range(2)]
    many = [_with_mother(cast, number) for number in range(2, 32)]
    for people in (few, many):
        with django_assert_max_num_queries(24):
            build.collect(cast.lyceum, cast.anna, people, Kind.PROCESSING, Kind.PARTICIPATION)


def _with_mother(cast, number):
    child = build.child(cast.lyceum, f"Ученик Номер {number}")
    build.parent(child, f"Мать Номер {number}")
    return child
