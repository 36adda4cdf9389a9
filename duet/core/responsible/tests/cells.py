"""The table of cells: ``cases.tsv`` has a cell, its titles and its people on a line, « | » between them, «\\n» for a line break.

The expected readings were written down by reasoning about the Russian, before the reader saw the cells.
"""

from pathlib import Path

CELLS = [
    (cell.replace("\\n", "\n"), tuple(filter(None, titles.split(" | "))), tuple(filter(None, people.split(" | "))))
    for line in (Path(__file__).parent / "cases.tsv").read_text(encoding="utf-8").splitlines()
    for cell, titles, people in [line.split("\t")]
]
