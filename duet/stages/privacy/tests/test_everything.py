import io
import json
import zipfile

import pytest
from django.urls import reverse

from duet.base.files.models import keep
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere, scope
from duet.stages.consents.models import Consent
from duet.stages.persons.models import Look
from duet.stages.privacy.everything import brief, everything
from duet.stages.privacy.models import SubjectRequest
from duet.stages.privacy.packing import _ending
from tests import make
from tests.read import words

from .conftest import TODAY, fill


def page(pk, org="lyceum-7"):
    return reverse("privacy:everything", args=[org, pk])


def file(pk, form):
    return reverse("privacy:everything_file", args=["lyceum-7", pk, form])


def section(found, key):
    return next((section for section in found.sections if section.key == key), None)


def test_everything_is_told_with_the_words_of_a_person(as_, dpo, pyotr):
    shown = words(as_(dpo).get(page(pyotr.pk)))
    for said in (
        "Кедров Пётр Ильич", "+7 900 000-00-03", "Согласия 1", "На обработку персональных данных".lower(), "чертежи, станки",
        "Хочу вести кружок", "Участие в наставничестве",
    ):  # fmt: skip
        assert said in shown


def test_the_psychologists_notes_are_told_by_their_number_only(as_, dpo, cast, pyotr):
    client = as_(dpo)
    shown = words(client.get(page(pyotr.pk)))
    assert "Заметки психолога 1" in shown
    assert "Текст заметок выдаёт педагог-психолог" in shown
    assert "тайное слово" not in shown
    with zipfile.ZipFile(io.BytesIO(client.get(file(pyotr.pk, "zip")).content)) as archive:
        assert "тайное слово" not in archive.read("выписка.json").decode()
    with scope(cast.lyceum):
        # Not even to their author.
        assert "тайное слово" not in repr(everything(pyotr, cast.boris, TODAY))


def test_past_registration_is_not_shown_while_the_gate_is_shut(as_, dpo, cast, pyotr):
    with everywhere():
        make.consent(pyotr, by=cast.anna, says="withdrawn", on=TODAY)
    client = as_(dpo)
    shown = words(client.get(page(pyotr.pk)))
    assert "Хочу вести кружок" not in shown
    assert "чертежи" not in shown
    assert "Запросы и затруднения 1 Согласия нет: записи закрыты" in shown
    with zipfile.ZipFile(io.BytesIO(client.get(file(pyotr.pk, "zip")).content)) as archive:
        assert "чертежи" not in archive.read("выписка.json").decode()


def test_a_request_for_the_curator_alone_is_handed_out_by_the_curator(as_, dpo, cast, pyotr):
    with everywhere():
        pyotr.requests.update(seen_by="curator")
    shown = words(as_(dpo).get(page(pyotr.pk)))
    assert "Хочу вести кружок" not in shown
    assert "Остальное выдаёт тот, кто это записал, или куратор" in shown
    assert "Хочу вести кружок" in words(as_(cast.anna).get(page(pyotr.pk)))


def test_of_other_people_there_are_initials_only(as_, dpo, cast, alla, vera):
    shown = words(as_(dpo).get(page(alla.pk)))
    assert "Представитель Зимина В. О." in shown
    assert "+7 900 000-00-02" not in shown
    assert "vera@example.org" not in shown
    mother = words(as_(dpo).get(page(vera.pk)))
    assert "Ребёнок Алла, 9 «А»" in mother
    assert "+7 900 000-00-01" not in mother


def test_names_in_short(cast, alla):
    with everywhere():
        assert brief(make.person("Ким", cast.lyceum, status="pupil")) == "Ким"
        assert brief(alla) == "Алла, 9 «А»"


def test_the_account_and_the_roles_are_told(as_, dpo, cast):
    with everywhere():
        cast.boris.user.last_login = make.LONG_AGO
        cast.boris.user.save()
        cast.boris.assignments.create(role=Role.COUNCIL, since=make.SINCE, until=TODAY)
        card = make.person("Павлов Борис Ильич", cast.lyceum, member=cast.boris)
        nobody = make.person("Юдин Илья Яковлевич", cast.lyceum, member=make.member("Юдин Илья Яковлевич", at=cast.lyceum, account=False))
    shown = words(as_(dpo).get(page(card.pk)))
    assert "наставник с 01.09.2025" in shown
    assert "член совета наставников с 01.09.2025 по 20.11.2026" in shown
    assert "boris@example.org" in shown
    assert "Последний вход 01.09.2025" in shown
    assert as_(dpo).get(file(card.pk, "docx")).content[:2] == b"PK"
    assert "учётной записи нет" in words(as_(dpo).get(page(nobody.pk)))


