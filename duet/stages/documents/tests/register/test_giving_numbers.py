"""Giving a number: in one step, once and for all."""

from dataclasses import replace
from datetime import date, timedelta
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from duet.base.files.models import keep
from duet.base.journal.models import Entry
from duet.base.papers.qr import qr
from duet.core.documents import DocumentState, Reset
from duet.core.errors import Refusal
from duet.stages.documents import actions
from duet.stages.documents.desk import Desk
from duet.stages.documents.drawing import draw
from duet.stages.documents.families import Family
from duet.stages.documents.models import Counter, Document, OwnTemplate
from duet.stages.documents.printing import seal_of
from duet.stages.documents.signers import Signer
from duet.stages.documents.tests import build
from duet.stages.roadmaps.tests import build as plans
from tests.make import fresh

from .approving import AT, DAY, SITE, approved, freeze, register, registered


def number_of(document):
    return fresh(document).number


def test_numbers_follow_each_other(cast):
    assert [registered(cast.anna).number for _ in range(3)] == ["1-од", "2-од", "3-од"]
    assert Counter.objects.get().last == 3


def test_each_family_and_each_school_counts_for_itself(cast, knows):
    registered(cast.anna)
    assert registered(cast.gleb).number == "1-од"
    agreement = knows(replace(build.SAMPLE, name="sample_agreement", family=Family.AGREEMENT))
    assert registered(cast.anna, kind=agreement).number == "1/26"


def test_a_new_year_begins_with_one(cast):
    registered(cast.anna)
    later = date(2027, 1, 11)
    assert register(approved(cast.anna), cast.anna, day=later, on=later, sure={"power:2027-01-11"}).number == "1-од"


def test_a_school_year_may_be_the_one_that_counts(cast):
    actions.number(cast.lyceum, by=cast.anna, family=Family.ORDER, mask="{n}п", reset=Reset.SCHOOL, on=DAY)
    registered(cast.anna)
    later = date(2027, 1, 11)
    assert register(approved(cast.anna), cast.anna, day=later, on=later, sure={"power:2027-01-11"}).number == "2п"


def test_who_and_when_and_where_to_is_kept(cast):
    actions.number(cast.lyceum, by=cast.anna, family=Family.ORDER, mask="{n}-од", reset=Reset.CALENDAR, case_file="Дело № 01-05", on=DAY)
    document = fresh(registered(cast.anna))
    assert (document.state, document.day, document.registered_at) == (DocumentState.REGISTERED, DAY, AT)
    assert (document.registered_by_id, document.case_file, document.count, document.year) == (cast.anna.pk, "Дело № 01-05", 1, 2026)
    entry = Entry.objects.get(action="documents.register")
    assert entry.note == {"number": "1-од", "day": "2026-10-03", "annexes": 0, "earlier": False}


def test_the_text_gets_its_number_its_day_and_the_mark_of_the_signature(cast):
    document = registered(cast.anna)
    facts = document.revisions.get().facts
    assert (facts["номер"], facts["дата"], facts["дата_словами"]) == (
        "1-од",
        "03.10.2026",
        "3\N{NO-BREAK SPACE}октября 2026\N{NO-BREAK SPACE}г.",
    )
    assert facts["отметка_о_подписи"] == "Утверждено в «Дуэте»\n03.10.2026, 11:20"
    assert "№ 1-од" in document.revisions.get().text
    assert Document.objects.search("1-од").get() == document


def test_a_paper_signed_by_hand_bears_no_mark(cast):
    document = approved(cast.anna)
    Document.objects.filter(pk=document.pk).update(signed_on_paper=True)
    assert register(document, cast.anna).revisions.get().facts["отметка_о_подписи"] == ""


def test_the_day_may_be_chosen_and_moves_the_school_year(cast, head):
    document = approved(cast.anna, day=None)
    assert register(document, cast.anna, day=date(2026, 7, 20)).year == 2025


