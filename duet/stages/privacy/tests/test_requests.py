from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere, scope
from duet.core.errors import Refusal
from duet.stages.organisations.models import CalendarSpan
from duet.stages.privacy.actions import answer_request, take_request
from duet.stages.privacy.models import SubjectRequest
from duet.stages.privacy.orders import Received
from duet.stages.privacy.views.additions import remarks
from duet.stages.roadmaps.views.looking import Looking
from tests import make
from tests.make import fresh
from tests.read import words

from .conftest import TODAY

REQUESTS = reverse("privacy:requests", args=["lyceum-7"])


def asks(pk, org="lyceum-7"):
    return reverse("privacy:take_request", args=[org, pk])


@pytest.fixture
def asked(cast, alla):
    return SubjectRequest.objects.create(
        organisation=cast.lyceum, person=alla, received_on=date(2026, 11, 2), due_on=date(2026, 11, 17), way="paper", what="know",
        applicant="Зимина В. О., мать", words="Что вы храните?", taken_by=cast.anna,
    )  # fmt: skip


def test_a_request_is_written_down_with_its_scan_and_term(as_, dpo, alla):
    scan = SimpleUploadedFile("заявление.pdf", b"%PDF-1.4 words")
    given = {"what": "know", "received_on": "2026-11-20", "way": "paper", "applicant": "мать", "words": "Всё", "file": scan}
    client = as_(dpo)
    response = client.post(asks(alla.pk), given, follow=True)
    assert "Обращение записано" in words(response)
    with everywhere():
        made = SubjectRequest.objects.get()
    assert (made.due_on, made.taken_by, made.applicant) == (date(2026, 12, 4), dpo, "мать")
    response = client.get(reverse("privacy:request_file", args=["lyceum-7", made.pk]))
    assert response.content == b"%PDF-1.4 words"
    assert response["Content-Disposition"].startswith("attachment")


def test_the_term_is_counted_by_the_working_days_of_the_organisation(cast, dpo, alla):
    with scope(cast.lyceum):
        CalendarSpan.objects.create(organisation=cast.lyceum, kind="off", starts_on=date(2026, 11, 23), ends_on=date(2026, 11, 24))
        made = take_request(alla, by=dpo, received=Received(TODAY, "paper", "know"), on=TODAY)
    assert made.due_on == date(2026, 12, 8)


def test_without_a_scan_there_is_none_to_show(as_, dpo, asked):
    assert as_(dpo).get(reverse("privacy:request_file", args=["lyceum-7", asked.pk])).status_code == 404


@pytest.mark.parametrize(
    "given, said",
    [
        ({"what": ""}, "Выберите что-нибудь одно"),
        ({"received_on": "2026-11-21"}, "Обращение не может прийти завтра"),
        ({"file": SimpleUploadedFile("virus.exe", b"MZ")}, "Такой файл приложить нельзя"),
    ],
)
def test_what_is_wrong_is_said(as_, dpo, alla, given, said):
    whole = {"what": "know", "received_on": "2026-11-20", "way": "paper"}
    assert said in words(as_(dpo).post(asks(alla.pk), whole | given, follow=True))
    with everywhere():
        assert SubjectRequest.objects.count() == 0


def test_the_answer_is_written_down_once(as_, dpo, cast, asked):
    client = as_(dpo)
    url = asked.get_absolute_url()
    assert "Что вы храните?" in words(client.get(url))
    assert "Заполните это поле" in words(client.post(url, {"answered_on": "2026-11-20", "outcome": "   "}))
    shown = words(client.post(url, {"answered_on": "2026-11-20", "outcome": "Выдана выписка"}, follow=True))
    assert "Ответ записан" in shown
    assert "Выдана выписка" in shown
    with scope(cast.lyceum), pytest.raises(Refusal, match="уже ответили"):
        answer_request(fresh(asked), by=dpo, outcome="Снова", answered_on=TODAY, on=TODAY)


def test_nobody_answers_before_being_asked_or_tomorrow(cast, dpo, asked):
    for day in (date(2026, 11, 1), TODAY + timedelta(days=1)):
        with scope(cast.lyceum), pytest.raises(Refusal, match="не раньше дня обращения"):
            answer_request(asked, by=dpo, outcome="Да", answered_on=day, on=TODAY)


def test_the_list_holds_what_waits_and_what_was_answered(as_, dpo, asked):
    client = as_(dpo)
    assert "Зимина А. И.: узнать, какие данные хранятся" in words(client.get(REQUESTS))
    assert "Обращений нет" in words(client.get(REQUESTS, {"show": "answered"}))
    with everywhere():
        SubjectRequest.objects.update(answered_on=TODAY)
    assert "Зимина" in words(client.get(REQUESTS, {"show": "answered"}))
    assert "Ждать ответа некому" in words(client.get(REQUESTS))


def test_one_request_or_sixty_cost_the_same(as_, dpo, cast, asked, django_assert_num_queries):
    client = as_(dpo)
    # Session, user, member and roles; the desks of the frame; the tabs twice; count, requests with their people.
    with django_assert_num_queries(9):
        client.get(REQUESTS)
    with everywhere():
        for number in range(60):
            person = make.person(f"Человек {number}", cast.lyceum)
            SubjectRequest.objects.create(
                organisation=cast.lyceum, person=person, received_on=TODAY, due_on=TODAY, way="email", what="mend", taken_by=dpo
            )
    with django_assert_num_queries(9):
        client.get(REQUESTS)


def test_today_says_what_waits(cast, as_, asked, dpo, client):
    def said(member):
        with scope(cast.lyceum):
            return [(remark.text, remark.kind) for remark in remarks(Looking(member, TODAY, member.organisation, "all"), None)]

    assert said(dpo) == [("1 обращение, просрочено 1.".replace(" ", "\xa0", 1), "late")]
    assert said(cast.boris) == []
    with everywhere():
        SubjectRequest.objects.update(due_on=TODAY)
    assert said(cast.anna) == [("1 обращение.".replace(" ", "\xa0", 1), "soon")]
    with everywhere():
        SubjectRequest.objects.update(answered_on=TODAY)
    assert said(cast.anna) == []
    with scope(cast.lyceum):
        assert list(remarks(Looking(dpo, TODAY, cast.town, "all"), None)) == []


def test_whoever_may_not_sees_and_asks_nothing(as_, cast, asked, alla):
    parent = make.member("Зимина Вера Олеговна", Role.PARENT, at=cast.lyceum, email="mother@example.org")
    for member in (cast.boris, parent):
        for url in (REQUESTS, asked.get_absolute_url(), asks(alla.pk)):
            assert as_(member).get(url).status_code == 403
    gleb = as_(cast.gleb)
    assert gleb.get(reverse("privacy:request", args=["school-1", asked.pk])).status_code == 404
    assert gleb.post(asks(alla.pk, "school-1"), {}).status_code == 404
    assert as_(cast.dina).get(reverse("privacy:request", args=["town", asked.pk])).status_code == 404


def test_of_a_merged_card_nothing_is_asked(cast, dpo, alla, pyotr):
    alla.merged_into = pyotr
    with scope(cast.lyceum), pytest.raises(Refusal, match="объединена"):
        take_request(alla, by=dpo, received=Received(TODAY, "paper", "know"), on=TODAY)
    assert str(SubjectRequest(person=pyotr, what="know")) == "Кедров Пётр Ильич: узнать, какие данные хранятся"
