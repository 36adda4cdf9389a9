"""Whole invented roadmaps and what they say: ``plans/*.txt``, a drawing and, below a line of «=», the expectation.

An expectation: «title:», «organisation:», «period: from..to», «approval: position | name | day | number»; then stages
«# number | title» and rows «number | title | deadline | roles; roles / persons | how many items».
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from duet.core.grids import Grid

from .drawing import grid_of

FOLDER = Path(__file__).parent / "plans"


@dataclass
class Expected:
    """What a plan says, in strings."""

    said: dict[str, str] = field(default_factory=dict)
    stages: list[tuple[str, str, list[tuple[str, ...]]]] = field(default_factory=list)


def names() -> list[str]:
    """The plans in order."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def load(name: str) -> tuple[Grid, Expected]:
    """A plan as a document and what it says."""
    drawing, _, expectation = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").partition("\n=====\n")
    return grid_of(drawing), _read(expectation)


def _read(text: str) -> Expected:
    expected = Expected()
    for line in filter(None, text.split("\n")):
        if line.startswith("# "):
            number, title = (part.strip() for part in line[2:].split("|", 1))
            expected.stages.append((number, title, []))
        elif expected.stages:
            expected.stages[-1][2].append(tuple(part.strip() for part in line.split("|")))
        else:
            key, value = line.split(":", 1)
            expected.said[key] = value.strip()
    return expected