def test_drafts_that_refer_to_it_heal_by_themselves(cast):
    document = approved(cast.anna)
    assert "от ____" in Desk(cast.lyceum, by=cast.anna, on=DAY).reference(document.pk)
    register(document, cast.anna)
    assert Desk(cast.lyceum, by=cast.anna, on=DAY).reference(document.pk) == "приказом от 03.10.2026 № 1-од"


def test_only_what_was_signed_gets_a_number(cast):
    with pytest.raises(Refusal, match="ещё не подписан"):
        register(build.draft(cast.anna), cast.anna)
    document = approved(cast.anna)
    document.revisions.all().delete()
    with pytest.raises(Refusal, match="ещё не подписан"):
        register(document, cast.anna)
    assert not Counter.objects.exists()


def test_nothing_is_registered_twice(cast):
    document = registered(cast.anna)
    with pytest.raises(Refusal, match=r"уже зарегистрирован: приказ от 03\.10\.2026 №.1-од"):
        register(document, cast.anna)


def test_a_kind_without_numbers_stands_in_the_register_all_the_same(cast, unnumbered_kind):
    document = fresh(registered(cast.anna, kind=unnumbered_kind))
    assert (document.number, document.count, document.series, document.state) == ("", None, "", "registered")
    assert document.docx is not None
    assert not Counter.objects.exists()


# Numbers typed by hand


def test_a_number_from_the_journal_of_a_secretary_moves_the_count(cast):
    first = approved(cast.anna)
    assert register(first, cast.anna, number=" 18-ОД ", sure={"gap:0:18"}).number == "18-ОД"
    assert registered(cast.anna).number == "19-од"


def test_a_number_of_another_look_leaves_the_count_alone(cast):
    assert register(approved(cast.anna), cast.anna, number="45/2-р").number == "45/2-р"
    assert registered(cast.anna).number == "1-од"


def test_a_number_of_another_year_is_of_another_look(cast):
    actions.number(cast.lyceum, by=cast.anna, family=Family.ORDER, mask="{n}/{yy}", reset=Reset.CALENDAR, on=DAY)
    assert register(approved(cast.anna), cast.anna, number="7/25").count is None
    assert register(approved(cast.anna), cast.anna, number="1/26").count == 1


def test_a_jump_leaves_a_gap_that_has_to_be_meant(cast):
    registered(cast.anna)
    document = approved(cast.anna)
    with pytest.raises(Refusal, match="Между № 1-од и № 5-од останутся пропуски"):
        register(document, cast.anna, number="5-од")
    assert register(document, cast.anna, number="5-од", sure={"gap:1:5"}).count == 5


def test_a_journal_may_begin_in_the_middle(cast):
    with pytest.raises(Refusal, match="Журнал за 2026 год начнётся с № 5-од"):
        register(approved(cast.anna), cast.anna, number="5-од")


def test_a_gap_may_be_filled_later(cast):
    register(approved(cast.anna), cast.anna, number="5-од", sure={"gap:0:5"})
    assert register(approved(cast.anna), cast.anna, number="3-од").count == 3
    assert registered(cast.anna).number == "6-од"


@pytest.mark.parametrize("again", ["1-од", "1-ОД", "01-од"])
def test_a_number_is_given_once(cast, again):
    registered(cast.anna)
    with pytest.raises(
        Refusal, match=r"Номер 1-од уже занят: «О назначении Беловой.А\..С\.» от 03.10.2026\. Следующий свободный номер — 2-од"
    ):
        register(approved(cast.anna), cast.anna, number=again)


def test_a_number_of_another_look_is_given_once_too(cast):
    register(approved(cast.anna), cast.anna, number="45/2-р")
    with pytest.raises(Refusal, match="уже занят"):
        register(approved(cast.anna), cast.anna, number="45/2-р")


def test_a_number_typed_under_an_older_mask_is_passed_over(cast):
    register(approved(cast.anna), cast.anna, number="1п")
    actions.number(cast.lyceum, by=cast.anna, family=Family.ORDER, mask="{n}п", reset=Reset.CALENDAR, on=DAY)
    document = approved(cast.anna)
    with pytest.raises(Refusal, match="уже занят"):
        register(document, cast.anna, number="1п")
    assert register(document, cast.anna).number == "2п"


