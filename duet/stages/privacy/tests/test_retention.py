from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from duet.base.files.models import keep
from duet.base.journal.models import Entry
from duet.base.tenancy.scope import everywhere, scope
from duet.core.consents import Use
from duet.core.errors import Refusal
from duet.stages.consents.models import Consent, Errand, WordRow
from duet.stages.gathering.models import Batch, Line
from duet.stages.persons.gate import may
from duet.stages.persons.models import Look, LookKind
from duet.stages.persons.watching import took_away
from duet.stages.privacy.actions import destroy_due, set_terms
from duet.stages.privacy.keeping import BY_CODE, cutoff, due_now, terms_of
from duet.stages.privacy.models import DestructionAct, KeepingTerms, SubjectRequest
from tests import make
from tests.make import fresh
from tests.read import words

from .conftest import NOW, TODAY

OLD = date(2020, 9, 1)
OLD_MOMENT = datetime(2020, 9, 1, tzinfo=UTC)
RETENTION = reverse("privacy:retention", args=["lyceum-7"])


def due(place, code):
    with scope(place):
        return {keeping.code: number for keeping, _, number in due_now(place, TODAY)}[code]


@pytest.fixture
def destroy(cast, dpo, order):
    def do(code):
        with scope(cast.lyceum):
            return destroy_due(cast.lyceum, by=dpo, code=code, order=order, on=TODAY, at=NOW)

    return do


@pytest.fixture
def withdrawn(cast):
    """Given and withdrawn in 2020; the scan of it lies on the disk."""
    person = make.person("Старый Семён Ильич", cast.lyceum, status="employer")
    consent = make.consent(person, by=cast.anna, on=OLD)
    scan = keep(b"old scan", name="a.pdf", organisation=cast.lyceum, by=cast.anna)
    WordRow.objects.create(
        organisation=cast.lyceum, person=person, consent=consent, kind="processing", says="withdrawn", voice="self", on=OLD
    )
    Consent.objects.filter(pk=consent.pk).update(state="withdrawn", withdrawal_received_on=OLD, file=scan)
    return consent


def test_a_consent_is_kept_three_years_after_it_was_withdrawn(cast, withdrawn):
    assert due(cast.lyceum, "consents") == 1
    with everywhere():
        Consent.objects.update(withdrawal_received_on=date(2023, 11, 20))
    assert due(cast.lyceum, "consents") == 0
    assert due(cast.other, "consents") == 0


def test_old_consents_go_by_an_act_with_their_scans(cast, withdrawn, destroy, django_capture_on_commit_callbacks):
    scan = fresh(withdrawn).file
    with django_capture_on_commit_callbacks(execute=True):
        act = destroy("consents")
    assert act.categories == [["Согласия, отозванные или истёкшие", 1]]
    assert act.subjects == [[withdrawn.person_id, "С. С. И."]]
    assert act.kind == "term"
    with everywhere():
        assert not Consent.objects.exists()
        assert not WordRow.objects.exists()
    assert not scan.path.exists()
    assert due(cast.lyceum, "consents") == 0
    with pytest.raises(Refusal, match="срок хранения ещё не вышел"):
        destroy("consents")


@pytest.mark.parametrize(
    "facts",
    [
        {"state": "withdrawn", "withdrawal_received_on": None, "withdrawn_at": OLD_MOMENT},
        {"state": "given", "until": OLD},
        {"state": "refused", "answered_at": OLD_MOMENT},
        {"state": "cancelled", "asked_at": OLD_MOMENT},
    ],
)
def test_every_end_of_a_consent_counts(cast, withdrawn, facts):
    with everywhere():
        Consent.objects.update(**({"withdrawal_received_on": None} | facts))
    assert due(cast.lyceum, "consents") == 1


def test_a_replaced_consent_ended_when_the_next_was_given(cast, withdrawn):
    with everywhere():
        Consent.objects.update(state="replaced", withdrawal_received_on=None, answered_at=OLD_MOMENT)
        assert due(cast.lyceum, "consents") == 0
        later = make.consent(withdrawn.person, by=cast.anna, on=TODAY)
        Consent.objects.filter(pk=later.pk).update(answered_at=OLD_MOMENT + timedelta(days=30))
    assert due(cast.lyceum, "consents") == 1


def test_what_still_has_an_errand_stays(cast, withdrawn):
    with everywhere():
        Errand.objects.create(organisation=cast.lyceum, person=withdrawn.person, consent=withdrawn, kind="answer", due_on=OLD)
    assert due(cast.lyceum, "consents") == 0


def test_a_word_whose_going_would_open_the_gate_stays(cast, withdrawn):
    """An older consent without an end stands before the withdrawal: without the withdrawal it would be in force again."""
    person = withdrawn.person
    with everywhere():
        first = WordRow.objects.filter(says="given").get()
        older = make.consent(person, by=cast.anna, on=OLD - timedelta(days=9))
        WordRow.objects.filter(consent=older).update(consent=first.consent)
        WordRow.objects.filter(pk=first.pk).update(consent=older)
    assert due(cast.lyceum, "consents") == 0
    with scope(cast.lyceum):
        assert not may(person, Use.KEEP, TODAY) or due(cast.lyceum, "consents") == 0


