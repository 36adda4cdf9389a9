"""Every cell of the table is read exactly."""

import pytest

from duet.core.responsible import read_responsible

from .cells import CELLS


@pytest.mark.parametrize(("cell", "titles", "people"), CELLS, ids=[cell for cell, _, _ in CELLS])
def test_a_cell_is_read_exactly(cell: str, titles: tuple[str, ...], people: tuple[str, ...]) -> None:
    parties = read_responsible(cell)
    assert tuple(party.title for party in parties if party.title) == titles
    assert tuple(party.person for party in parties if party.person) == people
