"""How numbers look, and its pages."""

from datetime import date

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.core.documents import Reset
from duet.core.errors import Refusal
from duet.stages.documents import actions
from duet.stages.documents.families import Family
from duet.stages.documents.models import Counter, Series

from .approving import DAY, registered

SAID = {"mask": "{n}п", "reset": "school", "following": "18", "case_file": "Дело № 01-05"}


def choose(cast, **more):
    return actions.number(cast.lyceum, by=cast.anna, **{"family": Family.ORDER, "mask": "{n}п", "reset": Reset.CALENDAR, "on": DAY, **more})


def test_a_mask_is_chosen_and_changed(cast):
    choose(cast)
    choose(cast, mask=" {nn}-О ", reset=Reset.SCHOOL, case_file=" Дело № 5 ")
    row = Series.objects.get()
    assert (row.mask, row.reset, row.case_file, str(row)) == ("{nn}-О", "school", "Дело № 5", "Приказы: {nn}-О")
    assert registered(cast.anna).number == "01-О"


def test_the_first_number_of_a_year_may_be_set(cast):
    choose(cast, following=18)
    assert registered(cast.anna).number == "18п"


def test_a_number_that_was_given_is_not_given_again(cast):
    registered(cast.anna)
    registered(cast.anna)
    with pytest.raises(Refusal, match="Номер 2п уже занят: следующий не может быть меньше 3"):
        choose(cast, following=2)
    assert not Series.objects.exists()


def test_a_count_that_was_set_too_far_is_set_back(cast):
    choose(cast, following=50)
    choose(cast, following=2)
    assert Counter.objects.get().last == 1


def test_a_mask_without_a_count_is_refused(cast):
    with pytest.raises(Refusal, match="один раз стоять"):
        choose(cast, mask="од")


def test_the_page_shows_the_next_number_of_every_family(cast, as_):
    registered(cast.anna)
    with moved_to(DAY):
        page = as_(cast.anna).get(reverse("documents:numbering", args=["lyceum-7"])).content.decode()
    assert "2-од" in page
    assert "1/26" in page
    assert page.count('Изменить<span class="vh">:') == len(Family)


def test_the_page_asks_two_questions_a_family_and_a_few_of_its_own(cast, as_, django_assert_num_queries):
    client, address = as_(cast.anna), reverse("documents:numbering", args=["lyceum-7"])
    client.get(address)
    with moved_to(DAY), django_assert_num_queries(22):
        client.get(address)


def test_the_form_saves_and_tells_the_next_number(cast, as_):
    address = reverse("documents:series", args=["lyceum-7", "order"])
    with moved_to(DAY):
        page = as_(cast.anna).get(address).content.decode()
        assert 'value="{n}-од"' in page
        said = as_(cast.anna).post(address, SAID, follow=True).content.decode()
    assert "Сохранено. Следующий номер: 18п." in said
    assert Series.objects.get().reset == "school"


def test_the_next_number_is_left_alone_unless_it_is_changed(cast, as_):
    registered(cast.anna)
    with moved_to(DAY):
        as_(cast.anna).post(reverse("documents:series", args=["lyceum-7", "order"]), {**SAID, "reset": "calendar", "following": "2"})
    assert Counter.objects.get().last == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"mask": "{x}"}, "Не знаем, что такое"), ({"following": "0"}, "Номера начинаются с 1"), ({"reset": "never"}, "корректн")],
)
def test_what_was_typed_wrong_is_told_and_nothing_is_saved(cast, as_, wrong, words):
    answer = as_(cast.anna).post(reverse("documents:series", args=["lyceum-7", "order"]), {**SAID, **wrong})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Series.objects.exists()


def test_a_family_that_is_none_is_not_there(cast, as_):
    assert as_(cast.anna).get(reverse("documents:series", args=["lyceum-7", "poems"])).status_code == 404


def test_a_mentor_numbers_nothing(cast, as_):
    assert as_(cast.boris).get(reverse("documents:numbering", args=["lyceum-7"])).status_code == 403


def test_the_count_of_a_school_year_begins_in_september(cast):
    choose(cast, reset=Reset.SCHOOL)
    registered(cast.anna)
    assert Counter.objects.get().year == date(2026, 9, 1).year
