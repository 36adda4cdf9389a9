"""The extract as an archive: a paper to read, JSON for machines, the scans."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from duet.base.papers import Format, write
from duet.base.tenancy.models import Organisation

from .everything import Everything, Record
from .papers import extract_paper

KIND = "duet/person-extract/1"


def packed(found: Everything, organisation: Organisation) -> bytes:
    """The bytes of the archive. Names inside are ours: what a file was called stands in the JSON."""
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("выписка.pdf", write(extract_paper(found, organisation), Format.PDF))
        archive.writestr("выписка.json", json.dumps(as_json(found, organisation), ensure_ascii=False, indent=1))
        for file in found.files:
            if file.path.exists():
                archive.writestr(f"файлы/{file.pk}{_ending(file.name)}", file.read())
    return room.getvalue()


def as_json(found: Everything, organisation: Organisation) -> dict[str, Any]:
    """For machines: the same words, table by table."""
    return {
        "kind": KIND,
        "made_on": found.on.isoformat(),
        "operator": organisation.full_name or organisation.name,
        "card": _record(found.card),
        "account": _record(found.account),
        "sections": [
            {
                "table": section.key,
                "title": section.title,
                "total": section.total,
                "withheld": section.hidden,
                "records": [_record(record) for record in section.records],
            }
            for section in found.told
        ],
        "files": [
            {"name": file.name, "file": f"файлы/{file.pk}{_ending(file.name)}", "sha256": file.sha256, "bytes": file.size}
            for file in found.files
        ],
    }


def _record(record: Record) -> dict[str, str]:
    return {fact.name: fact.words for fact in record}


def _ending(name: str) -> str:
    """«.pdf», when it is letters and digits only."""
    _, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if dot and ending.isascii() and ending.isalnum() and len(ending) <= 5 else ""
