"""Writing a list down: everybody or nobody."""

from __future__ import annotations

from datetime import date

import pytest

from duet.base.journal.models import Entry
from duet.base.tenancy.models import Member
from duet.core.errors import Refusal
from duet.stages.bases.models import Participation
from duet.stages.gathering import actions, jobs, writing
from duet.stages.gathering.models import Batch, Line
from duet.stages.persons.models import Group, Guardian, Person
from tests import make
from tests.make import fresh

from . import build

TODAY = date(2026, 11, 20)
FAMILY = (
    "ФИО\tКласс\tДата рождения\tФИО мамы\tТелефон мамы\n"
    "Ким Олег Робертович\t7в\t12.03.2011\tКим Вера Павловна\t8 916 123-45-67\n"
    "Ким Анна Робертовна\t3а\t12.03.2015\tКим Вера Павловна\t8 916 123-45-67\n"
    "Громов Илья Олегович\t11а\t12.03.2001\tГромова Инна Львовна\t8 916 123-45-68\n"
)


def people(cast):
    return Person.objects.at_desk(cast.anna).filter(member=None).exclude(status="parent")


def test_cards_classes_and_words_of_search_are_written(cast):
    batch = build.written(cast.anna, status="pupil")
    kim = people(cast).get(full_name="Ким Олег Робертович")
    assert (kim.sort_name, kim.status, kim.sex, kim.born_on, kim.birth_year) == (
        "ким олег робертович",
        "pupil",
        "m",
        date(2011, 3, 12),
        2011,
    )
    assert (kim.phone, kim.group.title, kim.arrived_on, kim.confirmed_on) == ("+7 916 123-45-67", "7 «В»", TODAY, TODAY)
    assert Group.objects.at_desk(cast.anna).count() == 1
    assert list(Person.objects.at_desk(cast.anna).search("ким 7", TODAY)) == [kim]
    assert batch.report == {"added": 2, "changed": 0, "same": 0, "parents": 0, "joined": 0, "settled": 0}
    assert (batch.written_by, batch.trouble) == (cast.anna, "")


def test_one_line_of_the_journal_names_everybody(cast):
    batch = build.written(cast.anna)
    entry = Entry.objects.about(batch).get(action="gathering.written")
    assert entry.by == cast.anna
    assert sorted(entry.note["added"]) == sorted(people(cast).values_list("pk", flat=True))


def test_parents_are_written_once_and_tied_to_minors_only(cast):
    batch = build.written(cast.anna, FAMILY)
    mother = Person.objects.get(full_name="Ким Вера Павловна")
    assert (mother.status, mother.phone, mother.sex) == ("parent", "+7 916 123-45-67", "f")
    assert {guardian.child.full_name for guardian in Guardian.objects.filter(adult=mother, kin="mother")} == {
        "Ким Олег Робертович", "Ким Анна Робертовна",
    }  # fmt: skip
    assert not Person.objects.filter(full_name="Громова Инна Львовна").exists()
    assert batch.report["parents"] == 1
    assert mother in Person.objects.at_desk(cast.anna).search("вера", TODAY)


def test_a_parent_known_by_the_telephone_gets_no_second_card(cast):
    mother = make.person("Ким Вера Павловна", cast.lyceum, phone="8 (916) 123-45-67")
    namesake = make.person("Ким Вера Павловна", cast.lyceum, status="pupil", phone="8 (916) 123-45-67")
    build.written(cast.anna, FAMILY)
    assert {guardian.adult for guardian in Guardian.objects.all()} == {mother}
    assert namesake not in {guardian.adult for guardian in Guardian.objects.all()}


def test_parents_of_one_name_without_a_telephone_are_two(cast):
    build.written(cast.anna, "ФИО\tКласс\tФИО мамы\nКим Олег\t7в\tИванова Анна\nЛи Анна\t7в\tИванова Анна")
    assert Person.objects.filter(full_name="Иванова Анна").count() == 2


