"""A rehearsal thrown away: every row of its organisations, whatever stage keeps it, and the files nobody else has.

The rows go without asking each other (the database looks whether everything fits when the transaction ends), so a stage that
is added later need not be named here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from django.apps import apps
from django.db import models, transaction

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Member, Organisation

# How a row knows its organisation, the nearest first.
OWNERS = {Organisation: "organisation", Member: "member__organisation"}


def way_to_organisation(model: type[models.Model]) -> str:
    """The look-up from a row to its organisation; empty for what belongs to none.

    Rows that hang on another row of an organisation («кто держит роль») are found through it.
    """
    if model is Organisation:
        return "pk"
    links = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    for owner in (Organisation, Member):
        for field in links:
            if field.related_model is owner and field.name in ("organisation", "member"):
                return OWNERS[owner]
    for field in links:
        target = field.related_model
        if isinstance(target, type) and target is not model and any(link.name == "organisation" for link in target._meta.concrete_fields):
            return f"{field.name}__organisation"
    return ""


def owned() -> Iterator[tuple[type[models.Model], str]]:
    """Every table with rows of organisations, and the way from a row to its organisation."""
    for model in apps.get_models():
        if not model._meta.proxy and (way := way_to_organisation(model)):
            yield model, way


@transaction.atomic
def clear(root: Organisation) -> None:
    """Delete the organisation, everything below it and everything that is theirs."""
    places = list(Organisation.objects.filter(path__startswith=root.path).values_list("pk", flat=True))
    files = list(StoredFile._base_manager.filter(organisation__in=places))
    hashes = [file.sha256 for file in files]
    elsewhere = StoredFile._base_manager.exclude(organisation__in=places).filter(sha256__in=hashes)
    kept = set(elsewhere.values_list("sha256", flat=True))
    # What is found through another row goes before it.
    for model, way in sorted(owned(), key=lambda pair: "__" not in pair[1]):
        if model is not Organisation:
            rows = model._base_manager.filter(**{f"{way}__in": places})
            model._base_manager.filter(pk__in=rows.values("pk"))._raw_delete(rows.db)
    Organisation._base_manager.filter(pk__in=places)._raw_delete("default")
    transaction.on_commit(partial(_unlink, [file.path for file in files if file.sha256 not in kept]))


def _unlink(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