def test_a_number_is_a_short_line(cast):
    with pytest.raises(Refusal, match="не больше 50 знаков"):
        register(approved(cast.anna), cast.anna, number="9" * 51)


def test_the_database_keeps_one_number_for_one_document(cast):
    first, second = registered(cast.anna), approved(cast.anna)
    second.series, second.count_year, second.number = first.series, first.count_year, first.number
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


# Days


def test_a_day_before_that_of_the_last_number_has_to_be_meant(cast):
    registered(cast.anna)
    document = approved(cast.anna)
    day = DAY - timedelta(days=3)
    with pytest.raises(Refusal, match=r"Дата 30\.09\.2026 раньше, чем у № 1-од от 03\.10\.2026"):
        register(document, cast.anna, day=day, sure={"power:2026-09-30"})
    last = Document.objects.get(number="1-од")
    assert register(document, cast.anna, day=day, sure={"power:2026-09-30", f"earlier:{last.pk}:2026-09-30"}).day == day
    # Never silently: the journal has it, and the day it was really registered is kept beside it.
    assert Entry.objects.filter(action="documents.register").first().note["earlier"]
    assert fresh(document).registered_at == AT


def test_a_gap_filled_with_a_later_day_has_to_be_meant(cast):
    register(approved(cast.anna), cast.anna, number="5-од", sure={"gap:0:5"})
    later = DAY + timedelta(days=1)
    with pytest.raises(Refusal, match=r"Дата 04\.10\.2026 позже, чем у № 5-од"):
        register(approved(cast.anna), cast.anna, number="3-од", day=later, on=later, sure={"power:2026-10-04"})


def test_a_day_that_has_not_come_has_to_be_meant(cast):
    with pytest.raises(Refusal, match=r"04\.10\.2026 ещё не наступила"):
        register(approved(cast.anna, day=date(2026, 10, 4)), cast.anna, day=date(2026, 10, 4))


def test_a_day_on_which_the_signer_had_no_power_has_to_be_meant(cast, head):
    document = approved(cast.anna, signer=Signer("7", "Юдина Нина Павловна", "и. о. директора", "приказа"))
    with pytest.raises(Refusal, match=r"02\.10\.2026 право подписи Юдина Нина Павловна в программе не записано"):
        register(document, cast.anna, day=date(2026, 10, 2))
    assert register(approved(cast.anna), cast.anna, day=date(2026, 10, 2)).number == "1-од"


# Annexes


def test_annexes_go_with_their_order(cast):
    order = build.draft(cast.anna)
    annex = build.draft(cast.anna, main=order)
    for row in (order, annex):
        freeze(row, cast.anna)
    with pytest.raises(Refusal, match="вместе с приказом"):
        register(annex, cast.anna)
    register(order, cast.anna)
    annex = fresh(annex)
    assert (annex.state, annex.number, annex.day, annex.registered_at) == ("registered", "", DAY, AT)
    facts = annex.revisions.get().facts
    assert (facts["утверждён"], facts["номер"], facts["приложение"]) == ("приказом от 03.10.2026 № 1-од", "1-од", "1")
    assert facts["отметка_о_подписи"] == "Утверждено в «Дуэте»\n03.10.2026, 11:20"
    assert annex.docx is not None
    assert order.revisions.get().facts["утверждён"] == ""


def test_an_annex_of_what_has_no_number_is_approved_by_its_day(cast, unnumbered_kind):
    order = build.draft(cast.anna, kind=unnumbered_kind)
    annex = build.draft(cast.anna, main=order)
    for row in (order, annex):
        freeze(row, cast.anna)
    register(order, cast.anna)
    assert annex.revisions.get().facts["утверждён"] == "приказом от 03.10.2026"


def test_an_order_waits_for_its_annexes(cast):
    order = build.draft(cast.anna)
    build.draft(cast.anna, main=order)
    freeze(order, cast.anna)
    with pytest.raises(Refusal, match="ещё не подписан"):
        register(order, cast.anna)
    assert number_of(order) == ""


# The step of the roadmap


