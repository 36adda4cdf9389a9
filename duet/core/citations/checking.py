"""check_citations(): a text against the dictionary of acts."""

from __future__ import annotations

from .articles import articles_mistaken
from .cited import acts_doubtful
from .model import Finding
from .numbers import numbers_misspelt
from .standards import standards_outdated


def check_citations(text: str) -> tuple[Finding, ...]:
    """What is doubtful in the citations of a text, in the order of the text; what is cited rightly gives nothing.

    >>> [(finding.written, finding.right) for finding in check_citations("приказ по ст. 358.1 ТК РФ и № 145-р о наставничестве")]
    [('358.1', '351.8'), ('145-р', 'Р-145')]
    """
    found: dict[tuple[int, int], Finding] = {}
    for finder in (numbers_misspelt, acts_doubtful, articles_mistaken, standards_outdated):
        for finding in finder(text):
            found.setdefault((finding.start, finding.end), finding)
    return tuple(found[place] for place in sorted(found))
