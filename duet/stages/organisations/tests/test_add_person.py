from django.urls import reverse

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.organisations.models import Colleague
from tests.read import words

ADD = reverse("organisations:add_person", args=["lyceum-7"])
NINA = {"full_name": "  Новикова   Нина\nИвановна ", "post": "воспитатель", "email": "Nina@Example.org", "roles": ["mentor", "council"]}


def found(name: str) -> Colleague | None:
    with everywhere():
        return Colleague.objects.filter(full_name=name).with_roles().first()


def test_the_curator_writes_a_person_down(cast, as_):
    response = as_(cast.anna).post(ADD, NINA)
    nina = found("Новикова Нина Ивановна")
    assert response.headers["Location"] == reverse("organisations:person", args=["lyceum-7", nina.pk])
    assert (nina.organisation, nina.user, nina.email) == (cast.lyceum, None, "nina@example.org")
    assert nina.roles == {Role.MENTOR, Role.COUNCIL}


def test_the_journal_has_numbers_and_no_names(cast, as_):
    as_(cast.anna).post(ADD, NINA)
    with everywhere():
        line = Entry.objects.get(action="people.add")
    assert (line.by, line.organisation) == (cast.anna, cast.lyceum)
    assert line.note == {"member": found("Новикова Нина Ивановна").pk, "roles": ["council", "mentor"]}


def test_a_mentor_adds_nobody(cast, as_):
    assert as_(cast.boris).post(ADD, NINA).status_code == 403
    assert found("Новикова Нина Ивановна") is None


def test_gleb_adds_nobody(cast, as_):
    assert as_(cast.gleb).post(ADD, NINA).status_code == 404
    assert found("Новикова Нина Ивановна") is None


def test_a_name_is_needed_and_stays_what_was_typed(cast, as_):
    response = as_(cast.anna).post(ADD, {"full_name": " ", "post": "воспитатель"})
    assert response.status_code == 422
    assert "Заполните это поле." in words(response)
    assert 'value="воспитатель"' in response.content.decode()


def test_a_name_has_letters(cast, as_):
    assert "Напишите имя буквами" in as_(cast.anna).post(ADD, {"full_name": "12345"}).content.decode()


def test_a_curator_makes_no_administrator_and_no_coordinator_of_a_town(cast, as_):
    for role in ("admin", "municipal", "regional", "system"):
        assert as_(cast.anna).post(ADD, {**NINA, "roles": [role]}).status_code == 422
    assert found("Новикова Нина Ивановна") is None


def test_an_address_is_written_down_once(cast, as_):
    response = as_(cast.anna).post(ADD, {"full_name": "Двойник", "email": "BORIS@example.org"}, follow=True)
    assert "уже записана: Павлов Борис Ильич" in words(response)
    assert found("Двойник") is None


def test_the_same_address_in_another_school_is_no_trouble(cast, as_):
    as_(cast.anna).post(ADD, {"full_name": "Совместитель", "email": "gleb@example.org"})
    assert found("Совместитель").organisation == cast.lyceum
