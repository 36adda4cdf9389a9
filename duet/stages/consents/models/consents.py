"""A consent is a document with its own life: asked for, given or refused, withdrawn or over."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse

from duet.base.files.models import StoredFile
from duet.base.tenancy.models import Member, TenantModel
from duet.base.tenancy.querysets import TenantManager
from duet.core.consents import Demand
from duet.stages.persons.models import Person

from ..querysets import CollectionQuerySet, ConsentErrandQuerySet, ConsentQuerySet, ConsentTextQuerySet, ExpectedQuerySet


class KindChoice(models.TextChoices):
    """``core.consents.Kind`` with words."""

    PROCESSING = "processing", "на обработку персональных данных"
    COSIGNATURE = "cosignature", "на обработку данных, подпись ребёнка с 14 лет"
    DISSEMINATION = "dissemination", "на распространение персональных данных"
    TRANSFER = "transfer", "на передачу персональных данных"
    PHOTO = "photo", "на фото- и видеосъёмку"
    PARTICIPATION = "participation", "на участие в программе наставничества"
    MENTORING = "mentoring", "быть наставником"


class State(models.TextChoices):
    """The life of a consent; «истекло» is not a state but a look at the day."""

    ASKED = "asked", "ждёт подписи"
    GIVEN = "given", "дано"
    REFUSED = "refused", "не дано"
    WITHDRAWN = "withdrawn", "отозвано"
    REPLACED = "replaced", "заменено новым"
    CANCELLED = "cancelled", "просьба отменена"


class Way(models.TextChoices):
    """How a word reached the organisation."""

    LINK = "link", "по личной ссылке"
    PAPER = "paper", "на бумаге"
    OFFICE = "office", "в организации"
    LETTER = "letter", "письмом"


class VoiceChoice(models.TextChoices):
    """``core.consents.Voice`` with words."""

    SELF = "self", "сам"
    REPRESENTATIVE = "representative", "законный представитель"


class ConsentText(TenantModel):
    """A version of the words of a consent. It never changes: whoever signed, signed these words.

    ``parts``: what a person reads at once, «Какие данные», «Зачем», «Кто увидит», «На какой срок», «Как отозвать», as [title, words];
    ``body`` is the full text, paragraphs parted by a line break, with {fields} filled in for each signer.
    """

    kind = models.CharField("о чём", max_length=15, choices=KindChoice)
    minor = models.BooleanField("подписывает представитель", default=False)
    version = models.PositiveIntegerField("версия")
    title = models.CharField("название", max_length=300)
    parts = models.JSONField(default=list)
    body = models.TextField("текст")
    sha256 = models.CharField(max_length=64)
    # Words of the organisation's own; the others follow the program's.
    own = models.BooleanField("своя редакция", default=False)
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(ConsentTextQuerySet)()

    class Meta:
        ordering: ClassVar = ["kind", "minor", "-version"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=KindChoice.values), name="consent_text_kind_known"),
            models.UniqueConstraint(fields=["organisation", "kind", "minor", "version"], name="a_version_of_a_text_is_one"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, версия {self.version}"


class Collection(TenantModel):
    """Consents asked of a whole list at once and watched to the last one («сбор согласий на учебный год»)."""

    title = models.CharField("название", max_length=200)
    year = models.PositiveSmallIntegerField("учебный год")
    until = models.DateField("собрать до", null=True, blank=True)
    kinds = models.JSONField("о чём", default=list)
    recipient = models.CharField("кому передаются", max_length=40, blank=True, default="")
    valid_until = models.DateField("согласия действуют по", null=True, blank=True)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # A long list is asked in the background: how many people of how many have been gone through.
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)

    objects = TenantManager.from_queryset(CollectionQuerySet)()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("consents:collection", args=[self.organisation.slug, self.pk])

    @property
    def is_being_asked(self) -> bool:
        """Whether the page should ask again in a moment."""
        return self.done < self.total


class Expected(TenantModel):
    """A person of a collection, whether anybody could be asked about them yet or not."""

    collection = models.ForeignKey(Collection, models.CASCADE, related_name="expected")
    person = models.ForeignKey(Person, models.CASCADE, related_name="expected")

    objects = TenantManager.from_queryset(ExpectedQuerySet)()

    class Meta:
        ordering: ClassVar = ["person__sort_name", "person_id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["collection", "person"], name="a_person_is_expected_once")]

    def __str__(self) -> str:
        return f"{self.collection}: {self.person}"


class Consent(TenantModel):
    """One consent of one person about one thing. What is said of it is kept in ``Word`` and never changed.

    ``signer`` is the person or, for a minor, the representative. ``cells`` is what was answered about publishing and passing on:
    [{"field": …, "resource": …, "allow": true, "condition": "…"}]. ``evidence`` is how it was signed (time zone, address, browser,
    whether the code was right, SHA-256 of the words that were shown).
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    kind = models.CharField("о чём", max_length=15, choices=KindChoice)
    signer = models.ForeignKey(Person, models.PROTECT, related_name="signed")
    voice = models.CharField(max_length=15, choices=VoiceChoice)
    text = models.ForeignKey(ConsentText, models.PROTECT, related_name="consents")
    collection = models.ForeignKey(Collection, models.SET_NULL, null=True, blank=True, related_name="consents")
    state = models.CharField("состояние", max_length=10, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("попросили")
    reminded_at = models.DateTimeField("напомнили", null=True, blank=True)
    answered_at = models.DateTimeField("ответили", null=True, blank=True)
    # The day on the paper; of a signature by link, the day it was given.
    signed_on = models.DateField("подписано", null=True, blank=True)
    way = models.CharField("как", max_length=10, choices=Way, blank=True, default="")
    evidence = models.JSONField(default=dict)
    # The words as they stood before whoever answered (``texts.Filled.as_json``): the text above, filled in.
    shown = models.JSONField(default=dict)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="скан")
    number = models.PositiveIntegerField("номер в журнале", null=True, blank=True)
    until = models.DateField("действует по", null=True, blank=True)
    cells = models.JSONField(default=list)
    recipient = models.CharField("кому передаются", max_length=40, blank=True, default="")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawal_received_on = models.DateField("отзыв получен", null=True, blank=True)
    withdrawal_way = models.CharField("как отозвано", max_length=10, choices=Way, blank=True, default="")
    withdrawal_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")

    objects = TenantManager.from_queryset(ConsentQuerySet)()

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=KindChoice.values), name="consent_kind_known"),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="consent_state_known"),
            models.UniqueConstraint(fields=["organisation", "number"], name="a_consent_has_its_own_number"),
            models.UniqueConstraint(
                fields=["person", "kind", "signer", "recipient"],
                condition=models.Q(state="asked"),
                name="a_consent_is_asked_for_once",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "state", "kind"]), models.Index(fields=["signer", "state"])]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("consents:consent", args=[self.organisation.slug, self.pk])


