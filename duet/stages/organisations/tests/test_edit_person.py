from django.test import Client
from django.urls import reverse

from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from tests.make import fresh
from tests.read import words

BORIS = {"full_name": "Павлов Борис Олегович", "post": "учитель астрономии", "email": "stars@example.org"}


def url(pk: int, org: str = "lyceum-7") -> str:
    return reverse("organisations:edit_person", args=[org, pk])


def test_the_curator_mends_a_card(cast, as_):
    response = as_(cast.anna).post(url(cast.boris.pk), BORIS)
    boris = fresh(cast.boris)
    assert response.headers["Location"] == reverse("organisations:person", args=["lyceum-7", boris.pk])
    assert (boris.full_name, boris.post, boris.email) == ("Павлов Борис Олегович", "учитель астрономии", "stars@example.org")


def test_the_log_in_stays_the_persons_own(cast, as_):
    as_(cast.anna).post(url(cast.boris.pk), BORIS)
    assert fresh(cast.boris).user.email == "boris@example.org"


def test_the_journal_says_what_changed_and_keeps_names_out(cast, as_):
    as_(cast.anna).post(url(cast.boris.pk), {**BORIS, "post": cast.boris.post})
    with everywhere():
        line = Entry.objects.get(action="people.edit")
    assert line.note == {"changed": ["full_name", "email"]}
    assert line.about == cast.boris


def test_gleb_mends_nobody_of_the_lyceum(cast, as_):
    client = as_(cast.gleb)
    assert client.post(url(cast.boris.pk), BORIS).status_code == 404
    assert client.post(url(cast.boris.pk, "school-1"), BORIS).status_code == 404
    assert fresh(cast.boris).full_name == "Павлов Борис Ильич"


def test_dina_above_mends_nobody_below(cast, as_):
    assert as_(cast.dina).post(url(cast.boris.pk, "town"), BORIS).status_code == 404


def test_an_empty_name_is_asked_for_again_beside_the_field(cast, as_):
    response = as_(cast.anna).post(url(cast.boris.pk), {**BORIS, "full_name": ""})
    assert response.status_code == 422
    assert 'value="учитель астрономии"' in response.content.decode()
    assert fresh(cast.boris).full_name == "Павлов Борис Ильич"


def test_a_form_without_the_token_of_the_page_is_refused(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.anna.user)
    assert client.post(url(cast.boris.pk), BORIS).status_code == 403


def test_the_same_address_is_no_twin_of_itself(cast, as_):
    as_(cast.anna).post(url(cast.boris.pk), {**BORIS, "email": "Boris@example.org"})
    assert (fresh(cast.boris).post, fresh(cast.boris).email) == ("учитель астрономии", "boris@example.org")


def test_somebody_elses_address_is_refused(cast, as_):
    response = as_(cast.anna).post(url(cast.boris.pk), {**BORIS, "email": "anna@example.org"}, follow=True)
    assert "уже записана: Белова Анна Сергеевна" in words(response)
