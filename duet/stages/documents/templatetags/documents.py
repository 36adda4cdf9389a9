"""Words and signs of documents in templates."""

from __future__ import annotations

from django import template

from duet.base.ui.words import count
from duet.core.documents import DocumentState

from .. import words
from ..families import Family
from ..kinds import kind_named
from ..models import Document

register = template.Library()
register.filter("sign_of", words.sign_of)
register.filter("state_words", words.state_words)


@register.filter
def kind_words(document: Document) -> str:
    """«приказ, приложений: 2, дорожная карта 5.3»"""
    said = [Family(document.family).word]
    annexes = getattr(document, "annexes_count", 0)
    if document.main_id:
        said.append(f"приложение № {document.annex_number}")
    if annexes:
        said.append(count(annexes, "приложение,приложения,приложений"))
    if document.step and document.step.activity.number:
        said.append(f"дорожная карта, пункт {document.step.activity.number}")
    return ", ".join(said)


@register.filter
def kind_title(document: Document) -> str:
    """The title of its kind; that of a kind that is not offered any more is the document's own."""
    kind = kind_named(document.kind)
    return kind.title if kind else document.title


@register.filter
def known_share(document: Document) -> int:
    """How many per cent have read it; of rows asked ``for_list``."""
    share: float = document.known / document.asked  # type: ignore[attr-defined]  # annotated by for_list
    return round(100 * share)


@register.filter
def known_words(document: Document) -> str:
    """«Ознакомлены 3 из 4»"""
    return f"Ознакомлены {document.known} из {document.asked}"  # type: ignore[attr-defined]  # annotated by for_list


@register.filter
def standing_words(document: Document) -> str:
    """The sentence under the title."""
    match document.state:
        case DocumentState.DRAFT:
            return "Черновик. Прочитайте его и отправьте на согласование или сразу на подпись."
        case DocumentState.AGREEING:
            return "Документ на согласовании. Пока ждём ответа, текст не меняется."
        case DocumentState.SIGNING:
            who = ", ".join(word for word in (document.signer_name, document.signer_post) if word)
            return f"Документ ждёт подписи: {who.rstrip('.')}."
        case DocumentState.APPROVED:
            return "Документ подписан. Осталось зарегистрировать его."
        case DocumentState.DROPPED:
            return "Документ отклонён: дальше он не пойдёт."
        case DocumentState.REGISTERED:
            return f"{document.named[:1].upper()}{document.named[1:]}."
        case _:
            return f"{document.named[:1].upper()}{document.named[1:]}. Документ отменён."
