"""``make bench``: the speeds that are promised, measured with what anybody can repeat.

* deadlines: phrases of duet/core/deadlines/tests/cases.tsv with their years and months turned, so that no phrase comes twice; read by
  ``parse`` on one core, beside ``dateparser`` on the same phrases in the same run;
* a roadmap: ``duet roadmap read FILE --json`` as a whole process, start-up included;
* the pages of a big plan, its export and its cascade, on SQLite and PostgreSQL side by side: ``bench_pages.py``.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import bench_pages
import dateparser
from make_samples import write_docx

from duet.base.files.readers import read_text
from duet.core.deadlines import Context, parse, read_context

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "duet" / "core" / "deadlines" / "tests" / "cases.tsv"
SAMPLE = ROOT / "duet" / "base" / "files" / "tests" / "samples" / "plan.docx"
# The municipal roadmap of 32 rows stands in the file whose name begins so, beside the checkout.
SOURCES = ROOT.parent / "shared" / "sources"
MUNICIPAL = "002_"
# Months declined alike; «март», «май» and «август» have other endings and stay as they are.
MONTHS = ["январ", "феврал", "апрел", "июн", "июл", "сентябр", "октябр", "ноябр", "декабр"]
TURNS, ROUNDS, READINGS = 40, 5, 7


def main() -> int:
    """Print them all."""
    phrases = turned(cases())
    print(f"deadlines: {len(cases())} phrases, {len(phrases)} with their turns, median of {ROUNDS} rounds")
    own = speed(parse, phrases, ROUNDS)
    print(f"  duet        {own:10,.0f} phrases a second")
    few = phrases[:: max(1, len(phrases) // 400)]
    other = speed(lambda phrase, context: dateparser.parse(phrase, languages=["ru"]), few, 1)
    answered = sum(dateparser.parse(phrase, languages=["ru"]) is not None for phrase, _ in few)
    print(f"  dateparser  {other:10,.0f} phrases a second ({len(few)} of the same phrases, one round; a date for {answered} of them)")
    print(f"  ratio       {own / other:10.0f}")
    with tempfile.TemporaryDirectory() as folder:
        document = municipal(Path(folder)) or SAMPLE
        seconds, rows = reading(document)
        name = document.name if document == SAMPLE else "the municipal roadmap of ../shared as .docx"
        print(f"roadmap: {name}, {rows} rows: {seconds:.2f} s (median of {READINGS}, start-up included)")
    bench_pages.compare()
    return 0


def cases() -> list[tuple[str, Context]]:
    """Phrases and what is known around them; comments and the header are passed over."""
    lines = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [(words[0], read_context(words[1] if len(words) > 1 and words[1] else "-")) for words in lines if words[0] not in ("", "phrase")]


def turned(found: Sequence[tuple[str, Context]]) -> list[tuple[str, Context]]:
    """Each phrase with other years and months: a cache of whole phrases would measure nothing."""
    return [(turn(phrase, by), context) for by in range(TURNS) for phrase, context in found]


def turn(phrase: str, by: int) -> str:
    """«до 15 июня 2024» → «до 15 июля 2025»."""
    later = re.sub(r"\b20(\d\d)\b", lambda year: f"20{(int(year[1]) + by) % 100:02}", phrase)
    return re.sub("|".join(MONTHS), lambda month: MONTHS[(MONTHS.index(month[0]) + by) % len(MONTHS)], later)


def speed(read: Callable[[str, Context], object], phrases: Sequence[tuple[str, Context]], rounds: int) -> float:
    """Phrases a second of one core: the median of the rounds, in time of the processor, so that neighbours do not count."""
    for phrase, context in phrases[:50]:
        read(phrase, context)
    took = []
    for _ in range(rounds):
        begun = time.process_time()
        for phrase, context in phrases:
            read(phrase, context)
        took.append(time.process_time() - begun)
    return len(phrases) / statistics.median(took)


def municipal(folder: Path) -> Path | None:
    """The municipal roadmap as a .docx, where its source is at hand."""
    source = next(SOURCES.glob(f"{MUNICIPAL}*.txt"), None) if SOURCES.is_dir() else None
    if source is None:
        return None
    document = folder / "municipal.docx"
    write_docx(read_text(source.read_text(encoding="utf-8")), document)
    return document


def reading(document: Path) -> tuple[float, int]:
    """Seconds from the command to the end of it, and the rows it found."""
    took, said = [], b""
    for _ in range(READINGS):
        begun = time.perf_counter()
        said = subprocess.run(
            [Path(sys.executable).parent / "duet", "roadmap", "read", document, "--json"], check=True, capture_output=True
        ).stdout
        took.append(time.perf_counter() - begun)
    return statistics.median(took), sum(len(stage["activities"]) for stage in json.loads(said)["stages"])


if __name__ == "__main__":
    # dateparser warns about phrases without a year; it is not what is measured.
    warnings.simplefilter("ignore")
    sys.exit(main())
