from datetime import date

import pytest
from django.urls import reverse

from duet.base.accounts.models import User
from duet.base.files.models import keep
from duet.base.journal.models import Entry, record
from duet.base.tenancy.models import Member, Role
from duet.base.tenancy.scope import everywhere, scope
from duet.core.errors import Refusal
from duet.stages.accounting.models import Extract
from duet.stages.consents.models import Consent, Errand, SigningLink, WordRow
from duet.stages.organisations.models import Invitation
from duet.stages.partners.models import Envoy, Partner
from duet.stages.persons.models import Group, Guardian, Look, PermitRow, Person, SearchWord
from duet.stages.persons.watching import looked
from duet.stages.privacy.actions import depersonalise
from duet.stages.privacy.models import SubjectRequest
from tests import make
from tests.make import fresh
from tests.read import words

from .conftest import NOW, TODAY
from .test_erase import GIVEN, page


@pytest.fixture
def wipe(cast, dpo, order):
    def do(person):
        with scope(cast.lyceum):
            person = Person.objects.select_related("organisation", "group", "member").get(pk=person.pk)
            return depersonalise(person, by=dpo, order=order, on=TODAY, at=NOW)

    return do


def test_the_card_says_nothing_of_anybody(cast, pyotr, wipe):
    with everywhere():
        Envoy.objects.create(
            organisation=cast.lyceum, person=pyotr, partner=Partner.objects.create(organisation=cast.lyceum, name="Завод «Волна»")
        )
        shadow = make.person("Кедров П. И.", cast.lyceum, merged_into=pyotr, phone="+7 900 000-00-03")
    act = wipe(pyotr)
    card = fresh(pyotr)
    assert card.full_name == f"Участник № {pyotr.pk}"
    assert (card.phone, card.email, card.workplace, card.born_on, card.member) == ("", "", "", None, None)
    assert (card.erased_at, card.left_on) == (NOW, TODAY)
    assert (fresh(shadow).full_name, fresh(shadow).phone) == (f"Участник № {shadow.pk}", "")
    with everywhere():
        assert not SearchWord.objects.filter(person=pyotr).exists()
        assert not PermitRow.objects.filter(person=pyotr).exists()
        assert not Envoy.objects.exists()
    titles = [title for title, _ in act.categories]
    assert "Сведения карточки: имя, дата рождения, контакты, место работы или учёбы" in titles
    assert "От какого партнёра" in titles
    assert "Что сейчас разрешено делать с данными" not in titles
    assert act.kind == "card"


def test_what_proves_stays(cast, pyotr, wipe, alla):
    with everywhere():
        scan = keep(b"consent", name="согласие.pdf", organisation=cast.lyceum, by=cast.anna)
        Consent.objects.filter(person=pyotr).update(file=scan)
        looked(cast.boris, pyotr, "Карточка: Кедров Пётр Ильич")
        looked(cast.boris, pyotr, "Личное дело, Кедров П. И.")
        looked(cast.boris, pyotr, "Карточка")
        looked(cast.boris, alla, "Карточка: Зимина")
        record("persons.edit", by=cast.anna, about=pyotr)
        Errand.objects.create(
            organisation=cast.lyceum, person=pyotr, kind="answer", due_on=TODAY, note="Ответить Кедрову", outcome="Кедров П. И. уведомлён"
        )
    wipe(pyotr)
    with everywhere():
        assert Consent.objects.get(person=pyotr).file == scan
        assert WordRow.objects.filter(person=pyotr).count() == 1
        assert Entry.objects.filter(action="persons.edit").count() == 1
        said = sorted(Look.objects.values_list("what", flat=True))
        errand = Errand.objects.get()
    assert scan.path.exists()
    alias = f"Участник № {pyotr.pk}"
    assert said == sorted([f"Карточка: {alias}", f"Личное дело, {alias}", "Карточка", "Карточка: Зимина"])
    assert "Кедров" not in errand.note + errand.outcome


def test_lines_of_issued_accounts_that_mention_the_person_lose_the_name(cast, pyotr, wipe):
    """The person's own lines the stage of accounts takes out itself; here are those of the mentees."""
    with everywhere():
        rows = [{"person": 901, "name": "Иной", "cells": ["наставник Кедров П. И.", 5, None]}, {"person": 902, "name": "Другой"}]
        issued = Extract.objects.create(organisation=cast.lyceum, year=2026, span="q1", as_of=TODAY, rows=rows, total=2, by=cast.anna)
        other = Extract.objects.create(organisation=cast.lyceum, year=2026, span="q1", as_of=TODAY, rows=rows[1:], total=1, by=cast.anna)
    wipe(pyotr)
    alias = f"наставник Участник № {pyotr.pk}"
    assert fresh(issued).rows == [{"person": 901, "name": "Иной", "cells": [alias, 5, None]}, {"person": 902, "name": "Другой"}]
    assert fresh(other).rows == rows[1:]


