"""A psychologist's notes are read by nobody else, whatever the role: by address, by search, by export, on the card."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.bases import actions
from duet.stages.bases.models import ConfidentialNote
from duet.stages.persons.models import Person, SearchWord
from tests import make
from tests.read import words

from . import build
from .build import TODAY
from .files import text_of

SECRET = "перепугана"
FLAG = "Психолог рекомендует сопровождение"
ROLES = [role for role in Role if role != Role.SYSTEM]
EXPORTS = [
    *(("bases:mentees_file", ["own", form]) for form in ("xlsx", "docx", "pdf")),
    ("bases:mentees_file", ["recommended", "xlsx"]),
    ("bases:requests_file", ["xlsx"]),
]


def url(name, *parts, at="lyceum-7"):
    return reverse(f"bases:{name}", args=[at, *parts])


@pytest.fixture
def timur(cast):
    pupil = build.person("Ёлкин Тимур Олегович", cast.lyceum, status="pupil")
    build.participation(pupil)
    return pupil


@pytest.fixture
def written(nina, timur):
    return build.note(timur, nina, SECRET, support=True)


def test_the_psychologist_writes_reads_and_puts_right(nina, as_, timur):
    page = url("notes", timur.pk)
    assert as_(nina).post(page, {"text": ""}).status_code == 422
    assert as_(nina).post(page, {"text": SECRET, "support": "on"}).headers["Location"] == page
    with everywhere():
        note = ConfidentialNote.objects.get()
    assert (note.text, note.support, note.by) == (SECRET, True, nina)
    response = as_(nina).get(page)
    assert SECRET in words(response)
    assert "no-store" in response.headers["Cache-Control"]
    one = url("note", timur.pk, note.pk)
    assert as_(nina).post(one, {"text": ""}).status_code == 422
    assert as_(nina).post(one, {"text": "Спокойна"}).headers["Location"] == page
    assert (make.fresh(note).text, make.fresh(note).support) == ("Спокойна", False)
    as_(nina).post(url("remove_note", timur.pk, note.pk))
    with everywhere():
        assert not ConfidentialNote.objects.exists()


def test_the_journal_knows_that_there_is_a_note_and_not_a_word_of_it(cast, nina, as_, timur):
    as_(nina).post(url("notes", timur.pk), {"text": SECRET})
    with everywhere():
        assert set(Entry.objects.get(action="bases.add_note").note) == {"note"}


@pytest.mark.parametrize("role", ROLES)
def test_no_other_reads_it_by_its_address(cast, as_, timur, written, role):
    other = build.member("Некто Иной", role, at=cast.lyceum)
    listed, one, gone = url("notes", timur.pk), url("note", timur.pk, written.pk), url("remove_note", timur.pk, written.pk)
    shown = as_(other).get(listed)
    assert shown.status_code == (200 if role == Role.PSYCHOLOGIST else 403)
    assert SECRET not in shown.content.decode()
    assert as_(other).get(one).status_code in (403, 404)
    assert as_(other).post(one, {"text": "Чужое"}).status_code in (403, 404)
    assert as_(other).post(gone).status_code in (403, 404)
    assert make.fresh(written).text == SECRET


@pytest.mark.parametrize("role", ROLES)
def test_no_other_reads_it_on_the_card_and_in_lists(cast, as_, timur, written, role):
    other = build.member("Некто Иной", role, at=cast.lyceum)
    for page in (timur.get_absolute_url(), url("mentees"), url("requests"), url("profile", timur.pk)):
        assert SECRET not in as_(other).get(page).content.decode(), page
    assert "Ёлкин" not in as_(other).get(url("mentees"), {"q": SECRET}).content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_no_other_takes_it_away_in_a_file(cast, as_, timur, written, role):
    other = build.member("Некто Иной", role, at=cast.lyceum)
    build.request(timur, cast.anna)
    for name, parts in EXPORTS:
        response = as_(other).get(reverse(name, args=["lyceum-7", *parts]))
        assert response.status_code in (200, 403)
        assert response.status_code == 403 or SECRET not in text_of(response), (name, parts)


@pytest.mark.parametrize("role", Role)
def test_no_query_gives_it_to_another(cast, written, role):
    for place in (cast.lyceum, cast.other, cast.town):
        with everywhere():
            assert not ConfidentialNote.objects.visible_to(build.member("Некто Иной", role, at=place)).exists()


def test_the_person_the_parents_and_the_body_above_do_not_read_it(cast, as_, timur, written):
    pupil = build.member("Ёлкин Тимур Олегович", Role.MENTEE, at=cast.lyceum)
    with everywhere():
        Person.objects.filter(pk=timur.pk).update(member=pupil)
    for page in (timur.get_absolute_url(), url("notes", timur.pk)):
        assert SECRET not in as_(pupil).get(page).content.decode()
    assert as_(cast.dina).get(url("notes", timur.pk, at="town")).status_code == 403
    assert as_(cast.gleb).get(url("notes", timur.pk)).status_code == 404


def test_who_is_no_psychologist_any_more_does_not_read_the_old_notes(cast, nina, as_, timur, written):
    with everywhere():
        nina.assignments.update(until=TODAY)
        nina.assignments.create(role=Role.CURATOR, since=TODAY)
    assert as_(nina).get(url("notes", timur.pk)).status_code == 403
    with everywhere():
        assert not ConfidentialNote.objects.visible_to(make.fresh(nina)).exists()


def test_the_search_knows_nothing_of_it(written):
    with everywhere():
        assert not SearchWord.objects.filter(word__startswith=SECRET).exists()
        assert not Person.objects.search(SECRET, TODAY).exists()


@pytest.mark.parametrize("role", ROLES)
def test_only_the_curator_learns_that_support_is_recommended(cast, as_, timur, written, role):
    other = build.member("Некто Иной", role, at=cast.lyceum)
    assert (FLAG in words(as_(other).get(timur.get_absolute_url()))) == (role == Role.CURATOR)


def test_a_note_without_the_sign_shows_nothing_to_the_curator(cast, nina, as_, timur):
    build.note(timur, nina, SECRET)
    assert FLAG not in words(as_(cast.anna).get(timur.get_absolute_url()))


def test_a_withdrawal_hides_notes_and_the_sign_at_once(cast, nina, as_, timur, written):
    build.shut(timur)
    assert SECRET not in as_(nina).get(url("notes", timur.pk)).content.decode()
    assert as_(nina).get(url("note", timur.pk, written.pk)).status_code == 404
    assert FLAG not in words(as_(cast.anna).get(timur.get_absolute_url()))
    with everywhere():
        for act in (
            lambda: actions.add_note(timur, by=nina, text=SECRET, support=False, on=TODAY),
            lambda: actions.edit_note(written, by=nina, text=SECRET, support=False, on=TODAY),
        ):
            with pytest.raises(Refusal, match="согласия"):
                act()


def test_the_curator_acts_on_no_note(cast, written):
    with everywhere(), pytest.raises(PermissionDenied):
        actions.remove_note(written, by=cast.anna)