def test_a_list_brought_twice_ties_nobody_twice(cast):
    build.written(cast.anna, FAMILY)
    batch = build.read(cast.anna, FAMILY)
    actions.decide_all(batch, by=cast.anna, sure=True)
    actions.decide_all(batch, by=cast.anna, sure=False)
    actions.start_writing(batch, by=cast.anna)
    jobs.write_batch.func(batch.pk)
    assert (people(cast).count(), Guardian.objects.count()) == (3, 2)
    assert fresh(batch).report == {"added": 0, "changed": 0, "same": 3, "parents": 0, "joined": 0, "settled": 0}
    assert {line.outcome for line in Line.objects.of(batch)} == {"same"}


@pytest.mark.parametrize("who, sides", [("nobody", set()), ("mentor", {"mentor"}), ("mentee", {"mentee"}), ("columns", set())])
def test_they_come_into_the_base_that_was_said(cast, who, sides):
    build.written(cast.anna, who=who, year=2026)
    rows = Participation.objects.at_desk(cast.anna)
    assert {row.side for row in rows} == sides
    assert {(row.year, row.joined_on) for row in rows} <= {(2026, TODAY)}
    assert {row.mentee_kind for row in rows.filter(side="mentee")} <= {"learner"}


PAIRS = (
    "Наставник\tНаставляемый\tДата вхождения\tДата завершения\n"
    "Громов Андрей\tЗайцева Анна\t01.09.2026\t01.10.2026\n"
    "Громов Андрей\tКотова Ия\t01.09.2030\t"
)


def test_a_list_of_pairs_fills_both_bases(cast):
    build.written(cast.anna, PAIRS, who="columns", status="pupil", mentor_status="teacher")
    rows = {row.person.full_name: row for row in Participation.objects.at_desk(cast.anna)}
    assert {name: (row.side, row.person.status) for name, row in rows.items()} == {
        "Громов Андрей": ("mentor", "teacher"), "Зайцева Анна": ("mentee", "pupil"), "Котова Ия": ("mentee", "pupil"),
    }  # fmt: skip
    assert (rows["Зайцева Анна"].joined_on, rows["Зайцева Анна"].ended_on) == (date(2026, 9, 1), date(2026, 10, 1))
    assert rows["Котова Ия"].joined_on == TODAY


def test_a_column_of_roles_decides_for_each(cast):
    build.written(cast.anna, "ФИО\tРоль\nКим Олег\tнаставляемый\nЛи Анна\tнаставник\nГром Илья\tгость", who="columns")
    assert {row.person.full_name: row.side for row in Participation.objects.at_desk(cast.anna)} == {
        "Ким Олег": "mentee",
        "Ли Анна": "mentor",
    }


def decided(cast, text=build.PUPILS, **taken):
    """The list with the first row taken for the known card."""
    known = make.person(
        "Ким Олег Робертович", cast.lyceum, status="pupil", born_on=date(2011, 3, 12), phone="+7 900 000-00-00",
        group=Group.objects.create(organisation=cast.lyceum, title="6 «В»"),
    )  # fmt: skip
    batch = build.read(cast.anna, text)
    actions.decide(build.line(batch, "Ким"), by=cast.anna, twin=known, **taken)
    return known, batch


def write(batch, by):
    actions.start_writing(batch, by=by)
    jobs.write_batch.func(batch.pk)
    return fresh(batch)


def test_the_same_person_keeps_what_the_card_says_and_learns_the_rest(cast):
    known, batch = decided(
        cast, "ФИО\tКласс\tДата рождения\tТелефон\tПочта\nКим Олег Робертович\t7в\t12.03.2011\t8 916 123-45-67\tkim@example.org"
    )
    assert write(batch, cast.anna).report["changed"] == 1
    known = Person.objects.get(pk=known.pk)
    assert (known.phone, known.group.title, known.email, known.confirmed_on) == ("+7 900 000-00-00", "6 «В»", "kim@example.org", TODAY)
    assert Line.objects.of(batch).get().outcome == "changed"


def test_field_by_field_the_list_may_be_right(cast):
    known, batch = decided(cast, taken=["group"])
    write(batch, cast.anna)
    known = Person.objects.get(pk=known.pk)
    assert (known.phone, known.group.title) == ("+7 900 000-00-00", "7 «В»")
    assert known in Person.objects.at_desk(cast.anna).search("ким 7", TODAY)


