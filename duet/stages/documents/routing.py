"""The way of a document from a draft to a signature: what must be right before it goes, and what goes together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from duet.base.access.policy import can
from duet.base.tenancy.models import Member
from duet.core.documents import DocumentState
from duet.core.errors import Refusal
from duet.core.names import is_same_person, short_name

from .drawing import Drawn, draw, words_of
from .keeping import refresh, take
from .models import Document, Revision, SigningPower, Visa, VisaState
from .signers import may_sign

# So many things that a draft lacks are named at once.
NAMED = 3
MOST_AGREERS = 20
OPEN = (VisaState.WAITING, VisaState.ASKED)


def hold(document: Document, *, alone: bool = False) -> None:
    """Take the row for ourselves and see it as it is now: whoever comes in the same moment waits. Raises Refusal for an annex, which
    goes with its order; only a draft of one may be taken ``alone``, to be dropped.
    """
    take(document)
    if document.main_id and not (alone and document.is_draft):
        raise Refusal("Приложение идёт вместе со своим документом. Откройте его и сделайте это там.")


def papers_of(document: Document) -> list[Document]:
    """The document and its annexes that are where it is: they go together."""
    annexes = document.annexes.select_for_update(of=("self",)).filter(state=document.state).select_related("organisation")
    return [document, *annexes.order_by("annex_number")]


def move(papers: Iterable[Document], state: DocumentState) -> None:
    """Move them; saved. Raises Refusal where the table of moves does not let it."""
    for paper in papers:
        paper.move(state)
        paper.save()


def take_back(papers: Sequence[Document]) -> None:
    """Make drafts of them: nothing that was agreed or signed holds any more."""
    Visa.objects.filter(document=papers[0], state__in=OPEN).update(state=VisaState.VOID)
    for paper in papers:
        paper.signed_at, paper.signed_on_paper = None, False
        paper.asked_to_sign_at = paper.signer_reminded_at = None
        paper.signatures.all().delete()
    move(papers, DocumentState.DRAFT)


def ask_to_sign(papers: Sequence[Document], at: datetime) -> None:
    """Everybody agreed, or nobody had to."""
    for paper in papers:
        paper.asked_to_sign_at = at
    move(papers, DocumentState.SIGNING)


def freeze(paper: Document, *, by: Member, on: date, at: datetime) -> Revision:
    """Keep the text it goes with. Raises Refusal when something is missing in it or an edit by hand has lost its place."""
    refresh(paper, by=by, on=on)
    drawn = draw(paper, by=by, on=on)
    _refuse_the_unready(paper, drawn)
    last = paper.revisions.values_list("number", flat=True).first() or 0
    made: Revision = Revision.objects.create(
        organisation=paper.organisation, document=paper, number=last + 1, facts=drawn.facts, edits=paper.edits, wording=paper.of.version,
        template=paper.template, text=words_of(drawn.paper), made_by=by, made_at=at,
    )  # fmt: skip
    return made


def _refuse_the_unready(paper: Document, drawn: Drawn) -> None:
    where = f"Приложение № {paper.annex_number}. " if paper.main_id else ""
    if drawn.missing:
        named = " ".join(missing.words for missing in drawn.missing[:NAMED])
        more = f" И ещё не хватает: {len(drawn.missing) - NAMED}." if len(drawn.missing) > NAMED else ""
        raise Refusal(f"{where}Документ ещё не готов. {named}{more}")
    if drawn.lost:
        raise Refusal(
            f"{where}Абзац, который вы правили, с тех пор изменился: «{drawn.lost[0].now[:80]}». "
            "Откройте правку текста и решите, что оставить."
        )


def refuse_a_powerless_signer(document: Document, day: date) -> None:
    """Raises Refusal when whoever stands in the signature may not sign a document of that day."""
    if not document.signer_name:
        raise Refusal("Не выбрано, кто подписывает. Нажмите «Изменить ответы» и выберите.")
    if may_sign(document, day):
        return
    who = f"{document.signer_post} {short_name(document.signer_name)}"
    powers = SigningPower.objects.at_desk_of(document.organisation).filter(name=document.signer_name, post=document.signer_post)
    power = powers.first()
    if power is None:
        raise Refusal(
            f"{who[:1].upper()}{who[1:]}: на {day:%d.%m.%Y} право подписи не записано. Выберите, кто подписывает, "
            "или дополните страницу «Право подписи»."
        )
    term = f"с {power.since:%d.%m.%Y}" + (f" по {power.until:%d.%m.%Y}" if power.until else "")
    raise Refusal(f"{who} может подписывать документы {term}, а этот — от {day:%d.%m.%Y}. Выберите другого или поправьте дату.")


def signs(document: Document, member: Member) -> bool:
    """Whether the member is who stands in the signature."""
    if document.signer_id:
        return document.signer_id == member.pk
    return is_same_person(document.signer_name, member.full_name)


def follows(document: Document, member: Member) -> bool:
    """Whether its earlier texts and what was said of them are the member's business. Whoever only has to read it sees what came of it."""
    return can(member, "documents.see_all") or signs(document, member) or document.visas.filter(member=member).exists()


def day_of(document: Document, on: date) -> date:
    """The day whose powers count: that of the document, or the present one."""
    return document.day or on


@dataclass(frozen=True, slots=True)
class Round:
    """Remarks on one text of the document."""

    number: int
    visas: list[Visa]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the member may do on the way of the document, and what was said of its texts so far."""

    visa: Visa | None
    rounds: list[Round]
    send: bool
    sign: bool
    give_back: bool
    mark_signed: bool
    call_back: bool
    restore: bool
    drop: bool

    @property
    def is_mine_to_lead(self) -> bool:
        """Whether the keeper has anything to press."""
        return self.send or self.mark_signed or self.call_back or self.restore or self.drop


def standing_of(document: Document, member: Member) -> Standing:
    """For the page of a document. One query."""
    visas = list(document.visas.select_related("member", "revision").order_by("revision__number", "place", "pk"))
    state, whole = document.state, document.main_id is None
    mine = next((visa for visa in visas if visa.member_id == member.pk and visa.state == VisaState.ASKED), None)
    signing = whole and state == DocumentState.SIGNING
    under_way = state in (DocumentState.AGREEING, DocumentState.SIGNING)
    told = can(member, "documents.see_all") or signs(document, member) or any(visa.member_id == member.pk for visa in visas)
    said = [visa for visa in visas if visa.remark] if told else []
    return Standing(
        visa=mine if state == DocumentState.AGREEING else None,
        rounds=[Round(number, list(some)) for number, some in groupby(said, key=lambda visa: visa.revision.number)],
        send=whole and document.is_draft and can(member, "documents.send", document),
        sign=signing and signs(document, member) and can(member, "documents.sign", document),
        give_back=signing and can(member, "documents.return", document),
        mark_signed=signing and can(member, "documents.mark_signed", document),
        call_back=whole and (under_way or state == DocumentState.APPROVED) and can(member, "documents.call_back", document),
        restore=whole and state == DocumentState.DROPPED and can(member, "documents.call_back", document),
        drop=((whole and under_way) or document.is_draft) and can(member, "documents.drop", document),
    )
