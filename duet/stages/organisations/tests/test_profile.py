from django.urls import reverse

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from tests import make
from tests.read import words

PROFILE = reverse("profile:profile")


def test_one_sees_ones_own_desks_and_roles(cast, as_):
    with everywhere():
        make.member("Белова Анна Сергеевна", Role.MENTOR, at=cast.other, account=cast.anna.user)
    response = as_(cast.anna).get(PROFILE)
    said = words(response)
    assert "Белова Анна Сергеевна" in said
    assert "Лицей № 7 Куратор; заместитель директора" in said
    assert "Школа № 1 Наставник" in said
    for org in ("lyceum-7", "school-1"):
        assert reverse("organisations:desk", args=[org]) in response.content.decode()


def test_nobody_elses(cast, as_):
    said = words(as_(cast.gleb).get(PROFILE))
    assert "Лицей" not in said
    assert "Белова" not in said


def test_a_place_one_has_left_is_gone(cast, as_):
    with everywhere():
        cast.anna.left_on = make.SINCE
        cast.anna.save()
    assert "не записаны ни в одной организации" in words(as_(cast.anna).get(PROFILE))


def test_a_stranger_logs_in_first(client, db):
    assert client.get(PROFILE).headers["Location"] == f"{reverse('account_login')}?next={PROFILE}"


def test_the_switch_of_the_frame_leads_from_desk_to_desk(cast, as_):
    with everywhere():
        make.member("Белова Анна Сергеевна", Role.CURATOR, at=cast.other, account=cast.anna.user)
    shown = as_(cast.anna).get(reverse("organisations:people", args=["lyceum-7"])).content.decode()
    assert f'href="{reverse("organisations:desk", args=["school-1"])}"' in shown


def test_many_desks_cost_the_same(cast, as_, django_assert_num_queries):
    client = as_(cast.anna)
    # Session, user; the desks of the frame; members, their roles; the second factor.
    with django_assert_num_queries(6):
        client.get(PROFILE)
    with everywhere():
        for number in range(2):
            make.member("Белова А. С.", Role.MENTOR, at=make.school(f"Школа {number}", f"more-{number}"), account=cast.anna.user)
    with django_assert_num_queries(6):
        client.get(PROFILE)


def test_a_role_that_is_the_post_as_well_is_said_once(cast, as_):
    with everywhere():
        cast.anna.post = "Куратор"
        cast.anna.save()
    page = words(as_(cast.anna).get("/me/"))
    assert "Куратор; Куратор" not in page
    assert "Куратор" in page
