import io
import re

import pytest
from django.core import mail
from django.urls import reverse
from pdfminer.high_level import extract_text

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere, scope
from duet.core.errors import Refusal
from duet.stages.inviting.actions import make_slips, send_letters
from duet.stages.inviting.jobs import write_letters
from duet.stages.inviting.models import Mailing
from duet.stages.organisations.models import Invitation, digest
from duet.stages.persons.models import Look, Person
from tests import make
from tests.make import fresh
from tests.read import words

from .conftest import NOW, TODAY

PEOPLE = reverse("inviting:people", args=["lyceum-7"])


@pytest.fixture
def everybody(cast, alla, misha, vera, pyotr, nina):
    make.person("Павлов Борис Ильич", cast.lyceum, member=cast.boris, email="boris@example.org")
    return [alla, misha, vera, pyotr, nina]


def said_of(client, name, **query):
    """The words of the line of a person."""
    row = re.search(rf"<tr>(?:(?!</tr>).)*?{name}.*?</tr>", client.get(PEOPLE, query).content.decode(), re.DOTALL)
    assert row is not None, name
    return " ".join(re.sub("<[^>]+>", " ", row[0]).replace("\xa0", " ").split())


def test_each_line_says_the_role_the_address_and_what_forbids(as_, cast, everybody):
    client = as_(cast.anna)
    assert "наставник kedrov@example.org не приглашали" in said_of(client, "Кедров")
    assert "законный представитель vera@example.org не приглашали" in said_of(client, "Зимина Вера")
    assert "Младше 14 лет" in said_of(client, "Зимин Михаил")
    assert "Непонятно, в какой роли" in said_of(client, "Новикова")
    assert "входит" in said_of(client, "Павлов")
    with everywhere():
        make.invitation(make_member(cast, everybody[3]), by=cast.anna)
        make.invitation(make_member(cast, everybody[2]), by=cast.anna, at=make.LONG_AGO)
    assert "ждём до" in said_of(client, "Кедров")
    assert "ссылка устарела" in said_of(client, "Зимина Вера")


def make_member(cast, person):
    member = make.member(person.full_name, at=cast.lyceum, account=False)
    Person.objects.filter(pk=person.pk).update(member=member)
    return member


@pytest.mark.parametrize(
    "query, names",
    [
        ({"who": "parent"}, {"Зимина Вера Олеговна"}),
        ({"side": "mentor"}, {"Кедров Пётр Ильич"}),
        ({"account": "in"}, {"Павлов Борис Ильич"}),
        ({"account": "invited"}, {"Зимина Вера Олеговна"}),
        ({"account": "none", "email": "yes"}, {"Зимина Алла Ильинична", "Кедров Пётр Ильич", "Новикова Нина Ивановна"}),
        ({"email": "no"}, {"Зимин Михаил Ильич"}),
        ({"q": "кедр"}, {"Кедров Пётр Ильич"}),
        ({"group": "group", "q": "алла"}, {"Зимина Алла Ильинична"}),
        ({"group": "9999999", "who": "nobody"}, set()),
    ],
)
def test_the_list_is_narrowed(as_, cast, everybody, group, query, names):
    with everywhere():
        make.invitation(make_member(cast, everybody[2]), by=cast.anna)
    if query.get("group") == "group":
        query = query | {"group": group.pk}
    response = as_(cast.anna).get(PEOPLE, query)
    found = {line.person.full_name for line in response.context["lines"]}
    assert found == names or (not names and len(found) == 6)


def test_slips_are_printed_with_a_link_for_each(as_, client, cast, everybody):
    _, misha, _, _, nina = everybody
    response = as_(cast.anna).post(PEOPLE, {"slips": "1", "people": [person.pk for person in everybody]})
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    text = extract_text(io.BytesIO(response.content))
    for name in ("Алла Зимина, 9 «А»", "Кедров Пётр Ильич", "Зимина Вера Олеговна", "Лицей № 7"):
        assert name in text.replace("\xa0", " ")
    # A child of twelve and a teacher whose role is not known are not invited with the others.
    assert "Новикова" not in text
    with everywhere():
        assert {sent.member.full_name for sent in Invitation.objects.all()} == {
            "Зимина Алла Ильинична", "Кедров Пётр Ильич", "Зимина Вера Олеговна",
        }  # fmt: skip
        look = Look.objects.get(kind="print")
        assert look.seen.count() == 3
    assert (fresh(misha).member, fresh(nina).member) == (None, None)


def test_whoever_can_log_in_is_never_sent_a_new_password(as_, cast, everybody):
    with everywhere():
        boris = Person.objects.get(member=cast.boris)
    as_(cast.anna).post(PEOPLE, {"slips": "1", "people": [boris.pk, everybody[3].pk]})
    with everywhere():
        assert [sent.member.full_name for sent in Invitation.objects.all()] == ["Кедров Пётр Ильич"]


def test_letters_go_in_the_background_and_keep_no_secret(as_, cast, everybody, django_capture_on_commit_callbacks):
    client = as_(cast.anna)
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(PEOPLE, {"letters": "1", "everybody": "1"})
    assert "Отправлено 3 из 3" in words(client.get(response["Location"]))
    assert sorted(letter.to[0] for letter in mail.outbox) == ["alla@example.org", "kedrov@example.org", "vera@example.org"]
    tokens = [re.search(r"/invite/([^/]+)/", letter.body).group(1) for letter in mail.outbox]
    with everywhere():
        assert {sent.token_hash for sent in Invitation.objects.all()} == {digest(token) for token in tokens}
        mailing = Mailing.objects.get()
    assert all(token not in repr(vars(mailing)) for token in tokens)
    assert str(mailing).startswith("Приглашения от")


