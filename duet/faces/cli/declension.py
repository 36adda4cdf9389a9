"""``duet decline``: names and posts from standard input, a line each, to their forms."""

from __future__ import annotations

from duet.core.declension import Case, Forms, Gender, decline_name, decline_post

from .reading import read_lines

# In the order of contracts/cli.md.
CASES = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL)
_GENDERS = {"м": Gender.MALE, "m": Gender.MALE, "ж": Gender.FEMALE, "f": Gender.FEMALE}


def decline_names() -> None:
    """Lines «full name<TAB>м or ж or nothing» to four forms."""
    for line in read_lines():
        name, _, gender = line.partition("\t")
        _say(decline_name(name.strip(), _GENDERS.get(gender.strip().lower()[:1])))


def decline_posts() -> None:
    """Lines with a post to four forms."""
    for line in read_lines():
        _say(decline_post(line.partition("\t")[0].strip()))


def _say(forms: Forms) -> None:
    print("\t".join(forms[case] for case in CASES))
