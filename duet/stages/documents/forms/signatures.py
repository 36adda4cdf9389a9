"""A proof of signature: a scan, or a file of an electronic signature."""

from __future__ import annotations

from typing import Any

from django import forms

from duet.base.files.guard import Unreadable
from duet.base.ui.forms import DayField, FileDrop

from .. import certificates, scans
from ..actions.registering import Proof
from ..certificates import Certified, read_signature
from ..models import Document, SignatureKind

_OTHER_FILE = "Эта подпись сделана к другому файлу. Проверьте, тот ли документ подписан, или выберите другой файл из двух."


class SignatureForm(forms.Form):
    """What the certificate says is read from the file; where it cannot be, it is typed."""

    kind = forms.ChoiceField(label="Что прикладываете", choices=SignatureKind, widget=forms.RadioSelect, initial=SignatureKind.SCAN)
    file = forms.FileField(
        label="Файл",
        widget=FileDrop(f"Скан: {scans.WELCOME}. Подпись: {certificates.WELCOME}", f"{scans.ACCEPT},{certificates.ACCEPT}"),
    )
    over = forms.ChoiceField(
        label="Какой файл подписан электронной подписью", choices=[("pdf", "PDF"), ("docx", "Word (.docx)")], required=False, initial="pdf"
    )
    owner = forms.CharField(label="Владелец сертификата", required=False, max_length=300, help_text="Обычно Дуэт читает это из файла сам.")
    certificate = forms.CharField(label="Номер сертификата", required=False, max_length=100)
    valid_from = DayField(label="Действителен с", required=False)
    valid_to = DayField(label="Действителен по", required=False)

    def __init__(self, document: Document, data: Any = None, files: Any = None) -> None:
        super().__init__(data=data, files=files)
        self.document = document
        self._content = b""
        self._read = Certified()

    def clean(self) -> dict[str, Any]:
        """The file is what it says, and a signature is over the very file it is put to."""
        said = super().clean() or {}
        file = said.get("file")
        if file is None or "kind" not in said:
            return said
        self._content = file.read()
        try:
            self._check(said, str(file.name))
        except Unreadable as trouble:
            self.add_error("file", str(trouble))
        return said

    def _check(self, said: dict[str, Any], name: str) -> None:
        if said["kind"] == SignatureKind.SCAN:
            scans.check_scan(self._content, name)
            return
        self._read = read_signature(self._content, name)
        signed = {"pdf": self.document.pdf, "docx": self.document.docx}.get(said.get("over", ""))
        if signed is None:
            self.add_error("over", "Этот файл документа ещё не готов. Выберите другой или подождите немного.")
        elif self._read.tells and not self._read.is_over(signed.read()):
            raise Unreadable(_OTHER_FILE)
        if not self._read.owner and not said.get("owner"):
            self.add_error("owner", "Прочитать сертификат не удалось. Напишите, кому он выдан: это указано в сведениях о подписи.")

    def proof(self) -> Proof:
        """What to keep."""
        said, read = self.cleaned_data, self._read
        kind, name = SignatureKind(said["kind"]), str(said["file"].name)
        if kind == SignatureKind.SCAN:
            return Proof(kind, self._content, name)
        return Proof(
            kind, self._content, name, over=said["over"],
            owner=read.owner or said["owner"], certificate=read.certificate or said["certificate"],
            valid_from=read.valid_from or said["valid_from"], valid_to=read.valid_to or said["valid_to"], matches=read.tells,
        )  # fmt: skip