def test_a_letter_that_is_not_sent_is_named(as_, cast, everybody):
    alla, misha, vera, pyotr, _ = everybody
    with everywhere():
        Person.objects.filter(pk=pyotr.pk).update(email="")
        Person.objects.filter(pk=vera.pk).update(email="boris@example.org")
        mailing = Mailing.objects.create(
            organisation=cast.lyceum, people=[alla.pk, pyotr.pk, vera.pk, misha.pk, 99_999], site="https://duet.example", by=cast.anna
        )
    write_letters.call(mailing.pk)
    shown = words(as_(cast.anna).get(mailing.get_absolute_url()))
    assert "Отправлено 1 из 5" in shown
    assert "Кедров Пётр Ильич почта не записана" in shown
    assert "уже записана, это Павлов" in shown
    assert "https://duet.example/invite/" in mail.outbox[0].body


def test_a_job_that_was_stopped_goes_on_and_one_that_is_done_does_nothing(cast, everybody):
    alla, _, vera, pyotr, _ = everybody
    with everywhere():
        mailing = Mailing.objects.create(
            organisation=cast.lyceum, people=[alla.pk, vera.pk, pyotr.pk], done=2, sent=2, site="https://duet.example", by=cast.anna
        )
    write_letters.call(mailing.pk)
    write_letters.call(mailing.pk)
    assert [letter.to for letter in mail.outbox] == [["kedrov@example.org"]]
    assert (fresh(mailing).done, fresh(mailing).sent) == (3, 3)


def test_whoever_lost_the_right_meanwhile_invites_nobody_more(as_, cast, everybody):
    with everywhere():
        mailing = Mailing.objects.create(organisation=cast.lyceum, people=[everybody[3].pk], site="", by=cast.boris)
    write_letters.call(mailing.pk)
    assert "больше нет права приглашать" in words(as_(cast.anna).get(mailing.get_absolute_url()))
    assert fresh(everybody[3]).member is None


def test_a_mail_server_that_is_down_is_told(as_, cast, everybody, settings, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    client = as_(cast.anna)
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(PEOPLE, {"letters": "1", "people": [everybody[3].pk]})
    shown = words(client.get(response["Location"]))
    assert "Отправлено 0 из 1" in shown
    assert "почтовый сервер не принял письмо" in shown


def test_without_a_mail_server_only_slips_are_offered(as_, cast, everybody, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert "почтовый сервер к нему не подключён" in words(as_(cast.anna).get(PEOPLE))


def test_the_page_asks_again_while_letters_go(as_, cast):
    with everywhere():
        mailing = Mailing.objects.create(organisation=cast.lyceum, people=[1, 2], done=1, site="", by=cast.anna)
    client = as_(cast.anna)
    assert "Отправляем: 1 из 2" in words(client.get(mailing.get_absolute_url()))
    assert 'hx-trigger="every 2s"' in client.get(mailing.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert as_(cast.gleb).get(reverse("inviting:mailing", args=["school-1", mailing.pk])).status_code == 404


def test_nobody_chosen_or_too_many_is_said(as_, cast, everybody, monkeypatch):
    client = as_(cast.anna)
    for button in ("slips", "letters"):
        assert "Отметьте, кого пригласить" in words(
            client.post(PEOPLE, {button: "1", "people": ["x", "99999999999999999999"]}, follow=True)
        )
    monkeypatch.setattr("duet.stages.inviting.actions.letting_in.AT_ONCE", 2)
    with scope(cast.lyceum):
        with pytest.raises(Refusal, match="не больше 2 человек"):
            make_slips(cast.lyceum, by=cast.anna, people=[(person, [Role.MENTOR]) for person in everybody], on=TODAY, at=NOW)
        with pytest.raises(Refusal, match="не больше 2 человек"):
            send_letters(cast.lyceum, by=cast.anna, people=everybody, site="")


def test_slips_are_all_or_nothing(cast, everybody):
    with scope(cast.lyceum):
        cards = list(Person.objects.select_related("organisation", "member", "group").filter(pk__in=[everybody[3].pk, everybody[1].pk]))
        with pytest.raises(Refusal, match="Младше 14"):
            make_slips(cast.lyceum, by=cast.anna, people=[(card, [Role.MENTEE]) for card in cards], on=TODAY, at=NOW)
        assert not Invitation.objects.exists()


def test_a_page_holds_fifty_and_costs_the_same(as_, cast, everybody, django_assert_num_queries):
    client = as_(cast.anna)
    with everywhere():
        make.invitation(make_member(cast, everybody[3]), by=cast.anna)
        make.person("Ещё Родитель", cast.lyceum, status="parent", member=make.member("Ещё Родитель", at=cast.lyceum, account=False))
    client.get(PEOPLE)
    # Session, user, member and roles; the desks of the frame; groups, count, people, invitations, bases, classes, permits, the look,
    # and the tabs of the section.
    with django_assert_num_queries(15):
        client.get(PEOPLE)
    with everywhere():
        for number in range(60):
            make.person(f"Человек {number:02}", cast.lyceum, status="parent")
    with django_assert_num_queries(15):
        shown = client.get(PEOPLE)
    assert len(shown.context["lines"]) == 50
    assert "Всем по этому отбору: 67 человек" in words(shown)


def test_gleb_sees_nobody_of_the_lyceum(as_, cast, everybody):
    gleb = as_(cast.gleb)
    assert gleb.get(PEOPLE).status_code == 404
    own = reverse("inviting:people", args=["school-1"])
    assert "Кедров" not in words(gleb.get(own))
    assert "Отметьте, кого пригласить" in words(gleb.post(own, {"slips": "1", "people": [everybody[3].pk]}, follow=True))
    with everywhere():
        assert not Invitation.objects.exists()
