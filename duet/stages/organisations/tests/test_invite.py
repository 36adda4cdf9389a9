import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere, scope
from duet.core.errors import Refusal
from duet.stages.organisations.actions import _parts, invite
from duet.stages.organisations.models import Invitation, Purpose, digest
from tests import make
from tests.make import fresh
from tests.read import words


@pytest.fixture
def nina(cast):
    return make.member("Новикова Нина Ивановна", Role.MENTOR, at=cast.lyceum, account=False, email="nina@example.org")


def act(name, member, org="lyceum-7"):
    return reverse(f"organisations:{name}", args=[org, member.pk])


def link_in(response) -> str:
    return re.search(r'value="(http[^"]+/invite/[^"]+)"', response.content.decode()).group(1)


def links():
    with everywhere():
        return list(Invitation.objects.order_by("pk"))


def test_the_link_is_shown_once_and_only_its_hash_is_kept(cast, as_, nina):
    client = as_(cast.anna)
    response = client.post(act("invite", nina))
    token = link_in(response).rstrip("/").rsplit("/", 1)[-1]
    (invitation,) = links()
    assert invitation.token_hash == digest(token)
    assert token not in repr(vars(invitation))
    assert "no-store" in response.headers["Cache-Control"]
    assert token not in client.get(act("person", nina)).content.decode()


def test_no_copy_of_the_secret_is_left_in_the_database(cast, as_, nina):
    """Neither in the session nor in the journal."""
    response = as_(cast.anna).post(act("invite", nina))
    token = link_in(response).rstrip("/").rsplit("/", 1)[-1]
    with everywhere():
        notes = [entry.note for entry in Entry.objects.all()]
    kept = repr([session.get_decoded() for session in Session.objects.all()]) + repr(notes)
    assert token not in kept


def test_it_lasts_two_weeks(cast, as_, nina):
    as_(cast.anna).post(act("invite", nina))
    (invitation,) = links()
    assert invitation.expires_at - invitation.made_at == timedelta(days=14)
    assert invitation.purpose == Purpose.JOIN
    assert invitation.made_by == cast.anna


def test_a_letter_goes_to_the_persons_address(cast, as_, nina):
    response = as_(cast.anna).post(act("invite", nina))
    (letter,) = mail.outbox
    assert letter.to == ["nina@example.org"]
    assert letter.subject == "Лицей № 7: приглашение в Дуэт"
    assert link_in(response) in letter.body
    assert "Ваши роли: наставник." in letter.body
    assert "Письмо ушло на nina@example.org" in words(response)


def test_without_a_mail_server_the_page_says_so(cast, as_, nina, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    response = as_(cast.anna).post(act("invite", nina))
    assert "почтовый сервер к нему не подключён" in words(response)
    assert link_in(response)


def test_a_mail_server_that_is_down_spoils_nothing(cast, as_, nina, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    response = as_(cast.anna).post(act("invite", nina))
    assert "Письмо на nina@example.org не ушло" in words(response)
    assert link_in(response)


def test_without_an_address_there_is_no_letter(cast, as_):
    with everywhere():
        someone = make.member("Без Почты", at=cast.lyceum, account=False)
    assert "Почта этого человека не записана" in words(as_(cast.anna).post(act("invite", someone)))
    assert mail.outbox == []


def test_a_new_link_makes_the_old_one_void(cast, as_, nina, client):
    first, second = link_in(as_(cast.anna).post(act("invite", nina))), link_in(as_(cast.anna).post(act("invite", nina)))
    client.logout()
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200


def test_a_cancelled_link_does_not_let_in(cast, as_, nina, client):
    link = link_in(as_(cast.anna).post(act("invite", nina)))
    as_(cast.anna).post(act("cancel_invitation", nina))
    client.logout()
    assert client.get(link).status_code == 404
    assert "Отменять нечего" in words(as_(cast.anna).post(act("cancel_invitation", nina), follow=True))


def test_nobody_is_invited_who_has_left(cast, as_, nina):
    nina.left_on = make.SINCE
    nina.save()
    assert "Сначала верните" in words(as_(cast.anna).post(act("invite", nina), follow=True))
    assert links() == []


def test_gleb_invites_nobody_of_the_lyceum(cast, as_, nina):
    client = as_(cast.gleb)
    for name in ("invite", "cancel_invitation"):
        assert client.post(act(name, nina)).status_code == 404
        assert client.post(act(name, nina, "school-1")).status_code == 404
    assert links() == []


def test_a_mentor_invites_nobody(cast, as_, nina):
    assert as_(cast.boris).post(act("invite", nina)).status_code == 403


def test_a_curator_makes_no_link_for_an_administrator(cast, as_):
    """Whoever opens the link gets the roles behind it."""
    with everywhere():
        admin = make.member("Админов Антон", Role.ADMIN, at=cast.lyceum, account=False)
        head = make.member("Громов Алексей Петрович", Role.HEAD, at=cast.lyceum)
    assert "администратору делает только руководитель" in words(as_(cast.anna).post(act("invite", admin), follow=True))
    assert links() == []
    assert link_in(as_(head).post(act("invite", admin)))


def test_the_head_may_be_invited_for_the_first_time_but_gets_no_new_password_from_a_curator(cast, as_):
    with everywhere():
        head = make.member("Громов Алексей Петрович", Role.HEAD, at=cast.lyceum, account=False)
    assert link_in(as_(cast.anna).post(act("invite", head)))
    head.user = make.user()
    head.save()
    assert "Новый пароль руководителю" in words(as_(cast.anna).post(act("invite", head), follow=True))


def test_whoever_works_elsewhere_too_gets_no_new_password_here(cast, as_):
    """A curator of one school must not come by an account of the town."""
    with everywhere():
        dina_here = make.member("Дёмина Дина Олеговна", Role.COUNCIL, at=cast.lyceum, account=cast.dina.user)
    assert "работает и в других организациях" in words(as_(cast.anna).post(act("invite", dina_here), follow=True))
    assert links() == []


def test_whoever_has_an_account_gets_a_link_for_a_new_password(cast, as_):
    response = as_(cast.anna).post(act("invite", cast.boris))
    assert "Ссылка для нового пароля" in words(response)
    (invitation,) = links()
    assert invitation.purpose == Purpose.PASSWORD
    (letter,) = mail.outbox
    assert letter.subject == "Новый пароль для входа в Дуэт"


def test_one_link_waits_for_a_person_and_the_database_knows(cast, nina):
    make.invitation(nina, by=cast.anna)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.invitation(nina, by=cast.anna)


def test_two_who_invite_at_once_get_a_clear_word(cast, nina, monkeypatch):
    """The second one looked for old links before the first one made theirs."""
    make.invitation(nina, by=cast.anna)
    monkeypatch.setattr(_parts, "cancel_waiting", lambda member, at: 0)
    with scope(cast.lyceum), pytest.raises(Refusal, match="только что пригласил кто-то другой"):
        invite(nina, by=cast.anna, at=timezone.now())


def test_the_journal_has_a_line(cast, as_, nina):
    as_(cast.anna).post(act("invite", nina))
    with everywhere():
        line = Entry.objects.get(action="people.invite")
    assert (line.about, line.note) == (fresh(nina), {"purpose": "join"})
