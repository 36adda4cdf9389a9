import io
import zipfile

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from duet.base.files.models import StoredFile, keep
from duet.base.journal.models import Entry, notebook
from duet.base.tenancy.models import Organisation, Role
from duet.base.tenancy.scope import everywhere, scope
from duet.core.errors import Refusal
from duet.stages.bases.models import ConfidentialNote, Participation, Profile, Request
from duet.stages.consents.models import Consent, Errand, Operator
from duet.stages.persons.erasing import erase_past_registration
from duet.stages.persons.models import SearchWord
from duet.stages.privacy import forgetting
from duet.stages.privacy.actions import erase_past
from duet.stages.privacy.acts import prove_errand
from duet.stages.privacy.covering import Relation
from duet.stages.privacy.forgetting import files_in, forget_files
from duet.stages.privacy.models import DestructionAct
from duet.stages.privacy.orders import Order
from tests import make
from tests.make import fresh
from tests.read import words

from .conftest import NOW, TODAY

GIVEN = {
    "scope": "past", "reason": "отзыв согласия на обработку персональных данных", "details": "заявление от 12.11.2026",
    "name_1": "Белова Анна Сергеевна", "post_1": "заместитель директора", "name_2": "Громов А. П.", "post_2": "директор", "sheets": "3",
    "sure": "on",
}  # fmt: skip


def page(pk, org="lyceum-7"):
    return reverse("privacy:erase", args=[org, pk])


def act_of(person):
    with everywhere():
        return DestructionAct.objects.get(person=person)


def test_everything_but_the_card_is_destroyed_and_proved(as_, cast, dpo, pyotr):
    with everywhere():
        Operator.objects.create(organisation=cast.lyceum, address="улица Школьная, 7")
        errand = Errand.objects.create(organisation=cast.lyceum, person=pyotr, kind="destroy", due_on=TODAY)
        answer = Errand.objects.create(organisation=cast.lyceum, person=pyotr, kind="answer", due_on=TODAY)
    client = as_(dpo)
    asked = words(client.get(page(pyotr.pk)))
    assert "участие в наставничестве (1)" in asked
    shown = words(client.post(page(pyotr.pk), GIVEN, follow=True))
    assert "Уничтожено. Распечатайте акт" in shown
    assert "Профиль: компетенции, интересы, достижения 1" in shown
    with everywhere():
        for model in (Profile, Participation, Request, ConfidentialNote):
            assert not model.objects.exists()
        assert fresh(pyotr).full_name == "Кедров Пётр Ильич"
        assert Consent.objects.count() == 1
        assert not SearchWord.objects.filter(person=pyotr, profile=True).exists()
        line = Entry.objects.get(action="privacy.erase")
    act = act_of(pyotr)
    assert (act.number, act.total, act.subjects) == (1, 4, [[pyotr.pk, "К. П. И."]])
    assert act.operator_address == "улица Школьная, 7"
    assert "бумага, листов: 3" in act.carriers
    assert act.reason.endswith("заявление от 12.11.2026")
    assert act.keep_until.isoformat() == "2029-11-20"
    assert line.note["number"] == 1
    assert (fresh(errand).outcome, fresh(errand).done_by) == ("Уничтожено, акт № 1.", dpo)
    assert fresh(answer).done_at is None


def text_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))


def test_the_act_and_the_log_are_kept_as_files_and_name_nobody(as_, cast, dpo, pyotr, order):
    with scope(cast.lyceum):
        act = erase_past(pyotr, by=dpo, order=order, on=TODAY, at=NOW)
    client = as_(dpo)
    beginnings = {"docx": b"PK", "pdf": b"%PDF", "log-xlsx": b"PK", "log-pdf": b"%PDF"}
    for form, beginning in beginnings.items():
        response = client.get(reverse("privacy:act_file", args=["lyceum-7", act.pk, form]))
        assert response.content.startswith(beginning)
        assert response["Content-Disposition"].startswith("attachment")
    paper = client.get(reverse("privacy:act_file", args=["lyceum-7", act.pk, "docx"])).content
    assert paper == act.docx.read()
    for content in (paper, client.get(reverse("privacy:act_file", args=["lyceum-7", act.pk, "log-xlsx"])).content):
        text = text_of(content)
        assert str(pyotr.pk) in text
        assert "Кедров" not in text
    assert client.get(reverse("privacy:act_file", args=["lyceum-7", act.pk, "exe"])).status_code == 404
    shown = words(client.get(act.get_absolute_url()))
    assert f"карточка № {pyotr.pk} (К. П. И.)" in shown
    assert act.pdf.sha256 in shown


