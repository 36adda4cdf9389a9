from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..spelling import read_name, slip
from ..twins import Known, Pair, _compare, _faces, find_twins, pairs_within, within

MAY, JUNE = date(1990, 5, 2), date(1968, 6, 14)


def known(name: str, **more: object) -> Known:
    return Known(name, **more)  # type: ignore[arg-type]  # a table of cases


def reasons(one: Known, other: Known) -> tuple[str, ...] | None:
    found = find_twins([one], [other])[0]
    return found[0].reasons if found else None


def sure(one: Known, other: Known) -> bool | None:
    found = find_twins([one], [other])[0]
    return found[0].sure if found else None


WHOLE, TWO, INITIALS = "те же фамилия, имя и отчество", "те же фамилия и имя", "та же фамилия и инициалы"

TWINS = [
    # The same name, typed otherwise.
    (known("Королёва Анна Сергеевна"), known("Королева Анна Сергеевна"), (WHOLE, "буква ё")),
    (known("Королева Алёна Сергеевна"), known("Королева Алена Сергеевна"), (WHOLE, "буква ё")),
    (known("ЗИМИНА АННА СЕРГЕЕВНА"), known("Зимина Анна Сергеевна"), (WHOLE,)),
    (known("  Зимина   Анна\nСергеевна "), known("Зимина Анна Сергеевна"), (WHOLE,)),
    (known("3имина Анна, Сергеевна"), known("имина Анна Сергеевна"), (WHOLE,)),
    (known("Зимина Aннa Сергеевна"), known("Зимина Анна Сергеевна"), (WHOLE, "латинские буквы")),
    (known("Анна Сергеевна Зимина"), known("Зимина Анна Сергеевна"), (WHOLE, "слова в другом порядке")),
    (known("Анна Зимина"), known("Зимина Анна"), (TWO, "слова в другом порядке")),
    (known("Анна Зимина"), known("Зимина Анна Сергеевна"), (TWO, "слова в другом порядке")),
    (known("Павлович Роман Ильич"), known("Роман Ильич Павлович"), (WHOLE, "слова в другом порядке")),
    (known("Зимина Наталья Сергеевна"), known("Зимина Наталия Сергеевна"), (WHOLE,)),
    (known("Громов Геннадий Кириллович"), known("Громов Генадий Кирилович"), (WHOLE,)),
    (known("Русскии\N{COMBINING BREVE} Олег"), known("Русский Олег"), (TWO,)),
    # Initials and parts of a name.
    (known("Зимина А. С."), known("Зимина Анна Сергеевна"), (INITIALS,)),
    (known("Зимина А.С."), known("Зимина А. С."), (INITIALS,)),
    (known("А. С. Зимина"), known("Зимина Анна Сергеевна"), (INITIALS, "слова в другом порядке")),
    (known("Зимина АС"), known("Зимина Анна Сергеевна"), (INITIALS,)),
    (known("Зимина А."), known("Зимина Анна Сергеевна"), (INITIALS,)),
    (known("Зимина Анна С."), known("Зимина Анна Сергеевна"), (TWO,)),
    (known("Зимина Анна"), known("Зимина Анна Сергеевна"), (TWO,)),
    (known("Зимина"), known("Зимина"), ("та же фамилия",)),
    (known("Зимина", born_on=MAY), known("Зимина Анна Сергеевна", born_on=MAY), ("та же фамилия", "та же дата рождения")),
    (known("Мамедов Али Вагиф оглы"), known("МАМЕДОВ АЛИ ВАГИФ ОГЛЫ"), (WHOLE,)),
    (known("Ким О."), known("Ким Олег"), (INITIALS,)),
    # Double surnames.
    (known("Зимина-Ким Анна Сергеевна"), known("Зимина Анна Сергеевна"), ("двойная фамилия, те же имя и отчество",)),
    (known("Зимина - Ким Анна"), known("Зимина–Ким Анна"), (TWO,)),
    (known("Мамин Сибиряк Дмитрий Наркисович"), known("Мамин-Сибиряк Дмитрий Наркисович"), ("двойная фамилия, те же имя и отчество",)),
    (known("Зимина-Ким А. С."), known("Ким Анна Сергеевна"), ("двойная фамилия, те же инициалы",)),
    # A changed surname.
    (known("Ким Анна Сергеевна", former_names="Зимина"), known("Зимина Анна Сергеевна"), ("прежняя фамилия, те же имя и отчество",)),
    (known("Зимина А. С."), known("Ким Анна Сергеевна", former_names="Ли, Зимина"), ("прежняя фамилия, те же инициалы",)),
    (known("Ким (Зимина) Анна"), known("Зимина Анна"), ("прежняя фамилия, то же имя",)),
    (known("Ким Анна", former_names="Зимина Анна Сергеевна"), known("Зимина Анна"), ("прежняя фамилия, то же имя",)),
    (known("Ким Анна", former_names="Зимина"), known("Ли Анна", former_names="Зимина"), ("прежняя фамилия, то же имя",)),
    (
        known("Ким Анна Сергеевна", born_on=MAY),
        known("Зимина Анна Сергеевна", born_on=MAY),
        ("те же имя и отчество", "та же дата рождения"),
    ),
    (
        known("Ким Анна Сергеевна", phone="8 900 123-45-67"),
        known("Зимина Анна Сергеевна", phone="+79001234567"),
        ("те же имя и отчество", "тот же телефон"),
    ),
    (
        known("Ким Анна", email="Anna@example.org", born_on=MAY),
        known("Зимина Анна", email="anna@example.org", born_on=MAY),
        ("то же имя", "та же дата рождения", "та же почта"),
    ),
    # One letter wrong.
    (known("Громов Антон Павлович"), known("Громав Антон Павлович"), ("те же имя и отчество", "опечатка в фамилии")),
    (known("Громов Антон Павлович"), known("Громв Антон Павлович"), ("те же имя и отчество", "опечатка в фамилии")),
    (known("Громов Антон Павлович"), known("Горомов Антон Павлович"), ("те же имя и отчество", "опечатка в фамилии")),
    (known("Громов Антон Павлович"), known("Гормов Антон Павлович"), ("те же имя и отчество", "опечатка в фамилии")),
    (
        known("Громов Антон", born_on=MAY),
        known("Громав Антон", born_on=MAY),
        ("то же имя", "опечатка в фамилии", "та же дата рождения"),
    ),
    (known("Громов Антон Сергеевич"), known("Громов Антон Сергевич"), (WHOLE,)),
    (known("Громов Антон Павлович"), known("Громов Антон Павловч"), (TWO, "опечатка в отчестве")),
    (
        known("Громов Антон Павлович", born_on=MAY),
        known("Громов Анон Павлович", born_on=MAY),
        ("та же фамилия", "опечатка в имени", "та же дата рождения"),
    ),
    # What else agrees.
    (known("Зимина Анна", born_on=MAY), known("Зимина Анна", birth_year=1990), (TWO, "тот же год рождения")),
    (known("Зимина Анна", birth_year=1990), known("Зимина Анна", birth_year=1990), (TWO, "тот же год рождения")),
    (known("Зимина Анна", place="7 «А»"), known("Зимина Анна", place="7  «а»"), (TWO, "тот же класс или должность")),
    (known("Зимина Анна", birth_year=1990), known("Зимина Анна"), (TWO,)),
]


