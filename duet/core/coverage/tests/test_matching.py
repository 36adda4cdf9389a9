"""What a row tells of, and how sure that is."""

from __future__ import annotations

from duet.core.catalogue import Facts
from duet.core.coverage import DOUBTFUL, SURE, check

from .build import EVERYTHING, NOTHING, found, plan, row


def test_a_row_tells_of_several_items():
    assert set(found("Приказ о внедрении наставничества, назначение куратора")) == {"ST1-08", "ST1-09"}


def test_each_item_of_a_list_tells_by_itself():
    told = found(row("Информирование участников", "Педагогический совет", "Родительские собрания", "Классные часы"))
    assert set(told) == {"ST1-18", "ST1-20", "ST1-22"}


def test_several_rows_may_cover_one_item():
    report = check(plan("Обучение наставников: теория", "Тренинги наставников"), EVERYTHING)
    assert [ground.place.index for ground in report.of("ST4-07").grounds] == [0, 1]


def test_the_section_raises_and_lowers_the_confidence():
    title = "Анкетирование будущих наставников"
    same, other, unknown, wide = (
        found(title, section=section)["ST3-02"]
        for section in ("Формирование базы наставников", "Завершение наставничества", "Раздел первый", "Реализация целевой модели")
    )
    assert other < unknown < wide < same


def test_a_heading_of_all_the_year_gives_no_hint():
    assert found("Педагогический совет о наставничестве", section="Информационное сопровождение") == found(
        "Педагогический совет о наставничестве"
    )


def test_a_short_row_leans_on_its_section_and_a_long_one_does_not():
    section = "Формирование базы наставляемых"
    assert "ST2-01" in found("Анкетирование", section=section)
    assert "ST2-01" not in found("Анкетирование")
    assert "ST2-10" in found("База студентов", section=section)
    assert "ST2-12" not in found("Опрос жителей города о том, какие книги они читают зимой и летом", section="Перечень запросов")


def test_a_short_row_leans_on_the_subject_of_the_plan():
    assert "ST1-10" in found("Разработка Положения")


def test_a_title_over_telling_items_is_a_heading():
    told = found(row("Обучение наставников", "Разработка памяток для наставников", "Консультации для наставников"))
    assert DOUBTFUL <= told["ST4-07"] < SURE


def test_a_title_over_details_is_the_activity():
    assert found(row("Первые встречи пар", "не позже пятницы", "в кабинете наставника"))["ST6-01"] >= SURE


def test_items_are_told_by_what_the_title_says_they_list():
    told = found(row("Базы наставников", "учителя", "старшеклассники", "выпускники"))
    assert {"ST3-05", "ST3-06", "ST3-07"} <= set(told)
    long = "учителя, которые работают в школе больше десяти лет"
    assert "ST3-05" not in found(row("Список наставников", long), facts=NOTHING)


def test_the_result_tells_less_than_the_title():
    in_title, in_result = found("Перечень запросов участников"), found(row("Сбор сведений", result="Перечень запросов участников"))
    assert DOUBTFUL <= in_result["ST2-12"] < in_title["ST2-12"]


def test_a_weak_sign_tells_only_of_what_is_wanted():
    title = "Формирование базы наставляемых"
    assert {"ST2-09", "ST2-10"} <= set(found(title))
    assert not {"ST2-09", "ST2-10"} & set(found(title, facts=NOTHING))
    assert "ST2-09" in found("Формирование базы наставляемых из педагогов", facts=NOTHING)


def test_a_weak_sign_is_to_be_checked():
    assert DOUBTFUL <= found("Дорожная карта")["ST1-11"] < SURE


def test_words_far_apart_tell_less():
    near = found("Сопоставление анкет наставников")["ST5-01"]
    words = "которые были собраны осенью во всех классах и группах нашей школы и хранятся сейчас в кабинете заместителя"
    assert found(f"Сопоставление всего того, {words}, то есть анкет")["ST5-01"] < near


def test_the_title_of_an_act_of_another_body_tells_nothing():
    act = "№ Р-145 от 25.12.2019 «Об утверждении методологии с применением обмена опытом наставников»"
    assert set(found(f"Изучение распоряжения {act}")) == {"ST1-01"}


def test_an_order_about_pairs_among_the_papers_of_stage_1_is_in_the_wrong_place_too():
    title = "Приказ о закреплении наставнических пар"
    assert {"ST1-37", "ST5-08"} <= set(found(title, section="Подготовка условий для реализации программы"))
    assert "ST1-37" not in found(title, section="Формирование наставнических пар")
    assert "ST1-37" not in found(title)


def test_words_of_the_organisation_stand_for_common_ones():
    assert "ST3-02" not in found("Анкетирование шефов")
    assert "ST3-02" in found("Анкетирование шефов", synonyms={"наставник": ["шеф"]})


def test_phrases_of_the_organisation_mean_an_item():
    phrases = {"ST1-20": ["сбор родительского актива"], "ST1-22": ["в"]}
    assert found("Осенний сбор родительского актива", synonyms=phrases) == {"ST1-20": 0.9}
    assert found(row("Встречаем осень", "родительский актив: сбор"), synonyms=phrases)["ST1-20"] == 0.9
    assert found("Осенний сбор урожая", synonyms=phrases) == {}


def test_a_row_about_something_else_tells_nothing():
    for title in ("День здоровья", "Ремонт спортивного зала", "Конкурс рисунков", "", "!!!", "Питание"):
        assert found(title) == {}, title


def test_usual_facts_are_enough():
    assert "ST4-07" in found("Обучение наставников", facts=Facts())
