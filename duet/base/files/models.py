"""Uploaded files, kept under the hash of their bytes: the same file is stored once and never changes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from django.conf import settings
from django.db import models

from duet.base.tenancy.models import Member, Organisation, TenantModel
from duet.base.tenancy.querysets import TenantManager, TenantQuerySet


class StoredFile(TenantModel):
    """A file as it came: its name is only a word to show, its place is made of the hash."""

    name = models.CharField("имя файла", max_length=255)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField("размер, байт")
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        """Where the bytes lie."""
        return _place(self.sha256)

    def read(self) -> bytes:
        """The bytes."""
        return self.path.read_bytes()


def keep(content: bytes, *, name: str, organisation: Organisation, by: Member) -> StoredFile:
    """Store the bytes and return their row. Nothing outside the folder of files is ever written."""
    digest = hashlib.sha256(content).hexdigest()
    place = _place(digest)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(content)
        fresh.replace(place)
    stored: StoredFile = StoredFile.objects.create(
        organisation=organisation, name=_plain_name(name), sha256=digest, size=len(content), by=by
    )
    return stored


def _place(digest: str) -> Path:
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest


def _plain_name(name: str) -> str:
    """The last part of what the browser sent, without control and direction characters: a word to show, never a path."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in base if letter.isprintable())[-255:].strip() or "файл"
