"""What a person can and wants."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.bases import actions
from duet.stages.bases.models import Profile
from duet.stages.bases.profiles import ProfileWords, suggestions
from duet.stages.persons.models import Person
from tests.read import words

from . import build
from .build import TODAY


def url(person):
    return reverse("bases:profile", args=["lyceum-7", person.pk])


def kept(person):
    with everywhere():
        return Profile.objects.filter(person=person).first()


@pytest.fixture
def olga(cast):
    return build.person("Ильина Ольга Павловна", cast.lyceum)


def test_a_profile_is_filled_in_and_shown_again(cast, as_, olga):
    given = {
        "competences": ["Подготовка к ЕГЭ", "", "подготовка  к ЕГЭ", "дебаты; театр"],
        "interests": ["шахматы"],
        "forms": ["TT", "UU"],
        "kinds": ["GROUP"],
        "capacity": "2",
        "hours_a_week": "1,5",
        "age_from": "10",
        "age_to": "14",
        "is_trained": "on",
        "limits": "не вечером",
    }
    assert as_(cast.anna).post(url(olga), given).headers["Location"] == olga.get_absolute_url()
    profile = kept(olga)
    assert profile.competences == ["Подготовка к ЕГЭ", "дебаты", "театр"]
    assert (profile.capacity, profile.hours_a_week, profile.is_trained, profile.has_mentored) == (2, Decimal("1.5"), True, False)
    assert (profile.forms_in_words, profile.kinds_in_words) == ("учитель – учитель, ученик – ученик", "групповое")
    assert (profile.age_in_words, profile.hours_in_words.replace("\xa0", " ")) == ("от 10 до 14 лет", "1,5 часа в неделю")
    assert 'value="дебаты"' in as_(cast.anna).get(url(olga)).content.decode()


def test_the_words_already_used_in_the_school_are_offered_once_the_gate_is_open(cast, as_, olga):
    other = build.person("Ким Олег Робертович", cast.lyceum)
    build.profile(other, competences=["робототехника"])
    build.profile(build.person("Чужой Пётр Ильич", cast.other), competences=["пение"])
    shown = as_(cast.anna).get(url(olga)).content.decode()
    assert '<option value="робототехника">' in shown
    assert "пение" not in shown
    build.shut(other)
    with everywhere():
        assert suggestions(cast.anna, TODAY)["competences"] == []


def test_too_long_too_many_and_wrong_ages_are_said_beside_the_field(cast, as_, olga):
    response = as_(cast.anna).post(
        url(olga), {"competences": ["а" * 61], "interests": [str(n) for n in range(21)], "age_from": 9, "age_to": 5}
    )
    shown = words(response)
    assert response.status_code == 422
    assert "Слишком длинно" in shown
    assert "Не больше 20" in shown
    assert "меньше, чем в поле" in shown
    assert kept(olga) is None


def test_without_consent_the_page_explains_and_keeps_nothing(cast, as_, olga):
    build.shut(olga)
    shown = words(as_(cast.anna).get(url(olga)))
    assert "Согласия на обработку персональных данных нет" in shown
    assert "Что умеет" not in shown
    assert as_(cast.anna).post(url(olga), {"competences": ["театр"]}).status_code == 200
    assert kept(olga) is None
    with everywhere(), pytest.raises(Refusal, match="согласия"):
        actions.fill_profile(olga, by=cast.anna, words=ProfileWords(), on=TODAY)


def test_a_mentor_fills_in_the_own_profile_and_no_other(cast, as_, olga):
    own = build.person("Павлов Борис Ильич", cast.lyceum, member=cast.boris)
    assert as_(cast.boris).get(url(own)).status_code == 200
    assert as_(cast.boris).post(url(own), {"competences": ["физика"]}).status_code == 302
    assert kept(own).competences == ["физика"]
    assert as_(cast.boris).get(url(olga)).status_code == 404
    with everywhere(), pytest.raises(PermissionDenied):
        actions.fill_profile(olga, by=cast.boris, words=ProfileWords(), on=TODAY)


def test_a_mentor_who_leads_a_class_does_not_fill_in_the_profiles_of_pupils(cast, as_):
    both = build.member("Шилова Вера Павловна", Role.MENTOR, Role.CLASS_TEACHER, at=cast.lyceum)
    pupil = build.person("Ёлкин Тимур Олегович", cast.lyceum, status="pupil", group=build.led_class("7 «В»", both))
    assert as_(both).get(url(pupil)).status_code == 403


def test_gleb_finds_no_profile(cast, as_, olga):
    assert as_(cast.gleb).get(url(olga)).status_code == 404
    assert as_(cast.gleb).get(reverse("bases:profile", args=["school-1", olga.pk])).status_code == 404


def test_the_new_words_are_found_at_once_and_only_while_the_gate_is_open(cast, olga):
    with everywhere():
        actions.fill_profile(olga, by=cast.anna, words=ProfileWords(competences=["робототехника"], interests=["шахматы"]), on=TODAY)
        assert [found.pk for found in Person.objects.search("робототехника", TODAY)] == [olga.pk]
        assert [found.pk for found in Person.objects.search("шахм", TODAY)] == [olga.pk]
        assert Entry.objects.get(action="bases.fill_profile").note == {"changed": ["competences", "interests"]}
        build.shut(olga)
        assert not Person.objects.search("робототехника", TODAY).exists()


def test_what_is_not_known_has_no_words():
    empty = Profile()
    assert (empty.age_in_words, empty.hours_in_words, empty.forms_in_words) == ("", "", "")
    assert Profile(age_to=14).age_in_words == "до 14 лет"
