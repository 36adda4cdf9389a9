"""Surnames in the nominative."""

import pytest

from duet.core.responsible.surnames import Surname, surname_in_nominative


@pytest.mark.parametrize(
    ("text", "case", "gender", "expected"),
    [
        ("Ильиной", "", "", Surname("Ильина", sure=True)),
        ("Ильиной", "nomn", "", Surname("Ильина", sure=True)),
        ("Луговой", "", "", Surname("Луговой", sure=False)),
        ("Луговой", "nomn", "", Surname("Луговой", sure=True)),
        ("Беловой", "", "", Surname("Белова", sure=True)),
        ("Яровой", "", "", Surname("Яровой", sure=False)),
        ("Громовым", "", "", Surname("Громов", sure=True)),
        ("Соколовского", "", "", Surname("Соколовский", sure=True)),
        ("Соколовской", "", "", Surname("Соколовской", sure=False)),
        ("Соколовской", "datv", "", Surname("Соколовская", sure=True)),
        ("Соколовскую", "", "", Surname("Соколовская", sure=True)),
        ("Громова", "", "", Surname("Громова", sure=True)),
        ("Громова", "gent", "", Surname("Громов", sure=True)),
        ("Громову", "", "", Surname("Громову", sure=False)),
        ("Громову", "datv", "", Surname("Громов", sure=True)),
        ("Громову", "accs", "", Surname("Громова", sure=True)),
        ("Громове", "", "", Surname("Громове", sure=False)),
        ("Петренко", "gent", "", Surname("Петренко", sure=True)),
        ("Черных", "datv", "", Surname("Черных", sure=True)),
        ("Мельник", "datv", "femn", Surname("Мельник", sure=True)),
        ("Мельнику", "datv", "masc", Surname("Мельник", sure=True)),
        ("Мельнику", "", "", Surname("Мельнику", sure=False)),
        ("Мельник", "", "", Surname("Мельник", sure=True)),
        ("Мельник", "gent", "", Surname("Мельник", sure=False)),
        ("Римской-Корсаковой", "datv", "", Surname("Римская-Корсакова", sure=True)),
    ],
)
def test_a_surname_comes_back_to_the_nominative_when_grammar_is_sure(text: str, case: str, gender: str, expected: Surname) -> None:
    assert surname_in_nominative(text, case, gender) == expected
