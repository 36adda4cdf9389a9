"""A plan counted: every row of it with what its steps come to, under its stages; and what a body above laid down beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duet.base.tenancy.models import Member
from duet.base.ui.words import plural

from ..models import Activity, Roadmap
from .numerals import genitive, neuter, singular
from .ruler import StageLine, section_line, stage_lines


@dataclass(frozen=True, slots=True)
class Counted:
    """``rows`` in the order of the table; ``own`` and ``laid`` are its sections: «3» is the third stage, «a12» came with plan 12."""

    plan: Roadmap
    beside: dict[int, Roadmap]
    rows: list[Activity]
    own: dict[str, StageLine]
    laid: dict[str, StageLine]

    @classmethod
    def of(cls, plan: Roadmap, viewer: Member, on: date) -> Counted:
        """Two queries, whatever the size of the plan; ``plan`` was asked for ``for_page``."""
        beside = {other.pk: other for other in Roadmap.objects.visible_to(viewer).laid_beside(plan)}
        here = plan.url_at(viewer.organisation)
        order = {number: place for place, number in enumerate([plan.pk, *beside])}
        asked = Activity.objects.visible_to(viewer).filter(roadmap__in=order).with_progress(on).with_marks(viewer)
        rows = sorted(asked.for_table().in_order(), key=lambda row: order[row.roadmap_id])
        of_plan = {number: [row for row in rows if row.roadmap_id == number] for number in order}
        return cls(
            plan=plan,
            beside=beside,
            rows=rows,
            own={str(line.position): line for line in stage_lines(here, of_plan[plan.pk], on)},
            laid={f"a{number}": section_line(here, other, of_plan[number], on) for number, other in beside.items() if of_plan[number]},
        )

    def key(self, row: Activity) -> str:
        """To which section a row belongs."""
        return str(row.stage.position) if row.roadmap_id == self.plan.pk else f"a{row.roadmap_id}"

    @property
    def from_above(self) -> frozenset[int]:
        """The plans whose rows are changed above and not here."""
        return frozenset(self.beside) | (frozenset([self.plan.pk]) if self.plan.is_from_above else frozenset())

    @property
    def lead(self) -> str:
        """«Выполнено 22 из 34 мероприятий. Два просрочены. Из восьми поручений сверху выполнено три, одно просрочено.»"""
        done, total, late = _summed(self.own)
        said = [f"Выполнено {done} из {total} {'мероприятия' if singular(total) else 'мероприятий'}."]
        if late:
            said.append(f"{neuter(late).capitalize()} {_late(late)}.")
        if self.laid:
            done, total, late = _summed(self.laid)
            word = "поручения" if singular(total) else "поручений"
            so_far = f"выполнено {neuter(done)}" if done else "не выполнено ни одного"
            behind = f", {neuter(late)} {_late(late)}" if late else ""
            said.append(f"Из {genitive(total)} {word} сверху {so_far}{behind}.")
        return " ".join(said)


def _summed(lines: dict[str, StageLine]) -> tuple[int, int, int]:
    done, total, late = (sum(getattr(line, name) for line in lines.values()) for name in ("done", "total", "late"))
    return done, total, late


def _late(number: int) -> str:
    return plural(number, "просрочено,просрочены,просрочено")
