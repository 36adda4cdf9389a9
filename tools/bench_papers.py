"""The export of the big plan as .docx, .pdf and .xlsx: from the rows of the database to the bytes of the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench_pages import Measure
    from bench_town import Town

ROUNDS = 3
PROMISED_MS = 3000


def papers(town: Town) -> Iterator[Measure]:
    """Each format; a clear line where the writers are not there."""
    from bench_pages import Measure, timed  # noqa: PLC0415  # it asks for this module after it has started

    from duet.base.tenancy.scope import scope  # noqa: PLC0415  # upon the models
    from duet.stages.roadmaps.models.words import plan_of  # noqa: PLC0415

    try:
        from duet.base.papers import Format, roadmap_paper, write  # noqa: PLC0415  # the writers are heavy
    except ImportError as trouble:
        yield Measure("export", note=f"no writers ({trouble})")
        return
    with scope(town.school):
        for form in Format:
            yield Measure(
                f"export .{form} (promised: {PROMISED_MS} ms)",
                *timed(lambda form=form: write(roadmap_paper(plan_of(town.plan)), form), ROUNDS),
            )
