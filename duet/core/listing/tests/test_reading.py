"""Cells of lists: what each says, or why it says nothing and what to do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duet.core.listing import NOTES, read_said
from duet.core.listing.contacts import PHONE_LENGTH, read_email, read_phone
from duet.core.listing.days import read_day
from duet.core.listing.names import LONGEST, read_name

TODAY = date(2026, 11, 20)
NAME = "Ким Олег Робертович"


def read(**said):
    return read_said({"full_name": NAME, **{key.replace("__", "."): text for key, text in said.items()}}, today=TODAY)


def values(**said):
    found = dict(read(**said).values)
    assert found.pop("full_name") == NAME
    found.pop("sex", None)
    return found


def error(**said):
    return next(iter(read(**said).errors.values()), "")


def doubt(**said):
    return next(iter(read(**said).doubts.values()), "")


@pytest.mark.parametrize(
    "text, name",
    [
        ("Иванов ИИ", "Иванов И. И."),
        ("КОРОЛЁВА-КИМ анна", "Королёва-Ким Анна"),
        ("Анна Ким", "Ким Анна"),
        ("Гулиев Эмин Рашид Оглы", "Гулиев Эмин Рашид оглы"),
        ("3) Ким Олег", "Ким Олег"),
        ("Иванович Пётр Ильич", "Иванович Пётр Ильич"),
    ],
)
def test_a_name_is_written_as_in_papers(text, name):
    assert read_name(text).full_name == name


@pytest.mark.parametrize(
    "text, words",
    [
        ("", "Нет фамилии и имени."),
        ("Ким", "Одно слово «Ким»"),
        ("К. О.", "Нет фамилии"),
        ("Ким 0лег", "В имени «Ким 0лег» есть цифры"),
        ("<b>Ким</b> Олег", "В имени «<b>Ким</b> Олег» есть знаки"),
        ("а " * 6, "«а а а а а а» — слишком длинно"),
        ("К" * 200 + " Олег", "«КККК"),
    ],
)
def test_what_is_no_name_says_what_to_do(text, words):
    assert read_name(text).error.startswith(words)


def test_latin_letters_in_a_name_are_put_right_and_asked_about():
    name = read_name("Kим Oлег")
    assert (name.full_name, name.doubt[:27]) == ("Ким Олег", "В имени были латинские букв")


def test_a_name_of_a_list_brings_its_notes_along():
    reading = read_said({"full_name": "Ким (Ли) Анна Львовна (учится хорошо)"}, today=TODAY)
    assert reading.values == {"full_name": "Ким Анна Львовна", "former_names": "Ли", "sex": "f", NOTES: "учится хорошо"}
    assert read_said({"full_name": "Ким Анна (7в)"}, today=TODAY).values["group"] == "7 «В»"


def test_a_name_in_parts_beside_a_whole_one_keeps_both():
    said = {"surname": "Ким", "given": "Олег", "patronymic": "", "full_name": "Ким Олег Робертович"}
    assert read_said(said, today=TODAY).values == {"full_name": "Ким Олег", NOTES: "Ким Олег Робертович"}
    half = read_said({"surname": "Ким", "given": ""}, today=TODAY)
    assert half.errors == {"full_name": "Нет имени: «Ким». Допишите или пропустите строку."}
    assert read_said({"given": "Олег"}, today=TODAY).errors["full_name"].startswith("Нет фамилии")


def test_two_names_in_one_row_are_asked_about():
    assert error(full_name="Ким Олег Робертович; Ли Анна Львовна").startswith("Здесь имена нескольких людей")


def test_birth():
    assert values(born_on="12.03.2011") == {"born_on": date(2011, 3, 12), "birth_year": 2011}
    assert values(born_on="2011 г.р.") == {"birth_year": 2011}
    assert values(born_on="12.03.2011", birth_year="2012") == {"born_on": date(2011, 3, 12), "birth_year": 2011}
    assert error(born_on="12.03.2031") == "Дата 12.03.2031 ещё не наступила. Проверьте год."
    assert error(birth_year="2040") == "Год 2040 не подходит. Проверьте год."
    assert doubt(born_on="03/25/2011").startswith("Месяц и день переставлены")
    assert error(born_on="3/25/1811").startswith("Год 1811")
    assert error(born_on="март 2011") == "В дате «март 2011» нет числа. Запишите день, месяц и год: например, 12.03.2011."
    assert error(born_on="12.03.201").startswith("В дате «12.03.201» неверный год")
    assert error(born_on="12 чегобря 2011").startswith("Не получилось прочитать")
    assert values(born_on="нет") == {}


def test_days_of_taking_part():
    assert values(joined_on="01.09.2026", ended_on="2027") == {"joined_on": date(2026, 9, 1), "ended_on": date(2027, 9, 1)}
    assert doubt(arrived_on="2020") == "Указан только год: взято 1 сентября."
    assert error(joined_on="вчера").startswith("Не получилось прочитать дату")


@given(day=st.dates(date(1927, 6, 1), TODAY))
def test_a_day_is_the_same_however_it_is_written(day):
    serial = str((day - date(1899, 12, 30)).days)
    written = [f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}", f"{day.day}.{day.month}.{day.year} г.", f"{day:%d/%m/%Y}", serial]
    assert {read_day(text, today=TODAY).value.on for text in written} == {day}
    assert read_day(f"{TODAY + timedelta(days=1):%d.%m.%Y}", today=TODAY, latest=TODAY).error


def test_sex():
    assert read(sex="ж").values["sex"] == "f"
    assert doubt(sex="ж") == "Пол в столбце и отчество не сходятся. Взято то, что в столбце."
    assert doubt(sex="?!") == "Пол «?!» не понят."


def test_work():
    assert values(service="Молодой специалист") == {"young": True}
    assert values(service="1 год 3 мес", category="нет") == {"service_months": 15, "category": "none"}
    assert values(service="-", category="-") == {}
    assert error(service="с 2010 года").startswith("Не похоже на стаж")
    assert error(category="разряд").startswith("Категория «разряд» незнакома")
    assert (values(young="да"), values(young="нет"), values(young="?!")) == ({"young": True}, {}, {})


def test_contacts():
    assert values(contacts="8 916 123-45-67, kim@example.org, ул. Мира") == {
        "phone": "+7 916 123-45-67", "email": "kim@example.org", NOTES: "ул. Мира",
    }  # fmt: skip
    assert values(contacts="kim@example.org") == {"email": "kim@example.org"}
    assert error(contacts="через маму").startswith("В контактах «через маму» нет ни телефона")
    assert values(phone="8 916 123-45-67 мама")["phone"] == "+7 916 123-45-67"
    assert values(phone="звонить вечером, 8 916 123-45-67")[NOTES] == "звонить вечером"
    assert values(email="a@b.ru, c@d.ru") == {"email": "a@b.ru", NOTES: "c@d.ru"}


def test_more_telephones_than_there_is_room_for():
    outcome = read_phone("; ".join(f"8916123450{digit}" for digit in range(5)))
    assert len(outcome.value) <= PHONE_LENGTH
    assert outcome.rest.count("+7") == 3
    assert outcome.doubt == "Номеров больше двух: остальные в заметках."


@given(text=st.text(max_size=60))
def test_any_words_are_a_contact_or_an_error(text):
    for outcome in (read_phone(text), read_email(text)):
        assert bool(outcome.value) is not bool(outcome.error)
    assert len(read_phone(text).value or "") <= PHONE_LENGTH


@given(text=st.text(max_size=300))
def test_any_words_are_a_name_or_an_error(text):
    name = read_name(text)
    assert len(name.full_name) <= LONGEST
    assert name.error or len(name.full_name.split()) >= 2


def test_words_too_long_for_a_card_go_on_in_the_notes():
    reading = read(post="у" * 200)
    assert (reading.values["post"], reading.values[NOTES]) == ("у" * 150, "у" * 50)
    assert reading.doubts["post"].startswith("Слишком длинно")
    assert values(former_names="Зимина") == {"former_names": "Зимина"}
    assert read_said({"full_name": "Ким (Ли) Анна", "former_names": "Зимина"}, today=TODAY).values["former_names"] == "Ли, Зимина"


def test_sides():
    assert (values(side="Наставник"), values(side="завуч")) == ({"side": "mentor"}, {NOTES: "завуч"})


def test_past_registration():
    assert values(request="математика; друзья\n– профессия") == {"request": ["математика", "друзья", "профессия"]}
    assert doubt(difficulty="а" * 600).startswith("Слишком длинно")
    assert values(competences="ИКТ, игры; ИКТ") == {"competences": ["ИКТ", "игры"]}
    assert values(achievements=" победитель ") == {"achievements": "победитель"}
    assert (values(forms="учитель – учитель"), values(forms="любая")) == ({"forms": ["TT"]}, {NOTES: "любая"})
    assert (values(capacity="2 чел."), values(hours="1,5 ч")) == ({"capacity": 2}, {"hours": 1.5})
    assert error(capacity="много") == "Нужно число, а написано «много». Исправьте или сотрите."
    assert error(hours="100").startswith("Нужно число")
    assert (values(ages="10–14 лет"), values(ages="любой")) == ({"ages": [10, 14]}, {NOTES: "любой"})


def kin(**said):
    return [(one.full_name, one.kin, one.phone, one.email) for one in read(**said).kin]


def test_representatives():
    assert kin(mother__full_name="Ким Вера", mother__phone="89161234567") == [("Ким Вера", "mother", "+7 916 123-45-67", "")]
    assert kin(kin__full_name="Ким Вера Павловна", kin__kin="бабушка, опекун") == [("Ким Вера Павловна", "guardian", "", "")]
    assert kin(kin__full_name="Ким Роберт Олегович (отец)") == [("Ким Роберт Олегович", "father", "", "")]
    assert kin(kin__surname="Ким", kin__given="Вера") == [("Ким Вера", "mother", "", "")]
    assert kin(kin__full_name="Ким Вера Павловна", kin__contacts="v@k.ru, вечером") == [("Ким Вера Павловна", "mother", "", "v@k.ru")]
    assert read(kin__full_name="Ким Вера Павловна", kin__workplace="Завод").kin[0].workplace == "Завод"


def test_a_representative_nobody_named_or_of_unknown_kin():
    reading = read(kin__phone="89161234567")
    assert (reading.kin, reading.values[NOTES]) == ((), "+7 916 123-45-67")
    assert "карточки у него не будет" in reading.doubts["kin.full_name"]
    assert "взято «мать» или «отец»" in doubt(kin__full_name="Ким Вера Павловна")
    assert read(kin__full_name="Ким Вера Павловна (дома)").values[NOTES] == "дома"
    assert read(kin__full_name="Мама").errors["kin.full_name"].startswith("Одно слово")
    assert read(kin__phone="нет", kin__address="ул. Мира").values == read(kin__address="ул. Мира").values


def test_two_representatives_of_a_cell():
    reading = read(kin__full_name="Ким Вера Павловна, Ким Роберт Олегович")
    assert [one.full_name for one in reading.kin] == ["Ким Вера Павловна"]
    assert (reading.values[NOTES], "несколько" in reading.doubts["kin.full_name"]) == ("Ким Роберт Олегович", True)
