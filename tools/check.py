"""``make check``: every rule of the house that a machine can hold, one after another; all of them, then the verdict."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
LOCKS = ("requirements.txt", "requirements-dev.txt")
LONGEST_FILE = 400


def commands() -> Iterator[tuple[str, list[str]]]:
    """The name that is printed and the command."""
    python, templates = sys.executable, sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("duet/**/templates/**/*.html"))
    yield "ruff check", [str(BIN / "ruff"), "check", "--output-format", "concise", "."]
    yield "ruff format", [str(BIN / "ruff"), "format", "--check", "--output-format", "concise", "."]
    yield "mypy --strict", [python, "-m", "mypy", "--strict", "duet"]
    yield "lint-imports", [str(BIN / "lint-imports"), "--no-logo"]
    yield "migrations", [python, "manage.py", "makemigrations", "--check", "--dry-run"]
    yield "django checks", [python, "manage.py", "check", "--fail-level", "WARNING"]
    yield "djade", [str(BIN / "djade"), "--check", "--target-version", "5.2", *templates]
    yield "docs/reference", [python, "tools/reference.py", "--check"]


def holds(name: str, command: list[str]) -> bool:
    """Run it; what it says is shown only when it fails."""
    begun = time.monotonic()
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DUET_")}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    print(f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name} ({time.monotonic() - begun:.1f} s)", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


def locks_are_clean() -> bool:
    """A lock names libraries and hashes, never the address of somebody's mirror."""
    lines = [f"{name}: {line}" for name in LOCKS for line in (ROOT / name).read_text().splitlines() if not line.startswith("#")]
    # A pinned library goes on to the next line, to its hashes.
    bad = [line for line in lines if re.search(r"https?://|index-url|find-links", line) or ("==" in line and not line.endswith("\\"))]
    print("\n".join(["FAIL locks", *bad]) if bad else "ok   locks")
    return not bad


def advise() -> None:
    """Long files start a conversation; they do not fail."""
    for path in sorted([*ROOT.glob("duet/**/*.py"), *ROOT.glob("tests/**/*.py"), *ROOT.glob("tools/*.py")]):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LONGEST_FILE and "migrations" not in path.parts:
            print(f"note {path.relative_to(ROOT)}: {lines} lines; two thoughts in one file?")


def main() -> int:
    verdicts = [holds(name, command) for name, command in commands()] + [locks_are_clean()]
    advise()
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
