"""How what this stage keeps of a person past registration is deleted (DOMAIN.md §1.6.4)."""

from __future__ import annotations

from duet.stages.persons.erasing import add_eraser
from duet.stages.persons.models import Person

from .models import Assessment, Extract
from .reckoning import unnamed


def assessments(person: Person) -> int:
    """All of them, with their figures."""
    found = Assessment.objects.filter(person=person)
    count: int = found.count()
    found.delete()
    return count


def lines_of_extracts(person: Person) -> int:
    """What issued extracts say of the person; the side and the days stay, so that their totals still agree."""
    pks = {person.pk, *Person.objects.filter(merged_into=person).values_list("pk", flat=True)}
    count = 0
    for extract in Extract.objects.filter(organisation=person.organisation_id):
        about = [row for row in extract.rows if row["person"] in pks]
        for row in about:
            row["person"], row["cells"] = None, list(unnamed(row["cells"]))
        if about:
            extract.save(update_fields=["rows"])
        count += len(about)
    return count


def add_erasers() -> None:
    """When the program starts."""
    add_eraser("оценки на входе и на выходе", assessments)
    add_eraser("строки в выписках персонифицированного учёта", lines_of_extracts)