def test_the_step_is_done_and_the_document_proves_it(cast):
    step = plans.step(plans.plan(cast.lyceum, cast.anna))
    document = approved(cast.anna, step=step)
    register(document, cast.anna, finish_step=True)
    step = fresh(step)
    proof = step.evidence.get()
    assert (step.state, step.done_on, proof.url) == ("done", DAY, f"{SITE}{document.get_absolute_url()}")
    assert proof.words == "приказ от 03.10.2026 №\N{NO-BREAK SPACE}1-од"


def test_where_the_site_is_not_known_words_prove_it(cast):
    step = plans.step(plans.plan(cast.lyceum, cast.anna))
    register(approved(cast.anna, step=step), cast.anna, finish_step=True, site="")
    assert fresh(step).evidence.get().kind == "words"


def test_a_step_is_left_alone_where_nobody_asked_or_it_is_done(cast):
    step = plans.step(plans.plan(cast.lyceum, cast.anna))
    register(approved(cast.anna, step=step), cast.anna)
    assert fresh(step).state == "waiting"
    register(approved(cast.anna), cast.anna, finish_step=True)
    document = approved(cast.anna, step=step)
    register(approved(cast.anna, step=fresh(step)), cast.anna, finish_step=True)
    register(document, cast.anna, finish_step=True)
    assert fresh(step).evidence.count() == 1


# Who is asked to read it


def test_those_it_names_are_asked_to_read_it_at_once(cast):
    document = approved(cast.anna)
    register(document, cast.anna, ask=True)
    assert [(row.name, row.asked_at) for row in document.acquaintances.all()] == [("Белова Анна Сергеевна", AT)]


def test_nobody_is_asked_where_nobody_wanted_it_or_nobody_is_named(cast):
    assert not registered(cast.anna).acquaintances.exists()
    nobody = approved(cast.anna, answers=build.answers(кто=None))
    register(nobody, cast.anna, ask=True)
    assert not nobody.acquaintances.exists()


# Files


def test_both_files_are_stored_and_never_change(cast, django_capture_on_commit_callbacks, knows):
    document = approved(cast.anna)
    with django_capture_on_commit_callbacks(execute=True):
        register(document, cast.anna)
    document = fresh(document)
    before = (document.docx.sha256, document.pdf.sha256, document.docx.read(), document.pdf.read())
    # The person is renamed, the wording changes, the school brings a template of its own.
    cast.anna.full_name = "Новикова Анна Сергеевна"
    cast.anna.save()
    file = keep(b"template", name="t.docx", organisation=cast.lyceum, by=cast.anna)
    OwnTemplate.objects.create(organisation=cast.lyceum, kind=document.kind, version=1, file=file, by=cast.anna)
    knows(replace(build.SAMPLE, compose=lambda facts: ()))
    document = fresh(document)
    assert (document.docx.sha256, document.pdf.sha256, document.docx.read(), document.pdf.read()) == before
    assert "Белову Анну Сергеевну" in document.revisions.get().text


def test_the_square_leads_to_the_public_page_of_the_document(cast, settings):
    document = registered(cast.anna)
    assert seal_of(document, SITE).picture == qr(f"{SITE}/check/{document.token}/")
    settings.SITE_URL = "https://school.example.org/"
    assert seal_of(document, SITE).picture == qr(f"https://school.example.org/check/{document.token}/")


def test_a_template_of_the_school_is_filled(cast, templated):
    templated("Приказ № {{ номер }} от {{ дата }}")
    text = ZipFile(registered(cast.anna).docx.path).read("word/document.xml").decode()
    assert "Приказ № 1-од от 03.10.2026" in text.replace("\N{NO-BREAK SPACE}", " ")


def test_who_may_not_register_does_not(cast):
    document = approved(cast.anna)
    with pytest.raises(PermissionDenied):
        register(document, cast.boris)


def test_a_frozen_document_is_shown_from_its_last_text(cast):
    document = registered(cast.anna)
    assert "№ 1-од" in str(draw(fresh(document), by=cast.anna, on=DAY).paper.blocks)
