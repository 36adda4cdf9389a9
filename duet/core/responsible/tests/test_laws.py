"""Laws that hold for any cell: nothing breaks, nothing is lost, what was read is read the same again."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from duet.core.responsible import define_abbreviations, read_responsible
from duet.core.responsible.cleaning import clean
from duet.core.responsible.lexicon import AGREEMENT, CONJUNCTIONS, CONNECTIVES, LABELS

from .cells import CELLS as TABLE

POSTS = sorted({post for _, titles, people in TABLE for post in (*titles, *people)})
JOINTS = (", ", "; ", "/", " и ", "\n", " ", ",\n", " – ", " (по согласованию), ", " совместно с ", " а также ", ".\n", " / ")


def cells(joints: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Posts and people of the table, joined in every way."""
    pairs = st.lists(st.tuples(st.sampled_from(POSTS), st.sampled_from(joints)), max_size=6)
    return pairs.map(lambda pairs: "".join(post + joint for post, joint in pairs))


CELLS, GLUED = cells(JOINTS), cells((*JOINTS, ""))
LETTERS = st.text(alphabet="абвгде АБВГОM0о.,;:/()«»№5-–\n\tИиУуUu", max_size=60)
SERVICE = {each[:3] for each in (*CONJUNCTIONS, *LABELS, "далее", *(word for words in (*CONNECTIVES, *AGREEMENT) for word in words))}
LAW = settings(max_examples=200, deadline=None)


@given(st.one_of(st.text(max_size=80), GLUED, LETTERS))
@LAW
def test_no_text_breaks_the_reader(cell: str) -> None:
    parties = read_responsible(cell)
    assert all(party.title or party.person for party in parties)
    assert [party.main for party in parties] == [place == 0 for place in range(len(parties))]
    assert len({(party.title.casefold(), party.person) for party in parties}) == len(parties)
    assert all(short and full for short, full in define_abbreviations(cell))


@given(GLUED)
@LAW
def test_every_word_of_a_cell_is_in_some_party(cell: str) -> None:
    parties = read_responsible(cell)
    found = {stem for party in parties for stem in stems(f"{party.title} {party.person}")}
    initials = {letter for party in parties for letter in re.findall(r"([А-ЯЁ])\.", party.person)}
    assert not {stem for stem in stems(clean(cell)) - found - SERVICE if stem[0].upper() not in initials}


@given(CELLS)
@LAW
def test_titles_are_read_back_the_same(cell: str) -> None:
    titles = list(dict.fromkeys(party.title for party in read_responsible(cell) if party.title))
    again = [party.title for party in read_responsible("; ".join(titles)) if party.title]
    assert [title.casefold() for title in again] == list(dict.fromkeys(title.casefold() for title in titles))


def stems(text: str) -> set[str]:
    """How the words of a text begin: what follows is their ending, or is the same."""
    return {each.lower()[:3] for each in re.findall(r"[^\W\d_]{2,}", text)}
