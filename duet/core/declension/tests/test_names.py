from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.declension import Case, Gender, decline_name, gender_of, short
from duet.core.declension.tests.tables import four, rows_of

NAMES = rows_of("names.tsv")
WORDS = st.text("АБВЕЁЖЗИЙКЛНОРСЦЧШЩЫЬЭЮЯабвгеёжзийклнорсхцчшщыьэюя-.'", max_size=9)
SAID = st.one_of(st.text(max_size=30), st.lists(WORDS, max_size=5).map(" ".join))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_table_of_names_is_right_in_every_case():
    misses = [(row, got) for row in NAMES if (got := four(decline_name(row[0], Gender(row[1])))) != row[2:]]
    assert misses == []


def test_the_gender_that_a_name_tells_is_never_wrong_and_seldom_unknown():
    told = [(name, gender, gender_of(name)) for name, gender, *_ in NAMES]
    assert [(name, said) for name, gender, said in told if said not in (None, Gender(gender))] == []
    assert sum(said is None for *_, said in told) < len(told) / 20


def test_a_name_whose_gender_it_tells_itself_needs_no_word_of_it():
    misses = [name for name, gender, *forms in NAMES if gender_of(name) and four(decline_name(name)) != forms]
    assert misses == []


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        ("А. П. Громов", "А. П. Громова"),
        ("А.П. Громова", "А.П. Громовой"),
        ("Громова А.П.", "Громовой А.П."),
        ("Мария Сергеевна Белова", "Марии Сергеевны Беловой"),
        ("Любовь Петровна", "Любови Петровны"),
        ("ван Гог Питер", "ван Гога Питера"),
        ("Ван Гог Питер", "Ван Гога Питера"),
        ("Де Витте Мария Карловна", "Де Витте Марии Карловны"),
        ("Ван Олег", "Вана Олега"),
        ("фон Громова А. П.", "фон Громовой А. П."),
        ("ГРОМОВ АНТОН ПАВЛОВИЧ", "ГРОМОВА АНТОНА ПАВЛОВИЧА"),
        ("ГРОМОВА-ТКАЧ А. П.", "ГРОМОВОЙ-ТКАЧ А. П."),
        ("  Белова   Анна ", "Беловой Анны"),
        ("Белый Саша", "Белого Саши"),
        ("Чан Тхи Лан", "Чан Тхи Лан"),
        ("Фам Ван Донг", "Фам Ван Донга"),
        ("Фам Ван Тинь", "Фам Ван Тиня"),
        ("Нго Ван Хо", "Нго Ван Хо"),
        ("О’Нил Олег", "О’Нила Олега"),
        ("Жуков Данило", "Жукова Данилы"),
        ("Ёлкина Ассоль", "Ёлкиной Ассоли"),
    ],
)
def test_names_are_declined_as_people_write_them(name, genitive):
    forms = decline_name(name)
    assert forms.genitive == genitive
    assert not forms.doubtful


@pytest.mark.parametrize(
    ("name", "gender", "genitive"),
    [
        ("Нгуен Хоа", None, "Нгуен Хоа"),
        ("Ткач М. Ю.", None, "Ткач М. Ю."),
        ("А. П.", None, "А. П."),
        ("Smith John", Gender.MALE, "Smith John"),
        ("Иванова Анна Петрович", None, "Иванова Анна Петрович"),
        ("Иванова Анна Петрович", Gender.FEMALE, "Ивановой Анны Петрович"),
        ("Ким Сяомин", Gender.MALE, "Ким Сяомина"),
        ("Пивень Олег", Gender.MALE, "Пивеня Олега"),
        ("Мышь Олег", Gender.MALE, "Мыша Олега"),
        ("Цапок Олег", Gender.MALE, "Цапока Олега"),
        ("Литвин Олег", Gender.MALE, "Литвина Олега"),
        ("Горбачёк Олег", Gender.MALE, "Горбачка Олега"),
        ("Ковалёк Олег", Gender.MALE, "Ковалька Олега"),
        ("Калина Анна", Gender.FEMALE, "Калины Анны"),
        ("Шенгелая Анна", Gender.FEMALE, "Шенгелаи Анны"),
        ("Белова Ильсинь", Gender.FEMALE, "Беловой Ильсинь"),
        ("Белов6 Олег", Gender.MALE, "Белов6 Олега"),
        ("Беловъ Олег", Gender.MALE, "Беловъ Олега"),
    ],
)
def test_what_cannot_be_known_is_shown_to_a_person(name, gender, genitive):
    forms = decline_name(name, gender)
    assert forms.genitive == genitive
    assert forms.doubtful


