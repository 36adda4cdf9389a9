"""The version of the program: the newest heading of CHANGELOG.md, so that it is written once."""

from __future__ import annotations

import re
from pathlib import Path

CHANGELOG = Path(__file__).resolve().parent.parent.parent / "CHANGELOG.md"


def newest(changelog: str) -> str:
    """The number in the first ``## [1.2.3]``; empty while nothing has been released.

    >>> newest("# Changes\\n\\n## [Unreleased]\\n\\n## [1.2.0] — 2027-01-15\\n\\n## [1.1.0] — 2026-12-01\\n")
    '1.2.0'
    >>> newest("## [Unreleased]")
    ''
    """
    found = re.search(r"^## \[(\d[^\]]*)\]", changelog, re.MULTILINE)
    return found[1] if found else ""


VERSION = newest(CHANGELOG.read_text(encoding="utf-8")) if CHANGELOG.exists() else ""