def test_everything_that_differs_may_be_taken_from_the_list(cast):
    known, batch = decided(cast, taken=["*"])
    write(batch, cast.anna)
    assert Person.objects.get(pk=known.pk).phone == "+7 916 123-45-67"


def test_a_new_surname_is_taken_and_the_old_one_remembered(cast):
    known = make.person("Зимина Анна Сергеевна", cast.lyceum, born_on=date(1990, 5, 2), former_names="Ли", birth_year=1990)
    batch = build.read(cast.anna, "ФИО\tДата рождения\tСтаж\nКоролёва Анна Сергеевна\t02.05.1990\t12 лет", status="teacher")
    actions.decide(build.line(batch), by=cast.anna, twin=known, taken=["full_name"])
    write(batch, cast.anna)
    known = Person.objects.get(pk=known.pk)
    assert (known.full_name, known.former_names, known.sort_name) == ("Королёва Анна Сергеевна", "Ли, Зимина", "королева анна сергеевна")
    assert (known.service_months, known.service_on) == (144, TODAY)


def test_the_member_behind_a_card_is_called_the_same(cast):
    card = Person.objects.create(organisation=cast.lyceum, full_name=cast.boris.full_name, member=cast.boris, status="teacher")
    batch = build.read(cast.anna, "ФИО\tДолжность\nПавлов Борис Ильич\tучитель физики")
    actions.decide(build.line(batch), by=cast.anna, twin=card)
    write(batch, cast.anna)
    assert Member.objects.get(pk=cast.boris.pk).post == "учитель физики"


def test_a_birthday_learnt_changes_who_may_sign(cast):
    known = make.person("Ким Олег Робертович", cast.lyceum, status="pupil", birth_year=2011)
    make.consent(known, by=cast.anna)
    batch = build.read(cast.anna)
    actions.decide(build.line(batch, "Ким"), by=cast.anna, twin=known)
    write(batch, cast.anna)
    assert Person.objects.get(pk=known.pk).born_on == date(2011, 3, 12)


def test_a_card_merged_since_is_the_one_it_was_merged_into(cast):
    known, batch = decided(cast)
    heir = make.person("Ким Олег Робертович", cast.lyceum, status="pupil")
    Person.objects.filter(pk=known.pk).update(merged_into=heir)
    write(batch, cast.anna)
    assert Line.objects.of(batch).first().person == heir
    assert Person.objects.get(pk=heir.pk).born_on == date(2011, 3, 12)


def test_a_card_erased_since_stops_everything(cast, as_, url):
    known, batch = decided(cast)
    Person.objects.filter(pk=known.pk).update(erased_at="2026-11-20T10:00:00Z")
    batch = write(batch, cast.anna)
    assert (batch.state, batch.trouble, people(cast).count()) == ("read", writing.NO_CARD, 1)
    assert "уже обезличена" in build.words(as_(cast.anna).get(url("batch", batch)))


def test_two_rows_of_one_person_make_one_card(cast):
    text = "ФИО\tДата рождения\tПочта\nКим Олег Робертович\t12.03.2011\t\nКим Олег Робертович\t12.03.2011\tkim@example.org"
    batch = build.read(cast.anna, text)
    first, second = Line.objects.of(batch)
    actions.decide(second, by=cast.anna, twin=first)
    write(batch, cast.anna)
    assert people(cast).get().email == "kim@example.org"
    assert {line.person_id for line in Line.objects.of(batch)} == {people(cast).get().pk}


def test_two_rows_of_one_card_are_written_on_it_once(cast):
    known, batch = decided(cast, build.PUPILS.replace("Ли Анна Львовна", "Ким Олег Робертович").replace("01.05.2011", "12.03.2011"))
    actions.decide(Line.objects.of(batch)[1], by=cast.anna, twin=known)
    assert write(batch, cast.anna).report["added"] == 0


