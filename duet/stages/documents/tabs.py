"""The tabs of the section «Документы» that are this stage's own."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.stages.acts.tabs import Tab

_OF_A_DOCUMENT = tuple(
    f"documents:{name}"
    for name in ("document", "choose", "make", "edit", "reword", "batch", "register", "annul", "attach", "compare", "reading")
)


def register(viewer: Member) -> Iterator[Tab]:
    """«Документы»: the register itself."""
    if can(viewer, "documents.list"):
        yield Tab("Документы", "documents:documents", reverse("documents:documents", args=[viewer.organisation.slug]), _OF_A_DOCUMENT)


def numbering(viewer: Member) -> Iterator[Tab]:
    """«Номера и дела»: how numbers look."""
    if can(viewer, "documents.number"):
        yield Tab(
            "Номера и дела", "documents:numbering", reverse("documents:numbering", args=[viewer.organisation.slug]), ("documents:series",)
        )


def powers(viewer: Member) -> Iterator[Tab]:
    """«Право подписи»: who may sign besides the head."""
    if can(viewer, "documents.power"):
        yield Tab(
            "Право подписи", "documents:powers", reverse("documents:powers", args=[viewer.organisation.slug]), ("documents:end_power",)
        )


def own_templates(viewer: Member) -> Iterator[Tab]:
    """«Свои образцы»: files of the organisation in the place of our text."""
    if can(viewer, "documents.templates"):
        under = ("documents:template", "documents:try_template")
        yield Tab("Свои образцы", "documents:templates", reverse("documents:templates", args=[viewer.organisation.slug]), under)


def spelling(viewer: Member) -> Iterator[Tab]:
    """«Склонение»: cases as the organisation writes them."""
    if can(viewer, "documents.spell"):
        yield Tab(
            "Склонение",
            "documents:spellings",
            reverse("documents:spellings", args=[viewer.organisation.slug]),
            ("documents:spelling_edit",),
        )
