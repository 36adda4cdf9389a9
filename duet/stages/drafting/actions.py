"""What is done with many documents at once."""

from __future__ import annotations

from datetime import date

from duet.base.access.actions import action
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.stages.documents.actions import draft
from duet.stages.documents.desk import Desk
from duet.stages.documents.keeping import refresh
from duet.stages.documents.kinds import Answers
from duet.stages.documents.models import Document
from duet.stages.documents.outlines import Outline
from duet.stages.documents.signers import signers_of

from .kinds.asking import day_answer
from .startup.making import answers_of, known_parts, open_steps, standing, step_of, year_of


@action("drafting.start_package")
def start_package(organisation: Organisation, *, by: Member, answers: Answers, on: date) -> list[Document]:
    """Draw up everything that introduces mentoring, out of one interview (``startup.INTERVIEW``); what is there already is kept.

    An annex whose order has gone its way is left out: it goes with the order or not at all.
    """
    # Pressed twice, the second press waits here and finds the drafts of the first.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    day = day_answer(answers, "день")
    made = standing(organisation, year_of(day or on))
    signer, steps = next(iter(signers_of(organisation, day or on)), None), open_steps(organisation)
    desk = Desk(organisation, by=by, on=day or on)
    fresh: list[Document] = []
    for part, kind in known_parts(answers):
        main = made.get(part.main)
        if part.kind in made or (part.main and (main is None or not main.is_draft)):
            continue
        said = answers_of(part, kind, desk, answers, made)
        outline = Outline(said, day_answer(answers, part.day), signer, None if main else step_of(kind, steps), main)
        made[part.kind] = draft(organisation, by=by, kind=kind, outline=outline, on=on)
        fresh.append(made[part.kind])
    for main in {document.main for document in fresh if document.main}:
        # The order names the annexes it has got since it was drawn.
        refresh(main, by=by, on=on)
    note(documents=len(fresh))
    return fresh
