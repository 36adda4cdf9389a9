from __future__ import annotations

import pytest

from duet.core.plans.addressing import Audience, audience
from duet.core.responsible import read_responsible

EVERYBODY = frozenset()
CASES = [
    ("ОО", EVERYBODY, ("R-CURATOR",)),
    ("УО, ОО", EVERYBODY, ("R-CURATOR",)),
    ("УО, 00", EVERYBODY, ("R-CURATOR",)),
    ("Образовательные организации", EVERYBODY, ("R-CURATOR",)),
    ("образовательные учреждения города", EVERYBODY, ("R-CURATOR",)),
    ("ОУ", EVERYBODY, ("R-CURATOR",)),
    ("руководители ОО", EVERYBODY, ("R-HEAD",)),
    ("Руководители образовательных организаций", EVERYBODY, ("R-HEAD",)),
    ("кураторы ОО", EVERYBODY, ("R-CURATOR",)),
    ("Кураторы ОО, наставники ОО", EVERYBODY, ("R-CURATOR", "R-MENTOR")),
    ("Общеобразовательные организации", {"school"}, ("R-CURATOR",)),
    ("школы, детские сады", {"school", "kindergarten"}, ("R-CURATOR",)),
    ("заведующие ДОУ", {"kindergarten"}, ("R-HEAD",)),
    ("директора школ", {"school"}, ("R-HEAD",)),
    ("колледжи и техникумы", {"college"}, ("R-CURATOR",)),
    ("организации дополнительного образования", {"additional"}, ("R-CURATOR",)),
    ("ОО, директора школ", EVERYBODY, ("R-CURATOR", "R-HEAD")),
]
NOBODY = [
    "УО",
    "муниципальный координатор",
    "методисты",
    "Управление образования",
    "специалист управления образования, курирующий школы",
    "муниципальный координатор, методисты",
    "",
]


def read(words: str) -> Audience | None:
    return audience(party.title for party in read_responsible(words))


@pytest.mark.parametrize("words, kinds, codes", CASES)
def test_rows_for_those_below_are_known_by_their_responsible(words, kinds, codes):
    assert read(words) == Audience(frozenset(kinds), codes)


@pytest.mark.parametrize("words", NOBODY)
def test_what_the_body_above_does_itself_goes_nowhere(words):
    assert read(words) is None


def test_a_row_for_kindergartens_passes_schools_by():
    found = read("заведующие ДОУ")
    assert (found.meets("kindergarten"), found.meets("school"), read("ОО").meets("school")) == (True, False, True)
