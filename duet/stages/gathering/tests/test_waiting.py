"""What a list tells past registration waits for a consent, comes with it, and is deleted when the law says so."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from duet.base.clock import moved_to
from duet.base.files.models import StoredFile, keep
from duet.base.journal.models import Entry
from duet.stages.bases.models import Participation, Profile, Request
from duet.stages.gathering import actions, jobs
from duet.stages.gathering.models import Batch, Line
from duet.stages.persons.erasing import erase_past_registration
from duet.stages.persons.models import Person
from tests import make
from tests.make import fresh

from . import build

TOLD = (
    "ФИО наставника\tДолжность\tКомпетенции\tИнтересы\tДостижения\tФорма наставничества\tСколько наставляемых\tЧасов в неделю\t"
    "Желаемый возраст наставляемых\tЗапрос\tЗатруднения\tРезультат\n"
    "Громов Андрей Павлович\tучитель\tИКТ, игры\tшахматы\tпобедитель\tучитель – учитель\t2\t1,5\t10–14\tсоветы\tвремя\tвсё вышло\n"
)


@pytest.fixture
def batch(cast):
    return build.written(cast.anna, TOLD, status="teacher", mentor_status="teacher", who="mentor")


@pytest.fixture
def gromov(batch):
    return Person.objects.get(full_name="Громов Андрей Павлович")


def test_without_a_consent_nothing_past_registration_is_written(cast, as_, url, batch, gromov):
    assert (Request.objects.count(), Profile.objects.count(), Participation.objects.get().outcome) == (0, 0, "")
    assert Line.objects.get().waits
    page = build.words(as_(cast.anna).get(url("batch", batch)))
    assert "Сведения о 1 человеке — запросы, компетенции, интересы — пока не записаны: нет согласия." in page
    assert "Они запишутся сами, когда согласие придёт." in page


def test_a_consent_brings_it_in(cast, batch, gromov):
    make.consent(gromov, by=cast.anna)
    profile = Profile.objects.get(person=gromov)
    assert (profile.competences, profile.interests, profile.achievements) == (["ИКТ", "игры"], ["шахматы"], "победитель")
    assert (profile.forms, profile.capacity, float(profile.hours_a_week)) == (["TT"], 2, 1.5)
    assert (profile.age_from, profile.age_to) == (10, 14)
    requests = Request.objects.filter(person=gromov)
    assert {(request.topic, request.source, request.seen_by, request.by) for request in requests} == {
        ("советы", "file", "leaders", cast.anna), ("время", "file", "leaders", cast.anna),
    }  # fmt: skip
    assert Participation.objects.get().outcome == "всё вышло"
    line = Line.objects.get()
    assert (line.waits, line.waiting) == (False, {})
    assert Entry.objects.about(batch).filter(action="gathering.settle").exists()


def test_a_refusal_brings_nothing_in(cast, gromov):
    make.consent(gromov, by=cast.anna, says="refused")
    assert not Request.objects.exists()


def test_a_withdrawal_leaves_what_is_written_where_it_is(cast, gromov):
    make.consent(gromov, by=cast.anna)
    make.consent(gromov, by=cast.anna, says="withdrawn")
    assert Request.objects.count() == 2


def test_where_the_gate_is_open_it_is_written_at_once(cast):
    known = make.person("Громов Андрей Павлович", cast.lyceum, post="учитель")
    make.consent(known, by=cast.anna)
    Profile.objects.create(organisation=cast.lyceum, person=known, competences=["игры"], achievements="прежние", capacity=1, age_from=7)
    Request.objects.create(organisation=cast.lyceum, person=known, topic="советы", source="self", by=cast.anna)
    batch = build.read(cast.anna, TOLD, status="teacher", who="mentor")
    actions.decide(build.line(batch), by=cast.anna, twin=known)
    actions.start_writing(batch, by=cast.anna)
    jobs.write_batch.func(batch.pk)
    profile = Profile.objects.get(person=known)
    assert (profile.competences, profile.achievements, profile.capacity, profile.age_to) == (["игры", "ИКТ"], "прежние", 1, None)
    assert sorted(Request.objects.values_list("topic", flat=True)) == ["время", "советы"]
    assert fresh(batch).report["settled"] == 1
    assert known in Person.objects.at_desk(cast.anna).search("икт", date(2026, 11, 20))


def test_the_eraser_deletes_what_waits_the_words_of_the_row_and_the_file(cast, batch, gromov):
    place = fresh(batch).file.path
    assert place.exists()
    erased = {done.title: done.count for done in erase_past_registration(gromov)}
    assert erased["сведения из загруженных списков"] == 2
    line = Line.objects.get()
    assert (line.waiting, line.waits, line.said, line.values) == (
        {}, False, {"full_name": "Громов Андрей Павлович", "post": "учитель"},
        {"full_name": "Громов Андрей Павлович", "sex": "m", "post": "учитель"},
    )  # fmt: skip
    assert set(line.cells) == {"фио наставника", "должность"}
    assert fresh(batch).file is None
    assert not place.exists()


def test_nothing_is_counted_where_nothing_was_told(cast):
    build.written(cast.anna)
    kim = Person.objects.get(full_name="Ким Олег Робертович")
    assert {done.title: done.count for done in erase_past_registration(kim)}["сведения из загруженных списков"] == 0
    assert Batch.objects.get().file is not None


def test_the_same_bytes_of_somebody_else_stay(cast, batch, gromov):
    place = fresh(batch).file.path
    keep(TOLD.encode(), name="Другой.txt", organisation=cast.other, by=cast.gleb)
    erase_past_registration(gromov)
    assert place.exists()
    assert StoredFile.objects.count() == 1


def test_lists_are_deleted_when_their_time_is_over(cast, as_, url, batch, gromov):
    with moved_to(batch.kept_until):
        jobs.wipe_old.func()
    assert Line.objects.exists()
    with moved_to(batch.kept_until + timedelta(days=1)):
        jobs.wipe_old.func()
        jobs.wipe_old.func()
        page = build.words(as_(cast.anna).get(url("batch", batch)))
    batch = fresh(batch)
    assert (Line.objects.count(), batch.file, batch.wiped_on) == (0, None, batch.kept_until + timedelta(days=1))
    assert all(column["samples"] == [] for column in batch.columns)
    assert "вышел срок их хранения" in page
    assert Person.objects.filter(pk=gromov.pk).exists()
    make.consent(gromov, by=cast.anna)
    assert not Request.objects.exists()


def test_the_clock_knocks_every_night(cast, batch, monkeypatch):
    knocked = []
    monkeypatch.setattr(jobs, "wipe_old", SimpleNamespace(enqueue=lambda: knocked.append(1)))
    jobs.every_night.call_local()
    assert knocked == [1]


def test_two_rows_of_one_person_wait_together(cast):
    text = "ФИО\tДата рождения\tИнтересы\nКим Олег Робертович\t12.03.2011\tшахматы\nКим Олег Робертович\t12.03.2011\tлес"
    batch = build.read(cast.anna, text)
    first, second = Line.objects.of(batch)
    actions.decide(second, by=cast.anna, twin=first)
    actions.start_writing(batch, by=cast.anna)
    jobs.write_batch.func(batch.pk)
    kim = Person.objects.get(full_name="Ким Олег Робертович")
    mother = make.person("Ким Вера", cast.lyceum, status="parent")
    make.guardian(kim, mother)
    make.consent(kim, by=cast.anna, signer=mother)
    assert Profile.objects.get(person=kim).interests == ["шахматы", "лес"]


def test_a_list_without_a_file_is_deleted_too(cast, batch):
    type(batch).objects.update(file=None)
    with moved_to(batch.kept_until + timedelta(days=1)):
        jobs.wipe_old.func()
    assert not Line.objects.exists()
