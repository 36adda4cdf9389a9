"""A dozen untidy lists of invented people: what each of them tells."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from duet.core.listing import Field, Meaning, Owner, people_of, read_list, read_said

from . import untidy

TODAY = date(2026, 11, 20)


def meanings(sheets, choices=None):
    return {column.title: column.guess.meaning.key for column in read_list(sheets, choices).columns}


def told(sheets, choices=None):
    """Values of everybody, without what is the same for all tests."""
    return [dict(read_said(person.said, today=TODAY).values) for person in people_of(read_list(sheets, choices))]


def names(sheets):
    return [values.get("full_name") for values in told(sheets)]


def test_a_mentor_merged_down_over_mentees_is_one_mentor():
    listing = read_list(untidy.PAIRS)
    people = people_of(listing)
    assert [(person.part, person.side, person.said["full_name"]) for person in people] == [
        ("mentor", "mentor", "Тимофеева Ольга Николаевна"),
        ("mentee", "mentee", "Зайцева Анна Дмитриевна"),
        ("mentee", "mentee", "Лебедь Улькер Хафиз кызы"),
        ("mentee", "mentee", "Котова Айша Маратовна"),
    ]
    assert (listing.side, listing.status, listing.mentor_status) == ("", "teacher", "teacher")
    assert told(untidy.PAIRS)[:3] == [
        {"full_name": "Тимофеева Ольга Николаевна", "sex": "f", "category": "highest"},
        {"full_name": "Зайцева Анна Дмитриевна", "sex": "f", "young": True},
        {"full_name": "Лебедь Улькер Хафиз кызы", "sex": "f", "service_months": 15},
    ]


def test_a_header_of_two_levels_numbers_under_it_and_a_header_again():
    listing = read_list(untidy.IN_TWO_LEVELS)
    assert meanings(untidy.IN_TWO_LEVELS) == {
        "Обучающийся / ФИО": "self.full_name",
        "Обучающийся / класс": "self.group",
        "Родители / Мать": "mother.full_name",
        "Родители / тел. матери": "mother.phone",
        "Родители / Отец": "father.full_name",
    }
    assert [row.cells["обучающийся / фио"] for row in listing.rows] == ["Ким Олег Робертович", "Ли Анна Львовна"]
    first = read_said(people_of(listing)[0].said, today=TODAY)
    assert [(one.full_name, one.kin, one.phone) for one in first.kin] == [
        ("Ким Вера Павловна", "mother", "+7 916 123-45-67"),
        ("Ким Роберт Олегович", "father", ""),
    ]


def test_a_class_over_rows_holds_for_them_and_a_total_is_no_row():
    assert [(values["full_name"], values["group"]) for values in told(untidy.BY_CLASSES)] == [
        ("Ким Олег Робертович", "7 «А»"),
        ("Ли Анна Львовна", "7 «Б»"),
    ]
    assert "Итого: 2" in [aside.text for aside in read_list(untidy.BY_CLASSES).asides]


def test_the_name_of_a_sheet_is_the_class():
    assert [(values["full_name"], values["group"]) for values in told(untidy.SHEETS)] == [
        ("Ким Олег Робертович", "5 «А»"),
        ("Ли Анна Львовна", "5 «Б»"),
    ]
    assert len(read_list(untidy.SHEETS).columns) == 2


def test_a_list_without_a_header_is_known_by_its_values():
    listing = read_list(untidy.WITHOUT_A_HEADER)
    assert [column.guess.meaning.field for column in listing.columns] == ["full_name", "born_on", "phone", "email", "group"]
    assert [column.guess.is_sure for column in listing.columns] == [True, False, True, True, True]
    assert listing.columns[1].guess.why == "значения похожи на даты: 2 из 2"


def test_a_name_in_parts_is_put_together_and_an_unknown_column_is_kept():
    assert [values["full_name"] for values in told(untidy.IN_PARTS)] == ["Ким Олег Робертович", "Ли Анна"]
    first = people_of(read_list(untidy.IN_PARTS))[0]
    assert first.unmatched == (("№ п/п", "1"), ("Соц. статус", "многодетная"))


def test_names_alone_are_a_list():
    assert told(untidy.ONLY_NAMES)[:2] == [
        {"full_name": "Ким Олег Робертович", "sex": "m", "group": "8 «В»"},
        {"full_name": "Ли Анна Львовна", "sex": "f", "group": "8 «Г»"},
    ]
    assert names(untidy.ONLY_NAMES) == ["Ким Олег Робертович", "Ли Анна Львовна", "Громов А. П.", "Рубцова Е. А.", None]


def test_the_base_of_the_recommendations_is_understood_whole():
    mentor, mentee = sorted(people_of(read_list(untidy.BASE_OF_MENTEES)), key=lambda person: person.part, reverse=True)
    assert (mentor.part, read_said(mentor.said, today=TODAY).values) == (
        "mentor",
        {"full_name": "Громов Андрей Павлович", "sex": "m", "forms": ["UU"], "workplace": "Школа № 12"},
    )
    reading = read_said(mentee.said, today=TODAY)
    assert reading.values["request"] == ["математика"]
    assert (reading.values["birth_year"], reading.values["joined_on"]) == (2011, date(2026, 9, 1))


def test_who_has_a_mentor_is_a_mentee():
    assert [(person.part, person.said["full_name"]) for person in people_of(read_list(untidy.BASE_WITH_A_MENTOR))] == [
        ("mentor", "Громов Андрей Павлович"),
        ("mentee", "Ким Олег Робертович"),
    ]
    assert meanings(untidy.BASE_WITH_A_MENTOR)["Класс"] == "mentee.group"


def test_teachers_are_told_by_their_columns():
    assert read_list(untidy.TEACHERS).status == "teacher"
    first, second = (read_said(person.said, today=TODAY) for person in people_of(read_list(untidy.TEACHERS)))
    assert first.values == {
        "full_name": "Громов Андрей Павлович", "sex": "m", "post": "учитель", "subjects": "физика", "category": "highest",
        "service_months": 254, "phone": "+7 916 123-45-67", "email": "gromov@example.org",
    }  # fmt: skip
    assert second.values["category"] == "conformity"
    assert second.values["service_months"] == 60
    assert second.errors == {"phone": "Excel испортил номер: вместо него «9,16E+10». Впишите телефон целиком."}


def test_two_people_of_a_cell_are_two_and_a_mentor_named_again_is_one():
    people = people_of(read_list(untidy.TWO_IN_A_CELL))
    assert [(person.part, person.said["full_name"], person.said.get("group")) for person in people] == [
        ("mentor", "Громов Андрей Павлович", None),
        ("mentee", "Ким Олег Робертович", "7а"),
        ("mentee", "Ли Анна Львовна", "8б"),
        ("mentee", "Рубцов Илья Олегович", "9в"),
    ]


def test_a_column_of_roles_tells_the_side_of_each():
    assert [values.get("side") for values in told(untidy.WITH_ROLES)] == ["mentee", "mentor", None]
    assert told(untidy.WITH_ROLES)[2]["notes"] == "куратор"


def test_what_a_person_says_of_a_column_goes_before_all():
    choice = {"соц. статус": Meaning(Owner.SELF, Field.WISHES).key}
    assert meanings(untidy.IN_PARTS, choice)["Соц. статус"] == "self.wishes"
    assert told(untidy.IN_PARTS, choice)[0]["wishes"] == "многодетная"
    assert meanings(untidy.IN_PARTS, {"соц. статус": "чепуха"})["Соц. статус"] == "self.other"


@pytest.mark.parametrize("sheets", untidy.ALL.values(), ids=untidy.ALL)
def test_no_word_of_the_dozen_is_lost(sheets):
    assert_nothing_lost(sheets)


@settings(max_examples=150, deadline=None)
@given(sheets=untidy.any_list())
def test_no_row_and_no_cell_of_any_list_is_lost(sheets):
    assert_nothing_lost(sheets)


def assert_nothing_lost(sheets):
    """Every text is a title beside the rows or a cell of a row; every cell of a row is told of somebody or stands beside them."""
    listing = read_list(sheets)
    rows = {(row.sheet, row.number): row for row in listing.rows}
    kept = [" ".join(text.split()) for row in listing.rows for text in row.cells.values()]
    asides = " ".join(aside.text for aside in listing.asides)
    for text in untidy.words_of(sheets):
        assert any(text in cell for cell in kept) or text in asides, text
    people = people_of(listing)
    assert {(person.sheet, person.number) for person in people} <= rows.keys()
    for row in listing.rows:
        # A mentor named again is told of in the row that named them first.
        said = [text for person in people for text in (*person.said.values(), *(text for _, text in person.unmatched))]
        for text in row.cells.values():
            for line in text.split("\n"):
                assert any(line in other for other in said) or text.strip() in ("", "-"), (text, said)


@settings(max_examples=150, deadline=None)
@given(sheets=untidy.any_list())
def test_whatever_is_told_is_read_without_stumbling(sheets):
    for person in people_of(read_list(sheets)):
        reading = read_said(person.said, today=TODAY)
        assert reading.values.get("full_name") or reading.errors.get("full_name")
        assert all(words.endswith((".", ")")) for words in (*reading.errors.values(), *reading.doubts.values()))