def test_a_man_and_a_woman_of_one_surname_differ():
    assert decline_name("Ткач", Gender.MALE).dative == "Ткачу"
    assert decline_name("Ткач", Gender.FEMALE).dative == "Ткач"
    assert decline_name("Юсуф-оглы Олег", Gender.MALE).dative == "Юсуф-оглы Олегу"
    assert decline_name("Семёнов-Тян-Шанский Олег", Gender.MALE).dative == "Семёнову-Тян-Шанскому Олегу"
    assert decline_name("Рауф Франсуа", Gender.MALE).dative == "Рауфу Франсуа"
    assert decline_name("Дюбуа Карл-Жан-Пьер", Gender.MALE).dative == "Дюбуа Карлу-Жан-Пьеру"
    assert decline_name("Голомиец Олег", Gender.MALE).instrumental == "Голомийцем Олегом"
    assert decline_name("Гуралец Олег", Gender.MALE).instrumental == "Гуральцом Олегом"
    assert decline_name("Костнец Олег", Gender.MALE).instrumental == "Костнецом Олегом"
    assert decline_name("Рза Гаврило", Gender.MALE).instrumental == "Рзой Гаврилой"


def test_all_six_cases_are_said():
    forms = decline_name("Громова Юлия Олеговна")
    assert [forms[case] for case in Case] == [
        "Громова Юлия Олеговна", "Громовой Юлии Олеговны", "Громовой Юлии Олеговне", "Громову Юлию Олеговну",
        "Громовой Юлией Олеговной", "Громовой Юлии Олеговне",
    ]  # fmt: skip
    assert decline_name("Бойко Юрий Ильич").prepositional == "Бойко Юрии Ильиче"


@pytest.mark.parametrize(
    ("name", "surname_first", "initials_first"),
    [
        ("Белова Анна Сергеевна", "Беловой А. С.", "А. С. Беловой"),
        ("А. С. Белова", "Беловой А. С.", "А. С. Беловой"),
        ("Анна Сергеевна Белова", "Беловой А. С.", "А. С. Беловой"),
        ("Анна Сергеевна", "Анне Сергеевне", "Анне Сергеевне"),
        ("ван дер Вельде Анна", "ван дер Вельде А.", "А. ван дер Вельде"),
        ("Белова", "Беловой", "Беловой"),
        ("Керимова Сурия Фуад гызы", "Керимовой С. Ф.", "С. Ф. Керимовой"),
        ("", "", ""),
    ],
)
def test_names_are_shortened_in_every_case(name, surname_first, initials_first):
    forms = decline_name(name)
    assert plain(short(forms).dative) == surname_first
    assert plain(short(forms, initials_first=True).dative) == initials_first


@given(SAID, st.sampled_from([None, *Gender]))
def test_any_text_is_declined_word_by_word(text, gender):
    forms = decline_name(text, gender)
    assert forms.nominative == " ".join(text.split())
    assert {len(forms[case].split()) for case in Case} == {len(text.split())}
    assert {forms[case].count("-") for case in Case} == {text.count("-")}
    assert decline_name(text, gender) == forms
    assert len({len(short(forms)[case].split(" ")) for case in Case}) == 1


@given(st.sampled_from(NAMES))
def test_initials_are_the_same_in_every_case(row):
    family, given_, *_ = row[0].split()
    initials = f"{given_[0]}. О."
    forms = decline_name(f"{family} {initials}", Gender(row[1]))
    assert all(forms[case].endswith(f" {initials}") for case in Case)
