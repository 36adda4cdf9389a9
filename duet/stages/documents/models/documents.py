"""A document and the texts it went its way with."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.urls import reverse

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.core.documents import DocumentState, can_move
from duet.core.documents.life import FROZEN, NUMBERED
from duet.core.documents.numbers import LONGEST
from duet.core.errors import Refusal
from duet.stages.persons.models import Person
from duet.stages.roadmaps.models import Step

from ..families import Family
from ..kinds import Kind, kind_of
from ..querysets import DocumentQuerySet, RevisionQuerySet
from .batches import Batch
from .templates import OwnTemplate

STATES = [
    (DocumentState.DRAFT.value, "Черновик"),
    (DocumentState.AGREEING.value, "На согласовании"),
    (DocumentState.SIGNING.value, "На подписи"),
    (DocumentState.APPROVED.value, "Подписан, ждёт номера"),
    (DocumentState.REGISTERED.value, "Зарегистрирован"),
    (DocumentState.ANNULLED.value, "Отменён"),
    (DocumentState.DROPPED.value, "Отклонён"),
]


def fresh_token() -> str:
    """The secret in the address behind the QR code: 128 bits, nobody walks through documents by it."""
    return secrets.token_urlsafe(16)


class Document(TenantModel):
    """A document of one kind. While it is a draft its text is drawn anew from ``answers`` and the program's data; when it goes its
    way the facts are frozen in a Revision, and when it is registered the files are stored and never change.
    """

    kind = models.CharField("вид", max_length=40, db_index=True)
    family = models.CharField("семейство", max_length=12, choices=Family)
    title = models.CharField("заголовок", max_length=500)
    state = models.CharField("состояние", max_length=10, choices=STATES, default=DocumentState.DRAFT)
    # The school year it belongs to, by its September.
    year = models.PositiveSmallIntegerField("учебный год")
    # The day printed on it. People choose it; the day it was really registered stands in ``registered_at``.
    day = models.DateField("дата документа", null=True, blank=True)
    answers = models.JSONField("что спрошено", default=dict)
    # Paragraphs changed by hand: [{"was": "…", "now": "…"}].
    edits = models.JSONField("правка текста", default=list)
    template = models.ForeignKey(OwnTemplate, models.PROTECT, null=True, blank=True, related_name="documents")
    # Who signs, as they stand on the paper.
    signer = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    signer_name = models.CharField("кто подписывает", max_length=150, blank=True)
    signer_post = models.CharField("должность", max_length=200, blank=True)
    signer_basis = models.CharField("на основании чего действует", max_length=300, blank=True)
    asked_to_sign_at = models.DateTimeField("передан на подпись", null=True, blank=True)
    signer_reminded_at = models.DateTimeField(null=True, blank=True)
    signed_at = models.DateTimeField("подписан", null=True, blank=True)
    signed_on_paper = models.BooleanField("подписан на бумаге", default=False)
    in_order = models.BooleanField("согласуют по очереди", default=False)
    # The order that this paper is an annex of: they are approved and registered together.
    main = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="annexes")
    annex_number = models.PositiveSmallIntegerField("номер приложения", null=True, blank=True)
    series = models.CharField(max_length=12, blank=True)
    count_year = models.PositiveSmallIntegerField(null=True, blank=True)
    count = models.PositiveIntegerField("порядковый номер", null=True, blank=True)
    number = models.CharField("номер", max_length=LONGEST, blank=True)
    registered_at = models.DateTimeField("зарегистрирован", null=True, blank=True)
    registered_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    case_file = models.CharField("дело", max_length=100, blank=True)
    docx = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    pdf_trouble = models.CharField(max_length=300, blank=True)
    token = models.CharField(max_length=32, default=fresh_token, unique=True, editable=False)
    annulled_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="annuls")
    annulled_on = models.DateField("утратил силу", null=True, blank=True)
    reason = models.TextField("почему отклонён или отменён", blank=True)
    step = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="documents")
    # Those the text names: what must be looked at when a consent is missing, and whom to ask to read it.
    people = models.ManyToManyField(Person, related_name="documents", blank=True)
    # Documents its text refers to.
    grounds = models.ManyToManyField("self", symmetrical=False, related_name="cited_by", blank=True)
    batch = models.ForeignKey(Batch, models.SET_NULL, null=True, blank=True, related_name="documents")
    # Everything to find it by, folded: title, number, names and words of the text.
    words = models.TextField(blank=True, editable=False)
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(DocumentQuerySet)()

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "year", "family"]),
            models.Index(fields=["organisation", "state"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=[state.value for state in DocumentState]), name="document_state_known"),
            models.CheckConstraint(condition=models.Q(family__in=Family.values), name="document_family_known"),
            models.UniqueConstraint(
                fields=["organisation", "series", "count_year", "number"], condition=~models.Q(number=""), name="a_number_is_given_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "series", "count_year", "count"],
                condition=models.Q(count__isnull=False),
                name="a_count_is_given_once",
            ),
            models.UniqueConstraint(
                fields=["main", "annex_number"], condition=models.Q(main__isnull=False), name="annexes_have_their_own_numbers"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("documents:document", args=[self.organisation.slug, self.pk])

    @property
    def is_draft(self) -> bool:
        return self.state == DocumentState.DRAFT

    @property
    def is_frozen(self) -> bool:
        """Whether its text stands still."""
        return self.state in FROZEN

    @property
    def is_registered(self) -> bool:
        """Whether it stands in the register; what was annulled stands there, too."""
        return self.state in NUMBERED

    @property
    def of(self) -> Kind:
        """Its kind. Raises KeyError."""
        return kind_of(self.kind)

    @property
    def named(self) -> str:
        """«приказ от 03.10.2026 № 167-од», «черновик приказа» is said by pages."""
        word = Family(self.family).word
        if not self.number or self.day is None:
            return word
        return f"{word} от {self.day:%d.%m.%Y} №\N{NO-BREAK SPACE}{self.number}"

    def move(self, state: DocumentState) -> None:
        """Change the state as the table of moves lets it; not saved. Raises Refusal."""
        if not can_move(DocumentState(self.state), state):
            raise Refusal(f"Сейчас этого сделать нельзя: документ уже в состоянии «{self.get_state_display()}». Обновите страницу.")
        self.state = state


class Revision(TenantModel):
    """The text a document went its way with: a change of it makes the next one."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    facts = models.JSONField(default=dict)
    edits = models.JSONField(default=list)
    wording = models.PositiveSmallIntegerField("редакция нашего текста", default=1)
    template = models.ForeignKey(OwnTemplate, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField("слова документа", blank=True)
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = TenantManager.from_queryset(RevisionQuerySet)()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["document", "number"], name="revisions_are_counted")]

    def __str__(self) -> str:
        return f"{self.document}, редакция {self.number}"
