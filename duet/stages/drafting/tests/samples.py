"""Answers for every kind of document, from modules ``samples_*.py`` beside this one: ``SAMPLES = {kind name: answers}``."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"


def all_samples() -> dict[str, dict[str, Any]]:
    """By the name of the kind."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(HERE.glob("samples_*.py")):
        found |= import_module(f"{__package__}.{path.stem}").SAMPLES
    return found