def test_a_row_whose_twin_was_left_out_stands_by_itself(cast):
    batch = build.read(cast.anna, "ФИО\tДата рождения\nКим Олег Робертович\t12.03.2011\nКим Олег Робертович\t12.03.2011")
    first, second = Line.objects.of(batch)
    actions.decide(second, by=cast.anna, twin=first)
    actions.skip(first, by=cast.anna)
    assert write(batch, cast.anna).report["added"] == 1


def test_bad_and_skipped_rows_are_not_written(cast):
    batch = build.read(cast.anna, "ФИО\tКласс\nКим Олег\t7в\nЛи\t7в\nГром Илья\t7в")
    actions.skip(build.line(batch, "Гром"), by=cast.anna)
    write(batch, cast.anna)
    assert [person.full_name for person in people(cast)] == ["Ким Олег"]


def test_undecided_people_are_not_written(cast):
    make.person("Ким Олег Робертович", cast.lyceum, status="pupil", born_on=date(2011, 3, 12))
    batch = build.read(cast.anna)
    with pytest.raises(Refusal, match="кто из списка уже записан"):
        actions.start_writing(batch, by=cast.anna)
    Batch.objects.update(state="writing")
    jobs.write_batch.func(batch.pk)
    assert (fresh(batch).state, fresh(batch).trouble) == ("read", writing.UNDECIDED)


def test_nobody_to_write_is_refused(cast):
    batch = build.read(cast.anna)
    for line in Line.objects.of(batch):
        actions.skip(line, by=cast.anna)
    with pytest.raises(Refusal, match="Записывать некого"):
        actions.start_writing(batch, by=cast.anna)


def test_a_failure_in_the_middle_leaves_nothing_and_names_nobody_in_the_log(cast, as_, url, caplog):
    batch = build.read(cast.anna, FAMILY, who="mentee")
    line = build.line(batch, "Громов")
    Line.objects.filter(pk=line.pk).update(values={"full_name": "Громов Илья Олегович", "birth_year": -5})
    before = {model: model.objects.count() for model in (Person, Group, Guardian, Participation)}
    batch = write(batch, cast.anna)
    assert (batch.state, batch.trouble) == ("read", jobs.NOT_WRITTEN)
    assert {model: model.objects.count() for model in before} == before
    assert not Line.objects.of(batch).filter(person__isnull=False).exists()
    assert "IntegrityError" in caplog.text
    assert "Громов" not in caplog.text
    assert "ни одна карточка не изменилась" in build.words(as_(cast.anna).get(url("batch", batch)))


def test_a_double_click_and_two_workers_write_once(cast, as_, url, django_capture_on_commit_callbacks):
    batch = build.read(cast.anna)
    client = as_(cast.anna)
    with django_capture_on_commit_callbacks():
        client.post(url("write", batch))
        client.post(url("write", batch))
    assert "Записываем людей" in client.get(url("batch", batch)).text
    jobs.write_batch.func(batch.pk)
    jobs.write_batch.func(batch.pk)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(url("write", batch)).url == url("batch", batch)
    assert people(cast).count() == 2


def test_the_button_writes_in_the_background(cast, as_, url, django_capture_on_commit_callbacks):
    batch = build.read(cast.anna)
    with django_capture_on_commit_callbacks(execute=True):
        as_(cast.anna).post(url("write", batch))
    assert fresh(batch).state == "written"


def test_a_list_put_aside_is_not_written(cast):
    batch = build.read(cast.anna)
    actions.drop(batch, by=cast.anna)
    with pytest.raises(Refusal):
        actions.start_writing(batch, by=cast.anna)


def test_writing_costs_the_same_for_any_number_of_people(cast, django_assert_max_num_queries):
    names = [f"{one}{two}ов Олег" for one in ("Бел", "Гром", "Зим", "Кот", "Лад") for two in ("ев", "ин", "ас", "ор", "ун")]
    batch = build.read(cast.anna, "ФИО\tКласс\n" + "\n".join(f"{name}\t7в" for name in names), who="mentee")
    actions.decide_all(batch, by=cast.anna, sure=False)
    actions.start_writing(batch, by=cast.anna)
    with django_assert_max_num_queries(45):
        jobs.write_batch.func(batch.pk)
    assert people(cast).count() == 25
