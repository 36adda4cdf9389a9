"""Where the samples of the tests of readers are."""

from __future__ import annotations

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture(scope="session")
def samples() -> Path:
    """The same roadmap of an invented school in seven formats."""
    return SAMPLES
