"""The folder as one file: written piece by piece to the disk, one document at a time in memory."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from duet.base.files.models import StoredFile
from duet.base.papers import Format, write

from .contents import Item, Wanted, items_of
from .contents.items import numbered, safe
from .models import FolderBuild
from .printed import Entry, inventory_paper

INVENTORY = "00 Опись"
# A longer table takes too much memory to be set for print; Word sets it by itself.
_PDF_AT_MOST = 800


@dataclass(frozen=True, slots=True)
class Built:
    """The file on the disk, not kept yet; how many files are in it, whose cards they name."""

    path: Path
    papers: int
    people: frozenset[int]

    def keep(self, build: FolderBuild) -> StoredFile:
        """Put it where files lie under the hash of their bytes."""
        with self.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        name = f"{safe(f'{build}, {build.organisation.name}'.replace('/', '-'))}.zip"
        stored = StoredFile(organisation=build.organisation, name=name, sha256=digest, size=self.path.stat().st_size, by=build.by)
        stored.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.replace(stored.path)
        stored.save()
        return stored


def build_zip(wanted: Wanted, tell: Callable[[int, int], None]) -> Built:
    """Write the folder; ``tell(done, total)`` after each document. The file is the caller's to keep or to delete."""
    sections = items_of(wanted)
    total, done = sum(len(items) for _, items in sections), 0
    people: set[int] = set()
    entries: list[Entry] = []
    tell(done, total)
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=root, suffix=".folder", delete=False) as file:
        path = Path(file.name)
        try:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                for title, items in sections:
                    for name, item in numbered(items):
                        entries += _put(archive, wanted, title, name, item)
                        people |= item.people
                        done += 1
                        tell(done, total)
                _put_inventory(archive, wanted, [title for title, _ in sections], entries)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    return Built(path, sum(1 for entry in entries if entry.sha256), frozenset(people))


def _put(archive: zipfile.ZipFile, wanted: Wanted, section: str, name: str, item: Item) -> Iterator[Entry]:
    """The files of a document; one that is gone from the disk stays a line of the inventory."""
    under = f"{section}/{item.folder}/" if item.folder else f"{section}/"
    for piece in item.pieces:
        path = f"{under}{name}{piece.ending}"
        try:
            content = piece.read()
        except FileNotFoundError:
            yield Entry(section, item.title, item.number, item.day, path, "")
            continue
        _write(archive, wanted, path, content)
        yield Entry(section, item.title, item.number, item.day, path, hashlib.sha256(content).hexdigest())


def _put_inventory(archive: zipfile.ZipFile, wanted: Wanted, sections: list[str], entries: list[Entry]) -> None:
    paper = inventory_paper(wanted.organisation, wanted.year, sections, entries, wanted.on)
    _write(archive, wanted, f"{INVENTORY}.docx", write(paper, Format.DOCX))
    if len(entries) <= _PDF_AT_MOST:
        _write(archive, wanted, f"{INVENTORY}.pdf", write(paper, Format.PDF))


def _write(archive: zipfile.ZipFile, wanted: Wanted, path: str, content: bytes) -> None:
    """Of the day of the folder, so that the same documents give the same bytes."""
    entry = zipfile.ZipInfo(path, (wanted.on.year, wanted.on.month, wanted.on.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)
