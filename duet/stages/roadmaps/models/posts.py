from __future__ import annotations

from datetime import date

from django.db import models
from django.urls import reverse

from duet.base.tenancy.models import Member, Role, TenantModel
from duet.base.tenancy.querysets import TenantManager

from ..querysets import ORGANISATIONS_BELOW, PostQuerySet

# Which roles of the program a role of the papers is held by, until somebody says otherwise (DOMAIN.md §2.1).
HELD_BY = {
    "R-HEAD": Role.HEAD,
    "R-MUNIHEAD": Role.HEAD,
    "R-DEPUTY": Role.DEPUTY,
    "R-CURATOR": Role.CURATOR,
    "R-COORD": Role.CURATOR,
    "R-RESP": Role.CURATOR,
    "R-METHOD": Role.METHODIST,
    "R-MENTOR": Role.MENTOR,
    "R-MENTEE": Role.MENTEE,
    "R-COUNCIL": Role.COUNCIL,
    "R-CLASS": Role.CLASS_TEACHER,
    "R-PSY": Role.PSYCHOLOGIST,
    "R-MUNI": Role.MUNICIPAL,
    "R-REGION": Role.REGIONAL,
}


class Post(TenantModel):
    """A responsible role as the organisation's papers word it: «заместитель директора по УВР», «классные руководители».

    ``code`` is the role of DOMAIN.md §2.1 where it is known. ``key`` is the title folded for comparison.
    """

    title = models.CharField("роль", max_length=300)
    key = models.CharField(max_length=300, editable=False)
    code = models.CharField(max_length=20, blank=True)
    holders = models.ManyToManyField(Member, through="Holding", related_name="posts")
    # Counted by ``with_held`` and ``with_load``.
    held: int
    load: int

    objects = TenantManager.from_queryset(PostQuerySet)()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="a_post_stands_once")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("roadmaps:post", args=[self.organisation.slug, self.pk])

    @property
    def is_below(self) -> bool:
        """Whether organisations below answer, and not somebody at work here."""
        return self.code == ORGANISATIONS_BELOW

    @property
    def usual_role(self) -> Role | None:
        """The role of the program that usually stands behind it."""
        return HELD_BY.get(self.code)

    @property
    def holders_now(self) -> list[Member]:
        """Who holds it; prefetched by ``with_holders``."""
        return [holding.member for holding in self.holdings.all() if holding.until is None and holding.member.left_on is None]


class Holding(models.Model):
    """A member answers for a post for a time; a task is resolved to people by its date (DOMAIN.md §11.2, rule 9)."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="holdings")
    member = models.ForeignKey(Member, models.CASCADE, related_name="holdings")
    since = models.DateField("с")
    until = models.DateField("по", null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["post", "member"], condition=models.Q(until__isnull=True), name="a_post_is_held_once")
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.post}"

    def in_force(self, on: date) -> bool:
        """Whether it covers the day."""
        return self.since <= on and (self.until is None or on <= self.until)
