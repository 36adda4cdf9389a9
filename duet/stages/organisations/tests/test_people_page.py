from django.urls import reverse

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from tests import make

PEOPLE = reverse("organisations:people", args=["lyceum-7"])


def page(client, **query):
    return client.get(PEOPLE, query).content.decode()


def test_the_curator_sees_everybody_of_the_lyceum_and_nobody_else(cast, as_):
    shown = page(as_(cast.anna))
    assert "Белова Анна Сергеевна" in shown
    assert "учитель физики" in shown
    assert "Сомов" not in shown
    assert "Дёмина" not in shown


def test_gleb_does_not_find_the_page(cast, as_):
    assert as_(cast.gleb).get(PEOPLE).status_code == 404


def test_a_mentor_may_not_look(cast, as_):
    assert as_(cast.boris).get(PEOPLE).status_code == 403


def test_names_of_the_lyceum_do_not_go_up_to_the_town(cast, as_):
    assert as_(cast.dina).get(PEOPLE).status_code == 404
    shown = as_(cast.dina).get(reverse("organisations:people", args=["town"])).content.decode()
    assert "Дёмина" in shown
    assert "Белова" not in shown


def test_a_word_is_looked_for_without_regard_to_case_and_dots(cast, as_):
    with everywhere():
        make.member("Ёлкина Алёна Игоревна", at=cast.lyceum, account=False, post="логопед")
    shown = page(as_(cast.anna), q="ЕЛКИНА логопед")
    assert "Ёлкина" in shown
    assert "Павлов" not in shown


def test_a_pattern_is_looked_for_as_it_is_written(cast, as_):
    assert "Никого не нашлось" in page(as_(cast.anna), q=".* [(")


def test_those_who_left_stand_apart(cast, as_):
    with everywhere():
        gone = make.member("Ушаков Пётр Львович", at=cast.lyceum, account=False)
        gone.left_on = make.SINCE
        gone.save()
    assert "Ушаков" not in page(as_(cast.anna))
    assert "Ушаков" in page(as_(cast.anna), left=1)


def test_the_program_itself_is_not_in_the_list(cast, as_):
    with everywhere():
        make.member("Программа «Дуэт»", Role.SYSTEM, at=cast.lyceum, account=False)
    assert "Программа «Дуэт»" not in page(as_(cast.anna))


def test_each_account_is_named(cast, as_):
    with everywhere():
        invited = make.member("Новикова Нина Ивановна", at=cast.lyceum, account=False)
        make.invitation(invited, by=cast.anna)
        late = make.member("Орлов Олег Ильич", at=cast.lyceum, account=False)
        make.invitation(late, by=cast.anna, at=make.LONG_AGO)
        make.member("Юдина Юлия Яновна", at=cast.lyceum, account=False)
    shown = page(as_(cast.anna))
    for words in ("может входить", "приглашение до", "приглашение истекло", "без учётной записи"):
        assert words in shown


def test_what_people_write_is_not_markup(cast, as_):
    with everywhere():
        made = make.member("<script>alert(1)</script>", Role.MENTOR, at=cast.lyceum, account=False, post='"><img src=x>')
    for url in (PEOPLE, reverse("organisations:person", args=["lyceum-7", made.pk])):
        shown = as_(cast.anna).get(url).content.decode()
        assert "<script>alert" not in shown
        assert "<img src=x>" not in shown
        assert "&lt;script&gt;alert" in shown


def test_a_page_holds_fifty(cast, as_):
    with everywhere():
        for number in range(60):
            make.member(f"Человек {number:02}", at=cast.lyceum, account=False)
    client = as_(cast.anna)
    assert page(client).count("без учётной записи") == 48
    assert page(client, page=2).count("без учётной записи") == 12
    assert page(client, page="нет такой").count("без учётной записи") == 48


def test_one_person_or_three_cost_the_same(cast, as_, django_assert_num_queries):
    client = as_(cast.anna)
    with everywhere():
        make.invitation(make.member("Первая", Role.MENTOR, at=cast.lyceum, account=False), by=cast.anna)
    # Session, user, member and roles; the desks of the frame; count, people, their roles, their invitations;
    # what the stages above count on the tabs of the section.
    with django_assert_num_queries(11):
        client.get(PEOPLE)
    with everywhere():
        for name in ("Вторая", "Третья"):
            make.invitation(make.member(name, Role.MENTOR, Role.COUNCIL, at=cast.lyceum, account=False), by=cast.anna)
    with django_assert_num_queries(11):
        client.get(PEOPLE)


def test_htmx_gets_only_the_table(cast, as_):
    part = as_(cast.anna).get(PEOPLE, {"q": "Павлов"}, headers={"HX-Request": "true"}).content.decode()
    assert "Павлов" in part
    assert "<html" not in part
