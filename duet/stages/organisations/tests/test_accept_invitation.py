from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from duet.base.accounts.models import User
from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere, scope
from duet.core.errors import Refusal
from duet.stages.organisations.actions import join_as, join_with_new_account
from duet.stages.organisations.cards import NewAccount
from duet.stages.organisations.models import fresh_token
from tests import make
from tests.make import fresh
from tests.read import words

SECRET = "Осенние листья 7"
DESK = reverse("organisations:desk", args=["lyceum-7"])


@pytest.fixture
def nina(cast):
    return make.member("Новикова Нина Ивановна", Role.MENTOR, at=cast.lyceum, account=False, email="nina@example.org")


@pytest.fixture
def link(cast, nina):
    return reverse("invite:accept", args=[make.invitation(nina, by=cast.anna)[1]])


def test_the_page_says_who_invites_where_and_in_what_roles(client, link):
    response = client.get(link)
    said = words(response)
    assert "Белова Анна Сергеевна приглашает вас" in said
    assert "Лицей № 7" in said
    assert "Ваши роли: наставник." in said
    assert 'value="nina@example.org"' in response.content.decode()


def test_no_cache_and_no_search_engine_keeps_the_page(client, link):
    response = client.get(link)
    assert "no-store" in response.headers["Cache-Control"]
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_looking_at_the_page_uses_nothing_up(client, link):
    client.get(link)
    assert client.get(link).status_code == 200


def test_a_new_account_is_opened_and_is_in(client, link, nina):
    response = client.post(link, {"email": "Nina@Example.org", "password": SECRET})
    nina = fresh(nina)
    assert response.headers["Location"] == DESK
    assert (nina.user.email, nina.user.full_name) == ("nina@example.org", "Новикова Нина Ивановна")
    assert nina.user.check_password(SECRET)
    assert client.get(reverse("profile:profile")).status_code == 200


def test_the_link_is_good_once(client, link):
    client.post(link, {"email": "nina@example.org", "password": SECRET})
    client.logout()
    assert client.get(link).status_code == 404
    assert client.post(link, {"email": "second@example.org", "password": SECRET}).status_code == 404
    assert not User.objects.filter(email="second@example.org").exists()


def test_the_journal_says_that_they_came(client, link, nina):
    client.post(link, {"email": "nina@example.org", "password": SECRET})
    with everywhere():
        assert list(Entry.objects.filter(by=nina).order_by("pk").values_list("action", flat=True)) == ["people.join", "accounts.log_in"]


@pytest.mark.parametrize(
    ("password", "trouble"),
    [
        ("", "Заполните это поле."),
        ("Кот", "нужно не меньше восьми знаков"),
        ("2938475610", "Одних цифр мало"),
        ("password", "подбирают первым"),
        ("Новикова Нина", "Слишком похож на ваше имя"),
    ],
)
def test_a_poor_password_is_refused_in_plain_words(client, link, nina, password, trouble):
    response = client.post(link, {"email": "nina@example.org", "password": password})
    assert response.status_code == 422
    assert trouble in words(response)
    assert fresh(nina).user is None


def test_whoever_has_an_account_logs_in_first(client, link, cast, nina):
    response = client.post(link, {"email": "GLEB@example.org", "password": SECRET})
    assert response.status_code == 422
    assert "Войдите под ней" in words(response)
    assert "Сомов" not in words(response)
    assert fresh(nina).user is None
    assert not cast.gleb.user.check_password(SECRET)


def test_the_way_to_the_log_in_leads_back_to_the_link(client, link, cast):
    assert f"{reverse('account_login')}?next={link}" in client.get(link).content.decode()
    response = client.post(reverse("account_login"), {"login": "gleb@example.org", "password": make.PASSWORD, "next": link})
    assert response.headers["Location"] == link


def test_one_person_joins_a_second_organisation(cast, as_, link, nina):
    client = as_(cast.gleb)
    assert "Присоединиться как Сомов Г. П." in words(client.get(link))
    assert client.post(link).headers["Location"] == DESK
    assert fresh(nina).user == cast.gleb.user
    shown = words(client.get(reverse("profile:profile")))
    assert "Лицей № 7" in shown
    assert "Школа № 1" in shown


