"""«Сегодня»: the documents that wait for whoever looks."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.ui.words import count, plural
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.views.looking import Looking
from duet.stages.roadmaps.views.remarking import Remark

from .waiting import AGREE, NUMBER, READ, SIGN, waiting_for

_MINE = {SIGN: "вашей подписи", AGREE: "вашего согласования", READ: "вашего ознакомления"}


def remarks(look: Looking, plan: Roadmap | None) -> Iterable[Remark]:
    """One query for all of them, and only at one's own desk."""
    if not look.is_home or look.person is not None or not can(look.member, "documents.read"):
        return
    waits, org = waiting_for(look.member), look.member.organisation.slug
    mine = [_said(waits[what], words) for what, words in _MINE.items() if waits[what]]
    if mine:
        rest = "".join(f"{words}. " for words in mine[1:]).strip()
        yield Remark(f"{mine[0]}.", rest, reverse("documents:reading", args=[org]), "Открыть")
    if waits[NUMBER]:
        url = f"{reverse('documents:documents', args=[org])}?state=approved"
        yield Remark(f"{_said(waits[NUMBER], 'номера')}.", "Подпись уже есть.", url, "Зарегистрировать")


def _said(number: int, of: str) -> str:
    """«2 документа ждут вашего согласования»"""
    return f"{count(number, 'документ,документа,документов')} {plural(number, 'ждёт,ждут,ждут')} {of}"
