"""Numbers of other people in what is sent, links of those who have left, what is private or was said in confidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from duet.base.clock import moved_to
from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.core.errors import Refusal
from duet.stages.documents import actions, postman
from duet.stages.documents.desk import Desk
from duet.stages.documents.forms.answers import documents_of
from duet.stages.documents.kinds import Ask, Sort
from duet.stages.documents.models import Acquaintance, Document, SigningPower, Visa
from duet.stages.documents.reading import Reader
from duet.stages.documents.tests import build
from duet.stages.documents.tests.register.approving import AT, DAY, approved, freeze, register, registered
from tests import make
from tests.make import fresh

pytestmark = pytest.mark.django_db
OUTSIDE = ("mentor", "mentee", "parent", "class_teacher")


@pytest.fixture(autouse=True)
def today():
    with moved_to(DAY):
        yield


def at(name, *rest, org="lyceum-7"):
    return reverse(f"documents:{name}", args=[org, *rest])


def words(answer):
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


@everywhere()
def foreign(cast):
    """A document of another school."""
    return build.draft(make.member("Чужая Инна Павловна", Role.CURATOR, at=cast.other))


PAGES = ("document", "edit", "send", "drop", "call_back", "register", "annul", "attach", "compare", "reword", "mark_signed", "ask_to_read")
PRESSES = ("discard", "agree", "sign", "know", "remind", "lost", "print_again")


def press(client, name, document):
    address = at(name, document.pk)
    return client.get(address) if name in ("document", "compare") else client.post(address, {"reason": "а", "day": "2026-10-03"})


@pytest.mark.parametrize("name", [*PAGES, *PRESSES])
def test_a_document_of_another_school_is_nowhere_to_be_found(cast, as_, ready, name):
    document = foreign(cast)
    assert press(as_(cast.anna), name, document).status_code == 404
    assert fresh(document).state == "draft"


@pytest.mark.parametrize("role", OUTSIDE)
@pytest.mark.parametrize("name", [*PAGES, *PRESSES])
def test_whoever_keeps_no_documents_changes_none(cast, as_, document, role, name):
    member = make.member("Лунина Ольга Юрьевна", Role(role), at=cast.lyceum)
    assert press(as_(member), name, document).status_code in (403, 404)
    assert fresh(document).state == "draft"


@pytest.mark.parametrize("name", [*PAGES, *PRESSES])
def test_the_body_above_and_whoever_has_left_change_none(cast, as_, document, name):
    above = make.member("Дальний Егор Ильич", Role.MUNICIPAL, at=cast.town)
    gone = make.member("Ушедшая Вера Львовна", Role.CURATOR, at=cast.lyceum)
    type(gone)._base_manager.filter(pk=gone.pk).update(left_on=DAY)
    assert press(as_(above), name, document).status_code in (403, 404)
    assert press(as_(gone), name, document).status_code in (302, 403, 404)
    assert fresh(document).state == "draft"


def test_nobody_of_another_school_is_asked_to_agree_or_to_read(cast, as_, document):
    stranger = make.member("Чужой Иван Ильич", Role.DEPUTY, at=cast.other)
    client = as_(cast.anna)
    assert client.post(at("send", document.pk), {"places": "1", "how": "together", "agreer0": stranger.pk}).status_code == 422
    with everywhere():
        paper = registered(cast.anna)
        with pytest.raises(Refusal, match="своей организации"):
            actions.ask_to_read(paper, by=cast.anna, people=[Reader("Чужой", member=stranger)], at=AT)
    assert client.post(at("ask_to_read", paper.pk), {"others": [f"m{stranger.pk}"]}).status_code == 422
    assert not Acquaintance._base_manager.exists()
    assert not Visa._base_manager.exists()


def test_numbers_of_another_school_in_the_answers_name_nobody(cast, as_, ready):
    with everywhere():
        card = make.person("Чужова Ева Петровна", cast.other)
    other = foreign(cast)
    answers = build.answers(кто={"person": card.pk, "name": "", "post": ""})
    with everywhere():
        made = build.draft(cast.anna, answers=answers)
        assert not made.people.exists()
    assert "Чужова" not in words(as_(cast.anna).get(at("document", made.pk)))
    assert as_(cast.anna).get(f"{at('make', 'sample_order')}?main={other.pk}").status_code == 404
    power = SigningPower._base_manager.create(
        organisation=cast.other, name="Чужая И. П.", post="директор", basis="Устава", since=date(2026, 1, 1), made_by=other.made_by
    )
    said = {"зачем": "а", "paper-signer": str(power.pk), "paper-day": "2026-10-03"}
    assert as_(cast.anna).post(at("make", "sample_order"), said).status_code == 422
    assert as_(cast.anna).post(at("end_power", power.pk), {"last_day": "2026-12-01"}).status_code == 404


def test_a_document_is_not_annulled_by_one_of_another_school(cast, as_, ready):
    other = foreign(cast)
    Document._base_manager.filter(pk=other.pk).update(state="registered", number="1-од")
    with everywhere():
        paper = registered(cast.anna)
    said = {"other": other.pk, "reason": "", "day": "2026-10-03"}
    assert as_(cast.anna).post(at("annul", paper.pk), said).status_code == 422
    assert fresh(paper).state == "registered"


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(cast, as_, ready, to):
    address = f"{at('spelling_edit')}?sort=post&words=учитель&next={to}"
    cases = dict.fromkeys(["genitive", "dative", "accusative", "instrumental", "prepositional"], "учителя")
    page = as_(cast.anna).get(address)
    cases = dict.fromkeys(page.context["form"].fields, "учителя")
    answer = as_(cast.anna).post(address, cases)
    assert answer.status_code == 302
    assert "evil" not in answer["Location"]
    assert "javascript" not in answer["Location"]


def link(paper, **columns):
    return Acquaintance._base_manager.create(organisation=paper.organisation, document=paper, name="Зорина Вера Львовна", **columns)


def test_the_link_of_whoever_has_left_opens_nothing_and_no_letter_goes(cast, client, ready):
    with everywhere():
        paper = registered(cast.anna)
        card = make.person("Зорина Вера Львовна", cast.lyceum, email="zorina@example.org")
        row, other = link(paper, member=cast.boris, email="b@example.org"), link(paper, person=card, email="zorina@example.org")
    assert client.get(row.path).status_code == client.get(other.path).status_code == 200
    type(cast.boris)._base_manager.filter(pk=cast.boris.pk).update(left_on=DAY)
    type(card)._base_manager.filter(pk=card.pk).update(left_on=DAY)
    for one in (row, other):
        assert client.get(one.path).status_code == 404
        assert client.post(one.path).status_code == 404
        assert client.get(f"{one.path}{paper.pk}/file.pdf").status_code == 404
        with everywhere():
            assert postman.address_of(Acquaintance.objects.get(pk=one.pk)) == ""
    assert not Acquaintance._base_manager.filter(known_on__isnull=False).exists()


def test_slips_are_not_printed_for_those_who_have_left(cast, as_, ready):
    with everywhere():
        paper = registered(cast.anna)
        link(paper, member=cast.boris)
    type(cast.boris)._base_manager.filter(pk=cast.boris.pk).update(left_on=DAY)
    assert as_(cast.anna).get(at("reading_slips", paper.pk, "docx")).status_code == 404


def test_a_link_of_one_document_gives_no_file_of_another(cast, client, ready):
    with everywhere():
        paper, other = registered(cast.anna), registered(cast.anna)
        row = link(paper)
    assert client.get(f"{row.path}{other.pk}/file.pdf").status_code == 404
    answer = client.get(row.path)
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]
    assert "http" not in answer.content.decode().replace("http://www.w3.org", "")


def test_a_public_button_wants_the_mark_of_its_page(cast, ready):
    from django.test import Client  # noqa: PLC0415  # one that asks for the mark, unlike the usual one

    with everywhere():
        paper = registered(cast.anna)
        row = link(paper)
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(row.path).status_code == 403
    assert strict.post(reverse("check:document", args=[paper.token])).status_code == 403
    assert fresh(row).known_on is None


def test_the_public_page_names_nobody(cast, client, ready):
    with everywhere():
        paper = registered(cast.anna)
    page = words(client.get(reverse("check:document", args=[paper.token])))
    for name in ("Белов", "Громов", paper.title, 'docx"'):
        assert name not in page


def test_a_reader_sees_neither_remarks_nor_earlier_texts(cast, as_, document, director, agreers):
    with everywhere():
        first = freeze(document, cast.anna, "agreeing")
        Visa.objects.create(
            organisation=cast.lyceum, document=document, revision=first, member=agreers[0], place=1, state="remarked",
            name=agreers[0].full_name, remark="Он не справится", asked_at=AT, answered_at=AT,
        )  # fmt: skip
        freeze(document, cast.anna)
        register(document, cast.anna)
        reader = make.member("Лунина Ольга Юрьевна", Role.MENTEE, at=cast.lyceum)
        link(document, member=reader)
    page = words(as_(reader).get(at("document", document.pk)))
    assert "О назначении" in page
    assert "не справится" not in page
    assert at("compare", document.pk) not in page
    assert as_(reader).get(at("compare", document.pk)).status_code == 404
    for insider in (cast.anna, director, agreers[0]):
        assert "не справится" in words(as_(insider).get(at("document", document.pk)))
        assert as_(insider).get(at("compare", document.pk)).status_code == 200


@pytest.fixture
def private(cast, ready, knows, monkeypatch):
    """A document nobody but its author reads."""
    kind = knows(replace(build.SAMPLE, name="sample_private", private=True, heading=lambda facts: "О ссоре Тайнова"))
    with everywhere():
        return build.draft(cast.anna, kind=kind)


def test_a_private_document_is_in_no_choice_of_another_keeper(cast, private, document):
    other = make.member("Лапина Вера Ильинична", Role.DEPUTY, at=cast.lyceum)
    ask = Ask("приказ", "Какой", Sort.DOCUMENT)
    with everywhere():
        mine = documents_of(ask, Desk(cast.lyceum, by=cast.anna, on=DAY))
        theirs = documents_of(ask, Desk(cast.lyceum, by=other, on=DAY))
    assert {private.pk, document.pk} == {pk for pk, _ in mine}
    assert [pk for pk, _ in theirs] == [document.pk]


def test_a_private_document_is_shown_nowhere_to_another_keeper(cast, as_, private, document):
    with everywhere():
        document.grounds.add(private)
    assert "О ссоре" in words(as_(cast.anna).get(at("document", document.pk)))
    other = as_(make.member("Лапина Вера Ильинична", Role.DEPUTY, at=cast.lyceum))
    for address in (at("documents"), f"{at('documents')}?q=Тайнова", at("document", document.pk), at("reading")):
        assert "О ссоре" not in words(other.get(address)), address
    for name in PAGES:
        assert other.get(at(name, private.pk)).status_code == 404
    assert other.get(at("file", private.pk, "docx")).status_code == 404
    assert other.get(f"{at('make', 'sample_order')}?main={private.pk}").status_code == 404


def test_markup_in_words_of_people_stays_words(cast, as_, client, ready):
    evil = "<script>alert(1)</script><svg/onload=alert(2)>{{7*7}}{% x %}#$[]*_`"
    answers = build.answers(кто={"person": None, "name": f"Белова {evil}", "post": evil}, зачем=evil)
    with everywhere():
        paper = approved(cast.anna, answers=answers)
        draft = build.draft(cast.anna, answers=answers)
        register(paper, cast.anna)
        row = link(paper)
    for answer in (
        as_(cast.anna).get(at("document", paper.pk)), as_(cast.anna).get(at("document", draft.pk)),
        as_(cast.anna).get(at("reword", draft.pk)),
        as_(cast.anna).get(at("edit", draft.pk)), as_(cast.anna).get(at("compare", paper.pk)), as_(cast.anna).get(at("documents")),
        client.get(row.path), client.get(reverse("check:document", args=[paper.token])),
    ):  # fmt: skip
        assert answer.status_code == 200
        text = answer.content.decode()
        assert "<script>alert" not in text
        assert "<svg/onload" not in text
    for form in ("docx", "pdf"):
        assert as_(cast.anna).get(at("file", draft.pk, form)).status_code == 200


def test_a_formula_in_the_journal_is_only_a_text(cast, as_, ready, knows):
    from io import BytesIO  # noqa: PLC0415  # only here
    from zipfile import ZipFile  # noqa: PLC0415

    kind = knows(replace(build.SAMPLE, name="sample_formula", heading=lambda facts: "=HYPERLINK(1)"))
    with everywhere():
        register(approved(cast.anna, kind=kind), cast.anna)
    content = as_(cast.anna).get(at("register_file", "xlsx")).content
    sheet = ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "HYPERLINK" in ZipFile(BytesIO(content)).read("xl/sharedStrings.xml").decode()
