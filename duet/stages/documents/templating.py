"""Own templates: the .docx of an organisation in the place of our text, with the same flat fields.

A template prints fields, chooses by flags and repeats rows of tables; anything else in it is refused by name and place before it is
kept, and it is filled in a sandbox all the same (ARCHITECTURE §7). Nothing in it can be called.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from duet.base.papers.typography import printable
from duet.base.tenancy.models import Organisation

from .kinds import Fact, Facts
from .models import OwnTemplate

# Seconds that LibreOffice may think.
PATIENCE = 60


def current_template(organisation: Organisation, kind: str) -> OwnTemplate | None:
    """The template that new documents of the kind are made with; None for our own text."""
    found: OwnTemplate | None = OwnTemplate.objects.at_desk_of(organisation).filter(kind=kind, retired_at__isnull=True).first()
    return found


def sandbox() -> ImmutableSandboxedEnvironment:
    """Where a template is filled: words are escaped, what is not a field is an error, nothing unsafe is reached."""
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def render(content: bytes, facts: Facts) -> bytes:
    """The template with these facts in it. Raises jinja2.TemplateError for one that was never checked."""
    template = DocxTemplate(BytesIO(content))
    template.render({name: _clean(fact) for name, fact in facts.items()}, sandbox(), autoescape=True)
    made = BytesIO()
    template.save(made)
    return made.getvalue()


def _clean(fact: Fact) -> Fact:
    """Without what no file may hold."""
    if isinstance(fact, list):
        return [_cleaned(row) for row in fact]
    return printable(fact) if isinstance(fact, str) else fact


def _cleaned(row: Mapping[str, str]) -> dict[str, str]:
    return {name: printable(words) for name, words in row.items()}


def office() -> str:
    """Where LibreOffice is, or nothing."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def office_pdf(content: bytes) -> bytes | None:
    """The .docx as .pdf by LibreOffice; None where there is none. Raises subprocess.SubprocessError when it fails or thinks too long."""
    program = office()
    if not program:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "document.docx"
        source.write_bytes(content)
        # A profile of its own: two at once would wait for each other, and no macro or address is ever trusted.
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to", "pdf"]
        subprocess.run(  # the program is found on the path, the file is ours
            [*command, "--outdir", folder, str(source)], check=True, capture_output=True, timeout=PATIENCE
        )
        return (Path(folder) / "document.pdf").read_bytes()


def pdf_or_nothing(content: bytes) -> bytes:
    """The same, and nothing where it cannot be made."""
    try:
        return (office_pdf(content) if content else None) or b""
    except (subprocess.SubprocessError, OSError):
        return b""
