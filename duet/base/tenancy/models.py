"""Organisations in a tree, and the people at work in them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models

from duet.core.names import short_name

from .querysets import MemberQuerySet, OrganisationQuerySet, TenantManager


class OrganisationKind(models.TextChoices):
    """What sort of place it is; from DOMAIN.md §2 and requirement L1."""

    SCHOOL = "school", "школа"
    KINDERGARTEN = "kindergarten", "детский сад"
    COLLEGE = "college", "колледж"
    ADDITIONAL = "additional", "организация дополнительного образования"
    MUNICIPALITY = "municipality", "муниципальный орган управления образованием"
    REGION = "region", "региональный орган или оператор"

    @property
    def is_above(self) -> bool:
        """Whether it stands above other organisations."""
        return self in (OrganisationKind.MUNICIPALITY, OrganisationKind.REGION)


class Organisation(models.Model):
    """A school, a municipality or a region: a place in the tree of them.

    ``path`` lists the ancestors, itself included: "/1/7/30/". ``upper_name`` is the upper body in words while it is
    not in this installation (then ``parent`` is empty).
    """

    kind = models.CharField("вид организации", max_length=20, choices=OrganisationKind)
    name = models.CharField("краткое название", max_length=200)
    full_name = models.CharField("полное название", max_length=500, blank=True)
    slug = models.SlugField("адрес", unique=True)
    city = models.CharField("населённый пункт", max_length=100, blank=True)
    head_name = models.CharField("руководитель", max_length=150, blank=True)
    head_post = models.CharField("должность руководителя", max_length=150, blank=True)
    upper_name = models.CharField("вышестоящий орган", max_length=300, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=200, db_index=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    # Only in a rehearsal: the day it is there.
    plays_on = models.DateField("день репетиции", null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(kind__in=OrganisationKind.values), name="organisation_kind_known")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep ``path`` true: it needs the row's own number."""
        super().save(*args, **kwargs)
        path = f"{self.parent.path if self.parent else '/'}{self.pk}/"
        if path != self.path:
            self.path = path
            super().save(update_fields=["path"])

    @property
    def is_above(self) -> bool:
        """Whether other organisations stand below it."""
        return OrganisationKind(self.kind).is_above

    @property
    def is_rehearsal(self) -> bool:
        """Whether it was made up to play a year in it and be thrown away."""
        return self.plays_on is not None


class Role(models.TextChoices):
    """Roles of requirement L2; what each may do stands in the stages' ``rights.py``."""

    HEAD = "head", "руководитель"
    DEPUTY = "deputy", "заместитель руководителя"
    CURATOR = "curator", "куратор"
    METHODIST = "methodist", "методист"
    COUNCIL = "council", "член совета наставников"
    MENTOR = "mentor", "наставник"
    MENTEE = "mentee", "наставляемый"
    CLASS_TEACHER = "class_teacher", "классный руководитель"
    PSYCHOLOGIST = "psychologist", "педагог-психолог"
    PARENT = "parent", "законный представитель"
    PARTNER = "partner", "представитель партнёра"
    MUNICIPAL = "municipal", "муниципальный координатор"
    REGIONAL = "regional", "региональный оператор"
    DPO = "dpo", "ответственный за персональные данные"
    ADMIN = "admin", "администратор системы"
    SYSTEM = "system", "программа"


class Member(models.Model):
    """A person at work in one organisation, whatever roles they play there.

    A member without a user cannot log in: somebody the papers name who has not been invited yet. The member with the
    role *system* does what the clock asks, so that the journal has no blanks.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="memberships")
    full_name = models.CharField("фамилия, имя, отчество", max_length=150)
    post = models.CharField("должность", max_length=150, blank=True)
    email = models.EmailField("электронная почта", blank=True)
    left_on = models.DateField("больше не работает с", null=True, blank=True)

    objects = TenantManager.from_queryset(MemberQuerySet)()

    class Meta:
        ordering = ["full_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"], condition=models.Q(user__isnull=False), name="one_membership_in_an_organisation"
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def short_name(self) -> str:
        """«Фамилия И. О.»"""
        return short_name(self.full_name)

    @property
    def roles(self) -> frozenset[Role]:
        """The roles in force; prefetched by the door and then counted once, since a page asks hundreds of times."""
        fetched = getattr(self, "_prefetched_objects_cache", {}).get("assignments")
        known: tuple[object, frozenset[Role]] | None = self.__dict__.get("_roles")
        if fetched is not None and known is not None and known[0] is fetched:
            return known[1]
        roles = frozenset(Role(held.role) for held in self.assignments.all() if held.until is None)
        self.__dict__["_roles"] = (fetched, roles)
        return roles

    @property
    def role_names(self) -> str:
        """«куратор, наставник»"""
        return ", ".join(str(role.label) for role in Role if role in self.roles)


class Assignment(models.Model):
    """A role held by a member for a time (DOMAIN.md §2.1): roles come and go, the member stays."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="assignments")
    role = models.CharField("роль", max_length=20, choices=Role)
    since = models.DateField("с")
    until = models.DateField("по", null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="assignment_role_known"),
            models.UniqueConstraint(fields=["member", "role"], condition=models.Q(until__isnull=True), name="a_role_is_held_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member}, {self.get_role_display()}"


class TenantModel(models.Model):
    """Every row knows its owner."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


def system_member(organisation: Organisation, *, on: date) -> Member:
    """The member in whose name the clock and the jobs act in this organisation."""
    member: Member | None = Member.objects.filter(organisation=organisation, assignments__role=Role.SYSTEM).first()
    if member is None:
        member = Member.objects.create(organisation=organisation, full_name="Программа «Дуэт»")
        member.assignments.create(role=Role.SYSTEM, since=on)
    return member
