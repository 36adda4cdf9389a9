"""Requests and difficulties are written down, put right and closed."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.bases import actions
from duet.stages.bases.asked import Asked
from duet.stages.bases.models import Block, Request, Source
from tests import make
from tests.read import words

from . import build
from .build import TODAY

TOPIC = "Как удержать дисциплину в пятом классе"
GIVEN = {"topic": TOPIC, "block": "discipline", "level": "3", "source": "method", "seen_by": "leaders"}


def add_url(person):
    return reverse("bases:add_request", args=["lyceum-7", person.pk])


def only():
    with everywhere():
        return Request.objects.get()


@pytest.fixture
def olga(cast):
    return build.person("Ильина Ольга Павловна", cast.lyceum)


@pytest.fixture
def timur(cast, seventh):
    return build.person("Ёлкин Тимур Олегович", cast.lyceum, status="pupil", group=seventh)


def test_a_request_is_written_down_with_its_source_and_readers(cast, as_, olga):
    assert as_(cast.anna).post(add_url(olga), GIVEN).headers["Location"] == olga.get_absolute_url()
    made = only()
    assert (made.topic, made.block, made.level, made.source, made.seen_by, made.by) == (
        TOPIC,
        "discipline",
        3,
        "method",
        "leaders",
        cast.anna,
    )
    assert (made.block_in_words, made.level_in_words) == ("Дисциплина", "значительные затруднения")


def test_the_journal_does_not_tell_the_words(cast, as_, olga):
    as_(cast.anna).post(add_url(olga), GIVEN)
    with everywhere():
        assert Entry.objects.get(action="bases.add_request").note == {"request": only().pk}


def test_teachers_and_learners_are_asked_about_different_things(cast, as_, olga, timur):
    teacher, pupil = words(as_(cast.anna).get(add_url(olga))), words(as_(cast.anna).get(add_url(timur)))
    assert "Дисциплина" in teacher
    assert "Выбор профессии" not in teacher
    assert "Выбор профессии" in pupil
    assert "Дисциплина" not in pupil


def test_a_class_teacher_writes_down_for_the_own_class_only(cast, as_, vera, olga, timur):
    shown = as_(vera).get(add_url(timur)).content.decode()
    assert '<option value="class_teacher" selected>' in shown
    assert as_(vera).post(add_url(timur), GIVEN | {"block": "studies"}).status_code == 302
    assert only().by == vera
    assert as_(vera).post(add_url(olga), GIVEN).status_code == 404
    with everywhere(), pytest.raises(PermissionDenied):
        actions.add_request(olga, by=vera, asked=Asked(TOPIC, Source.SELF), on=TODAY)


def test_a_psychologist_writes_down_for_anyone(nina, as_, olga):
    assert '<option value="psychologist" selected>' in as_(nina).get(add_url(olga)).content.decode()
    assert as_(nina).post(add_url(olga), GIVEN).status_code == 302


def test_an_empty_request_is_not_kept(cast, as_, olga):
    assert as_(cast.anna).post(add_url(olga), GIVEN | {"topic": " "}).status_code == 422
    with everywhere():
        assert not Request.objects.exists()


def test_without_consent_nothing_is_written_down(cast, as_, olga):
    build.shut(olga)
    assert "Согласия на обработку персональных данных нет" in words(as_(cast.anna).post(add_url(olga), GIVEN))
    with everywhere(), pytest.raises(Refusal, match="согласия"):
        actions.add_request(olga, by=cast.anna, asked=Asked(TOPIC, Source.SELF), on=TODAY)


def test_a_request_is_put_right(cast, as_, olga):
    made = build.request(olga, cast.anna)
    page = made.get_absolute_url()
    assert 'value="Как вести дневник"' in as_(cast.anna).get(page).content.decode()
    assert as_(cast.anna).post(page, GIVEN | {"topic": ""}).status_code == 422
    assert as_(cast.anna).post(page, GIVEN | {"level": "", "block": ""}).status_code == 302
    kept = make.fresh(made)
    assert (kept.topic, kept.level, kept.block_in_words, kept.level_in_words) == (TOPIC, None, "Другое", "")


def test_a_block_of_other_days_stays_as_it_is(cast, as_, olga):
    made = build.request(olga, cast.anna, block=Block.STUDIES)
    assert as_(cast.anna).post(made.get_absolute_url(), GIVEN | {"block": "studies"}).status_code == 302
    assert make.fresh(made).block == "studies"


def test_only_the_author_or_the_curator_puts_it_right(cast, as_, nina, vera, timur):
    by_vera, by_nina = build.request(timur, vera), build.request(timur, nina)
    assert as_(vera).get(by_vera.get_absolute_url()).status_code == 200
    assert as_(vera).get(by_nina.get_absolute_url()).status_code == 403
    assert as_(nina).get(by_vera.get_absolute_url()).status_code == 403
    assert as_(cast.anna).get(by_nina.get_absolute_url()).status_code == 200
    assert as_(cast.gleb).get(by_vera.get_absolute_url()).status_code == 404


def test_a_request_is_closed_and_opened_again(cast, as_, olga):
    made = build.request(olga, cast.anna)
    close, reopen = (reverse(f"bases:{name}_request", args=["lyceum-7", made.pk]) for name in ("close", "open"))
    assert as_(cast.anna).post(close, {"closing": "а" * 301}).status_code == 422
    as_(cast.anna).post(close, {"closing": "Помог семинар"})
    assert (make.fresh(made).closed_on, make.fresh(made).closing) == (TODAY, "Помог семинар")
    assert "Открыть запрос снова" in words(as_(cast.anna).get(made.get_absolute_url()))
    as_(cast.anna).post(reopen)
    assert (make.fresh(made).closed_on, make.fresh(made).closing) == (None, "")


def test_what_is_closed_is_not_closed_twice_nor_opened_when_open(cast, olga):
    made = build.request(olga, cast.anna)
    with everywhere():
        with pytest.raises(Refusal, match="и так открыт"):
            actions.open_request(made, by=cast.anna, on=TODAY)
        actions.close_request(made, by=cast.anna, closing="", on=TODAY)
        with pytest.raises(Refusal, match="уже закрыт"):
            actions.close_request(made, by=cast.anna, closing="", on=TODAY)


def test_a_withdrawal_closes_the_page_of_a_request_at_once(cast, as_, olga):
    made = build.request(olga, cast.anna)
    build.shut(olga)
    assert as_(cast.anna).get(made.get_absolute_url()).status_code == 404