@pytest.mark.parametrize("one, other, why", TWINS)
def test_the_same_person_is_found_and_it_is_said_why(one: Known, other: Known, why: tuple[str, ...]) -> None:
    assert reasons(one, other) == why
    assert reasons(other, one) == why


STRANGERS = [
    # Father and son, namesakes.
    (known("Громов Антон Павлович", born_on=MAY), known("Громов Алексей Петрович", born_on=JUNE)),
    (known("Громов А. П.", born_on=MAY), known("Громов Антон Павлович", born_on=JUNE)),
    (known("Громов Антон Антонович", born_on=MAY), known("Громов Антон Антонович", born_on=JUNE)),
    (known("Зимина Анна", birth_year=1990), known("Зимина Анна", birth_year=1991)),
    (known("Зимина Анна", born_on=MAY), known("Зимина Анна", birth_year=1991)),
    (known("Зимина Анна", born_on=MAY, email="a@example.org"), known("Зимина Анна", born_on=JUNE, email="a@example.org")),
    # Brothers, sisters, twins by birth, spouses.
    (known("Громов Антон Павлович"), known("Громов Андрей Павлович")),
    (known("Зимина Алина Сергеевна", born_on=MAY), known("Зимина Арина Сергеевна", born_on=MAY)),
    (known("Зимина Алина Сергеевна", phone="89001234567"), known("Зимина Вера Сергеевна", phone="89001234567")),
    (known("Громов Антон Павлович"), known("Громова Антонина Павловна")),
    (known("Громов А. П."), known("Громова А. П.")),
    (known("Громов А. П."), known("Громов В. П.")),
    (known("Громов А. П."), known("Громов А. С.")),
    (known("Громов Антон Павлович"), known("Громов Антон Сергеевич")),
    # Too little to ask about.
    (known("Зимина"), known("Зимина Анна Сергеевна")),
    (known("Громов Антон"), known("Громав Антон")),
    (known("Громов А. П."), known("Громав А. П.")),
    (known("Ли Анна Сергеевна"), known("Ми Анна Сергеевна")),
    (known("Зимина Анна Сергеевна"), known("Ким Анна Сергеевна")),
    (known("Зимина Анна", born_on=MAY), known("Ким Анна", born_on=MAY)),
    (known("Зимина Марина Сергеевна"), known("Зимина Мария Сергеевна")),
    (known("", phone="89001234567"), known("Ким Анна", phone="89001234567")),
    (known(""), known("")),
    (known("—"), known("—")),
]


