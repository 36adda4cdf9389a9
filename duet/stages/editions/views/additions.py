"""What this stage adds to the pages of a plan and to «Сегодня»."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.base.ui.words import count, plural
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.views.additions import Line, Way, add_lines, add_remarks, add_ways
from duet.stages.roadmaps.views.looking import Looking
from duet.stages.roadmaps.views.remarking import Remark

from ..models import AgreementRequest, AgreementState
from ..models.standing import differences_since, last_edition
from .words import PROJECT, approved_words, differences, on_day


def add_all() -> None:
    """Called when the program starts."""
    add_ways(60, approval_way)
    add_ways(61, agreements_way)
    add_ways(90, download_way)
    add_lines(approval_lines)
    add_remarks(asked_remarks)
    add_remarks(answered_remarks)


def approval_way(plan: Roadmap, viewer: Member) -> Iterable[Way]:
    """«Утверждение»"""
    if not plan.is_from_above:
        yield Way("Утверждение", reverse("editions:approval", args=[viewer.organisation.slug, plan.pk]), "stamp")


def agreements_way(plan: Roadmap, viewer: Member) -> Iterable[Way]:
    """«Согласования», beside the body's own plan: on «Сегодня» it is only while something waits."""
    if plan.organisation_id == viewer.organisation_id and can(viewer, "editions.answer"):
        yield Way("Согласования", reverse("editions:agreements", args=[viewer.organisation.slug]), "file-check")


def download_way(plan: Roadmap, viewer: Member) -> Iterable[Way]:
    """«Скачать»"""
    if not plan.is_from_above:
        yield Way("Скачать", reverse("editions:download", args=[viewer.organisation.slug, plan.pk]), "download")


def approval_lines(plan: Roadmap, viewer: Member, on: date) -> Iterable[Line]:
    """«Редакция 2 утверждена 29 августа 2026 г., приказ № 143-од. После утверждения 3 отличия.»"""
    if plan.is_from_above:
        return
    slug = viewer.organisation.slug
    edition = last_edition(plan)
    if edition is None:
        may = can(viewer, "editions.approve", plan)
        yield Line(PROJECT, reverse("editions:approval", args=[slug, plan.pk]) if may else "", "Утвердить")
        return
    number = differences_since(edition, plan)
    if number:
        yield Line(
            f"{approved_words(edition)} После утверждения — {differences(number)}.",
            reverse("editions:compare", args=[slug, plan.pk]),
            "Показать",
        )
    else:
        yield Line(approved_words(edition), reverse("editions:edition", args=[slug, edition.pk]), "Открыть")


def asked_remarks(look: Looking, plan: Roadmap | None) -> Iterable[Remark]:
    """What waits for the agreement of this body."""
    if not look.is_home or not look.is_above or not can(look.member, "editions.answer"):
        return
    waiting = AgreementRequest.objects.visible_to(look.member).asked_of(look.member.organisation).waiting().count()
    if waiting:
        url = reverse("editions:agreements", args=[look.member.organisation.slug])
        yield Remark(f"{plural(waiting, 'Ждёт,Ждут,Ждут')} согласования", f"{count(waiting, 'карта,карты,карт')}.", url, "Прочитать")


def answered_remarks(look: Looking, plan: Roadmap | None) -> Iterable[Remark]:
    """What the body above answered, while there is still something to do about it."""
    if plan is None or not look.is_home or plan.is_from_above or not can(look.member, "editions.ask", plan):
        return
    last = AgreementRequest.objects.visible_to(look.member).of(plan).light().in_force().for_page().with_later_editions().first()
    url = reverse("editions:approval", args=[look.member.organisation.slug, plan.pk]) + "#agreement"
    if last is not None and last.state == AgreementState.RETURNED:
        yield Remark("Карта вернулась с замечанием.", f"{last.asked_of}, {on_day(last.answered_on)}", url, "Прочитать замечание", "late")
    elif last is not None and last.state == AgreementState.AGREED and not last.later_editions:
        yield Remark("Карта согласована.", f"{last.asked_of}, {on_day(last.answered_on)} Осталось утвердить.", url, "Утвердить", "done")
