"""The small judgements that a whole document seldom shows one by one."""

from duet.core.roadmaps.columns import Column
from duet.core.roadmaps.items import Item
from duet.core.roadmaps.organisations import find_organisation
from duet.core.roadmaps.placing import _liking
from duet.core.roadmaps.rows import _shared_words

from .reading import read, stages


def test_words_of_a_stage_are_liked_there_and_numbers_are_not():
    assert _liking("Подготовка условий", Column.STAGE) > 0 > _liking("1.", Column.STAGE)


def test_words_that_cannot_be_told_apart_stay_with_the_first_item():
    items = [Item(None, "Приказ", "Приказ", raw="Приказ"), Item(None, "План", "План", raw="чего нет")]
    assert _shared_words("Приказ и план", items) == ["Приказ и план", ""]


def test_an_organisation_ends_with_its_comma():
    assert find_organisation(["План работы МБОУ Лицей, утверждённый на 2026 год"]) == "МБОУ Лицей"


def test_a_plan_without_days_and_people_still_has_its_stages():
    draft = read("|№|Мероприятия|\n|1|ПОДГОТОВКА|\n|1.1|Приказ о наставничестве|\n|1.2|Положение|\n|2|РАБОТА|\n|2.1|Встречи пар|")
    assert [title for _, title, _ in stages(draft)] == ["ПОДГОТОВКА", "РАБОТА"]