def test_the_account_is_closed_here(cast, pyotr, wipe):
    with everywhere():
        member = make.member("Кедров Пётр Ильич", Role.PARTNER, at=cast.lyceum, email="kedrov@example.org", post="инженер")
        Person.objects.filter(pk=pyotr.pk).update(member=member)
        make.invitation(member, by=cast.anna)
        group = Group.objects.create(organisation=cast.lyceum, title="8 «Б»", teacher=member)
        link = SigningLink.objects.create(
            organisation=cast.lyceum, signer=pyotr, token_hash="x", code_hash="y", made_by=cast.anna, made_at=NOW, expires_on=TODAY
        )
    user = member.user
    wipe(pyotr)
    member, user = fresh(member), User.objects.get(pk=user.pk)
    assert (member.full_name, member.email, member.post, member.user, member.left_on) == (f"Участник № {pyotr.pk}", "", "", None, TODAY)
    assert not member.assignments.filter(until__isnull=True).exists()
    assert (user.is_active, user.full_name, user.has_usable_password()) == (False, "", False)
    assert "kedrov" not in user.email
    assert fresh(group).teacher is None
    with everywhere():
        assert not Invitation.objects.filter(member=member).waiting().exists()
    assert fresh(link).cancelled_at == NOW


def test_an_account_of_another_desk_stays(cast, pyotr, wipe):
    with everywhere():
        here = make.member("Кедров Пётр Ильич", Role.PARTNER, at=cast.lyceum, email="kedrov@example.org")
        there = make.member("Кедров Пётр Ильич", Role.PARTNER, at=cast.other, account=here.user)
        Person.objects.filter(pk=pyotr.pk).update(member=here)
    wipe(pyotr)
    assert User.objects.get(pk=there.user_id).email == "kedrov@example.org"
    assert Member.objects.model._base_manager.get(pk=there.pk).user_id == there.user_id


def test_a_member_nobody_invited_has_no_account_to_close(cast, pyotr, wipe):
    with everywhere():
        Person.objects.filter(pk=pyotr.pk).update(member=make.member("Кедров Пётр Ильич", at=cast.lyceum, account=False))
    wipe(pyotr)
    assert fresh(pyotr).member is None


def test_a_pupil_loses_the_family_and_the_mother_stays(cast, alla, vera, wipe):
    act = wipe(alla)
    assert ["Законные представители", 1] in act.categories
    with everywhere():
        assert not Guardian.objects.exists()
    assert fresh(vera).full_name == "Зимина Вера Олеговна"


def test_a_request_to_destroy_is_answered_by_it(cast, dpo, pyotr, wipe):
    with everywhere():
        asked = SubjectRequest.objects.create(
            organisation=cast.lyceum, person=pyotr, applicant="Кедров П. И.", words="Прошу удалить, Кедров", received_on=TODAY,
            due_on=TODAY, way="paper", what="erase", taken_by=dpo,
        )  # fmt: skip
    wipe(pyotr)
    asked = fresh(asked)
    assert (asked.answered_on, asked.outcome, asked.applicant) == (TODAY, "Уничтожено, акт № 1.", "")
    assert asked.words == f"Прошу удалить, Участник № {pyotr.pk}"


def test_grounds_that_forbid_are_said_in_words(cast, dpo, alla, vera, pyotr, wipe, as_):
    with everywhere():
        works = make.person("Юдина Надежда Петровна", cast.lyceum)
        SubjectRequest.objects.create(
            organisation=cast.lyceum, person=pyotr, received_on=TODAY, due_on=date(2026, 12, 4), way="paper", what="know", taken_by=dpo
        )
        leads = make.person("Белова Анна Сергеевна", cast.lyceum, status="other", member=cast.anna)
    for person, said in (
        (works, "обязана хранить сведения"),
        (vera, "Других законных представителей нет, а ребёнок здесь: Зимина"),
        (pyotr, "Есть обращение без ответа, ответить нужно до 04.12.2026"),
        (leads, "управляет людьми"),
    ):
        with pytest.raises(Refusal, match=said):
            wipe(person)
        shown = words(as_(dpo).get(page(person.pk)))
        assert said in shown
        assert "Всё вместе с именем" not in shown


def test_a_mother_may_go_when_there_is_a_father_or_the_child_has_left(cast, alla, vera, wipe):
    with everywhere():
        make.guardian(alla, make.person("Зимин Олег Ильич", cast.lyceum, status="parent"), "father")
    wipe(vera)
    assert fresh(vera).erased_at == NOW
    with everywhere():
        father = Person.objects.get(full_name="Зимин Олег Ильич")
        Person.objects.filter(pk=alla.pk).update(left_on=TODAY)
    wipe(father)
    assert fresh(father).erased_at == NOW


def test_it_is_done_from_the_page_and_only_once(as_, dpo, pyotr, cast):
    client = as_(dpo)
    assert "Всё вместе с именем" in words(client.get(page(pyotr.pk)))
    shown = words(client.post(page(pyotr.pk), GIVEN | {"scope": "card"}, follow=True))
    assert "Карточка обезличена" in shown
    assert "Кедров" not in shown
    assert client.post(page(pyotr.pk), GIVEN | {"scope": "card"}).status_code == 404
    for name in ("everything", "take_request"):
        assert client.get(reverse(f"privacy:{name}", args=["lyceum-7", pyotr.pk])).status_code == 404
    assert client.get(reverse("privacy:journal_of", args=["lyceum-7", pyotr.pk])).status_code == 200


def test_what_is_forbidden_cannot_be_posted(as_, dpo, cast):
    with everywhere():
        works = make.person("Юдина Надежда Петровна", cast.lyceum)
    response = as_(dpo).post(page(works.pk), GIVEN | {"scope": "card"})
    assert response.status_code == 422
    assert fresh(works).erased_at is None


def test_an_erased_card_is_not_erased_again(pyotr, wipe):
    wipe(pyotr)
    with pytest.raises(Refusal, match="обезличена"):
        wipe(pyotr)