@pytest.mark.parametrize("one, other", STRANGERS)
def test_different_people_are_not_taken_for_one(one: Known, other: Known) -> None:
    assert reasons(one, other) is None
    assert reasons(other, one) is None


SURE = [
    (known("Зимина Анна Сергеевна", born_on=MAY), known("Зимина Анна Сергеевна", born_on=MAY), True),
    (known("Зимина А. С.", born_on=MAY), known("Зимина Анна Сергеевна", born_on=MAY), True),
    (known("Громов Антон Павлович", born_on=MAY), known("Громав Антон Павлович", born_on=MAY), True),
    (known("Ким Анна", former_names="Зимина", born_on=MAY), known("Зимина Анна", born_on=MAY), True),
    (known("Зимина Анна Сергеевна", email="a@example.org"), known("Зимина Анна Сергеевна", email="a@example.org"), True),
    (known("Зимина Анна Сергеевна", place="учитель"), known("Зимина Анна Сергеевна", place="учитель"), True),
    (known("Зимина Анна Сергеевна", birth_year=1990), known("Зимина Анна Сергеевна", birth_year=1990), True),
    (known("Зимина Анна Сергеевна"), known("Зимина Анна Сергеевна"), False),
    (known("Зимина А. С.", email="a@example.org"), known("Зимина Анна Сергеевна", email="a@example.org"), False),
    (known("Ким Анна Сергеевна", born_on=MAY), known("Зимина Анна Сергеевна", born_on=MAY), False),
    (known("Громов Антон П.", born_on=MAY), known("Громов Анон П.", born_on=MAY), False),
]


@pytest.mark.parametrize("one, other, expected", SURE)
def test_it_is_sure_only_where_more_than_the_name_agrees(one: Known, other: Known, expected: bool) -> None:
    assert (sure(one, other), sure(other, one)) == (expected, expected)


def test_the_likeliest_comes_first() -> None:
    existing = [known("Зимина А. С."), known("Зимина Анна Сергеевна", born_on=MAY), known("Зимина Анна")]
    [found] = find_twins([known("Зимина Анна Сергеевна", born_on=MAY)], existing)
    assert [twin.index for twin in found] == [1, 2, 0]


def test_a_telephone_of_the_whole_school_tells_nothing() -> None:
    school = [known(f"Ким{'а' * number} Анна Сергеевна", phone="2-34-56") for number in range(30)]
    assert find_twins([known("Зимина Анна Сергеевна", phone="2-34-56")], school) == [[]]


