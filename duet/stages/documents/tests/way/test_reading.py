"""Acquaintance: who is asked, who has read, who is reminded."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Role, system_member
from duet.core.errors import Refusal
from duet.stages.acts.cards import Scan
from duet.stages.documents import actions
from duet.stages.documents.models import Acquaintance, Document
from duet.stages.documents.reading import Reader, opened, readers_of, staff_of
from duet.stages.documents.tests import build
from tests import make
from tests.make import fresh

from .conftest import register

EVERYWHERE = True
AT = datetime(2026, 10, 3, 9, tzinfo=UTC)
NEXT = AT + timedelta(days=1)


def ask(document, by, *people, at=AT):
    return actions.ask_to_read(document, by=by, people=people, at=at)


def reader(member):
    return Reader(member.full_name, member.post, member.email, member)


@pytest.fixture
def named(cast, document):
    """The text names Boris, a card without an account, and somebody unknown."""
    card = make.person("Зорина Вера Львовна", cast.lyceum, post="учитель химии", email="zorina@example.org")
    document.people.set([card])
    rows = [("Павлов Борис Ильич", "наставник"), ("Зорина Вера Львовна", ""), ("Неизвестный Пётр Ильич", "гость")]
    return register(document, cast.anna, ознакомить=[{"имя": name, "должность": post} for name, post in rows])


def test_those_the_text_names_are_proposed(cast, named):
    found = readers_of(named)
    assert [(one.name, one.post, one.member, bool(one.person)) for one in found] == [
        ("Павлов Борис Ильич", "наставник", cast.boris, False),
        ("Зорина Вера Львовна", "учитель химии", None, True),
        ("Неизвестный Пётр Ильич", "гость", None, False),
    ]


def test_learners_are_not_proposed(cast, named):
    named.people.add(make.person("Котов Егор Ильич", cast.lyceum, status="pupil"), make.person("Лосева Ия Петровна", cast.lyceum))
    assert [one.name for one in readers_of(named)][3:] == ["Лосева Ия Петровна"]


def test_a_minor_is_not_proposed(cast, named):
    named.people.add(make.person("Котов Егор Ильич", cast.lyceum, status="other", born_on=date(2012, 1, 1)))
    assert len(readers_of(named)) == 3


def test_namesakes_are_nobodys_account(cast, named):
    make.member("Павлов Борис Ильич", Role.MENTOR, at=cast.lyceum)
    assert readers_of(named)[0].member is None


def test_a_draft_proposes_nobody_by_name(cast, document):
    assert readers_of(document) == []


def test_staff_are_members_and_cards_without_families(cast, named):
    make.member("Котова Мать Ильинична", Role.PARENT, at=cast.lyceum)
    assert [one.name for one in staff_of(cast.anna, build.DAY)] == [
        "Белова Анна Сергеевна", "Громов Андрей Петрович", "Зорина Вера Львовна", "Павлов Борис Ильич",
    ]  # fmt: skip


def test_a_member_with_a_card_is_one_reader(cast, registered):
    card = make.person("Павлов Борис Ильич", cast.lyceum, member=cast.boris, email="card@example.org")
    found = [one for one in staff_of(cast.anna, build.DAY) if one.member == cast.boris]
    assert [(one.person, one.key) for one in found] == [(card, f"m{cast.boris.pk}")]
    registered.people.add(card)
    assert readers_of(registered)[-1].email == "card@example.org"


def test_everybody_is_asked_once_and_written_to(cast, named, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = ask(named, cast.anna, *readers_of(named))
    assert [row.name for row in made] == ["Павлов Борис Ильич", "Зорина Вера Львовна", "Неизвестный Пётр Ильич"]
    assert sorted(letter.to[0] for letter in mail.outbox) == ["boris@example.org", "zorina@example.org"]
    by_link = next(letter for letter in mail.outbox if letter.to == ["zorina@example.org"])
    assert f"/read/{made[1].token}/" in by_link.body
    assert "приказ от 03.10.2026" in by_link.body
    assert "Белов" not in by_link.body + by_link.subject
    assert ask(named, cast.anna, *readers_of(named)) == []
    assert named.acquaintances.count() == 3


def test_the_secret_of_a_link_is_not_kept(cast, named):
    row = ask(named, cast.anna, reader(cast.boris))[0]
    assert row.token not in str(list(Acquaintance.objects.values_list()))
    assert len(row.token) > 40


def test_only_what_is_registered_is_read(cast, document):
    with pytest.raises(Refusal, match="зарегистрирован и действует"):
        ask(document, cast.anna, reader(cast.boris))


def test_nobody_of_another_school_is_asked(cast, registered):
    with pytest.raises(Refusal, match="своей организации"):
        ask(registered, cast.anna, reader(cast.gleb))
    with pytest.raises(Refusal, match="хотя бы одного"):
        ask(registered, cast.anna)


def test_a_sheet_has_its_end(cast, registered, monkeypatch):
    monkeypatch.setattr("duet.stages.documents.actions.reading.MOST_READERS", 1)
    with pytest.raises(Refusal, match="не больше 1 человек"):
        ask(registered, cast.anna, Reader("Зорина Вера"), Reader("Лосева Ия"))


def test_a_reader_says_so_once(cast, registered):
    row = ask(registered, cast.anna, reader(cast.boris))[0]
    actions.know(row, by=cast.boris, on=build.DAY, at=AT)
    assert (row.known_on, row.known_at, row.way) == (build.DAY, AT, "program")
    with pytest.raises(Refusal, match="уже стоит"):
        actions.know(row, by=cast.boris, on=build.DAY, at=NEXT)
    assert fresh(row).known_at == AT


def test_nobody_reads_for_another(cast, registered):
    row = ask(registered, cast.anna, reader(cast.boris))[0]
    for somebody in (cast.anna, cast.gleb, cast.dina):
        with pytest.raises(PermissionDenied):
            actions.know(row, by=somebody, on=build.DAY, at=AT)
    with pytest.raises(PermissionDenied):
        actions.know_by_link(row, by=cast.boris, on=build.DAY, at=AT)


def test_an_annulled_document_is_not_read_any_more(cast, registered):
    row = ask(registered, cast.anna, reader(cast.boris))[0]
    Document.objects.filter(pk=registered.pk).update(state="annulled")
    with pytest.raises(Refusal, match="Документ отменён"):
        actions.know(row, by=cast.boris, on=build.DAY, at=AT)


def test_the_program_marks_for_whoever_holds_the_link(cast, registered):
    row = ask(registered, cast.anna, Reader("Зорина Вера Львовна"))[0]
    actions.know_by_link(row, by=system_member(cast.lyceum, on=build.DAY), on=build.DAY, at=AT)
    assert (row.way, row.known_on) == ("link", build.DAY)


def test_a_sheet_signed_by_hand_is_marked_for_several(cast, registered):
    rows = ask(registered, cast.anna, reader(cast.boris), Reader("Зорина Вера"), Reader("Лосева Ия"))
    scan = Scan(b"%PDF-1.7", "лист.pdf")
    assert actions.mark_known(registered, by=cast.anna, rows=rows[1:], day=build.DAY, on=date(2026, 10, 5), scan=scan) == 2
    marked = fresh(rows[1])
    assert (marked.known_on, marked.known_at, marked.way, marked.marked_by_id) == (build.DAY, None, "paper", cast.anna.pk)
    assert marked.scan.read() == b"%PDF-1.7"
    assert actions.mark_known(registered, by=cast.anna, rows=rows, day=build.DAY, on=build.DAY) == 1


@pytest.mark.parametrize(
    "day, words", [(date(2026, 10, 6), "ещё не наступил"), (date(2026, 10, 2), "Ознакомиться раньше, чем документ появился")]
)
def test_a_day_of_signing_is_possible(cast, registered, day, words):
    rows = ask(registered, cast.anna, reader(cast.boris))
    with pytest.raises(Refusal, match=words):
        actions.mark_known(registered, by=cast.anna, rows=rows, day=day, on=date(2026, 10, 5))


def test_rows_of_another_document_are_not_marked(cast, registered):
    ask(registered, cast.anna, reader(cast.boris))
    other = build.draft(cast.anna)
    row = Acquaintance.objects.create(organisation=cast.lyceum, document=other, name="Зорина Вера")
    with pytest.raises(Refusal, match="Отметьте, кто подписал"):
        actions.mark_known(registered, by=cast.anna, rows=[row], day=build.DAY, on=build.DAY)
    assert fresh(row).known_on is None


def test_a_reminder_goes_once_a_day(cast, registered, django_capture_on_commit_callbacks):
    ask(registered, cast.anna, reader(cast.boris), Reader("Зорина Вера"))
    with pytest.raises(Refusal, match="Сегодня им уже писали"):
        actions.remind(registered, by=cast.anna, at=AT)
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.remind(registered, by=cast.anna, at=NEXT) == 1
    assert [letter.to for letter in mail.outbox] == [["boris@example.org"]]
    assert "напоминаем" in mail.outbox[0].subject
    assert f"/documents/{registered.pk}/" in mail.outbox[0].body
    with pytest.raises(Refusal, match="Сегодня им уже писали"):
        actions.remind(registered, by=cast.anna, at=NEXT + timedelta(hours=3))


def test_a_reminder_says_why_it_does_not_go(cast, registered, settings):
    with pytest.raises(Refusal, match="некому"):
        actions.remind(registered, by=cast.anna, at=NEXT)
    ask(registered, cast.anna, Reader("Зорина Вера"))
    with pytest.raises(Refusal, match="Адресов почты"):
        actions.remind(registered, by=cast.anna, at=NEXT)
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    with pytest.raises(Refusal, match="Почта в программе не настроена"):
        actions.remind(registered, by=cast.anna, at=NEXT)
    cast.lyceum.plays_on = build.DAY
    cast.lyceum.save()
    registered.refresh_from_db()
    with pytest.raises(Refusal, match="репетиция"):
        actions.remind(Document.objects.get(pk=registered.pk), by=cast.anna, at=NEXT)


def test_a_row_is_taken_off_the_sheet_until_it_is_read(cast, registered):
    row, other = ask(registered, cast.anna, reader(cast.boris), Reader("Зорина Вера"))
    actions.withdraw_asking(row, by=cast.anna)
    assert list(registered.acquaintances.all()) == [other]
    assert Entry.objects.filter(action="documents.withdraw_asking").get().note["member"] == cast.boris.pk
    with pytest.raises(Refusal, match="больше не просят"):
        actions.know(
            Acquaintance(pk=999_999, document=registered, organisation=cast.lyceum, member=cast.boris), by=cast.boris, on=build.DAY, at=AT
        )
    actions.mark_known(registered, by=cast.anna, rows=[other], day=build.DAY, on=build.DAY)
    with pytest.raises(Refusal, match="уже стоит"):
        actions.withdraw_asking(other, by=cast.anna)


def test_the_first_look_is_written_down(cast, registered):
    row = ask(registered, cast.anna, reader(cast.boris))[0]
    opened(registered, by=cast.anna, at=AT)
    assert fresh(row).opened_at is None
    opened(registered, by=cast.boris, at=AT)
    opened(registered, by=cast.boris, at=NEXT)
    assert fresh(row).opened_at == AT


def test_another_school_does_nothing(cast, registered):
    rows = ask(registered, cast.anna, reader(cast.boris))
    for act in (
        lambda: ask(registered, cast.gleb, reader(cast.boris)),
        lambda: actions.mark_known(registered, by=cast.boris, rows=rows, day=build.DAY, on=build.DAY),
        lambda: actions.remind(registered, by=cast.dina, at=NEXT),
        lambda: actions.withdraw_asking(rows[0], by=cast.gleb),
    ):
        with pytest.raises(PermissionDenied):
            act()
