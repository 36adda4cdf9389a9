"""Stored files nobody needs any more: their rows go with the transaction, their bytes after it, if nobody else keeps the same."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from django.db import transaction

from duet.base.files.models import StoredFile
from duet.base.tenancy.scope import everywhere

from .covering import Relation, links_to
from .everything import files_of


def files_in(relations: Iterable[Relation], person: object) -> set[int]:
    """The numbers of files that rows of these tables keep of the person."""
    found: set[int] = set()
    for relation in relations:
        linked = [field.name for field in relation.model._meta.concrete_fields if field.related_model is StoredFile]
        if linked:
            for row in relation.rows(person).select_related(*linked):
                found |= {file.pk for file in files_of(row)}
    return found


def forget_files(numbers: Iterable[int]) -> int:
    """Forget those of the files that no row keeps any more; returns how many there were. Inside a transaction."""
    gone = [file for file in StoredFile.objects.filter(pk__in=list(numbers)) if not _is_kept(file)]
    for file in gone:
        place, digest = file.path, file.sha256
        file.delete()
        transaction.on_commit(partial(_remove, place, digest))
    return len(gone)


def _is_kept(file: StoredFile) -> bool:
    return any(model._base_manager.filter(**{field.name: file}).exists() for model, field in links_to(StoredFile))


def _remove(place: Path, digest: str) -> None:
    with everywhere():
        if not StoredFile.objects.filter(sha256=digest).exists():
            place.unlink(missing_ok=True)