def test_pairs_and_groups_of_one_list() -> None:
    people = [known("Ким Олег"), known("Зимина А. С."), known("Ким Олег"), known("Громов Антон"), known("Олег Ким")]
    assert pairs_within(people[:3]) == [Pair(0, 2, False, (TWO,))]
    assert within(people) == [(0, 2, 4)]


def test_a_name_of_two_patronymics_is_read_in_both_ways() -> None:
    assert [name.surname for name in read_name("Абрамович Иван Ильич").readings] == ["абрамович"]
    assert [name.surname for name in read_name("Роман Ильич Абрамович").readings] == ["роман", "абрамович"]
    assert [(name.surname, name.given) for name in read_name("Анна Сергеевна").readings] == [("", "ана")]


def test_words_that_are_two_slips_apart_are_different_words() -> None:
    assert [slip(*words) for words in (("громов", "гримав"), ("громов", "ромо"), ("аб", "ба"), ("громов", "рговом"))] == [
        "",
        "",
        "swapped",
        "",
    ]


ODD = st.text(max_size=30)
NAMES = st.builds(
    " ".join,
    st.tuples(
        st.sampled_from(["Громов", "Громав", "Громова", "Королёв-Ким", "Королев", "Ким", "А.", "Cом", ""]),
        st.sampled_from(["Антон", "Анна", "А.", "А. П.", "Анон", "Aнтон", ""]),
        st.sampled_from(["Павлович", "П.", "Павловна", "Ильич", ""]),
    ),
)
PEOPLE = st.builds(
    Known,
    full_name=st.one_of(NAMES, ODD),
    former_names=st.one_of(st.just(""), NAMES, ODD),
    born_on=st.sampled_from([None, None, MAY, JUNE]),
    birth_year=st.sampled_from([None, 1990, 1968]),
    phone=st.sampled_from(["", "89001234567", "+7 900 123-45-67", "нет"]),
    email=st.sampled_from(["", "a@example.org", "A@example.org ", "нет"]),
    place=st.sampled_from(["", "учитель"]),
)


@given(PEOPLE, PEOPLE)
def test_whoever_is_like_somebody_somebody_is_like_them(one: Known, other: Known) -> None:
    assert [(twin.sure, twin.reasons) for twin in find_twins([one], [other])[0]] == [
        (twin.sure, twin.reasons) for twin in find_twins([other], [one])[0]
    ]


@given(PEOPLE)
def test_whoever_has_a_name_is_like_themselves(one: Known) -> None:
    assert [twin.index for twin in find_twins([one], [one])[0]] == ([0] if read_name(one.full_name).words else [])


@given(st.lists(PEOPLE, max_size=6))
def test_meeting_by_keys_misses_nobody(people: list[Known]) -> None:
    by_keys = [sorted(twin.index for twin in twins) for twins in find_twins(people, people)]
    faces = _faces(people)
    one_by_one = [[index for index, other in enumerate(faces) if _compare(face, other)] for face in faces]
    assert by_keys == one_by_one


@given(PEOPLE, PEOPLE)
def test_other_birthdays_part_people(one: Known, other: Known) -> None:
    if one.born_on and other.born_on and one.born_on != other.born_on:
        assert find_twins([one], [other]) == [[]]


def test_thousands_find_their_twins_among_thousands_soon() -> None:
    begins, middles, ends = ("Гром", "Зим", "Ков", "Пав", "Рыб"), ("ел", "ак", "ин", "ор"), ("ов", "ин", "ский")
    surnames = [f"{begin}{middle}{end}" for begin in begins for middle in middles for end in ends]
    given = ["Антон", "Борис", "Виктор", "Глеб", "Денис", "Егор", "Захар", "Иван", "Кирилл", "Лев"]
    fathers = [f"{name}ович" for name in ("Антон", "Борис", "Виктор", "Глеб", "Денис", "Захар", "Иван", "Кирилл")]
    people = [
        known(
            f"{surnames[at % 60]} {given[at // 60 % 10]} {fathers[at // 600 % 8]}", born_on=date(1960 + at % 61, 1 + at % 12, 1 + at % 28)
        )
        for at in range(8000)
    ]
    begun = perf_counter()
    assert len(find_twins(people[:1000], people)) == 1000
    # A third of a second here; far more only if everybody is compared with everybody.
    assert perf_counter() - begun < 10
