"""The file that the wizard hands over to the page of roadmaps."""

from __future__ import annotations

from django import forms

from duet.base.files.readers import SUPPORTED
from duet.base.ui.forms import FileDrop

from .fields import PlainForm

KINDS = "Word, OpenDocument, Excel, PDF со слоем текста или .txt"


class RoadmapFile(PlainForm):
    """Drawn here, taken in and checked there: the name of the field is all that the two pages share."""

    file = forms.FileField(label="Своя дорожная карта", widget=FileDrop(words=KINDS, accept=",".join(SUPPORTED)))