def test_acts_are_numbered_and_listed(as_, cast, dpo, pyotr, order, django_assert_num_queries):
    client = as_(dpo)
    acts = reverse("privacy:acts", args=["lyceum-7"])
    assert "Актов пока нет" in words(client.get(acts))
    with scope(cast.lyceum):
        erase_past(pyotr, by=dpo, order=order, on=TODAY, at=NOW)
    # Session, user, member and roles; the desks of the frame; the tabs of the section twice; count, acts.
    with django_assert_num_queries(9):
        client.get(acts)
    for name in ("Второй", "Третий"):
        with scope(cast.lyceum):
            person = make.person(name, cast.lyceum)
            Profile.objects.create(organisation=cast.lyceum, person=person)
            last = erase_past(person, by=dpo, order=order, on=TODAY, at=NOW)
    assert last.number == 3
    with django_assert_num_queries(9):
        assert "Акт № 3 от 20.11.2026" in words(client.get(acts))
    assert str(last) == "Акт № 3 от 20.11.2026"
    with everywhere(), pytest.raises(IntegrityError), transaction.atomic():
        DestructionAct.objects.filter(pk=last.pk).update(number=2)


def test_where_there_is_nothing_there_is_no_act(as_, cast, dpo, alla, order):
    client = as_(dpo)
    shown = words(client.get(page(alla.pk)))
    assert "ничего не хранится" in shown
    assert "Всё, кроме карточки" not in shown
    assert client.post(page(alla.pk), GIVEN).status_code == 422
    with scope(cast.lyceum), pytest.raises(Refusal, match="Уничтожать нечего"):
        erase_past(alla, by=dpo, order=order, on=TODAY, at=NOW)
    with everywhere():
        assert not DestructionAct.objects.exists()


@pytest.mark.parametrize(
    "missing, said", [("sure", "Заполните это поле"), ("name_1", "Заполните это поле"), ("scope", "Выберите что-нибудь")]
)
def test_without_a_word_that_it_is_meant_nothing_happens(as_, dpo, pyotr, missing, said):
    given = {name: value for name, value in GIVEN.items() if name != missing}
    response = as_(dpo).post(page(pyotr.pk), given)
    assert response.status_code == 422
    assert said in words(response)
    with everywhere():
        assert Profile.objects.exists()


def test_the_day_of_the_withdrawal_is_filled_in(as_, cast, dpo, pyotr):
    with everywhere():
        consent = Consent.objects.get(person=pyotr)
        errand = Errand.objects.create(organisation=cast.lyceum, person=pyotr, kind="destroy", due_on=TODAY, consent=consent)
    client = as_(dpo)
    assert "отзыв получен" not in client.get(page(pyotr.pk)).content.decode()
    with everywhere():
        Consent.objects.update(withdrawal_received_on=TODAY)
        assert errand.pk
    assert "отзыв получен 20.11.2026" in client.get(page(pyotr.pk)).content.decode()


def test_the_head_stands_in_the_commission(as_, cast, dpo, pyotr):
    with everywhere():
        Organisation.objects.filter(pk=cast.lyceum.pk).update(head_name="Громов Андрей Павлович", head_post="директор")
    assert "Громов Андрей Павлович" in as_(dpo).get(page(pyotr.pk)).content.decode()


def test_what_a_stage_forgot_to_erase_goes_too(cast, dpo, pyotr, order, monkeypatch):
    """The registry is empty, as if no stage had said anything."""
    monkeypatch.setattr("duet.stages.persons.erasing._erasers", [])
    with scope(cast.lyceum):
        act = erase_past(pyotr, by=dpo, order=order, on=TODAY, at=NOW)
        assert not Profile.objects.exists()
    assert ["Умения и пожелания", 1] in act.categories


