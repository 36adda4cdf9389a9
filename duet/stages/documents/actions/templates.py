"""Own templates: brought, looked at, accepted; put away."""

from __future__ import annotations

from datetime import datetime

from duet.base.access.actions import action
from duet.base.files.models import StoredFile, keep
from duet.base.journal.models import note
from duet.base.tenancy.models import Member, Organisation
from duet.core.errors import Refusal

from ..kinds import Kind
from ..models import OwnTemplate
from ..template_checking import faults_of

_FAULTY = "В этом файле есть ошибки, принять его нельзя. Загрузите образец ещё раз, и мы покажем их все."


@action("documents.bring_template")
def try_template(organisation: Organisation, *, by: Member, kind: Kind, content: bytes, name: str) -> StoredFile:
    """Keep the file to be looked at; nothing is made with it before it is accepted. Raises Refusal for one with faults."""
    if faults_of(content, kind):
        raise Refusal(_FAULTY)
    stored = keep(content, name=name, organisation=organisation, by=by)
    note(kind=kind.name, file=stored.pk)
    return stored


@action("documents.bring_template")
def bring_template(organisation: Organisation, *, by: Member, kind: Kind, file: StoredFile, at: datetime) -> OwnTemplate:
    """Make new documents of the kind with this file. Those that went their way keep what they were made with."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    mine = OwnTemplate.objects.at_desk_of(organisation).filter(kind=kind.name)
    latest: OwnTemplate | None = mine.first()
    if latest and latest.file_id == file.pk and latest.retired_at is None:
        # The button was pressed twice.
        return latest
    # Kinds change with the program: what was right when it was brought is looked at once more.
    if faults_of(file.read(), kind):
        raise Refusal(_FAULTY)
    mine.filter(retired_at__isnull=True).update(retired_at=at)
    made: OwnTemplate = OwnTemplate.objects.create(
        organisation=organisation, kind=kind.name, version=latest.version + 1 if latest else 1, file=file, by=by
    )
    note(kind=kind.name, version=made.version)
    return made


@action("documents.retire_template")
def retire_template(template: OwnTemplate, *, by: Member, at: datetime) -> OwnTemplate:
    """Go back to our text."""
    template.refresh_from_db(from_queryset=OwnTemplate.objects.select_for_update(of=("self",)))
    if template.retired_at is None:
        template.retired_at = at
        template.save(update_fields=["retired_at"])
        note(kind=template.kind, version=template.version)
    return template