def test_the_page_and_each_file_are_written_down(as_, dpo, pyotr):
    client = as_(dpo)
    client.get(page(pyotr.pk))
    for form, mime in (("docx", "wordprocessingml"), ("pdf", "pdf"), ("zip", "zip")):
        response = client.get(file(pyotr.pk, form))
        assert mime in response["Content-Type"]
        assert response.content[:2] == (b"%P" if form == "pdf" else b"PK")
        assert response["X-Content-Type-Options"] == "nosniff"
    assert client.get(file(pyotr.pk, "xlsx")).status_code == 404
    with everywhere():
        kinds = list(Look.objects.filter(seen__person=pyotr).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["view", "print", "print", "export"]


def test_the_archive_has_words_for_machines_and_scans_of_this_person(as_, dpo, cast, pyotr):
    with everywhere():
        scan = keep(b"%PDF-1.4 scan", name="скан Кедров.PDF", organisation=cast.lyceum, by=cast.anna)
        lost = keep(b"%PDF-1.4 lost", name="нет на диске", organisation=cast.lyceum, by=cast.anna)
        lost.path.unlink()
        Consent.objects.filter(person=pyotr).update(file=scan, withdrawal_file=lost)
    with zipfile.ZipFile(io.BytesIO(as_(dpo).get(file(pyotr.pk, "zip")).content)) as archive:
        told = json.loads(archive.read("выписка.json"))
        assert sorted(archive.namelist()) == sorted(["выписка.pdf", "выписка.json", f"файлы/{scan.pk}.pdf"])
        assert archive.read(f"файлы/{scan.pk}.pdf") == b"%PDF-1.4 scan"
    assert told["kind"] == "duet/person-extract/1"
    assert told["card"]["Телефон"] == "+7 900 000-00-03"
    (profile,) = [section for section in told["sections"] if section["table"] == "bases.Profile.person"]
    assert profile["records"][0]["Компетенции"] == "чертежи, станки"
    assert {listed["name"]: listed["sha256"] for listed in told["files"]}["скан Кедров.PDF"] == scan.sha256


@pytest.mark.parametrize("name, ending", [("a.PDF", ".pdf"), ("a", ""), ("a.тхт", ""), ("a.b/../c", ""), ("a.toolong", "")])
def test_only_a_plain_ending_is_taken_from_a_name(name, ending):
    assert _ending(name) == ending


def test_a_long_table_is_cut_on_the_page_and_whole_in_the_file(as_, dpo, cast, pyotr):
    with everywhere():
        for number in range(25):
            SubjectRequest.objects.create(
                organisation=cast.lyceum, person=pyotr, received_on=TODAY, due_on=TODAY, way="paper", what="know", taken_by=cast.anna,
                words=f"прошение {number:02}",
            )  # fmt: skip
    shown = words(as_(dpo).get(page(pyotr.pk)))
    assert "Показаны первые 20" in shown
    assert "прошение 24" not in shown
    with scope(cast.lyceum):
        assert len(section(everything(pyotr, dpo, TODAY), "privacy.SubjectRequest.person").records) == 25


def test_queries_do_not_grow_with_what_is_kept(as_, dpo, cast, pyotr, django_assert_max_num_queries):
    client = as_(dpo)
    with everywhere():
        for number in range(10):
            another = make.person(f"Другой {number}", cast.lyceum)
            make.consent(pyotr, "transfer", by=cast.anna, cells=[["", "above"]])
            make.guardian(another, pyotr)
    with django_assert_max_num_queries(75):
        client.get(page(pyotr.pk))


def test_a_stranger_a_mentor_and_another_school_get_nothing(as_, cast, pyotr):
    for url in (page(pyotr.pk), file(pyotr.pk, "zip")):
        assert as_(cast.boris).get(url).status_code == 403
        assert as_(cast.gleb).get(url).status_code == 404
    assert as_(cast.gleb).get(page(pyotr.pk, "school-1")).status_code == 404
    assert as_(cast.dina).get(page(pyotr.pk, "town")).status_code == 404


def test_what_a_later_stage_hangs_on_a_card_is_shown_by_itself(cast, pyotr, dpo):
    """Every table that has rows about the person is in the extract or named with a reason."""
    with scope(cast.lyceum):
        fill(make.person("Ещё Один", cast.lyceum), cast)
        found = everything(pyotr, dpo, TODAY)
    assert {"bases.Profile.person", "bases.Request.person", "consents.Consent.person", "persons.PermitRow.person"} <= {
        section.key for section in found.told
    }


def test_codes_of_the_program_have_words(as_, dpo, cast, pyotr):
    with everywhere():
        make.consent(pyotr, "transfer", by=cast.anna, cells=[["", "above"], ["", "partner:5"]])
        make.consent(pyotr, "dissemination", by=cast.anna, cells=[["name", "site"]])
        Consent.objects.update(evidence={"at": "2026-11-20T09:00:00+00:00", "ip": "10.0.0.1", "sha256": "abc", "code": True})
    shown = words(as_(dpo).get(page(pyotr.pk)))
    for said in ("Что сказано дано", "вышестоящие органы", "партнёр № 5", "имя, сайт", "когда: 20.11.2026 12:00; адрес в сети: 10.0.0.1"):
        assert said in shown
    assert "abc" not in shown
    assert "withdrawn" not in shown