def test_files_nobody_else_keeps_are_gone_from_the_disk(cast, dpo, pyotr, order, monkeypatch, django_capture_on_commit_callbacks):
    """A later stage keeps a scan past registration: of it, another organisation has the same bytes of one file only."""
    with everywhere():
        own = keep(b"own", name="a.pdf", organisation=cast.lyceum, by=cast.anna)
        shared = keep(b"shared", name="b.pdf", organisation=cast.lyceum, by=cast.anna)
        keep(b"shared", name="c.pdf", organisation=cast.other, by=cast.gleb)
        proof = keep(b"proof", name="d.pdf", organisation=cast.lyceum, by=cast.anna)
        Consent.objects.filter(person=pyotr).update(file=proof)
    monkeypatch.setattr("duet.stages.privacy.erasing.files_in", lambda relations, person: {own.pk, shared.pk, proof.pk})
    with scope(cast.lyceum), django_capture_on_commit_callbacks(execute=True):
        act = erase_past(pyotr, by=dpo, order=order, on=TODAY, at=NOW)
    with everywhere():
        assert set(StoredFile.objects.filter(pk__in=[own.pk, shared.pk, proof.pk])) == {proof}
    assert (own.path.exists(), shared.path.exists(), proof.path.exists()) == (False, True, True)
    assert ["Файлы", 2] in act.categories


def test_a_transaction_that_fails_deletes_no_file(cast, dpo, pyotr, order, monkeypatch):
    with everywhere():
        own = keep(b"own", name="a.pdf", organisation=cast.lyceum, by=cast.anna)
    monkeypatch.setattr("duet.stages.privacy.erasing.files_in", lambda relations, person: {own.pk})
    monkeypatch.setattr("duet.stages.privacy.acts.log_paper", lambda act, at: 1 / 0)
    with scope(cast.lyceum), pytest.raises(ZeroDivisionError):
        erase_past(pyotr, by=dpo, order=order, on=TODAY, at=NOW)
    with everywhere():
        assert Profile.objects.exists()
        assert StoredFile.objects.filter(pk=own.pk).exists()
    assert own.path.exists()


def test_files_of_a_table_are_found_by_its_columns(cast, pyotr):
    with everywhere():
        scan = keep(b"scan", name="a.pdf", organisation=cast.lyceum, by=cast.anna)
        Consent.objects.filter(person=pyotr).update(file=scan)
        assert files_in([Relation(Consent, "person"), Relation(Profile, "person")], pyotr) == {scan.pk}
        # Somebody keeps it: it stays.
        assert forget_files([scan.pk]) == 0
    assert forgetting._is_kept(scan)


def test_whoever_may_not_destroys_nothing(as_, cast, dpo, pyotr, order):
    with everywhere():
        member = make.member("Зимина Вера Олеговна", Role.PARENT, at=cast.lyceum, email="mother@example.org")
    for who in (cast.boris, member):
        assert as_(who).post(page(pyotr.pk), GIVEN).status_code == 403
    gleb = as_(cast.gleb)
    assert gleb.post(page(pyotr.pk), GIVEN).status_code == 404
    assert gleb.post(page(pyotr.pk, "school-1"), GIVEN).status_code == 404
    assert as_(cast.dina).post(page(pyotr.pk, "town"), GIVEN).status_code == 404
    with scope(cast.lyceum):
        act = erase_past(pyotr, by=dpo, order=order, on=TODAY, at=NOW)
    assert as_(cast.gleb).get(reverse("privacy:act", args=["school-1", act.pk])).status_code == 404
    assert as_(cast.gleb).get(reverse("privacy:act_file", args=["school-1", act.pk, "pdf"])).status_code == 404


def test_a_merged_card_is_not_erased(cast, dpo, pyotr, alla, order):
    pyotr.merged_into = alla
    with scope(cast.lyceum), pytest.raises(Refusal, match="объединена"):
        erase_past(pyotr, by=dpo, order=order, on=TODAY, at=NOW)


def test_an_order_says_what_it_was_kept_on():
    assert "бумаг" not in Order("причина", ()).carriers
    assert "измельчение" in Order("причина", (), sheets=2).method


def test_what_an_errand_destroyed_is_proved_too(cast, dpo, pyotr):
    """For the stage of consents, which destroys when its errand is done."""
    with scope(cast.lyceum), notebook():
        consent = Consent.objects.get(person=pyotr)
        errand = Errand.objects.create(organisation=cast.lyceum, person=pyotr, kind="destroy", due_on=TODAY)
        erased = erase_past_registration(pyotr)
        first = prove_errand(errand, erased, by=dpo, on=TODAY, at=NOW)
        assert prove_errand(errand, erase_past_registration(pyotr), by=dpo, on=TODAY, at=NOW) is None
        consent.withdrawal_received_on, errand.consent = TODAY, consent
        second = prove_errand(errand, erased, by=dpo, on=TODAY, at=NOW)
    assert (first.total, first.reason, first.commission) == (4, "согласия на обработку больше нет", [["Орлова Полина Львовна", "юрист"]])
    assert second.reason == "отзыв согласия, полученный 20.11.2026"
