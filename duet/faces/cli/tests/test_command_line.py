from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from duet.faces.cli.main import main
from duet.faces.cli.trouble import explain

ROOT = Path(__file__).parents[4]
PLAN = (
    "УТВЕРЖДАЮ\nДиректор МБОУ «Школа № 5» О.С. Лисина\n15.02.2021 № 18п\nСОГЛАСОВАНО\nПредседатель совета\n"
    "План мероприятий МБОУ «Школа № 5» на 2021 год\n"
    "№\tМероприятия\tСроки\tОтветственные\tРезультат\n"
    "1\tПодготовка\t\t\t\n"
    "1.1\tПриказ о парах: - школа; - сад\tдо 19.02.2021г.\tДиректор школы Лисина О.С.\tПриказ ОО\n"
    "1.2\tВстреча пар\t\tкуратор\t\n"
)


def run(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, as other programs start it."""
    return subprocess.run(
        [sys.executable, "-m", "duet.faces.cli", *arguments],
        input=given,
        capture_output=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], **environment},
    )


@pytest.fixture
def stdin(monkeypatch):
    def give(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return give


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "карта.txt"
    path.write_text(PLAN, encoding="utf-8")
    return str(path)


def refusal(capsys, *arguments: str) -> str:
    """The one line a failed command says."""
    assert main(arguments) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err.strip()


def test_a_roadmap_is_printed_as_one_json_document(plan, capsys):
    assert main(["roadmap", "read", plan, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["source"] == "карта.txt"
    assert made["period"] == {"from": "2021-01-01", "to": "2021-12-31"}
    assert [activity["number"] for activity in made["stages"][0]["activities"]] == ["1.1", "1.2"]


def test_a_word_document_is_read_too(tmp_path, capsys):
    document = Document()
    document.add_paragraph("Дорожная карта на 2024 год")
    table = document.add_table(2, 3)
    for row, texts in zip(table.rows, (("Мероприятия", "Сроки", "Ответственные"), ("Встреча пар", "май", "куратор")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(tmp_path / "карта.docx")
    assert main(["roadmap", "read", str(tmp_path / "карта.docx"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["stages"][0]["activities"][0]["deadline"]["to"] == "2024-05-31"


def test_a_roadmap_is_shown_to_people_with_its_doubts_marked(plan, capsys):
    assert main(["roadmap", "read", plan]) == 0
    shown = capsys.readouterr().out
    for line in (
        "План мероприятий МБОУ «Школа № 5» на 2021 год",
        "Организация: МБОУ «Школа № 5»",
        "Период: 2021 год",
        "Утверждаю: Директор МБОУ «Школа № 5», Лисина О.С., от 15 февраля 2021, № 18п",
        "Согласовано: Председатель совета, без даты",
        "1. Подготовка",
        "  1.1. Приказ о парах",
        "      • школа",
        "      Срок: до 19.02.2021г. → до 19 февраля 2021",
        "      Ответственные: Директор школы Лисина О.С.",
        "      Результат: Приказ ОО",
        "      Срок: не указан",
        "Прочитано: 1 этап, 2 мероприятия. Проверьте 1 строку с пометкой (?).",
    ):
        assert line in shown.split("\n")
    assert "      (?) Срок не указан" in shown


def test_a_document_without_a_roadmap_says_so(stdin, capsys):
    stdin("Письмо без плана".encode())
    assert main(["roadmap", "read", "-"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("-: названия нет\n(?) Дорожная карта в документе не найдена.")
    assert "Прочитано: 0 этапов, 0 мероприятий." in shown


def test_rows_before_any_stage_and_people_unknown_are_shown(stdin, capsys):
    stdin("Мероприятия\tСроки\tОтветственные\nВстреча\tмай 2024\t\n".encode())
    assert main(["roadmap", "read", "-"]) == 0
    shown = capsys.readouterr().out
    assert "Без раздела\n  Встреча" in shown
    assert "Ответственные: не указаны" in shown


def test_deadlines_are_read_line_by_line(stdin, capsys):
    stdin("сентябрь\t2022-09-01..2023-08-31\n\nвсегда\t-\n".encode())
    assert main(["deadlines", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["kind"] for line in lines] == ["period", "unspecified", "unspecified"]
    assert lines[0]["to"] == "2022-09-30"


def test_deadlines_are_said_in_russian(stdin, capsys):
    stdin("\ufeffдо 03.10.2025\r\nдва раза в год\tschool year 2022/23".encode())
    assert main(["deadlines"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "до 03.10.2025 → до 3 октября 2025"


def test_no_lines_give_no_lines(stdin, capsys):
    stdin(b"")
    assert main(["deadlines"]) == 0
    assert capsys.readouterr().out == ""


def test_names_are_declined_in_four_columns_line_by_line(stdin, capsys):
    stdin("\ufeffТкач Олег Ильич\tм\r\nТкач Ольга Ильинична\tЖ\n\nБелова А. П.\nТкач М. Ю.\t\nТкач М. Ю.\tженский".encode())
    assert main(["decline", "names"]) == 0
    assert [line.split("\t") for line in capsys.readouterr().out.splitlines()] == [
        ["Ткача Олега Ильича", "Ткачу Олегу Ильичу", "Ткача Олега Ильича", "Ткачом Олегом Ильичом"],
        ["Ткач Ольги Ильиничны", "Ткач Ольге Ильиничне", "Ткач Ольгу Ильиничну", "Ткач Ольгой Ильиничной"],
        ["", "", "", ""],
        ["Беловой А. П.", "Беловой А. П.", "Белову А. П.", "Беловой А. П."],
        ["Ткач М. Ю."] * 4,
        ["Ткач М. Ю."] * 4,
    ]


def test_posts_are_declined_in_four_columns_line_by_line(stdin, capsys):
    stdin("заместитель директора по УВР\n\nучитель-логопед\n".encode())
    assert main(["decline", "posts"]) == 0
    assert [line.split("\t") for line in capsys.readouterr().out.split("\n")] == [
        ["заместителя директора по УВР", "заместителю директора по УВР", "заместителя директора по УВР", "заместителем директора по УВР"],
        ["", "", "", ""],
        ["учителя-логопеда", "учителю-логопеду", "учителя-логопеда", "учителем-логопедом"],
        [""],
    ]


def test_declension_speaks_utf8_in_a_process_of_its_own():
    done = run("decline", "names", given="Громов Антон Павлович\tм".encode(), LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.decode("utf-8").startswith("Громова Антона Павловича\tГромову Антону Павловичу\t")


@pytest.mark.parametrize("what", ["names", "posts"])
def test_what_is_to_be_declined_must_be_utf8(what, stdin, capsys):
    stdin("учитель".encode("cp1251"))
    assert "UTF-8" in refusal(capsys, "decline", what)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Не указана команда."),
        (("roadmap",), "Не указано, что сделать"),
        (("roadmap", "read"), "Не указан обязательный аргумент: ФАЙЛ."),
        (("roadmap", "coverage"), "Не указан обязательный аргумент: ФАЙЛ."),
        (("roadmap", "coverage", "нет такого.docx"), "Файл «нет такого.docx» не найден."),
        (("roadmap", "compare", "карта.docx"), "Команды «compare» нет."),
        (("decline",), "Не указан"),
        (("decline", "verbs"), "Справка: duet decline --help"),
        (("decline", "names", "--json"), "Лишние аргументы: --json."),
        (("deadlines", "--all"), "Лишние аргументы: --all."),
        (("deadlines", "--json=1"), "Ключ --json указывают без значения."),
        (("roadmap", "read", "нет такого.docx"), "Файл «нет такого.docx» не найден."),
        (("roadmap", "read", "\0"), "Не удалось прочитать файл"),
    ],
)
def test_a_failure_is_one_russian_line(arguments, words, capsys):
    assert words in refusal(capsys, *arguments)


def test_a_folder_is_no_file(tmp_path, capsys):
    assert "папка, а нужен файл" in refusal(capsys, "roadmap", "read", str(tmp_path))


def test_a_file_that_may_not_be_read_is_refused(tmp_path, capsys, monkeypatch):
    def forbid(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", forbid)
    assert "Нет права" in refusal(capsys, "roadmap", "read", str(tmp_path / "карта.docx"))


def test_a_broken_file_is_refused(tmp_path, capsys):
    path = tmp_path / "карта.docx"
    path.write_bytes(bytes(range(256)) * 8)
    assert refusal(capsys, "roadmap", "read", str(path))


def test_text_in_another_encoding_is_refused(stdin, capsys):
    stdin("сентябрь".encode("cp1251"))
    assert "UTF-8" in refusal(capsys, "deadlines")


class Broken(io.RawIOBase):
    """Standard input that fails as it is told to."""

    def __init__(self, failure: BaseException) -> None:
        self.failure = failure

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        raise self.failure


@pytest.mark.parametrize(
    ("failure", "words"), [(RuntimeError(), "Внутренняя ошибка программы (RuntimeError)."), (KeyboardInterrupt(), "Прервано.")]
)
def test_a_fault_is_a_line_and_no_traceback(failure, words, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Broken(failure))))
    assert refusal(capsys, "deadlines").startswith(words)


def test_a_complaint_nobody_foresaw_still_shows_the_way():
    assert explain("something else", "duet") == "Команда не понята. Справка: duet --help"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("roadmap", "--help"),
        ("roadmap", "read", "--help"),
        ("roadmap", "coverage", "-h"),
        ("deadlines", "-h"),
        ("decline", "--help"),
        ("decline", "names", "-h"),
        ("decline", "posts", "-h"),
    ],
)
def test_help_is_in_russian(arguments, capsys):
    assert main(arguments) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Использование: duet")
    assert "показать эту справку" in shown
    assert shown.count("Использование") == 1


def test_output_is_utf8_whatever_the_locale(plan):
    done = run("roadmap", "read", plan, "--json", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))["organisation"] == "МБОУ «Школа № 5»"


def test_a_closed_pipe_is_no_traceback(plan):
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "duet.faces.cli", "roadmap", "read", plan],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        env={"PYTHONPATH": str(ROOT)},
    )
    os.close(writer)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("Вывод прерван")
    assert b"Traceback" not in done.stderr


def test_a_file_name_of_any_bytes_is_shown(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xea\xe0\xf0\xf2\xe0.txt"
    Path(os.fsdecode(path)).write_text(PLAN, encoding="utf-8")
    done = run("roadmap", "read", os.fsdecode(path), "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))["source"].endswith(".txt")


def test_the_command_does_not_load_django(plan):
    both = "".join(f"main(['roadmap', {action!r}, {plan!r}]); " for action in ("read", "coverage"))
    both += "main(['decline', 'posts']); "
    code = f"import sys; from duet.faces.cli.main import main; {both}sys.exit('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False, env={"PYTHONPATH": str(ROOT)}, capture_output=True, input=b"\n")
    assert done.returncode == 0
