import json

from duet.core.calendar import Period
from duet.core.roadmaps import draft_as_json, recognise

from .drawing import grid_of
from .reading import read

PLAN = """УТВЕРЖДАЮ
Директор МБОУ «Школа № 5» О.С. Лисина
15.02.2021 № 18п
СОГЛАСОВАНО
Начальник отдела образования
План мероприятий МБОУ «Школа № 5» на 2021 год
|№ п/п|Мероприятия|Сроки|Ответственные|Результат|
|1|Подготовка|||
|1.1|Приказ о парах: - школа; - сад|до 19.02.2021г.|Директор школы Лисина О.С.|Приказ ОО|
|1.2|Встреча||куратор||
"""


def test_the_json_has_the_keys_and_nesting_that_programs_rely_on():
    made = draft_as_json(recognise(grid_of(PLAN), source="карта.docx"))
    assert list(made) == ["source", "title", "organisation", "period", "approval", "header", "abbreviations", "stages"]
    assert made["source"] == "карта.docx"
    assert made["period"] == {"from": "2021-01-01", "to": "2021-12-31"}
    assert made["approval"] == {
        "position": "Директор МБОУ «Школа № 5»",
        "name": "Лисина О.С.",
        "date": "2021-02-15",
        "order_no": "18п",
        "agreement": {"position": "Начальник отдела образования", "name": None, "date": None, "order_no": None},
    }
    assert made["header"] == ["№ п/п", "Мероприятия", "Сроки", "Ответственные", "Результат"]
    assert [(stage["number"], stage["title"]) for stage in made["stages"]] == [("1", "Подготовка")]
    first, second = made["stages"][0]["activities"]
    assert list(first) == [
        "number", "title", "content", "deadline_text", "deadline", "responsible", "persons", "result", "doubts",
    ]  # fmt: skip
    assert (first["number"], first["content"], first["result"]) == ("1.1", ["школа", "сад"], "Приказ ОО")
    assert (first["responsible"], first["persons"]) == (["Директор школы"], ["Лисина О.С."])
    assert first["deadline"]["to"] == "2021-02-19"
    assert (second["deadline_text"], second["result"], second["deadline"]["kind"]) == (None, None, "unspecified")
    assert all(isinstance(doubt, str) for doubt in second["doubts"])
    assert json.loads(json.dumps(made, ensure_ascii=False)) == made


def test_what_a_document_does_not_say_is_null_or_empty():
    made = draft_as_json(read("|Мероприятия|Сроки|\n|Встреча|сентябрь|"))
    assert (made["title"], made["organisation"], made["period"], made["approval"]) == (None, None, None, None)
    assert (made["abbreviations"], made["stages"][0]["number"], made["stages"][0]["title"]) == ({}, None, None)
    assert made["stages"][0]["activities"][0]["responsible"] == []


def test_an_agreement_alone_stands_in_an_empty_approval():
    made = draft_as_json(read("СОГЛАСОВАНО\nПредседатель совета И.П. Волков\nПлан работы\n|Мероприятия|Сроки|\n|Встреча|май 2024|"))
    assert made["approval"]["name"] is None
    assert made["approval"]["agreement"]["name"] == "Волков И.П."


def test_a_guessed_period_is_no_fact_of_the_document():
    draft = read("|№|Мероприятие|Сроки|Ответственные|\n|1|Приказ|сентябрь 2024|директор|\n|2|Итоги|май 2025|куратор|")
    assert (draft.period_said, draft_as_json(draft)["period"]) == (False, None)
    assert draft.period == Period.school_year(2024)
