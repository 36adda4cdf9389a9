import pytest
from django.http import QueryDict

from duet.base.tenancy.scope import everywhere
from duet.stages.documents import pools
from duet.stages.documents.desk import Desk
from duet.stages.documents.families import Family
from duet.stages.documents.forms.answers import AnswersForm
from duet.stages.documents.kinds import Ask, Kind, Sort
from duet.stages.persons.models import Status
from tests import make

from . import build


def kind_asking(*asks):
    return Kind("asking", "D-00", Family.ORDER, "Проверка", gather=dict, compose=tuple, heading=str, asks=asks)


def form(cast, *asks, answers=None, **typed):
    data = QueryDict(mutable=True)
    for name, value in typed.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    desk = Desk(cast.lyceum, by=cast.anna, on=build.DAY)
    return AnswersForm(kind_asking(*asks), desk, data if typed else None, answers)


def kept(made):
    assert made.is_valid(), made.errors
    return made.kept()


WHO = Ask("кто", "Кто", Sort.PERSON)
PAIRS = Ask("пары", "Пары", Sort.ROWS, columns=(Ask("кто", "Кто", Sort.PERSON), Ask("с", "С", Sort.DAY)))


@everywhere()
def test_a_typed_name_is_found_among_the_cards_whatever_its_letters(cast):
    person = make.person("Зайцев Пётр Ильич", at=cast.lyceum, status=Status.TEACHER)
    assert kept(form(cast, WHO, кто=" зайцев  петр ильич"))["кто"]["person"] == person.pk


@everywhere()
def test_a_name_on_no_card_is_kept_as_it_is_written_with_its_post(cast):
    assert kept(form(cast, WHO, кто="Юдина Нина Павловна, методист"))["кто"] == {
        "person": None, "name": "Юдина Нина Павловна", "post": "методист",
    }  # fmt: skip


@everywhere()
def test_namesakes_are_asked_about_and_told_apart_by_their_post(cast):
    first = make.person("Ким Анна Олеговна", at=cast.lyceum, status=Status.TEACHER, post="логопед")
    make.person("Ким Анна Олеговна", at=cast.lyceum, status=Status.TEACHER)
    asked = form(cast, WHO, кто="Ким Анна Олеговна")
    assert (asked.is_valid(), "несколько" in str(asked.errors)) == (False, True)
    assert kept(form(cast, WHO, кто="Ким Анна Олеговна, логопед"))["кто"]["person"] == first.pk
    assert pools.told_apart([first, first])[0] == "Ким Анна Олеговна, логопед"


@everywhere()
def test_nobody_of_another_organisation_is_found(cast):
    make.person("Чужой Пётр Ильич", at=cast.other, status=Status.TEACHER)
    assert kept(form(cast, WHO, кто="Чужой Пётр Ильич"))["кто"]["person"] is None


@everywhere()
def test_an_empty_name_is_nobody(cast):
    assert kept(form(cast, WHO, кто=" "))["кто"] == {}


@everywhere()
def test_people_are_pasted_one_a_line_and_each_once(cast):
    made = form(cast, Ask("все", "Все", Sort.PEOPLE), все="Белов А. А.\r\n\r\nКим О. О.;\nБелов А. А.")
    assert [answer["name"] for answer in kept(made)["все"]] == ["Белов А. А.", "Ким О. О."]


@everywhere()
def test_rows_that_say_nothing_are_left_out(cast):
    typed = {"пары-count": "3", "пары-0-кто": "Белов А. А.", "пары-0-с": "2026-10-05", "пары-2-кто": ""}
    assert kept(form(cast, PAIRS, **typed))["пары"] == [{"кто": {"person": None, "name": "Белов А. А.", "post": ""}, "с": "2026-10-05"}]


@everywhere()
def test_more_rows_keep_what_was_typed(cast):
    made = form(cast, PAIRS, **{"пары-count": "1", "пары-0-кто": "Белов А. А.", "more": "пары"})
    rows = list(made.rows_of(PAIRS))
    assert (len(rows), rows[0][0].value(), made.wants_more) == (6, "Белов А. А.", "пары")


@everywhere()
@pytest.mark.parametrize("count", ["100000", "-1", "вчера", "9" * 30])
def test_a_count_of_rows_out_of_all_bounds_makes_no_endless_form(cast, count):
    assert len(list(form(cast, PAIRS, **{"пары-count": count}).rows_of(PAIRS))) <= 300


@everywhere()
def test_answers_are_shown_again_as_they_were_chosen(cast):
    person = make.person("Зайцев Пётр Ильич", at=cast.lyceum, status=Status.TEACHER)
    named = {"person": person.pk, "name": person.full_name, "post": ""}
    free = {"person": None, "name": "Юдина Н. П.", "post": "методист"}
    answers = {"кто": named, "все": [named, free], "пары": [{"кто": free, "с": "2026-10-05"}], "день": "2026-10-05"}
    made = form(cast, WHO, Ask("все", "Все", Sort.PEOPLE), PAIRS, Ask("день", "День", Sort.DAY), answers=answers)
    assert made["кто"].value() == "Зайцев Пётр Ильич"
    assert made["все"].value() == "Зайцев Пётр Ильич\nЮдина Н. П., методист"
    assert (made["пары-0-кто"].value(), str(made["день"].value())) == ("Юдина Н. П., методист", "2026-10-05")


@everywhere()
def test_a_document_is_chosen_by_its_number_in_the_base(cast):
    order = build.draft(cast.anna)
    asked = Ask("чем", "Чем", Sort.DOCUMENT, of=("sample_order",))
    assert [kept(form(cast, asked, чем=typed))["чем"] for typed in (str(order.pk), "")] == [order.pk, None]
    assert not form(cast, asked, чем=str(order.pk + 1)).is_valid()


@everywhere()
def test_choices_may_be_asked_of_the_desk_and_a_start_is_proposed(cast):
    asks = (
        Ask("год", "Год", Sort.CHOICE, choices=lambda desk: [(str(desk.year), desk.year_words)]),
        Ask("все", "Все", Sort.CHOICES, choices=(("а", "А"), ("б", "Б"))),
        Ask("сколько", "Сколько", Sort.NUMBER, start=lambda desk: 7), Ask("да", "Да", Sort.FLAG), Ask("текст", "Текст", Sort.TEXT),
    )  # fmt: skip
    assert form(cast, *asks)["сколько"].value() == 7
    made = kept(form(cast, *asks, год="2026", все=["а", "б"], сколько="5", да="on", текст="слова"))
    assert made == {"год": "2026", "все": ["а", "б"], "сколько": 5, "да": True, "текст": "слова"}