def test_nobody_joins_the_same_organisation_twice(cast, as_, link, nina):
    response = as_(cast.boris).post(link, follow=True)
    assert "уже есть в этой организации" in words(response)
    assert fresh(nina).user is None
    with everywhere():
        assert nina.invitations.get().is_waiting


def test_a_stranger_to_the_link_learns_nothing(client, link):
    for token in ("x", fresh_token(), "' OR 1=1 --", "%00", "я" * 300):
        response = client.get(reverse("invite:accept", args=[token]))
        assert response.status_code == 404
        assert "Ссылка не действует" in words(response)
        assert "Лицей" not in words(response)


def test_late_used_and_unknown_links_look_the_same(client, cast, nina, link):
    with everywhere():
        other = make.member("Орлов Олег Ильич", at=cast.lyceum, account=False)
        late = make.invitation(other, by=cast.anna, at=timezone.now() - timedelta(days=14, seconds=1))[1]
    client.post(link, {"email": "nina@example.org", "password": SECRET})
    client.logout()
    unknown = client.get(reverse("invite:accept", args=[fresh_token()]))
    assert [words(client.get(url)) for url in (link, reverse("invite:accept", args=[late]))] == [words(unknown)] * 2


def test_the_last_minute_still_lets_in(client, cast, nina):
    with everywhere():
        token = make.invitation(nina, by=cast.anna, at=timezone.now() - timedelta(days=14) + timedelta(minutes=1))[1]
    assert client.get(reverse("invite:accept", args=[token])).status_code == 200


def test_two_who_open_the_link_at_once_get_one_account(cast, nina):
    """Both have the page open: the second form arrives when the link is used up."""
    with everywhere():
        invitation, _ = make.invitation(nina, by=cast.anna)
    with scope(cast.lyceum):
        join_with_new_account(invitation, by=nina, account=NewAccount("nina@example.org", SECRET), at=timezone.now())
        with pytest.raises(Refusal, match="больше не действует"):
            join_with_new_account(invitation, by=nina, account=NewAccount("thief@example.org", SECRET), at=timezone.now())
        with pytest.raises(Refusal, match="больше не действует"):
            join_as(invitation, by=nina, user=cast.gleb.user, at=timezone.now())
    assert fresh(nina).user.email == "nina@example.org"
    assert not User.objects.filter(email="thief@example.org").exists()


def test_an_address_taken_in_the_meantime_gets_a_clear_word(cast, nina):
    with everywhere():
        invitation, _ = make.invitation(nina, by=cast.anna)
    with scope(cast.lyceum), pytest.raises(Refusal, match="Учётная запись с такой почтой уже есть"):
        join_with_new_account(invitation, by=nina, account=NewAccount("Gleb@example.org", SECRET), at=timezone.now())
    assert fresh(invitation).is_waiting


def test_somebody_elses_invitation_is_nobody_elses_right(cast, nina):
    with everywhere():
        invitation, _ = make.invitation(nina, by=cast.anna)
    with scope(cast.lyceum), pytest.raises(PermissionDenied):
        join_as(invitation, by=cast.boris, user=cast.boris.user, at=timezone.now())


def test_names_on_the_page_are_not_markup(client, cast):
    with everywhere():
        cast.lyceum.name = "<b>Лицей</b>"
        cast.lyceum.save()
        evil = make.member("<script>1</script>", Role.MENTOR, at=cast.lyceum, account=False)
        token = make.invitation(evil, by=cast.anna)[1]
    shown = client.get(reverse("invite:accept", args=[token])).content.decode()
    assert "<script>1" not in shown
    assert "<b>Лицей" not in shown


def test_whoever_got_an_account_in_another_way_needs_no_link(cast, nina):
    with everywhere():
        invitation, _ = make.invitation(nina, by=cast.anna)
        nina.user = make.user("nina@example.org")
        nina.save()
    with scope(cast.lyceum), pytest.raises(Refusal, match="больше не действует"):
        join_as(invitation, by=nina, user=cast.gleb.user, at=timezone.now())
