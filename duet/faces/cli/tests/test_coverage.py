from __future__ import annotations

import io
import json
import re
import sys

import pytest

from duet.core.catalogue import CATALOGUE
from duet.faces.cli.main import main

PLAN = (
    "План мероприятий по наставничеству МБОУ «Школа № 5» на 2026 год\n"
    "№\tМероприятия\tСроки\tОтветственные\tРезультат\n"
    "1\tПодготовка условий\t\t\t\n"
    "1.1\tНазначение куратора наставничества по ст. 358.1 ТК РФ\tдо 19.02.2026г.\tДиректор школы\tПриказ\n"
    "1.2\tАнкетирование учеников\t\tкуратор\t\n"
    "1.3\tДень здоровья\tмай\t\tФотоотчёт\n"
    "2\tЗавершение наставничества\t\t\t\n"
    "2.1\tСоставление перечня запросов по закону № 999-ФЗ\tмай\tкуратор\t\n"
    "2.2\tДорожная карта\tмай\tкуратор\t\n"
)


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "карта.txt"
    path.write_text(PLAN, encoding="utf-8")
    return str(path)


def lines(capsys, *arguments: str) -> list[str]:
    assert main(["roadmap", "coverage", *arguments]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return said.out.splitlines()


def test_each_item_stands_on_a_line_of_its_own(plan, capsys):
    told = [line for line in lines(capsys, plan) if re.match(r"ST\d-\d\d", line)]
    assert sorted(line[:6] for line in told) == [item.code for item in CATALOGUE]


def test_an_item_has_its_state_its_severity_and_its_row(plan, capsys):
    told = {line[:6]: line for line in lines(capsys, plan)}
    assert told["ST1-08"] == (
        "ST1-08  есть          ключевое       Назначение куратора наставничества — строка 1.1: «Назначение куратора» (уверенность 0,98)"
    )
    assert told["ST2-01"].endswith("— строка 1.2: «Анкетирование учеников» (уверенность 0,75)")
    assert told["ST1-11"].startswith("ST1-11  проверьте     ключевое ")
    assert told["ST1-30"] == (
        "ST1-30  нет           требует закон  Ознакомление работников с Положением о наставничестве и приказами под подпись"
    )
    assert told["ST1-07"].startswith("ST1-07  не относится  рекомендуется  ")


def test_items_stand_under_headings_the_gravest_gaps_first(plan, capsys):
    headings = [line.split(" (")[0] for line in lines(capsys, plan) if re.search(r" \(\d+\):$", line)]
    assert headings == [
        "Есть в плане", "Похоже, есть: проверьте", "Нарушение закона", "Нет ключевого мероприятия методологии", "Рекомендуется",
        "Не относится к этому плану", "Строки вне каталога", "Строки без срока", "Строки без ответственного", "Ссылки на документы",
    ]  # fmt: skip


def test_what_was_understood_of_the_organisation_is_said_first(plan, capsys):
    told = lines(capsys, plan)
    assert told[0] == "План мероприятий по наставничеству МБОУ «Школа № 5» на 2026 год"
    assert "  Есть ли среди участников несовершеннолетние? Да (строка 1.2: «учеников»)." in told
    assert "  Есть ли среди участников совершеннолетние? Да." in told
    assert "  Есть ли среди наставляемых педагоги? Нет." in told


def test_rows_worth_a_look_and_citations_are_told(plan, capsys):
    told = lines(capsys, plan)
    for line in (
        "  строка 1.3: День здоровья",
        "  строка 1.2: Анкетирование учеников",
        "  ошибка: «358.1» → «351.8». О наставничестве — статья 351.8 Трудового кодекса. (строка 1.1)",
        "  проверьте: «999-ФЗ». Проверьте реквизиты акта: в справочнике программы такого нет. (строка 2.1)",
    ):
        assert line in told
    assert re.fullmatch(r"Пунктов каталога: 123\. Есть — \d+, проверьте — \d+\. Нет: нарушение закона — \d+, .+", told[-1])


def test_the_words_beside_the_table_are_looked_at(tmp_path, capsys):
    path = tmp_path / "приказ.txt"
    path.write_text("ПРИКАЗ\nПо закону № 273-Ф3\n2. Назначить наставником педагога Иванову И.И.\n\n" + PLAN, encoding="utf-8")
    told = lines(capsys, str(path))
    assert any(line.startswith("ST4-10  есть") and "вне таблицы: «Назначить наставником»" in line for line in told)
    assert any("«273-Ф3» → «273-ФЗ»" in line and line.endswith("(вне таблицы)") for line in told)


def test_a_plan_in_order_has_no_blocks_of_what_is_wrong(tmp_path, capsys):
    path = tmp_path / "карта.txt"
    path.write_text("Мероприятия\tСроки\tОтветственные\nОбучение наставников\tмай 2026\tкуратор\n", encoding="utf-8")
    told = lines(capsys, str(path))
    assert told[0] == "Названия нет"
    assert not [line for line in told if line.startswith(("Строки", "Ссылки", "Похоже"))]
    assert any("— строка 1 по порядку: «Обучение наставников»" in line for line in told)


def test_long_words_are_cut(tmp_path, capsys):
    words = " ".join(["очень"] * 40)
    path = tmp_path / "карта.txt"
    path.write_text(
        f"Мероприятия\tСроки\tОтветственные\nПриказ {words} о парах наставников и {words} группах\tмай\tкуратор\n", encoding="utf-8"
    )
    assert max(map(len, lines(capsys, str(path)))) < 300


def test_of_many_rows_three_are_named(tmp_path, capsys):
    path = tmp_path / "карта.txt"
    rows = "".join(f"{number}\tТренинг наставников\tмай\tкуратор\n" for number in range(1, 6))
    path.write_text("№\tМероприятия\tСроки\tОтветственные\n" + rows, encoding="utf-8")
    (line,) = [line for line in lines(capsys, str(path)) if line.startswith("ST4-07")]
    assert line.endswith("строка 3: «Тренинг наставников» и ещё 2 строки (уверенность 0,90)")


def test_everything_is_one_json_document_for_programs(plan, capsys):
    made = json.loads("\n".join(lines(capsys, plan, "--json")))
    assert list(made) == ["source", "facts", "items", "unmatched", "without_deadline", "without_responsible", "citations"]
    assert made["source"] == "карта.txt"
    assert made["facts"]["minors"] is True
    items = {one["id"]: one for one in made["items"]}
    assert len(items) == 123
    assert items["ST1-08"] == {
        "id": "ST1-08", "stage": 1, "title": "Назначение куратора наставничества", "severity": "core", "status": "covered",
        "confidence": 0.98, "why": "Строка 1.1: «Назначение куратора».",
        "rows": [
            {"row": 0, "number": "1.1", "title": "Назначение куратора наставничества по ст. 358.1 ТК РФ", "words": "Назначение куратора",
             "confidence": 0.98}
        ],
    }  # fmt: skip
    assert (items["ST1-30"]["severity"], items["ST1-30"]["status"], items["ST1-30"]["rows"]) == ("law", "missing", [])
    assert [row["row"] for row in made["unmatched"]] == [2]
    assert [row["row"] for row in made["without_deadline"]] == [1]
    assert [row["row"] for row in made["without_responsible"]] == [2]
    assert [(one["written"], one["right"], one["grade"], one["row"]) for one in made["citations"]] == [
        ("358.1", "351.8", "error", 0),
        ("999-ФЗ", None, "warn", 3),
    ]


def test_words_beside_the_table_have_no_row_in_json(tmp_path, capsys):
    path = tmp_path / "приказ.txt"
    path.write_text("ПРИКАЗ\n2. Назначить наставником педагога Иванову И.И.\n\n" + PLAN, encoding="utf-8")
    made = json.loads("\n".join(lines(capsys, str(path), "--json")))
    (item,) = [one for one in made["items"] if one["id"] == "ST4-10"]
    assert item["rows"] == [{"row": None, "number": None, "title": None, "words": "Назначить наставником", "confidence": 0.8}]


def test_a_document_without_rows_is_refused_in_one_line(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Письмо без плана".encode())))
    assert main(["roadmap", "coverage", "-"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.startswith("В документе не найдено ни одной строки дорожной карты")
