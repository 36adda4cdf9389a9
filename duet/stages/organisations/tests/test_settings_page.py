from django.urls import reverse

from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere
from tests.make import fresh
from tests.read import words

SETTINGS = reverse("organisations:settings", args=["lyceum-7"])
CARD = {
    "kind": "school",
    "name": "Лицей № 7 имени Попова",
    "full_name": "",
    "city": "Верхнереченск",
    "head_name": "Громов А. П.",
    "head_post": "директор",
}


def test_the_curator_changes_the_card_and_the_address_stays(cast, as_):
    response = as_(cast.anna).post(SETTINGS, CARD)
    lyceum = fresh(cast.lyceum)
    assert response.headers["Location"] == SETTINGS
    assert (lyceum.name, lyceum.city, lyceum.slug) == ("Лицей № 7 имени Попова", "Верхнереченск", "lyceum-7")
    assert (lyceum.parent, lyceum.path) == (cast.town, cast.lyceum.path)


def test_the_journal_has_what_was_and_what_is(cast, as_):
    as_(cast.anna).post(SETTINGS, CARD)
    with everywhere():
        note = Entry.objects.get(action="organisations.edit").note
    assert note["name"] == ["Лицей № 7", "Лицей № 7 имени Попова"]
    assert "kind" not in note


def test_the_journal_keeps_the_name_of_the_head_out(cast, as_):
    as_(cast.anna).post(SETTINGS, CARD)
    with everywhere():
        note = Entry.objects.get(action="organisations.edit").note
    assert note["head_name"] is True
    assert "Громов" not in str(note)


def test_an_empty_name_is_asked_for(cast, as_):
    response = as_(cast.anna).post(SETTINGS, {**CARD, "name": ""})
    assert response.status_code == 422
    assert fresh(cast.lyceum).name == "Лицей № 7"


def test_a_town_with_schools_does_not_become_a_school(cast, as_):
    response = as_(cast.dina).post(reverse("organisations:settings", args=["town"]), CARD, follow=True)
    assert "Ниже этой организации стоят другие" in words(response)
    assert fresh(cast.town).kind == "municipality"


def test_gleb_and_a_mentor_change_nothing(cast, as_):
    assert as_(cast.gleb).post(SETTINGS, CARD).status_code == 404
    assert as_(cast.boris).post(SETTINGS, CARD).status_code == 403
    assert fresh(cast.lyceum).name == "Лицей № 7"


def test_the_town_above_does_not_write_in_the_schools_card(cast, as_):
    assert as_(cast.dina).post(SETTINGS, CARD).status_code == 404