def test_old_looks_and_requests_go(cast, dpo, alla, destroy):
    with everywhere():
        took_away(cast.anna, [alla], "Список")
        took_away(cast.anna, [alla], "Новый список", kind=LookKind.PRINT)
        Look.objects.filter(what="Список").update(at=OLD_MOMENT)
        scan = keep(b"asked", name="a.pdf", organisation=cast.lyceum, by=cast.anna)
        for answered in (OLD, None):
            SubjectRequest.objects.create(
                organisation=cast.lyceum, person=alla, received_on=OLD, due_on=OLD, way="paper", what="know", taken_by=dpo,
                answered_on=answered, file=scan if answered else None,
            )  # fmt: skip
    assert (due(cast.lyceum, "looks"), due(cast.lyceum, "requests")) == (1, 1)
    assert destroy("looks").subjects == [[alla.pk, "З. А. И."]]
    assert destroy("requests").subjects == [[alla.pk, "З. А. И."]]
    with everywhere():
        assert list(Look.objects.values_list("what", flat=True)) == ["Новый список"]
        assert SubjectRequest.objects.count() == 1


def test_old_lists_of_people_go(cast, alla, destroy):
    with everywhere():
        file = keep(b"list", name="list.xlsx", organisation=cast.lyceum, by=cast.anna)
        batch = Batch.objects.create(organisation=cast.lyceum, file=file, name="list.xlsx", year=2020, by=cast.anna, kept_until=OLD)
        Line.objects.create(organisation=cast.lyceum, batch=batch, position=1, number=1, part="", person=alla, full_name=alla.full_name)
    assert due(cast.lyceum, "uploads") == 1
    act = destroy("uploads")
    assert act.subjects == [[alla.pk, "З. А. И."]]
    with everywhere():
        assert not Line.objects.exists()
    assert fresh(batch).wiped_on == TODAY
    assert not file.path.exists()


def test_old_acts_go_by_a_new_act(cast, withdrawn, destroy):
    first = destroy("consents")
    assert due(cast.lyceum, "acts") == 0
    with everywhere():
        DestructionAct.objects.update(on=OLD, keep_until=OLD + timedelta(days=1096))
    second = destroy("acts")
    assert (second.number, second.subjects) == (2, first.subjects)
    with everywhere():
        assert list(DestructionAct.objects.all()) == [second]


def test_the_page_shows_what_is_due_and_deletes_nothing(as_, cast, dpo, withdrawn):
    client = as_(dpo)
    shown = words(client.get(RETENTION))
    assert "Согласия, отозванные или истёкшие 36 месяцев 1 Уничтожить по акту" in shown
    assert "Акты об уничтожении 36 месяцев 0 нечего" in shown
    with everywhere():
        assert Consent.objects.exists()


def test_it_is_destroyed_from_its_page(as_, cast, dpo, withdrawn):
    client = as_(dpo)
    url = reverse("privacy:destroy_due", args=["lyceum-7", "consents"])
    assert "срок вышел у 1 записи" in words(client.get(url))
    given = {"reason": "истёк срок хранения", "name_1": "Орлова П. Л."}
    assert client.post(url, given).status_code == 422
    assert "Уничтожено" in words(client.post(url, given | {"sure": "on"}, follow=True))
    assert "Срок хранения ещё не вышел" in words(client.get(url))
    assert client.get(reverse("privacy:destroy_due", args=["lyceum-7", "everything"])).status_code == 404


def test_a_large_act_lists_its_subjects_in_the_log(cast, dpo, destroy):
    with everywhere():
        people = [make.person(f"Человек {number}", cast.lyceum) for number in range(25)]
        took_away(cast.anna, people, "Список")
        Look.objects.update(at=OLD_MOMENT)
    act = destroy("looks")
    assert len(act.subjects) == 25
    assert act.docx.size > 0


def test_terms_are_the_organisations_own(as_, cast, dpo):
    url = reverse("privacy:terms", args=["lyceum-7"])
    given = {"consents": 48, "questionnaires": 6, "reports": 60, "journals": 72, "uploads": 3, "acts": 36}
    client = as_(dpo)
    assert client.get(url).status_code == 200
    assert "Сроки сохранены" in words(client.post(url, given, follow=True))
    with scope(cast.lyceum):
        terms = terms_of(cast.lyceum)
        assert (terms.consents, terms.journals) == (48, 72)
        assert cutoff(terms, BY_CODE["consents"], TODAY) == date(2022, 11, 20)
        line = Entry.objects.get(action="privacy.set_terms")
    assert line.note == {"changed": {"consents": 48, "questionnaires": 6, "journals": 72, "uploads": 3}}
    assert str(terms) == "Сроки хранения: Лицей № 7"
    response = client.post(url, given | {"consents": 12})
    assert response.status_code == 422
    assert "Не меньше 36" in words(response)
    with scope(cast.lyceum):
        set_terms(cast.lyceum, by=dpo, months=given | {"consents": 40})
        assert KeepingTerms.objects.get().consents == 40


def test_gleb_destroys_nothing_of_the_lyceum(as_, cast, withdrawn):
    gleb = as_(cast.gleb)
    given = {"reason": "истёк срок хранения", "name_1": "Сомов Г. П.", "sure": "on"}
    assert gleb.post(reverse("privacy:destroy_due", args=["lyceum-7", "consents"]), given).status_code == 404
    assert "Уничтожать нечего" in words(gleb.post(reverse("privacy:destroy_due", args=["school-1", "consents"]), given, follow=True))
    assert as_(cast.boris).post(reverse("privacy:destroy_due", args=["lyceum-7", "consents"]), given).status_code == 403
    with everywhere():
        assert Consent.objects.exists()