class WordRow(TenantModel):
    """Something said about a consent (``core.consents.Word``). Rows are only added: the gate is worked out from all of them."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="said")
    consent = models.ForeignKey(Consent, models.CASCADE, related_name="words")
    kind = models.CharField(max_length=15, choices=KindChoice)
    says = models.CharField(max_length=10)
    voice = models.CharField(max_length=15, choices=VoiceChoice)
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    # None is the whole consent; otherwise [[field, resource], …].
    cells = models.JSONField(null=True, blank=True)
    by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(ConsentQuerySet)()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.person}: {self.kind} {self.says}"


class ErrandKind(models.TextChoices):
    """``core.consents.Deed`` with words, and what is remembered beforehand."""

    STOP = "stop", "прекратить обработку"
    DESTROY = "destroy", "уничтожить данные"
    UNPUBLISH = "unpublish", "убрать опубликованное"
    COPIES = "copies", "отозвать копии и выгрузки"
    ANSWER = "answer", "ответить заявителю"
    CONDITIONS = "conditions", "опубликовать условия и запреты"
    RENEW = "renew", "попросить согласие заново"
    GROWN = "grown", "получить согласие от ставшего совершеннолетним"
    COSIGN = "cosign", "получить подпись ребёнка, которому исполнилось 14 лет"


class Errand(TenantModel):
    """A task with a legal term that follows a word about a consent.

    ``demand`` is what was asked for (``core.consents.Demand``), empty where nobody asked. The term of stopping may be put off once:
    ``extended_from`` is what it was, ``extension`` is why.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="errands")
    consent = models.ForeignKey(Consent, models.CASCADE, null=True, blank=True, related_name="errands")
    kind = models.CharField("что сделать", max_length=15, choices=ErrandKind)
    note = models.TextField("подробности", blank=True)
    due_on = models.DateField("не позднее")
    demand = models.CharField("чего требуют", max_length=10, blank=True, default="")
    extended_from = models.DateField("прежний срок", null=True, blank=True)
    extension = models.TextField("почему продлено", blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.TextField("что сделано", blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(ConsentErrandQuerySet)()

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(kind__in=ErrandKind.values), name="errand_kind_known")]
        indexes: ClassVar = [models.Index(fields=["organisation", "done_at", "due_on"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person}"

    @property
    def is_extendable(self) -> bool:
        """Only a demand to stop may be put off, and only once."""
        return self.kind == ErrandKind.STOP and self.demand == Demand.STOP and self.extended_from is None


class Operator(TenantModel):
    """What papers about personal data say of the organisation («оператор»), and where it publishes."""

    address = models.CharField("адрес организации", max_length=300, blank=True)
    inn = models.CharField("ИНН", max_length=12, blank=True)
    ogrn = models.CharField("ОГРН", max_length=15, blank=True)
    email = models.EmailField("почта для отзыва согласий", blank=True)
    phone = models.CharField("телефон", max_length=50, blank=True)
    officer = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="ответственный за персональные данные"
    )
    # {"site": "https://school12.example/nastavnichestvo", "vk": …}: order № 18 wants the address of each resource.
    resources = models.JSONField(default=dict)
    asks_code = models.BooleanField("подпись по ссылке — с кодом из записки", default=True)
    # Whether /about/<organisation>/ shows the list of those who allowed it.
    public_list = models.BooleanField("открыть список участников всем", default=False)
    # The last number given in the register of consents; whoever gives the next one locks this row.
    last_number = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation"], name="one_operator_an_organisation")]

    objects = TenantManager()

    def __str__(self) -> str:
        return f"Оператор: {self.organisation}"
