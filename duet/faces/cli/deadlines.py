"""``duet deadlines``: lines «phrase<TAB>context» to their meanings."""

from __future__ import annotations

import json

from duet.core.deadlines import as_json, parse, read_context, say

from .reading import read_lines


def read_deadlines(*, as_json_lines: bool) -> None:
    """Print a meaning for every line of standard input, in its order."""
    for line in read_lines():
        phrase, _, context = line.partition("\t")
        deadline = parse(phrase, read_context(context or "-"))
        print(json.dumps(as_json(deadline), ensure_ascii=False) if as_json_lines else f"{phrase} → {say(deadline)}")
