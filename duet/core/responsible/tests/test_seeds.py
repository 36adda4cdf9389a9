"""The responsible ones of the documents the project began with (DOMAIN.md, appendix A).

The documents are not part of the project: the names in them are compared with the text they stand in.
"""

import re
from pathlib import Path

import pytest

from duet.core.responsible import read_responsible

SOURCES = Path(__file__).resolve().parents[5] / "shared" / "sources"
pytestmark = pytest.mark.skipif(not SOURCES.is_dir(), reason="the documents lie beside the checkout")

DEPUTY, HEADS, HEAD = "заместитель директора", "руководители МО", "руководитель МО"
COORDINATOR = ("Координатор", "Кураторы наставничества")


def rows(number: int) -> list[list[str]]:
    (file,) = SOURCES.glob(f"00{number}_*.txt")
    return [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if "\t" in line]


def titles(cell: str) -> tuple[str, ...]:
    return tuple(party.title for party in read_responsible(cell) if party.title)


def test_the_school_names_its_posts_without_separators() -> None:
    found = [titles(row[5]) for row in rows(0)[1:] if len(row) == 6 and row[5].strip("- ")]
    assert found == [
        *((DEPUTY,), (DEPUTY, HEADS), ("директор", DEPUTY), (DEPUTY, HEADS), (DEPUTY, HEADS), (DEPUTY, HEAD)),
        *((DEPUTY, HEAD), ("директор",), (DEPUTY, HEAD), (DEPUTY, HEAD), (DEPUTY, HEAD), (DEPUTY, HEAD)),
    ]


def test_the_college_has_a_coordinator_and_curators() -> None:
    found = [titles(row[5]) for row in rows(1)[1:] if len(row) == 6 and row[5].strip("- ")]
    deputies = ("Заместители директора", "классные руководители")
    assert found == [
        *(COORDINATOR, deputies, ("методисты",), COORDINATOR, COORDINATOR, ("методисты",), ("Куратор",)),
        *(COORDINATOR for _ in range(5)),
    ]


def test_the_town_names_itself_and_its_organisations() -> None:
    numbered = [row for row in rows(2) if re.fullmatch(r"\d+\.", row[0]) and len(row) > 4]
    owners = {}
    for row in numbered:
        cells = [cell for cell in row[3:] if re.fullmatch(r"(?:УО|ОО|00)(?:, (?:ОО|00))?|.*\(далее – (?:УО|ОО)\)", cell)]
        owners[int(row[0][:-1])] = titles("\n".join(cells))
    both = {6, 7, 8, 9, 10, 22, 23, 26, 27, 30, 31, 32}
    assert {number for number, found in owners.items() if found == ("УО", "ОО")} == both
    assert owners[2] == ("УО",)
    assert {number for number, found in owners.items() if found == ("ОО",)} == set(range(4, 33)) - both
    assert [owners[number][0].split()[0] for number in (1, 3)] == ["Управление", "Общеобразовательные"]


def test_every_post_of_the_school_with_people_has_its_person() -> None:
    cells = [row[3] for row in rows(4) if len(row) == 5 and re.search(r"[А-ЯЁ]\.[А-ЯЁ]\.", row[3]) and row[3][0].isupper()]
    cells = [cell for cell in cells if re.match("(?:Директор|Куратор)", cell)]
    assert len(cells) > 10
    for cell in cells:
        parties = read_responsible(cell)
        assert [party.person for party in parties if party.person.endswith(".")] == re.findall(r"[А-ЯЁ][а-яё]+ [А-ЯЁ]\.[А-ЯЁ]\.", cell)
        assert {party.title for party in parties} <= {"Директор школы", "куратор внедрения ЦМН", "Куратор внедрения ЦМН"}
